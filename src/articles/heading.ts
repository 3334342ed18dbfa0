import { parseTree } from '../html/parse.ts';
import { elementsOf, isBlank, isElement, type Node, plainTextOf } from '../html/tree.ts';
import type { ArticleFormat } from '../model/articleFormat.ts';
import type { Dialect } from '../model/markdown.ts';
import { lineStarts } from './markdown/codeSamples.ts';
import { parseMarkdown, renderTokens } from './markdown/parser.ts';

/** The heading that an article begins with. Both indices are into the article's body. */
export interface Heading {
  /** Its words as plain text. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
  /** The first element in it that is more than words: a link, a picture. */
  readonly lost?: string;
}

/** What may stand before the heading: nobody sees it. */
const COMMENTS = /^(?:\s*<!--(?:(?!-->)[\s\S])*-->)*\s*$/;

/**
 * Finds the heading of the first level that a body begins with, which is the title where front matter has none.
 *
 * @returns undefined if the body begins with something else, or the heading has no words
 */
export function findHeading(format: ArticleFormat, body: string, dialect?: Dialect): Heading | undefined {
  const heading = format === 'html' ? htmlHeading(body) : markdownHeading(body, dialect);
  return heading?.text === '' ? undefined : heading;
}

function markdownHeading(body: string, dialect: Dialect | undefined): Heading | undefined {
  const tokens = parseMarkdown(body, dialect);
  const index = tokens.findIndex(({ type }) => type !== 'html_block');
  const [open, words] = tokens.slice(index, index + 2);
  if (open?.tag !== 'h1' || !open.map || !words) return undefined;
  const starts = lineStarts(body);
  const at = starts[open.map[0]] as number;
  if (!COMMENTS.test(body.slice(0, at))) return undefined;
  const nodes = parseTree(renderTokens([words]), false).childNodes;
  return { ...wordsOf(nodes), at, end: starts[open.map[1]] ?? body.length };
}

function htmlHeading(body: string): Heading | undefined {
  const first = parseTree(body, true).childNodes.find((node) => !isBlank(node));
  if (first === undefined || !isElement(first) || first.tagName !== 'h1') return undefined;
  // Located: parseTree was asked for places.
  const { startOffset: at, endTag } = first.sourceCodeLocation as NonNullable<
    typeof first.sourceCodeLocation
  >;
  return endTag && { ...wordsOf(first.childNodes), at, end: endTag.endOffset };
}

function wordsOf(nodes: readonly Node[]): Pick<Heading, 'text' | 'lost'> {
  const lost = [...elementsOf(nodes)].find(({ tagName }) => tagName === 'a' || tagName === 'img');
  return { text: plainTextOf(nodes), ...(lost && { lost: `<${lost.tagName}>` }) };
}
