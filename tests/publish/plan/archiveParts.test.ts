import { describe, expect, it } from 'vitest';
import { Stamp } from '../../../src/model/stamp.ts';
import { planArchive } from '../../../src/publish/plan/archiveParts.ts';

const HOUR = 3_600_000;

/** Articles an hour apart, from midnight of a day in Auckland on. */
function hourly(count: number, from: number) {
  return Array.from({ length: count }, (_, n) => ({
    id: `urn:${String(n).padStart(4, '0')}`,
    published: new Stamp(from + n * HOUR, 780),
  }));
}

const DECEMBER = Date.UTC(2014, 10, 30, 11);
const summary = (items: ReturnType<typeof hourly>) =>
  planArchive(items).map(({ name, items: those }) => `${name}: ${those.length}`);

describe('an archive', () => {
  it('has a part for each month, in the zone of the publication, the oldest first', () => {
    const [first] = hourly(1, DECEMBER);
    const before = { id: 'urn:before', published: new Stamp(DECEMBER - 1000, 780) };
    expect(planArchive([first as typeof before, before]).map(({ name }) => name)).toEqual([
      '2014-11',
      '2014-12',
    ]);
  });

  it('has a hundred articles in a part, counted from the oldest of the month', () => {
    expect(summary(hourly(100, DECEMBER))).toEqual(['2014-12: 100']);
    expect(summary(hourly(101, DECEMBER))).toEqual(['2014-12: 100', '2014-12-2: 1']);
    expect(summary(hourly(250, DECEMBER))).toEqual(['2014-12: 100', '2014-12-2: 100', '2014-12-3: 50']);
  });

  it('has the newest of a part first', () => {
    const [part] = planArchive(hourly(3, DECEMBER));
    expect(part?.items.map(({ id }) => id)).toEqual(['urn:0002', 'urn:0001', 'urn:0000']);
  });

  it('leaves every full part as it is when articles are added at the end', () => {
    const before = planArchive(hourly(230, DECEMBER));
    const after = planArchive(hourly(700, DECEMBER));
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  });

  it('begins again with the next month', () => {
    expect(summary(hourly(31 * 24 + 1, DECEMBER)).at(-1)).toBe('2015-01: 1');
  });

  it('has no part where there is nothing', () => {
    expect(planArchive([])).toEqual([]);
  });
});
