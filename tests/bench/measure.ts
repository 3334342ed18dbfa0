import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasProgram } from '../support/program.ts';

/** A program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** What one run of a whole process took. */
export interface Sample {
  readonly seconds: number;
  /** The most memory that it had at one time; nothing where that cannot be told. */
  readonly megabytes: number | undefined;
}

/** Runs a command in a folder, and tells what it took. */
export type Measure = (command: Command, folder: string) => Sample;

/**
 * GNU time tells the peak of a process as the kernel counted it (`ru_maxrss`), and takes a millisecond itself. Node asked for the
 * same of its child would count itself too.
 */
const TIME = ['time', '-f', '%M', '-o'] as const;

/** @returns the way to measure on this machine: with memory, where GNU time is there. */
export function measureIn(work: string): Measure {
  const report = join(work, 'memory.txt');
  const isTimeThere =
    hasProgram('time') && spawnSync(TIME[0], [...TIME.slice(1), report, 'true']).status === 0;
  if (!isTimeThere) return (command, folder) => ({ seconds: run(command, folder), megabytes: undefined });
  return (command, folder) => ({
    seconds: run([...TIME, report, ...command], folder),
    megabytes: Number(readFileSync(report, 'utf8').trim()) / 1024,
  });
}

/** Writes to the disk what waits for it, so that no run pays for what the one before has written. */
export function settle(): void {
  if (hasProgram('sync')) spawnSync('sync');
}

/** @throws when the command ends with a status other than 0. */
function run([program, ...args]: Command, cwd: string): number {
  const start = process.hrtime.bigint();
  const { status, signal, error } = spawnSync(program, args, { cwd, stdio: 'ignore' });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (error) throw error;
  if (status !== 0) throw new Error(`ended with ${signal ?? `status ${status}`}`);
  return seconds;
}
