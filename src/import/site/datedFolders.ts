import { articleFormatOf } from '../../model/articleFormat.ts';
import type { SiteFolder } from './foundSite.ts';
import { below } from './siteValues.ts';

/** Files that are read of one folder to find a date. */
const MAX_READ = 50;
/** Folders deep. */
const MAX_DEPTH = 8;
/** Folders that are looked into below one folder. */
const MAX_FOLDERS = 5000;
/** The beginning of a file, which has its front matter. */
const HEAD_LENGTH = 4000;
const DATED_NAME = /^\d{4}-\d\d?-\d\d?(?:\D|$)/;
/** A field of front matter in YAML, TOML or JSON, or in the head of a text of Pelican or Nikola. */
const DATE_FIELD =
  /^[ \t]*(?:\.\. |export const )?"?(?:date|pubdate|publishdate|pubdatetime|published)"?[ \t]*[:=]/im;
/** Folders that hold no articles of anybody's. */
const OF_OTHERS = /^(?:\.|_(?!posts$)|node_modules$)/;

/** Pages that nobody dates, in folders where all else has a date. */
const NEVER_DATED = /^(?:index|readme)\./i;

/** Which folders of a site have articles with a date. */
export interface DatedFolders {
  /** True if articles with a date stand in the folder itself, and no more of other pages. */
  readonly isDated: boolean;
  /** Folders in it of which that is true, with all folders in them; and folders with fewer articles than other pages, and with none. */
  readonly dated: readonly string[];
  /** Those of `dated` that are one page, the index of the folder. */
  readonly lone: readonly string[];
  readonly mixed: readonly string[];
  readonly undated: readonly string[];
}

/** Articles with a date and others, as far as they were looked at. */
interface Count {
  dated: number;
  undated: number;
  /** Those that nobody dates. */
  pages: number;
  /** How many files may still be read, and how many folders looked into. */
  left: number;
  folders: number;
  /** The name of the date, beside those that are known. */
  readonly dateName: string | undefined;
}

/** Looks for articles with a date in a folder, and in each folder of it. */
export function datedFolders(site: SiteFolder, folder: string, dateName?: string): DatedFolders {
  const own = newCount(dateName);
  countFiles(site, folder, own);
  const dated: string[] = [];
  const mixed: string[] = [];
  const undated: string[] = [];
  const lone: string[] = [];
  for (const path of foldersIn(site, folder)) {
    const count = newCount(dateName);
    countAll(site, path, MAX_DEPTH, count);
    if (isDated(count)) dated.push(path);
    else if (count.dated > 0) mixed.push(path);
    else if (count.undated + count.pages > 0) undated.push(path);
    if (isLone(site, path, count)) lone.push(path);
  }
  return { isDated: isDated(own), dated, lone, mixed, undated };
}

/** True if a folder or one in it has an article with a date. */
export function hasDatedArticles(site: SiteFolder, folder: string, dateName?: string): boolean {
  const count = newCount(dateName);
  countAll(site, folder, MAX_DEPTH, count);
  return count.dated > 0;
}

function newCount(dateName: string | undefined): Count {
  return { dated: 0, undated: 0, pages: 0, left: MAX_READ, folders: MAX_FOLDERS, dateName };
}

function isDated({ dated, undated }: Count): boolean {
  return dated > 0 && dated >= undated;
}

function isLone(site: SiteFolder, folder: string, { dated, undated, pages }: Count): boolean {
  return dated === 1 && undated + pages === 0 && site.names(folder).some((name) => name.startsWith('index.'));
}

function countAll(site: SiteFolder, folder: string, depth: number, count: Count): void {
  countFiles(site, folder, count);
  if (depth === 0) return;
  for (const path of foldersIn(site, folder)) {
    count.folders -= 1;
    if (count.left > 0 && count.folders > 0) countAll(site, path, depth - 1, count);
  }
}

function countFiles(site: SiteFolder, folder: string, count: Count): void {
  const names = site.names(folder).filter(isArticleName);
  const index = names.find((name) => name.startsWith('index.'));
  // What stands beside an article that is its folder's index is a part of it.
  if (index !== undefined && hasDate(site, below(folder, index), index, count)) {
    count.dated += 1;
    return;
  }
  for (const name of names) {
    if (count.left <= 0) return;
    if (NEVER_DATED.test(name)) count.pages += 1;
    else if (hasDate(site, below(folder, name), name, count)) count.dated += 1;
    else count.undated += 1;
  }
}

function foldersIn(site: SiteFolder, folder: string): string[] {
  const names = site.names(folder).filter((name) => !isArticleName(name) && !OF_OTHERS.test(name));
  // A file is a folder without names.
  return names.map((name) => below(folder, name)).filter((path) => site.names(path).length > 0);
}

function isArticleName(name: string): boolean {
  return articleFormatOf(name) !== undefined && !name.startsWith('_');
}

function hasDate(site: SiteFolder, path: string, name: string, count: Count): boolean {
  const isHtml = /\.html?$/i.test(name);
  if (DATED_NAME.test(name) && !isHtml) return true;
  count.left -= 1;
  const head = headOf(site.text(path) ?? '', name);
  // A page without front matter is one of pictures, or tables, beside an article.
  if (DATED_NAME.test(name)) return head !== '';
  return DATE_FIELD.test(head) || (count.dateName !== undefined && head.includes(`\n${count.dateName}:`));
}

/** The beginnings of articles with a date in a folder and all folders in it, as many as are looked at. */
export function datedHeads(site: SiteFolder, folder: string): string[] {
  const heads: string[] = [];
  collectHeads(site, folder, MAX_DEPTH, newCount(undefined), heads);
  return heads.slice(0, MAX_READ);
}

/** Each folder may have as many files that are read; all have one number of folders, which a link to one above would have no end of. */
function collectHeads(site: SiteFolder, folder: string, depth: number, count: Count, heads: string[]): void {
  const own = newCount(undefined);
  const dated = site
    .names(folder)
    .filter((name) => isArticleName(name) && !NEVER_DATED.test(name))
    .slice(0, MAX_READ)
    .filter((name) => hasDate(site, below(folder, name), name, own));
  heads.push(...dated.map((name) => headOf(site.text(below(folder, name)) ?? '', name)));
  if (depth === 0) return;
  for (const path of foldersIn(site, folder)) {
    count.folders -= 1;
    if (heads.length < MAX_READ && count.folders > 0) collectHeads(site, path, depth - 1, count, heads);
  }
}

/** The front matter, or the beginning of a file that has none between fences. */
function headOf(text: string, name: string): string {
  const beginning = text.slice(0, HEAD_LENGTH);
  const end = /^(?:---|\+\+\+)[^\n]*\n[\s\S]*?\n(?:---|\+\+\+)/.exec(beginning)?.[0].length;
  // A page without front matter has words where others have their head.
  if (end === undefined && /\.html?$/i.test(name)) return '';
  return end === undefined ? (beginning.split(/\n[ \t]*\n/, 1)[0] as string) : beginning.slice(0, end);
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
