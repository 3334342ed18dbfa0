import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holdDeliveries } from '../../src/deliver/deployTo.ts';
import { openFolderTarget } from '../../src/deliver/folderTarget.ts';
import { describeFile } from '../../src/deliver/plan/inventory.ts';
import { prepareDelivery } from '../../src/deliver/prepareDelivery.ts';
import { takeInventory } from '../../src/deliver/takeInventory.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { standingOf } from '../../src/disk/standsApart.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { recordingDisk } from '../support/memoryDisk.ts';

const SETTINGS = { url: 'https://news.example.nz/', hubs: [], output: 'output' };
const file = (path: string) => describeFile({ path, hash: 'x', sizeInBytes: 1 }, SETTINGS, new Set());
const openIn = (folder: string) => openFolderTarget({ name: 'web', place: '../web', disk: realDisk(folder) });

describe('a folder as a target', () => {
  it('has each file whole, and nothing beside them', async () => {
    const folder = folderWith({ 'old.html': 'mine' });
    const target = openIn(folder);
    const written: string[] = [];
    const files = [file('a/b.html'), file('c.html')];
    await target.write(
      files,
      ({ path }) => [Buffer.from(path)],
      ({ path }) => written.push(path),
    );
    expect(filesOf(folder)).toEqual({ 'a/b.html': 'a/b.html', 'c.html': 'c.html', 'old.html': 'mine' });
    expect(written).toEqual(['a/b.html', 'c.html']);
    await target.close();
  });

  it('is as it was if one file cannot be read', async () => {
    const folder = folderWith({ 'c.html': 'old' });
    const write = openIn(folder).write(
      [file('c.html'), file('d.html')],
      ({ path }) => {
        if (path === 'd.html') throw new Error('d.html changed during the run; run it again');
        return [Buffer.from('new')];
      },
      () => {},
    );
    await expect(write).rejects.toThrow('changed during the run');
    expect(filesOf(folder)).toEqual({ 'c.html': 'old' });
  });

  it('writes a file only if it is as the condition says', async () => {
    const folder = folderWith({});
    const target = openIn(folder);
    const put = (text: string, condition: Parameters<typeof target.writeIf>[2]) =>
      target.writeIf(file('m.json'), Buffer.from(text), condition);
    expect(await target.read('m.json')).toBeUndefined();
    expect(await put('one', { version: 'x' })).toBe('refused');
    expect(await put('one', 'absent')).toBe('written');
    expect(await put('two', 'absent')).toBe('refused');
    const { version = '' } = (await target.read('m.json')) ?? {};
    expect(await put('two', { version })).toBe('written');
    expect(await put('three', { version })).toBe('refused');
    expect(filesOf(folder)).toEqual({ 'm.json': 'two' });
    expect(await target.honoursConditions()).toBe(true);
  });

  it('removes files, with the folders that this leaves empty, and what is not there is removed', async () => {
    const folder = folderWith({ 'a/b/c.html': 'c', 'a/d.html': 'd', 'e/f.html': 'f' });
    const removed: string[] = [];
    await openIn(folder).remove(['a/b/c.html', 'e/f.html', 'gone.html', 'a'], (path) => removed.push(path));
    expect(filesOf(folder)).toEqual({ 'a/d.html': 'd' });
    expect(removed).toHaveLength(4);
  });
});

describe('where a folder stands', () => {
  it('is apart, missing, or in or around the publication', () => {
    const root = folderWith({ 'news/items/a.md': '', 'news/public/x': '', 'web/y': '', file: '' });
    const own = ['items', 'output'];
    const standing = (path: string) => standingOf(join(root, 'news'), path, own);
    expect(standing('../web')).toBe('apart');
    expect(standing('public')).toBe('apart');
    expect(standing(join(root, 'web'))).toBe('apart');
    expect(standing('../gone')).toBe('missing');
    expect(standing('../file')).toBe('missing');
    expect(['.', '..', 'items', '/'].map(standing)).toEqual(Array(4).fill('overlapping'));
  });
});

describe('an inventory', () => {
  it('reads only what is otherwise than when it was hashed', () => {
    const disk = recordingDisk({ 'output/a.css': 'a', 'output/b.css': 'b' });
    const first = takeInventory(disk, 'output');
    expect(first.files.map(({ path, sizeInBytes }) => [path, sizeInBytes])).toEqual([
      ['a.css', 1],
      ['b.css', 1],
    ]);
    disk.files.set('output/b.css', Buffer.from('other'));
    const hashed: string[] = [];
    const watched = {
      ...disk,
      hashOf: (path: string) => {
        hashed.push(path);
        return disk.hashOf(path);
      },
    };
    expect(takeInventory(watched, 'output').files[0]).toEqual(first.files[0]);
    expect(hashed).toEqual(['output/b.css']);
    takeInventory(watched, 'output');
    expect(disk.written).toEqual(['.dateline/hashes', '.dateline/hashes']);
  });

  it.each(['{', '[]', '{"hashes":1,"rows":[["output/a.css"],3]}', '{"hashes":0,"rows":[]}'])(
    'trusts no damaged memory: %s',
    (text) => {
      const disk = recordingDisk({ 'output/a.css': 'a', '.dateline/hashes': text });
      expect(takeInventory(disk, 'output').files).toHaveLength(1);
    },
  );

  it('tells of a file that cannot be read', () => {
    const disk = { ...recordingDisk({ 'output/a.css': 'a' }), hashOf: () => undefined };
    expect(() => takeInventory(disk, 'output')).toThrow('expected output/a.css to be readable');
  });

  it('gives a file’s bytes each time anew, unless they are others by now', () => {
    const disk = recordingDisk({ 'output/a.css': 'a'.repeat(3_000_000) });
    const { delivery } = prepareDelivery(disk, SETTINGS);
    const [one] = delivery.inventory;
    if (one === undefined) throw new Error('expected a file');
    expect(Buffer.concat([...delivery.open(one)])).toHaveLength(3_000_000);
    disk.files.set('output/a.css', Buffer.from('b'));
    expect(() => [...delivery.open(one)]).toThrow('output/a.css changed during the run');
  });
});

describe('two deliveries from one folder', () => {
  it('are one after the other', () => {
    const root = folderWith({});
    const around = { root, own: [], disk: realDisk };
    const release = holdDeliveries(around);
    expect(Object.keys(filesOf(root)).some((path) => /^\.dateline\/deploy\/\.run\./.test(path))).toBe(true);
    release();
    expect(filesOf(root)).toEqual({});
  });

  it('need no claim where nothing can be written', () => {
    const root = folderWith({});
    mkdirSync(join(root, '.dateline'));
    writeFileSync(join(root, '.dateline/deploy'), 'a file');
    const release = holdDeliveries({ root, disk: realDisk });
    expect(release).not.toThrow();
    rmSync(join(root, '.dateline/deploy'));
    const busy = {
      ...realDisk(root),
      begin: () => {
        throw Object.assign(new Error('busy'), { code: 'EBUSY' });
      },
    };
    expect(() => holdDeliveries({ root, disk: () => busy })).toThrow('busy');
  });
});
