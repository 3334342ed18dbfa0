import { ifAny, writeAuthor } from '../articles/fields.ts';
import type { Author } from '../model/item.ts';
import { expected, type Fault, type Problem, problemAt } from '../model/problem.ts';
import { asYaml } from '../syntax/writeYaml.ts';
import { movedFrom } from './movedFrom.ts';
import type { NewFeed, WrittenAlias } from './oldAddress.ts';
import type { ReadFeed } from './reader/feedDocument.ts';
import { textOfHtml } from './reader/textToHtml.ts';
import { showSettingsOf } from './showToSettings.ts';
import {
  bareAddressOf,
  ignoreFault,
  type ReportFault,
  validAddress,
  validAuthors,
  validLanguage,
  validLine,
} from './validText.ts';

const NO_ADDRESS: Fault = {
  code: 'FEED_BROKEN',
  message: 'expected a feed with a link to its site or to itself, found neither',
  mend: 'add --url with the address where output/ will be served',
};

/** What is known of a publication beside what its feed says. */
export interface SaidOfFeed {
  /** Where output/ will be served, in the place of what the feed says. */
  readonly url?: string | undefined;
  /** BCP 47, in the place of what the feed says. */
  readonly language?: string | undefined;
  /** Where the feed was fetched. */
  readonly address?: string | undefined;
  /** Where the new publication will have its main feed, relative to its address. */
  readonly paths?: NewFeed['paths'] | undefined;
}

/** A feed.yaml that was made of a feed. */
export interface MadeSettings {
  readonly text: string;
  /** The same without a `podcast:` that lacks what a run demands: an import needs none. */
  readonly readable: string;
}

/**
 * The text of a feed.yaml for a folder without one, from the feed's own title, description, link and so on, and from what it
 * says of a show.
 *
 * @param timeZone a zone of the IANA database; feeds have none
 * @param file the name of the feed's document in problems
 * @param said what is known beside the feed
 * @returns no text, and an error, for a feed without any address
 * @example settingsOf(feed, 'Pacific/Auckland', 'old.xml').text // 'title: Harbour News\n...'
 */
export function settingsOf(
  feed: ReadFeed,
  timeZone: string,
  file: string,
  said: SaidOfFeed = {},
): (MadeSettings | { readonly text?: undefined; readonly readable?: undefined }) & {
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const report: ReportFault = (fault) => problems.push(problemAt({ file, line: 1, column: 1 }, fault));
  const channel = channelOf(feed, report);
  const url = said.url ?? channel.url ?? rootOf(said.address);
  // Undetermined, where nobody says it (BCP 47).
  const language = languageOf(feed, said) ?? 'und';
  if (url === undefined) {
    report(NO_ADDRESS);
    return { problems };
  }
  const { title = new URL(url).hostname, description = title } = channel;
  for (const author of feed.authors) reportNameless(author, report);
  const authors = ifAny(validAuthors(feed.authors, report).map(writeAuthor));
  const hubs = feed.hubs.flatMap((hub) => validAddress(hub, report) ?? []);
  const settings = {
    title,
    description,
    url,
    language,
    timeZone,
    authors,
    copyright: validLine(feed.copyright),
    icon: validAddress(feed.icon, report),
    hubs: ifAny(hubs),
    aliases: ifAny(aliasesOf(feed, url, said)),
  };
  const show = showSettingsOf(feed, report);
  const text = asYaml({ ...settings, podcast: show?.podcast });
  return { text, readable: show?.isComplete === false ? asYaml(settings) : text, problems };
}

/**
 * What a feed says of its publication: the address is that of its site, or else the root of its own.
 *
 * @example channelOf(feed).url // 'https://old.example/'
 */
export function channelOf(
  feed: ReadFeed,
  report: ReportFault = ignoreFault,
): Readonly<Record<'title' | 'description' | 'url' | 'language', string | undefined>> {
  return {
    title: validLine(feed.title),
    description: validLine(plainOf(feed.description)),
    url: addressOf(feed, report),
    language: validLanguage(feed.language, report),
  };
}

/** Shows are described in HTML, though RSS has no word for that. */
function plainOf(description: string | undefined): string | undefined {
  const isHtml = /<(?:\/?(?:a|b|br|div|em|i|li|ol|p|span|strong|ul)\b)[^<>]*>/i.test(description ?? '');
  return isHtml && description !== undefined ? textOfHtml(description) : description;
}

/** The folder of the site, or else the root of the feed's own address. */
function addressOf({ link, self }: ReadFeed, report: ReportFault): string | undefined {
  const site = validAddress(link, report);
  if (site !== undefined) return folderOf(site);
  return rootOf(validAddress(self, report));
}

/** Further paths of the feed, where its subscribers look for it. */
function aliasesOf(feed: ReadFeed, url: string, { address, paths }: SaidOfFeed): WrittenAlias[] {
  const moved = paths === undefined ? [] : movedFrom(feed, address, { url, paths });
  return moved.flatMap((one) => (one.kind === 'alias' ? [one.alias] : []));
}

function rootOf(address: string | undefined): string | undefined {
  return address && new URL('/', address).href;
}

/** The language of a feed: what is said, or the feed says, or else each of its entries. Undefined if nobody says it. */
export function languageOf({ language, entries }: ReadFeed, said: SaidOfFeed = {}): string | undefined {
  const ofFeed = said.language ?? validLanguage(language, ignoreFault);
  if (ofFeed !== undefined) return ofFeed;
  const languages = new Set(entries.map(({ language }) => validLanguage(language, ignoreFault)));
  return languages.size === 1 ? [...languages][0] : undefined;
}

function reportNameless(author: Author, report: ReportFault): void {
  const address = bareAddressOf(author);
  const mend = 'no name is made of an address: write authors: into feed.yaml';
  if (address !== undefined) report(expected('FEED_ENTRY', 'an author with a name', address, mend));
}

/** The folder of an address: `blog/` for `https://example.org/blog` and for `blog/index.html`. */
function folderOf(address: string): string {
  const url = new URL(address);
  url.search = '';
  url.hash = '';
  if (/\.[a-z]{2,5}$/i.test(url.pathname)) return new URL('.', url).href;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
