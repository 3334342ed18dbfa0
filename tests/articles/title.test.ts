import { describe, expect, it } from 'vitest';
import { parseHead } from '../../src/articles/parseHead.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { headOf, wholeArticle } from './material.ts';

/** A file that begins with a date in its front matter, read to the end; the body begins in line 4. */
function dated(body: readonly string[], front: readonly string[] = [], file = 'items/road.md') {
  return wholeArticle({ file, lines: ['---', 'date: 8 pm on 21 December 2014', ...front, '---', ...body] });
}

/** What lists call an article, and what feeds do. */
function titlesOf(body: readonly string[], front: readonly string[] = [], file = 'items/road.md') {
  const { head, item, told } = dated(body, front, file);
  return { named: head.title, title: item.title, content: item.content, told };
}

describe('a heading that an article begins with', () => {
  it.each([
    ['# The road', ['# The road', '', 'It is open.']],
    ['with hashes at its end', ['# The road #', 'It is open.']],
    ['underlined', ['The road', '========', '', 'It is open.']],
    ['in two lines', ['The', 'road', '===', 'It is open.']],
    ['behind a comment', ['<!-- markdownlint-disable -->', '', '# The road', 'It is open.']],
  ])('is the title, and no part of the text: %s', (_, body) => {
    expect(titlesOf(body)).toEqual({
      named: 'The road',
      title: 'The road',
      content: '<p>It is open.</p>',
      told: '',
    });
  });

  it('becomes plain text', () => {
    const { title } = titlesOf(['# *The* `road` &amp; **the** <b>ferry</b>', '', 'Open.']);
    expect(title).toBe('The road & the ferry');
  });

  it('is told where it is more than words', () => {
    const { title, told } = titlesOf(['', '# [The road](https://a.example/)', '', 'Open.']);
    expect({ title, told }).toMatchInlineSnapshot(`
      {
        "title": "The road",
        "told": "items/road.md:5:1 warning CONTENT_REMOVED expected words in the heading that is the title, found <a> - its text is the title, the rest is left out; write title: to keep the heading in the text",
      }
    `);
  });

  it('may be all that there is', () => {
    const text = '# The road';
    expect(headOf(parseHead({ file: 'items/2014-12-21-road.md', text }, auckland))).toMatchObject({
      title: 'The road',
      bodyStart: text.length,
    });
  });

  it('leaves the places of what follows as they are', () => {
    const { told } = dated(['# The road', '', 'It is {{ open }}.']);
    expect(told).toContain('items/road.md:6:7 warning TEMPLATE_CODE');
  });

  it('is no title where front matter has one', () => {
    const { title, content } = titlesOf(['# The road', '', 'Open.'], ['title: The road']);
    expect({ title, content }).toEqual({ title: 'The road', content: '<h1>The road</h1>\n<p>Open.</p>' });
  });

  it.each([
    ['of the second level', ['## The road', '', 'Open.']],
    ['behind a paragraph', ['Open.', '', '# The road']],
    ['behind a definition that the text needs', ['[a]: https://a.example/', '', '# The road', 'Open [a].']],
    ['without words', ['# ![](https://a.example/a.png)', '', 'Open.']],
    ['behind other HTML', ['<p>Open.</p>', '', '# The road']],
  ])('is a part of the text: %s', (_, body) => {
    const { title, content } = titlesOf(body);
    expect(title).toBe('');
    expect(content).toContain(body.join().includes('The road') ? 'The road' : 'a.png');
  });
});

