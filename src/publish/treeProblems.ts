import type { Alike, SourceTree, UnreadablePath } from '../disk/disk.ts';
import { SETTINGS_FILE } from '../model/fileNames.ts';
import { type Problem, problemAt, quoted } from '../model/problem.ts';
import { unreadable } from '../model/unreadable.ts';
import { atStart } from './readArticle.ts';

/** What is wrong with the files and folders of a publication, before any is read. */
export function findTreeProblems(tree: SourceTree, items: readonly string[]): Problem[] {
  const { linksOutside, missing, foldersOutside, twins, alike } = tree;
  const outside = 'expected a file of this folder, found a symbolic link that leads out of it or nowhere';
  return [
    ...linksOutside.map((file) =>
      atStart(file, 'LINK_OUTSIDE', outside, 'it is not read; put the file itself here'),
    ),
    ...tree.unreadable.map((path) => unreadablePath(path, items)),
    ...twins.map(twin),
    ...alike.map(alikeElsewhere),
    ...foldersOutside.map((folder) => {
      const message = 'expected a folder in that of feed.yaml, found one that leads out of it';
      const mend = 'put the folder itself here, or write outside: allow into feed.yaml';
      return atStart(folder, 'FOLDER_OUTSIDE', message, mend);
    }),
    ...missing.map((folder) => {
      const message = `expected a folder ${folder}, found none`;
      return atStart(folder, 'FOLDER_MISSING', message, 'make it, or mend items: in feed.yaml');
    }),
    ...tree.unusedIgnores.map((pattern) => {
      const message = `expected a pattern in ignore: that names articles' files, found ${quoted(pattern)}, which names none`;
      const mend = 'mend it, or take it out; patterns are relative to the folder of feed.yaml';
      return atStart(SETTINGS_FILE, 'IGNORE_UNUSED', message, mend);
    }),
  ];
}

/** A link that leads nowhere, or round and round, is left alone; but not one in the place of the articles' folder. */
function unreadablePath({ file, isFolder, code, why }: UnreadablePath, items: readonly string[]): Problem {
  const problem = code === 'ELOOP' && !items.includes(file) ? 'LINK_OUTSIDE' : 'FILE_UNREADABLE';
  const fault = unreadable(problem, isFolder ? 'a folder' : 'a file', { code, why });
  return problemAt({ file, line: 1, column: 1 }, fault);
}

function twin(both: Alike): Problem {
  const message = `expected one file of this name, found two: ${spelt(both)}`;
  return atStart(both.second.normalize(), 'FILE_TWINS', message, 'delete one of the two, or rename it');
}

function alikeElsewhere(both: Alike): Problem {
  const message = `expected names that are two on every disk, found ${spelt(both)}`;
  const mend = 'rename one: macOS and Windows take them for one';
  return atStart(both.second.normalize(), 'NAMES_ALIKE', message, mend);
}

/** Code points that are named where two names differ. */
const MAX_NAMED = 4;

/** Two names, which may look the same, each with the characters in which they begin to differ. */
function spelt({ first, second }: Alike): string {
  const [a, b] = [[...first], [...second]];
  const start = a.findIndex((character, index) => character !== b[index]);
  const same = a.toReversed().findIndex((character, index) => character !== b[b.length - 1 - index]);
  const codesOf = (name: readonly string[]) =>
    name
      .slice(start, Math.max(start + 1, Math.min(name.length - same, start + MAX_NAMED)))
      .map((one) => `U+${(one.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`)
      .join(' ');
  const say = (name: readonly string[]) => `${quoted(name.join(''))} (${codesOf(name)})`;
  return `${say(a)} and ${say(b)}`;
}
