import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { filesOf, folderWith } from '../support/files.ts';
import { diskAt } from './made.ts';

type Operation = 'openSync' | 'readSync' | 'writeFileSync' | 'fsyncSync' | 'renameSync';

/** A disk that refuses one operation, the nth time that it is asked; and the log of all that it was asked. */
const refusal = vi.hoisted(() => ({
  operation: '',
  countdown: 0,
  code: 'EIO',
  log: [] as { name: string; args: unknown[] }[],
}));

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const refusing =
    <A extends unknown[], R>(name: Operation, operation: (...args: A) => R) =>
    (...args: A): R => {
      refusal.log.push({ name, args });
      if (refusal.operation === name) refusal.countdown -= 1;
      if (refusal.operation === name && refusal.countdown === 0) {
        throw Object.assign(new Error(`${refusal.code}: ${name} refused`), { code: refusal.code });
      }
      return operation(...args);
    };
  const openSync = refusing('openSync', real.openSync);
  return {
    ...real,
    // What is opened to be read alone has its flags as a number.
    openSync: (...args: Parameters<typeof openSync>) =>
      typeof args[1] === 'number' ? real.openSync(...args) : openSync(...args),
    readSync: refusing('readSync', real.readSync),
    writeFileSync: refusing('writeFileSync', real.writeFileSync),
    fsyncSync: refusing('fsyncSync', real.fsyncSync),
    renameSync: refusing('renameSync', real.renameSync),
  };
});

const OLD = { 'output/atom.xml': 'old atom', 'output/rss.xml': 'old rss' };
const NEW = [
  { path: 'rss.xml', text: 'new rss' },
  { path: 'atom.xml', text: 'new atom' },
];

afterEach(() => {
  refusal.operation = '';
});

describe('a disk that refuses', () => {
  it.each<[operation: Operation, nth: number, code: string]>([
    ['openSync', 1, 'EACCES'],
    ['openSync', 2, 'EMFILE'],
    ['openSync', 3, 'EMFILE'],
    ['writeFileSync', 1, 'ENOSPC'],
    ['writeFileSync', 2, 'ENOSPC'],
    ['fsyncSync', 1, 'EIO'],
    ['fsyncSync', 2, 'ENOSPC'],
    ['renameSync', 1, 'EPERM'],
  ])('%s for the %ith time (%s) leaves every old document, and no other file', (operation, nth, code) => {
    const root = folderWith(OLD);
    refuse(operation, nth, code);
    expect(() => diskAt(root).write('output', NEW)).toThrow(code);
    expect(filesOf(root)).toEqual(OLD);
  });

  it('the second of two renamings leaves each document whole, and no other file', () => {
    const root = folderWith(OLD);
    refuse('renameSync', 2, 'EIO');
    expect(() => diskAt(root).write('output', NEW)).toThrow('EIO');
    const { 'output/rss.xml': rss, 'output/atom.xml': atom, ...others } = filesOf(root);
    expect(['old rss', 'new rss']).toContain(rss);
    expect(atom).toBe('old atom');
    expect(others).toEqual({});
  });

  it.each(['EPERM', 'EISDIR', 'EINVAL'])(
    'to flush a folder, as Windows does (%s), has still written all',
    (code) => {
      const root = folderWith(OLD);
      refuse('fsyncSync', 3, code);
      expect(diskAt(root).write('output', NEW).written).toEqual(['rss.xml', 'atom.xml']);
      expect(filesOf(root)).toEqual({ 'output/atom.xml': 'new atom', 'output/rss.xml': 'new rss' });
    },
  );

  it('to flush a folder because it is broken is told', () => {
    const root = folderWith(OLD);
    refuse('fsyncSync', 3, 'EIO');
    expect(() => diskAt(root).write('output', NEW)).toThrow('EIO');
  });
});

