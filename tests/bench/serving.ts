import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sample } from './measure.ts';

/** Between two questions whether a page is the new one: each of them costs the server something. */
const PAUSE_MS = 20;
const PATIENCE_MS = 600_000;

/** A `serve` that runs. */
export interface Serving {
  /** From the start of the process to the end of the first answer. */
  readonly untilFirst: Sample;
  /** From now on until what is at a path has these words. */
  readonly untilShown: (path: string, words: string) => Promise<Sample>;
  readonly end: () => Promise<void>;
}

/** Starts a command that serves, and asks it for the feed. */
export async function startServe([program, ...args]: readonly [string, ...string[]]): Promise<Serving> {
  const start = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const end = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const sampleSince = (then: number): Sample => ({
    seconds: (performance.now() - then) / 1000,
    processor: undefined,
    megabytes: peakOf(child.pid),
  });
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\S+\/(?=,)/.exec(line) ?? [];
    if (url === undefined) continue;
    await textAt(`${url}rss.xml`);
    const untilShown = async (path: string, words: string) => {
      const then = performance.now();
      while (!(await textAt(`${url}${path}`)).includes(words)) {
        if (performance.now() - then > PATIENCE_MS) throw new Error(`expected ${path} to show "${words}"`);
        await pause(PAUSE_MS);
      }
      return sampleSince(then);
    };
    return { untilFirst: sampleSince(start), untilShown, end };
  }
  throw new Error('expected an address of serve, found none');
}

async function textAt(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/** The peak memory of a process in MiB; nothing where the system does not tell (Linux does). */
function peakOf(pid = 0): number | undefined {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
