import { dirname } from 'node:path/posix';
import { patternOf } from '../articles/ignorePatterns.ts';
import { howToIgnore, UNDATED } from '../articles/missingDate.ts';
import { findParts } from '../disk/leafBundles.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';

/** More patterns than a person reads. */
const MAX_PATTERNS = 20;

const AS_FIRST = 'if it is no article, name it in ignore:, as the first file without a date says';

/**
 * Says at the first of many files without a date what feed.yaml has to have if none of them is an article: one line for all.
 *
 * @param files all files that may be articles, in order
 */
export function mendUndated(
  problems: readonly Problem[],
  files: readonly string[],
  settings: Settings,
): readonly Problem[] {
  const isOne = ({ code, message }: Problem) => code === 'DATE_MISSING' && message === UNDATED;
  const [first, ...others] = problems.filter(isOne);
  if (first === undefined) return problems;
  const undated = [first, ...others].map(({ file }) => file);
  const isPart = settings.leafBundles ? () => false : findParts(files, settings.items);
  const bundles = undated.some(isPart)
    ? '; if files beside an index.md are parts of it, as in Hugo, write leafBundles: true'
    : '';
  const all = others.length === 0 ? [] : patternsFor(undated, files, settings);
  const ownOf = ({ file }: Problem) => howToIgnore([patternOf(file)], settings);
  const more = all.length > MAX_PATTERNS ? `, and ${all.length - MAX_PATTERNS} more` : '';
  const line = howToIgnore(all.slice(0, MAX_PATTERNS), settings).replace(
    'it is no article',
    `none of these ${undated.length} files is an article`,
  );
  const mend =
    (others.length === 0 ? first.mend : first.mend.replace(ownOf(first), () => line + more)) + bundles;
  return problems.map((problem) => {
    if (problem === first) return { ...problem, mend };
    if (!isOne(problem)) return problem;
    // A second `ignore:` would be an error.
    return { ...problem, mend: problem.mend.replace(ownOf(problem), AS_FIRST) };
  });
}

/** A folder that has nothing else, or a name that nothing else has, is one pattern. */
function patternsFor(undated: readonly string[], files: readonly string[], { items }: Settings): string[] {
  const chosen = new Set(undated);
  const dated = files.filter((file) => !chosen.has(file));
  const mixed = new Set([...dated, ...items.map((folder) => `${folder}/x`)].flatMap(foldersOf));
  const names = new Set(dated.map(nameOf));
  const counts = new Map<string, number>();
  for (const name of undated.map(nameOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const patterns = undated.map((file) => {
    const folder = foldersOf(file).find((one) => !mixed.has(one));
    if (folder !== undefined) return patternOf(`${folder}/`);
    const name = nameOf(file);
    return (counts.get(name) ?? 0) > 1 && !names.has(name)
      ? patternOf(`x/${name}`).slice(2)
      : patternOf(file);
  });
  return [...new Set(patterns)];
}

/** The folders of a file, the outermost first. */
function foldersOf(file: string): string[] {
  const folder = dirname(file);
  return folder === '.' || folder === '/' ? [] : [...foldersOf(folder), folder];
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
