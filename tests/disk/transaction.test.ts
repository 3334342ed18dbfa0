import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { ODD_KINDS, putOdd } from '../support/oddFiles.ts';
import { diskAt } from './made.ts';

const RSS = { path: 'rss.xml', text: '<rss/> for Ōtaki 🎉\n' };
const ATOM = { path: 'atom.xml', text: '<feed/>\n' };

describe('write', () => {
  it('makes the folder, and writes each file in UTF-8', () => {
    const root = folderWith({});
    expect(diskAt(root).write('public/feeds', [RSS, ATOM])).toEqual({
      written: ['rss.xml', 'atom.xml'],
      unchanged: [],
      removed: [],
      notOurs: [],
    });
    expect(filesOf(root)).toEqual({
      'public/feeds/atom.xml': ATOM.text,
      'public/feeds/rss.xml': RSS.text,
    });
  });

  it('makes the folders of a document', () => {
    const root = folderWith({});
    diskAt(root).write('output', [{ path: 'archive/2015/rss.xml', text: '<rss/>' }]);
    expect(filesOf(root)).toEqual({ 'output/archive/2015/rss.xml': '<rss/>' });
  });

  it('does not touch a file that is as it should be', () => {
    const root = folderWith({ 'output/rss.xml': RSS.text, 'output/atom.xml': 'old' });
    const rss = join(root, 'output/rss.xml');
    utimesSync(rss, 1_000_000_000, 1_000_000_000);
    const before = statSync(rss);
    expect(diskAt(root).write('output', [RSS, ATOM])).toEqual({
      written: ['atom.xml'],
      unchanged: ['rss.xml'],
      removed: [],
      notOurs: [],
    });
    const { ino, mtimeMs, ctimeMs } = statSync(rss);
    expect({ ino, mtimeMs, ctimeMs }).toEqual({
      ino: before.ino,
      mtimeMs: before.mtimeMs,
      ctimeMs: before.ctimeMs,
    });
  });

  it('puts a new file in the place of one that differs: who reads the old one reads it to its end', () => {
    const root = folderWith({ 'output/atom.xml': 'old' });
    const before = statSync(join(root, 'output/atom.xml')).ino;
    diskAt(root).write('output', [ATOM]);
    expect(statSync(join(root, 'output/atom.xml')).ino).not.toBe(before);
  });

  it('writes a file that differs in its last byte alone', () => {
    const root = folderWith({ 'output/atom.xml': '<feed/> ' });
    expect(diskAt(root).write('output', [ATOM]).written).toEqual(['atom.xml']);
    expect(filesOf(root)).toEqual({ 'output/atom.xml': ATOM.text });
  });

  it('leaves other files in the output folder alone', () => {
    const root = folderWith({ 'output/index.html': 'mine', 'output/.nojekyll': '' });
    diskAt(root).write('output', [ATOM]);
    expect(filesOf(root)).toEqual({
      'output/.nojekyll': '',
      'output/atom.xml': ATOM.text,
      'output/index.html': 'mine',
    });
  });

  it('replaces a document that is a link, and leaves what it leads to', () => {
    const outside = folderWith({ 'precious.txt': 'precious' });
    const root = folderWith({ 'output/index.html': '' });
    symlinkSync(join(outside, 'precious.txt'), join(root, 'output/rss.xml'));
    diskAt(root).write('output', [RSS]);
    expect(readFileSync(join(outside, 'precious.txt'), 'utf8')).toBe('precious');
    expect(lstatSync(join(root, 'output/rss.xml')).isSymbolicLink()).toBe(false);
    expect(readFileSync(join(root, 'output/rss.xml'), 'utf8')).toBe(RSS.text);
  });

  it('refuses a folder in the output that is a link out of it, and writes none of the files', () => {
    const outside = folderWith({});
    const root = folderWith({ 'output/atom.xml': 'old' });
    symlinkSync(outside, join(root, 'output/archive'));
    const archived = { path: 'archive/rss.xml', text: '<rss/>' };
    expect(() => diskAt(root).write('output', [ATOM, archived])).toThrow(
      'archive/rss.xml would be written outside the output folder',
    );
    expect(filesOf(outside)).toEqual({});
    expect(readFileSync(join(root, 'output/atom.xml'), 'utf8')).toBe('old');
    expect(Object.keys(filesOf(root))).toEqual(['output/atom.xml']);
  });

  it('refuses a path that climbs out of the output', () => {
    const root = folderWith({ 'feed.yaml': 'mine' });
    expect(() => diskAt(root).write('output', [{ path: '../feed.yaml', text: 'theirs' }])).toThrow(
      'outside the output folder',
    );
    expect(filesOf(root)).toEqual({ 'feed.yaml': 'mine' });
  });

  it('writes into an output folder that is itself a link', () => {
    const served = folderWith({});
    const root = folderWith({});
    symlinkSync(served, join(root, 'output'));
    diskAt(root).write('output', [ATOM]);
    expect(filesOf(served)).toEqual({ 'atom.xml': ATOM.text });
  });

  it('throws where a folder is in a document’s place, and leaves nothing behind', () => {
    const root = folderWith({});
    mkdirSync(join(root, 'output/atom.xml'), { recursive: true });
    expect(() => diskAt(root).write('output', [ATOM])).toThrow('output/atom.xml is a folder; take it away');
    expect(filesOf(root)).toEqual({});
  });
});

