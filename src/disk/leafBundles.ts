import { dirname } from 'node:path/posix';
import { articleFormatOf } from '../model/articleFormat.ts';

/**
 * Returns true for a file that is part of another article, as Hugo has it: it is in the folder of an `index.md`, or below it.
 * A folder that feed.yaml names holds articles, whatever is in it.
 *
 * @param files all files that may be articles, relative to feed.yaml
 */
export function findParts(files: readonly string[], items: readonly string[]): (file: string) => boolean {
  const tops = new Set(items.map((folder) => folder.replace(/\/$/, '').normalize()));
  const isIndex = (file: string) => /(?:^|\/)index\.[^/]*$/.test(file) && articleFormatOf(file) !== undefined;
  const bundles = new Set(files.filter(isIndex).map(dirname));
  return (file) => {
    const own = dirname(file);
    let bundle: string | undefined;
    for (let folder = own; !tops.has(folder) && folder !== '.'; folder = dirname(folder))
      if (bundles.has(folder)) bundle = folder;
    return bundle !== undefined && !(bundle === own && isIndex(file));
  };
}
