import { withoutForbiddenInHtml } from '../../html/escape.ts';
import type { Node } from '../../html/tree.ts';
import { TreeBuilder } from '../../html/treeBuilder.ts';
import type { PictureReference } from '../../model/article.ts';
import { onOneLine } from '../../model/text.ts';
import { linesOf } from './head.ts';

/** A paragraph of a newsroom text, or the caption of a picture. All of it is literal text. */
export interface Paragraph {
  readonly text: string;
  readonly isCaption: boolean;
  /** The article's picture, above the first caption. */
  readonly picture?: PictureReference;
}

/**
 * The body of a newsroom text: paragraphs, and captions with their credits. Blank lines separate paragraphs; where
 * there is none, every line is one.
 *
 * @param picture the article's, when it has no caption of its own: it stands above the first that the text has
 */
export function splitParagraphs(
  text: string,
  from: number,
  skip: ReadonlySet<string>,
  picture?: PictureReference,
): Paragraph[] {
  const lines = [...linesOf(text, from)]
    .map((line) => line.text)
    .filter((line) => !skip.has(onOneLine(line)));
  const body = lines.join('\n').trim();
  const paragraphs = body
    .split(body.includes('\n\n') ? /\n{2,}/ : '\n')
    .filter((paragraph) => paragraph !== '');
  const captioned = paragraphs.findIndex(hasCredit);
  return paragraphs.map((paragraph, i) => ({
    text: paragraph,
    isCaption: hasCredit(paragraph),
    ...(picture && i === captioned && { picture }),
  }));
}

/** Paragraphs as a tree, as the parser would build it of their HTML. */
export function treeOfNewsroom(paragraphs: readonly Paragraph[]): Node[] {
  const tree = new TreeBuilder();
  for (const [index, { text, isCaption, picture }] of paragraphs.entries()) {
    if (index > 0) tree.text('\n');
    if (!isCaption) {
      tree.open('p').text(text).close('p');
      continue;
    }
    tree.open('figure');
    if (picture) tree.empty('img', attributesOf(picture));
    tree.open('figcaption').text(text).close('figcaption').close('figure');
  }
  // A source has no carriage return and no null, so nothing needs the parser.
  return tree.finish() as Node[];
}

function attributesOf({ src, alt }: PictureReference): Readonly<Record<string, string>> {
  return { src: withoutForbiddenInHtml(src), ...(alt !== undefined && { alt: withoutForbiddenInHtml(alt) }) };
}

/** A caption ends in who took the picture: `Photo: AFP`, `Photo / Jane Doe`. */
const CREDIT = /(?:^|\s)photos?\s?[:/]\s?([^\s:][^:]{0,80})$/iu;

/** A caption taken apart. */
export interface Caption {
  readonly caption?: string;
  readonly credit?: string;
}

/** Splits the credit from a caption. */
export function splitCredit(text: string): Caption {
  const found = CREDIT.exec(text);
  const caption = (found ? text.slice(0, found.index) : text).trim();
  return { ...(caption !== '' && { caption }), ...(found?.[1] && { credit: found[1] }) };
}

/** True for a paragraph that is a picture's caption. */
export function hasCredit(text: string): boolean {
  return CREDIT.test(text);
}
