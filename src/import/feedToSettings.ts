import { type Fault, type Problem, problemAt } from '../model/problem.ts';
import type { ReadFeed } from './reader/feedDocument.ts';
import { keptAddress, keptAuthors, keptLanguage, keptText, type TellFault } from './validText.ts';
import { asYaml } from './writeYaml.ts';

const NO_ADDRESS: Fault = {
  code: 'FEED_BROKEN',
  message: 'expected a feed with a link to its site or to itself, found neither',
  mend: 'write feed.yaml yourself, with the address where output/ will be served as url:',
};

/**
 * The text of a feed.yaml for a folder that has none, with what a feed says of itself.
 *
 * @param timeZone a zone of the IANA database, which no feed says
 * @param file what problems name as the feed's document
 * @returns no text, and an error, for a feed that has no address at all
 * @example settingsOf(feed, 'Pacific/Auckland', 'old.xml').text // 'title: Harbour News\n...'
 */
export function settingsOf(
  feed: ReadFeed,
  timeZone: string,
  file: string,
): { readonly text?: string; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const tell: TellFault = (fault) => problems.push(problemAt({ file, line: 1, column: 1 }, fault));
  const url = addressOf(feed, tell);
  if (url === undefined) {
    tell(NO_ADDRESS);
    return { problems };
  }
  const title = keptText(feed.title) ?? new URL(url).hostname;
  const authors = keptAuthors(feed.authors, tell);
  const hubs = feed.hubs.flatMap((hub) => keptAddress(hub, tell) ?? []);
  const text = asYaml({
    title,
    description: keptText(feed.description) ?? title,
    url,
    language: languageOf(feed, tell),
    timeZone,
    authors: authors.length > 0 ? authors : undefined,
    copyright: keptText(feed.copyright),
    icon: keptAddress(feed.icon, tell),
    hubs: hubs.length > 0 ? hubs : undefined,
  });
  return { text, problems };
}

/** The folder that the site is, else the whole site that the feed is on. */
function addressOf({ link, self }: ReadFeed, tell: TellFault): string | undefined {
  const site = keptAddress(link, tell);
  if (site !== undefined) return folderOf(site);
  const own = keptAddress(self, tell);
  return own && new URL('/', own).href;
}

/** `https://example.org/blog` is the folder `blog/`; a file in a folder (`blog/index.html`) is left out. */
function folderOf(address: string): string {
  const url = new URL(address);
  url.search = '';
  url.hash = '';
  if (/\.[a-z]{2,5}$/i.test(url.pathname)) return new URL('.', url).href;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** `und` says that nobody knows (BCP 47). */
function languageOf({ language }: ReadFeed, tell: TellFault): string {
  return keptLanguage(language, tell) ?? 'und';
}
