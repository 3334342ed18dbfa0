import { lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { watch as watchPaths } from 'chokidar';

/** A watch that goes on, and keeps the process alive, until it is closed. */
export interface Watching {
  /** When every later change will be told. */
  readonly ready: Promise<void>;
  /** Nothing is told any more. */
  close(): Promise<void>;
}

/** The folders of a publication, relative to feed.yaml. */
interface Folders {
  readonly items: readonly string[];
  readonly output: string;
}

/** Milliseconds without a change after which the changes are told, */
const QUIET = 100;
/** and after which they are told although there is no end of them. */
const LATEST = 500;

/** What an icon, beside feed.yaml, may be. */
const PICTURE = /\.(?:avif|gif|ico|jpe?g|png|svg|webp)$/i;
/** Hidden files and folders, our own, and what editors put beside a file while they save it. */
const NEVER = /^\.|~$|^#.*#$|^4913$|^node_modules$|^feed\.lock$|\.dateline-tmp$|\.sw[a-p]$/;

/**
 * Tells whenever something has changed that a run would read: in the items' folders, feed.yaml, or a picture beside it.
 * What changes within a tenth of a second is told once; what changes without a pause, twice a second.
 *
 * Folders may come and go. An items' folder may be a link, which is followed; links within are not, for what they may
 * lead to (see `discover`) is watched anyway.
 *
 * @param fail is told, each cause once, what cannot be watched; the rest is
 */
export function watch(
  root: string,
  folders: Folders,
  tell: () => void,
  fail: (error: Error) => void,
): Watching {
  let isClosed = false;
  let isChanged = false;
  let renewal: Promise<void> | undefined;
  let isRenewed = false;
  const told = new Set<string>();
  const failOnce = (error: unknown) => {
    const text = describe(error, root);
    if (!told.has(text)) fail(new Error(text, { cause: error }));
    told.add(text);
  };
  const begin = () =>
    observe(placesOf(root, folders), { change: () => change(), stir: () => delay.start(), fail: failOnce });
  const delay = delayed(() => {
    if (renewal) return;
    // Right after a renewal nobody looks: on a disk whose numbers change by themselves that would never end.
    if (!isRenewed && session.isOutdated()) {
      renewal = renew();
      return;
    }
    isRenewed = false;
    if (isChanged) tell();
    isChanged = false;
  });
  const change = () => {
    isChanged = true;
    if (!isClosed) delay.start();
  };
  const renew = async () => {
    await session.close();
    if (!isClosed) session = begin();
    await session.ready;
    renewal = undefined;
    isRenewed = true;
    change();
  };
  let session = begin();
  return {
    ready: session.ready,
    close: async () => {
      isClosed = true;
      delay.stop();
      await session.close();
      await renewal;
    },
  };
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

/** What is watched until a folder is replaced. */
interface Session {
  readonly ready: Promise<void>;
  /** True when a folder is another than the one that is watched, or is not watched at all. */
  isOutdated(): boolean;
  close(): Promise<void>;
}

interface Listener {
  change(): void;
  /** Something has happened, which need not concern us. */
  stir(): void;
  fail(error: unknown): void;
}

/**
 * A folder that is deleted and made again at once is not noticed by chokidar, which goes on with the one that is gone.
 * Nor is one that is made after its parent is read, and before the parent is watched. So both are looked for.
 */
function observe(places: Places, { change, stir, fail }: Listener): Session {
  const watched = new Map<string, string>();
  const fresh = new Set<string>();
  let isReady = false;
  let settle = () => {};
  const ready = new Promise<void>((resolve) => {
    settle = resolve;
  });
  // Saving by renaming is as good a change as any; all that is within the quiet time is told once.
  const options = { ignored: places.isIgnored, followSymlinks: false, atomic: false };
  const watcher = watchPaths([places.root, ...places.elsewhere], options);
  watcher.on('addDir', (path, stats) => {
    watched.set(path, markOf(stats));
    fresh.add(path);
  });
  watcher.on('unlinkDir', (path) => watched.delete(path));
  watcher.on('all', () => isReady && change());
  watcher.on('raw', () => isReady && stir());
  watcher.on('error', fail);
  watcher.once('ready', () => {
    isReady = true;
    settle();
    stir();
  });
  const isOutdated = () => {
    const markNow = (path: string) => markOf(ifPossible(() => lstatSync(path)));
    const isReplaced = ([path, mark]: [string, string]) => ![mark, ''].includes(markNow(path));
    const isMissed = (path: string) => !watched.has(path) && !places.isIgnored(path);
    const isAny = [...watched].some(isReplaced) || [...fresh].flatMap(foldersIn).some(isMissed);
    fresh.clear();
    return isAny || places.haveMoved();
  };
  const close = () => {
    settle();
    return watcher.close();
  };
  return { ready, isOutdated, close };
}

/** Tells a folder from every other; a number alone is given again to the next. Empty where there is none. */
function markOf(stats: Stats | undefined): string {
  return stats ? `${stats.ino}/${stats.birthtimeMs}` : '';
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
  /** True when such a link leads elsewhere than it did. */
  haveMoved(): boolean;
}

function placesOf(root: string, { items, output }: Folders): Places {
  const realPathOf = (path: string) => ifPossible(() => realpathSync(path)) ?? path;
  const top = realPathOf(resolve(root));
  const named = items.map((folder) => resolve(top, folder));
  const isWatched = (path: string) => named.some((folder) => stepsTo(path, folder));
  const findElsewhere = () => [...new Set(named.map(realPathOf))].filter((path) => !isWatched(path));
  const elsewhere = findElsewhere();
  const outputs = [resolve(top, output), realPathOf(resolve(top, output))];
  const above = new Set(named.flatMap((folder) => foldersDownTo(top, folder)));
  const isIgnored = (given: string) => {
    // chokidar asks with `/` on every system.
    const path = resolve(given);
    if (outputs.some((folder) => stepsTo(path, folder))) return true;
    const isItem = (folder: string) => stepsTo(path, folder)?.some((name) => NEVER.test(name)) === false;
    if (named.some(isItem) || elsewhere.some(isItem) || above.has(path.normalize())) return false;
    return dirname(path) !== top || !isBesideItems(basename(path));
  };
  return { root: top, elsewhere, isIgnored, haveMoved: () => `${findElsewhere()}` !== `${elsewhere}` };
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
