import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { pid } from 'node:process';
import { describe, expect, it, vi } from 'vitest';
import { describeHolder, isHolding, nameHolder } from '../../src/disk/lockHolder.ts';

/** A signal that this process may not send, and what the system tells of processes where it tells nothing. */
const refusal = vi.hoisted(() => ({ isForeign: false, isSilent: false }));

vi.mock('node:process', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:process')>();
  const kill = (id: number, signal: number) => {
    if (refusal.isForeign) throw Object.assign(new Error('EPERM: kill'), { code: 'EPERM' });
    return real.kill(id, signal);
  };
  return { ...real, kill };
});

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const readFileSync = (path: string, encoding: 'utf8') => {
    if (refusal.isSilent) throw new Error('ENOENT: there is no /proc here');
    return real.readFileSync(path, encoding);
  };
  return { ...real, readFileSync };
});

const MINUTE = 60_000;
/** Where the system does not tell when a process began, its number is all that there is. */
const tellsStarts = existsSync('/proc/self/stat');

describe('a holder', () => {
  it('is described by a name that a file can have, another each time', () => {
    const holder = describeHolder();
    expect(holder).toMatch(/^[\w.%~!*'()-]+\.\d*\.\d+\.\d*\.[\da-f]{8}$/);
    expect(describeHolder()).not.toBe(holder);
  });

  it('is named for people by its machine and its number', () => {
    expect(nameHolder(describeHolder())).toBe(`process ${pid} on ${encodeURIComponent(hostname())}`);
    expect(nameHolder('ngaios-laptop.local.4026531836.4711.883921.3f2a9c1e')).toBe(
      'process 4711 on ngaios-laptop.local',
    );
  });

  it.each(['', 'garbage', 'host.1.2', 'host.4026531836.0.1.3f2a9c1e'])(
    'that is "%s" is unknown',
    (holder) => {
      expect(nameHolder(holder)).toBe('an unknown process');
    },
  );
});

describe('a process of this machine', () => {
  it('holds while it lives, however old its claim is where the system tells when it began', () => {
    expect(isHolding(describeHolder(), 0)).toBe(true);
    expect(isHolding(describeHolder(), 60 * MINUTE)).toBe(tellsStarts);
  });

  it('does not hold once it has ended', async () => {
    const child = spawn(process.execPath, ['-e', '0']);
    const holder = holderWith({ id: String(child.pid) });
    await new Promise((resolve) => child.on('close', resolve));
    expect(isHolding(holder, 0)).toBe(false);
  });

  it('holds while it lives, though it belongs to somebody else', () => {
    const holder = describeHolder();
    refusal.isForeign = true;
    expect(isHolding(holder, 0)).toBe(true);
    refusal.isForeign = false;
  });

  // Elsewhere than on Linux nothing tells one process from the next of its number.
  it.runIf(tellsStarts)('does not hold where another process has its number now', () => {
    expect(isHolding(holderWith({ start: '1' }), 0)).toBe(false);
  });

  // A process that has ended and was not yet buried is a thing of Linux's /proc.
  it.runIf(tellsStarts)('does not hold once it is dead, though nobody has buried it', () => {
    const child = spawn('sleep', ['600']);
    const holder = holderWith({ id: String(child.pid), start: statOf(child.pid)[19] ?? '' });
    expect(isHolding(holder, 0)).toBe(true);
    // This process buries its children only when it comes to rest, which it does not before the last line.
    child.kill('SIGKILL');
    while (statOf(child.pid)[0] !== 'Z') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    expect(isHolding(holder, 0)).toBe(false);
  });

  it('is believed for ten minutes where nothing tells when it began', () => {
    const holder = holderWith({ start: '' });
    expect(isHolding(holder, 9 * MINUTE)).toBe(true);
    expect(isHolding(holder, 10 * MINUTE)).toBe(false);
  });

  it('is believed for ten minutes where nothing tells any longer when it began', () => {
    const holder = holderWith({ start: '883921' });
    refusal.isSilent = true;
    expect(isHolding(holder, 9 * MINUTE)).toBe(true);
    expect(isHolding(holder, 10 * MINUTE)).toBe(false);
    refusal.isSilent = false;
  });
});

describe('a holder that nobody can ask', () => {
  it.each([
    { what: 'on another machine', holder: 'far.away.4026531836.1.1.3f2a9c1e' },
    { what: 'in another container of that name', holder: holderWith({ space: '17' }) },
    { what: 'that is garbage', holder: 'garbage' },
    { what: 'that is empty', holder: '' },
  ])('$what is believed for ten minutes', ({ holder }) => {
    expect(isHolding(holder, 0)).toBe(true);
    expect(isHolding(holder, 9 * MINUTE)).toBe(true);
    expect(isHolding(holder, 10 * MINUTE)).toBe(false);
  });
});

/** This process, but for what is given. */
function holderWith(given: { space?: string; id?: string; start?: string }): string {
  const [word = '', start = '', id = '', space = '', ...machine] = describeHolder().split('.').reverse();
  const words = { machine: machine.reverse().join('.'), space, id, start, ...given, word };
  return [words.machine, words.space, words.id, words.start, words.word].join('.');
}

function statOf(id = 0): string[] {
  const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
