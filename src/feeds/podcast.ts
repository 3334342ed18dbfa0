import type { AnyChannel, AnyFeed, Show } from '../model/channel.ts';
import type { AnyItem, Enclosure } from '../model/item.ts';
import { authorName, findEnclosures, type Typed } from './fields.ts';
import { type Attributes, emptyElement, parentElement, textElement } from './xml.ts';

const ITUNES = { 'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd' };
const PODCAST = { 'xmlns:podcast': 'https://podcastindex.org/namespace/1.0' };

/** The namespaces of the podcast elements in a feed. */
export function podcastNamespaces({ options, items }: AnyFeed): Attributes {
  const hasDuration = items.some((item) => durationOf(findEnclosures(item)[0]) !== undefined);
  const hasFiles = items.some(({ transcripts, chapters }) => chapters ?? transcripts?.length);
  const isShow = findShow(options) !== undefined;
  return { ...((isShow || hasDuration) && ITUNES), ...((options.show || hasFiles) && PODCAST) };
}

/** What is known of a podcast: `feed`'s flag comes with a category, a person and a picture of the channel. */
export function findShow({
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

/** A podcast's elements in the channel: those that Apple requires, and the identity of Podcasting 2.0. */
export function renderShow(show: Partial<Show> = {}): string[] {
  const { image, categories = [], isExplicit, author, owner, type, guid, isLocked } = show;
  return [
    image === undefined ? '' : emptyElement(2, 'itunes:image', { href: image }),
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
    textElement(2, 'podcast:guid', guid),
    isLocked === undefined
      ? ''
      : textElement(2, 'podcast:locked', isLocked ? 'yes' : 'no', { owner: owner?.email }),
  ];
}

/** The elements of an episode beside its enclosure. */
export function renderEpisode(item: AnyItem, enclosure: Typed<Enclosure> | undefined): string[] {
  const { transcripts = [], chapters } = item;
  return [
    textElement(3, 'itunes:duration', durationOf(enclosure)),
    ...transcripts.map(({ url, type, language }) =>
      emptyElement(3, 'podcast:transcript', { url, type, language }),
    ),
    chapters ? emptyElement(3, 'podcast:chapters', { url: chapters.url, type: chapters.type }) : '',
  ];
}

/** The duration in whole seconds; undefined if the file is neither audio nor video. */
function durationOf(enclosure: Typed<Enclosure> | undefined): string | undefined {
  if (enclosure?.duration === undefined || !/^(?:audio|video)\//.test(enclosure.type)) return undefined;
  return String(Math.round(enclosure.duration));
}

function category({ name, below }: Show['categories'][number]): string {
  if (below === undefined) return emptyElement(2, 'itunes:category', { text: name });
  return parentElement(2, 'itunes:category', [emptyElement(3, 'itunes:category', { text: below })], {
    text: name,
  });
}
