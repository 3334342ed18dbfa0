import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { printable, printTo } from '../../src/cli/printable.ts';
import { type NextRun, rerunOnChange } from '../../src/cli/rerunOnChange.ts';
import type { Edge, Session } from '../../src/cli/session.ts';
import type { WatchEvent } from '../../src/disk/watch.ts';
import { memoryDisk } from '../support/memoryDisk.ts';
import { NOW } from '../support/publication.ts';
import { ALONE } from './commandLine.ts';

const FOLDERS = { items: ['items'], output: 'output' };
const IDLE: NextRun = { settings: FOLDERS, nextDue: undefined };
const CHANGED: WatchEvent = { kind: 'changed' };

/** A watch that sees what a test tells it to. It gives each event to one asker, in their order. */
function toldWatch() {
  const events: WatchEvent[] = [];
  const askers: ((event: WatchEvent) => void)[] = [];
  const see = (event: WatchEvent) => {
    const asker = askers.shift();
    if (asker) asker(event);
    else events.push(event);
  };
  const next = () =>
    new Promise<WatchEvent>((resolve) => {
      const event = events.shift();
      if (event) resolve(event);
      else askers.push(resolve);
    });
  return { see, watching: { next, close: vi.fn() } };
}

/** Starts to run, with a watch that has seen these events before. */
function start({
  before = [] as readonly WatchEvent[],
  interrupted = false,
  run = () => IDLE as NextRun | undefined,
}) {
  const { see, watching } = toldWatch();
  for (const event of before) see(event);
  const printed: string[] = [];
  let interrupt = () => {};
  const edge: Edge = {
    ...ALONE,
    stdout: { write: () => {} },
    stderr: printTo({ write: (text) => printed.push(text) }),
    isColourful: false,
    now: () => NOW,
    disk: () => memoryDisk({}),
    watch: async () => watching,
    interrupted: () =>
      new Promise((resolve) => {
        interrupt = resolve;
        if (interrupted) resolve();
      }),
  };
  const session: Session = {
    edge,
    root: '.',
    isRootSearched: false,
    world: { disk: edge.disk('.') },
    now: NOW,
    isClockFixed: false,
    isJson: false,
    isQuiet: false,
    paint: (_, text) => printable`${text}`,
  };
  const runs = vi.fn(run);
  const ended = rerunOnChange(session, FOLDERS, runs);
  const end = async () => {
    interrupt();
    expect(await ended).toBe(130);
    expect(watching.close).toHaveBeenCalledTimes(1);
    return { count: runs.mock.calls.length, printed };
  };
  return { see, runs, end };
}

/** Waits until all that can happen has happened. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 5; turns += 1) await turn();
}

describe('rerunOnChange', () => {
  it('runs at once, and again for each change', async () => {
    const { see, end } = start({});
    await settled();
    see(CHANGED);
    await settled();
    see(CHANGED);
    await settled();
    expect(await end()).toEqual({ count: 3, printed: [] });
  });

  it('runs again for a change during a run', async () => {
    let isFirst = true;
    const one = start({
      run: () => {
        if (isFirst) one.see(CHANGED);
        isFirst = false;
        return IDLE;
      },
    });
    await settled();
    expect(await one.end()).toEqual({ count: 2, printed: [] });
  });

  it('prints each failure once, and runs no more often for it', async () => {
    const failed = (message: string): WatchEvent => ({ kind: 'failed', error: new Error(message) });
    const { see, end } = start({ before: [failed('one'), failed('two')] });
    await settled();
    see(failed('three'));
    await settled();
    const text = (cause: string) => `dateline: changes can no longer be seen; start it again (${cause})\n`;
    expect(await end()).toEqual({ count: 1, printed: ['one', 'two', 'three'].map(text) });
  });

  it('goes on after a run that failed', async () => {
    const { see, end } = start({ run: () => undefined });
    await settled();
    see(CHANGED);
    await settled();
    expect((await end()).count).toBe(2);
  });

  it('runs once for an article that falls due, and for what is unfinished', async () => {
    const nexts: NextRun[] = [{ ...IDLE, isUnfinished: true }, { ...IDLE, nextDue: NOW }, IDLE];
    const { runs, end } = start({ run: () => nexts.shift() });
    await vi.waitFor(() => expect(runs).toHaveBeenCalledTimes(3));
    await settled();
    expect((await end()).count).toBe(3);
  });

  it('does not run if it is interrupted before', async () => {
    const { end } = start({ before: [CHANGED], interrupted: true });
    expect(await end()).toEqual({ count: 0, printed: [] });
  });
});
