import { existsSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { acquireLock, hasLeftovers, type Patience, temporaryNameOf } from '../../src/disk/lock.ts';
import { describeHolder } from '../../src/disk/lockHolder.ts';
import { type Files, filesOf, folderWith } from '../support/files.ts';
import { ODD_KINDS, putOdd } from '../support/oddFiles.ts';

/** Refuses to take claims away, as a disk does that has become read-only. */
const disk = vi.hoisted(() => ({ isReadOnly: false }));

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const rmSync: typeof real.rmSync = (path, options) => {
    if (disk.isReadOnly) throw Object.assign(new Error('EROFS: rm'), { code: 'EROFS' });
    real.rmSync(path, options);
  };
  return { ...real, rmSync };
});

const HASTE = { tries: 3, pauseInMs: 0 };
const ELEVEN_MINUTES_IN_SECONDS = 660;
const FAR = 'far.away.4026531836.1.1.3f2a9c1e';

describe('the lock', () => {
  it('is a claim beside feed.yaml until it is released', () => {
    const root = folderWith({});
    const during = exclusively(root, [], () => readdirSync(root));
    expect(during).toEqual([expect.stringMatching(/^\.run\.[^/]+\.dateline-tmp$/)]);
    expect(readdirSync(root)).toEqual([]);
  });

  it('is released when what is done under it fails', () => {
    const root = folderWith({});
    const fail = () => {
      throw new Error('the disk is full');
    };
    expect(() => exclusively(root, [], fail)).toThrow('the disk is full');
    expect(readdirSync(root)).toEqual([]);
  });

  it('removes what a killed run has left, and nothing else', () => {
    const kept = { '.hidden': '', 'output/.rss.xml': '', 'output/a.dateline-tmp': '', 'output/rss.xml': '' };
    const left = { [temporaryNameOf('feed.lock')]: '', [`output/${temporaryNameOf('rss.xml')}`]: 'half' };
    const root = folderWith({ ...kept, ...left });
    const during = exclusively(root, [root, join(root, 'output'), join(root, 'gone')], () => filesOf(root));
    expect(Object.keys(during).filter((path) => !path.startsWith('.run.'))).toEqual(Object.keys(kept));
    expect(filesOf(root)).toEqual(kept);
  });

  it('throws if its claim cannot be put', () => {
    const act = vi.fn();
    expect(() => exclusively(join(folderWith({}), 'gone'), [], act)).toThrow('ENOENT');
    expect(act).not.toHaveBeenCalled();
  });

  it('is not acquired by the same process twice', () => {
    const root = folderWith({});
    const enter = () => exclusively(root, [], () => 'inside', HASTE);
    exclusively(root, [], () => expect(enter).toThrow('another run has been writing'));
    expect(enter()).toBe('inside');
  });

  it('may be acquired again after the disk has kept its claim', () => {
    const root = folderWith({});
    disk.isReadOnly = true;
    expect(exclusively(root, [], () => 'once')).toBe('once');
    disk.isReadOnly = false;
    expect(readdirSync(root)).toHaveLength(1);
    expect(hasLeftovers(root, [])).toBe(true);
    expect(exclusively(root, [], () => 'again', HASTE)).toBe('again');
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('the claim of another', () => {
  it.each([
    { what: 'of a machine that cannot be asked', holder: FAR, named: 'process 1 on far.away' },
    { what: 'that is garbage', holder: 'garbage', named: 'an unknown process' },
    { what: 'whose name comes after every other', holder: '~', named: 'an unknown process' },
  ])('$what is waited for, and then named', ({ holder, named }) => {
    const claim = `.run.${holder}.dateline-tmp`;
    const root = folderWith({ [claim]: '' });
    expect(() => exclusively(root, [], () => {}, { tries: 4, pauseInMs: 1 })).toThrow(
      `another run has been writing for 0.004 seconds (${named}); let it end, or delete ${claim} if there is none`,
    );
    expect(readdirSync(root)).toEqual([claim]);
  });

  it.each([
    { what: 'of a machine that cannot be asked', holder: FAR },
    { what: 'that is garbage', holder: 'garbage' },
  ])('$what is taken over after ten minutes', ({ holder }) => {
    const claim = `.run.${holder}.dateline-tmp`;
    const root = folderWith({ [claim]: '' });
    const then = Date.now() / 1000 - ELEVEN_MINUTES_IN_SECONDS;
    utimesSync(join(root, claim), then, then);
    expect(exclusively(root, [], () => readdirSync(root), HASTE)).toHaveLength(1);
    expect(readdirSync(root)).toEqual([]);
  });

  it('of a dead process is taken over at once', () => {
    const root = folderWith({ [`.run.${ofTheDead()}.dateline-tmp`]: '' });
    expect(hasLeftovers(root, [])).toBe(true);
    expect(exclusively(root, [], () => 'inside', { tries: 1, pauseInMs: 0 })).toBe('inside');
    expect(readdirSync(root)).toEqual([]);
  });

  it('is waited for between a half and one and a half of the pause, and the message says how long', () => {
    const root = folderWith({ [`.run.${FAR}.dateline-tmp`]: '' });
    const pauses: (number | undefined)[] = [];
    const wait = vi.spyOn(Atomics, 'wait').mockImplementation((_cell, _index, _value, milliseconds) => {
      pauses.push(milliseconds);
      return 'timed-out';
    });
    expect(() => exclusively(root, [], () => {}, { tries: 20, pauseInMs: 50 })).toThrow(
      'another run has been writing for 1 seconds',
    );
    wait.mockRestore();
    expect(pauses).toHaveLength(20);
    for (const pause of pauses) {
      expect(pause).toBeGreaterThanOrEqual(25);
      expect(pause).toBeLessThanOrEqual(75);
    }
  });

  it('is waited for until it goes', () => {
    const claim = `.run.${FAR}.dateline-tmp`;
    const root = folderWith({ [claim]: '' });
    const wait = vi.spyOn(Atomics, 'wait').mockImplementation(() => {
      if (wait.mock.calls.length === 3) rmSync(join(root, claim));
      return 'timed-out';
    });
    expect(exclusively(root, [], () => 'inside')).toBe('inside');
    expect(wait).toHaveBeenCalledTimes(3);
    wait.mockRestore();
  });

  it.each([
    { what: 'stays in place before one that comes after it by name', other: '~', isThere: true },
    { what: 'gives way to one that comes before it by name', other: '!', isThere: false },
  ])('that waits $what', ({ other, isThere }) => {
    const root = folderWith({ [`.run.${other}.dateline-tmp`]: '' });
    const seen: number[] = [];
    const wait = vi.spyOn(Atomics, 'wait').mockImplementation(() => {
      seen.push(readdirSync(root).length);
      return 'timed-out';
    });
    expect(() => exclusively(root, [], () => {}, HASTE)).toThrow('another run');
    wait.mockRestore();
    expect(seen).toEqual(isThere ? [2, 2, 2] : [1, 1, 1]);
  });
});

describe('leftovers', () => {
  it.each<{ what: string; files: Files; has: boolean }>([
    { what: 'are not there in an empty folder', files: {}, has: false },
    { what: 'are temporary files', files: { [temporaryNameOf('rss.xml')]: '' }, has: true },
    { what: 'are claims of the dead', files: { [`.run.${ofTheDead()}.dateline-tmp`]: '' }, has: true },
    {
      what: 'are not claims of the living',
      files: { [`.run.${describeHolder()}.dateline-tmp`]: '' },
      has: false,
    },
    {
      what: 'are not claims of those who cannot be asked',
      files: { [`.run.${FAR}.dateline-tmp`]: '' },
      has: false,
    },
  ])('$what', ({ files, has }) => {
    const root = folderWith(files);
    expect(hasLeftovers(root, [root, join(root, 'gone')])).toBe(has);
    expect(Object.keys(filesOf(root))).toEqual(Object.keys(files));
  });

  it('are not there where there is no folder', () => {
    const gone = join(folderWith({}), 'gone');
    expect(hasLeftovers(gone, [gone])).toBe(false);
    expect(existsSync(gone)).toBe(false);
  });
});

/** Acts under the lock. */
function exclusively<T>(root: string, folders: readonly string[], act: () => T, patience?: Patience): T {
  const release = acquireLock(root, folders, patience);
  try {
    return act();
  } finally {
    release();
  }
}

/** A process that has ended: no number is so high. */
function ofTheDead(): string {
  const [word = '', start = '', , ...machine] = describeHolder().split('.').reverse();
  return [...machine.reverse(), '4194305', start, word].join('.');
}

it.each(ODD_KINDS)('a claim that is no file is told at once, and never waited for: %s', (kind) => {
  const root = folderWith({});
  const wait = vi.spyOn(Atomics, 'wait');
  putOdd(join(root, '.run.garbage.dateline-tmp'), kind);
  const named = /input|device/.test(kind) ? 'a symbolic link' : kind;
  expect(() => exclusively(root, [], () => {})).toThrow(`.run.garbage.dateline-tmp is ${named}; delete it`);
  expect(readdirSync(root)).toEqual(['.run.garbage.dateline-tmp']);
  expect(wait).not.toHaveBeenCalled();
  wait.mockRestore();
});

it.each(ODD_KINDS)('what is no file is no temporary file that was left: %s', (kind) => {
  const root = folderWith({});
  const name = temporaryNameOf('rss.xml');
  putOdd(join(root, name), kind);
  expect(hasLeftovers(root, [root])).toBe(false);
  expect(exclusively(root, [root], () => 'inside')).toBe('inside');
  expect(readdirSync(root)).toEqual([name]);
});
