import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { printTo } from '../../../src/cli/printable.ts';
import { run } from '../../../src/cli/run.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { watch } from '../../../src/disk/watch.ts';
import { askAddress } from '../../../src/http/client/askAddress.ts';
import { fetchDocument } from '../../../src/http/client/fetchDocument.ts';
import { openDownload } from '../../../src/http/client/openDownload.ts';
import { startServer } from '../../../src/http/server/startServer.ts';
import type { Outcome } from './checks.ts';

/** How a command line is run. */
export interface RunOptions {
  /** It is killed after so many milliseconds. */
  readonly killAfterMs?: number;
  /** What is done with a server that the run starts, before the run is interrupted. */
  readonly visit?: (url: string) => Promise<void>;
}

/** Runs one command line of Dateline. */
export type RunProgram = (args: readonly string[], options?: RunOptions) => Promise<Outcome>;

/** A clock for runs that are given no time. */
const NOW = new Date('2026-02-01T00:00:00Z');
const WATCH_IN_MS = 60;

/**
 * Runs command lines in this process: cheap, and a crash or a hang is this process's own.
 *
 * @param isLog whether what is printed goes to the log of a runner, which reads commands in it
 */
export const runHere =
  (isLog: boolean): RunProgram =>
  async (args, { visit } = {}) => {
    const streams = { stdout: '', stderr: '' };
    const into = (name: keyof typeof streams) =>
      printTo(
        {
          write: (text) => {
            streams[name] += text;
          },
        },
        isLog,
      );
    let visited: Promise<void> = args[0] === 'watch' ? pause(WATCH_IN_MS) : Promise.resolve();
    const status = await run(args, {
      stdout: into('stdout'),
      stderr: into('stderr'),
      isColourful: false,
      now: () => NOW,
      disk: realDisk,
      program: 'soak',
      watch: async (root, folders) => watch(root, folders),
      startServer: async (options) => {
        const server = await startServer(options);
        visited = visit?.(server.url) ?? visited;
        return server;
      },
      interrupted: () => visited,
      download: openDownload,
      fetch: fetchDocument,
      ask: askAddress,
      programs: () => () => Promise.reject(new Error('no program in a soak test')),
    });
    return { status, signal: null, ...streams, megabytes: 0, isLog };
  };

/** Tells the peak memory of a process when it ends. */
const REPORT_MEMORY = `import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => writeFileSync(process.env.SOAK_MEMORY, readFileSync('/proc/self/status', 'utf8')));`;

/**
 * Runs command lines of the built package, each in a process of its own.
 *
 * @param folder for what has to be told about processes, and where they run
 */
export function runBuilt(checkout: string, folder: string): RunProgram {
  return async (args, { killAfterMs, visit } = {}) => {
    const memory = join(folder, 'memory.txt');
    const child = spawn(process.execPath, [join(checkout, 'dist/cli/main.js'), ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        TZ: 'UTC',
        TMPDIR: folder,
        NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(REPORT_MEMORY)}`,
        SOAK_MEMORY: memory,
      },
    });
    const streams = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text) => {
        streams[name] += text;
        const [url] = name === 'stdout' && visit ? (/http:\S+\/(?=,|")/.exec(streams.stdout) ?? []) : [];
        if (url && visit) void visit(url).then(() => child.kill('SIGTERM'));
      });
    const timer =
      killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.on('error', reject).on('close', (...ended) => resolve(ended));
    });
    clearTimeout(timer);
    const megabytes = status === null ? 0 : peakIn(memory);
    rmSync(memory, { force: true });
    return { status, signal, ...streams, megabytes, isLog: false };
  };
}

/** The peak memory that the system's file about a process tells, in megabytes; 0 where there is no such file. */
export function peakIn(path: string): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
