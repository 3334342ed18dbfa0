import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import type { Disk, Transaction } from '../../../src/disk/disk.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import {
  formatFile,
  RECORDS_FILE,
  type RecordsHead,
  readHead,
  readSection,
  type Section,
  VERSION,
} from '../../../src/publish/incremental/recordsFile.ts';
import { COLUMN, WIDTH } from '../../../src/publish/incremental/sourceIndex.ts';
import { ARTICLES_FILE } from '../../../src/publish/incremental/storedArticles.ts';
import { tell } from '../../cli/commandLine.ts';
import { folderWith } from '../../support/files.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';

/** The program of these tests, whose runs keep records. */
const PROGRAM = 'a program';

/** The two files of records, by their paths. */
export type Kept = Readonly<Record<string, Buffer>>;

/** A copy of a golden folder that was built, and what the build recorded. */
export async function builtGolden(name: string): Promise<{ root: string; records: Kept }> {
  const root = folderWith({});
  cpSync(fileURLToPath(new URL(`../../golden/${name}`, import.meta.url)), root, { recursive: true });
  await tell(['build'], realDisk(root), { program: PROGRAM });
  const files = [RECORDS_FILE, ARTICLES_FILE].map((path) => [path, readFileSync(join(root, path))] as const);
  return { root, records: Object.fromEntries(files) };
}

/** Puts files of records into a folder. */
export function putRecords(root: string, kept: Kept): void {
  for (const [path, bytes] of Object.entries(kept)) writeFileSync(join(root, path), bytes);
}

/**
 * What files of records have, a line each: the version, the report, the hash of settings, articles, outputs, and the other
 * sections. An empty line is before the outputs, and after them.
 */
export function linesOf(kept: Kept): string[] {
  const disk = memoryDisk(kept);
  const head = readHead(disk) as RecordsHead;
  const section = (name: Section) => readSection(disk, head, name) as Buffer;
  const outputs = section('outputs').toString().split('\n').slice(0, -1);
  const others = OTHERS.map((name) => section(name).toString('base64'));
  const articles = String(kept[ARTICLES_FILE]).split('\n').slice(0, -1);
  return [
    VERSION,
    section('report').toString(),
    head.settingsHash,
    ...articles,
    '',
    ...outputs,
    '',
    ...others,
  ];
}

const OTHERS = ['names', 'table', 'words'] as const;

/** Files of records with these lines, and the checksums of ones that are whole. */
export function sealed(lines: readonly string[]): Kept {
  const [, report = '', settingsHash = '', ...rest] = lines;
  const middle = rest.indexOf('');
  const end = rest.lastIndexOf('');
  const [names, table, words] = rest.slice(end + 1).map((line) => Buffer.from(line, 'base64')) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  const numbers = new Float64Array(new Uint8Array(table).buffer);
  let start = 0;
  const articles = rest.slice(0, middle).map((line) => Buffer.from(`${line}\n`));
  for (const [row, bytes] of articles.entries()) {
    numbers.set([start, bytes.length, crc32(bytes)], row * WIDTH + COLUMN.start);
    start += bytes.length;
  }
  const outputs = rest.slice(middle + 1, end).map((line) => Buffer.from(`${line}\n`));
  const sections = {
    report: [Buffer.from(report)],
    outputs,
    names: [names],
    table: [Buffer.from(numbers.buffer)],
    words: [words],
  };
  const parts = [...formatFile(settingsHash, sections)].map((part) => Buffer.from(part));
  return { [RECORDS_FILE]: Buffer.concat(parts), [ARTICLES_FILE]: Buffer.concat(articles) };
}

/** What a command says and does. */
export interface Outcome {
  readonly status: number;
  readonly stderr: string;
  /** Without the note that records were thrown away. */
  readonly report: unknown;
  readonly isDiscarded: boolean;
  /** What a build would put in its place, by path. */
  readonly staged: Readonly<Record<string, string>>;
}

const COMMANDS = [['build'], ['build', '--dry-run'], ['diff'], ['check']];

/** What each command does in a folder if it finds these records there. Nothing is written. */
export async function runAll(root: string, records: Kept | undefined): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const args of COMMANDS) {
    const staged: Record<string, string> = {};
    const disk: Disk = {
      ...realDisk(root),
      readCache: memoryDisk(records ?? {}).readCache,
      writeCache: () => false,
      appendCache: () => false,
      begin: () => transactionInto(root, staged),
    };
    const { status, stdout, stderr } = await tell([...args, '--json'], disk, { program: PROGRAM });
    const report = stdout === '' ? {} : JSON.parse(stdout);
    const problems: { code: string }[] = report.problems ?? [];
    const others = problems.filter(({ code }) => code !== 'RECORDS_DISCARDED');
    const isDiscarded = others.length < problems.length;
    // The report of the last run has its files in the order of their names.
    for (const name of ['written', 'unchanged', 'removed']) report[name]?.sort();
    outcomes.push({ status, stderr, report: { ...report, problems: others }, isDiscarded, staged });
  }
  return outcomes;
}

/** The outcomes, but for what they say of the records. */
export function seen(outcomes: readonly Outcome[]): unknown[] {
  return outcomes.map(({ isDiscarded: _, ...rest }) => rest);
}

function transactionInto(root: string, staged: Record<string, string>): Transaction {
  return {
    stage: (path, text) => void Object.assign(staged, { [path]: text }),
    stageParts: (path, parts) =>
      void Object.assign(staged, { [path]: Buffer.concat([...parts]).toString('base64') }),
    copy: (path, source, sizeInBytes) => {
      const bytes = typeof source === 'string' ? readFileSync(join(root, source)) : source;
      if (bytes.length !== sizeInBytes) throw new Error(`${source} changed during the run; run it again`);
      staged[path] = Buffer.from(bytes).toString('base64');
    },
    remove: (path) => void Object.assign(staged, { [path]: '' }),
    removeFirst: (path) => void Object.assign(staged, { [path]: '' }),
    stageLast: (path, text) => void Object.assign(staged, { [path]: text }),
    stageAfterLast: (path, parts) =>
      void Object.assign(staged, { [path]: Buffer.concat([...parts]).toString('base64') }),
    commit: () => {},
    end: () => {},
  };
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The JSON text with one of its values, counted through it from the outside in, made something else. */
export function withOther(line: string, at: number, change: (value: Json) => Json): string {
  const whole: { value: Json } = { value: JSON.parse(line) as Json };
  const places: (readonly [holder: Record<string, Json>, key: string])[] = [];
  const visit = (holder: Record<string, Json>, key: string): void => {
    places.push([holder, key]);
    const value = holder[key] as Json;
    if (typeof value !== 'object' || value === null) return;
    for (const name of Object.keys(value)) visit(value as Record<string, Json>, name);
  };
  visit(whole, 'value');
  const [holder, key] = places[at % places.length] as (typeof places)[number];
  holder[key] = change(holder[key] as Json);
  return JSON.stringify(whole.value);
}
