import type { Disk } from '../disk/disk.ts';
import type { SiteFolder } from '../import/site/foundSite.ts';
import { isOfMachine } from '../model/machineError.ts';
import { parseSource } from '../syntax/sourceText.ts';

/** A configuration, or an article whose date is looked for; no one writes a larger one of the former. */
const MAX_BYTES = 500_000;

/**
 * The files of a disk, for whoever finds out what site they are. What is too large or no text is not there.
 *
 * @throws Error (with a `code`, as Node gives it) when the machine has no room for more
 */
export function siteFolder(disk: Disk): SiteFolder {
  return {
    text: (path) => {
      try {
        return parseSource(path, disk.read(path, MAX_BYTES)).source?.text;
      } catch (error) {
        if (isOfMachine(error)) throw error;
        return undefined;
      }
    },
    names: (path) => [...disk.names(path)].sort(),
  };
}
