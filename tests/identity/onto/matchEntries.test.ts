import { describe, expect, it } from 'vitest';
import { matchEntries } from '../../../src/identity/onto/matchEntries.ts';
import type { GivenEntry, PresentArticle } from '../../../src/identity/onto/matchRules.ts';

const SITE = 'https://news.example.nz';
const FERRY =
  'The ferry left the wharf at six in the morning, and came back before noon with the mail, two dogs and a piano.';
const LIBRARY =
  'The library is open again on weekdays, and lends books, maps and tools to everyone who asks.';

type Texts = Readonly<Record<string, string>>;

/** 8 pm on a day of December 2014, or so many hours later. */
const day = (number: number, hours = 0) => new Date(Date.UTC(2014, 11, number, 20 + hours));

const entry = (id: string, parts: Omit<GivenEntry, 'id'> = {}): GivenEntry => ({ id, ...parts });

const article = (file: string, parts: Omit<Partial<PresentArticle>, 'file'> = {}): PresentArticle => ({
  file,
  names: [file.replace(/\.md$/, '')],
  ...parts,
});

/** Which entry is which file and why, or the files that it could be. */
function whoIsWho(
  entries: readonly GivenEntry[],
  articles: readonly PresentArticle[],
  texts: Texts = {},
  named: readonly (readonly [GivenEntry, PresentArticle])[] = [],
): Record<string, string> {
  const found = matchEntries(entries, articles, {
    named,
    texts: { ofEntry: ({ id }) => texts[id] ?? '', ofArticle: ({ file }) => texts[file] ?? '' },
  });
  return Object.fromEntries([
    ...found.matches.map((match) => [match.entry.id, `${match.article.file} by ${match.reason}`]),
    ...found.unmatched.map((one) => [
      one.entry.id,
      `? ${one.candidates.map(({ file }) => file).join(' ')}`.trim(),
    ]),
  ]);
}

describe('an entry is the article', () => {
  it.each<[string, Omit<GivenEntry, 'id'>, Partial<PresentArticle>]>([
    ['its id', {}, { id: 'urn:a' }],
    ['its link', { link: `${SITE}/a/` }, { link: `${SITE}/a/` }],
    ['its link, spelt otherwise', { link: `${SITE}/a/` }, { link: 'http://www.news.example.nz/a.html' }],
    ['a former address', { link: `${SITE}/a/` }, { aliases: [`${SITE}/b/`, `${SITE}/a`, `${SITE}/a/`] }],
    [
      'its title and its time',
      { title: '“A” – b', published: day(3) },
      { title: '"a" - B', published: new Date(day(3).getTime() + 400) },
    ],
    ['its title and its time', { title: 'A', updated: day(3) }, { title: 'A', published: day(3) }],
    [
      'its title and the name of its file',
      { title: 'A', link: `${SITE}/x/` },
      { title: 'A', names: ['x', '2014-12-03-x'] },
    ],
    ['its time, without a title', { published: day(3) }, { published: day(3) }],
    ['its path on another host', { link: 'https://old.example/x/a/' }, { link: `${SITE}/x/a/` }],
    [
      'the name of its file',
      { link: `${SITE}/blog/the_road`, published: day(3) },
      { names: ['the-road'], published: day(4) },
    ],
    ['its title', { title: 'A', published: day(3) }, { title: 'A', published: day(2) }],
    ['its title', { title: 'A' }, { title: 'A', published: day(2) }],
  ])('by %s', (reason, given, present) => {
    const other = article('other.md', { title: 'Other', published: day(30), link: `${SITE}/other/` });
    expect(whoIsWho([entry('urn:a', given)], [article('file.md', present), other])).toEqual({
      'urn:a': `file.md by ${reason}`,
    });
  });

  it('by its id, which is its link', () => {
    const id = `${SITE}/a/`;
    expect(
      whoIsWho([entry(id, { link: 'https://elsewhere.example/' })], [article('a.md', { link: id })]),
    ).toEqual({ [id]: 'a.md by its id, which is its link' });
  });

  it('by its id, which is a former address', () => {
    const id = `${SITE}/?p=7`;
    const [b, other] = [article('b.md', { aliases: [id] }), article('c.md')];
    expect(whoIsWho([entry(id)], [b, other])).toEqual({
      [id]: 'b.md by its id, which is a former address',
    });
  });

  it('by its words', () => {
    const texts = { 'urn:a': FERRY, 'b.md': LIBRARY, 'c.md': FERRY };
    expect(whoIsWho([entry('urn:a')], [article('b.md'), article('c.md')], texts)).toEqual({
      'urn:a': 'c.md by its words',
    });
  });

  it('of which a person says so, whatever else is the same', () => {
    const a = entry('urn:a', { link: `${SITE}/a/` });
    const [same, said] = [article('a.md', { link: `${SITE}/a/` }), article('b.md')] as const;
    expect(whoIsWho([a], [same, said], {}, [[a, said]])).toEqual({ 'urn:a': 'b.md by what you say' });
  });
});

