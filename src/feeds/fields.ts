import type { AnyChannel, AnyFeed, Tombstone } from '../model/channel.ts';
import type { AnyItem, Author, Enclosure, Picture } from '../model/item.ts';
import { mailboxIn } from '../model/mailbox.ts';
import { mediaTypeOf } from '../model/mediaType.ts';
import { formatRfc822 } from '../model/stamp.ts';
import { withoutForbidden } from '../model/text.ts';

/*
 * Reads the facts of any `Feed`: one function a fact, with its fallbacks as a visible list. All three renderers use
 * these functions, so the formats agree.
 */

export function findId(item: AnyItem): string {
  return item.id ?? item.guid ?? item.link;
}

/** Makes an absolute IRI of an id (RFC 4287, 4.2.6): any other id becomes a fragment of the channel's address. */
export function asIri(id: string, home: string): string {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(id)
    ? id
    : `${home}#${encodeURIComponent(id.toWellFormed())}`;
}

/** The title of an item; undefined for a note, whose title is empty. */
export function findTitle({ title }: AnyItem): string | undefined {
  return withoutForbidden(title) === '' ? undefined : title;
}

export function findPublishedDate(item: AnyItem): Date {
  return item.published ?? item.date;
}

/** A time as RSS has it, in the zone that the channel wants. */
export function formatRssDate(moment: Date, { rssDates }: AnyChannel): string {
  return formatRfc822(rssDates === 'gmt' ? new Date(moment) : moment);
}

/** The newest change of all items and tombstones; the epoch for an empty feed. The clock is never used. */
export function findUpdatedDate({ options, items }: AnyFeed): Date {
  if (options.updated) return options.updated;
  const dates = [...items.map(({ date }) => date), ...findTombstones(options, items).map(({ when }) => when)];
  return dates.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? new Date(0);
}

/** The tombstones of a document, except those of entries that it shows. */
export function findTombstones(options: AnyChannel, items: readonly AnyItem[]): readonly Tombstone[] {
  if (options.deleted === undefined) return [];
  const shown = new Set(items.map(findId));
  return options.deleted.filter(({ id }) => !shown.has(id));
}

export function findAuthors(item: AnyItem): Author[] {
  // Programs in JavaScript give one author as it is.
  return [item.author ?? []].flat().filter((author) => authorName(author) !== undefined);
}

export function findChannelAuthors(options: AnyChannel): Author[] {
  const authors = options.authors ?? (options.author ? [options.author] : []);
  return authors.filter((author) => authorName(author) !== undefined);
}

/** The name that is shown: no e-mail address, which the formats have a place for, or none. */
export function authorName({ name, email }: Author): string | undefined {
  const shown = name || email;
  return shown ? mailboxIn(shown).name : undefined;
}

/** The tags of an item as text. */
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

/** Audio, video and documents, each with its type: the stated one, else that of the file's extension. */
export function findEnclosures(item: AnyItem): Typed<Enclosure>[] {
  if (item.enclosures) return item.enclosures.map((file) => typed(file, 'application'));
  const { enclosure, audio, video } = item;
  const single = enclosure ? [typed(enclosure, 'application')] : [];
  return [...single, ...ofKind(audio, 'audio'), ...ofKind(video, 'video')];
}

export type Typed<T extends Enclosure> = T & { readonly type: string };

/** A picture with its type: the stated one, else that of the file's extension. */
export function typedPicture(picture: Picture): Typed<Picture> {
  return typed(picture, 'image');
}

function ofKind(file: string | Enclosure | undefined, kind: string): Typed<Enclosure>[] {
  if (file === undefined) return [];
  return [typed(typeof file === 'string' ? { url: file } : file, kind)];
}

const DEFAULT_TYPES: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  audio: 'audio/mpeg',
  video: 'video/mp4',
};

/** The extension in an address may mislead: a picture's address may end in `.php` or `.html`. */
function typed<T extends Enclosure>(file: T, kind: string): Typed<T> {
  const fallback = DEFAULT_TYPES[kind] ?? 'application/octet-stream';
  const byName = mediaTypeOf(file.url.replace(/[?#].*$/s, ''), fallback);
  const isPossible = kind === 'application' || /^(?:image|audio|video)\//.test(byName);
  return { ...file, type: file.type ?? (isPossible ? byName : fallback) };
}
