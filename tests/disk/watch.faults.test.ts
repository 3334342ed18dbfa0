import type { FSWatcher } from 'node:fs';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { watch } from '../../src/disk/watch.ts';
import { pulled } from './pulled.ts';

/** What the system was asked to watch, and what it refuses. */
const system = vi.hoisted(() => ({
  watchers: new Map<string, FSWatcher>(),
  refuses: new Map<string, string>(),
}));

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const watch = (folder: string, listener: () => void) => {
    const code = system.refuses.get(folder);
    if (code !== undefined) throw faultOf(code, folder);
    const watcher = real.watch(folder, listener);
    system.watchers.set(folder, watcher);
    return watcher;
  };
  return { ...real, watch };
});

function faultOf(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: watch '${path}'`), { code, path });
}

const PATIENCE = { timeout: 10_000, interval: 10 };

beforeEach(() => {
  system.watchers.clear();
  system.refuses.clear();
});

function folderWith(...folders: readonly string[]): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dateline-watch-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  return root;
}

async function watched(root: string) {
  const one = pulled(watch(root, { items: ['items'], output: 'output' }));
  onTestFinished(() => one.watching.close());
  await turn();
  return one;
}

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
    ['EACCES', 'changes in items/a will not be seen: there is no permission to read it'],
    ['EPERM', 'changes in items/a will not be seen: there is no permission to read it'],
    ['EIO', expect.stringMatching(/^not every change will be seen: EIO: watch '.*'$/)],
  ])('is told once, with what can be done, and the rest is watched: %s', async (code, text) => {
    const root = folderWith('items/a');
    system.refuses.set(join(root, 'items/a'), code);
    const { tell, faults } = await watched(root);
    writeFileSync(join(root, 'items/b.md'), 'Kia ora');
    await vi.waitFor(() => expect(tell).toHaveBeenCalled(), PATIENCE);
    const cause = expect.objectContaining({ code });
    expect(faults.map(({ message, cause }) => ({ message, cause }))).toEqual([{ message: text, cause }]);
  });

  it('is told for each folder that may not be read', async () => {
    const root = folderWith('items/a', 'items/b');
    for (const folder of ['', '/items/a', '/items/b']) system.refuses.set(root + folder, 'EACCES');
    const { faults } = await watched(root);
    expect(faults.map(({ message }) => message.replace(/ will.*/, '')).sort()).toEqual([
      'changes in .',
      'changes in items/a',
      'changes in items/b',
    ]);
  });

  it('is watched as soon as it can be', async () => {
    const root = folderWith('items/a');
    system.refuses.set(join(root, 'items/a'), 'ENOSPC');
    const { tell } = await watched(root);
    system.refuses.clear();
    writeFileSync(join(root, 'items/b.md'), 'Kia ora');
    await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(1), PATIENCE);
    writeFileSync(join(root, 'items/a/c.md'), 'Kia ora');
    await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(2), PATIENCE);
  });

  it('is told when it could be watched before, and is watched again', async () => {
    const root = folderWith('items/a');
    const { tell, faults } = await watched(root);
    const folder = join(root, 'items/a');
    system.watchers.get(folder)?.emit('error', faultOf('EIO', folder));
    await turn();
    expect(faults).toHaveLength(1);
    writeFileSync(join(root, 'items/b.md'), 'Kia ora');
    await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(1), PATIENCE);
    writeFileSync(join(folder, 'c.md'), 'Kia ora');
    await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(2), PATIENCE);
  });

  it('is not told of a folder that is gone', async () => {
    const root = folderWith('items/a');
    const { faults } = await watched(root);
    const folder = join(root, 'items/a');
    rmSync(folder, { recursive: true });
    system.watchers.get(folder)?.emit('error', faultOf('EPERM', folder));
    await turn();
    expect(faults).toEqual([]);
  });
});

describe('a change', () => {
  it('is told although the system does not say of what', async () => {
    const root = folderWith('items');
    const { tell } = await watched(root);
    system.watchers.get(join(root, 'items'))?.emit('change', 'change', null);
    await vi.waitFor(() => expect(tell).toHaveBeenCalled(), PATIENCE);
  });
});

describe('a folder without feed.yaml', () => {
  it('that is not there at all is no fault', async () => {
    const { tell, faults } = await watched(join(folderWith(), 'not/there'));
    expect({ tellings: tell.mock.calls, faults }).toEqual({ tellings: [], faults: [] });
  });
});

describe('close', () => {
  it('ends every watch, so that the process can end, and may come twice', async () => {
    const root = folderWith('items/a');
    const { tell, watching } = await watched(root);
    writeFileSync(join(root, 'items/a/b.md'), 'Kia ora');
    watching.close();
    watching.close();
    const open = () => process.getActiveResourcesInfo().filter((name) => name === 'FSEventWrap');
    await vi.waitFor(() => expect(open()).toEqual([]), PATIENCE);
    expect(tell).not.toHaveBeenCalled();
  });
});
