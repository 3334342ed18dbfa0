import { spawn } from 'node:child_process';
import type { ProgramResult, RunProgram } from '../deliver/runProgram.ts';

/** What a program says last tells why it failed. */
const MAX_ERRORS = 4_000;

/** Runs programs of this machine in a folder. */
export function programsIn(folder: string): RunProgram {
  return (program, args, { input = '', longestInMs } = {}) =>
    new Promise<ProgramResult>((resolve, reject) => {
      const child = spawn(program, args, { cwd: folder, stdio: 'pipe', windowsHide: true });
      const end = () => {
        child.kill('SIGKILL');
        // What it has started itself may hold them open.
        child.stdout.destroy();
        child.stderr.destroy();
      };
      const timer = longestInMs === undefined ? undefined : setTimeout(end, longestInMs);
      const output: Uint8Array[] = [];
      let errors = '';
      child.stdout.on('data', (part: Uint8Array) => output.push(part));
      child.stderr.setEncoding('utf8').on('data', (part: string) => {
        errors = (errors + part).slice(-MAX_ERRORS);
      });
      // A program may end before it has read all.
      child.stdin.on('error', () => {});
      child.on('error', (cause) => {
        clearTimeout(timer);
        const mend = `install ${program}, or name where it is`;
        reject(new Error(`expected the program ${program}, found none that can be run; ${mend}`, { cause }));
      });
      child.on('close', (status) => {
        clearTimeout(timer);
        resolve({ status: status ?? undefined, output: Buffer.concat(output), errors });
      });
      child.stdin.end(input);
    });
}
