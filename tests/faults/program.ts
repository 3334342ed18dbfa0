import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Fault } from './layer.ts';

/** How a process ended, and what it said. */
export interface Ending {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that may still be at work. */
export interface Running {
  readonly child: ChildProcess;
  readonly ending: Promise<Ending>;
}

export interface Conditions {
  readonly fault?: Fault;
  /** A file that is told each change that the process makes, and each pause. */
  readonly log?: string;
}

/** Programs of this folder and of the source, as real processes. */
export interface Programs {
  dateline(args: readonly string[], conditions?: Conditions): Running;
  contender(args: readonly string[], conditions?: Conditions): Running;
}

const REQUIRE =
  "import { createRequire as from_ } from 'node:module'; const require = from_(import.meta.url);";

/** Bundles the programs once for a file of tests: each process then begins in a moment, its packages with it. */
export function bundlePrograms(): Programs {
  let folder = '';
  beforeAll(async () => {
    const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, 'dateline-test-'));
    await build({
      entryPoints: {
        dateline: fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url)),
        contender: fileURLToPath(new URL('./contender.ts', import.meta.url)),
        preload: fileURLToPath(new URL('./preload.ts', import.meta.url)),
      },
      outdir: folder,
      bundle: true,
      splitting: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      // For packages that were written for `require`.
      banner: { js: REQUIRE },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const program =
    (name: string) =>
    (args: readonly string[], conditions: Conditions = {}) =>
      start(['--import', join(folder, 'preload.js'), join(folder, `${name}.js`), ...args], conditions);
  return { dateline: program('dateline'), contender: program('contender') };
}

function start(args: readonly string[], { fault, log }: Conditions): Running {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...(fault && { DATELINE_FAULT: JSON.stringify(fault) }),
      ...(log !== undefined && { DATELINE_LOG: log }),
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const ending = new Promise<Ending>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
  return { child, ending };
}

/** Waits, for as long as it takes, until a file has a text in it so many times. */
export async function waitForText(path: string, text: string, times = 1): Promise<void> {
  while (readOrNothing(path).split(text).length <= times) await pause(20);
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
