import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { flushFiles, flushFolders } from '../../src/disk/flush.ts';
import { folderWith } from '../support/files.ts';

/** A Linux machine that has all that one flush for many needs, and that can be made to lack any of it. */
const machine = vi.hoisted(() => ({
  platform: 'linux',
  release: '6.1.0-21-amd64',
  type: 0xef53,
  waiting: 'Dirty:  2000 kB\nWriteback:  100 kB\n' as string | undefined,
  version: 'sync (GNU coreutils) 9.1\n' as string | undefined,
  status: 0,
  /** What other devices have, by the end of their path. */
  otherDevice: '',
  fsyncCode: '',
  programs: [] as (readonly string[])[],
  fsyncs: 0,
}));
const usual = { ...machine };

vi.mock('node:os', async (importOriginal) => ({
  ...(await importOriginal<typeof import('node:os')>()),
  platform: () => machine.platform,
  release: () => machine.release,
}));
vi.mock('node:child_process', async (importOriginal) => ({
  ...(await importOriginal<typeof import('node:child_process')>()),
  spawnSync: (name: string, args: readonly string[]) => {
    if (machine.version === undefined) return { status: null, stdout: null, error: new Error('ENOENT') };
    if (args[0] === '--version') return { status: 0, stdout: machine.version };
    machine.programs.push([name, ...args]);
    return { status: machine.status, stdout: null };
  },
}));
vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  return {
    ...real,
    statfsSync: () => ({ type: machine.type }),
    statSync: (path: string) => {
      const isOther = machine.otherDevice !== '' && path.endsWith(machine.otherDevice);
      return { ...real.statSync(path), dev: isOther ? 2 : 1 };
    },
    readFileSync: (...args: Parameters<typeof real.readFileSync>) => {
      if (args[0] !== '/proc/meminfo') return real.readFileSync(...args);
      if (machine.waiting === undefined) throw new Error('ENOENT');
      return machine.waiting;
    },
    fsyncSync: () => {
      machine.fsyncs += 1;
      if (machine.fsyncCode) throw Object.assign(new Error(machine.fsyncCode), { code: machine.fsyncCode });
    },
  };
});

/** So many pages in a folder of their own. */
function pages(count: number): string[] {
  const names = Array.from({ length: count }, (_, index) => `${index}.html`);
  const root = folderWith(Object.fromEntries(names.map((name) => [name, 'page'])));
  return names.map((name) => join(root, name));
}

beforeEach(() => {
  Object.assign(machine, usual, { programs: [] });
});

describe('many files', () => {
  it('are flushed by one flush of their file system', () => {
    const files = pages(64);
    flushFiles(files);
    expect(machine).toMatchObject({ programs: [['sync', '-f', '--', dirname(files[0] ?? '')]], fsyncs: 0 });
  });

  it.each<[what: string, lacking: Partial<typeof machine>]>([
    ['on a system that has another sync', { platform: 'darwin' }],
    ['where Linux tells nobody what it could not write', { release: '5.7.19' }],
    ['where an old Linux tells it neither', { release: '4.19.0' }],
    ['on a file system that promises less of the whole than of a file', { type: 0x794c_7630 }],
    ['on a file system that does not tell that it is full', { type: 0x9123_683e }],
    ['where nobody knows how much others have written', { waiting: undefined }],
    ['where others have written more than a flush of each would take', { waiting: 'Dirty:  99999 kB\n' }],
    ['where what others have written is being written', { waiting: 'Dirty: 9 kB\nWriteback:  99999 kB\n' }],
    ['where there is no program for it', { version: undefined }],
    ['where the program tells no errors', { version: 'BusyBox v1.36.1 multi-call binary.\n' }],
    ['after the disk has refused to flush them together', { status: 1 }],
  ])('are flushed one by one %s', (_, lacking) => {
    Object.assign(machine, lacking);
    flushFiles(pages(64));
    expect(machine.fsyncs).toBe(64);
    expect(machine.programs).toHaveLength(lacking.status === 1 ? 1 : 0);
  });

  it('throw what the disk says of one of them, where they could not be flushed together', () => {
    Object.assign(machine, { status: 1, fsyncCode: 'EIO' });
    expect(() => flushFiles(pages(64))).toThrow('EIO');
  });

  it.each(['5.8.0', '5.15.0-91-generic', '6.0.0'])('are flushed together on Linux %s', (release) => {
    machine.release = release;
    flushFiles(pages(64));
    expect(machine.fsyncs).toBe(0);
  });
});

describe('few files', () => {
  it('are flushed one by one', () => {
    flushFiles(pages(63));
    expect(machine).toMatchObject({ programs: [], fsyncs: 63 });
  });
});

describe('many folders', () => {
  it('are flushed by one flush of each file system that they are on', () => {
    const names = Array.from({ length: 65 }, (_, index) => String(index));
    const root = folderWith(Object.fromEntries(names.map((name) => [`${name}/index.html`, 'page'])));
    machine.otherDevice = '/7';
    flushFolders(names.map((name) => join(root, name)));
    expect(machine.fsyncs).toBe(0);
    expect(machine.programs).toEqual([['sync', '-f', '--', join(root, '64'), join(root, '7')]]);
  });

  it('that were just made are not asked where they are', () => {
    const names = Array.from({ length: 65 }, (_, index) => String(index));
    const root = folderWith(Object.fromEntries(names.map((name) => [`${name}/index.html`, 'page'])));
    const made = names.map((name) => join(root, name));
    machine.otherDevice = '/7';
    flushFolders([...made, root], made);
    expect(machine).toMatchObject({ programs: [['sync', '-f', '--', root]], fsyncs: 0 });
  });

  it('are as many as there are, however often each is named', () => {
    const [page = ''] = pages(1);
    flushFolders(Array.from({ length: 100 }, () => dirname(page)));
    expect(machine).toMatchObject({ programs: [], fsyncs: 1 });
  });
});