describe('a disk that refuses, while files are copied', () => {
  const BEFORE = { ...OLD, 'items/road.png': 'Kia ora', 'items/tide.mp3': 'Haere mai' };
  const COPIES = [
    { kind: 'copy', path: 'media/road.png', source: 'items/road.png', sizeInBytes: 7 } as const,
    { kind: 'copy', path: 'media/tide.mp3', source: 'items/tide.mp3', sizeInBytes: 9 } as const,
  ];

  it.each<[operation: Operation, nth: number, code: string]>([
    ['openSync', 4, 'EMFILE'],
    ['openSync', 5, 'EACCES'],
    ['openSync', 6, 'EMFILE'],
    ['openSync', 7, 'EACCES'],
    ['readSync', 1, 'EIO'],
    ['readSync', 2, 'EIO'],
    ['readSync', 3, 'EIO'],
    ['writeFileSync', 3, 'ENOSPC'],
    ['writeFileSync', 4, 'ENOSPC'],
    ['fsyncSync', 3, 'EIO'],
    ['fsyncSync', 4, 'ENOSPC'],
    ['renameSync', 1, 'EPERM'],
  ])('%s for the %ith time (%s) leaves every old document, and no other file', (operation, nth, code) => {
    const root = folderWith(BEFORE);
    refuse(operation, nth, code);
    expect(() => diskAt(root).write('output', [...NEW, ...COPIES])).toThrow(code);
    expect(filesOf(root)).toEqual(BEFORE);
  });

  it.each<[operation: Operation, nth: number, copies: number]>([
    ['renameSync', 2, 1],
    ['fsyncSync', 5, 2],
    ['renameSync', 3, 2],
  ])('%s for the %ith time leaves every old document, beside %i whole copies', (operation, nth, copies) => {
    const root = folderWith(BEFORE);
    refuse(operation, nth, 'EIO');
    expect(() => diskAt(root).write('output', [...NEW, ...COPIES])).toThrow('EIO');
    const whole = { 'output/media/road.png': 'Kia ora', 'output/media/tide.mp3': 'Haere mai' };
    expect(filesOf(root)).toEqual({
      ...BEFORE,
      ...Object.fromEntries(Object.entries(whole).slice(0, copies)),
    });
  });

  it('sees every copy in its place, and the place and that of its new folder flushed, before a document is renamed', () => {
    const root = folderWith(BEFORE);
    refusal.log.length = 0;
    diskAt(root).write('output', [...NEW, ...COPIES]);
    const asked = refusal.log.filter(({ name }) => name === 'renameSync' || name === 'fsyncSync').slice(4);
    expect(asked.map(({ args }) => args[1] ?? 'flushed')).toEqual([
      join(root, 'output/media/road.png'),
      join(root, 'output/media/tide.mp3'),
      'flushed',
      'flushed',
      join(root, 'output/rss.xml'),
      join(root, 'output/atom.xml'),
      'flushed',
    ]);
  });
});

describe('a disk that refuses nothing', () => {
  it('sees every file flushed beside its place before the first is renamed, and the folder flushed last', () => {
    const root = folderWith(OLD);
    refusal.log.length = 0;
    diskAt(root).write('output', NEW);
    const asked = refusal.log.filter(({ name }) => name === 'fsyncSync' || name === 'renameSync');
    expect(asked.map(({ name }) => name)).toEqual([
      'fsyncSync',
      'fsyncSync',
      'renameSync',
      'renameSync',
      'fsyncSync',
    ]);
    const renamings = asked.filter(({ name }) => name === 'renameSync').map(({ args }) => args);
    expect(renamings).toEqual([
      [expect.stringMatching(temporaryOf(root, 'rss.xml')), join(root, 'output/rss.xml')],
      [expect.stringMatching(temporaryOf(root, 'atom.xml')), join(root, 'output/atom.xml')],
    ]);
  });

  it('is asked to open nothing for writing when nothing changed', () => {
    const root = folderWith(OLD);
    refusal.log.length = 0;
    diskAt(root).write('output', [{ path: 'rss.xml', text: 'old rss' }]);
    expect(refusal.log).toEqual([]);
  });
});

function refuse(operation: Operation, nth: number, code: string): void {
  Object.assign(refusal, { operation, countdown: nth, code });
}

/** A hidden file in the same folder, which no article can be. */
function temporaryOf(root: string, name: string): RegExp {
  return new RegExp(`^${join(root, 'output')}/\\.${name}\\.[0-9a-f-]+\\.dateline-tmp$`);
}
