import { posix } from 'node:path';
import { formatSpoken } from '../../dates/formatSpoken.ts';
import { pageFileOf } from '../../model/pageAddress.ts';
import { expected, type Fault } from '../../model/problem.ts';
import type { Referred } from '../../model/reference.ts';
import type { Settings } from '../../model/settings.ts';
import { Stamp } from '../../model/stamp.ts';
import { languageOf } from '../languages.ts';
import type { ArticleNames, LinkTarget } from './articleNames.ts';
import { completed, takeApart, type WrittenLink } from './writtenLink.ts';

/** The article that has a link. */
export interface Linking {
  /** Relative to feed.yaml. */
  readonly file: string;
  /** Its own address. */
  readonly link: string;
  /** True if its page is ours, so that we know what stands beside it. */
  readonly hasPage: boolean;
  /** When it is read: when it is out, or now if that is later. Milliseconds since 1970. */
  readonly readAt: number;
}

/** Where an article is looked for, for links of some kind. */
interface Rule {
  readonly isFor: (link: WrittenLink) => boolean;
  readonly find: (link: WrittenLink, names: ArticleNames, from: Linking, settings: Settings) => Targets;
}

type Targets = readonly LinkTarget[];

const isFile = (link: WrittenLink) => link.isFile;

/** In this order; the first that finds any article decides. */
const RULES: readonly Rule[] = [
  // Beside the article that has the link.
  {
    isFor: ({ isRooted }) => !isRooted,
    find: ({ path }, names, { file }) => names.atPath(posix.join(posix.dirname(file), path)),
  },
  // From a folder of articles: `/posts/b.md`, `@/posts/b.md`.
  {
    isFor: isFile,
    find: ({ path }, names, _, { items }) =>
      items.flatMap((folder) => names.atPath(posix.join(folder, path))),
  },
  // From the folder of feed.yaml, as Eleventy and Jekyll have it: `/items/posts/b.md`.
  { isFor: isFile, find: ({ path }, names) => names.atPath(posix.join('.', path)) },
  // Anywhere: it may have been moved, or its folder has another name where the text is from.
  { isFor: isFile, find: ({ path }, names) => names.named(path) },
  { isFor: isFile, find: ({ path }, names) => names.withSlugOf(path) },
];

/** Files that programs ask a site for: `/robots.txt`, `/.well-known/security.txt`. */
const OF_SITE = /^\/(?:\.well-known\/)?[^/]+\.txt$/i;
const NO_LINK = 'readers see the words without a link';
const LEFT = 'the link is left as it is';

/**
 * Resolves a link of an article, as it is written.
 *
 * @returns undefined for a link that no article has to do with, whichever there are; an empty result for one that stays
 *   what it is as long as the articles are these
 */
export function resolveArticleLink(
  href: string,
  names: ArticleNames,
  from: Linking,
  settings: Settings,
): Referred | undefined {
  const link = takeApart(href);
  const address = addressIn(href, link, from, settings);
  const there = address === undefined ? undefined : names.atAddress(address);
  if (there) {
    const why = whyNotOut(there, from, settings);
    return why === undefined ? {} : notOut(there, why, href, link, from);
  }
  if (link) {
    const found = findTargets(link, names, from, settings);
    // Of `article:b#c` the author has written no more than `b`.
    const near = link.isNamed ? { near: link.path } : {};
    if (found.length > 0) return { ...near, ...leadTo(found, href, link, from, settings) };
    if (link.isFile) return { ...near, ...notFound(href, link, names, from) };
  }
  return incomplete(href) ?? (address === undefined ? undefined : missingPage(address, href, from, settings));
}

function findTargets(link: WrittenLink, names: ArticleNames, from: Linking, settings: Settings): Targets {
  for (const { isFor, find } of RULES) {
    const found = isFor(link) ? find(link, names, from, settings) : [];
    if (found.length > 0) return inLanguageOf(from, found, settings);
  }
  return [];
}

/** Of an article and its translations, the one in the language of the article that has the link. */
function inLanguageOf({ file }: Linking, found: Targets, settings: Settings): Targets {
  if (found.length === 1 || settings.languages === undefined) return found;
  const spokenIn = (one: string) => languageOf(one, settings).tag ?? settings.language;
  const own = found.filter((target) => spokenIn(target.file) === spokenIn(file));
  return own.length > 0 ? own : found;
}

