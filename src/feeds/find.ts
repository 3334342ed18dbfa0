import type { AnyChannel, AnyFeed } from '../model/channel.ts';
import { withoutForbidden } from '../model/characters.ts';
import type { AnyItem, Author, Enclosure, Picture } from '../model/item.ts';

/*
 * Where each fact stands in a `feed` Feed, ours or a stranger's: one function a fact, its fallbacks a visible list.
 * The three renderers ask here, so that they say the same.
 */

export function findId(item: AnyItem): string {
  return item.id ?? item.guid ?? item.link;
}

export function findPublished(item: AnyItem): Date {
  return item.published ?? item.date;
}

/** The newest change of all items; the epoch for a feed that has never had one. Never the clock. */
export function findUpdated({ options, items }: AnyFeed): Date {
  if (options.updated) return options.updated;
  const dates = items.map(({ date }) => date);
  return dates.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? new Date(0);
}

export function findAuthors(item: AnyItem): Author[] {
  return (item.author ?? []).filter((author) => nameOf(author) !== undefined);
}

export function findChannelAuthors(options: AnyChannel): Author[] {
  const authors = options.authors ?? (options.author ? [options.author] : []);
  return authors.filter((author) => nameOf(author) !== undefined);
}

export function nameOf({ name, email }: Author): string | undefined {
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

const SUBTYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  pdf: 'application/pdf',
};

const UNKNOWN: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  audio: 'audio/mpeg',
  video: 'video/mp4',
};

function typed<T extends Enclosure>(file: T, kind: string): Typed<T> {
  const extension = /\.(\w+)(?:[?#]|$)/.exec(file.url)?.[1]?.toLowerCase() ?? '';
  return { ...file, type: file.type ?? SUBTYPES[extension] ?? UNKNOWN[kind] ?? 'application/octet-stream' };
}
