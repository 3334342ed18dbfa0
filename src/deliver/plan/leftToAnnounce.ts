import type { Announced } from './announced.ts';
import type { Manifest } from './manifest.ts';
import { isOf, type PathsByService, withoutEmpty } from './unannounced.ts';

/**
 * What is left to tell by a manifest when services have been told. Somebody else may have changed the same file meanwhile, or be about
 * to: then what was told is not what is there.
 */
export function leftToAnnounce(
  { unannounced = new Map(), files, pending }: Manifest,
  announced: Announced,
): PathsByService {
  const isMoving = (path: string) => pending?.fresh.has(path) === true || pending?.former.has(path) === true;
  const isAsAnnounced = (path: string, hash: string | undefined) => {
    if (hash === undefined || isMoving(path)) return false;
    return hash === '' ? !files.has(path) : isOf(hash, files.get(path));
  };
  return withoutEmpty(
    [...unannounced].map(([name, paths]) => [
      name,
      new Set([...paths].filter((path) => !isAsAnnounced(path, announced.get(name)?.get(path)))),
    ]),
  );
}
