import type { Author } from 'feed';
import type { NamedAlias } from './alias.ts';
import type { Coding } from './coding.ts';
import type { Dialect } from './markdown.ts';
import type { Podcast } from './podcast.ts';
import type { Place } from './problem.ts';

/** How much of the archive the current feed shows. */
export interface Window {
  /** The minimum number of newest items. */
  readonly items: number;
  /** All items of this many days before the newest item, if those are more. */
  readonly days: number;
  /** The maximum size of a document in bytes; ten items are always shown. */
  readonly bytes: number;
}

/** The conditions of a feed. An article must fulfil all of them, and of a list any one. */
export interface Where {
  readonly tags?: readonly string[];
  /** Names of authors. */
  readonly authors?: readonly string[];
  /** BCP 47; `mi` includes `mi-NZ`. */
  readonly language?: string;
  /** Relative to a folder in `items`, or to feed.yaml. */
  readonly folder?: string;
}

/** A feed of some of the articles, beside the main feed. */
export interface OwnFeed {
  /** The folder of its documents, relative to the output folder. */
  readonly path: string;
  readonly title: string;
  readonly where: Where;
  /** Present if the feed is a podcast of its own. */
  readonly podcast?: Podcast;
  /** How much of the archive its current documents show; that of the publication if it is absent. */
  readonly window?: Window;
  /** Further paths of its documents. */
  readonly aliases?: readonly NamedAlias[];
  /** Where feed.yaml names it. */
  readonly place?: Place;
}

/** The programs whose tokens and slugs a pattern of addresses may have; `dateline` for our own. */
export const LINK_DIALECTS = [
  'dateline',
  'hugo',
  'jekyll',
  'eleventy',
  'astro',
  'zola',
  'hexo',
  'docusaurus',
  'vitepress',
  'pelican',
  'nikola',
] as const;

export type LinkDialect = (typeof LINK_DIALECTS)[number];

/** How the address of an article is made whose page another program makes. */
export interface LinkRule {
  /** Only for articles in this folder, relative to feed.yaml; for all if it is absent. */
  readonly folder?: string;
  /** Relative to the publication's address, or to its host if it begins with a slash: `/posts/:slug/`. */
  readonly pattern: string;
  /** The program whose meaning the tokens of the pattern have. */
  readonly like: LinkDialect;
}

/** Fields that count for every article of a folder whose front matter does not have them. */
export interface FieldDefaults {
  /** Relative to feed.yaml; all articles if it is absent. */
  readonly folder?: string;
  /** A pattern of pages' paths, as Hugo has it in a cascade's `target`: `/posts/**`. */
  readonly path?: string;
  /** Only files of a language, as it stands in `post.fr.md` or as a folder. */
  readonly suffix?: string;
  /** No files of these languages. */
  readonly exceptSuffixes?: readonly string[];
  readonly fields: Readonly<Record<string, PlainValue>>;
}

/** What YAML without tags can hold. */
export type PlainValue = string | null | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** Which articles are in another language than that of the publication. */
export interface LanguageRule {
  /** BCP 47 */
  readonly tag: string;
  /** As it stands in `post.fr.md`, and as a folder of that name; the tag if it is absent. */
  readonly name?: string;
  /** A folder whose articles are all in the language, relative to feed.yaml. */
  readonly folder?: string;
}

/** The `url` of a feed.yaml whose author has chosen none yet. RFC 2606 keeps `.example` for such names. */
export const PLACEHOLDER_URL = 'https://your-site.example/';

