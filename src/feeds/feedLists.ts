import type { FeedPlan } from '../model/feedPlan.ts';
import type { Settings } from '../model/settings.ts';
import { emptyElement, parentElement, textElement, xmlDocument } from './xml.ts';

/** What the lists say of a feed. */
type ListedFeed = Pick<FeedPlan, 'title' | 'addresses'>;

/**
 * A list of feeds as OPML 2.0: a reader that takes it subscribes to all of them.
 *
 * @param settings `url` ends in a slash
 */
export function renderOpml(
  { title, url }: Pick<Settings, 'title' | 'url'>,
  feeds: readonly ListedFeed[],
): string {
  return xmlDocument('opml', { version: '2.0' }, [
    parentElement(1, 'head', [
      textElement(2, 'title', title),
      textElement(2, 'docs', 'http://opml.org/spec2.opml'),
    ]),
    parentElement(
      1,
      'body',
      feeds.map(({ title: text, addresses }) =>
        emptyElement(2, 'outline', {
          type: 'rss',
          text,
          title: text,
          xmlUrl: url + addresses.rss,
          htmlUrl: url,
        }),
      ),
    ),
  ]);
}

/**
 * The feeds of a site as a Feed Menu (draft-nottingham-feed-menu-00, 2): the feed of all articles first, then those of a
 * part of them.
 *
 * @param settings `url` ends in a slash
 */
export function renderFeedMenu(
  { title, description, url }: Pick<Settings, 'title' | 'description' | 'url'>,
  [main, ...others]: readonly ListedFeed[],
): string {
  const feed = ({ title: name, addresses }: ListedFeed) => ({
    'feed-title': name,
    rss: url + addresses.rss,
    atom: url + addresses.atom,
  });
  const menu = {
    'feed-menu': title,
    items: [...(main ? [{ ...feed(main), description }] : []), ...others.map(feed)],
  };
  return `${JSON.stringify(menu, undefined, 2)}\n`;
}
