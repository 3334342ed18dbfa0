import { posix } from 'node:path';
import { checkDefaults } from '../articles/checkDefaults.ts';
import { findUnreadSwitch, isProgram, readFolderFields, toDefaults } from '../articles/folderFields.ts';
import type { Disk, SourceFile, SourceTree } from '../disk/disk.ts';
import type { Problem } from '../model/problem.ts';
import type { FieldDefaults, Settings } from '../model/settings.ts';
import { collectProblems } from '../syntax/sourceText.ts';
import { readSource } from './readArticle.ts';

/** The fields that files of folders have for the articles there, those of the nearest folder last, and what is wrong with them. */
export function readInherited(
  disk: Disk,
  settings: Settings,
  { folderFiles }: SourceTree,
): { readonly defaults: readonly FieldDefaults[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const counting = folderFiles.filter((one) => isCounting(one, settings)).sort(compareFiles);
  const defaults = counting.flatMap(({ file, path }) => {
    const { source, problems: ofFile } = readSource(file, path, disk, settings);
    problems.push(...ofFile);
    if (source === undefined) return [];
    const { problems: found, report } = collectProblems(source);
    const fields = readFolderFields(source, settings, report);
    for (const { mapping } of fields) checkDefaults(mapping, source, settings, report);
    problems.push(...found);
    return fields.map(toDefaults);
  });
  return { defaults, problems };
}

/** Warns of each file of a folder that may keep articles back and does not count: nobody is to publish them unawares. */
export function findUnreadFields(disk: Disk, { folderFiles }: SourceTree, settings: Settings): Problem[] {
  const others = folderFiles.filter((one) => !isCounting(one, settings));
  return others.flatMap(({ file, path }) => {
    const { source } = readSource(file, path, disk, settings);
    const found = source && findUnreadSwitch(source, settings);
    if (!found) return [];
    const { problems, report } = collectProblems(source);
    report(found.at, found.fault);
    return problems;
  });
}

/** True for data for a whole folder that feed.yaml names in `inherit`, where `*` stands for any text. */
function isCounting({ file }: SourceFile, { inherit = [] }: Settings): boolean {
  const { dir, base } = posix.parse(file);
  const isNamed = inherit.some((one) => (one.startsWith('*') ? base.endsWith(one.slice(1)) : base === one));
  const isOfFolder = base.startsWith('_index.') || base.startsWith(`${posix.basename(dir)}.`);
  return isNamed && isOfFolder && !isProgram(file);
}

/** The nearer of two folders comes last, and in one folder the file that counts more to Eleventy. */
function compareFiles({ file: a }: SourceFile, { file: b }: SourceFile): number {
  const isMore = (file: string) => Number(/\.11tydata\./.test(file));
  return a.split('/').length - b.split('/').length || isMore(a) - isMore(b);
}
