import { changeManifest, type ManifestWriter, readManifest } from '../manifestAtTarget.ts';
import { MAX_TRIES } from '../plan/backOff.ts';
import { tokenOf } from '../plan/inventory.ts';
import { EMPTY, formatManifest } from '../plan/manifest.ts';
import type { Takedown } from '../plan/takedownProof.ts';
import { provenOf, type Taken, withTaken } from '../plan/taken.ts';

/** Notes at a target that all of a takedown is proved gone: then nobody needs to know its media any more. */
export async function noteProof(writer: ManifestWriter, { ids }: Takedown): Promise<void> {
  await take(writer, { ids: ids.map(provenOf), paths: [], tokens: new Set() });
}

/**
 * Takes files away from a target for good. Its manifest says so first: whoever delivers there does not bring them back. What is not
 * there any more is removed all the same.
 *
 * @throws Error (rejects) when the target refuses it; to do it again does no harm
 */
export async function takeDown(
  writer: ManifestWriter,
  { ids, paths }: Takedown,
  markOf: (path: string, bytes: Uint8Array) => string,
): Promise<void> {
  const { target } = writer;
  const tokens = new Set<string>();
  for (const path of paths) {
    const stored = await target.read(path);
    if (stored) tokens.add(tokenOf(path, markOf(path, stored.bytes)));
  }
  for (let tried = 1; tried <= MAX_TRIES; tried += 1) {
    await take(writer, { ids, paths, tokens });
    if (await target.remove(paths, () => {})) return;
  }
  throw new Error(
    `expected ${target.place} to remove what is taken down, found others who deliver there; run the same command again`,
  );
}

async function take(writer: ManifestWriter, taken: Taken): Promise<void> {
  const { manifest = EMPTY } = await readManifest(writer.target);
  if (formatManifest(withTaken(manifest, taken)) === formatManifest(manifest)) return;
  await changeManifest(writer, (one) => withTaken(one, taken));
}
