import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../../src/disk/disk.ts';
import type { Records } from '../../../src/publish/incremental/articleRecord.ts';
import {
  emptyRecords,
  hasRecords,
  type IndexedRecords,
  openIndex,
  openRecords,
  outputStatesOf,
  readPrevious,
} from '../../../src/publish/incremental/records.ts';
import { RECORDS_FILE } from '../../../src/publish/incremental/recordsFile.ts';
import { saveRecords } from '../../../src/publish/incremental/saveRecords.ts';
import { ARTICLES_FILE } from '../../../src/publish/incremental/storedArticles.ts';
import { recordingDisk } from '../../support/memoryDisk.ts';
import { anyArticle } from './material.ts';
import { type Kept, linesOf, sealed } from './sealed.ts';

const ARTICLE = { state: '1/2', result: { isDraft: true, problems: [] } };
const OUTPUT = { inputsHash: 'hash', state: '3/4' };
const REPORT = '{"written":[]}';

function filled(settings = 'settings'): Records {
  const records = emptyRecords(settings);
  records.articles.set('items/a.md', ARTICLE);
  records.articles.set('items/b.md', ARTICLE);
  records.outputs.set('rss.xml', OUTPUT);
  return records;
}

/** The files of all records, in their order. */
function filesOf({ articles }: Records): SourceFile[] {
  return [...articles].map(([file, { state }]) => ({ file, path: file, state }));
}

/** The files of records, as they are written where there are none. */
function keptOf(records: Records, report = REPORT): Kept {
  const disk = recordingDisk();
  saveRecords(disk, records, report, filesOf(records));
  return Object.fromEntries(disk.files);
}

/** All that is read of files of records, where all of it is. */
const open = (kept: Kept, settings = 'settings') =>
  openRecords({ disk: recordingDisk(kept), program: 'a program' }, settings);

const indexOf = (kept: Kept, settings = 'settings', files = filesOf(filled())) => {
  const disk = recordingDisk(kept);
  const previous = readPrevious(disk);
  return previous && openIndex(disk, previous.head, settings, files);
};

function expectNothing({ articles, outputs, before }: Records): void {
  expect([articles.size, outputs.size, before.articles]).toEqual([0, 0, 0]);
}

const withoutPlaces = ({ articles }: Records) =>
  [...articles].map(([file, { stored: _, ...article }]) => [file, article]);

