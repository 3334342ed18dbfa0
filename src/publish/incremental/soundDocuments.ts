import { hash } from 'node:crypto';
import { fingerprint } from '../../model/fingerprint.ts';
import type { World } from '../world.ts';

/** Beside the records, and as little needed as they are. */
const SOUND_FILE = '.dateline/sound';
/** Bytes: the lines of 370,000 documents. Something else may stand there. */
const MAX_SIZE = 1 << 24;

/**
 * Documents that a strict reader has taken, by the hashes of their bytes. What a program makes of bytes is the same wherever
 * and whenever they stand, so such a line holds of no file and needs no state.
 */
export interface SoundDocuments {
  /** Those of the last look. */
  readonly before: ReadonlySet<string>;
  /** Those that were met now. */
  readonly now: Set<string>;
}

/** Opens what the last look of this program has left. Without the name of a program that is nothing. */
export function openSoundDocuments({ disk, program }: World): SoundDocuments {
  const bytes = program === undefined ? undefined : disk.readCache(SOUND_FILE, 0, MAX_SIZE);
  const [first, ...hashes] = new TextDecoder().decode(bytes).split('\n');
  return { before: new Set(first === headerOf(program) ? hashes.slice(0, -1) : []), now: new Set() };
}

/** True if a strict reader takes these bytes. It is asked of bytes that it has not taken before. */
export function isSound(
  bytes: Uint8Array,
  { before, now }: SoundDocuments,
  isReadable: () => boolean,
): boolean {
  const key = hash('sha256', bytes, 'base64url');
  const isTaken = now.has(key) || before.has(key) || isReadable();
  if (isTaken) now.add(key);
  return isTaken;
}

/** Leaves the documents that were met for the next look, if they are not those of the last one. */
export function saveSoundDocuments({ disk, program }: World, { before, now }: SoundDocuments): void {
  const isSame = now.size === before.size && [...now].every((key) => before.has(key));
  if (program === undefined || isSame) return;
  disk.writeCache(SOUND_FILE, [[headerOf(program), ...now, ''].join('\n')]);
}

function headerOf(program: string | undefined): string {
  return `dateline sound 1 ${fingerprint(program)}`;
}
