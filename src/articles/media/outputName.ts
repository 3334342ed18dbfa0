import { posix } from 'node:path';
import type { MediaFile, ProbedFile } from '../../model/media.ts';
import { mediaTypeOf } from '../../model/mediaType.ts';
import { type Measured, measurePicture, type PictureType } from './measure.ts';

/** How names of pictures end that have the format of their bytes. */
export const EXTENSIONS: Readonly<Record<PictureType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
};

/**
 * A file as it will be served: with the name that its author gave it, as far as addresses can say it, and a part of
 * its hash, so that a cache never shows an old picture for a new one.
 *
 * @param url where the output folder is served; ends in a slash
 */
export function asServed({ path: source, length, hash, head }: ProbedFile, url: string): MediaFile {
  const picture = measurePicture(head);
  const extension = picture ? `.${EXTENSIONS[picture.type]}` : plainExtension(source);
  const slug = slugOf(source) || (picture ? 'picture' : 'file');
  const path = `media/${slug}-${hash.slice(0, 10)}${extension}`;
  return { source, path, url: url + path, type: mediaTypeOf(source), length, ...picture };
}

/** A picture of the author's that has no file of its own, and so no name. */
export function servedAs(
  picture: Measured,
  { source, length, hash }: { readonly source: string; readonly length: number; readonly hash: string },
  url: string,
): MediaFile {
  const path = `media/picture-${hash.slice(0, 10)}.${EXTENSIONS[picture.type]}`;
  return { source, path, url: url + path, length, ...picture };
}

/**
 * The beginning of the SHA-256 of a file's bytes, as its name in the output folder has it; empty for a name without one.
 *
 * @example hashInName('media/ferry-3a5f0c91e2.png') // '3a5f0c91e2'
 */
export function hashInName(path: string): string {
  return /-([\da-f]{10})(?:\.[a-z\d]+)?$/.exec(path)?.[1] ?? '';
}

function plainExtension(name: string): string {
  return /\.[a-z0-9]+$/i.exec(name)?.[0].toLowerCase() ?? '';
}

function slugOf(name: string): string {
  return posix
    .parse(name)
    .name.normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 40)
    .replace(/-$/, '');
}
