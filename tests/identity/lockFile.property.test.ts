import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLock, parseLock } from '../../src/identity/lockFile.ts';
import { type LockEntry, NEVER_SHOWN, UNKNOWN } from '../../src/model/lockEntry.ts';
import { formatRfc3339, Stamp } from '../../src/model/stamp.ts';
import { lineOf, readLock, withoutLine } from './material.ts';

type Entry = Omit<LockEntry, 'line'>;

/** Few, so that articles share them. */
const time = fc
  .tuple(fc.constantFrom(0, 1_419_145_380_000, 1_419_145_381_000, 4e12, -1e12), fc.constantFrom(0, 780, -210))
  .map(([instant, offset]) => formatRfc3339(new Stamp(instant, offset)));
const hash = fc.constantFrom('0123456789abcdef', 'fedcba9876543210');

/** Anything that an author or a disk may come up with; what lines and columns are made of comes up often. */
const name = fc.oneof(
  fc.string({ unit: fc.constantFrom('\t', '\n', '\r', '\\', 'n', 't', 'r', '#', ' ', 'é'), minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }).map((text) => text.toWellFormed()),
);

const entry: fc.Arbitrary<Entry> = fc.record({
  id: name,
  file: name,
  published: time,
  updated: time,
  textHash: fc.oneof(hash, fc.constant(UNKNOWN)),
  contentHash: fc.oneof(hash, fc.constantFrom(UNKNOWN, NEVER_SHOWN)),
  isGone: fc.boolean(),
});

/** What one folder may have: no id twice, and no file but of articles that are gone. */
const entries = fc
  .uniqueArray(entry, { selector: ({ id }) => id, maxLength: 8 })
  .map((all) =>
    all.filter(
      (one, i) => one.isGone || !all.slice(0, i).some(({ isGone, file }) => !isGone && file === one.file),
    ),
  );

const byId = (all: readonly Entry[]) => all.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe('whatever ids and files are called', () => {
  test('a lock gives back what was written', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const read = readLock(formatLock(all));
        expect(read.problems).toEqual([]);
        expect(byId(read.entries.map(withoutLine))).toEqual(byId(all));
      }),
    );
  });

  test('a lock that is read and written is the same', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const text = formatLock(all);
        expect(formatLock(readLock(text).entries)).toBe(text);
      }),
    );
  });

  test('a lock is the same, in whatever order its articles come', () => {
    const shuffled = entries.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, others]) => {
        expect(formatLock(others)).toBe(formatLock(all));
      }),
    );
  });

  test('a lock says the same, in whatever order its lines stand', () => {
    const shuffled = entries.chain((all) => {
      const [header = '', ...lines] = formatLock(all).split('\n').slice(0, -1);
      const others = fc.shuffledSubarray(lines, { minLength: lines.length });
      return fc.tuple(
        fc.constant(all),
        others.map((some) => `${[header, ...some].join('\n')}\n`),
      );
    });
    fc.assert(
      fc.property(shuffled, ([all, text]) => {
        const read = readLock(text);
        expect(read.problems).toEqual([]);
        expect(byId(read.entries.map(withoutLine))).toEqual(byId(all));
        expect(read.entries.map(({ line }) => line)).toEqual(
          text.split('\n').flatMap((line, i) => (line === '' || line.startsWith('#') ? [] : [i + 1])),
        );
      }),
    );
  });

  test('two branches that each add articles make one lock when their lines are put together', () => {
    const branches = entries.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.array(fc.constantFrom('both', 'ours', 'theirs'), { minLength: 8, maxLength: 8 }),
      ),
    );
    fc.assert(
      fc.property(branches, ([all, sides]) => {
        const of = (side: string) =>
          formatLock(all.filter((_, i) => [side, 'both'].includes(sides[i] ?? '')));
        const lines = new Set([...of('ours').split('\n'), ...of('theirs').split('\n')].filter(Boolean));
        const read = readLock(`${[...lines].join('\n')}\n`);
        expect(read.problems).toEqual([]);
        expect(byId(read.entries.map(withoutLine))).toEqual(byId(all));
      }),
    );
  });
});

describe('whatever became of a lock', () => {
  const whole = Buffer.from(
    formatLock(['items/a.md', 'items/b.md', 'items/ā.md'].map((file) => lineOf(file))),
  );

  /** Nothing is thrown; where anything is told there are no entries; and it is told of a line that is there. */
  function isTold(bytes: Uint8Array): boolean {
    const { entries: read, problems } = parseLock(bytes);
    const lines = Buffer.from(bytes).toString().split('\n').length;
    for (const problem of problems) {
      expect(problem).toMatchObject({ severity: 'error', file: 'feed.lock', column: 1 });
      expect(problem.line).toBeGreaterThan(0);
      expect(problem.line).toBeLessThanOrEqual(lines);
    }
    expect(problems.length > 0 && read.length > 0).toBe(false);
    return problems.length > 0;
  }

  test('bytes of any kind are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(isTold(bytes)).toBe(true);
      }),
    );
  });

  test('bytes of any kind in the middle of it are told or read, and never throw', () => {
    const damaged = fc.tuple(fc.nat(whole.length), fc.nat(40), fc.uint8Array({ maxLength: 20 }));
    fc.assert(
      fc.property(damaged, ([at, length, bytes]) => {
        isTold(Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + length)]));
      }),
    );
  });

  test('an end that was cut off is told, but between two lines', () => {
    for (let length = 0; length < whole.length; length += 1) {
      const isBetween = whole[length - 1] === 10;
      expect(isTold(whole.subarray(0, length)), `the first ${length} bytes`).toBe(!isBetween);
    }
  });

  test('a line that was lost loses its article and no other', () => {
    const lines = whole.toString().split('\n');
    const { entries: read, problems } = readLock(lines.toSpliced(3, 1).join('\n'));
    expect(problems).toEqual([]);
    expect(read).toHaveLength(2);
  });
});
