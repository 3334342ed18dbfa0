import { type BodyPicture, renderFigure } from '../html/figures.ts';
import type { SanitisedArticle } from '../html/sanitise.ts';
import { withoutAlt } from '../html/writeTag.ts';
import type { Article } from '../model/article.ts';
import type { Picture } from '../model/item.ts';
import type { Locate, MediaFile } from '../model/media.ts';
import type { ReportProblem, Source } from '../syntax/sourceText.ts';
import { optional } from '../syntax/value.ts';
import { wholeReference } from './media/dataPicture.ts';
import { splitCredit } from './newsroom/caption.ts';

/** A picture in a data: address is in the article's file alone. */
export function withWholeImage(head: Article, { text }: Source): Article {
  const { image } = head;
  return image === undefined ? head : { ...head, image: { ...image, src: wholeReference(image, text) } };
}

/** Front matter's picture, with what its file says of it. */
export function findPicture({ image }: Article, locate: Locate, report: ReportProblem): Picture | undefined {
  if (image === undefined) return undefined;
  const located = locate(image.src, 'picture');
  if (located.kind === 'wrong') {
    report(image.at, located.fault);
    return undefined;
  }
  if (located.kind === 'local' && located.fault) report(image.at, located.fault);
  const { alt, caption, credit, type, sizeInBytes, width, height } = image;
  const said = { ...optional('type', type), ...optional('length', sizeInBytes) };
  const size = { ...optional('width', width), ...optional('height', height) };
  return {
    ...(located.kind === 'local' ? pictureOf(located.file) : { url: located.url, ...said, ...size }),
    ...optional('alt', alt),
    ...optional('caption', caption),
    ...optional('credit', credit),
  };
}

/** Where the body shows front matter's picture too, it may say what the front matter does not. */
export function mergePictures(
  front: Picture,
  body: SanitisedArticle,
  { image }: Article,
  report: ReportProblem,
): Picture {
  const shown = body.pictures.find(({ url }) => url === front.url);
  const picture = { ...(shown && describePicture(shown)), ...front };
  // Where the body shows it, what is missing there is told; where nothing shows it, nothing is missing.
  if (picture.alt === undefined && image && image.inText !== false && !shown)
    report(image.at, withoutAlt(image.src));
  return picture;
}

/** The first picture that stands by itself is the article's, where front matter names none. */
export function firstFigure({ pictures }: SanitisedArticle): BodyPicture | undefined {
  return pictures.find(({ isFigure, url }) => isFigure && /^https?:/.test(url));
}

/** The body with front matter's picture above it, unless it shows it already. */
export function withPicture(picture: Picture, html: string, { pictures }: SanitisedArticle): string {
  const isShown = pictures.some(({ url }) => url === picture.url);
  return isShown ? html : `${renderFigure(picture)}\n${html}`.trim();
}

/** A picture of the body as the item has it. */
export function describePicture(picture: BodyPicture): Picture {
  const { url, file, alt, width, height } = picture;
  return {
    ...(file ? pictureOf(file) : { url, ...optional('width', width), ...optional('height', height) }),
    ...(alt !== '' && { alt }),
    ...splitCredit(picture.caption()),
  };
}

function pictureOf({ url, type, length, width, height }: MediaFile): Picture {
  return { url, type, length, ...optional('width', width), ...optional('height', height) };
}