describe('the files of records', () => {
  it('are read as they were written', { timeout: 60_000 }, () => {
    const files = fc.uniqueArray(anyArticle, { maxLength: 5, selector: ([file]) => file });
    const outputs = fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.record({ inputsHash: fc.string(), state: fc.string() }),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(files, outputs, fc.json(), (articles, recorded, report) => {
        const records = emptyRecords('settings');
        for (const [file, article] of articles) records.articles.set(file, article);
        for (const [path, output] of Object.entries(recorded)) records.outputs.set(path, output);
        const kept = keptOf(records, report);
        const again = open(kept);
        expect(withoutPlaces(again)).toEqual([...records.articles]);
        expect([...again.outputs]).toEqual([...records.outputs]);
        expect(readPrevious(recordingDisk(kept))?.report).toBe(report);
        const indexed = indexOf(kept, 'settings', filesOf(records));
        expect([indexed?.found, indexed?.left]).toEqual([[], []]);
        expect([...records.articles.keys()].map((_, row) => indexed?.readRow(row))).toEqual([
          ...again.articles,
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it('are written in parts that are not long, and are the same whole', () => {
    const long = 'k'.repeat(1_000_000);
    const records = filled();
    for (let n = 0; n < 7; n += 1)
      records.articles.set(`${n}`, { ...ARTICLE, state: long, result: { isDraft: true, problems: [] } });
    const disk = recordingDisk();
    const lengths: number[] = [];
    const writeCache: typeof disk.writeCache = (path, parts) => {
      const all = [...parts];
      if (path === ARTICLES_FILE) lengths.push(...all.map((part) => part.length));
      return disk.writeCache(path, all);
    };
    saveRecords({ ...disk, writeCache }, records, '', filesOf(records));
    expect(lengths.length).toBeGreaterThan(3);
    expect(Math.max(...lengths)).toBeLessThan(1_200_000);
    expect(withoutPlaces(open(Object.fromEntries(disk.files)))).toEqual([...records.articles]);
  });

  it('have nothing in them if there are none, or nothing was recorded', () => {
    expectNothing(open({}));
    expectNothing(open(keptOf(emptyRecords('settings'))));
    expect(readPrevious(recordingDisk())).toBeUndefined();
    expect(hasRecords({ disk: recordingDisk(), program: 'a program' })).toBe(false);
  });

  it('of other settings have no records, but the report of the last run', () => {
    const kept = keptOf(filled());
    expectNothing(open(kept, 'other'));
    expect(indexOf(kept, 'other')).toBeUndefined();
    expect(readPrevious(recordingDisk(kept))?.report).toBe(REPORT);
  });

  it('tell the states of outputs, whatever the settings are', () => {
    const states = (records: Records) => [...outputStatesOf(open(keptOf(records)))];
    expect(states(filled('other'))).toEqual([['rss.xml', '3/4']]);
    expect(states(emptyRecords('settings'))).toEqual([]);
    expect([...outputStatesOf(open({}))]).toEqual([]);
  });

  it('of another version have nothing in them', () => {
    const kept = keptOf(filled());
    const other = Buffer.from(String(kept[RECORDS_FILE]).replace('records 5', 'records 4'), 'latin1');
    const old = { ...kept, [RECORDS_FILE]: other };
    expectNothing(open(old));
    expect(readPrevious(recordingDisk(old))).toBeUndefined();
    expect(outputStatesOf(open(old)).size).toBe(0);
    expect(hasRecords({ disk: recordingDisk(old), program: 'a program' })).toBe(true);
  });
});

/** What files of records give, each as far as it is read: nothing, or what was written. */
function givenBy(kept: Kept): readonly unknown[] {
  const { articles, outputs, isDiscarded } = open(kept);
  const index = indexOf(kept);
  const rows = index && [0, 1].map((row) => index.readRow(row)?.[1].state);
  return [
    [articles.size, outputs.size, isDiscarded],
    readPrevious(recordingDisk(kept))?.report,
    index && [index.found.length, index.left.length],
    ...(rows ?? []),
    index && [...index.records.outputs.keys(), index.records.index.words.length],
  ];
}

describe('a file of records that is not whole', () => {
  const whole = keptOf(filled());
  const right = givenBy(whole);
  const NOTHING = [0, 0, false];

  /** Each thing that is read is right, or is not there; and of the records that are read at once none is missing. */
  function expectNothingWrong(kept: Kept): void {
    const [all, ...others] = givenBy(kept);
    expect([right[0], NOTHING]).toContainEqual(all);
    for (const [place, one] of others.entries()) expect([undefined, right[place + 1]]).toContainEqual(one);
  }

  it.each([RECORDS_FILE, ARTICLES_FILE])('gives nothing wrong wherever %s is cut', (path) => {
    const bytes = whole[path] as Buffer;
    for (let length = 0; length < bytes.length; length += 1)
      expectNothingWrong({ ...whole, [path]: bytes.subarray(0, length) });
    expect(right[0]).toEqual([2, 1, false]);
  });

  it.each([RECORDS_FILE, ARTICLES_FILE])('gives nothing wrong whichever byte of %s is another', (path) => {
    const bytes = whole[path] as Buffer;
    for (let at = 0; at < bytes.length; at += 1)
      for (const other of [1, 0x20, 0x80, 0xff]) {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] as number) ^ other;
        expectNothingWrong({ ...whole, [path]: damaged });
      }
  });

  it('gives nothing without the other, or beside that of another run', () => {
    const other = filled();
    for (const name of ['items/a.md', 'items/b.md']) other.articles.set(name, { ...ARTICLE, state: '5/6' });
    const theirs = keptOf(other);
    for (const articles of [undefined, theirs[ARTICLES_FILE] as Buffer]) {
      const { [ARTICLES_FILE]: _, ...index } = whole;
      const kept = articles ? { ...index, [ARTICLES_FILE]: articles } : index;
      expectNothing(open(kept));
      expect([0, 1].map((row) => indexOf(kept)?.readRow(row))).toEqual([undefined, undefined]);
    }
  });

  it('gives no record where another run has put that of another file, or of another state', () => {
    const [version = '', report = '', hash = '', first = '', second = '', ...rest] = linesOf(whole);
    const others = [second, first.replace('1/2', '5/6')].map((line) =>
      indexOf(sealed([version, report, hash, line, second, ...rest]))?.readRow(0),
    );
    expect(others).toEqual([undefined, undefined]);
  });

  it('gives no record, and tells, where what was written is none', () => {
    const lines = linesOf(whole);
    const junk = sealed(lines.map((line) => line.replace('["items/b.md"', '{"items/b.md"')));
    expect([indexOf(junk)?.readRow(0)?.[0], indexOf(junk)?.readRow(1)]).toEqual(['items/a.md', undefined]);
    expect(open(junk).isDiscarded).toBe(true);
    const noOutput = sealed(lines.map((line) => line.replace('"rss.xml"', '7')));
    expect([indexOf(noOutput), open(noOutput).isDiscarded]).toEqual([undefined, true]);
    // Another program may have had another form.
    expect(open(noOutput, 'other').isDiscarded).toBe(false);
  });
});

describe('the records of a program', () => {
  it('are opened from the files, for one hash of settings', () => {
    const { articles, outputs } = open(keptOf(filled()));
    expect([[...articles.keys()], [...outputs.keys()]]).toEqual([['items/a.md', 'items/b.md'], ['rss.xml']]);
  });

  it('are empty without the name of a program', () => {
    const disk = recordingDisk(keptOf(filled()));
    expectNothing(openRecords({ disk }, 'settings'));
    expect(hasRecords({ disk })).toBe(false);
  });
});

describe('the index of records', () => {
  it('finds the record of each file, and what has changed', () => {
    const files = [
      { file: 'items/a.md', path: 'items/a.md', state: '1/2' },
      { file: 'items/b.md', path: 'items/b.md', state: '5/6' },
      { file: 'items/c.md', path: 'items/c.md', state: '1/2' },
    ];
    const index = indexOf(keptOf(filled()), 'settings', files);
    expect(index?.found.map(({ file }) => file)).toEqual(['items/b.md', 'items/c.md']);
    expect(index?.left).toEqual([1]);
    expect(index?.readRow(0)).toMatchObject(['items/a.md', ARTICLE]);
    expect(index?.readRow(1)).toMatchObject(['items/b.md', ARTICLE]);
    expect([...(index?.records.outputs ?? [])]).toEqual([['rss.xml', OUTPUT]]);
  });

  it('is written with what was read anew, and the rest is where it was', () => {
    const disk = recordingDisk(keptOf(filled()));
    const before = String(disk.files.get(ARTICLES_FILE));
    const files = [...filesOf(filled()), { file: 'items/c.md', path: 'items/c.md', state: '1/2' }];
    const previous = readPrevious(disk);
    const { records } = openIndex(disk, previous?.head as never, 'settings', files) as IndexedRecords;
    records.articles.set('items/c.md', ARTICLE);
    saveRecords(disk, records, REPORT, files);
    const all = filled();
    all.articles.set('items/c.md', ARTICLE);
    expect(Object.fromEntries(disk.files)).toEqual(keptOf(all));
    expect(String(disk.files.get(ARTICLES_FILE)).startsWith(before)).toBe(true);
  });

  it('is not written if nothing has changed', () => {
    const disk = recordingDisk(keptOf(filled()));
    const files = filesOf(filled());
    const { records } = openIndex(
      disk,
      readPrevious(disk)?.head as never,
      'settings',
      files,
    ) as IndexedRecords;
    saveRecords(disk, records, REPORT, files);
    expect(disk.written).toEqual([]);
  });
});

describe('records are added to', () => {
  /** Reads an article of a number of times, and saves the records each time. */
  function rewrite(times: number, isIndexed: boolean) {
    const disk = recordingDisk(keptOf(filled()));
    for (let time = 0; time < times; time += 1) {
      const files = filesOf(filled()).map((file, place) =>
        place === 1 ? { ...file, state: `${time}` } : file,
      );
      const records = isIndexed
        ? (openIndex(disk, readPrevious(disk)?.head as never, 'settings', files) as IndexedRecords).records
        : openRecords({ disk, program: 'a program' }, 'settings');
      records.articles.set('items/b.md', { ...ARTICLE, state: `${time}` });
      saveRecords(disk, records, REPORT, files);
    }
    return disk;
  }

  it.each([true, false])('until half of them are of no file any more, and written anew then', (isIndexed) => {
    expect(rewrite(1, isIndexed).written).toEqual([`+${ARTICLES_FILE}`, RECORDS_FILE]);
    const { written, files } = rewrite(4, isIndexed);
    expect(written.filter((path) => path !== RECORDS_FILE)).toEqual([
      `+${ARTICLES_FILE}`,
      ARTICLES_FILE,
      `+${ARTICLES_FILE}`,
      ARTICLES_FILE,
    ]);
    const { articles } = open(Object.fromEntries(files));
    expect([...articles].map(([file, { state }]) => [file, state])).toEqual([
      ['items/a.md', '1/2'],
      ['items/b.md', '3'],
    ]);
  });

  it('and say so nowhere if that failed', () => {
    const disk = recordingDisk(keptOf(filled()));
    const before = disk.files.get(RECORDS_FILE);
    const records = openRecords({ disk, program: 'a program' }, 'settings');
    records.articles.set('items/b.md', { ...ARTICLE, state: '7' });
    saveRecords({ ...disk, appendCache: () => false }, records, REPORT, filesOf(records));
    expect(disk.files.get(RECORDS_FILE)).toBe(before);
  });

  it('of files that have one, and without a report where one has none', () => {
    const disk = recordingDisk();
    const files = [...filesOf(filled()), { file: 'items/c.md', path: 'items/c.md', state: '1/2' }];
    saveRecords(disk, filled(), REPORT, files);
    expect(readPrevious(disk)?.report).toBe('');
    expect([...openRecords({ disk, program: 'a program' }, 'settings').articles.keys()]).toEqual([
      'items/a.md',
      'items/b.md',
    ]);
  });
});

describe('records are written', () => {
  /** Records as they are when they were read, and nothing was found out yet. */
  const read = () => {
    const disk = recordingDisk(keptOf(filled()));
    return { disk, records: openRecords({ disk, program: 'a program' }, 'settings') };
  };

  it('not at all if nothing has changed since they were read', () => {
    const { disk, records } = read();
    saveRecords(disk, records, REPORT, filesOf(records));
    saveRecords(disk, emptyRecords('settings'), '', []);
    expect(disk.written).toEqual([]);
  });

  it.each<[string, (records: Records) => unknown]>([
    ['an article was read', ({ articles }) => articles.set('items/a.md', ARTICLE)],
    ['an article came', ({ articles }) => articles.set('items/c.md', ARTICLE)],
    ['an article went', ({ articles }) => articles.delete('items/b.md')],
    ['an output was rendered', ({ outputs }) => outputs.set('rss.xml', { ...OUTPUT, state: '5/6' })],
    ['an output came', ({ outputs }) => outputs.set('atom.xml', OUTPUT)],
    ['an output went', ({ outputs }) => outputs.delete('rss.xml')],
  ])('if %s', (_, change) => {
    const { disk, records } = read();
    change(records);
    saveRecords(disk, records, REPORT, filesOf(records));
    expect(disk.written).toContain(RECORDS_FILE);
    const again = openRecords({ disk, program: 'a program' }, 'settings');
    expect([...again.outputs]).toEqual([...records.outputs]);
    expect([...again.articles.keys()]).toEqual([...records.articles.keys()]);
  });

  it('if what was there is thrown away', () => {
    const disk = recordingDisk(keptOf(filled()));
    saveRecords(disk, emptyRecords('settings', true), '', []);
    expectNothing(open(Object.fromEntries(disk.files)));
  });

  it.each([
    ['another', '{"written":["a"]}'],
    ['none', ''],
  ])('if there is %s report', (_, report) => {
    const { disk, records } = read();
    saveRecords(disk, records, report, filesOf(records));
    expect(disk.written).toContain(RECORDS_FILE);
    expect(readPrevious(disk)?.report).toBe(report);
  });
});
