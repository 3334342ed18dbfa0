import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Said } from './served.ts';

/** A server in a process of its own. */
export interface Program {
  readonly child: ChildProcess;
  readonly port: number;
  /** Bytes that it has in use once it has collected what it has not. */
  memory(): Promise<number>;
  end(): Promise<void>;
}

/** Starts `served.ts` as one file of plain JavaScript, as the published package is. */
export async function startProgram(...args: readonly string[]): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-server-'));
  const outfile = join(folder, 'served.mjs');
  const entry = fileURLToPath(new URL('./served.ts', import.meta.url));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const child = fork(outfile, args, { execArgv: ['--expose-gc'] });
  const [{ port }] = (await once(child, 'message')) as [Said];
  return {
    child,
    port,
    memory: async () => {
      child.send('measure');
      const [{ memory }] = (await once(child, 'message')) as [Said];
      return memory;
    },
    end: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