describe('a copy', () => {
  const ROAD = {
    kind: 'copy',
    path: 'media/road.png',
    source: 'items/Road.png',
    sizeInBytes: 7,
  } as const;

  it('has the bytes of its file', () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 5, 'The tide came in. ');
    const root = folderWith({ 'items/long.mp3': bytes });
    const copy = {
      kind: 'copy',
      path: 'media/long.mp3',
      source: 'items/long.mp3',
      sizeInBytes: bytes.length,
    } as const;
    expect(diskAt(root).write('output', [ATOM, copy])).toEqual({
      written: ['atom.xml', 'media/long.mp3'],
      unchanged: [],
      removed: [],
      notOurs: [],
    });
    expect(readFileSync(join(root, 'output/media/long.mp3')).equals(bytes)).toBe(true);
    expect(filesOf(root)).toMatchObject({ 'output/atom.xml': ATOM.text });
  });

  it('is refused where the file is another by now, though as long', () => {
    const root = folderWith({ 'items/Road.png': 'Kia ora' });
    const copying = (hash: string) => () => {
      const transaction = realDisk(root).begin('output');
      try {
        transaction.copy('media/road.png', 'items/Road.png', 7, hash);
        transaction.commit();
      } finally {
        transaction.end();
      }
    };
    expect(copying('0123456789')).toThrow('items/Road.png changed during the run; run it again');
    expect(filesOf(root)).toEqual({ 'items/Road.png': 'Kia ora' });
    expect(copying(createHash('sha256').update('Kia ora').digest('hex').slice(0, 10))).not.toThrow();
  });

  it('may be of an empty file', () => {
    const root = folderWith({ 'items/Road.png': '' });
    diskAt(root).write('output', [{ ...ROAD, sizeInBytes: 0 }]);
    expect(filesOf(root)).toEqual({ 'items/Road.png': '', [`output/${ROAD.path}`]: '' });
  });

  it('can be read by a web server, though only its author may read the file', () => {
    const root = folderWith({ 'items/Road.png': 'Kia ora', 'output/text': '' });
    chmodSync(join(root, 'items/Road.png'), 0o600);
    diskAt(root).write('output', [ROAD]);
    expect(statSync(join(root, 'output', ROAD.path)).mode).toBe(statSync(join(root, 'output/text')).mode);
  });

  it('is not touched when a file of its name and length is there', () => {
    const root = folderWith({ 'items/Road.png': 'Kia ora', [`output/${ROAD.path}`]: 'kia ora' });
    expect(diskAt(root).write('output', [ROAD])).toEqual({
      written: [],
      unchanged: [ROAD.path],
      removed: [],
      notOurs: [],
    });
    expect(filesOf(root)).toMatchObject({ [`output/${ROAD.path}`]: 'kia ora' });
  });

  it('takes the place of a file that was cut off', () => {
    const root = folderWith({ 'items/Road.png': 'Kia ora', [`output/${ROAD.path}`]: 'Kia' });
    expect(diskAt(root).write('output', [ROAD]).written).toEqual([ROAD.path]);
    expect(filesOf(root)).toMatchObject({ [`output/${ROAD.path}`]: 'Kia ora' });
  });

  it('takes the place of a link, and leaves what it leads to', () => {
    const outside = folderWith({ 'precious.txt': 'serious' });
    const root = folderWith({ 'items/Road.png': 'Kia ora', 'output/media/other.png': '' });
    symlinkSync(join(outside, 'precious.txt'), join(root, 'output', ROAD.path));
    expect(diskAt(root).write('output', [ROAD]).written).toEqual([ROAD.path]);
    expect(lstatSync(join(root, 'output', ROAD.path)).isFile()).toBe(true);
    expect(filesOf(outside)).toEqual({ 'precious.txt': 'serious' });
  });

  it.each([
    { told: 'longer', text: 'Kia ora koutou' },
    { told: 'shorter', text: 'Kia' },
  ])('of a file that is $told than it was throws, and nothing is written', ({ text }) => {
    const before = { 'items/Road.png': text, 'output/atom.xml': 'old' };
    const root = folderWith(before);
    expect(() => diskAt(root).write('output', [ATOM, ROAD])).toThrow(
      'items/Road.png changed during the run; run it again',
    );
    expect(filesOf(root)).toEqual(before);
  });

  it('of a file that went away throws, and nothing is written', () => {
    const root = folderWith({ 'output/atom.xml': 'old' });
    expect(() => diskAt(root).write('output', [ATOM, ROAD])).toThrow('ENOENT');
    expect(filesOf(root)).toEqual({ 'output/atom.xml': 'old' });
  });

  it('is not written outside the output folder', () => {
    const root = folderWith({ 'items/Road.png': 'Kia ora' });
    expect(() => diskAt(root).write('output', [{ ...ROAD, path: '../road.png' }])).toThrow(
      'outside the output folder',
    );
    expect(filesOf(root)).toEqual({ 'items/Road.png': 'Kia ora' });
  });
});

