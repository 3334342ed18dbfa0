import type { Command } from '../../src/cli/command.ts';
import { type Printable, printTo } from '../../src/cli/printable.ts';
import { run } from '../../src/cli/run.ts';
import type { Edge } from '../../src/cli/session.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk } from '../support/memoryDisk.ts';
import { NOW, SETTINGS } from '../support/publication.ts';

/** A world without a network, and without anyone who ends a command. */
export const ALONE: Pick<
  Edge,
  'ask' | 'download' | 'fetch' | 'openSender' | 'programs' | 'watch' | 'startServer' | 'interrupted'
> = {
  programs: () => () => Promise.reject(new Error('no program in a test')),
  ask: () => Promise.reject(new Error('no network in a test')),
  openSender: () => ({ send: () => Promise.reject(new Error('no network in a test')), close: () => {} }),
  download: () => Promise.reject(new Error('no network in a test')),
  fetch: () => Promise.reject(new Error('no network in a test')),
  watch: () => Promise.reject(new Error('nothing is watched in a test')),
  startServer: () => Promise.reject(new Error('no network in a test')),
  interrupted: () => Promise.resolve(),
};

/** Runs `build` on a publication in memory. */
export async function build(args: readonly string[], files: Files, settingsText = '') {
  const disk = memoryDisk({ 'feed.yaml': SETTINGS + settingsText, ...files });
  return { ...(await tell(['build', ...args], disk)), disk };
}

/** Runs a command line on a disk, and gives its exit status and what it printed. */
export async function tell(
  args: readonly string[],
  disk: ReturnType<Edge['disk']>,
  {
    commands,
    isLog,
    ...more
  }: Partial<Edge> & { readonly commands?: readonly Command[]; readonly isLog?: boolean } = {},
) {
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
  const edge: Edge = {
    stdout: into('stdout'),
    stderr: into('stderr'),
    isColourful: false,
    now: () => NOW,
    disk: () => disk,
    ...ALONE,
    ...more,
  };
  const status = await run(args, edge, commands);
  return { status, ...streams };
}

/** What a stream is given for a text, in a terminal or in the log of a CI service. */
export function shown(text: Printable, isLog = false): string {
  let all = '';
  printTo(
    {
      write: (one) => {
        all += one;
      },
    },
    isLog,
  ).write(text);
  return all;
}
