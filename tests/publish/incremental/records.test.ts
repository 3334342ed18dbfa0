import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Disk, SourceFile } from '../../../src/disk/disk.ts';
import type { Records } from '../../../src/publish/incremental/articleRecord.ts';
import { formatRecords } from '../../../src/publish/incremental/formatRecords.ts';
import {
  emptyRecords,
  type IndexedRecords,
  openIndex,
  openRecords,
  outputStatesOf,
  parseRecords,
  readPrevious,
  saveRecords,
} from '../../../src/publish/incremental/records.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { anyArticle } from './material.ts';

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

function bytesOf(records: Records, report = ''): Buffer {
  const parts = formatRecords(records, report, filesOf(records));
  return Buffer.concat([...parts].map((part) => Buffer.from(part)));
}

/** Records as they are when they were read, and nothing was found out yet. */
const read = () => parseRecords(bytesOf(filled(), REPORT), 'settings');

function expectNothing({ articles, outputs, before }: Records): void {
  expect([articles.size, outputs.size, before.articles, before.outputs.size]).toEqual([0, 0, 0, 0]);
}

/** A disk with a file of records, which takes what is written in its place. */
function diskWith(bytes?: Uint8Array) {
  const disk = memoryDisk(bytes ? { '.dateline/records': bytes } : {});
  const written: string[] = [];
  const writeCache: Disk['writeCache'] = (path, parts) => {
    written.push(path);
    disk.files.set(path, Buffer.concat([...parts].map((part) => Buffer.from(part))));
  };
  return { disk: { ...disk, writeCache }, written };
}

describe('the file of records', () => {
  it('is read as it was written', { timeout: 60_000 }, () => {
    const files = fc.array(anyArticle, { maxLength: 5 });
    const outputs = fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.record({ inputsHash: fc.string(), state: fc.string() }),
      {
        noNullPrototype: true,
      },
    );
    fc.assert(
      fc.property(files, outputs, fc.json(), (articles, recorded, report) => {
        const records = emptyRecords('settings');
        for (const [file, article] of articles) records.articles.set(file, article);
        for (const [path, output] of Object.entries(recorded)) records.outputs.set(path, output);
        const again = parseRecords(bytesOf(records, report), 'settings');
        expect(
          [...again.articles].map(([file, { start: _, end: __, ...article }]) => [file, article]),
        ).toEqual([...records.articles]);
        expect([...again.outputs]).toEqual([...records.outputs]);
        expect(again.before.report).toBe(report);
        expect(bytesOf(again)).toEqual(bytesOf(records));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['of articles', 0, 12],
    ['of outputs', 12, 0],
    ['of both', 7, 6],
  ])('is written in parts that are not long, and is the same whole: many %s', (_, outputs, articles) => {
    // One line is a part, so a part ends after every one of them.
    const long = 'k'.repeat(1_000_000);
    const records = filled();
    for (let n = 0; n < outputs; n += 1) records.outputs.set(`${n}`, { inputsHash: long, state: '' });
    for (let n = 0; n < articles; n += 1) records.articles.set(`${n}`, { ...ARTICLE, state: long });
    const parts = [...formatRecords(records, '', filesOf(records))];
    expect(parts.length).toBeGreaterThan(3);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(1_200_000);
    const again = parseRecords(bytesOf(records), 'settings');
    expect([...again.outputs.keys()]).toEqual([...records.outputs.keys()]);
    expect([...again.articles.keys()]).toEqual([...records.articles.keys()]);
    expect(bytesOf(again).equals(bytesOf(records))).toBe(true);
  });

  it('has nothing in it if there is none, or nothing was recorded', () => {
    expectNothing(parseRecords(undefined, 'settings'));
    expectNothing(parseRecords(new Uint8Array(), 'settings'));
    expectNothing(parseRecords(bytesOf(emptyRecords('settings')), 'settings'));
  });

  it('of other settings has no records, but the report of the last run', () => {
    const other = parseRecords(bytesOf(filled(), REPORT), 'other');
    expectNothing(other);
    expect(other.before.report).toBe(REPORT);
  });

  it('tells the states of outputs, whatever the settings are', () => {
    const states = (records: Records) => [
      ...outputStatesOf(parseRecords(bytesOf(records, REPORT), 'others')),
    ];
    expect(states(filled('other'))).toEqual([['rss.xml', '3/4']]);
    expect(states(emptyRecords('settings'))).toEqual([]);
    expect([...outputStatesOf(parseRecords(undefined, 'settings'))]).toEqual([]);
  });

  it('of another version has nothing in it', () => {
    const contents = String(bytesOf(filled(), REPORT))
      .replace(/\n\d+\n$/, '')
      .replace(/records \d+/, 'records 0');
    const bytes = Buffer.from(`${contents}\n${crc32(contents)}\n`);
    expectNothing(parseRecords(bytes, 'settings'));
    expect(parseRecords(bytes, 'settings').before.report).toBe('');
    expect(outputStatesOf(parseRecords(bytes, 'settings')).size).toBe(0);
    expect(readPrevious(diskWith(bytes).disk).report).toBe('');
  });

  it('that is damaged or cut anywhere has nothing in it', () => {
    const whole = bytesOf(filled());
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, other) => {
        expectNothing(parseRecords(whole.subarray(0, at), 'settings'));
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] as number) ^ other;
        expectNothing(parseRecords(damaged, 'settings'));
      }),
    );
  });
});

