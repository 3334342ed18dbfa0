import { describe, expect, it } from 'vitest';
import { resolveClockTime } from '../../src/dates/zone.ts';
import { chanceOf } from '../bench/soak/chance.ts';
import { readTable } from '../support/cases.ts';
import { fuzzOf } from '../support/runs.ts';
import { type DumpedZone, dumpZones, FIRST, hasZdump, hostTzVersion, LAST, lookUp } from './zdump.ts';

const COUNT = fuzzOf({ few: 50_000, full: 1_000_000 });
/** Every zone, or one of so many. */
const STEP = fuzzOf({ few: 15, full: 1 });
const SECOND = 1000;
const HALF_A_MONTH_IN_SECONDS = 15 * 86_400;
/** So many seconds around a change of the clocks are asked about most. */
const AROUND_IN_SECONDS = 3 * 3600;

if (!hasZdump)
  console.warn('clock times are not compared with the host, for this needs: apt-get install tzdata libc-bin');

describe.runIf(hasZdump)("a clock time beside the host's zdump", () => {
  const zones = hasZdump ? dumpZones(STEP) : [];
  const same = zones.filter(hasSameTables);

  it('is asked of zones whose tables are the same in Node and on the host', () => {
    const others = zones.filter((zone) => !same.includes(zone)).map(({ name }) => name);
    const [node, host] = [process.versions['tz'], hostTzVersion()];
    if (others.length > 0) console.warn(`Node has ${node}, the host ${host}; left out: ${others.join(', ')}`);
    expect(zones.length).toBeGreaterThan(300 / STEP);
    expect(others.length).toBeLessThan(zones.length / 10);
  });

  it('is the same in the table of cases', () => {
    const rows = readTable('zone-cases.tsv').filter(([zone, wall = '']) => {
      const time = Date.parse(`${wall}Z`) / SECOND;
      return same.some(({ name }) => name === zone) && time >= FIRST && time < LAST;
    });
    expect(rows.length).toBeGreaterThan(50);
    for (const [name, wall, status, , instants = ''] of rows) {
      const zone = same.find((one) => one.name === name) as DumpedZone;
      const told = tell(zone, Date.parse(`${wall}Z`) / SECOND);
      const expected = instants.split(';').map((instant) => Date.parse(instant) / SECOND);
      expect([name, wall, ...told]).toEqual([name, wall, status, ...expected]);
    }
  });

  it(`is the same for ${COUNT} random ones`, { timeout: 3_600_000 }, () => {
    const { below, isLikely, oneOf } = chanceOf(COUNT);
    const others: unknown[] = [];
    for (let left = COUNT; left > 0; left -= 1) {
      const zone = oneOf(same);
      const changes = zone.spans.filter(({ start }) => start >= FIRST && start < LAST);
      const isNear = changes.length > 0 && isLikely(0.7);
      const { start, offset } = oneOf(changes.length > 0 ? changes : zone.spans);
      const time = isNear
        ? start + offset + below(2 * AROUND_IN_SECONDS) - AROUND_IN_SECONDS
        : FIRST + below(LAST - FIRST);
      const clockTime = isLikely(0.5) ? time - (time % 60) : time;
      const [expected, found] = [tell(zone, clockTime), resolve(zone.name, clockTime)];
      if (String(expected) !== String(found)) others.push([zone.name, clockTime, expected, found]);
    }
    expect(others.slice(0, 20)).toEqual([]);
  });
});

/** The status and the instants in seconds, in the order of the table of cases: of a gap the later first. */
function tell(zone: DumpedZone, clockTime: number): (string | number)[] {
  const { instants, gap } = lookUp(zone, clockTime);
  if (gap) return ['gap', clockTime - gap.before, clockTime - gap.after];
  return [instants.length === 1 ? 'unique' : 'overlap', ...instants];
}

function resolve(zone: string, clockTime: number): (string | number)[] {
  const resolution = resolveClockTime(clockTime * SECOND, zone);
  const inSeconds = (date: Date) => date.getTime() / SECOND;
  if (resolution.status === 'unique') return ['unique', inSeconds(resolution.stamp)];
  const { status, earlier, later } = resolution;
  return [status, ...(status === 'gap' ? [later, earlier] : [earlier, later]).map(inSeconds)];
}

/**
 * Asks Node's own tables around each change that the host has, and twice a month: where they differ, one of the two has
 * a newer table or leaves out what the other has, and no clock time tells anything of this program.
 */
function hasSameTables({ name, spans }: DumpedZone): boolean {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: name, timeZoneName: 'longOffset' });
  const isSame = (instant: number, offset: number) => offsetIn(format.format(instant * SECOND)) === offset;
  const used = spans.filter(({ start, end }) => end > FIRST && start < LAST);
  return used.every(({ start, end, offset }) => {
    const [first, last] = [Math.max(start, FIRST - 86_400), Math.min(end, LAST + 86_400) - 1];
    if (!isSame(first, offset) || !isSame(last, offset)) return false;
    for (let instant = first; instant < last; instant += HALF_A_MONTH_IN_SECONDS)
      if (!isSame(instant, offset)) return false;
    return true;
  });
}

/** Seconds of `GMT-03:30` or `GMT`. */
function offsetIn(printed: string): number {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(printed) ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -size : size;
}
