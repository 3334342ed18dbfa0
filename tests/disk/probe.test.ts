import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import type { Probe } from '../../src/model/media.ts';
import { folderWith } from '../support/files.ts';

/** What one read gives at most, what most was asked for, and an operation that is refused. */
const door = vi.hoisted(() => ({ refused: '', most: Number.POSITIVE_INFINITY, largest: 0 }));

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const refusing =
    <A extends unknown[], R>(name: string, operation: (...args: A) => R) =>
    (...args: A): R => {
      if (door.refused === name)
        throw Object.assign(new Error(`EACCES: ${name} refused`), { code: 'EACCES' });
      return operation(...args);
    };
  const readSync = (handle: number, buffer: Uint8Array, offset: number, length: number, position: null) => {
    door.largest = Math.max(door.largest, length);
    return real.readSync(handle, buffer, offset, Math.min(length, door.most), position);
  };
  return {
    ...real,
    readSync,
    openSync: refusing('openSync', real.openSync),
    realpathSync: refusing('realpathSync', real.realpathSync),
    readdirSync: refusing('readdirSync', real.readdirSync),
  };
});

const MEBIBYTE = 1024 * 1024;

afterEach(() => {
  door.refused = '';
});

describe('a file that is there', () => {
  it('is told with its length, its hash and its beginning', () => {
    const root = folderWith({ 'items/2015/road.png': 'Kia ora' });
    expect(look(root, 'items/2015/road.png')).toEqual({
      kind: 'file',
      path: 'items/2015/road.png',
      length: 7,
      hash: sha256('Kia ora'),
      head: Buffer.from('Kia ora'),
    });
  });

  it('may be empty', () => {
    expect(look(folderWith({ 'items/empty.mp3': '' }), 'items/empty.mp3')).toMatchObject({
      kind: 'file',
      length: 0,
      hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      head: Buffer.from(''),
    });
  });

  it.each([
    { most: Number.POSITIVE_INFINITY, told: 'as much at once as is asked' },
    { most: 700_001, told: 'less at once than is asked' },
  ])('is read in parts of a mebibyte, of a disk that gives $told', ({ most }) => {
    const bytes = Buffer.alloc(5 * MEBIBYTE + 17, 'The tide came in. ');
    const root = folderWith({ 'items/long.mp3': bytes });
    Object.assign(door, { most, largest: 0 });
    const probed = look(root, 'items/long.mp3');
    door.most = Number.POSITIVE_INFINITY;
    expect(door.largest).toBe(MEBIBYTE);
    expect(probed).toMatchObject({ kind: 'file', length: bytes.length, hash: sha256(bytes) });
    expect(probed.kind === 'file' && bytes.subarray(0, 4 * MEBIBYTE).equals(probed.head)).toBe(true);
  });

  it('has its plain name, however it was referred to', () => {
    const root = folderWith({ 'items/road.png': '' });
    expect(look(root, 'items/2015/.././road.png')).toMatchObject({ kind: 'file', path: 'items/road.png' });
  });

  it.each([
    { named: 'in NFC', form: 'NFC', asked: 'NFD' },
    { named: 'in NFD', form: 'NFD', asked: 'NFC' },
  ])('$named is found by a name in $asked, and told as the disk has it', ({ form, asked }) => {
    const name = 'items/Ōtaki/Pāuatahanui.png';
    const root = folderWith({ [name.normalize(form)]: '' });
    expect(look(root, name.normalize(asked))).toMatchObject({ kind: 'file', path: name.normalize(form) });
  });

  it('is found in a folder whose name is in another form than its own', () => {
    const name = `items/${'Ōtaki'.normalize('NFD')}/${'Pāuatahanui'.normalize('NFC')}.png`;
    const root = folderWith({ [name]: '' });
    expect(look(root, name.normalize('NFC'))).toMatchObject({ kind: 'file', path: name });
    expect(look(root, name.normalize('NFD'))).toMatchObject({ kind: 'file', path: name });
  });

  it('is the one whose name is as it is given, where both forms are there', () => {
    const root = folderWith({
      ['items/ō.png'.normalize('NFC')]: 'one',
      ['items/ō.png'.normalize('NFD')]: 'other',
    });
    expect(look(root, 'items/ō.png'.normalize('NFD'))).toMatchObject({ hash: sha256('other') });
    expect(look(root, 'items/ō.png'.normalize('NFC'))).toMatchObject({ hash: sha256('one') });
  });

  it('may be in any of the folders, in feed.yaml’s own, and in one above it', () => {
    const top = folderWith({ 'shared/road.png': '', 'site/pictures/road.png': '', 'site/road.png': '' });
    const probe = realDisk(join(top, 'site')).probe;
    expect(probe('pictures/road.png', ['items', 'pictures'])).toMatchObject({ kind: 'file' });
    expect(probe('road.png', ['.'])).toMatchObject({ kind: 'file', path: 'road.png' });
    expect(probe('../shared/road.png', ['../shared'])).toMatchObject({ path: '../shared/road.png' });
  });

  it.each([
    { called: 'that may not be opened', refused: 'openSync' },
    { called: 'in a folder that may not be entered', refused: 'realpathSync' },
  ])('$called throws, as reading does', ({ refused }) => {
    const root = folderWith({ 'items/closed.png': '' });
    door.refused = refused;
    expect(() => look(root, 'items/closed.png')).toThrow('EACCES');
  });
});

