import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { hasProgram } from '../support/program.ts';

/** Where the host has its zones. */
const ZONEINFO = '/usr/share/zoneinfo';
/** Zones whose clocks change as no others do. */
const ALWAYS = [
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'America/New_York',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Antarctica/Troll',
];
/** More than the furthest that two offsets of a zone are apart. */
const DAY_IN_SECONDS = 86_400;

/** A time in which a zone has one offset; all in seconds, from 1970 on. The end is the start of the next. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** What the host's zdump tells of a zone. */
export interface DumpedZone {
  readonly name: string;
  readonly spans: readonly Span[];
}

/** True if this host can tell of its zones, by a program and tables that are not Node's. */
export const hasZdump = hasProgram('zdump') && existsSync(`${ZONEINFO}/Pacific/Auckland`);

/** The version of the host's time-zone database (`2025b`); empty where the host does not tell. */
export function hostTzVersion(): string {
  const path = `${ZONEINFO}/tzdata.zi`;
  return (existsSync(path) && /^# version (\S+)/.exec(readFileSync(path, 'utf8'))?.[1]) || '';
}

/**
 * Reads what zdump tells of zones that both Node and the host know, and that ever changed.
 *
 * @param step 1 for every zone; of more zones zdump tells for minutes
 */
export function dumpZones(step: number): DumpedZone[] {
  const names = Intl.supportedValuesOf('timeZone').filter(
    (name, n) => (n % step === 0 || ALWAYS.includes(name)) && existsSync(`${ZONEINFO}/${name}`),
  );
  const printed = execFileSync('zdump', ['-v', '-c', '1900,2038', ...names], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    maxBuffer: 256 * 1024 * 1024,
  });
  const changes = new Map<string, [instant: number, offset: number][]>();
  for (const line of printed.split('\n')) {
    const [, name = '', utc, offset] = /^(\S+) +\w+ (.+) UT = .* gmtoff=(-?\d+)$/.exec(line) ?? [];
    if (utc === undefined) continue;
    const told = changes.get(name) ?? [];
    told.push([Date.parse(`${utc} UTC`) / 1000, Number(offset)]);
    changes.set(name, told);
  }
  return [...changes].map(([name, told]) => ({ name, spans: spansOf(told) }));
}

/** zdump prints the last second of a span and the first of the next. */
function spansOf(told: readonly (readonly [instant: number, offset: number])[]): Span[] {
  const starts = told.filter(([instant], n) => n === 0 || told[n - 1]?.[0] === instant - 1);
  const [first] = told;
  const all: (readonly [number, number])[] = first ? [[-Infinity, first[1]], ...starts.slice(1)] : [];
  return all.map(([start, offset], n) => ({ start, offset, end: all[n + 1]?.[0] ?? Infinity }));
}

/** What a clock time is by the tables of the host: its instants, and of a gap the offsets around it. */
export interface DumpedTime {
  readonly instants: readonly number[];
  readonly gap?: { readonly before: number; readonly after: number };
}

/** @param clockTime in seconds, as if it were UTC */
export function lookUp({ spans }: DumpedZone, clockTime: number): DumpedTime {
  const near = spans.filter(
    ({ start, end }) => start - DAY_IN_SECONDS <= clockTime && clockTime < end + DAY_IN_SECONDS,
  );
  const instants = near.flatMap(({ start, end, offset }) => {
    const instant = clockTime - offset;
    return start <= instant && instant < end ? [instant] : [];
  });
  if (instants.length > 0) return { instants };
  // The clocks jumped over it: it is after the end of one span, by its own clock, and before the start of the next.
  const index = near.findIndex(({ end, offset }, n) => {
    const next = near[n + 1];
    return next !== undefined && clockTime >= end + offset && clockTime < end + next.offset;
  });
  const [before, after] = [near[index]?.offset ?? Number.NaN, near[index + 1]?.offset ?? Number.NaN];
  return { instants, gap: { before, after } };
}

/** In seconds: what is asked about is between 1970 and 2037, where zdump ends. */
export const FIRST = Date.UTC(1970, 0) / 1000;
export const LAST = Date.UTC(2037, 0) / 1000;
