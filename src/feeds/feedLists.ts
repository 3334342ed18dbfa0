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
 * The feeds of a site as a Feed Menu (draft-nottingham-feed-menu-01, 2): the feed of all articles first, then those that a
 * person named, then a menu of those of tags. The language stands at the menu, or at each feed where they differ, since a
 * reader leaves out whatever is in a language that its user does not read (3).
 *
 * @param settings `url` ends in a slash
 */
export function renderFeedMenu(
  settings: Pick<Settings, 'title' | 'description' | 'url' | 'language'>,
  feeds: readonly MenuFeed[],
): string {
  const { title, description, url, language } = settings;
  const languages = feeds.map((feed) => languageOf(feed, language));
  const isMixed = languages.some((one) => one !== language);
  const langOf = (one: string) => (isMixed ? { lang: one } : {});
  const item = (feed: MenuFeed) => ({
    'feed-title': feed.selection.kind === 'tags' ? feed.selection.tags[0] : feed.title,
    ...((feed.isMain || feed.selection.kind === 'all') && { description }),
    ...(feed.selection.kind !== 'tags' && langOf(languageOf(feed, language))),
    rss: url + feed.addresses.rss,
    atom: url + feed.addresses.atom,
  });
  const topics = feeds.filter(({ selection }) => selection.kind === 'tags');
  const menu = {
    'feed-menu': title,
    ...(!isMixed && { lang: language }),
    items: [
      ...feeds.filter((feed) => !topics.includes(feed)).map(item),
      ...(topics.length > 0 ? [{ 'feed-menu': 'Topics', ...langOf(language), items: topics.map(item) }] : []),
    ],
  };
  return `${JSON.stringify(menu, undefined, 2)}\n`;
}

/** What a menu says of a feed. */
type MenuFeed = ListedFeed & Pick<FeedPlan, 'selection'> & Partial<Pick<FeedPlan, 'isMain'>>;

/** BCP 47: a feed of one language says which. */
function languageOf({ selection }: MenuFeed, spoken: string): string {
  return selection.kind === 'where' ? (selection.where.language ?? spoken) : spoken;
}
