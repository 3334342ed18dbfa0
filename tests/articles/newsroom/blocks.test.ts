import { describe, expect, it } from 'vitest';
import { splitBlocks } from '../../../src/articles/newsroom/blocks.ts';

/** Blocks as `p One|Two`. */
function split(text: string): string[] {
  return splitBlocks(text.split('\n')).map(({ tagName, lines }) => `${tagName} ${lines.join('|')}`);
}

describe('a list', () => {
  it.each(['•', '–', '-', '*'])('is lines that all begin with %s', (sign) => {
    expect(split(`It has passed.\n\n${sign} Rates rise\n${sign} The pool stays`)).toEqual([
      'p It has passed.',
      'ul Rates rise|The pool stays',
    ]);
    expect(split(`It has passed.\n${sign} Rates rise\n${sign} The pool stays\nMore to come.`)).toEqual([
      'p It has passed.',
      'ul Rates rise|The pool stays',
      'p More to come.',
    ]);
  });

  it.each(['.', ')'])('is lines that count from 1%s', (sign) => {
    expect(split(`To do:\n1${sign} Eat\n2${sign} Sleep\n3${sign} Sail\n\nEnd.`)).toEqual([
      'p To do:',
      'ol Eat|Sleep|Sail',
      'p End.',
    ]);
  });

  it('ends where another sign or number follows', () => {
    expect(split('a:\n• A\n• B\n- C\n- D\n1. E\n2. F\n1. G\n2. H\n\nEnd.')).toEqual([
      'p a:',
      'ul A|B',
      'ul C|D',
      'ol E|F',
      'ol G|H',
      'p End.',
    ]);
  });

  it.each([
    '• Alone\n\nEnd.',
    '- Alone\nthe others\n\nEnd.',
    '2. Two\n3. Three\n\nEnd.',
    '1. One\n3. Three\n\nEnd.',
    '1. One\n2) Two\n\nEnd.',
    '-4 degrees\n-5 degrees\n\nEnd.',
    '2014 was dry\n2015 was wet\n\nEnd.',
    '• \n•\n\nEnd.',
  ])('is not %j', (text) => {
    expect(split(text)).toEqual([`p ${text.split('\n\n')[0]?.replace('\n', '|')}`, 'p End.']);
  });
});

describe('a line break', () => {
  it('is one that the author meant', () => {
    expect(split('4:15 pm\nThe road is open.\n\nJane Doe\n12 Bay Road\nWellington')).toEqual([
      'p 4:15 pm|The road is open.',
      'p Jane Doe|12 Bay Road|Wellington',
    ]);
  });

  const wire = [
    'The council said on Monday that the bridge over the river would stay',
    'closed for a week while the engineers look at what the flood has done',
    'to it, and that nobody should walk over it before they are done there.',
    'It is old.',
  ];

  it('is none where a program wrapped the lines', () => {
    expect(split(`${wire.join('\n')}\n\nThe end.`)).toEqual([`p ${wire.join('\n')}`, 'p The end.']);
  });

  it('is none in such a text among paragraphs on one line', () => {
    const long = 'The council said so. '.repeat(8).trim();
    expect(split(`${long}\n\n${wire.join('\n')}`)).toEqual([`p ${long}`, `p ${wire.join('\n')}`]);
  });

  it('is one before a time, also in text that a program wrapped', () => {
    expect(split(`${wire.join('\n')}\n9.15am The bus is\n9.40am It is full\n\nThe end.`)).toEqual([
      `p ${wire.join('\n')}|9.15am The bus is|9.40am It is full`,
      'p The end.',
    ]);
  });

  it('is one where a line of such a text has room for the next word', () => {
    expect(split(`${wire[0]}\n${wire[1]}\n\nJane Doe\n12 Bay Road`)).toEqual([
      `p ${wire[0]}\n${wire[1]}`,
      'p Jane Doe|12 Bay Road',
    ]);
  });

  it('is one in text of very long or very short lines', () => {
    const long = 'The council said so. '.repeat(8).trim();
    expect(split(`${long}\n${long}\n\nEnd.`)).toEqual([`p ${long}|${long}`, 'p End.']);
    expect(split('Roses are red\nViolets are blue\n\nEnd.')).toEqual([
      'p Roses are red|Violets are blue',
      'p End.',
    ]);
  });
});

describe('a text without blank lines', () => {
  it('has a paragraph a line', () => {
    expect(split('One.\nTwo\nThree.')).toEqual(['p One.', 'p Two', 'p Three.']);
  });

  it('has lists', () => {
    expect(split('To know:\n• A\n• B\n1. C\n2. D\nEnd.')).toEqual([
      'p To know:',
      'ul A|B',
      'ol C|D',
      'p End.',
    ]);
  });

  it('has sentences that a program wrapped, and captions', () => {
    const full = 'The council said on Monday that the bridge over the river would stay';
    expect(split(`${full}\nclosed for a week.\nIt is old.`)).toEqual([
      `p ${full}\nclosed for a week.`,
      'p It is old.',
    ]);
    expect(split(`${full}\nTheBridgeOverTheRiver. Photo: AFP`)).toEqual([
      `p ${full}`,
      'figure TheBridgeOverTheRiver. Photo: AFP',
    ]);
  });

  it('has no subheads', () => {
    expect(split('One.\nBackground\nTwo.')).toEqual(['p One.', 'p Background', 'p Two.']);
  });
});

describe('a subhead', () => {
  it.each(['What happens next', 'Background', '“No way”', '2015 and after', 'He aha ai', '背景'])(
    'is a short line between whole sentences: %s',
    (line) => {
      expect(split(`One.\n\n${line}\n\nTwo.`)).toEqual(['p One.', `h2 ${line}`, 'p Two.']);
      expect(split(`One:\n- A\n- B\n\n${line}\n\nTwo:\n- C\n- D`)).toContain(`h2 ${line}`);
      expect(split(`The road. Photo: AFP\n\n${line}\n\n“Two.”`)).toContain(`h2 ${line}`);
    },
  );

  it.each([
    'So it is.',
    'Is it?',
    'the end of it',
    'It said:',
    'A list, of things,',
    '4:15 pm',
    '9.15',
    'X',
    'Two\nlines',
    'A long line that has no full stop but goes on and on and on and on',
  ])('is not %j', (line) => {
    expect(split(`One.\n\n${line}\n\nTwo.`)[1]).toBe(`p ${line.replace('\n', '|')}`);
  });

  it('is none at the start, at the end, behind a colon, or where no sentence is above or below it', () => {
    expect(split('Background\n\nOne.\n\nBackground')).toEqual(['p Background', 'p One.', 'p Background']);
    expect(split('The winner is:\n\nJane Doe\n\nShe sails.')[1]).toBe('p Jane Doe');
    expect(split('One.\n\nTown Hall\n\nCity Gallery\n\nTwo.').slice(1, 3)).toEqual([
      'p Town Hall',
      'p City Gallery',
    ]);
    expect(split('One.\n\nBackground\n\n- A\n- B')[1]).toBe('p Background');
  });
});

it('a text of nothing has no blocks', () => {
  expect(splitBlocks([])).toEqual([]);
});
