import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHead } from '../../src/articles/parseHead.ts';
import { auckland } from '../support/publication.ts';
import { headOf } from './material.ts';

/** A file whose name has a day: nothing is missing if its front matter is taken for text. */
const FILE = 'items/2014-12-20-road.md';

const read = (text: string, file = FILE) => parseHead({ file, text }, auckland);

const told = (text: string, file = FILE) =>
  read(text, file).problems.map(({ line, column, code, message, mend }) => {
    return `${line}:${column} ${code} ${message} - ${mend}`;
  });

const lines = (...all: string[]) => all.join('\n');

/** One head in every form; `draft` is a line that keeps it back. */
const FORMS: Readonly<Record<string, { readonly head: string; readonly draft: string }>> = {
  'YAML of Jekyll, that dots end': {
    head: lines('---', 'title: Road', 'date: 2014-12-21 20:03', 'tags: [sea, ice]', '...', ''),
    draft: lines('---', 'title: Road', 'published: false', '...', ''),
  },
  'YAML below empty lines': {
    head: lines('', '', '---', 'title: Road', 'date: 2014-12-21 20:03', 'tags: [sea, ice]', '---', ''),
    draft: lines('', '---', 'title: Road', 'draft: true', '---', ''),
  },
  'YAML of Hexo, between longer lines': {
    head: lines('-----', 'title: Road', 'date: 2014-12-21 20:03', 'tags: [sea, ice]', '-----', ''),
    draft: lines('-----', 'title: Road', 'draft: true', '-----', ''),
  },
  'YAML of Hexo, without its first line': {
    head: lines('title: Road', 'date: 2014-12-21 20:03', 'tags:', '- sea', '- ice', '---', ''),
    draft: lines('title: Road', 'published: false', '---', ''),
  },
  'YAML with its name': {
    head: lines('---yaml', 'title: Road', 'date: 2014-12-21 20:03', 'tags: [sea, ice]', '---', ''),
    draft: lines('--- yml', 'draft: true', '---', ''),
  },
  'TOML with its name': {
    head: lines('---toml', 'title = "Road"', 'date = "2014-12-21 20:03"', 'tags = ["sea", "ice"]', '---', ''),
    draft: lines('---toml', 'draft = true', '---', ''),
  },
  'JSON with its name': {
    head: lines(
      '---json',
      '{"title": "Road", "date": "2014-12-21 20:03", "tags": ["sea", "ice"]}',
      '---',
      '',
    ),
    draft: lines('---json', '{ "draft": true }', '---', ''),
  },
  'an object of JavaScript': {
    head: lines(
      '---js',
      '{ // ours',
      '  title: "Road",',
      "  date: new Date('2014-12-21 20:03'),",
      '  tags: [`sea`, "ice",],',
      '};',
      '---',
      '',
    ),
    draft: lines('---js', '{ draft: true }', '---', ''),
  },
  'constants of JavaScript': {
    head: lines(
      '---javascript',
      'const title = "Road";',
      'let date = "2014-12-21 20:03"',
      "var tags = ['sea', 'ice'];",
      '---',
      '',
    ),
    draft: lines('---js', 'const draft = true;', '---', ''),
  },
  'an object of Hugo': {
    head: lines('{', '  "title": "Road", "date": "2014-12-21 20:03",', '  "tags": ["sea", "ice"]', '}', ''),
    draft: lines('{ "title": "{ Road }", "draft": true }', ''),
  },
  'JSON of Hexo': {
    head: lines(
      ';;;',
      '"title": "Road",',
      '"date": "2014-12-21 20:03",',
      '"tags": ["sea", "ice"]',
      ';;;',
      '',
    ),
    draft: lines(';;;', '{ "draft": true }', ';;;', ''),
  },
  'JSON of Hexo, without its first line': {
    head: lines('"title": "Road",', '"date": "2014-12-21 20:03",', '"tags": ["sea", "ice"]', ';;;', ''),
    draft: lines('"title": "Road",', '"published": false', ';;;', ''),
  },
  'the head of Pelican': {
    head: lines('Title: Road', 'Date: 2014-12-21 20:03', 'Tags: sea, ice', 'Gravel: much', '', ''),
    draft: lines('Title: Road', 'Status: draft', '', ''),
  },
  'the head of Nikola': {
    head: lines(
      '<!--',
      '.. title: Road',
      '.. date: 2014-12-21 20:03:00 UTC+13:00',
      '.. tags: sea, ice',
      '.. link: ',
      '',
      '-->',
      '',
    ),
    draft: lines('<!--', '.. title: Road', '.. status: draft', '-->', ''),
  },
  'the head of Nikola without a comment': {
    head: lines('.. title: Road', '.. date: 2014-12-21 20:03', '.. tags: sea, ice', '', ''),
    draft: lines('.. title: Road', '.. tags: sea, private', '', ''),
  },
};

