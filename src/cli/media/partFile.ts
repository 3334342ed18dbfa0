import type { Disk } from '../../disk/disk.ts';
import { shortHash } from '../../model/fingerprint.ts';

/** What is known of a file that was fetched, or a part of it. */
export interface PartState {
  readonly url: string;
  readonly contentType?: string | undefined;
  readonly validator?: string | undefined;
  /** Of the whole file, in bytes. */
  readonly size?: number | undefined;
}

/** Where what was fetched is until it is put beside the articles: a run that was killed goes on from there. */
export const PARTS_FOLDER = '.dateline/media';

/** Paths of the file and of its state, relative to feed.yaml. */
export function partPaths(url: string): { readonly bytes: string; readonly state: string } {
  const path = `${PARTS_FOLDER}/${shortHash(url)}`;
  return { bytes: `${path}.part`, state: `${path}.json` };
}

/** What an earlier run left of a file; nothing of a file that is no part of this address. */
export function readPartState(disk: Disk, url: string): PartState {
  const bytes = disk.readCache(partPaths(url).state, 0, MAX_STATE_IN_BYTES);
  try {
    const state: Partial<PartState> = JSON.parse(bytes?.toString() ?? '{}');
    return state.url === url ? { ...state, url } : { url };
  } catch {
    return { url };
  }
}

const MAX_STATE_IN_BYTES = 20_000;

/** @throws Error when the disk refuses it */
export function writePartState(disk: Disk, state: PartState): void {
  demand(disk.writeCache(partPaths(state.url).state, [JSON.stringify(state)]), state.url);
}

/** True if all of a file is there. */
export function isWhole(disk: Disk, { url, size }: PartState): boolean {
  return size !== undefined && disk.sizeOf(partPaths(url).bytes) === size;
}

/** Begins a file anew. */
export function emptyPart(disk: Disk, url: string): void {
  demand(disk.writeCache(partPaths(url).bytes, []), url);
}

/** Adds to the end of a file that has so many bytes. */
export function appendPart(disk: Disk, url: string, size: number, parts: readonly Uint8Array[]): void {
  demand(disk.appendCache(partPaths(url).bytes, size, parts), url);
}

/** The bytes of it that are there. */
export function sizeOfPart(disk: Disk, url: string): number {
  return disk.sizeOf(partPaths(url).bytes) ?? 0;
}

function demand(isDone: boolean, url: string): void {
  if (!isDone)
    throw new Error(
      `expected room for ${url} in ${PARTS_FOLDER}, found a disk that takes no more; make room, and run it again`,
    );
}
