import { withoutForbiddenInHtml } from '../../html/escape.ts';
import type { Node } from '../../html/tree.ts';
import { TreeBuilder } from '../../html/treeBuilder.ts';
import type { PictureReference } from '../../model/article.ts';
import { onOneLine } from '../../model/text.ts';
import { type Block, splitBlocks } from './blocks.ts';
import { linesOf } from './head.ts';

/** A block of a newsroom text. All of it is literal text. */
export interface Paragraph extends Block {
  /** The article's picture, above the first caption. */
  readonly picture?: PictureReference;
}

/**
 * The body of a newsroom text: paragraphs, subheads and lists, and captions with their credits.
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
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  const blocks = splitBlocks(first === -1 ? [] : lines.slice(first, last + 1));
  const captioned = blocks.findIndex(({ tagName }) => tagName === 'figure');
  return blocks.map((block, index) => (picture && index === captioned ? { ...block, picture } : block));
}

/** Paragraphs as a tree, as the parser would build it of their HTML. */
export function treeOfNewsroom(paragraphs: readonly Paragraph[]): Node[] {
  const tree = new TreeBuilder();
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index > 0) tree.text('\n');
    build(paragraph, tree);
  }
  // A source has no carriage return and no null, so nothing needs the parser.
  return tree.finish() as Node[];
}

function build({ tagName, lines, picture }: Paragraph, tree: TreeBuilder): void {
  tree.open(tagName);
  if (picture) tree.empty('img', Object.entries(attributesOf(picture)));
  if (tagName === 'ul' || tagName === 'ol') {
    tree.text('\n');
    for (const line of lines) tree.open('li').text(line).close('li').text('\n');
  } else if (tagName === 'figure') {
    tree.open('figcaption').text(lines.join('\n')).close('figcaption');
  } else {
    for (const [index, line] of lines.entries()) (index > 0 ? tree.empty('br') : tree).text(line);
  }
  tree.close(tagName);
}

function attributesOf({ src, alt }: PictureReference): Readonly<Record<string, string>> {
  return { src: withoutForbiddenInHtml(src), ...(alt !== undefined && { alt: withoutForbiddenInHtml(alt) }) };
}