/** The address that a browser would open, if it can be one of an article of ours. */
function addressIn(
  href: string,
  link: WrittenLink | undefined,
  from: Linking,
  { url }: Settings,
): string | undefined {
  const written = href.trim();
  const mayBeOurs = /^https?:/i.test(written)
    ? written.startsWith(url)
    : (link !== undefined && !link.isNamed) || /^\/(?![\\/])/.test(written);
  if (!mayBeOurs) return undefined;
  const { origin, pathname } = new URL(written, from.link);
  return origin + pathname.replace(/\/index\.html$/, '/');
}

function leadTo(
  found: Targets,
  href: string,
  link: WrittenLink,
  from: Linking,
  settings: Settings,
): Referred {
  const [target, another] = found as [LinkTarget, LinkTarget?];
  if (another) return { fault: ambiguous(link.path, found) };
  const why = whyNotOut(target, from, settings);
  if (why !== undefined) return notOut(target, why, href, link, from);
  return { url: withRest(target.addresses[0] as string, link.rest) };
}

function notOut(
  target: LinkTarget,
  why: string,
  href: string,
  link: WrittenLink | undefined,
  from: Linking,
): Referred {
  // Beside a page that is not ours there may be another one of that name.
  const isLeft = link !== undefined && !link.isFile && !from.hasPage;
  const mend = `${target.file} ${why}; until it is out, ${isLeft ? LEFT : NO_LINK}`;
  const fault = expected('LINK_BROKEN', 'a link to an article that is out', link?.path ?? href, mend);
  return isLeft ? { fault, url: new URL(href, from.link).href } : { fault };
}

function withRest(address: string, rest: string): string {
  if (rest === '') return address;
  const url = new URL(address);
  const { search, hash } = new URL(rest, address);
  if (search !== '') url.search = search;
  url.hash = hash;
  return url.href;
}

/** What keeps readers from an article when the one that leads to it is read; undefined if nothing does. */
function whyNotOut(
  { kind, addresses, published, expires }: LinkTarget,
  { readAt }: Linking,
  { timeZone }: Settings,
): string | undefined {
  if (kind === 'draft') return 'is a draft';
  if (kind === 'unreadable') return addresses.length === 0 ? 'has an error' : undefined;
  if (published && published[0] > readAt)
    return `is held back until ${formatSpoken(new Stamp(...published), timeZone)}`;
  return expires !== undefined && expires <= readAt ? 'has expired' : undefined;
}

function ambiguous(path: string, found: Targets): Fault {
  // A run that knows some of them by their lines of the lock finds them in another order.
  const all = found
    .map(({ file }) => file)
    .toSorted()
    .join(' or ');
  return expected('LINK_BROKEN', 'the name of one article', path, `it may be ${all}; write its path`);
}

function notFound(href: string, link: WrittenLink, names: ArticleNames, from: Linking): Referred {
  const { path, isNamed, isRooted } = link;
  if (OF_SITE.test(path) && !isNamed) return {};
  // What else is on the site, or beside a page that is not ours, is not known here.
  const isLeft = !isNamed && (isRooted || !from.hasPage);
  const nearest = names.nearest(path);
  const advice = nearest
    ? `did you mean ${posix.relative(posix.dirname(from.file), nearest.file)}?`
    : 'write the name of one that is there;';
  const mend = `${advice} ${isLeft ? LEFT : NO_LINK}`;
  const fault = expected('LINK_BROKEN', 'a link to an article', path, mend);
  return isLeft ? { fault, url: new URL(href, from.link).href } : { fault };
}

/** What lacks the beginning of an address would lead to a page of that name beside the article's. */
function incomplete(href: string): Referred | undefined {
  const meant = completed(href.trim());
  if (meant === undefined) return undefined;
  return { fault: expected('LINK_BROKEN', 'an address in full', href, `write ${meant}; ${NO_LINK}`) };
}

/** Where all pages are ours, a page of an article that is not there is nowhere; but others may serve it. */
function missingPage(address: string, href: string, from: Linking, { pages, url }: Settings): Referred {
  const isOurs = pages && address.startsWith(url) && pageFileOf(address.slice(url.length)) !== undefined;
  if (!isOurs) return {};
  const mend = `no article has its page there; mend it, or write the name of its file; ${LEFT}`;
  const fault = expected('LINK_BROKEN', 'the address of an article', href, mend);
  return { fault, url: new URL(href, from.link).href };
}
