import type { AnyFeed, Show } from '../model/channel.ts';
import type { AnyItem, Enclosure } from '../model/item.ts';
import { authorName, findEnclosures, type Typed } from './fields.ts';
import { type Attributes, emptyElement, parentElement, textElement } from './xml.ts';

const ITUNES = { 'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd' };
const PODCAST = { 'xmlns:podcast': 'https://podcastindex.org/namespace/1.0' };

/** The names that a feed's podcast elements need; none for a feed without them. */
export function podcastNamespaces({ options, items }: AnyFeed): Attributes {
  const hasDuration = items.some((item) => durationOf(findEnclosures(item)[0]) !== undefined);
  const hasFiles = items.some(({ transcripts, chapters }) => chapters ?? transcripts?.length);
  return { ...((options.show || hasDuration) && ITUNES), ...((options.show || hasFiles) && PODCAST) };
}

/** A podcast's own elements in the channel: what Apple demands, and the identity that Podcasting 2.0 gives it. */
export function renderShow(show: Show): string[] {
  const { image, categories, isExplicit, author, owner, type, guid, isLocked } = show;
  return [
    emptyElement(2, 'itunes:image', { href: image }),
    ...categories.map(category),
    textElement(2, 'itunes:explicit', String(isExplicit)),
    textElement(2, 'itunes:author', author),
    textElement(2, 'itunes:type', type),
    owner
      ? parentElement(2, 'itunes:owner', [
          textElement(3, 'itunes:name', authorName(owner)),
          textElement(3, 'itunes:email', owner.email),
        ])
      : '',
    textElement(2, 'podcast:guid', guid),
    textElement(2, 'podcast:locked', isLocked ? 'yes' : 'no', { owner: owner?.email }),
  ];
}

/** What players need to know of an episode beyond its enclosure. */
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

/** Whole seconds, of what can be listened to or watched. */
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