describe('a transaction that ends without a commit', () => {
  it('leaves everything as it was', () => {
    const there = {
      'output/rss.xml': 'old',
      'output/page.html': 'ours',
      'feed.lock': 'lines',
      'items/a.png': 'A',
    };
    const root = folderWith(there);
    const transaction = realDisk(root).begin('output');
    transaction.stage('rss.xml', 'new');
    transaction.stage('deep/atom.xml', 'new');
    transaction.copy('media/a.png', 'items/a.png', 1, '');
    transaction.remove('page.html');
    transaction.stageLast('feed.lock', 'new');
    transaction.end();
    expect(filesOf(root)).toEqual(there);
  });

  it.each(['output', 'site/feeds'])('makes no folder %s, nor any above it', (output) => {
    const root = folderWith({});
    const disk = realDisk(root);
    const transaction = disk.begin(output);
    transaction.stage('rss.xml', 'new');
    transaction.stageLast('feed.lock', 'new');
    transaction.end();
    expect(disk.names('.')).toEqual([]);
  });

  it('leaves an empty folder that was there', () => {
    const root = folderWith({ 'site/other': '' });
    const disk = realDisk(root);
    const transaction = disk.begin('site/feeds');
    transaction.stage('rss.xml', 'new');
    transaction.end();
    expect(disk.names('site')).toEqual(['other']);
  });

  it('makes no folder if the disk refuses the lock', () => {
    const root = folderWith({ lines: '' });
    symlinkSync('lines', join(root, 'feed.lock'));
    expect(() => diskAt(root).write('output', [RSS], 'new')).toThrow('symbolic link');
    expect(realDisk(root).names('.')).toEqual(['feed.lock', 'lines']);
  });

  it('lets the next one in', () => {
    const root = folderWith({});
    const disk = realDisk(root);
    disk.begin('output').end();
    const next = disk.begin('output');
    expect(disk.names('.')).toEqual([expect.stringMatching(/^\.run\./)]);
    next.end();
    expect(disk.names('.')).toEqual([]);
  });
});

