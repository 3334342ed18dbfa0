import type { Head } from './article.ts';
import type { Settings, Where } from './settings.ts';

/** The three documents of one feed, as files or as addresses, relative to the output folder or to where it is served. */
export interface FeedPaths {
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}

/** A feed that a publication has: where its documents stand, what it is called, and which articles are in it. */
export interface FeedPlan {
  readonly paths: FeedPaths;
  /** Where they are served, relative to the publication's address: its paths, percent-encoded. */
  readonly addresses: FeedPaths;
  readonly title: string;
  /** Its id in Atom, which no other feed has: the address of its folder. */
  readonly id: string;
  /** True for the one of all articles. */
  readonly isMain: boolean;
  /** True where what its window no longer shows is in documents of their own. */
  readonly hasArchive: boolean;
  readonly has: (head: Head) => boolean;
}

/** Those of the current feed of all articles. */
export const CURRENT: FeedPaths = pathsIn('');

/**
 * All feeds of a publication: the one of all articles, those that feed.yaml names, and one for each tag where it says so.
 * Tags that have one name in addresses, like `Māori` and `maori`, share a feed.
 *
 * @param heads the articles whose tags count
 * @param slugOf the name of a tag in addresses
 */
export function planFeeds(
  settings: Settings,
  heads: readonly Head[],
  slugOf: (tag: string) => string,
): FeedPlan[] {
  const plan = (
    folder: string,
    title: string,
    has: FeedPlan['has'],
    { isMain = false, hasArchive = settings.archive } = {},
  ): FeedPlan => ({
    paths: pathsIn(folder),
    addresses: pathsIn(encoded(folder)),
    title,
    id: settings.url + encoded(folder),
    isMain,
    hasArchive,
    has,
  });
  return [
    plan('', settings.title, () => true, { isMain: true }),
    ...settings.feeds.map(({ path, title, where }) =>
      plan(`${path}/`, title, (head) => matches(head, where, settings)),
    ),
    ...tagsBySlug(settings.tagFeeds ? heads : [], slugOf).map(([slug, tags]) =>
      plan(
        `tags/${slug}/`,
        `${settings.title}: ${tags[0]}`,
        (head) => head.tags.some((tag) => tags.includes(tag)),
        // The archive of all articles has theirs; one for each tag would be as many documents again, and again.
        { hasArchive: false },
      ),
    ),
  ];
}

/**
 * The documents of a part of a feed's archive, beside the feed's own.
 *
 * @example archivePathsOf(CURRENT, '2014-12').atom // 'archive/2014-12.atom.xml'
 */
export function archivePathsOf(paths: FeedPaths, name: string): FeedPaths {
  const start = archiveFolderOf(paths) + name;
  return { rss: `${start}.xml`, atom: `${start}.atom.xml`, json: `${start}.json` };
}

/** The folder of a feed's archive: `sport/archive/`. */
export function archiveFolderOf({ rss }: FeedPaths): string {
  return `${rss.slice(0, rss.lastIndexOf('/') + 1)}archive/`;
}

function pathsIn(folder: string): FeedPaths {
  return { rss: `${folder}rss.xml`, atom: `${folder}atom.xml`, json: `${folder}feed.json` };
}

/** As it stands in an address (RFC 3986, 2.1). */
function encoded(folder: string): string {
  return folder.split('/').map(encodeURIComponent).join('/');
}

/** The tags of all articles by their names in addresses, each with its spellings in the order of their letters. */
function tagsBySlug(heads: readonly Head[], slugOf: (tag: string) => string): [string, string[]][] {
  const bySlug = new Map<string, string[]>();
  for (const tag of [...new Set(heads.flatMap(({ tags }) => tags))].sort()) {
    const slug = slugOf(tag);
    bySlug.set(slug, [...(bySlug.get(slug) ?? []), tag]);
  }
  return [...bySlug].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** True when an article is all that is said; of a list, any of it. */
function matches(head: Head, where: Where, settings: Settings): boolean {
  const { tags, authors, language, folder } = where;
  const isOneOf = (wanted: readonly string[] | undefined, found: readonly (string | undefined)[]) =>
    wanted === undefined || wanted.some((one) => found.some((other) => folded(other) === folded(one)));
  return (
    isOneOf(tags, head.tags) &&
    isOneOf(
      authors,
      head.authors.map(({ name }) => name),
    ) &&
    (language === undefined || isInLanguage(head.language ?? settings.language, language)) &&
    (folder === undefined ||
      [...settings.items, '.'].some((top) => head.file.startsWith(folderPath(top, folder))))
  );
}

/** `mi-NZ` is in `mi` (BCP 47, RFC 4647, 3.3.1). */
function isInLanguage(language: string, range: string): boolean {
  return `${language}-`.toLowerCase().startsWith(`${range}-`.toLowerCase());
}

function folderPath(top: string, folder: string): string {
  return top === '.' ? `${folder}/` : `${top}/${folder}/`;
}

function folded(text = ''): string {
  return text.normalize().toLowerCase();
}