describe.each(Object.entries(FORMS))('%s', (_, { head, draft }) => {
  const text = `${head}The road is open.\n\n---\n\nAll of it.\n`;

  it('is front matter', () => {
    const { title, published, tags, bodyStart } = headOf(read(text));
    expect({ title, tags, at: published.toISOString() }).toEqual({
      title: 'Road',
      tags: ['sea', 'ice'],
      at: '2014-12-21T07:03:00.000Z',
    });
    expect(text.slice(bodyStart).trim()).toBe('The road is open.\n\n---\n\nAll of it.');
    expect(told(text)).toEqual([]);
  });

  it('keeps a draft back', () => {
    expect(read(`${draft}The road is open.\n`)).toEqual({ isDraft: true, problems: [] });
  });

  it('knows where its values are', () => {
    const wrong = text.replace('20:03', '25:03');
    const [line = ''] = text.slice(0, text.indexOf('2014-12-21')).split('\n').slice(-1);
    const number = text.slice(0, text.indexOf('2014-12-21')).split('\n').length;
    const [first] = told(wrong);
    expect(first).toMatch(/ DATE_UNREADABLE /);
    expect(first?.split(' ')[0]).toMatch(new RegExp(`^${number}:(?:${line.length + 1}|${line.length})$`));
  });

  it.each([...head.matchAll(/[^\w ]/g)].map(({ index }) => index))(
    'is not published as text without its sign at %i',
    (index) => expectNoText(head.slice(0, index) + head.slice(index + 1)),
  );

  it.each(head.split('\n').map((_, index) => index))(
    'is not published as text without its line %i',
    (index) => expectNoText(head.split('\n').toSpliced(index, 1).join('\n')),
  );
});

function expectNoText(damaged: string): void {
  const text = `${damaged}The road is open.\n`;
  const { head, problems } = read(text);
  if (head) expect(text.slice(head.bodyStart)).not.toMatch(/title|2014/i);
  else expect(problems.map(({ severity }) => severity)).toContain('error');
}

describe('what nearly is front matter is told:', () => {
  it.each([
    [
      'without any fence, where its values are those of YAML',
      lines('title: "Road"', 'tags: [sea]', '', 'Open.'),
      '1:1 FRONT_MATTER_OPEN expected a line of --- above the front matter, found "title: "Road"" - write --- on a line of its own above it, and another one below its last line',
    ],
    [
      'one field without the line above it',
      lines('title: Road', '---', 'Open.'),
      '1:1 FRONT_MATTER_OPEN expected a line of --- above the front matter, found "title: Road" - write --- on a line of its own above it',
    ],
    [
      'a language that nobody knows',
      lines('---coffee', 'title: "Road"', '---', 'Open.'),
      '1:1 FRONT_MATTER_OPEN expected yaml, toml, json or js behind the first ---, found "coffee" - write the front matter in YAML, below a line of ---',
    ],
    [
      'an object that nothing closes',
      lines('{', '"title": "Road }",', '', 'Open.'),
      '1:1 FRONT_MATTER_OPEN expected } after the front matter, found the end of the file - close each { by a }',
    ],
    [
      'an object with text behind it',
      lines('{ "kilometres": 1 } Open.'),
      '1:20 FRONT_MATTER_OPEN expected the end of the line after the front matter, found "Open." - begin the text on a line of its own',
    ],
    [
      'a comment of Nikola that nothing closes',
      lines('<!--', '.. title: Road', '', 'Open.'),
      '1:1 FRONT_MATTER_OPEN expected --> after the front matter, found the end of the file - write --> on a line of its own where the front matter ends',
    ],
    [
      'another line among those of Nikola',
      lines('<!--', '.. title: Road', '. status: draft', '-->', 'Open.'),
      '3:1 FIELD_WRONG expected lines ".. key: value", found ". status: draft" - write it as such a line, or below the head',
    ],
    [
      'a comment above it',
      lines('<!-- by Ana -->', '', '<!-- and Ben -->', '---', 'title: Road', '---', 'Open.'),
      '1:1 FRONT_MATTER_OPEN expected the front matter at the start of the file, found "<!-- by Ana -->" above it - write that below the front matter',
    ],
    [
      'a longer line that nothing closes',
      lines('----', 'title: Road', 'Open.'),
      '1:1 FRONT_MATTER_OPEN expected a line of ---- after the front matter, found the end of the file - write ---- on a line of its own where the front matter ends',
    ],
    [
      'code in the place of data',
      lines('---js', '{', '  title: "Road",', '  permalink: (data) => data.title', '}', '---', 'Open.'),
      '4:14 JSON_BROKEN expected data, found "(data) => data.title" - only data is read, and no code is run: text in quotation marks, numbers, true, false, null, lists and objects',
    ],
  ])('%s', (_, text, message) => {
    expect(told(text)).toEqual([message]);
  });

  it('but not in a folder of drafts', () => {
    expect(read(lines('---', 'title: Road'), 'items/_drafts/road.md')).toEqual({
      isDraft: true,
      problems: [],
    });
  });
});

