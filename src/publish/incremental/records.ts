import { crc32 } from 'node:zlib';
import type { Disk, SourceFile } from '../../disk/disk.ts';
import type { World } from '../world.ts';
import type { ArticleRecord, Records, SourceIndex } from './articleRecord.ts';
import { unpackArticle } from './codec.ts';
import { formatRecords, headerOf, VERSION } from './formatRecords.ts';
import { isPackedArticle, isPackedOutput } from './recordShapes.ts';
import { type ChangedFiles, compareFiles, fieldsIn } from './sourceIndex.ts';

/** Beside feed.yaml, in a folder that is neither served nor in version control. */
const RECORDS_FILE = '.dateline/records';
const LINE_FEED = 0x0a;
const EMPTY = new Uint8Array();

/** Reads the records of earlier runs of this program. An unreadable file counts as no file. */
export function openRecords({ disk, program }: World, settingsHash: string): Records {
  return parseRecords(program === undefined ? undefined : disk.readCache(RECORDS_FILE), settingsHash);
}

/** True if earlier runs of this program have left records, whether they can be used or not. */
export function hasRecords({ disk, program }: World): boolean {
  return program !== undefined && disk.readCache(RECORDS_FILE) !== undefined;
}

/** The file of records as the last run left it, and its report, as `saveRecords` was given it; empty if there is none. */
export function readPrevious(disk: Disk): { readonly contents: Buffer; readonly report: string } {
  const contents = contentsOf(disk.readCache(RECORDS_FILE));
  return { contents, report: reportIn(contents) };
}

/**
 * The states in which the last run left the files of the output folder, by their paths in it, whatever the settings and the
 * program were: a file in its state is as we wrote it.
 */
export function outputStatesOf({ before }: Records): ReadonlyMap<string, string> {
  const bytes = Buffer.from(before.bytes.buffer, before.bytes.byteOffset, before.bytes.length);
  const isOurs = bytes.toString('utf8', 0, VERSION.length + 1) === `${VERSION}\n`;
  const outputs = isOurs ? readOutputs(bytes, sectionsOf(bytes)) : undefined;
  return new Map(outputs?.map(([path, _, state]) => [path, state]));
}

/**
 * Writes the records if anything in them has changed.
 *
 * @param files all files of articles, in the order of their names
 */
export function saveRecords(
  disk: Disk,
  records: Records,
  report: string,
  files: readonly SourceFile[],
): void {
  if (records.isDiscarded || isChanged(records, files) || report !== records.before.report)
    disk.writeCache(RECORDS_FILE, formatRecords(records, report, files));
}

/** Records with nothing in them. */
export function emptyRecords(settingsHash: string, isDiscarded = false): Records {
  return { ...parseRecords(undefined, settingsHash), isDiscarded };
}

/**
 * Reads records. Those that are damaged, of another version or of other settings are empty. So are those that have anything
 * that cannot be used: where one piece is wrong, nothing of the file is trusted.
 */
export function parseRecords(file: Uint8Array | undefined, settingsHash: string): Records {
  const articles: Records['articles'] = new Map();
  const bytes = contentsOf(file);
  const report = reportIn(bytes);
  const first = headerOf(report, settingsHash);
  const sections = startsWith(bytes, first) ? sectionsOf(bytes) : undefined;
  let outputs: Records['outputs'] = new Map();
  if (sections) {
    let start = Buffer.byteLength(first);
    for (let end = bytes.indexOf(LINE_FEED, start); end > start; end = bytes.indexOf(LINE_FEED, start)) {
      const record = readArticle(bytes, start, end);
      if (record === undefined) return emptyRecords(settingsHash, true);
      articles.set(...record);
      start = end + 1;
    }
    const lines = readOutputs(bytes, sections);
    if (lines === undefined) return emptyRecords(settingsHash, true);
    outputs = outputsOf(lines);
  }
  const before = { bytes, report, articles: articles.size, outputs: new Map(outputs) };
  return { settingsHash, articles, outputs, isDiscarded: false, before };
}

/** Records of which only the index is read, and the outputs. */
export interface IndexedRecords extends ChangedFiles {
  readonly records: Records & { readonly index: SourceIndex };
  /** Reads the record of a row. Undefined if it cannot be used. */
  readonly readRow: (number: number) => readonly [file: string, record: ArticleRecord] | undefined;
}

