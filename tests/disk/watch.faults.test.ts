import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FSWatcher, Matcher, watch as realWatch } from 'chokidar';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { watch } from '../../src/disk/watch.ts';

/** What chokidar was asked for, and folders that it overlooks. */
const chokidar = vi.hoisted(() => ({ watchers: [] as FSWatcher[], overlooked: new Set<string>() }));

vi.mock('chokidar', async (importOriginal) => {
  const real = await importOriginal<typeof import('chokidar')>();
  const watch: typeof realWatch = (paths, options) => {
    const ignored = options?.ignored as (path: string) => boolean;
    const overlooks: Matcher = (path) => chokidar.overlooked.has(path) || ignored(path);
    const watcher = real.watch(paths, { ...options, ignored: overlooks });
    chokidar.watchers.push(watcher);
    return watcher;
  };
  return { ...real, watch };
});

const PATIENCE = { timeout: 10_000, interval: 10 };

function watched(root: string) {
  const tell = vi.fn();
  const faults: Error[] = [];
  const watching = watch(root, { items: ['items'], output: 'output' }, tell, (error) => faults.push(error));
  onTestFinished(() => watching.close());
  return { tell, faults, watching };
}

function folderWithItems(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dateline-watch-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'items'));
  return root;
}

const faultOf = (code: string, path: string) =>
  Object.assign(new Error(`${code}: watch '${path}'`), { code, path });

describe('what cannot be watched', () => {
  it.each([
    [
      'ENOSPC',
      'not every change will be seen: the system lets no more files be watched; raise fs.inotify.max_user_watches',
    ],
    [
      'EMFILE',
      'not every change will be seen: the system lets no more watches be opened; raise fs.inotify.max_user_instances',
    ],
    ['EACCES', 'changes in items/secret will not be seen: there is no permission to read it'],
    ['EPERM', 'changes in items/secret will not be seen: there is no permission to read it'],
    ['EIO', expect.stringMatching(/^not every change will be seen: EIO: watch '.*'$/)],
  ])('is told once, with what can be done: %s', async (code, text) => {
    const root = folderWithItems();
    const { faults, watching } = watched(root);
    await watching.ready;
    const fault = faultOf(code, join(root, 'items/secret'));
    chokidar.watchers.at(-1)?.emit('error', fault);
    chokidar.watchers.at(-1)?.emit('error', fault);
    expect(faults.map(({ message, cause }) => ({ message, cause }))).toEqual([
      { message: text, cause: fault },
    ]);
  });

  it('is told for each folder that may not be read', async () => {
    const root = folderWithItems();
    const { faults, watching } = watched(root);
    await watching.ready;
    for (const name of ['a', 'b', '.'])
      chokidar.watchers.at(-1)?.emit('error', faultOf('EACCES', join(root, name)));
    expect(faults.map(({ message }) => message.split(' will')[0])).toEqual([
      'changes in a',
      'changes in b',
      'changes in .',
    ]);
  });

  it('keeps nothing else from being told', async () => {
    const root = folderWithItems();
    const { tell, watching } = watched(root);
    await watching.ready;
    chokidar.watchers.at(-1)?.emit('error', 'no error at all');
    writeFileSync(join(root, 'items/a.md'), 'Kia ora');
    await vi.waitFor(() => expect(tell).toHaveBeenCalled(), PATIENCE);
  });
});

describe('a folder that chokidar has overlooked', () => {
  it('is watched from the next change on', async () => {
    const root = folderWithItems();
    const { tell, watching } = watched(root);
    await watching.ready;
    const missed = join(root, 'items/new/missed');
    chokidar.overlooked.add(missed);
    mkdirSync(missed, { recursive: true });
    // The change is the folder around it; by then it is there to be seen.
    await vi.waitFor(
      () => expect(chokidar.watchers.at(-1)?.getWatched()).toHaveProperty([join(root, 'items/new')]),
      PATIENCE,
    );
    chokidar.overlooked.clear();
    await vi.waitFor(() => expect(tell).toHaveBeenCalled(), PATIENCE);
    tell.mockClear();
    writeFileSync(join(missed, 'a.md'), 'Kia ora');
    await vi.waitFor(() => expect(tell).toHaveBeenCalled(), PATIENCE);
  });

  it('for ever, because the disk hides it, keeps nobody busy', async () => {
    const root = folderWithItems();
    const { tell, watching } = watched(root);
    await watching.ready;
    chokidar.overlooked.add(join(root, 'items/new/missed'));
    mkdirSync(join(root, 'items/new/missed'), { recursive: true });
    await vi.waitFor(() => expect(tell).toHaveBeenCalled(), PATIENCE);
    const count = chokidar.watchers.length;
    writeFileSync(join(root, 'items/a.md'), 'Kia ora');
    await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(2), PATIENCE);
    writeFileSync(join(root, 'items/a.md'), 'Kia ora!');
    await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(3), PATIENCE);
    // Each change may make it look again, once.
    expect(chokidar.watchers.length - count).toBeLessThanOrEqual(2);
  });
});

describe('close', () => {
  it('ends what is not ready yet', async () => {
    const { tell, watching } = watched(folderWithItems());
    await watching.close();
    await watching.ready;
    await watching.close();
    expect(tell).not.toHaveBeenCalled();
  });

  it('ends what is begun anew because a folder was replaced', async () => {
    const root = folderWithItems();
    const { tell, watching } = watched(root);
    await watching.ready;
    const count = chokidar.watchers.length;
    rmSync(join(root, 'items'), { recursive: true });
    mkdirSync(join(root, 'items'));
    await vi.waitFor(() => expect(chokidar.watchers.length).toBe(count + 1), PATIENCE);
    await watching.close();
    expect(tell).not.toHaveBeenCalled();
    expect(chokidar.watchers.every(({ closed }) => closed)).toBe(true);
  });

  it('lets the process end', async () => {
    const root = folderWithItems();
    const { watching } = watched(root);
    await watching.ready;
    writeFileSync(join(root, 'items/a.md'), 'Kia ora');
    await watching.close();
    expect(process.getActiveResourcesInfo().filter((name) => /FSEvent/i.test(name))).toEqual([]);
  });
});