describe('a text is no front matter', () => {
  it.each([
    ['that begins with a word and a colon', lines('Title: a word of one line', '', 'Open.')],
    ['with words that are no fields', lines('Note: this is text', 'Remark: and so is this', '---')],
    ['with fields further down', lines('Open.', 'All', 'of', 'it.', 'title: x', 'date: y')],
    ['below a heading', lines('# Road', '', 'title: x', 'date: y')],
    ['between rules', lines('----', 'Open.', '----')],
    ['below an empty line and between rules', lines('', '---', '', 'Open.', '', '---')],
    ['behind a dash', lines('--- said Ana')],
    ['behind a word that nothing closes', lines('---coffee', 'Open.')],
    ['in braces', lines('{ Open. }')],
    ['in quotation marks', lines('"Open": so it says.')],
    ['that begins with template code', lines('{{< figure src="https://a.example/a.png" alt="a" >}}')],
    ['below a comment', lines('<!-- by Ana -->', 'Open.')],
    ['below a comment that nothing closes', lines('<!-- by Ana', 'Open.')],
    ['behind a comment', lines('<!-- by Ana --> Open.', '---', 'title: Road', '---')],
    ['with a directive', lines('.. note:: Open', '', 'All.')],
  ])('%s', (_, text) => {
    expect(told(`${text}\n`).join()).not.toMatch(/FRONT_MATTER|BROKEN|FIELD/);
    expect(told(text).join()).not.toMatch(/FRONT_MATTER|BROKEN|FIELD/);
  });

  it('of a newsroom: its first lines are its head', () => {
    const text = lines('Title: Road', 'date: 2014-12-21 20:03', '', 'Open.');
    expect(told(text, 'items/a.txt').join()).not.toContain('FRONT_MATTER_OPEN');
  });
});

it('an object of Hugo ends with its brace', () => {
  const text = '{ "title": "Road" } Open.';
  expect(text.slice(read(text).head?.bodyStart)).toBe(' Open.');
});

it('without a date is told to have one, in its own form', () => {
  expect(told('{ "title": "Road" }\nOpen.', 'items/road.md')).toEqual([
    expect.stringContaining('add a field "date" with 8:03 pm on 21 December 2014 to the front matter'),
  ]);
});

