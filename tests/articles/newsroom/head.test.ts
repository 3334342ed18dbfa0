import { describe, expect, it } from 'vitest';
import { splitParagraphs } from '../../../src/articles/newsroom/body.ts';
import { parseNewsroomHead } from '../../../src/articles/newsroom/head.ts';
import type { PictureReference } from '../../../src/model/article.ts';
import { renderNewsroomBody } from '../sanitiseMaterial.ts';

function readHead(lines: readonly string[], skip: readonly string[] = [], title?: string) {
  const text = lines.join('\n');
  const { headline, byline, dates, time, bodyStart } = parseNewsroomHead(text, 0, {
    skip: new Set(skip),
    language: 'en',
    ...(title !== undefined && { title }),
  });
  return {
    headline: headline?.text,
    byline: byline?.text,
    dates: dates.map(({ text: date }) => date),
    time: time?.text,
    body: text.slice(bodyStart),
  };
}

function render(text: string, skip: readonly string[] = [], picture?: PictureReference): string {
  return renderNewsroomBody(splitParagraphs(text, 0, new Set(skip), picture));
}

describe('the head of a newsroom text', () => {
  const head = ['21 December 2014', '8:03 pm', 'Road open', 'By Jane Doe'];
  const read = {
    headline: 'Road open',
    byline: 'By Jane Doe',
    dates: ['21 December 2014'],
    time: '8:03 pm',
    body: 'First.',
  };

  it('has twenty dates and no more, each of which is compared with the others', () => {
    const { dates, body } = readHead([
      'Road open',
      ...Array.from({ length: 25 }, () => '21 December 2014'),
      'First.',
    ]);
    expect(dates).toHaveLength(20);
    expect(body).toBe(`${'21 December 2014\n'.repeat(5)}First.`);
  });

  it.each([
    { order: [0, 1, 2, 3] },
    { order: [3, 2, 1, 0] },
    { order: [2, 0, 3, 1] },
    { order: [1, 3, 0, 2] },
  ])('is read in the order $order', ({ order }) => {
    const lines = order.map((index) => head[index] ?? '');
    expect(readHead([...lines, '', 'First.'])).toEqual(read);
  });

  it('ends at the first line that is none of it', () => {
    expect(readHead(['Road open', 'First.', '21 December 2014'])).toMatchObject({
      headline: 'Road open',
      dates: [],
      body: 'First.\n21 December 2014',
    });
  });

  it('may be all there is', () => {
    expect(readHead(['Road open', '21 December 2014'])).toMatchObject({ headline: 'Road open', body: '' });
    expect(readHead([])).toEqual({
      headline: undefined,
      byline: undefined,
      dates: [],
      time: undefined,
      body: '',
    });
  });

  it('leaves lines out that are to be skipped', () => {
    expect(readHead(['  Share  this ', 'Road open', 'Share this', 'First.'], ['Share this'])).toMatchObject({
      headline: 'Road open',
      body: 'First.',
    });
  });

  it('knows a headline that the front matter gives, and no other', () => {
    expect(readHead(['Road open', 'First.'], [], 'Road open')).toMatchObject({
      headline: 'Road open',
      body: 'First.',
    });
    expect(readHead(['Road open', 'First.'], [], 'Another')).toMatchObject({
      headline: undefined,
      body: 'Road open\nFirst.',
    });
  });

  it('has several dates, but one time and one byline', () => {
    expect(readHead(['21 December 2014', '21/12/2014', 'Road open', '8 pm', '9 pm'])).toMatchObject({
      dates: ['21 December 2014', '21/12/2014'],
      time: '8 pm',
      body: '9 pm',
    });
    expect(readHead(['Road open', 'By Jane Doe', 'By John Doe'])).toMatchObject({ body: 'By John Doe' });
  });

  it('has a time where no date has one: else it is the first of a live blog', () => {
    const lines = ['Road open', '21 December 2014, 8 pm', '4:15 pm', 'First.'];
    expect(readHead(lines)).toMatchObject({ time: undefined, body: '4:15 pm\nFirst.' });
  });

  it('begins its body at the first letter', () => {
    expect(readHead(['Road open', '   First.']).body).toBe('First.');
  });
});

