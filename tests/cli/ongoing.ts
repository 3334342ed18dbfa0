import { setImmediate as turn } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { printTo } from '../../src/cli/printable.ts';
import type { Folders } from '../../src/cli/session.ts';
import type { WatchEvent } from '../../src/disk/watch.ts';
import type { ServerOptions } from '../../src/http/server/startServer.ts';
import type { memoryDisk } from '../support/memoryDisk.ts';
import { NOW } from '../support/publication.ts';
import { tell } from './commandLine.ts';

/** A command that goes on until it is ended, and what a test does to it meanwhile. */
export interface Ongoing {
  /** What it has printed so far. */
  readonly printed: { stdout: string; stderr: string };
  /** The folders that were watched, each time anew. */
  readonly watched: Folders[];
  /** Those of them that are no longer watched. */
  readonly unwatched: Folders[];
  /** What the server was told to tell its pages. */
  readonly told: string[];
  readonly server: ServerOptions | undefined;
  /** Something has changed on the disk; resolves when the command has dealt with it. */
  change(): Promise<void>;
  /** The watcher cannot go on; resolves when the command has dealt with it. */
  fail(error: Error): Promise<void>;
  setClock(now: Date): void;
  /** Ends it, and gives its exit status. */
  end(): Promise<number>;
}

/** Starts such a command, and waits until it has nothing more to do. */
export async function start(
  args: readonly string[],
  disk: ReturnType<typeof memoryDisk>,
  { isLog = false, isColourful = false } = {},
): Promise<Ongoing> {
  const printed = { stdout: '', stderr: '' };
  const into = (name: keyof typeof printed) =>
    printTo(
      {
        write: (text) => {
          printed[name] += text;
        },
      },
      isLog,
    );
  let clock = NOW;
  let happen = (_event: WatchEvent) => {};
  let end = () => {};
  let options: ServerOptions | undefined;
  const ongoing = { printed, watched: [], unwatched: [], told: [] } as Pick<
    Ongoing,
    'printed' | 'watched' | 'unwatched' | 'told'
  >;
  const ended = tell(args, disk, {
    stdout: into('stdout'),
    stderr: into('stderr'),
    isColourful,
    now: () => clock,
    watch: async (_root, { items, output }) => {
      const these = { items, output };
      ongoing.watched.push(these);
      return {
        next: () =>
          new Promise((resolve) => {
            happen = resolve;
          }),
        close: () => void ongoing.unwatched.push(these),
      };
    },
    startServer: async (given) => {
      options = given;
      return {
        port: given.port,
        url: `http://127.0.0.1:${given.port}/`,
        sendEvent: (event) => ongoing.told.push(event),
        close: async () => {
          options = undefined;
        },
      };
    },
    interrupted: () =>
      new Promise((resolve) => {
        end = resolve;
      }),
  });
  // A run is made in one go, with nothing to wait for: after a few turns it is done.
  const settled = async () => {
    for (let turns = 0; turns < 10; turns += 1) await turn();
  };
  await vi.waitFor(() => expect(ongoing.watched).not.toEqual([]), { timeout: 20_000 });
  await settled();
  return {
    ...ongoing,
    get server() {
      return options;
    },
    change: () => {
      happen({ kind: 'changed' });
      return settled();
    },
    fail: (error) => {
      happen({ kind: 'failed', error });
      return settled();
    },
    setClock: (now) => {
      clock = now;
    },
    end: async () => {
      end();
      return (await ended).status;
    },
  };
}
