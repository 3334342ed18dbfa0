import { describe, expect, it } from 'vitest';
import type { Head } from '../../../src/model/article.ts';
import { Stamp } from '../../../src/model/stamp.ts';
import type { ArticleRecord } from '../../../src/publish/incremental/articleRecord.ts';
import {
  brokenWordsIn,
  compareFiles,
  fieldsIn,
  fileIn,
  formatRow,
  hasLinkWord,
  rowsCalled,
  slugIn,
} from '../../../src/publish/incremental/sourceIndex.ts';

const LINKS = new Map([
  ['ferry.md', '{"url":"https://news.example.nz/ferry/"}'],
  ['2014-12-21-none.md', '{"fault":{"code":"LINK_BROKEN"}}'],
]);

function recordOf(head: Partial<Head> | undefined, link?: string): ArticleRecord {
  const whole = head && {
    slug: 'road',
    textHash: 'abc',
    published: new Stamp(Date.UTC(2014, 11, 31, 12), 780),
    ...head,
  };
  return {
    state: '1',
    result: { isDraft: head === undefined, problems: [], ...(whole && { head: whole as Head }) },
    ...(link !== undefined && {
      body: { link, links: LINKS } as unknown as NonNullable<ArticleRecord['body']>,
    }),
  };
}

const fileOf = (name: string, state = '1', path = name) => ({ file: name, path, state });
const rowOf = (name: string, head: Partial<Head> | undefined = {}, link?: string) =>
  formatRow(fileOf(name), recordOf(head, link), 70);
const draft = formatRow(fileOf('items/draft.md'), recordOf(undefined), 20);

describe('a row', () => {
  it('says when its article is from, in its own zone, and how long its record is', () => {
    expect(fieldsIn(rowOf('items/a.md'))).toEqual({
      isPlain: true,
      hasHead: true,
      month: '2015-01',
      sizeInBytes: 70,
    });
  });

  it.each<[string, Partial<Head>]>([
    ['expires', { expires: new Stamp(0, 0) }],
    ['was withdrawn', { withdrawn: { time: new Stamp(0, 0) } }],
    ['is unlisted', { unlistedPlace: { file: '', line: 1, column: 1 } }],
  ])('says that its article %s', (_, head) => {
    expect(fieldsIn(rowOf('items/a.md', head))).toMatchObject({ isPlain: false, hasHead: true });
  });

  it('of a draft has no month', () => {
    expect(fieldsIn(draft)).toMatchObject({ isPlain: false, hasHead: false, month: '' });
  });

  it.each(['items/a.md', 'items/a\tb\n.md', '"a".md'])('names its file: %j', (name) => {
    expect(fileIn(rowOf(name))).toBe(name);
    expect(fileIn(formatRow(fileOf(name, '1', 'other'), recordOf({}), 1))).toBe(name);
  });

  it('says what links may call its article, and what its own links call', () => {
    const row = rowOf(
      'items/First.md',
      { slug: 'second', link: 'https://a.example/third/' },
      'https://a.example/4th/',
    );
    expect(slugIn(row)).toBe('second');
    const text = `${row}\n${draft}\n`;
    const rows = [row, draft];
    expect(
      ['first', 'second', 'third', '4th', 'draft', 'irst'].map((word) => rowsCalled({ text, rows }, word)),
    ).toEqual([[0], [0], [0], [0], [1], []]);
    expect(['ferry', '2014-12-21-none', 'none', 'fer'].map((word) => hasLinkWord(text, word))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(brokenWordsIn(text)).toEqual(['none']);
  });
});

describe('files are compared with rows', () => {
  const names = ['items/a.md', 'items/b.md', 'items/c.md', 'items/e.md'];
  const rows = names.map((name) => rowOf(name));
  const compare = (files: ReturnType<typeof fileOf>[]) => {
    const { found, left, rowOf: numbers } = compareFiles(rows, files);
    return { found: found.map(({ file }) => file), left, numbers: [...numbers] };
  };

  it('and all are the same', () => {
    expect(compare(names.map((name) => fileOf(name)))).toEqual({
      found: [],
      left: [],
      numbers: [0, 1, 2, 3],
    });
  });

  it.each([
    ['in another state', ['items/a.md', '!items/b.md', 'items/c.md', 'items/e.md'], ['items/b.md'], [1]],
    ['new', ['items/a.md', 'items/b.md', 'items/c.md', 'items/d.md', 'items/e.md'], ['items/d.md'], []],
    ['new, the first and the last', ['a', ...names, 'z'], ['a', 'z'], []],
    ['gone', ['items/b.md', 'items/e.md'], [], [0, 2]],
    ['renamed', ['items/a.md', 'items/b.md', 'items/c.md', 'items/f.md'], ['items/f.md'], [3]],
    ['all gone', [], [], [0, 1, 2, 3]],
  ])('and some are %s', (_, files, found, left) => {
    const all = files.map((name) => fileOf(name.replace('!', ''), name.startsWith('!') ? '2' : '1'));
    expect(compare(all)).toMatchObject({ found, left });
  });

  it('by their names on the disk, too', () => {
    const odd = fileOf('items/a.md', '1', 'items/a\u0301.md');
    expect(compare([odd, ...names.slice(1).map((name) => fileOf(name))])).toMatchObject({
      found: ['items/a.md'],
      left: [0],
    });
    expect(compareFiles([formatRow(odd, recordOf({}), 1)], [odd])).toMatchObject({ found: [], left: [] });
  });
});
