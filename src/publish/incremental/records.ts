import type { Disk, SourceFile } from '../../disk/disk.ts';
import type { World } from '../world.ts';
import type { ArticleRecord, OutputRecord, Records, SourceIndex } from './articleRecord.ts';
import { type ChangedFiles, compareFiles } from './compareFiles.ts';
import { isPackedOutput } from './recordShapes.ts';
import { RECORDS_FILE, type RecordsHead, readHead, readSection } from './recordsFile.ts';
import { parseLine } from './shape.ts';
import { countRows, isOfRow, storedIn } from './sourceIndex.ts';
import { openStored, type Unusable } from './storedArticles.ts';

/** What the last run left. */
export interface Previous {
  readonly head: RecordsHead;
  /** As `saveRecords` was given it. */
  readonly report: string;
}

/** Reads the report of the last run, and where its records are; undefined if they cannot be used. */
export function readPrevious(disk: Disk): Previous | undefined {
  const head = readHead(disk);
  const report = head && readSection(disk, head, 'report');
  return report && { head, report: report.toString() };
}

/** True if earlier runs of this program have left records, whether they can be used or not. */
export function hasRecords({ disk, program }: World): boolean {
  return program !== undefined && disk.readCache(RECORDS_FILE, 0, 1) !== undefined;
}

/**
 * The states in which the last run left the files of the output folder, by their paths in it, whatever the settings and the
 * program were: a file in its state is as we wrote it.
 */
export function outputStatesOf({ before }: Records): ReadonlyMap<string, string> {
  return new Map([...before.outputs].map(([path, { state }]) => [path, state]));
}

/** Records with nothing in them. */
export function emptyRecords(settingsHash: string, isDiscarded = false): Records {
  const before = { report: { length: 0, sum: 0 }, articles: 0, outputs: new Map() };
  return { settingsHash, articles: new Map(), outputs: new Map(), isDiscarded, before };
}

/**
 * Reads the records of earlier runs of this program. Those that are damaged, of another version or of other settings are empty.
 * So are those that have anything that cannot be used: where one piece is wrong, nothing is trusted.
 */
export function openRecords({ disk, program }: World, settingsHash: string): Records {
  const head = program === undefined ? undefined : readHead(disk);
  const opened = head && readAll(disk, head, settingsHash);
  return typeof opened === 'object' ? opened : emptyRecords(settingsHash, opened === 'junk');
}

function readAll(disk: Disk, head: RecordsHead, settingsHash: string): Records | Unusable {
  const isOurs = head.settingsHash === settingsHash;
  const [outputs, table] = [readOutputs(disk, head), readTable(disk, head)];
  // What another program has written may have another form.
  const former = outputs === 'junk' && !isOurs ? new Map<string, OutputRecord>() : outputs;
  if (typeof former === 'string' || table === undefined) return former === 'junk' ? former : 'damaged';
  const articles: Records['articles'] = new Map();
  const read = openStored(disk);
  for (let row = 0; isOurs && row < countRows({ table }); row += 1) {
    const stored = storedIn({ table }, row);
    const record = stored.length === 0 ? undefined : read(stored);
    if (typeof record === 'string') return record;
    if (record) articles.set(...record);
  }
  const before = { report: head.sections.report, articles: articles.size, outputs: former };
  return {
    settingsHash,
    articles,
    outputs: isOurs ? new Map(former) : new Map(),
    isDiscarded: false,
    before,
  };
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
 * @returns undefined if there is none of these settings
 */
export function openIndex(
  disk: Disk,
  head: RecordsHead,
  settingsHash: string,
  files: readonly SourceFile[],
): IndexedRecords | undefined {
  if (head.settingsHash !== settingsHash) return undefined;
  const [outputs, table] = [readOutputs(disk, head), readTable(disk, head)];
  const [names, words] = [readSection(disk, head, 'names'), readSection(disk, head, 'words')];
  if (typeof outputs === 'string' || !table || !names || !words) return undefined;
  const { found, left, rowOf } = compareFiles({ names, table }, files);
  const index = { names, table, words, rowOf };
  const before = { report: head.sections.report, articles: 0, outputs };
  const read = openStored(disk);
  return {
    found,
    left,
    records: {
      settingsHash,
      articles: new Map(),
      outputs: new Map(outputs),
      isDiscarded: false,
      index,
      before,
    },
    readRow: (row) => {
      const record = read(storedIn(index, row));
      // Another run may have written in its place.
      return typeof record === 'object' && isOfRow(index, row, ...record) ? record : undefined;
    },
  };
}

function readOutputs(disk: Disk, head: RecordsHead): Map<string, OutputRecord> | Unusable {
  const bytes = readSection(disk, head, 'outputs');
  if (bytes === undefined) return 'damaged';
  const lines = bytes.toString().split('\n').slice(0, -1).map(parseLine);
  if (!lines.every(isPackedOutput)) return 'junk';
  return new Map(lines.map(([path, inputsHash, state]) => [path, { inputsHash, state }]));
}

/** The bytes are copied to where numbers of eight bytes may begin. */
function readTable(disk: Disk, head: RecordsHead): Float64Array | undefined {
  const bytes = readSection(disk, head, 'table');
  return bytes && new Float64Array(new Uint8Array(bytes).buffer);
}