describe('a head of Pelican', () => {
  const head = (...all: string[]) => headOf(read(lines('Title: "Road" \'n\' sea', ...all, '', 'Open.')));

  it('has several people, and values that go on in further lines', () => {
    const { authors, tags, summary } = head(
      'Authors:Ana Lee; Ben Wu',
      'Tags: sea',
      '    ice',
      'Summary: All',
      '\tof it.',
    );
    expect({ authors, tags, summary }).toEqual({
      authors: [{ name: 'Ana Lee' }, { name: 'Ben Wu' }],
      tags: ['sea', 'ice'],
      summary: 'All of it.',
    });
  });

  it.each([
    ['published', {}],
    ['hidden', { unlistedPlace: { file: FILE, line: 2, column: 1 } }],
  ])('may be %s', (status, place) => {
    expect(head(`Status: ${status}`)).toMatchObject(place);
  });

  it.each(['draft', 'skip', 'Private'])('may be kept back: %s', (status) => {
    expect(read(lines('Title: Road', `Status: ${status}`, '', 'Open.')).isDraft).toBe(true);
  });

  it('ends with the file', () => {
    expect(read('Title: Road\nSlug: sea').head?.slug).toBe('sea');
  });
});

describe('a head of Nikola', () => {
  const nikola = (...all: string[]) => lines('<!-- ', '.. title: Road', ...all, '--> Open.');

  it('has a link to where the text is from', () => {
    const head = headOf(
      read(nikola('.. link: https://other.example/road', '.. tags: sea, Drafty', '.. slug:')),
    );
    expect(head).toMatchObject({ via: 'https://other.example/road', tags: ['sea', 'Drafty'] });
    expect(head.link).toBeUndefined();
  });

  it.each(['.. status: private', '.. tags: sea, Draft', '.. tags: private'])('keeps back: %s', (line) => {
    expect(read(nikola(line)).isDraft).toBe(true);
  });

  it.each(['.. status: featured', '.. status: published', '.. status: '])('publishes: %s', (line) => {
    expect(read(nikola(line)).head?.title).toBe('Road');
  });

  it('is front matter of HTML, too', () => {
    const text = nikola('.. date: 2014-12-21 20:03').replace('Open.', '<p>Open.</p>');
    expect(read(text, 'items/road.html').head?.title).toBe('Road');
  });
});

describe('any beginning of a file', () => {
  const part = fc.constantFrom(
    ...[
      '---',
      '+++',
      ';;;',
      '...',
      '-----',
      '<!--',
      '-->',
      '{',
      '}',
      '\n',
      '\n\n',
      '.. ',
      ': ',
      ' = ',
      '"',
      "'",
      ',',
    ],
    ...[
      'title',
      'date',
      'tags',
      'draft',
      'true',
      '2014-12-21',
      'Road',
      ' ',
      '    ',
      'js',
      'json',
      'const ',
      '[',
      ']',
      '\t',
    ],
  );
  const ends = fc.constantFrom('md', 'mdx', 'html', 'txt');

  it('is read or told, and the body is what is behind it', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), ends, (parts, end) => {
        const text = parts.join('');
        const { head, isDraft, problems } = read(text, FILE.replace('md', end));
        expect(head !== undefined || isDraft || problems.length > 0).toBe(true);
        if (head) expect(head.bodyStart).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '{"a":',
    '<!--\n',
    '---\n',
    ';;;\n',
    'title: x\n',
    '.. title: x\n',
    '"title": [',
    '<!-- a -->\n',
    '{ "title": "',
    '{"a": "\\"',
  ])('is read at once: any number of %j', (some) => {
    const { head, isDraft, problems } = read(some.repeat(50_000));
    expect(head !== undefined || isDraft || problems.length > 0).toBe(true);
  });

  it.each([
    ['{"a": "', '\\"', ''],
    ['title: Road\n', ' ', '\u00a0\ndate: 2014-12-21\n\n'],
    ['title:', ' ', '\u2028\ndate: 2014-12-21\n\n'],
    ['.. title:', ' ', '\u2028\n.. date: 2014-12-21\n\n'],
  ])('is read at once: %j, any number of %j, %j', (before, some, after) => {
    const start = performance.now();
    read(before + some.repeat(200_000) + after);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('has no end at an empty line above a field and a line of ---', () => {
    expect(read('title: Road\ndate: 2014-12-21\n\npublished: false\n---\nx').isDraft).toBe(true);
    const pelican = read('Title: Road: a story\nDate: 2014-12-21\n\n---\nIt is open.\n');
    expect(pelican.head).toMatchObject({ title: 'Road: a story' });
  });

  it('takes no word of our own program for a language', () => {
    expect(told('---constructor\ntitle: Road\n---\n')).toEqual([
      expect.stringContaining('expected yaml, toml, json or js behind the first ---, found "constructor"'),
    ]);
  });
});
