import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { ProgramResult, RunProgram } from '../../../src/deliver/runProgram.ts';
import { folderWith } from '../../support/files.ts';
import { hasProgram } from '../../support/program.ts';

/** True where scripts can be tried without ssh. */
export const canRunScripts = (hasProgram('rsync') && hasProgram('sh')) || process.env['CI'] === 'true';

/** A machine that is this one: what ssh would have run there is run here, in a folder that is its home. */
export interface LocalMachine {
  readonly home: string;
  readonly run: RunProgram;
  /** What was run, by programs. */
  readonly calls: string[];
  /** Called with the number of each call, from 1; what it returns stands for the program. */
  intercept: (call: number, go: () => Promise<ProgramResult>) => Promise<ProgramResult>;
}

/** @param root the folder of feed.yaml */
export function localMachine(root: string): LocalMachine {
  const home = folderWith({});
  const shell = join(folderWith({}), 'ssh');
  writeFileSync(shell, `#!/bin/sh\nshift\ncd '${home}'\nexec sh -c "$*"\n`);
  chmodSync(shell, 0o755);
  const machine: LocalMachine = {
    home,
    calls: [],
    intercept: (_, go) => go(),
    run: (program, args, { input = '' } = {}) => {
      machine.calls.push(program);
      const all =
        program === 'ssh'
          ? ['-c', args.at(-1) ?? '']
          : args.map((one) => (one.startsWith('ssh ') ? shell : one));
      const go = () =>
        runHere(program === 'ssh' ? 'sh' : program, all, program === 'ssh' ? home : root, input);
      return machine.intercept(machine.calls.length, go);
    },
  };
  return machine;
}

async function runHere(
  program: string,
  args: readonly string[],
  cwd: string,
  input: string | Uint8Array,
): Promise<ProgramResult> {
  const child = spawn(program, args, { cwd, stdio: 'pipe' });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [output, errors] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
  return { status: (await ended) ?? undefined, output, errors: errors.toString() };
}