describe('short lines that are none of the head', () => {
  const asides = (lines: readonly string[], title?: string) => {
    const head = parseNewsroomHead(lines.join('\n'), 0, {
      skip: new Set(['Share']),
      language: 'en',
      ...(title !== undefined && { title, date }),
    });
    return [head.headline?.text, head.asides.map(({ text }) => text), head.dates.map(({ text }) => text)];
  };
  const date = '22 December 2014, 9 am';

  it.each([
    ['NATIONAL', 'Road open', 'RNZ'],
    ['Road open', 'National', 'Wellington'],
    ['Breaking news', 'Road open', 'Reuters'],
    ['NEW ZEALAND', 'Staff reporter', 'Road open'],
    ['ROAD OPEN AT LAST', 'Road', 'Share'],
  ])('do not hide a date below them: %s, %s, %s', (...lines) => {
    const headline = lines.find((line) => /road open/i.test(line));
    const others = lines.filter((line) => line !== headline && line !== 'Share');
    expect(asides([...lines, '', date, 'First.'])).toEqual([headline, others, [date]]);
  });

  it('do not hide a byline, a labelled date or the headline that the front matter gives', () => {
    const lines = [date, 'Road open', 'Wellington'];
    expect(asides([...lines, 'By Jane Doe', 'First.'])[1]).toEqual(['Wellington']);
    expect(asides([...lines, 'Updated 11 am', 'First.'])[1]).toEqual(['Wellington']);
    expect(asides(['NATIONAL', 'Road open', 'First.'], 'Road open')).toEqual(['Road open', ['NATIONAL'], []]);
  });

  it('may have a time among them', () => {
    const head = readHead(['Road open', 'Wellington', '9.15 am', '22 December 2014', 'First.']);
    expect(head).toMatchObject({ time: '9.15 am', dates: ['22 December 2014'], body: 'First.' });
  });

  it('may stand above the time of the day that is written above them', () => {
    expect(asides(['21 Dec 2014', 'NATIONAL', 'Road open', '8:03 pm on 21 December 2014', 'First.'])).toEqual(
      ['Road open', ['NATIONAL'], ['21 Dec 2014', '8:03 pm on 21 December 2014']],
    );
  });

  it.each([
    ['the date is known', [date, 'Road open', 'Town Hall', '24 December 2014, 7 pm']],
    ['the day is another', ['22 December 2014', 'Road open', 'Town Hall', '24 December 2014, 7 pm']],
    ['the time is known', ['9 am', '22 December 2014', 'Road open', 'Town Hall', '22 December 2014, 7 pm']],
    ['it says no more', ['22 December 2014', 'Road open', 'Town Hall', '22/12/2014']],
    ['it is a time alone', ['22 December 2014', 'Road open', 'Town Hall', '7 pm', 'First.']],
    ['a sentence is above it', ['Road open', 'It is open.', 'Town Hall', date]],
    ['a long line is above it', ['Road open', 'x'.repeat(101), date]],
    ['many lines are above it', ['Road open', 'A', 'B', 'C', 'D', 'E', 'F', date]],
  ])('are the beginning of the text where %s', (_why, lines) => {
    const head = parseNewsroomHead(lines.join('\n'), 0, { skip: new Set(), language: 'en' });
    expect(head.asides).toEqual([]);
    const [first] = lines.slice(lines.indexOf('Road open') + 1);
    expect(lines.join('\n').slice(head.bodyStart)).toMatch(new RegExp(`^${first}`));
  });

  it('are the beginning of the text where the front matter has the date', () => {
    const rules = { skip: new Set<string>(), language: 'en', date };
    const head = parseNewsroomHead(`Road open\nTown Hall\n${date}`, 0, rules);
    expect(head).toMatchObject({ asides: [], dates: [], bodyStart: 10 });
  });
});

