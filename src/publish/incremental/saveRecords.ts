import type { Disk, SourceFile } from '../../disk/disk.ts';
import type { ArticleRecord, Records, SourceIndex } from './articleRecord.ts';
import { encodeArticle } from './codec.ts';
import { formatFile, isSum, RECORDS_FILE, type Stored, sumOf } from './recordsFile.ts';
import {
  bitsOfTags,
  COLUMN,
  type Column,
  countRows,
  monthNumberOf,
  namesOf,
  numberIn,
  storedIn,
  WIDTH,
  wordsIn,
  wordsOf,
} from './sourceIndex.ts';
import { ARTICLES_FILE, bytesOfStored } from './storedArticles.ts';

/** Bytes or characters that are written at once. */
const PART_LENGTH = 1_000_000;
const LINE_FEED = 0x0a;

/**
 * Writes the records if anything in them has changed. New ones are added to those of earlier runs, until half of these are no
 * longer any file's. What says where they are comes last, whole, and takes the place of what was there.
 *
 * @param files all files of articles, in the order of their names
 */
export function saveRecords(
  disk: Disk,
  records: Records,
  report: string,
  files: readonly SourceFile[],
): void {
  const runs = runsOf(records, files);
  // A file of which nothing is recorded is read again, and what is wrong with it told.
  const isWhole = runs.every(({ index, record }) => index ?? record);
  const first = Buffer.from(isWhole ? report : '');
  if (!records.isDiscarded && !isChanged(records, files) && isSum(first, records.before.report)) return;
  const table = tableOf(runs, files.length);
  const size = disk.sizeOf(ARTICLES_FILE) ?? 0;
  const isAnew = size === 0 || size > 2 * lengthIn(table);
  const isWritten = isAnew
    ? disk.writeCache(ARTICLES_FILE, joined(articleParts(runs, table, 0, bytesOfStored(disk))))
    : disk.appendCache(ARTICLES_FILE, size, joined(articleParts(runs, table, size)));
  if (!isWritten) return;
  const [names, words] = [namesOf(files), [...wordParts(runs)]];
  setStarts(table, 'name', [names]);
  setStarts(table, 'words', words);
  const outputs = [...records.outputs].map(
    ([path, { inputsHash, state }]) => `${JSON.stringify([path, inputsHash, state])}\n`,
  );
  const sections = {
    report: [first],
    outputs: [Buffer.from(outputs.join(''))],
    names: [names],
    table: [new Uint8Array(table.buffer)],
    words,
  };
  disk.writeCache(RECORDS_FILE, formatFile(records.settingsHash, sections));
}

/** True if a record is new, or gone. */
function isChanged({ articles, index, outputs, before }: Records, files: readonly SourceFile[]): boolean {
  const isOtherSize = index ? files.length !== countRows(index) : articles.size !== before.articles;
  if (isOtherSize || outputs.size !== before.outputs.size) return true;
  for (const { stored } of articles.values()) if (stored === undefined) return true;
  return [...outputs].some(([path, record]) => before.outputs.get(path) !== record);
}

/** Files that follow each other: as many rows of an index, which have not changed, or one file of which there is no row. */
type Run = OldRows | OneFile;

interface OldRows {
  readonly index: SourceIndex;
  readonly row: number;
  readonly count: number;
  readonly record?: undefined;
}

interface OneFile {
  readonly index?: undefined;
  readonly count: 1;
  readonly file: string;
  readonly record: ArticleRecord | undefined;
}

function runsOf({ articles, index }: Records, files: readonly SourceFile[]): Run[] {
  const runs: Run[] = [];
  const rowOf = (place: number) => {
    const record = articles.get(files[place]?.file ?? '');
    return record && !record.stored ? -1 : (index?.rowOf[place] ?? -1);
  };
  for (let place = 0; place < files.length; ) {
    const { file } = files[place] as SourceFile;
    const row = rowOf(place);
    let count = 1;
    if (index && row >= 0) {
      while (rowOf(place + count) === row + count) count += 1;
      runs.push({ index, row, count });
    } else runs.push({ count: 1, file, record: articles.get(file) });
    place += count;
  }
  return runs;
}

/** A table in which the records that are there are where they were. */
function tableOf(runs: readonly Run[], rows: number): Float64Array {
  const table = new Float64Array(rows * WIDTH);
  let row = 0;
  for (const run of runs) {
    const numbers = run.index
      ? run.index.table.subarray(run.row * WIDTH, (run.row + run.count) * WIDTH)
      : numbersOf(run);
    table.set(numbers, row * WIDTH);
    row += run.count;
  }
  return table;
}

/** The numbers of a row, without where its lines begin. */
function numbersOf({ record }: OneFile): number[] {
  if (record === undefined) return [];
  const { start = 0, length = 0, sum = 0 } = record.stored ?? {};
  return [monthNumberOf(record), start, length, sum, 0, 0, bitsOfTags(record.result.head?.tags ?? [])];
}

/** Bytes of the records that are there. */
function lengthIn(table: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < countRows({ table }); row += 1) sum += numberIn({ table }, row, 'length');
  return sum;
}

/**
 * The records that are written, whose places come into the table.
 *
 * @param start where the first one is written
 * @param copyOf what is written of those that are there; without it they stay where they are
 */
function* articleParts(
  runs: readonly Run[],
  table: Float64Array,
  start: number,
  copyOf?: (stored: Stored) => Buffer,
): Generator<Uint8Array> {
  let [at, row] = [start, 0];
  for (const run of runs) {
    const end = row + run.count;
    const isThere = run.index !== undefined || run.record?.stored !== undefined;
    for (; row < end && (copyOf || !isThere); row += 1) {
      const stored = storedIn({ table }, row);
      const bytes = copyOf && isThere ? copyOf(stored) : newRecord(run as OneFile);
      const { sum } = isThere ? stored : sumOf([bytes]);
      table.set([at, bytes.length, sum], row * WIDTH + COLUMN.start);
      at += bytes.length;
      yield bytes;
    }
    row = end;
  }
}

/** Fewer, and longer ones. */
function* joined(parts: Iterable<Uint8Array>): Generator<Uint8Array> {
  let [some, length]: [Uint8Array[], number] = [[], 0];
  for (const part of parts) {
    some.push(part);
    length += part.length;
    if (length < PART_LENGTH) continue;
    yield Buffer.concat(some);
    [some, length] = [[], 0];
  }
  yield Buffer.concat(some);
}

/** Nothing for a file of which nothing is recorded: it is read again. */
function newRecord({ file, record }: OneFile): Buffer {
  return Buffer.from(record ? `${encodeArticle(file, record)}\n` : '');
}

/** The lines of words: of rows that have not changed, what was there. */
function* wordParts(runs: readonly Run[]): Generator<Uint8Array> {
  let text = '';
  for (const run of runs) {
    if (!run.index) text += run.record ? wordsOf(run.file, run.record) : '\n';
    if (run.index || text.length > PART_LENGTH) {
      yield Buffer.from(text);
      text = '';
    }
    if (run.index) yield wordsIn(run.index, run.row, run.count);
  }
  yield Buffer.from(text);
}

/** Says where each row's line begins. */
function setStarts(table: Float64Array, column: Column, parts: readonly Uint8Array[]): void {
  let [at, start] = [COLUMN[column], 0];
  for (const part of parts) {
    for (let from = 0; from < part.length; from = part.indexOf(LINE_FEED, from) + 1) {
      table[at] = start + from;
      at += WIDTH;
    }
    start += part.length;
  }
}
