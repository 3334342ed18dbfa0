import { crc32 } from 'node:zlib';
import type { Disk } from '../../disk/disk.ts';
import type { World } from '../world.ts';
import type { ArticleRecord, OutputRecord } from './articleRecord.ts';
import { encodeArticle, unpackArticle } from './codec.ts';
import { isPackedArticle, isPackedOutput } from './recordShapes.ts';

/**
 * What earlier runs found out. It saves time and changes nothing else: a record is used only while nothing has changed
 * since, and without records all is read and rendered anew.
 */
export interface Records {
  /** Of the settings and the program that the records are valid for. */
  readonly settingsHash: string;
  /** By file. */
  readonly articles: Map<string, ArticleRecord>;
  /** By path relative to the output folder. */
  readonly outputs: Map<string, OutputRecord>;
  /** True if there is a file that cannot be used: nothing of it is, and it is written anew. */
  readonly isDiscarded: boolean;
  /** The records as they were read. */
  readonly before: {
    readonly bytes: Uint8Array;
    readonly report: string;
    readonly articles: number;
    readonly outputs: ReadonlyMap<string, OutputRecord>;
  };
}

/** Beside feed.yaml, in a folder that is neither served nor in version control. */
const RECORDS_FILE = '.dateline/records';
const VERSION = 'dateline records 2';
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

/** The report of the last run, as `saveRecords` was given it; empty if there is none. */
export function readPreviousReport(disk: Disk): string {
  return reportIn(contentsOf(disk.readCache(RECORDS_FILE)));
}

/**
 * The states in which the last run left the files of the output folder, by their paths in it, whatever the settings and the
 * program were: a file in its state is as we wrote it.
 */
export function outputStatesOf({ before }: Records): ReadonlyMap<string, string> {
  const bytes = Buffer.from(before.bytes.buffer, before.bytes.byteOffset, before.bytes.length);
  const start = bytes.lastIndexOf('\n\n') + 2;
  const isOurs = bytes.toString('utf8', 0, VERSION.length + 1) === `${VERSION}\n`;
  const outputs = isOurs ? readOutputs(bytes, start) : undefined;
  return new Map(outputs?.map(([path, _, state]) => [path, state]));
}

/** Writes the records if anything in them has changed. */
export function saveRecords(disk: Disk, records: Records, report: string): void {
  if (records.isDiscarded || isChanged(records) || report !== records.before.report)
    disk.writeCache(RECORDS_FILE, formatRecords(records, report));
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
  const outputs: Records['outputs'] = new Map();
  const bytes = contentsOf(file);
  const report = reportIn(bytes);
  const first = Buffer.from(headerOf(report, settingsHash));
  if (bytes.subarray(0, first.length).equals(first)) {
    let start = first.length;
    for (let end = bytes.indexOf(LINE_FEED, start); end > start; end = bytes.indexOf(LINE_FEED, start)) {
      const packed = parseLine(bytes.toString('utf8', start, end));
      if (!isPackedArticle(packed)) return emptyRecords(settingsHash, true);
      const [path, article] = unpackArticle(packed);
      articles.set(path, Object.assign(article, { start, end }));
      start = end + 1;
    }
    const lines = readOutputs(bytes, start + 1);
    if (lines === undefined) return emptyRecords(settingsHash, true);
    for (const [path, inputsHash, state] of lines) outputs.set(path, { inputsHash, state });
  }
  const before = { bytes, report, articles: articles.size, outputs: new Map(outputs) };
  return { settingsHash, articles, outputs, isDiscarded: false, before };
}

/** Undefined if a line is none of an output. */
function readOutputs(bytes: Buffer, start: number) {
  const lines = bytes.toString('utf8', start).split('\n').slice(0, -1).map(parseLine);
  return lines.every(isPackedOutput) ? lines : undefined;
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
function isChanged({ articles, outputs, before }: Records): boolean {
  if (articles.size !== before.articles || outputs.size !== before.outputs.size) return true;
  for (const { start } of articles.values()) if (start === undefined) return true;
  return [...outputs].some(([path, record]) => before.outputs.get(path) !== record);
}

/** The file of records, part by part: its last line is a checksum of all before it. */
export function* formatRecords(records: Records, report = ''): Generator<string | Uint8Array> {
  let sum = 0;
  for (const part of partsOf(records, report)) {
    // zlib.crc32 of an empty buffer returns 0 and drops the running value.
    if (part.length === 0) continue;
    sum = crc32(part, sum);
    yield part;
  }
  yield `\n${sum}\n`;
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

/** Characters that are written at once. */
const PART_LENGTH = 1_000_000;

/** The header, a line for each article, an empty one, and a line for each output. */
function* partsOf(
  { settingsHash, articles, outputs, before }: Records,
  report: string,
): Generator<string | Uint8Array> {
  yield headerOf(report, settingsHash);
  yield* articleParts(articles, before.bytes);
  let part = '\n';
  for (const [path, { inputsHash, state }] of outputs) {
    part += `${JSON.stringify([path, inputsHash, state])}\n`;
    if (part.length < PART_LENGTH) continue;
    yield part;
    part = '';
  }
  yield part;
}

/** Lines that stood together before are copied together. */
function* articleParts(articles: Records['articles'], before: Uint8Array): Generator<string | Uint8Array> {
  // One of the two is empty: new lines, and the range of old ones that is copied.
  let part = '';
  let [from, to] = [0, 0];
  for (const [file, article] of articles) {
    const { start = 0, end = 0 } = article;
    const isNew = start === 0;
    if (part.length >= PART_LENGTH || (part !== '' && !isNew)) {
      yield part;
      part = '';
    }
    if (to > from && start !== to) {
      yield before.subarray(from, to);
      [from, to] = [0, 0];
    }
    if (isNew) part += `${encodeArticle(file, article)}\n`;
    else [from, to] = [from || start, end + 1];
  }
  yield part;
  yield before.subarray(from, to);
}

/** The report comes first: a run that changes nothing reads no further. */
function headerOf(report: string, settingsHash: string): string {
  return `${VERSION}\n${report}\n${settingsHash}\n`;
}

function reportIn(bytes: Buffer): string {
  const start = VERSION.length + 1;
  if (bytes.toString('utf8', 0, start) !== `${VERSION}\n`) return '';
  return bytes.toString('utf8', start, bytes.indexOf(LINE_FEED, start));
}
