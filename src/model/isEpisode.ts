import type { FileReference } from './article.ts';
import { mediaTypeOf } from './mediaType.ts';

/** True for an article with audio or video: by the type that its author gives a file, else by the file's name. */
export function isEpisode({ enclosures }: { readonly enclosures: readonly FileReference[] }): boolean {
  return enclosures.some(({ src, type }) =>
    // A file's own name may have these signs, and an address may go on after them.
    type === undefined ? [src, src.replace(/[?#].*$/s, '')].some(isNameOfMedia) : isMedia(type),
  );
}

function isNameOfMedia(name: string): boolean {
  return isMedia(mediaTypeOf(name));
}

function isMedia(type: string): boolean {
  return /^\s*(?:audio|video)\//i.test(type);
}