describe('an article without a title', () => {
  it.each(['title:', 'title: ""', 'title: " "', 'tags: []'])(
    'is a note, known by its first words: %s',
    (line) => {
      const { head, item } = dated(['The *tide* is in.', '', 'More.'], [line]);
      expect(head).toMatchObject({ title: 'The tide is in.', isUntitled: true, slug: 'road' });
      expect(item).toMatchObject({ title: '', description: 'The tide is in.' });
    },
  );

  it('is known by as many whole words as a line has room for', () => {
    const { named } = titlesOf([
      'The tide came in at six, and with it came all that the storm had left on the other side.',
    ]);
    expect(named).toBe('The tide came in at six, and with it came all that the…');
  });

  it.each([
    ['a list', ['- The tide', '- The road'], 'The tide; The road'],
    ['nothing but a heading', ['## The tide'], 'The tide'],
    ['a picture that says what it shows', ['![The tide](https://a.example/a.png)'], 'The tide'],
    ['a picture that does not', ['![](https://a.example/a.png)'], 'road'],
  ])('may have %s', (_, body, named) => {
    expect(titlesOf(body)).toMatchObject({ named, title: '' });
  });

  it('may be a picture beside it', () => {
    const { named, told } = titlesOf(['![](tide.png)']);
    expect(named).toBe('road');
    expect(told.match(/PICTURE_MISSING/g)).toHaveLength(1);
  });

  it('may be a link with a summary', () => {
    const { named } = titlesOf([], ['external_url: https://a.example/', 'summary: The tide']);
    expect(named).toBe('The tide');
  });

  it('is known by its file where it was taken back, so that nobody reads its words', () => {
    const { named, title, content } = titlesOf(['The tide'], ['withdrawn: 9 pm on 21 December 2014']);
    expect({ named, title }).toEqual({ named: 'road', title: '' });
    expect(content).not.toContain('tide');
  });

  it('is refused without a text', () => {
    const text = '---\ndate: 8 pm on 21 December 2014\n---\n';
    const { problems } = parseHead({ file: 'items/road.md', text }, auckland);
    expect(tellAll(problems)).toMatchInlineSnapshot(
      `"items/road.md:4:1 error TITLE_MISSING expected a title or a text, found none - write the text below the front matter, or add a line "title: ..." to it between two lines of ---"`,
    );
  });

  it('is refused with a summary that is none', () => {
    const text = '---\ndate: 8 pm on 21 December 2014\nsummary: [a]\n---\n';
    const { problems } = parseHead({ file: 'items/road.md', text }, auckland);
    expect(problems.map(({ code }) => code)).toEqual(['TITLE_MISSING']);
  });

  it('is told of a name that is nearly title', () => {
    expect(titlesOf(['The tide'], ['titel: Road']).told).toContain('FIELD_MISSPELT');
  });

  it('shares its hash with no other where it is nothing but signs', () => {
    const [a, b] = ['🎉', '🌊'].map((sign) => dated([sign]).head.textHash);
    expect(a).not.toBe(b);
  });
});

describe('a file without front matter', () => {
  const told = (file: string, text: string) => tellAll(parseHead({ file, text }, auckland).problems);

  it('needs no more than a day in its name', () => {
    const file = 'items/2026-01-03-b.md';
    const head = headOf(parseHead({ file, text: '# The road\n\nIt is open.\n' }, auckland));
    expect(head).toMatchObject({ title: 'The road', slug: 'b' });
    expect(head).not.toHaveProperty('isUntitled');
    expect(headOf(parseHead({ file, text: 'It is open.\n' }, auckland))).toMatchObject({ isUntitled: true });
  });

  it('and without a day is told what to do, whatever it is', () => {
    expect(told('items/README.md', '# Articles\n\nPut them here.\n')).toMatchInlineSnapshot(
      `"items/README.md:1:1 error DATE_MISSING expected a date of publication, found none - add a line "date: 8:03 pm on 21 December 2014" between two lines of --- at its start; if it is no article, write ignore: [items/README.md] into feed.yaml"`,
    );
    expect(told('items/robots.txt', 'User-agent: *\nDisallow: /private\n')).toMatchInlineSnapshot(
      `"items/robots.txt:1:1 error DATE_MISSING expected a date of publication, found none - write its date on a line of its own, like "8:03 pm on 21 December 2014"; if it is no article, write ignore: [items/robots.txt] into feed.yaml"`,
    );
  });
});
