import { type ArticleNames, indexNames, type LinkTarget } from '../articles/links/articleNames.ts';
import { resolveArticleLink } from '../articles/links/resolveArticleLink.ts';
import { slugOf, splitFileName } from '../articles/slug.ts';
import { formerPagesOf } from '../identity/subscriberChanges.ts';
import type { Article } from '../model/article.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import { hasPage } from '../model/pageAddress.ts';
import type { Refer, Referred } from '../model/reference.ts';
import type { Settings } from '../model/settings.ts';
import { NO_LINKS } from './incremental/articleRecord.ts';

/** All that may be an article, as an index has it. */
interface Articles {
  readonly settings: Settings;
  readonly articles: readonly Article[];
  readonly drafts: ReadonlySet<string>;
  readonly unreadable: ReadonlySet<string>;
  readonly lock: { readonly entries: readonly LockEntry[] };
}

/** What links are resolved with: all articles, and the time. */
export interface LinkContext {
  readonly targets: readonly LinkTarget[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The links between the articles of a build. */
export interface ArticleLinks {
  readonly contextOf: () => LinkContext;
  /** Resolves the links of an article, and notes what became of each, so that a record of it can be compared. */
  readonly referFrom: (article: Article, note: (href: string, outcome: string) => void) => Refer;
}

/** All articles as links may name them. */
export function linkTargetsOf({ articles, drafts, unreadable, lock, settings }: Articles): LinkTarget[] {
  const published = lock.entries.filter(({ isGone, isDraft }) => !isGone && !isDraft);
  const pages = new Map(published.map(({ file, pages: all = [] }) => [file, all]));
  const nameOnly = (kind: 'draft' | 'unreadable') => (file: string) => {
    const slug = draftNameOf(file, settings);
    // What is published stays so while its file has an error.
    const addresses = kind === 'draft' ? [] : (pages.get(file) ?? []).map((page) => settings.url + page);
    return { file, slug, kind, addresses };
  };
  return [
    ...articles.map((article) => linkTargetOf(article, settings)),
    ...[...drafts].map(nameOnly('draft')),
    ...[...unreadable].map(nameOnly('unreadable')),
  ];
}

/** Opens the links between articles. Nothing is asked for or indexed before an article has a link. */
export function openLinks(contextOf: () => LinkContext, settings: Settings): ArticleLinks {
  let opened: Opened | undefined;
  const open = () => {
    if (opened) return opened;
    const { targets, now } = contextOf();
    opened = { now, names: indexNames(targets) };
    return opened;
  };
  return { contextOf, referFrom: referBy(open, settings) };
}

/**
 * Opens links of which most are recorded.
 *
 * @param recordedOf what became of an article's links, if that cannot be otherwise now
 * @param now milliseconds since 1970
 */
export function openRecordedLinks(
  recordedOf: (article: Article) => ReadonlyMap<string, string>,
  names: ArticleNames,
  now: number,
  settings: Settings,
): ArticleLinks {
  const referFrom = referBy(() => ({ now, names }), settings, recordedOf);
  return { contextOf: () => ({ targets: [], now }), referFrom };
}

/** The names of articles, and the time at which links are read. */
interface Opened {
  readonly now: number;
  readonly names: ArticleNames;
}

function referBy(
  open: () => Opened,
  settings: Settings,
  recordedOf: (article: Article) => ReadonlyMap<string, string> = () => NO_LINKS,
): ArticleLinks['referFrom'] {
  return (article, note) => {
    const { file, link, published } = article;
    const isOurs = hasPage(article, settings);
    const recorded = recordedOf(article);
    const resolve = (href: string) => {
      const { names, now } = open();
      const from = { file, link, hasPage: isOurs, readAt: Math.max(now, published.getTime()) };
      return resolveArticleLink(href, names, from, settings);
    };
    return (href) => {
      const outcome = recorded.get(href);
      const referred = outcome === undefined ? resolve(href) : (JSON.parse(outcome) as Referred);
      if (referred === undefined) return undefined;
      note(href, outcome ?? outcomeOf(referred));
      // A link that stays what it is.
      return referred.url === undefined && referred.fault === undefined ? undefined : referred;
    };
  };
}

/** The slug of a file of which no more is known than its name. */
export function draftNameOf(file: string, { items }: Settings): string {
  return slugOf(splitFileName(file, items).name);
}

/** An article as links may name it. */
export function linkTargetOf(article: Article, { url }: Settings): LinkTarget {
  const { file, slug, link, published, expires } = article;
  return {
    file,
    slug,
    kind: 'article',
    addresses: [link, ...formerPagesOf(article).map((page) => url + page)],
    published: [published.getTime(), published.offsetInMinutes],
    ...(expires && { expires: expires.getTime() }),
  };
}

/** All that an article and its author are given of a link, to compare. */
function outcomeOf(referred: Referred): string {
  return JSON.stringify(referred);
}