/**
 * Reads the index of records, and compares it with the files that are there now.
 *
 * @param bytes the file without its checksum, as `readPrevious` gives it
 * @returns undefined if there is none of these settings
 */
export function openIndex(
  bytes: Buffer,
  settingsHash: string,
  files: readonly SourceFile[],
): IndexedRecords | undefined {
  const report = reportIn(bytes);
  const first = headerOf(report, settingsHash);
  const sections = startsWith(bytes, first) ? sectionsOf(bytes) : undefined;
  const lines = sections && readOutputs(bytes, sections);
  if (lines === undefined || sections === undefined) return undefined;
  const text = bytes.toString('utf8', sections.rows);
  const rows = text.split('\n').slice(0, -1);
  const starts = new Float64Array(rows.length + 1).fill(Buffer.byteLength(first));
  for (const [number, row] of rows.entries())
    starts[number + 1] = (starts[number] as number) + fieldsIn(row).sizeInBytes + 1;
  const outputs = outputsOf(lines);
  const before = { bytes, report, articles: 0, outputs: new Map(outputs) };
  const { found, left, rowOf } = compareFiles(rows, files);
  const index = { text, rows, starts, rowOf };
  return {
    found,
    left,
    records: { settingsHash, articles: new Map(), outputs, isDiscarded: false, index, before },
    readRow: (number) => readArticle(bytes, starts[number] as number, (starts[number + 1] as number) - 1),
  };
}

function startsWith(bytes: Buffer, text: string): boolean {
  const first = Buffer.from(text);
  return bytes.subarray(0, first.length).equals(first);
}

function readArticle(bytes: Buffer, start: number, end: number): [string, ArticleRecord] | undefined {
  const packed = parseLine(bytes.toString('utf8', start, end));
  if (!isPackedArticle(packed)) return undefined;
  const [path, article] = unpackArticle(packed);
  return [path, Object.assign(article, { start, end })];
}

/** Where the last two parts of a file begin. */
interface Sections {
  readonly outputs: number;
  readonly rows: number;
}

function sectionsOf(bytes: Buffer): Sections {
  const rows = bytes.lastIndexOf('\n\n') + 2;
  return { rows, outputs: bytes.lastIndexOf('\n\n', rows - 3) + 2 };
}

/** Undefined if a line is none of an output. */
function readOutputs(bytes: Buffer, { outputs, rows }: Sections) {
  const lines = bytes
    .toString('utf8', outputs, rows - 1)
    .split('\n')
    .slice(0, -1)
    .map(parseLine);
  return lines.every(isPackedOutput) ? lines : undefined;
}

function outputsOf(lines: NonNullable<ReturnType<typeof readOutputs>>): Records['outputs'] {
  return new Map(lines.map(([path, inputsHash, state]) => [path, { inputsHash, state }]));
}

/** Undefined for a line that is no JSON. */
function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** True if a record is new, or gone. */
function isChanged({ articles, index, outputs, before }: Records, files: readonly SourceFile[]): boolean {
  const count = index ? index.rows.length : before.articles;
  if ((index ? files.length : articles.size) !== count || outputs.size !== before.outputs.size) return true;
  for (const { start } of articles.values()) if (start === undefined) return true;
  return [...outputs].some(([path, record]) => before.outputs.get(path) !== record);
}

/** A file without its checksum; empty if the file is not whole, or there is none. */
function contentsOf(file: Uint8Array | undefined): Buffer {
  if (file === undefined) return Buffer.from(EMPTY);
  const end = file.lastIndexOf(LINE_FEED, -2);
  const checksum = new TextDecoder().decode(file.subarray(end + 1));
  const contents = file.subarray(0, Math.max(end, 0));
  const isWhole = checksum === `${crc32(contents)}\n`;
  return isWhole ? Buffer.from(contents.buffer, contents.byteOffset, contents.length) : Buffer.from(EMPTY);
}

function reportIn(bytes: Buffer): string {
  const start = VERSION.length + 1;
  if (bytes.toString('utf8', 0, start) !== `${VERSION}\n`) return '';
  return bytes.toString('utf8', start, bytes.indexOf(LINE_FEED, start));
}
