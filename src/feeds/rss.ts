import type { AnyChannel, AnyFeed, PlainFeed } from '../model/channel.ts';
import { GENERATOR } from '../model/generator.ts';
import type { AnyItem, Enclosure, Picture } from '../model/item.ts';
import { parseAddress } from '../model/parseAddress.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { renderEpisode } from './episode.ts';
import type { Typed } from './fields.ts';
import * as fields from './fields.ts';
import { type Frame, frameAround, joinFrame } from './frame.ts';
import { keptGuid, type RenderOptions } from './keptIds.ts';
import { normaliseFeed } from './normaliseFeed.ts';
import { podcastNamespaces, renderIdentity, renderShow } from './podcast.ts';
import { renderSimpleChapters } from './simpleChapters.ts';
import { emptyElement, htmlElement, parentElement, textElement, xmlDocument } from './xml.ts';
import { archiveMark, historyLinks, historyNamespace, mediaPicture } from './xmlExtensions.ts';

const NAMESPACES = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/**
 * Writes a feed as RSS 2.0, in the profile of the RSS Advisory Board.
 *
 * @param given a `Feed` of the `feed` package, ours or anyone's, or a plain object like one
 * @throws RangeError which names the item and the field when a date is invalid
 * @example renderRss(feed) // '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" ...'
 */
export function renderRss(given: PlainFeed, rendering: RenderOptions = {}): string {
  const { keepIdsOf } = rendering;
  const feed = normaliseFeed(given);
  const texts = feed.items.map((item, index) => {
    const written = given.items[index];
    return renderRssItem(item, feed.options, keepIdsOf && written && keptGuid(written, keepIdsOf));
  });
  return joinFrame(frameRss(feed, texts), texts);
}

/**
 * What stands around the items of a document.
 *
 * @param feed in the form of `normaliseFeed`; of its items only dates and ids are read
 * @param texts those of its items, which say what has to be declared for them
 */
export function frameRss(feed: AnyFeed, texts: readonly string[]): Frame {
  const { options, items, categories } = feed;
  const identity = renderIdentity(options);
  const document = xmlDocument(
    'rss',
    { ...NAMESPACES, ...historyNamespace(options), ...podcastNamespaces(feed, texts) },
    [
      parentElement(1, 'channel', [
        textElement(2, 'title', options.title),
        textElement(2, 'link', linkOf(options)),
        textElement(2, 'description', options.description ?? options.title),
        channelLink(
          options.feed ?? options.feedLinks?.rss ?? options.feedLinks?.['rss2'],
          'self',
          'application/rss+xml',
        ),
        ...fields.findHubs(options).map((hub) => channelLink(hub, 'hub')),
        ...historyLinks(options, 'rss').map(({ href, rel }) => channelLink(href, rel, 'application/rss+xml')),
        archiveMark(2, options),
        textElement(2, 'language', options.language),
        textElement(2, 'copyright', options.copyright),
        ...fields.findChannelAuthors(options).slice(0, 1).map(managingEditor),
        items.length > 0 || options.updated
          ? textElement(2, 'lastBuildDate', fields.formatRssDate(fields.findUpdatedDate(feed), options))
          : '',
        ...categories.map((category) => textElement(2, 'category', category)),
        generator(options),
        textElement(2, 'docs', options.docs ?? 'https://www.rssboard.org/rss-specification'),
        textElement(2, 'ttl', options.ttl?.toString()),
        cloud(options),
        channelImage(options),
        ...renderShow(options),
        identity,
      ]),
    ],
    options.stylesheet,
  );
  return frameAround(document, `${identity}  </channel>\n</rss>\n`);
}

/**
 * The text that one item adds to a document of this channel.
 *
 * @param id a guid that is written as it is; the item's own if it is absent
 */
