import { createHash } from 'node:crypto';
import type { Discovery, Disk, FoundFile } from '../../disk/disk.ts';
import { keyOf } from '../../model/fingerprint.ts';
import { Stamp } from '../../model/stamp.ts';
import type { Brief, Report } from '../report.ts';
import { sealed, unsealed } from './checksum.ts';

/** Beside feed.yaml: what the last run found, for the next one to know that nothing has changed since. */
const LAST_FILE = '.dateline/last';
const VERSION = 1;

/** What decides, beside files, what a run finds. */
export interface Asked {
  readonly now: Date;
  readonly isStrict?: boolean;
  /** Which program runs, and on what. */
  readonly program?: string;
}

/** How a publication is told of. */
export interface Named {
  readonly title: string;
  readonly timeZone: string;
  readonly output: string;
}

/** What the last run found, and would find again. */
export interface Recalled {
  readonly settings: Named;
  readonly report: Report;
}

/** All that a run went by. */
export interface Standing {
  readonly settings: Named;
  /** The folders of the articles. */
  readonly items: readonly string[];
  /** Articles' files, and all others that were read, each with its state before that. */
  readonly articles: string;
  readonly read: ReadonlyMap<string, string>;
  /** What the run made or looked at, relative to feed.yaml. */
  readonly made: readonly string[];
  /** When a run would tell something else by itself. */
  readonly until: Date | undefined;
}

interface Packed {
  readonly key: string;
  readonly from: number;
  readonly until: number | undefined;
  readonly nextDue: number | undefined;
  readonly settings: Named;
  readonly items: readonly string[];
  readonly articles: string;
  readonly read: readonly (readonly [string, string])[];
  readonly made: readonly string[];
  readonly states: string;
  readonly newest: PackedBrief | undefined;
  readonly held: readonly PackedBrief[];
  readonly report: Omit<Report, 'newest' | 'held' | 'nextDue'>;
}

type PackedBrief = Omit<Brief, 'published'> & { readonly published: readonly [number, number] };

/**
 * What a run would tell, where it is certain that it would change nothing: every file is in the state in which the last run
 * left it, and nothing has fallen due. Undefined where anything is not certain.
 */
export function recallLast(disk: Disk, asked: Asked): Recalled | undefined {
  const bytes = asked.program === undefined ? undefined : unsealed(disk.readIfThere(LAST_FILE));
  if (bytes === undefined || bytes.length === 0) return undefined;
  const packed = JSON.parse(new TextDecoder().decode(bytes)) as Packed;
  const { settings, nextDue, newest, held, report } = packed;
  if (packed.key !== keyOf(VERSION, asked.program, asked.isStrict) || !isTimeFor(packed, asked.now))
    return undefined;
  if (!isAsItWas(disk, packed)) return undefined;
  return {
    settings,
    report: {
      ...report,
      newest: newest && unpack(newest),
      held: held.map(unpack),
      nextDue: nextDue === undefined ? undefined : new Date(nextDue),
    },
  };
}

function isTimeFor({ from, until = Number.POSITIVE_INFINITY }: Packed, now: Date): boolean {
  return now.getTime() >= from && now.getTime() < until;
}

function isAsItWas(disk: Disk, { settings, items, articles, read, made, states }: Packed): boolean {
  const { output } = settings;
  return (
    read.every(([path, state]) => stateOfFile(disk, path) === state) &&
    hashFound(disk.discover(items, output), ({ path }) => disk.stateOf([path])) === articles &&
    statesOf(disk, made) === states &&
    disk.settled(output, [], new Map(), undefined) !== undefined
  );
}

/**
 * A disk that is asked of the articles twice, before a run and by it, and looks once: what is read after a look is as new as
 * that, or newer, and then the next run will see it. Once another run had to be waited for, everything is looked at anew.
 */
export function lookingOnce(disk: Disk): Disk {
  const states = new Map<string, string>();
  const discoveries = new Map<string, Discovery>();
  return {
    ...disk,
    discover: (items, output) => {
      const key = JSON.stringify([items, output]);
      const found = discoveries.get(key) ?? disk.discover(items, output);
      if (!discoveries.delete(key)) discoveries.set(key, found);
      return found;
    },
    stateOf: (paths) => {
      const [path = '', ...others] = paths;
      if (others.length > 0) return disk.stateOf(paths);
      const state = states.get(path) ?? disk.stateOf(paths);
      if (!states.delete(path)) states.set(path, state);
      return state;
    },
    exclusively: (folder, act) =>
      disk.exclusively(folder, () => {
        states.clear();
        discoveries.clear();
        return act();
      }),
  };
}

/** Keeps what a run found, where the next one would find the same. */
export function keepLast(disk: Disk, asked: Asked, standing: Standing, report: Report): void {
  const { read, made, until, ...rest } = standing;
  const { newest, held, nextDue, ...plain } = report;
  const packed: Packed = {
    ...rest,
    key: keyOf(VERSION, asked.program, asked.isStrict),
    from: asked.now.getTime(),
    until: until?.getTime(),
    nextDue: nextDue?.getTime(),
    read: [...read],
    made,
    states: statesOf(disk, made),
    newest: newest && pack(newest),
    held: held.map(pack),
    report: plain,
  };
  disk.keep(LAST_FILE, sealed([JSON.stringify(packed)]));
}

/** The articles' files and their states, in a few characters. */
export function hashFound({ files, ...others }: Discovery, stateOf: (found: FoundFile) => string): string {
  const hash = createHash('sha256').update(JSON.stringify(others));
  for (const found of files) hash.update(`${found.path}\t${stateOf(found)}\n`);
  return hash.digest('base64url');
}

/** The state of a file that somebody refers to, however the disk spells its name. */
export function stateOfFile(disk: Disk, path: string): string {
  return disk.stateOf([path, path.normalize('NFD')]);
}

function statesOf(disk: Disk, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${disk.stateOf([path])}\n`);
  return hash.digest('base64url');
}

function pack({ id, file, title, published }: Brief): PackedBrief {
  return { id, file, title, published: [published.getTime(), published.offsetInMinutes] };
}

function unpack({ published, ...rest }: PackedBrief): Brief {
  return { ...rest, published: new Stamp(...published) };
}
