import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLock } from '../../src/identity/lockFile.ts';
import { replaceLines, takeLines } from '../../src/identity/lockPart.ts';
import type { LockEntry } from '../../src/model/lockEntry.ts';
import { goneFrom, lineOf } from './material.ts';

const ADDRESSES = ['https://news.example.nz/'];
const NONE: ReadonlySet<string> = new Set();
const NOVEMBER = lineOf('items/november.md', { published: '2014-11-30T20:03:00+13:00' });
const DECEMBER = lineOf('items/december.md', { published: '2014-12-01T20:03:00+13:00' });
const GONE = goneFrom('items/gone.md', { published: '2012-01-01T20:03:00+13:00' });
const LOCK = formatLock([NOVEMBER, DECEMBER, GONE], ADDRESSES);

const filesIn = (text: string) => [...text.matchAll(/items\/(.*)\.md/g)].map(([, name]) => name);

describe('a part of a lock', () => {
  it('has the lines of some months, and all of articles that are not simply published', () => {
    const { text, numbers } = takeLines(LOCK, new Set(['2014-12']), NONE);
    expect(filesIn(text)).toEqual(['gone', 'december']);
    expect(numbers).toEqual([1, 2, 3, 4, 6]);
  });

  it('has the lines of some files, whatever they are called', () => {
    const tabbed = lineOf('items/a\tb.md', { published: '2013-11-30T20:03:00+13:00' });
    const lock = formatLock([NOVEMBER, tabbed], ADDRESSES);
    expect(takeLines(lock, NONE, new Set(['items/a\tb.md'])).text).toBe(formatLock([tabbed], ADDRESSES));
  });

  it('of all months is the lock', () => {
    expect(takeLines(LOCK, new Set(['2014-11', '2014-12']), NONE).text).toBe(LOCK);
  });
});

/** Some articles of three months, often of one time; other numbers are other articles. */
const entries = fc.uniqueArray(
  fc.record({
    number: fc.nat(12),
    month: fc.integer({ min: 1, max: 3 }),
    day: fc.integer({ min: 1, max: 2 }),
  }),
  { selector: ({ number }) => number, maxLength: 10 },
);
const entryOf = ({ number, month, day }: { number: number; month: number; day: number }): LockEntry => {
  const made = number % 5 === 0 ? goneFrom : lineOf;
  return made(`items/${number}.md`, {
    id: number % 3 === 0 ? `urn:\t${number}` : `urn:${number}`,
    published: `2014-0${month}-0${day}T10:00:00${number % 2 === 0 ? 'Z' : '+01:00'}`,
  });
};

it('lines that take the place of a part make the lock that all lines make', () => {
  fc.assert(
    fc.property(entries, entries, fc.integer({ min: 1, max: 3 }), (before, after, month) => {
      const isIn = (one: LockEntry) => one.isGone || one.published.startsWith(`2014-0${month}`);
      const all = before.map(entryOf);
      const kept = all.filter((one) => !isIn(one));
      const ids = new Set(kept.map(({ id }) => id));
      const next = after.map(entryOf).filter((one) => isIn(one) && !ids.has(one.id));
      const lock = formatLock(all, ADDRESSES);
      const { text } = takeLines(lock, new Set([`2014-0${month}`]), NONE);
      expect(text).toBe(formatLock(all.filter(isIn), ADDRESSES));
      expect(replaceLines(lock, text, formatLock(next, ADDRESSES))).toBe(
        formatLock([...kept, ...next], ADDRESSES),
      );
    }),
  );
});
