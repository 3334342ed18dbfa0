import type { AnyFeed, PlainFeed, Tombstone } from '../model/channel.ts';
import type { AnyItem, Author, Enclosure } from '../model/item.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { withoutForbidden } from '../model/text.ts';
import type { Typed } from './fields.ts';
import * as fields from './fields.ts';
import { type Frame, frameAround, joinFrame } from './frame.ts';
import type { RenderOptions } from './keptIds.ts';
import { normaliseFeed } from './normaliseFeed.ts';

/**
 * Writes a feed as JSON Feed 1.1.
 *
 * @param given a `Feed` of the `feed` package, ours or anyone's, or a plain object like one
 * @throws RangeError which names the item and the field when a date is invalid
 * @example renderJson(feed) // '{\n  "version": "https://jsonfeed.org/version/1.1", ...'
 */
export function renderJson(given: PlainFeed, rendering: RenderOptions = {}): string {
  const feed = normaliseFeed(given);
  const texts = feed.items.map((item, index) => {
    const id = rendering.keepIdsOf && given.items[index]?.id;
    return renderJsonItem(id ? { ...item, id } : item);
  });
  return joinFrame(frameJson(feed), texts);
}

/**
 * What stands around the items of a document.
 *
 * @param feed in the form of `normaliseFeed`; of its items only ids are read
 */
export function frameJson(feed: AnyFeed): Frame {
  const { options, items, extensions } = feed;
  const authors = fields.findChannelAuthors(options).map(renderAuthor);
  const hubs = fields.findHubs(options).map((url) => ({ type: 'WebSub', url }));
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: options.title,
    home_page_url: options.link,
    feed_url: options.feedLinks?.json ?? options.feedLinks?.['json1'],
    next_url: options.history?.previous?.json,
    description: options.description,
    icon: options.image,
    favicon: options.favicon,
    language: options.language,
    authors: some(authors),
    hubs: some(hubs),
    ...renderExtensions(extensions),
    _deleted_entries: renderDeleted(fields.findTombstones(options, items)),
    items: [],
  };
  const { before, after } = frameAround(`${stringify(document)}\n`, ']\n}\n');
  if (items.length === 0) return { before, between: '', after };
  return { before: `${before}\n    `, between: ',\n    ', after: `\n  ${after}` };
}

/** The text that one item adds to a document, without the comma and line break. */
export function renderJsonItem(item: AnyItem): string {
  const picture = fields.findPicture(item);
  const files = [...findRecordings(item), ...(picture ? [fields.typedPicture(picture)] : [])];
  const { content } = item;
  const object = {
    id: fields.findId(item),
    url: item.link,
    external_url: item.externalLink,
    title: fields.findTitle(item),
    summary: item.description,
    // One of the two is required: an item without HTML has its summary as text.
    ...(content === undefined ? { content_text: item.description ?? item.title } : { content_html: content }),
    image: picture?.url,
    date_published: formatRfc3339(fields.findPublishedDate(item)),
    date_modified: formatRfc3339(item.date),
    authors: some(fields.findAuthors(item).map(renderAuthor)),
    tags: some(fields.findTags(item)),
    language: item.language,
    attachments: some(files.map(renderAttachment)),
    ...renderExtensions(item.extensions ?? []),
  };
  // In two lists it has the indent that it has in the document, and no line of it has to be changed.
  return stringify([[object]]).slice('[\n  [\n    '.length, -'\n  ]\n]'.length);
}

/** The tombstones as an extension, named after RFC 6721. */
function renderDeleted(deleted: readonly Tombstone[]) {
  if (deleted.length === 0) return undefined;
  const entries = deleted.map(({ id, when, comment }) => ({ id, when: formatRfc3339(when), comment }));
  return { about: 'https://www.rfc-editor.org/rfc/rfc6721', entries };
}

function renderAuthor(author: Author) {
  return { name: fields.authorName(author), url: author.link, avatar: author.avatar };
}

/**
 * The enclosures, and behind the first the same recording in other formats: attachments of one title are alternates (JSON
 * Feed 1.1, `attachments`).
 */
function findRecordings(item: AnyItem): Typed<Enclosure>[] {
  const [first, ...others] = fields.findEnclosures(item);
  if (first === undefined) return [];
  const title = first.title ?? fields.findTitle(item);
  const alternates = title === undefined ? [] : findAlternates(item, first.url);
  const titled = title === undefined || alternates.length === 0 ? {} : { title };
  return [...[first, ...alternates].map((file) => ({ ...file, ...titled })), ...others];
}

/** What has a `rel` is another recording, and has no place here. */
function findAlternates({ episode }: AnyItem, url: string): Typed<Enclosure>[] {
  const same = (episode?.alternates ?? []).filter(({ rel = 'default' }) => rel === 'default');
  return same.flatMap(({ sources, type, length }) => {
    const source = sources.find((one) => /^https?:/i.test(one.uri) && (one.contentType ?? type) === type);
    if (source === undefined || source.uri === url) return [];
    return [{ url: source.uri, type, ...(length !== undefined && { length }) }];
  });
}

/** Whole seconds: some readers refuse a feed with any other number. */
function renderAttachment({ url, type, title, length, duration }: Typed<Enclosure>) {
  const seconds = duration === undefined ? undefined : Math.round(duration);
  return { url, mime_type: type, title, size_in_bytes: length, duration_in_seconds: seconds };
}

/** Custom objects begin with an underscore (JSON Feed 1.1, Extensions); `feed` has no such rule. */
function renderExtensions(extensions: AnyFeed['extensions']): Record<string, unknown> {
  const custom = extensions.filter(({ name }) => name.startsWith('_'));
  return Object.fromEntries(custom.map(({ name, objects }) => [name, objects]));
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** Signs in the JSON text that a string may contain a character that XML forbids. */
const SUSPICIOUS = /\\[ubf]|[\ufffe\uffff]/;

/** Cleans strings only if the text looks suspicious: cleaning each string takes twice as long and is hardly ever needed. */
function stringify(object: unknown): string {
  const json = JSON.stringify(object, null, 2);
  return SUSPICIOUS.test(json) ? JSON.stringify(object, cleaned, 2) : json;
}

/** Removes characters that XML forbids, so that all three formats have the same text. */
function cleaned(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? withoutForbidden(value) : value;
}
