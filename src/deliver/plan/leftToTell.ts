import type { Manifest } from './manifest.ts';
import type { Told } from './told.ts';
import { isOf, type Untold, withoutEmpty } from './untold.ts';

/**
 * What is left to tell by a manifest when services have been told. Somebody else may have changed the same file meanwhile, or be about
 * to: then what was told is not what is there.
 */
export function leftToTell({ untold = new Map(), files, pending }: Manifest, told: Told): Untold {
  const isMoving = (path: string) => pending?.fresh.has(path) === true || pending?.former.has(path) === true;
  const isAsTold = (path: string, hash: string | undefined) => {
    if (hash === undefined || isMoving(path)) return false;
    return hash === '' ? !files.has(path) : isOf(hash, files.get(path));
  };
  return withoutEmpty(
    [...untold].map(([name, paths]) => [
      name,
      new Set([...paths].filter((path) => !isAsTold(path, told.get(name)?.get(path)))),
    ]),
  );
}
