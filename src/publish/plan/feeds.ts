import { signsOf, slugOf } from '../../articles/slug.ts';
import { FORMATS, type Format } from '../../feeds/formats.ts';
import type { Head } from '../../model/article.ts';
import { encodePath } from '../../model/encodePath.ts';
import type { FeedPaths, FeedPlan } from '../../model/feedPlan.ts';
import { folderNameOf, SETTINGS_FILE } from '../../model/fileNames.ts';
import { isEpisode } from '../../model/isEpisode.ts';
import { isInLanguage } from '../../model/language.ts';
import { expected, type Place, type Problem, problemAt, quoted } from '../../model/problem.ts';
import type { Settings, Where } from '../../model/settings.ts';

/** The documents of the feed of all articles, relative to the output folder. */
export const MAIN_PATHS: FeedPaths = pathsIn('');

/** As much of articles as decides which feeds of tags there are. */
type Tagged = Pick<Head, 'tags'>;

/**
 * All feeds of a publication: the main one, which has all articles unless feed.yaml says which, those that feed.yaml names, and one for each tag where it says so.
 * Tags that have one name in addresses, like `Māori` and `maori`, share a feed.
 *
 * @param heads the articles whose tags count
 */
export function planFeeds(settings: Settings, heads: readonly Tagged[]): FeedPlan[] {
  const { url, title, archive, feeds, tagFeeds, podcast, where, window, mainWindow = window } = settings;
  const inFolder = (folder: string) => ({
    folder,
    archiveFolder: archiveFolderOf(folder),
    paths: pathsIn(folder),
    addresses: pathsIn(encodePath(folder)),
    id: url + encodePath(folder),
  });
  return [
    {
      ...inFolder(''),
      title,
      isMain: true,
      hasArchive: archive,
      ...(where ? chosenBy(where, settings) : { selection: { kind: 'all' } }),
      window: mainWindow,
      ...(podcast && { podcast }),
      ...aliasesOf(settings.aliases, MAIN_PATHS),
    },
    ...feeds.map(
      (feed): FeedPlan => ({
        ...inFolder(`${feed.path}/`),
        title: feed.title,
        isMain: false,
        hasArchive: archive,
        ...chosenBy(feed.where, settings),
        window: feed.window ?? window,
        ...(feed.podcast && { podcast: feed.podcast }),
        ...aliasesOf(feed.aliases, pathsIn(`${feed.path}/`)),
      }),
    ),
    ...tagsBySlug(tagFeeds ? heads : []).map(
      ([slug, tags]): FeedPlan => ({
        ...inFolder(tagFolderOf(slug)),
        title: `${title}: ${tags[0]}`,
        isMain: false,
        // The archive of all articles has theirs; one for each tag would be as many documents again, and again.
        hasArchive: false,
        selection: { kind: 'tags', tags },
        window,
      }),
    ),
  ];
}

/** Further paths of a feed, without those at which it is anyway. */
function aliasesOf(named: Settings['aliases'] = [], paths: FeedPaths): Pick<FeedPlan, 'aliases'> {
  const aliases = named.filter(({ path, format }) => paths[format] !== path);
  return aliases.length === 0 ? {} : { aliases };
}

/** What a feed is that has the articles of some conditions. */
function chosenBy(where: Where, { language }: Settings): Pick<FeedPlan, 'selection' | 'language'> {
  const isOther = where.language !== undefined && !isInLanguage(language, where.language);
  return {
    selection: { kind: 'where', where },
    ...(isOther && { language: where.language as string }),
  };
}

/** True if a feed has an article: a show has only those with audio or video. */
export function isSelected(head: Head, feed: FeedPlan, settings: Settings): boolean {
  return (feed.podcast === undefined || isEpisode(head)) && fits(head, feed, settings);
}

/** True if an article fits what a feed is for, a show even if there is nothing to hear. */
export function fits(head: Head, { selection }: FeedPlan, settings: Settings): boolean {
  if (selection.kind === 'all') return true;
  if (selection.kind === 'where') return matches(head, selection.where, settings);
  return head.tags.some((tag) => selection.tags.includes(tag));
}

/**
 * The documents of a part of a feed's archive, beside the feed's own.
 *
 * @param folder the feed's, as in its paths or as in its addresses
 * @example archivePathsOf('sport/', '2014-12').atom // 'sport/archive/2014-12.atom.xml'
 */
export function archivePathsOf(folder: string, name: string): FeedPaths {
  return pathsOf(({ archiveExtension }) => archiveFolderOf(folder) + name + archiveExtension);
}

function archiveFolderOf(folder: string): string {
  return `${folder}archive/`;
}

function pathsIn(folder: string): FeedPaths {
  return pathsOf(({ fileName }) => folder + fileName);
}

