import type { AnyChannel, AnyFeed, Tombstone } from '../model/channel.ts';
import type { AnyItem, Author, Enclosure, Picture } from '../model/item.ts';
import { mediaTypeOf } from '../model/mediaType.ts';
import { withoutForbidden } from '../model/text.ts';

/*
 * Where each fact stands in a `feed` Feed, ours or a stranger's: one function a fact, its fallbacks a visible list.
 * The three renderers ask here, so that they say the same.
 */

export function findId(item: AnyItem): string {
  return item.id ?? item.guid ?? item.link;
}

/** An id has to be an absolute IRI (RFC 4287, 4.2.6): one that is none becomes a fragment of the channel's address. */
export function asIri(id: string, home: string): string {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(id)
    ? id
    : `${home}#${encodeURIComponent(id.toWellFormed())}`;
}

/** The content that was asked for last of each item, and what all formats can carry of it: each of them asks. */
const contents = new WeakMap<AnyItem, { readonly of: string; readonly plain: string }>();

/** An item's HTML as all three formats say it. */
export function findContent(item: AnyItem): string | undefined {
  const { content } = item;
  if (content === undefined) return undefined;
  const known = contents.get(item);
  if (known?.of === content) return known.plain;
  const fit = plain(content);
  contents.set(item, { of: content, plain: fit });
  return fit;
}

export function findPublishedDate(item: AnyItem): Date {
  return item.published ?? item.date;
}

/** The newest change of all items, taken back or not; the epoch for a feed that has never had one. Never the clock. */
export function findUpdatedDate({ options, items }: AnyFeed): Date {
  if (options.updated) return options.updated;
  const dates = [...items.map(({ date }) => date), ...findTombstones(options, items).map(({ when }) => when)];
  return dates.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? new Date(0);
}

/** Entries that were taken back, unless the document shows them: never an entry and its tombstone in one. */
export function findTombstones(options: AnyChannel, items: readonly AnyItem[]): readonly Tombstone[] {
  if (options.deleted === undefined) return [];
  const shown = new Set(items.map(findId));
  return options.deleted.filter(({ id }) => !shown.has(id));
}

export function findAuthors(item: AnyItem): Author[] {
  return (item.author ?? []).filter((author) => authorName(author) !== undefined);
}

export function findChannelAuthors(options: AnyChannel): Author[] {
  const authors = options.authors ?? (options.author ? [options.author] : []);
  return authors.filter((author) => authorName(author) !== undefined);
}

export function authorName({ name, email }: Author): string | undefined {
  return name || email || undefined;
}

/** The tags of an item; in all three formats the same text. */
export function findTags(item: AnyItem): string[] {
  const tags = (item.category ?? []).map(({ name, term }) => name ?? term ?? '');
  return tags.filter((tag) => tag !== '');
}

export function findHubs(options: AnyChannel): string[] {
  return options.hubs ?? (options.hub ? [options.hub] : []);
}

export function findPicture({ image }: AnyItem): Picture | undefined {
  return typeof image === 'string' ? { url: image } : image;
}

/** Audio, video and documents, each with a type: the one that is stated, else the one that its name tells. */
export function findEnclosures(item: AnyItem): Typed<Enclosure>[] {
  if (item.enclosures) return item.enclosures.map((file) => typed(file, 'application'));
  const { enclosure, audio, video } = item;
  const single = enclosure ? [typed(enclosure, 'application')] : [];
  return [...single, ...ofKind(audio, 'audio'), ...ofKind(video, 'video')];
}

export type Typed<T extends Enclosure> = T & { readonly type: string };

/** A picture's type, stated or told by its name. */
export function typedPicture(picture: Picture): Typed<Picture> {
  return typed(picture, 'image');
}

/** Text as all three formats say it. */
export function plain(text: string): string {
  return withoutForbidden(text);
}

function ofKind(file: string | Enclosure | undefined, kind: string): Typed<Enclosure>[] {
  if (file === undefined) return [];
  return [typed(typeof file === 'string' ? { url: file } : file, kind)];
}

const UNKNOWN: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  audio: 'audio/mpeg',
  video: 'video/mp4',
};

/** An address says little: one of a picture that ends in `.php` or `.html` is none of a page. */
function typed<T extends Enclosure>(file: T, kind: string): Typed<T> {
  const unknown = UNKNOWN[kind] ?? 'application/octet-stream';
  const told = mediaTypeOf(file.url.replace(/[?#].*$/s, ''), unknown);
  const isPossible = kind === 'application' || /^(?:image|audio|video)\//.test(told);
  return { ...file, type: file.type ?? (isPossible ? told : unknown) };
}