describe('the records of a program', () => {
  it('are opened from the file, for one hash of settings', () => {
    const { disk } = diskWith(bytesOf(filled(), REPORT));
    const { articles, outputs } = openRecords({ disk, program: 'a program' }, 'settings');
    expect([[...articles.keys()], [...outputs.keys()]]).toEqual([['items/a.md', 'items/b.md'], ['rss.xml']]);
    expectNothing(openRecords({ disk, program: 'a program' }, 'other'));
  });

  it('are empty without the name of a program', () => {
    const { disk } = diskWith(bytesOf(filled(), REPORT));
    expectNothing(openRecords({ disk }, 'settings'));
  });

  it('are empty, as the previous report is, if the file cannot be read', () => {
    const disk = { ...diskWith().disk, readCache: () => undefined };
    expectNothing(openRecords({ disk, program: 'a program' }, 'settings'));
    expect(readPrevious(disk).report).toBe('');
  });

  it('begin with the report of the last run, which is read without them', () => {
    const { disk } = diskWith();
    expect(readPrevious(disk).report).toBe('');
    saveRecords(disk, filled(), REPORT, filesOf(filled()));
    expect(readPrevious(disk).report).toBe(REPORT);
  });
});

describe('the index of records', () => {
  const open = (bytes: Buffer, settings = 'settings', files = filesOf(filled())) =>
    openIndex(readPrevious(diskWith(bytes).disk).contents, settings, files);

  it('finds the record of each file, and what has changed', () => {
    const files = [
      { file: 'items/a.md', path: 'items/a.md', state: '1/2' },
      { file: 'items/b.md', path: 'items/b.md', state: '5/6' },
      { file: 'items/c.md', path: 'items/c.md', state: '1/2' },
    ];
    const index = open(bytesOf(filled()), 'settings', files);
    expect(index?.found.map(({ file }) => file)).toEqual(['items/b.md', 'items/c.md']);
    expect(index?.left).toEqual([1]);
    expect(index?.readRow(0)).toMatchObject(['items/a.md', ARTICLE]);
    expect(index?.readRow(1)).toMatchObject(['items/b.md', ARTICLE]);
    expect([...(index?.records.outputs ?? [])]).toEqual([['rss.xml', OUTPUT]]);
  });

  it('is none of other settings, of another version, of junk, or of nothing', () => {
    expect(open(bytesOf(filled()), 'other')).toBeUndefined();
    expect(open(Buffer.from('Hello.\n'))).toBeUndefined();
    const junk = String(bytesOf(filled()))
      .replace(/\n\d+\n$/, '')
      .replace('"rss.xml"', '7');
    expect(open(Buffer.from(`${junk}\n${crc32(junk)}\n`))).toBeUndefined();
  });

  it('gives no record where a line is none', () => {
    const junk = String(bytesOf(filled()))
      .replace(/\n\d+\n$/, '')
      .replace('["items/b.md"', '{"items/b.md"');
    const index = open(Buffer.from(`${junk}\n${crc32(junk)}\n`));
    expect([index?.readRow(0)?.[0], index?.readRow(1)]).toEqual(['items/a.md', undefined]);
  });

  it('is written with what was read anew, and the rest as it was', () => {
    const files = [...filesOf(filled()), { file: 'items/c.md', path: 'items/c.md', state: '1/2' }];
    const { records } = open(bytesOf(filled()), 'settings', files) as IndexedRecords;
    records.articles.set('items/c.md', ARTICLE);
    const { disk, written } = diskWith();
    saveRecords(disk, records, REPORT, files);
    expect(written).toHaveLength(1);
    const all = filled();
    all.articles.set('items/c.md', ARTICLE);
    expect(disk.files.get('.dateline/records')).toEqual(bytesOf(all, REPORT));
  });

  it('is not written if nothing has changed', () => {
    const { records } = open(bytesOf(filled(), REPORT)) as IndexedRecords;
    const { disk, written } = diskWith();
    saveRecords(disk, records, REPORT, filesOf(filled()));
    expect(written).toEqual([]);
  });
});

describe('records are written', () => {
  it('not at all if nothing has changed since they were read', () => {
    const { disk, written } = diskWith();
    saveRecords(disk, read(), REPORT, filesOf(read()));
    saveRecords(disk, emptyRecords('settings'), '', []);
    expect(written).toEqual([]);
  });

  it.each<[string, (records: Records) => unknown]>([
    ['an article was read', ({ articles }) => articles.set('items/a.md', ARTICLE)],
    ['an article came', ({ articles }) => articles.set('items/c.md', ARTICLE)],
    ['an article went', ({ articles }) => articles.delete('items/b.md')],
    ['an output was rendered', ({ outputs }) => outputs.set('rss.xml', { ...OUTPUT, state: '5/6' })],
    ['an output came', ({ outputs }) => outputs.set('atom.xml', OUTPUT)],
    ['an output went', ({ outputs }) => outputs.delete('rss.xml')],
  ])('if %s', (_, change) => {
    const { disk, written } = diskWith();
    const records = read();
    change(records);
    saveRecords(disk, records, REPORT, filesOf(records));
    expect(written).toEqual(['.dateline/records']);
    const again = openRecords({ disk, program: 'a program' }, 'settings');
    expect([...again.outputs]).toEqual([...records.outputs]);
    expect([...again.articles.keys()]).toEqual([...records.articles.keys()]);
  });

  it.each([
    ['another', '{"written":["a"]}'],
    ['none', ''],
  ])('if there is %s report', (_, report) => {
    const { disk, written } = diskWith();
    saveRecords(disk, read(), report, filesOf(read()));
    expect(written).toEqual(['.dateline/records']);
    expect(readPrevious(disk).report).toBe(report);
  });
});