/** The table of formats has `rss`, `atom` and `json`, which the type asks for. */
function pathsOf(pathOf: (format: Format) => string): FeedPaths {
  return Object.fromEntries(FORMATS.map((format) => [format.id, pathOf(format)])) as unknown as FeedPaths;
}

/** The tags of all articles by their names in addresses, each with its spellings in the order of their letters. */
function tagsBySlug(heads: readonly Tagged[]): [string, string[]][] {
  const bySlug = new Map<string, string[]>();
  for (const tag of [...new Set(heads.flatMap(({ tags }) => tags))].sort()) {
    const slug = slugOf(tag);
    bySlug.set(slug, [...(bySlug.get(slug) ?? []), tag]);
  }
  return [...bySlug].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Finds tags that share a feed though they differ in more than their spelling: `Go` and `Go!`. */
export function findSharedTagFeeds(feeds: readonly FeedPlan[], heads: readonly Head[]): Problem[] {
  return feeds.flatMap(({ folder, selection }) => {
    const [first = '', ...others] = selection.kind === 'tags' ? selection.tags : [];
    const other = others.find((tag) => signsOf(tag) !== signsOf(first));
    const head = other === undefined ? undefined : heads.find(({ tags }) => tags.includes(other));
    if (other === undefined || head === undefined) return [];
    return problemAt(head.idPlace, {
      code: 'TAGS_SHARED',
      message: `expected a feed for each tag, found one for ${quoted(first)} and ${quoted(other)}: ${folder}`,
      mend: 'write both in one way if they are one tag, or else tell them apart by a word',
    });
  });
}

/** Tells where the feed of a tag is whose name can be no folder on some systems. */
export function findRenamedTagFeeds(feeds: readonly FeedPlan[], heads: readonly Head[]): Problem[] {
  return feeds.flatMap(({ folder, selection }) => {
    // `folderNameOf` ends the name of a device with a hyphen, as no slug ends.
    const tags = selection.kind === 'tags' && folder.endsWith('-/') ? selection.tags : [];
    const head = tags.length > 0 && heads.find((one) => one.tags.some((tag) => tags.includes(tag)));
    if (!head) return [];
    const mend = `Windows takes it for a device, so its feed is at ${folder} and not at ${folder.slice(0, -2)}/; another tag has a feed of its own name`;
    const what = 'a tag that can be the name of a folder everywhere';
    return problemAt(head.idPlace, expected('NAME_RESERVED', what, tags[0] as string, mend));
  });
}

function tagFolderOf(slug: string): string {
  return `tags/${folderNameOf(slug)}/`;
}

/**
 * Warns of the feeds of feed.yaml that no article fits, not even one that is held, and of shows without an episode, while there
 * are articles.
 */
export function findEmptyFeeds(
  settings: Settings,
  feeds: readonly FeedPlan[],
  heads: readonly Head[],
): Problem[] {
  if (heads.length === 0) return [];
  return feeds.flatMap((feed) => {
    const { title, podcast, selection } = feed;
    const isTold = podcast !== undefined || selection.kind === 'where';
    if (!isTold || heads.some((head) => isSelected(head, feed, settings))) return [];
    const [what, mend] = podcast
      ? ['an episode with audio or video in', 'name its file in enclosures:; Apple takes no show without one']
      : [
          'articles that fit the feed',
          `correct what its where: says, or ${feed.isMain ? 'take it' : 'leave the feed'} out`,
        ];
    const message = `expected ${what} ${quoted(title)}, found none`;
    return problemAt(placeOf(feed, settings), { code: 'FEED_EMPTY', message, mend });
  });
}

/** Where feed.yaml names a feed, or the cover of the publication's own show. */
export function placeOf({ folder, podcast }: FeedPlan, { feeds }: Settings): Place {
  const place = feeds.find(({ path }) => folder === `${path}/`)?.place ?? podcast?.imagePlace;
  return place ?? { file: SETTINGS_FILE, line: 1, column: 1 };
}

/** True if an article fits each condition; of a list of values, any. */
function matches(head: Head, where: Where, settings: Settings): boolean {
  const { tags, authors, language, folder } = where;
  const isOneOf = (wanted: readonly string[] | undefined, found: readonly (string | undefined)[]) =>
    wanted === undefined || wanted.some((one) => found.some((other) => folded(other) === folded(one)));
  const names = head.authors.map(({ name }) => name);
  return (
    isOneOf(tags, head.tags) &&
    isOneOf(authors, names) &&
    (language === undefined || isInLanguage(head.language ?? settings.language, language)) &&
    (folder === undefined ||
      [...settings.items, '.'].some((top) => head.file.startsWith(folderPath(top, folder))))
  );
}

function folderPath(top: string, folder: string): string {
  return top === '.' ? `${folder}/` : `${top}/${folder}/`;
}

function folded(text = ''): string {
  return text.normalize().toLowerCase();
}
