import { realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Occupant } from './disk.ts';
import { lstatIfThere } from './places.ts';

/** Tells what stands at a path in a folder, links followed. */
export function occupantOf(folder: string, path: string): Occupant {
  const there = lstatIfThere(join(folder, path));
  if (!isInside(folder, dirname(path))) return 'other';
  if (there === undefined) return 'nothing';
  return there.isFile() ? 'file' : 'other';
}

/** True if `path` is a folder in `folder`, links followed, or could be made there. */
function isInside(folder: string, path: string): boolean {
  for (let above = path; above !== '.'; above = dirname(above)) {
    const place = join(folder, above);
    if (lstatIfThere(place) === undefined) continue;
    const [top, real] = [realPathOf(folder), realPathOf(place)];
    return real?.startsWith(`${top}${sep}`) === true && statSync(real).isDirectory();
  }
  return true;
}

function realPathOf(place: string): string | undefined {
  try {
    return realpathSync.native(place);
  } catch {
    return undefined;
  }
}
