import { articleFormatOf } from '../../model/articleFormat.ts';
import type { SiteFolder } from './foundSite.ts';
import { below } from './siteValues.ts';

/** Files that are read of one folder to find a date. */
const MAX_READ = 50;
/** Folders deep. */
const MAX_DEPTH = 8;
/** The beginning of a file, which has its front matter. */
const HEAD_LENGTH = 4000;
const DATED_NAME = /^\d{4}-\d\d?-\d\d?(?:\D|$)/;
/** A field of front matter in YAML, TOML or JSON, or in the head of a text of Pelican or Nikola. */
const DATE_FIELD =
  /^[ \t]*(?:\.\. |export const )?"?(?:date|pubdate|publishdate|pubdatetime|published)"?[ \t]*[:=]/im;
/** Folders that hold no articles of anybody's. */
const OF_OTHERS = /^(?:\.|_(?!posts$)|node_modules$)/;

/** Which folders of a site have articles with a date. */
export interface DatedFolders {
  /** True if articles with a date stand in the folder itself. */
  readonly isDated: boolean;
  /** Folders in it with articles that have a date, and with none that has. */
  readonly dated: readonly string[];
  readonly undated: readonly string[];
}

/** How much may still be read, and for which field beside those that are known. */
interface Budget {
  left: number;
  readonly dateName: string | undefined;
}

/** Looks for articles with a date in a folder, and in each folder of it. */
export function datedFolders(site: SiteFolder, folder: string, dateName?: string): DatedFolders {
  const dated: string[] = [];
  const undated: string[] = [];
  const budget = { left: MAX_READ, dateName };
  let isDated = false;
  for (const name of site.names(folder)) {
    const path = below(folder, name);
    if (isArticleName(name)) isDated ||= hasDate(site, path, name, budget);
    else if (isFolder(site, path, name)) {
      const found = findDated(site, path, MAX_DEPTH, { left: MAX_READ, dateName });
      if (found !== undefined) (found ? dated : undated).push(path);
    }
  }
  return { isDated, dated, undated };
}

/** True if a folder or one in it has an article with a date; undefined if it has no articles at all. */
export function hasDatedArticles(site: SiteFolder, folder: string, dateName?: string): boolean {
  return findDated(site, folder, MAX_DEPTH, { left: MAX_READ, dateName }) === true;
}

function findDated(site: SiteFolder, folder: string, depth: number, budget: Budget): boolean | undefined {
  let hasArticles = false;
  for (const name of site.names(folder)) {
    const path = below(folder, name);
    if (isArticleName(name)) {
      hasArticles = true;
      if (hasDate(site, path, name, budget)) return true;
    } else if (depth > 0 && budget.left > 0 && isFolder(site, path, name)) {
      const found = findDated(site, path, depth - 1, budget);
      if (found) return true;
      hasArticles ||= found === false;
    }
  }
  return hasArticles ? false : undefined;
}

function isArticleName(name: string): boolean {
  return articleFormatOf(name) !== undefined && !name.startsWith('_');
}

/** A name with a dot may be a folder's; few are, and `names` asks the disk. */
function isFolder(site: SiteFolder, path: string, name: string): boolean {
  return !OF_OTHERS.test(name) && site.names(path).length > 0;
}

function hasDate(site: SiteFolder, path: string, name: string, budget: Budget): boolean {
  if (DATED_NAME.test(name)) return true;
  budget.left -= 1;
  if (budget.left < 0) return false;
  const head = headOf(site.text(path) ?? '');
  return DATE_FIELD.test(head) || (budget.dateName !== undefined && head.includes(`\n${budget.dateName}:`));
}

/** The front matter, or the beginning of a file that has none between fences. */
function headOf(text: string): string {
  const beginning = text.slice(0, HEAD_LENGTH);
  const end = /^(?:---|\+\+\+)[^\n]*\n[\s\S]*?\n(?:---|\+\+\+)/.exec(beginning)?.[0].length;
  return end === undefined ? (beginning.split(/\n[ \t]*\n/, 1)[0] ?? '') : beginning.slice(0, end);
}

/** Every folder of a name below another, which may stand anywhere: `news/_posts`. */
export function foldersNamed(site: SiteFolder, folder: string, wanted: string, depth = 4): string[] {
  const found: string[] = [];
  for (const name of site.names(folder)) {
    const path = below(folder, name);
    if (name === wanted) found.push(path);
    else if (depth > 0 && !name.includes('.') && !/^(?:_|node_modules$|vendor$)/.test(name))
      found.push(...foldersNamed(site, path, wanted, depth - 1));
  }
  return found;
}
