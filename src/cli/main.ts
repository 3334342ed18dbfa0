#!/usr/bin/env node
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { realDisk } from '../disk/realDisk.ts';
import { stateOf } from '../disk/state.ts';
import { run } from './run.ts';

const isColourful = Boolean(process.stdout.isTTY && process.stderr.isTTY && !process.env['NO_COLOR']);

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  isColourful,
  now: () => new Date(),
  disk: realDisk,
  program: `${process.version} ${JSON.stringify(process.versions)} ${import.meta.url} ${stateOf(fileURLToPath(import.meta.url))}`,
  watch: async (root, folders, tell, fail) => {
    const watching = (await import('../disk/watch.ts')).watch(root, folders, tell, fail);
    await watching.ready;
    return watching;
  },
  startServer: async (options) => (await import('../server/startServer.ts')).startServer(options),
  interrupted: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    }),
  fetch: async (url, options) => (await import('../web/fetchDocument.ts')).fetchDocument(url, options),
});
