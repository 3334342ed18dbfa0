import type { FeedAlias } from '../model/alias.ts';
import type { FeedPlan } from '../model/feedPlan.ts';
import type { Settings } from '../model/settings.ts';
import {
  SANDBOX,
  SANDBOXED_ENDINGS,
  type ServedFormat,
  type ServingRule,
  servingOf,
  servingOfFeed,
} from './servingRules.ts';

/** How a `_headers` of ours begins. One that begins otherwise is the author's own, and is left alone. */
export const HEADERS_MARK =
  '# Written by Dateline on each run. Without this line the file is yours, and stays.';

/** Cloudflare Pages reads no more rules than these. Netlify names no limit. */
const MAX_RULES = 100;
/** Of the archives of more feeds than these, hosts say what they say of any file. */
const MAX_ARCHIVES = 25;
/** The same of further copies of feeds' documents. */
const MAX_ALIASES = 25;

/** Where articles have their pages: `2014/12/21/slug/`. */
const PAGE = ':year/:month/:day/:slug/';

/** Where sites list their feeds (draft-nottingham-feed-menu-01), relative to the address of the host. */
export const FEED_MENU = '.well-known/feed-menu.json';
/** Where the feeds are listed for readers, if there are several. */
export const OPML = 'feeds.opml';

/** Some files that are served with the same headers. */
interface Rule {
  readonly path: string;
  readonly headers: readonly string[];
}

/**
 * The `_headers` file of Netlify and Cloudflare Pages: how they are to serve what is in the output folder.
 *
 * Both join or replace a header that two rules give to one file, so no two rules give one file the same header. Paths
 * are exact or have placeholders, which stand for one folder on both, or a `*` before the end of a name; what a `*` that is a
 * name by itself stands for differs.
 *
 * @param plans the feed of all articles first
 */
export function renderHeaders(
  settings: Pick<Settings, 'url' | 'hubs' | 'feedMenu' | 'pages'>,
  plans: readonly FeedPlan[],
  formats: readonly ServedFormat[],
): string {
  const { url, hubs } = settings;
  const { pathname } = new URL(url);
  const typed = typedRules(plans, settings, formats).map(({ path, headers }) => ({
    path: pathname + path,
    headers,
  }));
  // The documents say it too: feeds for which there is no room lose nothing.
  const room = 1 + Math.floor((MAX_RULES - typed.length) / formats.length);
  const linked = hubs.length > 0 ? plans.slice(0, room).flatMap((plan) => linkRules(url, plan, hubs)) : [];
  const blocks = joined([...typed, ...linked]).map(({ path, headers }) => [path, ...headers].join('\n  '));
  return `${HEADERS_MARK}\n\n${blocks.join('\n\n')}\n`;
}

/**
 * The `Link` headers of a feed's document (RFC 8288), as WebSub wants them: its own address and the hubs.
 *
 * @param url where the output folder is served; ends in a slash
 * @param path the document's, relative to it
 * @example linkValuesOf('https://news.example.nz/', 'rss.xml', ['https://hub.example/'])[0]
 *   // '<https://news.example.nz/rss.xml>; rel="self"'
 */
export function linkValuesOf(url: string, path: string, hubs: readonly string[]): string[] {
  return [`<${new URL(path, url).href}>; rel="self"`, ...hubs.map((hub) => `<${hub}>; rel="hub"`)];
}

