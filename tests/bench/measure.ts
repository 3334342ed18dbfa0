import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasProgram } from '../support/program.ts';

/** A program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** What one run of a whole process took. */
export interface Sample {
  readonly seconds: number;
  /** Seconds of all processors, for the program and for the system; nothing where that cannot be told. */
  readonly processor: number | undefined;
  /** The most memory that it had at one time; nothing where that cannot be told. */
  readonly megabytes: number | undefined;
}

/** Runs a command in a folder, and tells what it took. A status that is not accepted is thrown; 0 always is. */
export type Measure = (command: Command, folder: string, accepted?: number) => Sample;

/**
 * GNU time tells the peak of a process and its time as the kernel counted them (`wait4`), and takes a millisecond itself. Node asked
 * for the same of its child would count itself too.
 */
const TIME = ['time', '-q', '-f', '%M %U %S', '-o'] as const;

/** @returns the way to measure on this machine: with memory and the processors' time, where GNU time is there. */
export function measureIn(work: string): Measure {
  const report = join(work, 'time.txt');
  const isTimeThere =
    hasProgram('time') && spawnSync(TIME[0], [...TIME.slice(1), report, 'true']).status === 0;
  if (!isTimeThere) return (...of) => ({ seconds: run(...of), processor: undefined, megabytes: undefined });
  return (command, folder, accepted) => {
    const seconds = run([...TIME, report, ...command], folder, accepted);
    const [kilobytes = 0, user = 0, system = 0] = readFileSync(report, 'utf8').split(' ').map(Number);
    return { seconds, processor: user + system, megabytes: kilobytes / 1024 };
  };
}

/** Writes to the disk what waits for it, so that no run pays for what the one before has written. */
export function settle(): void {
  if (hasProgram('sync')) spawnSync('sync');
}

/** @throws when the command ends with a status that is not accepted. */
function run([program, ...args]: Command, cwd: string, accepted = 0): number {
  const start = process.hrtime.bigint();
  const { status, signal, error } = spawnSync(program, args, { cwd, stdio: 'ignore' });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (error) throw error;
  if (status !== 0 && status !== accepted) throw new Error(`ended with ${signal ?? `status ${status}`}`);
  return seconds;
}
