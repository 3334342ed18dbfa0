import { run } from '../../src/cli/run.ts';
import type { Edge } from '../../src/cli/terminal.ts';
import { type Files, memoryDisk, NOW, SETTINGS } from '../fixtures.ts';

/** Runs `build` on a publication in memory. */
export async function build(args: readonly string[], files: Files, settings = '') {
  const disk = memoryDisk({ 'feed.yaml': SETTINGS + settings, ...files });
  return { ...(await tell(['build', ...args], disk)), disk };
}

/** Runs a command line on a disk, and gives its exit status and what it printed. */
export async function tell(
  args: readonly string[],
  disk: ReturnType<Edge['disk']>,
  more: Partial<Edge> = {},
) {
  const streams = { stdout: '', stderr: '' };
  const into = (name: keyof typeof streams) => ({
    write: (text: string) => {
      streams[name] += text;
    },
  });
  const status = await run(args, {
    stdout: into('stdout'),
    stderr: into('stderr'),
    isColourful: false,
    now: () => NOW,
    disk: () => disk,
    fetch: () => Promise.reject(new Error('no network in a test')),
    ...more,
  });
  return { status, ...streams };
}
