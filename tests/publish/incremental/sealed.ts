import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import type { Disk, Transaction } from '../../../src/disk/disk.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { tell } from '../../cli/commandLine.ts';
import { folderWith } from '../../support/files.ts';

/** The program of these tests, whose runs keep records. */
const PROGRAM = 'a program';

/** A copy of a golden folder that was built, and what the build recorded. */
export async function builtGolden(name: string): Promise<{ root: string; records: Buffer }> {
  const root = folderWith({});
  cpSync(fileURLToPath(new URL(`../../golden/${name}`, import.meta.url)), root, { recursive: true });
  await tell(['build'], realDisk(root), { program: PROGRAM });
  return { root, records: readFileSync(join(root, '.dateline/records')) };
}

/** The lines of a file of records, without its checksum. */
export function linesOf(records: Buffer): string[] {
  return String(records).split('\n').slice(0, -2);
}

/** A file of records with these lines, and the checksum of one that is whole. */
export function sealed(lines: readonly string[]): Buffer {
  const contents = lines.join('\n');
  return Buffer.from(`${contents}\n${crc32(contents)}\n`);
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
export async function runAll(root: string, records: Buffer | undefined): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const args of COMMANDS) {
    const staged: Record<string, string> = {};
    const disk: Disk = {
      ...realDisk(root),
      readCache: () => records,
      writeCache: () => {},
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
    copy: (path, source, sizeInBytes) => {
      const bytes = typeof source === 'string' ? readFileSync(join(root, source)) : source;
      if (bytes.length !== sizeInBytes) throw new Error(`${source} changed during the run; run it again`);
      staged[path] = Buffer.from(bytes).toString('base64');
    },
    remove: (path) => void Object.assign(staged, { [path]: '' }),
    stageLast: (path, text) => void Object.assign(staged, { [path]: text }),
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
