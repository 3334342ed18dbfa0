import type { AnyChannel, AnyFeed, Show } from '../model/channel.ts';
import type { PodcastValue, RemoteItem, Trailer, UpdateFrequency } from '../model/podcast.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { authorName, formatRssDate } from './fields.ts';
import { PODCAST, pictureElement, renderDescribed, yesElement } from './podcastElements.ts';
import { type Attributes, emptyElement, parentElement, textElement } from './xml.ts';

const ITUNES = { 'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd' };

/**
 * The namespaces of the podcast elements in a feed.
 *
 * @param texts those of its items
 */
export function podcastNamespaces({ options }: AnyFeed, texts: readonly string[]): Attributes {
  const isItunes = findShow(options) !== undefined || texts.some((text) => hasElement(text, 'itunes:'));
  const isPodcast = options.show !== undefined || texts.some((text) => hasElement(text, 'podcast:'));
  return { ...(isItunes && ITUNES), ...(isPodcast && PODCAST) };
}

/** True if there is such an element behind the HTML of an item, which may have anything in its CDATA. */
function hasElement(text: string, prefix: string): boolean {
  return text.includes(`<${prefix}`, text.lastIndexOf(']]>'));
}

/** What is known of a podcast: `feed`'s flag comes with a category, a person and a picture of the channel. */
function findShow({
  show,
  podcast,
  category: name,
  author,
  image,
  title,
}: AnyChannel): Partial<Show> | undefined {
  if (show !== undefined || !podcast) return show;
  return {
    ...(image !== undefined && { image }),
    categories: name === undefined ? [] : [{ name }],
    author: author?.name ?? title,
    ...(author?.email !== undefined && { owner: author }),
  };
}

/** A podcast's elements in the channel, before the items. */
export function renderShow(options: AnyChannel): string[] {
  const show = findShow(options);
  return show ? [...renderForApple(show), ...renderForPodcasting(show, options)] : [];
}

/** The identity of a podcast, which stands behind the items: Perl's XML::RSS takes it for the guid of the last of them. */
export function renderIdentity({ show }: AnyChannel): string {
  return textElement(2, 'podcast:guid', show?.guid);
}

function renderForApple(show: Partial<Show>): string[] {
  const { image, categories = [], isExplicit, author, owner, type, newFeedUrl, isBlocked, isComplete } = show;
  return [
    pictureElement(2, image),
    ...categories.map(category),
    textElement(2, 'itunes:explicit', isExplicit?.toString()),
    textElement(2, 'itunes:author', author),
    textElement(2, 'itunes:type', type),
    owner
      ? parentElement(2, 'itunes:owner', [
          textElement(3, 'itunes:name', authorName(owner)),
          textElement(3, 'itunes:email', owner.email),
        ])
      : '',
    textElement(2, 'itunes:new-feed-url', newFeedUrl),
    yesElement(2, 'itunes:block', isBlocked),
    yesElement(2, 'itunes:complete', isComplete),
  ];
}

function renderForPodcasting(show: Partial<Show>, options: AnyChannel): string[] {
  const { isLocked, owner, medium, funding = [], trailers = [], podroll = [] } = show;
  const { publisher, updateFrequency, value } = show;
  return [
    isLocked === undefined
      ? ''
      : textElement(2, 'podcast:locked', isLocked ? 'yes' : 'no', { owner: owner?.email }),
    textElement(2, 'podcast:medium', medium),
    ...renderDescribed(2, show),
    ...funding.map(({ url, title }) => textElement(2, 'podcast:funding', title, { url })),
    ...trailers.map((one) => trailer(one, options)),
    parentElement(2, 'podcast:podroll', podroll.map(remoteItem)),
    publisher
      ? parentElement(2, 'podcast:publisher', [remoteItem({ medium: 'publisher', ...publisher })])
      : '',
    updateFrequency ? frequency(updateFrequency) : '',
    value ? payment(value) : '',
  ];
}

function category({ name, below }: Show['categories'][number]): string {
  if (below === undefined) return emptyElement(2, 'itunes:category', { text: name });
  return parentElement(2, 'itunes:category', [emptyElement(3, 'itunes:category', { text: below })], {
    text: name,
  });
}

function trailer({ title, url, published, length, type, season }: Trailer, options: AnyChannel): string {
  const pubdate = formatRssDate(published, options);
  return textElement(2, 'podcast:trailer', title, { pubdate, url, length, type, season });
}

function remoteItem({ feedGuid, feedUrl, itemGuid, medium, title }: RemoteItem): string {
  return emptyElement(3, 'podcast:remoteItem', { feedGuid, feedUrl, itemGuid, medium, title });
}

function frequency({ text, rrule, start, isComplete }: UpdateFrequency): string {
  const dtstart = start && formatRfc3339(start);
  return textElement(2, 'podcast:updateFrequency', text, {
    complete: isComplete?.toString(),
    dtstart,
    rrule,
  });
}

function payment({ type, method, suggested, recipients }: PodcastValue): string {
  const lines = recipients.map(({ isFee, name, type: kind, address, split, customKey, customValue }) =>
    emptyElement(3, 'podcast:valueRecipient', {
      name,
      type: kind,
      address,
      split,
      customKey,
      customValue,
      fee: isFee?.toString(),
    }),
  );
  return parentElement(2, 'podcast:value', lines, { type, method, suggested });
}
