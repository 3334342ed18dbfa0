import { type FSWatcher, lstatSync, readdirSync, watch as watchFolder } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Folders, type Places, placesOf } from './watchedPlaces.ts';

/** What a watch has seen. */
export type WatchEvent =
  | { readonly kind: 'changed' }
  /** Some changes will not be seen, for a cause that is given once. */
  | { readonly kind: 'failed'; readonly error: Error };

/** A watch that goes on, and keeps the process alive, until it is closed. */
export interface Watching {
  /**
   * Resolves with the next event. Changes that nobody has asked for yet are one event, whatever their number.
   * Never resolves after `close`.
   */
  next(): Promise<WatchEvent>;
  close(): void;
}

/** Milliseconds without a change after which the changes before are told. */
const QUIET = 100;
/** Milliseconds after the first change when it is told although there is no end of them. */
const LATEST = 500;

/**
 * Watches all that a run would read: the items' folders, feed.yaml, and pictures beside it. From its return on no change
 * is missed. Changes within a tenth of a second are one event; changes without a pause are two events a second.
 *
 * Folders may come and go. An items' folder may be a link, which is followed; links within are not, for what they may
 * lead to (see `discover`) is watched anyway. What cannot be watched is an event for each cause; the rest is watched.
 */
export function watch(root: string, folders: Folders): Watching {
  let places = placesOf(root, folders);
  const events = newQueue();
  const reported = new Set<string>();
  const failOnce = (error: unknown) => {
    const text = describe(error, root);
    if (!reported.has(text)) events.add({ kind: 'failed', error: new Error(text, { cause: error }) });
    reported.add(text);
  };
  const change = (path: string) => {
    if (!places.isIgnored(path)) delay.start();
  };
  const watches = keepWatches(change, failOnce);
  const delay = delayed(() => {
    // Links may lead elsewhere now. What changes from here on is another event.
    places = placesOf(root, folders);
    watches.update(places);
    events.add(CHANGED);
  });
  watches.update(places);
  return {
    next: events.next,
    close: () => {
      events.close();
      delay.stop();
      watches.close();
    },
  };
}

const CHANGED: WatchEvent = { kind: 'changed' };

/** Events in their order, each given once. One change at most waits. */
function newQueue() {
  let waiting: WatchEvent[] = [];
  let askers: ((event: WatchEvent) => void)[] = [];
  const add = (event: WatchEvent) => {
    const asker = askers.shift();
    if (asker) asker(event);
    else if (event !== CHANGED || !waiting.includes(CHANGED)) waiting.push(event);
  };
  const next = () =>
    new Promise<WatchEvent>((resolve) => {
      const event = waiting.shift();
      if (event) resolve(event);
      else askers.push(resolve);
    });
  const close = () => {
    waiting = [];
    askers = [];
  };
  return { add, next, close };
}

/** Acts once for all that was started, when it is quiet again, and in any case after a while. */
function delayed(act: () => void): { start(): void; stop(): void } {
  let quiet: NodeJS.Timeout | undefined;
  let latest: NodeJS.Timeout | undefined;
  const stop = () => {
    clearTimeout(quiet);
    clearTimeout(latest);
    latest = undefined;
  };
  const end = () => {
    stop();
    act();
  };
  const start = () => {
    clearTimeout(quiet);
    quiet = setTimeout(end, QUIET);
    latest ??= setTimeout(end, LATEST);
  };
  return { start, stop };
}

/**
 * A watch on each folder. After every change all folders are looked at again, and each is watched before it is read:
 * whatever is made or replaced meanwhile is either read or told.
 */
function keepWatches(change: (path: string) => void, fail: (error: unknown) => void) {
  const watches = new Map<string, { readonly mark: string; readonly watcher: FSWatcher }>();
  const end = (folder: string) => {
    watches.get(folder)?.watcher.close();
    watches.delete(folder);
  };
  const failed = (folder: string, error: unknown) => {
    end(folder);
    // One that is gone needs no watch.
    if (markOf(folder) !== undefined) fail(error);
  };
  const look = (folder: string) => {
    const mark = markOf(folder);
    if (watches.get(folder)?.mark === mark) return;
    // A folder that was deleted and made again is another: the watch is on the one that is gone.
    end(folder);
    if (mark === undefined) return;
    try {
      const watcher = watchFolder(folder, (_, name) => change(join(folder, name ?? '')));
      watcher.on('error', (error) => failed(folder, error));
      watches.set(folder, { mark, watcher });
    } catch (error) {
      failed(folder, error);
    }
  };
  const update = (places: Places) => {
    const seen = new Set<string>();
    const folders = [places.root, ...places.elsewhere];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      look(folder);
      seen.add(folder);
      folders.push(...foldersIn(folder).filter((path) => !places.isIgnored(path)));
    }
    for (const folder of watches.keys()) if (!seen.has(folder)) end(folder);
  };
  const close = () => {
    for (const folder of watches.keys()) end(folder);
  };
  return { update, close };
}

/** Tells a folder from every other; its number alone is given again to the next. Undefined where there is none. */
function markOf(folder: string): string | undefined {
  const { ino, birthtimeMs } = ifPossible(() => lstatSync(folder)) ?? {};
  return ino === undefined ? undefined : `${ino}/${birthtimeMs}`;
}

function foldersIn(folder: string): string[] {
  const entries = ifPossible(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}

/** Undefined where there is nothing, or nothing that we may look at. */
function ifPossible<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

const LIMITS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the system lets no more files be watched; raise fs.inotify.max_user_watches'],
  ['EMFILE', 'the system lets no more watches be opened; raise fs.inotify.max_user_instances'],
]);

/** What is not watched, why, and what can be done. */
function describe(error: unknown, root: string): string {
  const { code = '', path = '', message = String(error) } = error as NodeJS.ErrnoException;
  const place = relative(resolve(root), path) || '.';
  return /^(?:EACCES|EPERM)$/.test(code)
    ? `changes in ${place} will not be seen: there is no permission to read it`
    : `not every change will be seen: ${LIMITS.get(code) ?? message}`;
}
