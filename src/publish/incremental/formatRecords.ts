import { crc32 } from 'node:zlib';
import type { SourceFile } from '../../disk/disk.ts';
import type { ArticleRecord, Records } from './articleRecord.ts';
import { encodeArticle } from './codec.ts';
import { formatRow } from './sourceIndex.ts';

/** The first line of a file of records. */
export const VERSION = 'dateline records 3';

/** The file of records, part by part: its last line is a checksum of all before it. */
export function* formatRecords(
  records: Records,
  report: string,
  files: readonly SourceFile[],
): Generator<string | Uint8Array> {
  let sum = 0;
  for (const part of partsOf(records, report, files)) {
    // zlib.crc32 of an empty buffer returns 0 and drops the running value.
    if (part.length === 0) continue;
    sum = crc32(part, sum);
    yield part;
  }
  yield `\n${sum}\n`;
}

/** Characters that are written at once. */
const PART_LENGTH = 1_000_000;

/** The header, a line for each article, one for each output, and a row for each article; an empty line between them. */
function* partsOf(
  records: Records,
  report: string,
  files: readonly SourceFile[],
): Generator<string | Uint8Array> {
  yield headerOf(report, records.settingsHash);
  const rows: string[] = [];
  yield* articleParts(recordsOf(records, files, rows), records.before.bytes);
  yield '\n';
  yield* inParts(records.outputs, ([path, { inputsHash, state }]) =>
    JSON.stringify([path, inputsHash, state]),
  );
  yield '\n';
  yield* inParts(rows, (row) => row);
}

function* inParts<T>(all: Iterable<T>, format: (one: T) => string): Generator<string> {
  let part = '';
  for (const one of all) {
    part += `${format(one)}\n`;
    if (part.length < PART_LENGTH) continue;
    yield part;
    part = '';
  }
  yield part;
}

/** The text of a new record, or where an old one begins and ends. */
type ArticlePart = string | readonly [start: number, end: number];

/** The records of all files, in the order of the files, and their rows. */
function* recordsOf(
  { articles, index }: Records,
  files: readonly SourceFile[],
  rows: string[],
): Generator<ArticlePart> {
  for (const [place, file] of files.entries()) {
    const record = articles.get(file.file);
    const number = index?.rowOf[place] ?? -1;
    if (index && number >= 0 && record === undefined) {
      rows.push(index.rows[number] as string);
      yield [index.starts[number] as number, (index.starts[number + 1] as number) - 1];
    } else if (record) {
      const part = partOf(file.file, record);
      const size = typeof part === 'string' ? Buffer.byteLength(part) : part[1] - part[0];
      rows.push(formatRow(file, record, size));
      yield part;
    }
  }
}

function partOf(file: string, record: ArticleRecord): ArticlePart {
  const { start, end } = record;
  return start === undefined || end === undefined ? encodeArticle(file, record) : [start, end];
}

/** Lines that stood together before are copied together. */
function* articleParts(parts: Iterable<ArticlePart>, before: Uint8Array): Generator<string | Uint8Array> {
  // One of the two is empty: new lines, and the range of old ones that is copied.
  let text = '';
  let [from, to] = [0, 0];
  for (const part of parts) {
    const isNew = typeof part === 'string';
    if (text.length >= PART_LENGTH || (text !== '' && !isNew)) {
      yield text;
      text = '';
    }
    if (to > from && (isNew || part[0] !== to)) {
      yield before.subarray(from, to);
      [from, to] = [0, 0];
    }
    if (isNew) text += `${part}\n`;
    else [from, to] = [from || part[0], part[1] + 1];
  }
  yield text;
  yield before.subarray(from, to);
}

/** The report comes first: a run that changes nothing reads no further. */
export function headerOf(report: string, settingsHash: string): string {
  return `${VERSION}\n${report}\n${settingsHash}\n`;
}