export function renderRssItem(item: AnyItem, options: AnyChannel, id = findGuid(item)): string {
  const published = fields.findPublishedDate(item);
  const picture = fields.findPicture(item);
  const [enclosure, ...others] = fields.findEnclosures(item);
  return parentElement(2, 'item', [
    textElement(3, 'title', fields.findTitle(item)),
    textElement(3, 'link', item.link),
    textElement(3, 'guid', id, { isPermaLink: String(id === item.link) }),
    textElement(3, 'pubDate', fields.formatRssDate(published, options)),
    item.date > published ? textElement(3, 'atom:updated', formatRfc3339(item.date)) : '',
    ...fields.findAuthors(item).map((author) => textElement(3, 'dc:creator', fields.authorName(author))),
    ...fields.findTags(item).map((tag) => textElement(3, 'category', tag)),
    textElement(3, 'comments', item.comments),
    item.source ? textElement(3, 'source', item.source.title, { url: item.source.url }) : '',
    item.via === undefined ? '' : emptyElement(3, 'atom:link', { href: item.via, rel: 'via' }),
    textElement(3, 'dc:language', item.language),
    textElement(3, 'dc:rights', item.copyright),
    ...renderTexts(item),
    enclosure ? renderEnclosure(enclosure) : pictureEnclosure(picture),
    picture ? mediaPicture(3, fields.typedPicture(picture)) : '',
    ...others.map(mediaFile),
    ...renderEpisode(item),
    renderSimpleChapters(3, item, options),
  ]);
}

/**
 * The content, after a description: an item without one has its content there (RSS profile, description). An item without
 * a title has a description, even an empty one (RSS 2.0, `item`).
 */
function renderTexts(item: AnyItem): string[] {
  const { content } = item;
  const isRequired = fields.findTitle(item) === undefined;
  if (item.description === undefined)
    return [htmlElement(3, 'description', content ?? (isRequired ? '' : undefined))];
  return [textElement(3, 'description', item.description), htmlElement(3, 'content:encoded', content)];
}

/** An explicit guid comes first, as in `feed`, so that items of an existing feed do not come back as new. */
function findGuid(item: AnyItem): string {
  return item.guid ?? fields.findId(item);
}

/** RSS allows one enclosure an item; further files are `media:content`. */
function renderEnclosure({ url, length, type }: Typed<Enclosure>): string {
  return emptyElement(3, 'enclosure', { url, length: length ?? 0, type });
}

/** A picture is an enclosure only if its size is known: a wrong length is worse than no enclosure. */
function pictureEnclosure(picture: Picture | undefined): string {
  return picture?.length === undefined ? '' : renderEnclosure(fields.typedPicture(picture));
}

function mediaFile({ url, type, length, duration }: Typed<Enclosure>): string {
  return emptyElement(3, 'media:content', { url, type, fileSize: length, duration });
}

function channelLink(href: string | undefined, rel: string, type?: string): string {
  return href === undefined ? '' : emptyElement(2, 'atom:link', { href, rel, type });
}

/** The profile requires an e-mail address, followed by the name; nothing if there is no address. */
function managingEditor({ name, email }: { name?: string; email?: string }): string {
  if (!email) return '';
  return textElement(2, 'managingEditor', name ? `${email} (${name})` : email);
}

function generator({ generator: name }: AnyChannel): string {
  return name === false ? '' : textElement(2, 'generator', name ?? `${GENERATOR.name} ${GENERATOR.version}`);
}

/** Where readers ask to be told of what is new, by HTTP; the port is always named (RSS 2.0, `cloud`). */
function cloud({ cloud: address }: AnyChannel): string {
  const url = address === undefined ? undefined : parseAddress(address);
  if (url === undefined) return '';
  return emptyElement(2, 'cloud', {
    domain: url.hostname,
    port: url.port || (url.protocol === 'https:' ? 443 : 80),
    path: url.pathname + url.search,
    registerProcedure: '',
    protocol: 'http-post',
  });
}

/** The channel's image: PNG, JPEG or GIF only (RSS 2.0, image). Title and link are the channel's. */
function channelImage(options: AnyChannel): string {
  if (options.image === undefined || !/\.(?:png|jpe?g|gif)$/i.test(options.image)) return '';
  return parentElement(2, 'image', [
    textElement(3, 'url', options.image),
    textElement(3, 'title', options.title),
    textElement(3, 'link', linkOf(options)),
  ]);
}

function linkOf({ link, id, feed, feedLinks }: AnyChannel): string {
  return link ?? id ?? feed ?? feedLinks?.rss ?? '';
}