/** The content of feed.yaml, with defaults filled in and absolute URLs. */
export interface Settings {
  readonly title: string;
  readonly description: string;
  /** The address at which `output/` is served; ends in a slash. */
  readonly url: string;
  /** The base of Atom ids that are not URIs; `url` if it is absent. It stays the same when `url` changes. */
  readonly idBase?: string;
  /** BCP 47 */
  readonly language: string;
  /** IANA */
  readonly timeZone: string;
  readonly authors: readonly Author[];
  readonly copyright?: string;
  readonly icon?: string;
  readonly iconPlace?: Place;
  readonly podcast?: Podcast;
  readonly hubs: readonly string[];
  /** The address at which readers ask a rssCloud server to be told. */
  readonly rssCloud?: string;
  /** Search engines that are told which pages have changed (IndexNow); the key is in a file that everybody can read. */
  readonly indexNow?: { readonly key: string; readonly endpoint: string };
  readonly feeds: readonly OwnFeed[];
  /** Further paths of the main feed's documents. */
  readonly aliases?: readonly NamedAlias[];
  /** Which articles the main feed has; all if it is absent. */
  readonly where?: Where;
  /** True if each tag has a feed. */
  readonly tagFeeds: boolean;
  /** True if `.well-known/feed-menu.json` is written. */
  readonly feedMenu: boolean;
  /** True if items that leave the window go into an archive. */
  readonly archive: boolean;
  /** True if pages are written: a front page, and one for each article without a link of its own. */
  readonly pages: boolean;
  /** Codings in which files have a twin; absent if there are none. */
  readonly precompress?: readonly Coding[];
  readonly rss: { readonly dates: 'local' | 'gmt' };
  readonly window: Window;
  /** That of the feed of all articles, where it is another: a podcast shows all unless feed.yaml has a `window`. */
  readonly mainWindow?: Window;
  readonly content: 'full' | 'summary';
  readonly text: { readonly skip: readonly string[] };
  /** Articles with errors are left out; without it nothing is written while there is one. */
  readonly onError?: 'skip';
  /** A larger file of an article is not read; absent for the default. */
  readonly maxFileSizeInBytes?: number;
  /** What Markdown has beside CommonMark. */
  readonly markdown: Dialect;
  /** Folders, relative to feed.yaml. */
  readonly items: readonly string[];
  /** Patterns of paths that are no articles, as .gitignore has them, relative to feed.yaml. */
  readonly ignore?: readonly string[];
  /** Beside an `index.md` all other articles' files are parts of it, as in Hugo. */
  readonly leafBundles?: true;
  /** Folders whose files another program serves at the root of the host, relative to feed.yaml. */
  readonly static?: readonly string[];
  /** The first rule whose folder an article is in gives its address. */
  readonly links?: readonly LinkRule[];
  /** The zone in which times without a zone are read, if that is not `timeZone`. */
  readonly dates?: { readonly withoutZone: string };
  /** Languages beside that of the publication. */
  readonly languages?: readonly LanguageRule[];
  /** Names of fields beside those that are known, by the first name of the known field, in order of preference. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** The last one that has a field wins. */
  readonly defaults?: readonly FieldDefaults[];
  /** Names of files whose fields count for all articles of their folder: `_index.md` for its cascade. */
  readonly inherit?: readonly string[];
  /** Files or folders that say who authors are, relative to feed.yaml. */
  readonly people?: readonly string[];
  /** What those say, by the key that front matter names an author by. */
  readonly persons?: Readonly<Record<string, Author>>;
  /** Folders may lie outside of that of feed.yaml; without it they must not. */
  readonly outside?: 'allow';
  /** The folder that is served, relative to feed.yaml. */
  readonly output: string;
}

/** A value of `dates.withoutZone`: Jekyll takes times with seconds for times in UTC, and all others for times of its site. */
export const AS_JEKYLL = 'jekyll';

/**
 * The zone in which times without a zone are read.
 *
 * @param text the time, as it is written; without one, the zone of days
 */
export function readingZoneOf({ dates, timeZone }: Pick<Settings, 'dates' | 'timeZone'>, text = ''): string {
  const { withoutZone = timeZone } = dates ?? {};
  if (withoutZone !== AS_JEKYLL) return withoutZone;
  return /\d:\d\d:\d\d/.test(text) ? 'UTC' : timeZone;
}