describe('compare', () => {
  it('tells of a copy what write would do, and does nothing', () => {
    const there = { 'items/a.png': 'Kia ora', 'output/media/a.png': 'Kia ora' };
    const root = folderWith(there);
    const copies = ['media/a.png', 'media/b.png'].map(
      (path) => ({ kind: 'copy', path, source: 'items/a.png', sizeInBytes: 7 }) as const,
    );
    expect(diskAt(root).compare('output', copies)).toEqual({
      written: ['media/b.png'],
      unchanged: ['media/a.png'],
      removed: [],
      notOurs: [],
      hasLeftovers: false,
    });
    expect(filesOf(root)).toEqual(there);
  });

  it('tells what write would do, and does nothing', () => {
    const root = folderWith({ 'output/rss.xml': RSS.text });
    expect(diskAt(root).compare('output', [RSS, ATOM])).toEqual({
      written: ['atom.xml'],
      unchanged: ['rss.xml'],
      removed: [],
      notOurs: [],
      hasLeftovers: false,
    });
    expect(filesOf(root)).toEqual({ 'output/rss.xml': RSS.text });
  });
});

describe('what is no file in the place of one', () => {
  it.each(ODD_KINDS.filter((kind) => !/input|device/.test(kind)))(
    'is refused before anything is renamed: %s',
    (kind) => {
      const root = folderWith({ 'output/atom.xml': 'old', 'items/road.png': 'Kia ora' });
      putOdd(join(root, 'output/rss.xml'), kind);
      const before = filesOf(root);
      const files = [
        { path: 'atom.xml', text: 'new' },
        { path: 'rss.xml', text: 'new' },
      ];
      expect(() => diskAt(root).write('output', files)).toThrow(`output/rss.xml is ${kind}; take it away`);
      expect(filesOf(root)).toEqual(before);
      putOdd(join(root, 'output/media/road.png'), kind);
      const copy = {
        kind: 'copy',
        path: 'media/road.png',
        source: 'items/road.png',
        sizeInBytes: 7,
      } as const;
      expect(() => diskAt(root).write('output', [copy])).toThrow(
        `output/media/road.png is ${kind}; take it away`,
      );
      putOdd(join(root, 'feed.lock'), kind);
      expect(() => diskAt(root).write('output', [], 'lock')).toThrow(`feed.lock is ${kind}; take it away`);
    },
  );

  it.each([
    { what: 'a named pipe', path: 'output/archive/old.xml', place: 'output/archive' },
    { what: 'a named pipe', path: 'output/archive/old.xml', place: 'output' },
    { what: 'a socket', path: 'output/a/b/c.xml', place: 'output/a' },
    { what: 'a device', path: 'output/archive/old.xml', place: 'output/archive', named: 'a symbolic link' },
  ] as const)('is refused in the place of a folder: $what in $place', ({ what, path, place, ...rest }) => {
    const root = folderWith({ 'output/atom.xml': 'old' });
    putOdd(join(root, place), what);
    const before = filesOf(root);
    const file = { path: path.slice('output/'.length), text: 'new' };
    expect(() => diskAt(root).write('output', [file])).toThrow(
      `${place} is ${'named' in rest ? rest.named : what}; put a folder in its place`,
    );
    expect(filesOf(root)).toEqual(before);
  });
});
