import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/feeds/formats.ts';
import { type LockEntry, NEVER_SHOWN } from '../../../src/model/lockEntry.ts';
import { countChanges, findReadingCosts, halveWindow } from '../../../src/publish/plan/readingCosts.ts';
import { build } from '../../cli/commandLine.ts';
import { article } from '../../support/articles.ts';

const RSS = {
  ...{ format: 'rss', path: 'output/rss.xml', plain: 1000, gzip: 400, articles: 10 },
  half: { plain: 550, gzip: 220, articles: 5 },
};
const JSON_FEED = { ...RSS, format: 'json', path: 'output/feed.json', plain: 900, gzip: 300 };

describe('what 1,800 readers cost that look every half hour', () => {
  // 48 looks a day are 1,440 in 30 days: 2,592,000 of all, one a second. Nine changes in 90 days are three in 30.
  const costs = findReadingCosts(1800, [RSS, JSON_FEED], { count: 9, days: 90 });
  const bytesOf = (way: string) => costs.find((cost) => cost.way === way)?.bytesPerMonth;

  it('is a request a second, in whatever way they are answered', () => {
    const others = costs.filter(({ way }) => way !== 'hub');
    expect(others).toHaveLength(6);
    for (const { requestsPerSecond, requestsPerMonth } of others)
      expect({ requestsPerSecond, requestsPerMonth }).toEqual({
        requestsPerSecond: 1,
        requestsPerMonth: 2_592_000,
      });
  });

  it('is a whole document with its headers each time, without gzip and 304', () => {
    // 2,592,000 times 300 + 1000, and 300 + 900.
    expect(bytesOf('plain')).toEqual({ rss: 3_369_600_000, json: 3_110_400_000 });
  });

  it('is less with gzip, and with half the window', () => {
    // 2,592,000 times 300 + 400, and 300 + 300; then 300 + 220.
    expect(bytesOf('gzip')).toEqual({ rss: 1_814_400_000, json: 1_555_200_000 });
    expect(bytesOf('gzipHalf')).toEqual({ rss: 1_347_840_000, json: 1_347_840_000 });
  });

  it('is the headers each time, and the document for each change, with 304s', () => {
    // 2,592,000 times 300 are 777,600,000; 1,800 readers fetch it three times, 5,400 in all.
    expect(bytesOf('notModified')).toEqual({ rss: 777_600_000 + 5_400_000, json: 777_600_000 + 4_860_000 });
    expect(bytesOf('both')).toEqual({ rss: 777_600_000 + 2_160_000, json: 777_600_000 + 1_620_000 });
    expect(bytesOf('bothHalf')).toEqual({ rss: 777_600_000 + 1_188_000, json: 777_600_000 + 1_188_000 });
  });

  it('is what a hub fetches, once for each change, where none of them polls', () => {
    expect(costs.at(-1)).toEqual({
      way: 'hub',
      requestsPerSecond: 3 / 2_592_000,
      requestsPerMonth: 3,
      bytesPerMonth: { rss: 2100, json: 1800 },
    });
  });

  it('has no row for half the window where a document has no half', () => {
    const some = findReadingCosts(1, [RSS, { ...JSON_FEED, half: undefined }], { count: 0, days: 90 });
    expect(some.map(({ way }) => way)).toEqual(['plain', 'gzip', 'notModified', 'both', 'hub']);
  });

  it('fetches no document more often than it looks', () => {
    const [, gzip, , , both] = findReadingCosts(1, [RSS], { count: 49, days: 1 });
    expect(both?.bytesPerMonth).toEqual(gzip?.bytesPerMonth);
  });
});

describe('how often a feed changed', () => {
  const now = new Date('2026-04-01T00:00:00Z');
  const entry = (published: string, more: Partial<LockEntry> = {}): LockEntry => ({
    ...{ id: published, file: 'items/a.md', published, updated: published, textHash: 'a', contentHash: 'b' },
    ...{ isGone: false, line: 4, ...more },
  });
  const OLD = entry('2020-01-01T00:00:00Z');

  it('is each half hour of the last 90 days with a new article or an update', () => {
    const entries = [
      OLD,
      entry('2026-02-01T08:00:00Z'),
      entry('2026-02-01T21:29:59+13:00'),
      entry('2026-02-01T08:30:00Z', { updated: '2026-03-01T08:30:00Z' }),
      entry('2025-01-01T00:00:00Z', { updated: '2026-03-02T00:00:00Z' }),
      entry('2026-03-03T00:00:00Z', { isGone: true }),
    ];
    expect(countChanges(entries, now)).toEqual({ count: 5, days: 90 });
  });

  it('is nothing that no feed has shown, that is to come, or that is older', () => {
    const entries = [
      OLD,
      entry('2026-03-01T00:00:00Z', { contentHash: NEVER_SHOWN }),
      entry('2026-03-02T00:00:00Z', { isUnlisted: true }),
      entry('2026-04-01T00:00:01Z', { isEarly: true }),
      entry('2026-01-01T00:00:00Z'),
    ];
    expect(countChanges(entries, now)).toEqual({ count: 0, days: 90 });
  });

  it('counts the days that a young publication has had, and at least one', () => {
    expect(countChanges([entry('2026-03-21T12:00:00Z')], now)).toEqual({ count: 1, days: 11 });
    expect(countChanges([entry('2026-04-01T00:00:00Z')], now)).toEqual({ count: 1, days: 1 });
    expect(countChanges([], now)).toEqual({ count: 0, days: 90 });
  });
});

describe('a document with half its window', () => {
  const story = (n: number) => article(`Tide ${n}`, `8:00 am on ${n} March 2015`, `Water rose ${n} times.`);

  it.each(FORMATS)('is whole, with the newer articles, in $name', async ({ fileName, itemLines }) => {
    const of = async (days: readonly number[]) => {
      const files = Object.fromEntries(days.map((n) => [`items/tide-${n}.md`, story(n)]));
      const { disk } = await build([], files);
      return new TextDecoder().decode(disk.read(`output/${fileName}`));
    };
    const { articles, half } = halveWindow(await of([1, 2, 3, 4, 5]), itemLines);
    expect({ articles, kept: half?.articles }).toEqual({ articles: 5, kept: 2 });
    expect(half?.text).toBe(await of([4, 5]));
  });

  it('is none where there is one article, or no way to find them', () => {
    const one = '<channel>\n    <item>\n      <guid >a</guid>\n    </item>\n</channel>\n';
    expect(halveWindow(one, FORMATS[0]?.itemLines)).toEqual({ articles: 1, half: undefined });
    expect(halveWindow(one, undefined)).toEqual({ articles: 0, half: undefined });
  });
});