describe('titles that come again are told apart', () => {
  it('by the difference that the times of the others have', () => {
    const notes = (number: number, hours = 0) => ({ title: 'Notes', published: day(number, hours) });
    const rows = [1, 2, 3, 4];
    const entries = [
      entry('urn:a', { title: 'A', published: day(9) }),
      entry('urn:b', { title: 'B', published: day(10) }),
      ...rows.map((number) => entry(`urn:${number}`, notes(number))),
    ];
    const articles = [
      article('a.md', { title: 'A', published: day(9, -13) }),
      article('b.md', { title: 'B', published: day(10, -13) }),
      ...rows.map((number) => article(`${number}.md`, notes(number, -13))),
    ];
    expect(whoIsWho(entries, articles)).toMatchObject(
      Object.fromEntries(
        rows.map((number) => [
          `urn:${number}`,
          `${number}.md by its title, and its time but for the difference`,
        ]),
      ),
    );
  });

  it('also notes without a title', () => {
    const entries = [
      entry('urn:a', { title: 'A', published: day(9) }),
      entry('urn:b', { title: 'B', published: day(10) }),
      entry('urn:c', { published: day(11) }),
    ];
    const articles = [
      article('a.md', { title: 'A', published: day(9, 2) }),
      article('b.md', { title: 'B', published: day(10, 2) }),
      article('c.md', { published: day(11, 2) }),
      article('draft.md'),
    ];
    expect(whoIsWho(entries, articles)['urn:c']).toMatch(/^c\.md /);
  });
});

describe('what could be two is not guessed', () => {
  it('where two articles have its title', () => {
    const articles = [article('a.md', { title: 'Notes' }), article('b.md', { title: 'Notes' })];
    expect(whoIsWho([entry('urn:a', { title: 'Notes' })], articles)).toEqual({ 'urn:a': '? a.md b.md' });
  });

  it('where two entries have its link', () => {
    const link = `${SITE}/a/`;
    expect(
      whoIsWho([entry('urn:a', { link }), entry('urn:b', { link })], [article('a.md', { link })]),
    ).toEqual({
      'urn:a': '? a.md',
      'urn:b': '? a.md',
    });
  });

  it('where a title comes again, though one of them is matched', () => {
    const entries = [
      entry('urn:a', { title: 'Notes', published: day(3) }),
      entry('urn:b', { title: 'Notes' }),
    ];
    const articles = [
      article('a.md', { title: 'Notes', published: day(3) }),
      article('b.md', { title: 'Notes', published: day(20) }),
    ];
    expect(whoIsWho(entries, articles)).toMatchObject({ 'urn:b': '? b.md' });
  });

  it('where the same title is of another day, and has other words', () => {
    const a = entry('urn:a', { title: 'Notes', published: day(3) });
    const b = article('b.md', { title: 'Notes', published: day(20) });
    expect(whoIsWho([a], [b], { 'urn:a': FERRY, 'b.md': LIBRARY })).toEqual({ 'urn:a': '? b.md' });
    expect(whoIsWho([a], [b], { 'urn:a': FERRY, 'b.md': FERRY })).toEqual({ 'urn:a': 'b.md by its title' });
  });

  it('where nobody knows the day, and the words are others', () => {
    const [a, b] = [entry('urn:a', { title: 'Notes' }), article('b.md', { title: 'Notes' })];
    expect(whoIsWho([a], [b], { 'urn:a': FERRY, 'b.md': LIBRARY })).toEqual({ 'urn:a': '? b.md' });
  });

  it('and names no more than three', () => {
    const articles = [1, 2, 3, 4].map((number) => article(`${number}.md`, { published: day(3), title: 'x' }));
    expect(whoIsWho([entry('urn:a', { title: 'A', published: day(3) })], articles)).toEqual({
      'urn:a': '? 1.md 2.md 3.md',
    });
  });
});

it('an article with the addresses of two entries is neither', () => {
  const entries = [entry('urn:a', { link: `${SITE}/a/` }), entry('urn:b', { link: `${SITE}/b/` })];
  const both = article('x.md', { aliases: [`${SITE}/a/`, `${SITE}/b/`] });
  expect(whoIsWho(entries, [both])).toEqual({ 'urn:a': '? x.md', 'urn:b': '? x.md' });
});

it('ten thousand entries find ten thousand articles in seconds', () => {
  const numbers = Array.from({ length: 10_000 }, (_, index) => index);
  const words = (number: number) => Array.from({ length: 20 }, (_, index) => `w${number}i${index}`).join(' ');
  const texts = Object.fromEntries(
    numbers.flatMap((number) => [
      [`urn:${number}`, words(number)],
      [`${number}.md`, words(number)],
    ]),
  );
  const entries = numbers.map((number) => entry(`urn:${number}`, { title: 'Notes', published: day(1) }));
  const articles = numbers.map((number) => article(`${number}.md`, { title: 'Notes', published: day(1) }));
  const start = performance.now();
  const found = whoIsWho(entries, articles, texts);
  expect(Object.values(found).filter((one) => one.endsWith('by its words')).length).toBe(10_000);
  expect(performance.now() - start).toBeLessThan(20_000);
});
