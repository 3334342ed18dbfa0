import type { Disk } from '../disk/disk.ts';
import type { MeasuredFile } from './plan/inventory.ts';
import { isKeptHere } from './plan/paths.ts';

/** What is in a folder that is to be delivered. */
export interface MeasuredFolder {
  readonly files: readonly MeasuredFile[];
  /** What is not sent: links, what is no file, and names with a point before them. */
  readonly skipped: readonly string[];
}

const CACHE = '.dateline/hashes';
const VERSION = 1;

/**
 * Finds all files of a folder, with their hashes. A file that is as it was when it was hashed is looked at and not read.
 *
 * @param folder relative to feed.yaml
 * @param remembers false for a look that writes nothing
 * @throws Error when the folder or a file cannot be read
 */
export function takeInventory(disk: Disk, folder: string, remembers = true): MeasuredFolder {
  const known = readKnown(disk);
  const next = new Map<string, KnownFile>();
  const skipped: string[] = [];
  const files = pathsIn(disk, folder, '', skipped).map((path): MeasuredFile => {
    const place = `${folder}/${path}`;
    const state = disk.stateOf(place);
    const before = known.get(place);
    const file = before?.state === state ? before : measure(disk, place, state);
    next.set(place, file);
    return { path, hash: file.hash, sizeInBytes: file.sizeInBytes };
  });
  if (remembers && !isSame(known, next)) disk.writeCache(CACHE, [formatKnown(next)]);
  return { files, skipped };
}

function pathsIn(disk: Disk, top: string, folder: string, skipped: string[]): string[] {
  return disk.list(`${top}/${folder}`).flatMap(({ name, kind }) => {
    const path = folder + name;
    if (kind === 'other' || isKeptHere(name)) {
      skipped.push(path);
      return [];
    }
    return kind === 'folder' ? pathsIn(disk, top, `${path}/`, skipped) : [path];
  });
}

interface KnownFile {
  readonly state: string;
  readonly hash: string;
  readonly sizeInBytes: number;
}

/** The state comes first: what is written after it has another one, and is read again the next time. */
function measure(disk: Disk, place: string, state: string): KnownFile {
  const [hash, sizeInBytes] = [disk.hashOf(place), disk.sizeOf(place)];
  if (hash === undefined || sizeInBytes === undefined)
    throw new Error(`expected ${place} to be readable, found that it is not; look at its permissions`);
  return { state, hash, sizeInBytes };
}

function isSame(a: ReadonlyMap<string, KnownFile>, b: ReadonlyMap<string, KnownFile>): boolean {
  return a.size === b.size && [...b].every(([path, file]) => a.get(path) === file);
}

function formatKnown(files: ReadonlyMap<string, KnownFile>): string {
  const rows = [...files].map(([path, { state, hash, sizeInBytes }]) => [path, state, hash, sizeInBytes]);
  return JSON.stringify({ hashes: VERSION, rows });
}

function readKnown(disk: Disk): ReadonlyMap<string, KnownFile> {
  try {
    const bytes = disk.readCache(CACHE, 0, disk.sizeOf(CACHE) ?? 0);
    const { hashes, rows } = JSON.parse(bytes?.toString('utf8') ?? '{}') as Record<string, unknown>;
    if (hashes !== VERSION || !Array.isArray(rows)) return new Map();
    return new Map(
      rows.filter(isRow).map(([path, state, hash, sizeInBytes]) => [path, { state, hash, sizeInBytes }]),
    );
  } catch {
    return new Map();
  }
}

function isRow(row: unknown): row is readonly [string, string, string, number] {
  if (!Array.isArray(row) || row.length !== 4) return false;
  return row.every((value, index) => typeof value === (index === 3 ? 'number' : 'string'));
}
