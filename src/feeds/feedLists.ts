import { emptyElement, parentElement, textElement, xmlDocument } from './xml.ts';

/** What OPML says of a feed. */
export interface Outline {
  readonly title: string;
  readonly addresses: { readonly rss: string };
}

/**
 * A list of feeds as OPML 2.0: a reader that takes it subscribes to all of them.
 *
 * @param settings `url` ends in a slash
 */
export function renderOpml(
  { title, url }: { readonly title: string; readonly url: string },
  feeds: readonly Outline[],
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

/** What a feed menu says of a feed. */
interface Entry {
  readonly title: string;
  readonly addresses: { readonly rss: string; readonly atom: string };
}

/**
 * The feeds of a site as a Feed Menu (draft-nottingham-feed-menu-00, 2): the feed of all articles first, then those of a
 * part of them.
 *
 * @param settings `url` ends in a slash
 */
export function renderFeedMenu(
  { title, description, url }: { readonly title: string; readonly description: string; readonly url: string },
  [main, ...others]: readonly Entry[],
): string {
  const feed = ({ title: name, addresses }: Entry) => ({
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
