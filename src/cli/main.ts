#!/usr/bin/env node
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Disk } from '../disk/disk.ts';
import { stateOf } from '../disk/fileState.ts';
import { findAbove } from '../disk/findAbove.ts';
import { realDisk } from '../disk/realDisk.ts';
import { SETTINGS_FILE } from '../model/fileNames.ts';
import { openRecordings } from './openRecordings.ts';
import { printable, printableLines, printTo } from './printable.ts';
import { run } from './run.ts';
import type { Edge } from './session.ts';

// GitHub, and most other services, set one of them.
const isLog = Boolean(process.env['CI'] || process.env['GITHUB_ACTIONS']);
const stdout = printTo(process.stdout, isLog);
const stderr = printTo(process.stderr, isLog);

/**
 * The first argument of our other thread. No command line can have it, and to ask Node for the thread would take as long as to
 * read a hundred small files.
 */
const THREAD = '\0thread';
/** The same for the thread that reads recordings. */
const RECORDINGS = '\0recordings';

/** The disk of a publication, with recordings. To ask Node for a thread takes time: most publications have no recording. */
function openDisk(root: string): Disk {
  const read = openRecordings(
    () => process.getBuiltinModule('node:worker_threads'),
    new URL(import.meta.url),
    RECORDINGS,
  );
  return { ...realDisk(root), recordingOf: (path) => read(join(root, path)) };
}

/** Gives the command line the real streams, clock, disk and network. */
async function main(): Promise<number> {
  return run(process.argv.slice(2), {
    stdout,
    stderr,
    isColourful: Boolean(process.stdout.isTTY && process.stderr.isTTY && !process.env['NO_COLOR']),
    isInteractive: Boolean(process.stderr.isTTY),
    now: () => new Date(),
    environment: process.env,
    // To ask for these takes a fifth of the time of a run that finds nothing changed.
    get locale() {
      return localeOfMachine();
    },
    get readAnswer() {
      return process.stdin.isTTY && process.stdout.isTTY ? readAnswer : undefined;
    },
    disk: openDisk,
    findRoot: () => findAbove(SETTINGS_FILE),
    openWorker: async (root) => {
      // A second processor has enough to do with what V8 does beside the program: it compiles, and collects garbage.
      if (availableParallelism() < 3) return undefined;
      return (await import('./late/planning.ts')).openWorker(new URL(import.meta.url), THREAD, root);
    },
    program: `${process.version} ${JSON.stringify(process.versions)} ${import.meta.url} ${stateOf(fileURLToPath(import.meta.url))}`,
    watch: async (root, folders) => (await import('./late/planning.ts')).watch(root, folders),
    startServer: async (options) => (await import('../http/server/startServer.ts')).startServer(options),
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
        onClosedPipe(resolve);
      }),
    // V8 lets garbage grow to several times what is in use.
    saveMemory: (percent) =>
      process.getBuiltinModule('node:v8').setFlagsFromString(`--heap-growing-percent=${percent}`),
    programs:
      (folder) =>
      async (...given) =>
        (await import('./late/outside.ts')).programsIn(folder)(...given),
    ask: async (url, question) => (await import('./late/outside.ts')).askAddress(url, question),
    download: async (url, options) => (await import('./late/outside.ts')).openDownload(url, options),
    fetch: async (url, options) => (await import('./late/outside.ts')).fetchDocument(url, options),
  });
}

async function readAnswer(): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const ended = new Promise<never>((_, reject) => {
      terminal.once('close', () => reject(new Error('no answer')));
    });
    return (await Promise.race([terminal.question(''), ended])).trim();
  } finally {
    terminal.close();
  }
}

/** Node has no zone where `TZ` names one that there is not, whatever its types say. */
function localeOfMachine(): NonNullable<Edge['locale']> {
  const { timeZone, locale: language } = Intl.DateTimeFormat().resolvedOptions();
  return { timeZone, language };
}

/**
 * Calls back when whoever read our output has gone, like `head`. That is no failure: a command goes on to its end, and has the exit
 * status that it would have.
 */
function onClosedPipe(callback: () => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code !== 'EPIPE') throw error;
      callback();
    });
  }
}

/** Ends the program as Node would, but with a text that a terminal may be given. */
function reportCrash(error: unknown): never {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(
    printable`dateline: a mistake of Dateline's own; please report it\n${printableLines(stack)}\n`,
  );
  process.exit(1);
}

if (process.argv[2] === THREAD) (await import('./late/planning.ts')).runWorkerThread(openDisk);
else if (process.argv[2] === RECORDINGS) (await import('./recordingThread.ts')).runRecordingThread();
else {
  process.on('uncaughtException', reportCrash);
  onClosedPipe(() => {});
  process.exitCode = await main();
}
