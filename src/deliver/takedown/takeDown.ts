import { changeManifest, type ManifestWriter, readManifest } from '../manifestAtTarget.ts';
import { tokenOf } from '../plan/inventory.ts';
import { formatManifest } from '../plan/manifest.ts';
import type { Takedown } from '../plan/takedownProof.ts';
import { withTaken } from '../plan/taken.ts';

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
  const taken = { ids, paths, tokens };
  const { manifest } = await readManifest(target);
  if (manifest === undefined || formatManifest(withTaken(manifest, taken)) !== formatManifest(manifest))
    await changeManifest(writer, (one) => withTaken(one, taken));
  await target.remove(paths, () => {});
}