/** The types and cache times of all files, by paths relative to the publication's address. */
function typedRules(
  plans: readonly FeedPlan[],
  { feedMenu, pages: hasPages }: Pick<Settings, 'feedMenu' | 'pages'>,
  formats: readonly ServedFormat[],
): Rule[] {
  const headersOf = (path: string) => formatHeaders(servingOf(path, formats));
  const headersOfFeed = (id: string) =>
    formats.filter((format) => format.id === id).flatMap((format) => formatHeaders(servingOfFeed(format)));
  const feeds = new Set(plans.flatMap(pathsOf).map(withPlaceholders));
  const lists = [...(plans.length > 1 ? [OPML] : []), ...(feedMenu ? [FEED_MENU] : [])];
  const shows = hasPages ? plans.filter(({ podcast }) => podcast) : [];
  const scripts = shows.length > 0 ? ['copy.js', 'player.js'] : ['copy.js'];
  const looks = hasPages ? ['feed.css', 'page.css', ...scripts] : ['feed.css'];
  const archives = plans.filter(({ hasArchive }) => hasArchive).map(({ archiveFolder }) => archiveFolder);
  const parts = archives.map((folder) => `${folder}:part`);
  // A rule for all documents of that name counts for them too.
  const aliases = aliasesOf(plans)
    .filter(({ path }) => !feeds.has(withPlaceholders(path)))
    .slice(0, MAX_ALIASES);
  // The documents of all formats, whose types differ.
  const partHeaders = headersOf(`archive/2014-12${formats[0]?.archiveExtension}`).filter(
    (line) => !isType(line),
  );
  // Netlify takes a path without the slash at its end too: it would take a feed three folders deep for a page.
  const isAmbiguous = [...feeds, ...parts, ...aliases.map(({ path }) => path)].some(
    (path) => path.split('/').length === PAGE.split('/').length - 1,
  );
  return [
    // The hosts know the types of pictures.
    { path: 'media/:file', headers: headersOf('media/file').filter((line) => !isType(line)) },
    ...SANDBOXED_ENDINGS.map((ending) => ({
      path: `media/*${ending}`,
      headers: [`Content-Security-Policy: ${SANDBOX}`],
    })),
    ...[...feeds, ...lists, ...looks].map((path) => ({ path, headers: headersOf(path) })),
    ...aliases.map(({ path, format }) => ({ path, headers: headersOfFeed(format) })),
    // Of two formats by one name, and on Netlify of pages too: the hosts know those types as well.
    ...parts.slice(0, MAX_ARCHIVES).map((path) => ({ path, headers: partHeaders })),
    ...(hasPages ? archives.slice(0, 1).map((path) => ({ path, headers: headersOf('index.html') })) : []),
    ...(hasPages ? [{ path: '', headers: headersOf('index.html') }] : []),
    ...shows
      .filter(({ isMain }) => !isMain)
      .map(({ folder }) => ({ path: folder, headers: headersOf('index.html') })),
    ...(hasPages ? [{ path: '404.html', headers: headersOf('404.html') }] : []),
    ...(hasPages && !isAmbiguous ? [{ path: PAGE, headers: headersOf(`${PAGE}index.html`) }] : []),
  ];
}

function formatHeaders({ type, cacheControl, isShared }: ServingRule): string[] {
  return [
    `Content-Type: ${type}`,
    `Cache-Control: ${cacheControl}`,
    ...(isShared ? ['Access-Control-Allow-Origin: *'] : []),
    'X-Content-Type-Options: nosniff',
  ];
}

function isType(header: string): boolean {
  return header.startsWith('Content-Type:');
}

function linkRules(url: string, plan: FeedPlan, hubs: readonly string[]): Rule[] {
  return [...pathsOf(plan), ...aliasesOf([plan]).map(({ path }) => path)].map((path) => ({
    path: new URL(path, url).pathname,
    headers: linkValuesOf(url, path, hubs).map((link) => `Link: ${link}`),
  }));
}

/** Each path once: of two rules for one path Cloudflare knows only the second. */
function joined(rules: readonly Rule[]): Rule[] {
  const byPath = new Map<string, readonly string[]>();
  for (const { path, headers } of rules) byPath.set(path, [...(byPath.get(path) ?? []), ...headers]);
  return [...byPath].map(([path, headers]) => ({ path, headers }));
}

/** Hundreds of tags need no more rules than one: `tags/harbour/rss.xml` is `:folder1/:folder2/rss.xml`. */
function withPlaceholders(path: string): string {
  const folders = path.split('/');
  const name = folders.pop();
  return [...folders.map((_, index) => `:folder${index + 1}`), name].join('/');
}

function pathsOf({ paths }: FeedPlan): string[] {
  return Object.values(paths);
}

function aliasesOf(plans: readonly FeedPlan[]): FeedAlias[] {
  return plans.flatMap(({ aliases = [] }) => aliases);
}