describe('nothing that can be served', () => {
  it.each([
    { called: 'no file', path: 'items/gone.png' },
    { called: 'a folder', path: 'items/folder' },
    { called: 'the name of a file as that of a folder', path: 'items/road.png/' },
    { called: 'a name below a file', path: 'items/road.png/more.png' },
    { called: 'a name with a NUL in it', path: 'items/road.png\0.jpg' },
    { called: 'a name that is too long', path: `items/${'x'.repeat(300)}.png` },
    { called: 'a path that is too long', path: `items/${'long/'.repeat(1_000)}road.png` },
    { called: 'a link that leads to itself', path: 'items/round.png' },
    { called: 'a link that leads nowhere', path: 'items/nowhere.png' },
  ])('is told of $called', ({ path }) => {
    const root = folderWith({ 'items/road.png': '', 'items/folder/other.png': '' });
    symlinkSync('round.png', join(root, 'items/round.png'));
    symlinkSync('gone.png', join(root, 'items/nowhere.png'));
    const probed = look(root, path);
    expect(probed.kind).toBe('missing');
    expect(nearestOf(probed)).toBeUndefined();
  });

  it('is in a folder that is not there', () => {
    expect(realDisk(folderWith({})).probe('items/road.png', ['items'])).toMatchObject({ kind: 'missing' });
  });
});

describe('the nearest name', () => {
  it.each([
    { there: 'items/Photo.JPG', asked: 'items/photo.jpg' },
    { there: 'items/photo.jpg', asked: 'items/PHOTO.jpg' },
    { there: 'items/Pictures/Road.png', asked: 'items/pictures/road.png' },
    { there: 'items/Ōtaki.png'.normalize('NFD'), asked: 'items/ōtaki.png'.normalize('NFC') },
  ])('differs only in capitals or in form: $there', ({ there, asked }) => {
    expect(nearestOf(look(folderWith({ [there]: '' }), asked))).toBe(there);
  });

  it('is the first of several, in an order that no disk decides', () => {
    const root = folderWith({ 'items/road.PNG': '', 'items/ROAD.png': '', 'items/Road.png': '' });
    expect(nearestOf(look(root, 'items/road.png'))).toBe('items/ROAD.png');
  });

  it.each([
    { called: 'another name', there: 'items/Photos.JPG' },
    { called: 'a folder', there: 'items/Photo.JPG/road.png' },
  ])('is not that of $called', ({ there }) => {
    expect(nearestOf(look(folderWith({ [there]: '' }), 'items/photo.jpg'))).toBeUndefined();
  });

  it('is not looked for in a folder that may not be listed', () => {
    const root = folderWith({ 'items/Photo.JPG': '' });
    door.refused = 'readdirSync';
    expect(nearestOf(look(root, 'items/photo.jpg'))).toBeUndefined();
  });

  it('is not that of a link that leads out of the folders', () => {
    const outside = folderWith({ 'secret.jpg': '' });
    const root = folderWith({ 'items/road.png': '' });
    symlinkSync(join(outside, 'secret.jpg'), join(root, 'items/Photo.JPG'));
    expect(nearestOf(look(root, 'items/photo.jpg'))).toBeUndefined();
  });
});

describe('what is outside the folders', () => {
  it.each([
    { called: 'feed.yaml', path: 'feed.yaml' },
    { called: 'a folder whose name only begins like theirs', path: 'items-private/road.png' },
    { called: 'a path that climbs out of them', path: 'items/../feed.yaml' },
    { called: 'a path that climbs out of all', path: 'items/../../../../../../../../etc/passwd' },
    { called: 'a path from the root of the disk', path: '/etc/passwd' },
    { called: 'the folder itself', path: 'items' },
    { called: 'a path out of them to nothing', path: 'nothing.png' },
  ])('is told of $called', ({ path }) => {
    const root = folderWith({ 'feed.yaml': '', 'items/a.md': '', 'items-private/road.png': '' });
    expect(look(root, path)).toEqual({ kind: 'outside' });
  });

  it('is what a symbolic link leads to, of a file or of a folder', () => {
    const outside = folderWith({ 'secret.png': '' });
    const root = folderWith({ 'feed.yaml': '', 'items/a.md': '' });
    symlinkSync(join(outside, 'secret.png'), join(root, 'items/file.png'));
    symlinkSync(outside, join(root, 'items/folder'));
    symlinkSync('../feed.yaml', join(root, 'items/settings.png'));
    expect(look(root, 'items/file.png')).toEqual({ kind: 'outside' });
    expect(look(root, 'items/folder/secret.png')).toEqual({ kind: 'outside' });
    expect(look(root, 'items/settings.png')).toEqual({ kind: 'outside' });
  });

  it('is not what a link leads to in another of the folders, nor the folder that is itself a link', () => {
    const elsewhere = folderWith({ 'road.png': '' });
    const root = folderWith({});
    mkdirSync(join(root, 'items'));
    symlinkSync(elsewhere, join(root, 'pictures'));
    symlinkSync(join(elsewhere, 'road.png'), join(root, 'items/road.png'));
    const { probe } = realDisk(root);
    expect(probe('pictures/road.png', ['items', 'pictures'])).toMatchObject({ kind: 'file' });
    expect(probe('items/road.png', ['items', 'pictures'])).toMatchObject({ path: 'items/road.png' });
  });
});

function look(root: string, path: string): Probe {
  return realDisk(root).probe(path, ['items']);
}

function nearestOf(probed: Probe): string | undefined {
  return probed.kind === 'missing' ? probed.nearest?.() : undefined;
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
