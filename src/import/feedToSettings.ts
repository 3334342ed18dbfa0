import { ifAny, writeAuthor } from '../articles/fields.ts';
import { type Fault, type Problem, problemAt } from '../model/problem.ts';
import { asYaml } from '../syntax/writeYaml.ts';
import type { ReadFeed } from './reader/feedDocument.ts';
import { type ReportFault, validAddress, validAuthors, validLanguage, validLine } from './validText.ts';

const NO_ADDRESS: Fault = {
  code: 'FEED_BROKEN',
  message: 'expected a feed with a link to its site or to itself, found neither',
  mend: 'write feed.yaml yourself, with the address where output/ will be served as url:',
};

/**
 * The text of a feed.yaml for a folder without one, from the feed's own title, description, link and so on.
 *
 * @param timeZone a zone of the IANA database; feeds have none
 * @param file the name of the feed's document in problems
 * @returns no text, and an error, for a feed without any address
 * @example settingsOf(feed, 'Pacific/Auckland', 'old.xml').text // 'title: Harbour News\n...'
 */
export function settingsOf(
  feed: ReadFeed,
  timeZone: string,
  file: string,
): { readonly text?: string; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report: ReportFault = (fault) => problems.push(problemAt({ file, line: 1, column: 1 }, fault));
  const url = addressOf(feed, report);
  if (url === undefined) {
    report(NO_ADDRESS);
    return { problems };
  }
  const title = validLine(feed.title) ?? new URL(url).hostname;
  const authors = ifAny(validAuthors(feed.authors, report).map(writeAuthor));
  const hubs = feed.hubs.flatMap((hub) => validAddress(hub, report) ?? []);
  const text = asYaml({
    title,
    description: validLine(feed.description) ?? title,
    url,
    language: languageOf(feed, report),
    timeZone,
    authors,
    copyright: validLine(feed.copyright),
    icon: validAddress(feed.icon, report),
    hubs: ifAny(hubs),
  });
  return { text, problems };
}

/** The folder of the site, or else the root of the feed's own address. */
function addressOf({ link, self }: ReadFeed, report: ReportFault): string | undefined {
  const site = validAddress(link, report);
  if (site !== undefined) return folderOf(site);
  const own = validAddress(self, report);
  return own && new URL('/', own).href;
}

/** The folder of an address: `blog/` for `https://example.org/blog` and for `blog/index.html`. */
function folderOf(address: string): string {
  const url = new URL(address);
  url.search = '';
  url.hash = '';
  if (/\.[a-z]{2,5}$/i.test(url.pathname)) return new URL('.', url).href;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** The feed's language; `und`, undetermined, if it has none (BCP 47). */
function languageOf({ language }: ReadFeed, report: ReportFault): string {
  return validLanguage(language, report) ?? 'und';
}
