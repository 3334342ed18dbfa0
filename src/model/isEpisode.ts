import type { FileReference } from './article.ts';
import { isRecordingType, mediaTypeOf } from './mediaType.ts';

/** True for an article with audio or video: by the type that its author gives a file, else by the file's name. */
export function isEpisode({ enclosures }: { readonly enclosures: readonly FileReference[] }): boolean {
  return enclosures.some(({ src, type }) => isRecordingType(type ?? typeByName(src)));
}

/** An address may go on after its name, and a file's own name may have the same signs: then the whole is its name. */
function typeByName(src: string): string {
  return mediaTypeOf(src.replace(/[?#].*$/s, ''), mediaTypeOf(src));
}