describe('a byline', () => {
  it.each([
    'By Jane Doe',
    'By: Jane Doe',
    'By Ludwig van Beethoven',
    'By Jane Doe and John Doe',
    'By Ōtara Nakamura',
    'By 1 News',
    'By Jane Doe, Political Reporter',
    'By Jane Doe, reporter at the Post',
    'By Jane Doe <jane@example.nz>',
    'By Jane Doe, RNZ',
    'By Jane Doe for RNZ',
    'By Jane Doe for the Harbour Post',
    'By Jane Doe / Stuff',
    'Jane Doe / Stuff',
    'Jane Doe | RNZ',
    'Words: Jane Doe Photos: John Doe',
    'Words by Jane Doe',
    'Story: Jane Doe, Political Reporter / Pictures: John Doe',
  ])('is %s', (line) => {
    expect(readHead(['Road', line]).byline).toBe(line);
  });

  it.each([
    'By night the road is open',
    'by Jane Doe',
    'Bypass opens',
    'Words fail the mayor',
    'Words: all of them',
    'Story: Jane Doe Photos: none today',
    'Rugby / League',
    'Jane Doe / Someone Else',
    'By',
    `By ${'Aaaaaaaaaaa '.repeat(9)}`.trim(),
  ])('is not %s', (line) => {
    expect(readHead(['Road', line])).toMatchObject({ byline: undefined, body: line });
  });
});

describe('the body of a newsroom text', () => {
  it.each([
    {
      what: 'paragraphs between blank lines',
      text: 'One\ntwo.\n\n \n\nThree.',
      html: '<p>One<br>two.</p>\n<p>Three.</p>',
    },
    { what: 'a paragraph a line', text: 'One.\nTwo.\n', html: '<p>One.</p>\n<p>Two.</p>' },
    { what: 'literal text', text: '1 < 2 > 0 &amp; <b>', html: '<p>1 &lt; 2 &gt; 0 &amp;amp; &lt;b&gt;</p>' },
    { what: 'nothing', text: ' \n\n', html: '' },
    { what: 'white space', text: '  One   word ', html: '<p>One word</p>' },
  ])('is $what', ({ text, html }) => {
    expect(render(text)).toBe(html);
  });

  it('leaves lines out that are to be skipped', () => {
    expect(render('One.\n\nAdvertisement\n\nTwo.', ['Advertisement'])).toBe('<p>One.</p>\n<p>Two.</p>');
    expect(render('Advertisement', ['Advertisement'])).toBe('');
  });

  it.each([
    { what: 'a caption', text: 'The road. Photo: AFP', tag: 'figure' },
    { what: 'none', text: 'A photo of the road', tag: 'p' },
  ])('has $what in "$text"', ({ text, tag }) => {
    const html = tag === 'figure' ? `<figcaption>${text}</figcaption>` : text;
    expect(render(text)).toBe(`<${tag}>${html}</${tag}>`);
  });

  it('has literal text in a caption too', () => {
    expect(render('Road < bridge. Photo: A&B')).toBe(
      '<figure><figcaption>Road &lt; bridge. Photo: A&amp;B</figcaption></figure>',
    );
  });
});

describe('the picture of a newsroom text', () => {
  const picture = { src: 'road.jpg', alt: 'A road', at: 0 };

  it('stands above the first caption, and above no other', () => {
    expect(render('One.\n\nTwo. Photo: AFP\n\nThree. Photo: AFP', [], picture).split('\n')).toEqual([
      '<p>One.</p>',
      '<figure><img src="road.jpg" alt="A road"><figcaption>Two. Photo: AFP</figcaption></figure>',
      '<figure><figcaption>Three. Photo: AFP</figcaption></figure>',
    ]);
  });

  it('stands nowhere where there is no caption', () => {
    expect(render('One.', [], picture)).toBe('<p>One.</p>');
  });

  it('stands above none that is to be skipped', () => {
    expect(render('Photo: Ad\n\nOne.', ['Photo: Ad'], picture)).toBe('<p>One.</p>');
  });

  it('is literal text in its name and its alt text', () => {
    const hostile = { src: 'a"b<c>.jpg', alt: '"A" & <B>', at: 0 };
    expect(render('Photo: AFP', [], hostile)).toBe(
      '<figure><img src="a&quot;b&lt;c&gt;.jpg" alt="&quot;A&quot; &amp; &lt;B&gt;"><figcaption>Photo: AFP</figcaption></figure>',
    );
  });

  it('has no alt text where nobody gave it one', () => {
    expect(render('Photo: AFP', [], { src: 'road.jpg', at: 0 })).toContain('<img src="road.jpg">');
  });
});
