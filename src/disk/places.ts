import { lstatSync, mkdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { kindOf } from './readFile.ts';

/** Folders at and below one, by absolute path, as far as they have been looked at. */
interface Folders {
  readonly root: string;
  readonly top: string;
  /** What is in a new one was made by us, so nothing in it has to be looked for. */
  readonly known: Map<string, 'new' | 'there'>;
}

/**
 * Makes the folders of files, and refuses a folder that, links followed, is outside the output folder. Each is looked at once.
 *
 * @returns makes those of a file, which is given with its absolute path, and returns those that were missing
 * @throws Error that names the file, or what stands in the place of a folder
 */
export function placesIn(root: string, folder: string): (path: string, place: string) => string[] {
  const folders: Folders = { root, top: resolve(folder), known: new Map() };
  return (path, place) => {
    const made: string[] = [];
    if (!settle(dirname(place), folders, made))
      throw new Error(`${path} would be written outside the output folder`);
    return made;
  };
}

/** Makes a folder and those above it, and adds those that were missing. False if it is outside. */
function settle(place: string, { root, top, known }: Folders, made: string[]): boolean {
  if (known.has(place)) return true;
  if (place === top) {
    const missing = makeFolder(root, top);
    made.push(...missing);
    known.set(top, missing.length > 0 ? 'new' : 'there');
    return true;
  }
  const above = dirname(place);
  if (!place.startsWith(top + sep) || !settle(above, { root, top, known }, made)) return false;
  const there = known.get(above) === 'new' ? undefined : lstatIfThere(place);
  const isMade = !there?.isDirectory() && makeAll(root, place) !== undefined;
  if (there?.isSymbolicLink() && !isBelow(top, place)) return false;
  if (isMade) made.push(place);
  known.set(place, isMade ? 'new' : 'there');
  return true;
}

function isBelow(top: string, place: string): boolean {
  const [realTop, real] = [realpathSync.native(top), realpathSync.native(place)];
  return real === realTop || real.startsWith(realTop + sep);
}

/**
 * Refuses what is no file in the place of one: nobody made it for a run to replace. A link in the place of an author's file
 * is refused too: renaming would leave another copy where the link leads.
 *
 * @throws Error that says what is there
 */
export function refuseOccupied(root: string, place: string, isAuthors: boolean): void {
  const there = lstatIfThere(place);
  if (there === undefined || there.isFile()) return;
  const path = relative(root, place);
  if (!there.isSymbolicLink()) throw new Error(`${path} is ${kindOf(there.mode)}; take it away`);
  if (isAuthors) throw new Error(`${path} is a symbolic link; put the file itself here`);
}

/** Looks at what stands at a path, links not followed. Undefined too where a folder above is none. */
export function lstatIfThere(place: string): Stats | undefined {
  try {
    return lstatSync(place, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/**
 * Makes a folder and those above it that are missing. Returns all that were made, the innermost first.
 *
 * @throws Error that names what stands in the place of one
 */
export function makeFolder(root: string, folder: string): string[] {
  const innermost = resolve(folder);
  const outermost = makeAll(root, innermost);
  const made: string[] = [];
  for (let one = innermost; outermost !== undefined && one.length >= outermost.length; one = dirname(one))
    made.push(one);
  return made;
}

function makeAll(root: string, folder: string): string | undefined {
  try {
    return mkdirSync(folder, { recursive: true });
  } catch (error) {
    for (let one = resolve(folder); one !== resolve(root) && one !== dirname(one); one = dirname(one)) {
      const there = lstatIfThere(one);
      const isFolder = there === undefined || statSync(one, { throwIfNoEntry: false })?.isDirectory();
      if (!isFolder)
        throw new Error(`${relative(root, one)} is ${kindOf(there.mode)}; put a folder in its place`, {
          cause: error,
        });
    }
    throw error;
  }
}
