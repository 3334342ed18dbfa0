import { rootedPattern } from '../articles/ignorePatterns.ts';
import type { SourceTree } from '../disk/disk.ts';
import { type FoundSite, SITE_SETTINGS, type SiteSetting } from '../import/site/foundSite.ts';
import { extensionOf } from '../model/articleFormat.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Problem } from '../model/problem.ts';
import { explainedSettings } from '../settings/explainedSettings.ts';
import { findSources } from './findSources.ts';
import { openRecords } from './incremental/records.ts';
import { indexArticles } from './indexArticles.ts';
import { readSettings } from './readSettings.ts';
import type { World } from './world.ts';

/** A setting that somebody has said, or that was taken for want of an answer, and why. */
export interface SaidSetting {
  readonly value: string;
  readonly why: readonly string[];
}

/** The settings that every feed.yaml has. */
export type Required = 'title' | 'description' | 'url' | 'language' | 'timeZone';

/** A feed.yaml for a site of another program, and what a run would find by it. */
export interface AdoptedSite {
  readonly text: string;
  /** Articles that can be read, without those that are kept back. */
  readonly articles: number;
  /** Patterns of `ignore:` that name files that are no articles, each with why. */
  readonly ignored: readonly { readonly pattern: string; readonly why: string }[];
  /** Errors that are left, of files that may be articles and of the settings, and whether most files are in other formats. */
  readonly problems: readonly Problem[];
}

/**
 * Writes down all that is known of a site, and looks which files are no articles: those in formats that the program makes
 * no pages of, and those that are named like no article and have no date.
 */
export function adoptSite(
  world: World,
  site: FoundSite,
  required: Readonly<Record<Required, SaidSetting>>,
): AdoptedSite {
  const first = textOf(site, required, []);
  const look = lookAt(world, first);
  const ignored = look.tree ? noArticles(look.tree, look.problems, site) : [];
  const text = ignored.length === 0 ? first : textOf(site, required, ignored);
  const again = ignored.length === 0 ? look : lookAt(world, text);
  const broken = leftOut(again);
  const settled = broken === 0 ? text : textOf(site, required, ignored, broken);
  return { text: settled, articles: again.articles, ignored, problems: gravest(again.problems) };
}

/** How many articles have errors, if the others are more; 0 too where something else has one, which stops every build. */
function leftOut({ tree, articles, problems }: ReturnType<typeof lookAt>): number {
  const broken = new Set(errorsIn(problems).map(({ file }) => file));
  const read = new Set(tree?.files.map(({ file }) => file));
  return [...broken].every((file) => read.has(file)) && articles > broken.size ? broken.size : 0;
}

function errorsIn(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

/** Errors, and that articles are in formats that are not read: what keeps a first build from being one of all articles. */
function gravest(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ severity, code }) => severity === 'error' || code === 'ARTICLES_UNREAD');
}

function textOf(
  { tool, file, settings }: FoundSite,
  required: Readonly<Record<Required, SaidSetting>>,
  ignored: AdoptedSite['ignored'],
  broken = 0,
): string {
  const said = new Map<SiteSetting, SaidSetting | { value: unknown; why: readonly string[] }>([
    ...settings,
    ...(Object.entries(required) as [Required, SaidSetting][]),
  ]);
  if (ignored.length > 0) {
    const before = settings.get('ignore');
    const value = [...((before?.value ?? []) as string[]), ...ignored.map(({ pattern }) => pattern)];
    said.set('ignore', {
      value,
      why: [...(before?.why ?? []), ...ignored.map(({ pattern, why }) => `${pattern}: ${why}`)],
    });
  }
  if (broken > 0) {
    const why = `${counted(broken)} with errors: left out, and told by each run, until mended; the others are published`;
    said.set('onError', { value: 'skip', why: [why] });
  }
  const about = [
    `A site of ${tool.name}, as init found it by ${file}. A build reads this file alone: mend what is wrong here.`,
    'docs/reference/settings.md of Dateline lists everything that can stand here.',
  ];
  const lines = SITE_SETTINGS.flatMap((key) => {
    const one = said.get(key);
    return one === undefined ? [] : [{ key, ...one }];
  });
  return explainedSettings(about, lines);
}

/** What a run with these settings would find in the heads of articles. */
function lookAt(world: World, text: string) {
  const publication = readSettings(world.disk, Buffer.from(text));
  if (publication.settings === undefined) return { articles: 0, problems: publication.problems };
  const records = openRecords(world, fingerprint(publication.settings, world.program));
  const sources = findSources(world.disk, publication);
  const { articles, problems } = indexArticles(world, sources, records);
  return { tree: sources.tree, articles: articles.length, problems };
}

/** Files that nobody means for articles, whatever folder they are in. */
const NO_ARTICLE =
  /^(?:readme|changelog|contributing|licen[cs]e|code_of_conduct|security|authors|robots|humans|404|search)\.[a-z]+$/i;
/** The page of a folder: it lists what is in it. */
const OF_FOLDER = /^(?:index|archives?|tags|categories)\.[a-z]+$/i;

/** What may be an article with a broken date, or without one, is none of these, and stays an error. */
function noArticles(
  { files }: SourceTree,
  problems: readonly Problem[],
  { tool, formats, unreadFormats }: FoundSite,
): AdoptedSite['ignored'] {
  const foreign = new Map<string, number>();
  for (const { file } of files) {
    const extension = extensionOf(file);
    if (!formats.includes(extension)) foreign.set(extension, (foreign.get(extension) ?? 0) + 1);
  }
  const ofFormats = [...foreign].map(([extension, count]) => ({
    pattern: `*${extension}`,
    why: `${counted(count)}; ${unreadFormats?.[extension] ?? `${tool.name} makes no page of one`}`,
  }));
  const broken = brokenFiles(problems);
  const ofTool = files.map(({ file }) => file).filter((file) => formats.includes(extensionOf(file)));
  const undated = ofTool.filter((file) => broken.get(file) === 'undated');
  const articles = ofTool.filter((file) => !broken.has(file));
  const names = new Map<string, number>();
  const pages: { pattern: string; why: string }[] = [];
  for (const file of undated) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    if (NO_ARTICLE.test(name)) names.set(name, (names.get(name) ?? 0) + 1);
    else if ((OF_FOLDER.test(name) || isNamedAfterFolder(file)) && hasOthers(file, articles))
      pages.push({ pattern: rootedPattern(file), why: 'the page of a folder, without a date' });
  }
  const named = [...names].map(([pattern, count]) => ({ pattern, why: `${counted(count)} without a date` }));
  return [...ofFormats, ...named, ...pages];
}

function counted(count: number): string {
  return count === 1 ? 'one file' : `${count} files`;
}

/** The files with errors: of some all that is wrong is that they have no date at all. */
function brokenFiles(problems: readonly Problem[]): Map<string, 'undated' | 'broken'> {
  const files = new Map<string, 'undated' | 'broken'>();
  for (const { file, code } of errorsIn(problems)) {
    const isUndated = code === 'DATE_MISSING' || (code === 'TITLE_MISSING' && files.get(file) !== 'broken');
    files.set(file, isUndated && files.get(file) !== 'broken' ? 'undated' : 'broken');
  }
  return files;
}

/** @example isNamedAfterFolder('src/blog/blog.md') // true */
function isNamedAfterFolder(file: string): boolean {
  return /(?:^|\/)([^/]+)\/\1\.[a-z]+$/i.test(file);
}

/** True if articles with a date are in the folder of a page, or below it: pictures alone make it an article. */
function hasOthers(file: string, articles: readonly string[]): boolean {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return articles.some((other) => other.startsWith(folder));
}
