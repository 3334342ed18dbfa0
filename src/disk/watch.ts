import { type FSWatcher, lstatSync, readdirSync, realpathSync, watch as watchFolder } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isSourceText } from '../model/articleFormat.ts';
import { isFolderFile } from './folderFiles.ts';
import { ignoring } from './ignored.ts';
import { describeRefusal } from './watchRefusal.ts';

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

/** The folders of a publication, relative to feed.yaml. */
interface Folders {
  readonly items: readonly string[];
  readonly output: string;
  /** Without it, an items' folder that leads out of that of feed.yaml is not watched: it is not read. */
  readonly outside?: 'allow';
  /** Changes of texts that are no articles are not told. Of other files they are: an article may show what is in such a folder. */
  readonly ignore?: readonly string[];
  /** Folders whose files articles may refer to. */
  readonly static?: readonly string[];
  /** Files and folders beside the articles. */
  readonly people?: readonly string[];
}

/** Milliseconds without a change after which the changes before are told. */
const QUIET = 100;
/** Milliseconds after the first change when it is told although there is no end of them. */
const LATEST = 500;

/** What an icon, beside feed.yaml, may be. */
const PICTURE = /\.(?:avif|gif|ico|jpe?g|png|svg|webp)$/i;
/** Hidden files and folders, our own, and what editors put beside a file while they save it. */
const NEVER = /^\.|~$|^#.*#$|^4913$|^node_modules$|^feed\.lock$|\.dateline-tmp$|\.sw[a-p]$/;

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
    const text = describeRefusal(error, root);
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

/** Which files and folders concern us. */
interface Places {
  readonly root: string;
  /** What items' folders that are links lead to. */
  readonly elsewhere: readonly string[];
  isIgnored(path: string): boolean;
}

function placesOf(root: string, folders: Folders): Places {
  const { items, output, outside, ignore = [], static: served = [], people = [] } = folders;
  const realPathOf = (path: string) => ifPossible(() => realpathSync(path)) ?? path;
  const top = realPathOf(resolve(root));
  const named = [...items, ...served, ...people].map((folder) => resolve(top, folder));
  const ignored = ignoring(ignore);
  const isWatched = (path: string) => named.some((folder) => stepsTo(path, folder));
  const isAllowed = (path: string) => outside === 'allow' || stepsTo(path, top) !== undefined;
  const elsewhere = [...new Set(named.map(realPathOf))].filter((path) => !isWatched(path) && isAllowed(path));
  const outputs = [resolve(top, output), realPathOf(resolve(top, output))];
  const above = new Set(named.flatMap((folder) => foldersDownTo(top, folder)));
  const isIgnored = (path: string) => {
    if (outputs.some((folder) => stepsTo(path, folder))) return true;
    if (isSourceText(path) && ignored.has(relative(top, path).split(sep).join('/').normalize(), false))
      return true;
    const isItem = (folder: string) => stepsTo(path, folder)?.some((name) => NEVER.test(name)) === false;
    if ([...named, ...elsewhere].some(isItem) || above.has(path.normalize())) return false;
    // A file of a folder around the articles may say something of all of them.
    if (above.has(dirname(path).normalize()) && isFolderFile(path.split(sep).join('/'))) return false;
    return dirname(path) !== top || !isBesideItems(basename(path));
  };
  return { root: top, elsewhere, isIgnored };
}

function isBesideItems(name: string): boolean {
  return name === 'feed.yaml' || (PICTURE.test(name) && !NEVER.test(name));
}

/** A folder, one within it, and all that lie between. */
function foldersDownTo(top: string, folder: string): string[] {
  const steps = stepsTo(folder, top) ?? [];
  return [top, ...steps.map((_, index) => join(top, ...steps.slice(0, index + 1)))].map((path) =>
    path.normalize(),
  );
}

/** The names on the way from a folder to a path in it; undefined where it is not in it. Disks differ in how they compose letters. */
function stepsTo(path: string, folder: string): string[] | undefined {
  const steps = relative(folder.normalize(), path.normalize());
  if (steps === '') return [];
  return isAbsolute(steps) || steps.split(sep)[0] === '..' ? undefined : steps.split(sep);
}
