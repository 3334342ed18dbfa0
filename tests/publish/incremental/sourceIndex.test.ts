import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Head } from '../../../src/model/article.ts';
import { Stamp } from '../../../src/model/stamp.ts';
import type { ArticleRecord, SourceIndex } from '../../../src/publish/incremental/articleRecord.ts';
import { compareFiles } from '../../../src/publish/incremental/compareFiles.ts';
import {
  bitsOfTags,
  brokenWordsIn,
  COLUMN,
  countCopies,
  countHash,
  fileIn,
  hasLinkWord,
  isOfRow,
  monthNumberOf,
  monthOfNumber,
  namesOf,
  rowsCalled,
  rowsWithTags,
  slugIn,
  WIDTH,
  wordsIn,
  wordsOf,
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
      body: { link, links: LINKS, media: [{ path: 'media/sea.png' }] } as unknown as NonNullable<
        ArticleRecord['body']
      >,
    }),
  };
}

const fileOf = (name: string, state = '1', path = name) => ({ file: name, path, state });

type FoundFile = ReturnType<typeof fileOf>;

/** An index with a row for each file. */
function indexOf(files: readonly FoundFile[], records: readonly ArticleRecord[] = []): SourceIndex {
  const lines = files.map(({ file }, place) => wordsOf(file, records[place] ?? recordOf({})));
  const table = new Float64Array(files.length * WIDTH);
  let [name, words] = [0, 0];
  for (const [row, file] of files.entries()) {
    table.set([name, words], row * WIDTH + COLUMN.name);
    name += namesOf([file]).length;
    words += Buffer.byteLength(lines[row] as string);
  }
  const rowOf = new Int32Array();
  return { names: namesOf(files), words: Buffer.from(lines.join('')), table, rowOf };
}

describe('the month of a record', () => {
  const monthOf = (head: Partial<Head> | undefined) => monthNumberOf(recordOf(head));

  it('is that of its article’s publication, in its own zone', () => {
    expect(monthOf({})).toBe(201501);
    expect([201501, -201501, 1, 99912].map(monthOfNumber)).toEqual([
      '2015-01',
      '2015-01',
      '0000-01',
      '0999-12',
    ]);
  });

  it.each<[string, Partial<Head>]>([
    ['expires', { expires: new Stamp(0, 0) }],
    ['was withdrawn', { withdrawn: { time: new Stamp(0, 0) } }],
    ['is unlisted', { unlistedPlace: { file: '', line: 1, column: 1 } }],
  ])('is less than nothing where the article %s', (_, head) => {
    expect(monthOf(head)).toBe(-201501);
  });

  it('is none where there is no article', () => {
    expect(monthOf(undefined)).toBe(0);
  });
});

describe('rows with tags', () => {
  const TAGS = Array.from({ length: 200 }, (_, number) => `tag ${number}`);
  const table = new Float64Array(TAGS.length * WIDTH);
  // An article has five of them.
  const own = TAGS.map((_, row) => [0, 1, 2, 3, 4].map((step) => TAGS[(row + step * 40) % 200] as string));
  for (const [row, tags] of own.entries()) table[row * WIDTH + COLUMN.tags] = bitsOfTags(tags);
  const rows = [...TAGS.keys()];

  it('are all that have one of them', () => {
    for (const tag of TAGS) {
      const found = rowsWithTags({ table }, rows, ['Wharf', tag]);
      expect(found).toEqual(expect.arrayContaining(rows.filter((row) => own[row]?.includes(tag))));
    }
  });

  it('are few others', () => {
    const found = TAGS.flatMap((tag) => rowsWithTags({ table }, rows, [tag]));
    expect(found.length).toBeLessThan(200 * (5 + 0.15 * 195));
    expect(rowsWithTags({ table }, rows, [])).toEqual([]);
    expect(rowsWithTags({ table }, [3], [TAGS[3] as string])).toEqual([3]);
  });
});

describe('a row', () => {
  it.each(['items/a.md', 'items/a\tb\n.md', '"a".md'])('names its file, and its state: %j', (name) => {
    const index = indexOf([fileOf('items/Ā.md'), fileOf(name), fileOf(name, '1', 'other')]);
    expect([fileIn(index, 1), fileIn(index, 2)]).toEqual([name, name]);
    const isOf = (row: number, file: string, state: string) =>
      isOfRow(index, row, file, { ...recordOf({}), state });
    expect([isOf(1, name, '1'), isOf(2, name, '1')]).toEqual([true, true]);
    expect([isOf(1, name, '2'), isOf(0, name, '1')]).toEqual([false, false]);
  });

  it('says what links may call its article, what its own links call, and what it copies', () => {
    const address = 'https://a.example/';
    const first = recordOf({ slug: 'second', link: `${address}third/` }, `${address}4th/`);
    const index = indexOf([fileOf('items/First.md'), fileOf('items/draft.md')], [first, recordOf(undefined)]);
    const { words } = index;
    expect(slugIn(index, 0)).toBe('second');
    expect(
      ['first', 'second', 'third', '4th', 'draft', 'irst'].map((word) => rowsCalled(index, word)),
    ).toEqual([[0], [0], [0], [0], [1], []]);
    const sought = ['ferry', '2014-12-21-none', 'none', 'fer'];
    expect(sought.map((word) => hasLinkWord(words, word))).toEqual([true, false, false, false]);
    expect(brokenWordsIn(words)).toEqual(['none']);
    expect(['media/sea.png', 'media/sea'].map((path) => countCopies(words, path))).toEqual([1, 0]);
    expect(['abc', 'ab', ''].map((hash) => countHash(words, hash))).toEqual([1, 0, 1]);
    expect([wordsIn(index, 0, 2), wordsIn(index, 1, 1)]).toEqual([
      words,
      Buffer.from(wordsOf('items/draft.md', recordOf(undefined))),
    ]);
  });
});

describe('files are compared with rows', () => {
  const names = ['items/a.md', 'items/b.md', 'items/c.md', 'items/e.md'];
  const compare = (files: FoundFile[], before = names.map((name) => fileOf(name))) => {
    const { found, left, rowOf: numbers } = compareFiles(indexOf(before), files);
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
    expect(compare([odd], [odd])).toMatchObject({ found: [], left: [] });
  });

  it('whichever came, went or changed, as one by one', () => {
    const some = fc.subarray(['a', 'b', 'ba', 'bb', 'c', 'ca', 'd', 'É'].map((name) => `items/${name}.md`));
    const states = fc.array(fc.constantFrom('1', '11', '2'), { minLength: 8, maxLength: 8 });
    const anyFiles = fc
      .tuple(some, states)
      .map(([list, all]) => list.sort().map((name, place) => fileOf(name, all[place])));
    fc.assert(
      fc.property(anyFiles, anyFiles, (before, now) => {
        const rowOf = ({ file, state }: FoundFile) =>
          before.findIndex((one) => one.file === file && one.state === state);
        const numbers = now.map(rowOf);
        expect(compare(now, before)).toEqual({
          found: now.filter((file) => rowOf(file) < 0).map(({ file }) => file),
          left: [...before.keys()].filter((row) => !numbers.includes(row)),
          numbers,
        });
      }),
    );
  });
});
