#!/usr/bin/env node
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { stateOf } from '../disk/fileState.ts';
import { realDisk } from '../disk/realDisk.ts';
import { run } from './run.ts';

/** Gives the command line the real streams, clock, disk and network. */
async function main(): Promise<number> {
  const isColourful = Boolean(process.stdout.isTTY && process.stderr.isTTY && !process.env['NO_COLOR']);

  return run(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    isColourful,
    isInteractive: Boolean(process.stderr.isTTY),
    now: () => new Date(),
    locale: localeOfMachine(),
    ask: process.stdin.isTTY && process.stdout.isTTY ? ask : undefined,
    disk: realDisk,
    openWorker: async (root) => {
      if (availableParallelism() === 1) return undefined;
      return (await import('./workerThread.ts')).openWorker(new URL(import.meta.url), root);
    },
    program: `${process.version} ${JSON.stringify(process.versions)} ${import.meta.url} ${stateOf(fileURLToPath(import.meta.url))}`,
    watch: async (root, folders) => (await import('../disk/watch.ts')).watch(root, folders),
    startServer: async (options) => (await import('../http/server/startServer.ts')).startServer(options),
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
    fetch: async (url, options) =>
      (await import('../http/client/fetchDocument.ts')).fetchDocument(url, options),
  });
}

async function ask(question: string, fallback: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(`${question} (${fallback}): `)).trim();
  } finally {
    terminal.close();
  }
}

function localeOfMachine() {
  const { timeZone, locale: language } = Intl.DateTimeFormat().resolvedOptions();
  return { timeZone, language };
}

if (isMainThread) process.exitCode = await main();
else (await import('./workerThread.ts')).runWorkerThread();
