import { measurePicture } from '../../articles/media/measure.ts';
import { EXTENSIONS } from '../../articles/media/outputName.ts';
import { slugOf } from '../../articles/slug.ts';
import { folderNameOf } from '../../model/fileNames.ts';
import { mediaTypeOf } from '../../model/mediaType.ts';
import { quoted } from '../../model/problem.ts';
import { decodePercent } from '../../model/text.ts';
import { shortened } from '../fileName.ts';
import type { RemoteMedia } from './articleMedia.ts';

/** A file as a host gave it. */
export interface FetchedMedia extends RemoteMedia {
  /** The `Content-Type`. */
  readonly contentType?: string | undefined;
  /** Its first bytes: all that a picture needs to be measured. */
  readonly head: Uint8Array;
}

/** A name for a file, or what was found in the place of one. */
export type JudgedMedia = { readonly stem: string; readonly extension: string } | { readonly found: string };

/** Types that articles hand out, with how the names of such files end where their address does not say it. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['application/epub+zip', 'epub'],
  ['application/pdf', 'pdf'],
  ['audio/aac', 'aac'],
  ['audio/flac', 'flac'],
  ['audio/mp4', 'm4a'],
  ['audio/mpeg', 'mp3'],
  ['audio/mp3', 'mp3'],
  ['audio/ogg', 'ogg'],
  ['audio/opus', 'opus'],
  ['audio/wav', 'wav'],
  ['audio/x-m4a', 'm4a'],
  ['audio/x-wav', 'wav'],
  ['video/mp4', 'mp4'],
  ['video/ogg', 'ogv'],
  ['video/quicktime', 'mov'],
  ['video/webm', 'webm'],
  ['video/x-m4v', 'm4v'],
]);

/**
 * Looks at a file before it is put beside articles: a picture has to be one, whatever its host calls it, and a page in the place of a
 * file is none. Its name is the last part of its address, safe on every disk; no name ends as an article's does.
 *
 * @example judgeMedia({ url: 'https://old.example/A%20ferry.JPG', kind: 'picture', head: jpeg })
 * // { stem: 'a-ferry', extension: 'jpg' }
 */
export function judgeMedia({ url, kind, contentType = '', head }: FetchedMedia): JudgedMedia {
  const type = contentType.replace(/;.*$/s, '').trim().toLowerCase();
  const picture = measurePicture(head);
  const stem = stemIn(url, kind);
  if (picture) return { stem, extension: EXTENSIONS[picture.type] };
  if (head.length === 0) return { found: 'an empty file' };
  if (type === 'text/html' || isPage(head)) return { found: 'a page' };
  if (kind === 'picture') return { found: 'no picture that readers show' };
  const written = extensionOf(url);
  const extension = isMedia(mediaTypeOf(`a.${written}`)) ? written : TYPES.get(type);
  return extension === undefined ? { found: `a file of the type ${quoted(type)}` } : { stem, extension };
}

function isMedia(type: string): boolean {
  return /^(?:audio|video)\//.test(type) || TYPES.has(type);
}

function isPage(head: Uint8Array): boolean {
  return /^\s*<(?:!doctype|!--|html|head|body|\?xml)/i.test(new TextDecoder().decode(head.subarray(0, 200)));
}

function extensionOf(url: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(lastPart(url))?.[1]?.toLowerCase() ?? '';
}

function lastPart(url: string): string {
  const path = new URL(url).pathname;
  return decodePercent(path.slice(path.lastIndexOf('/') + 1));
}

function stemIn(url: string, kind: RemoteMedia['kind']): string {
  const name = lastPart(url).replace(/\.[a-z0-9]{1,5}$/i, '');
  return folderNameOf(shortened(slugOf(/[\p{L}\p{N}]/u.test(name) ? name : kind)));
}
