import type { SanitisedArticle } from '../html/sanitise.ts';
import type { Enclosure, Picture } from '../model/item.ts';
import type { ReadEntry } from './reader/feedDocument.ts';
import { keptAddress, keptLanguage, keptText, leftOut, type TellFault } from './validText.ts';

/** A mapping of front matter; what is undefined is not written. */
type Written = Readonly<Record<string, unknown>>;

/**
 * The picture as front matter names it; false where there is none but in the text. One that the text does not show is
 * not put above it, so that the text stays what it was.
 */
export function writtenImage(
  image: Picture | undefined,
  { pictures }: SanitisedArticle,
  tell: TellFault,
): Written | false | undefined {
  const src = keptAddress(image?.url, tell);
  // Without a word, the first figure of the text would become the article's picture.
  if (image === undefined || src === undefined) return pictures.length > 0 ? false : undefined;
  const isShown = pictures.some(({ url }) => url === src);
  return {
    src,
    alt: image.alt === '' ? '' : keptText(image.alt),
    caption: keptText(image.caption),
    credit: keptText(image.credit),
    type: keptType(image.type, tell),
    sizeInBytes: keptNumber(image.length, /^\d{1,15}$/),
    width: keptNumber(image.width, /^[1-9]\d{0,5}$/),
    height: keptNumber(image.height, /^[1-9]\d{0,5}$/),
    inText: isShown ? undefined : false,
  };
}

/** Audio, video and documents with all that is said of them. */
export function writtenEnclosures(enclosures: readonly Enclosure[], tell: TellFault): Written[] {
  return enclosures.flatMap((file) => {
    const url = keptAddress(file.url, tell);
    if (url === undefined) return [];
    return {
      url,
      type: keptType(file.type, tell),
      sizeInBytes: keptNumber(file.length, /^\d{1,15}$/),
      durationInSeconds: keptNumber(file.duration, /^\d{1,9}(?:\.\d+)?$/),
      title: keptText(file.title),
    };
  });
}

/** What is said in an episode, and where its chapters begin. */
export function writtenParts({ transcripts, chapters }: ReadEntry, tell: TellFault) {
  const files = transcripts.flatMap(({ url, type, language }): Written[] => {
    const kept = keptAddress(url, tell);
    if (kept === undefined) return [];
    return [{ url: kept, type: keptType(type, tell), language: keptLanguage(language, tell) }];
  });
  const url = keptAddress(chapters?.url, tell);
  return {
    transcripts: files.length > 0 ? files : undefined,
    chapters: url && { url, type: keptType(chapters?.type, tell) },
  };
}

/** Without its parameters, in the form that our own reader takes. */
function keptType(type: string | undefined, tell: TellFault): string | undefined {
  const plain = type?.replace(/;.*/s, '').trim();
  if (plain === undefined || plain === '') return undefined;
  if (/^[a-z0-9][\w.+-]*\/[\w.+-]+$/i.test(plain)) return plain.toLowerCase();
  tell(leftOut('a media type', plain));
  return undefined;
}

function keptNumber(value: number | undefined, form: RegExp): number | undefined {
  return value !== undefined && form.test(String(value)) ? value : undefined;
}
