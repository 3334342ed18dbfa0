import { isDropped } from './allowList.ts';
import { readableLine } from './escape.ts';
import { isTrackingPixel } from './figures.ts';
import { isFormula, mathText } from './mathml.ts';
import {
  attributeOf,
  type Element,
  isBlockNode,
  isElement,
  isFootnoteReference,
  isText,
  type Node,
  plainTextOf,
} from './tree.ts';

/**
 * Comments with which an author ends the summary: of WordPress, Hugo, Hexo and Zola; of Drupal, Jekyll, Eleventy, Nikola,
 * Pelican and Docusaurus. WordPress allows words for the link behind `more`.
 */
const MARK =
  'more(?: [^>]*)?|\\s*(?:more|read[ -]?more|break|next[ -]?page|page[ _-]?break|excerpt|end[ _-]?(?:of[ _-])?excerpt|excerpt[ _-]end|teaser_end|pelican_end_summary|truncate)\\s*';
const MARK_TEXT = new RegExp(`^(?:${MARK})$`, 'i');
const MARK_COMMENT = new RegExp(`<!--(?:${MARK})-->`, 'i');
/** What ends a line so that another may follow it. */
const END = /[\p{Po}…]$/u;

const LINE_END = '\n';
/** A node to read, or the end of a line. */
type Step = Node | typeof LINE_END;

/** What an article has to say, by kind, each in its order. */
interface Lines {
  readonly texts: string[];
  readonly pictures: string[];
  /** True if the author ended the summary: then these are the lines before that. */
  readonly isEnded: boolean;
}

/** True if the author of the HTML may have ended the summary. */
export function mayEndSummary(html: string): boolean {
  return MARK_COMMENT.test(html);
}

/** What a summary is made of. */
export interface SummarySource {
  /** Empty where there is nothing to say. */
  readonly summaryText: string;
  /** True where the author ended it, so that all of it is the summary. */
  readonly isSummaryEnded: boolean;
}

/**
 * The text that a summary is made of: what is before a mark such as `<!--more-->`, else the first paragraph. An article without either
 * has its lists, tables and other texts, else what its pictures show. Headings are no text of a summary, nor are the links
 * that stand for embeds.
 */
export function summarySourceOf(
  roots: readonly Node[],
  firstParagraph: string,
  mayEnd: boolean,
): SummarySource {
  if (firstParagraph !== '' && !mayEnd) return { summaryText: firstParagraph, isSummaryEnded: false };
  const { texts, pictures, isEnded } = linesOf(roots);
  const ended = isEnded ? joined(texts) : '';
  if (ended !== '') return { summaryText: ended, isSummaryEnded: true };
  const summaryText = firstParagraph || joined(texts) || joined([...new Set(pictures)]);
  return { summaryText, isSummaryEnded: false };
}

function linesOf(roots: readonly Node[]): Lines {
  const pictures: string[] = [];
  const texts: string[] = [];
  let line = '';
  let isEnded = false;
  const steps: Step[] = roots.toReversed();
  for (let step = steps.pop(); step !== undefined && !isEnded; step = steps.pop()) {
    if (typeof step === 'string') {
      texts.push(readableLine(line));
      line = '';
      continue;
    }
    const words = wordsOf(step);
    if (words !== undefined) line += words;
    else if (!isElement(step)) isEnded = isMark(step);
    else for (const inner of stepsInto(step, pictures).reverse()) steps.push(inner);
  }
  texts.push(readableLine(line));
  return { texts, pictures, isEnded };
}

/** The text of a node that has no lines. */
function wordsOf(node: Node): string | undefined {
  if (isText(node)) return node.value;
  if (isFormula(node)) return mathText(node);
  return node.nodeName === 'br' ? ' ' : undefined;
}

function stepsInto(element: Element, pictures: string[]): Step[] {
  const children = isReadApart(element, pictures) ? [] : element.childNodes;
  return isBlockNode(element) ? [LINE_END, ...children, LINE_END] : [...children];
}

function isMark(node: Node): boolean {
  return node.nodeName === '#comment' && 'data' in node && MARK_TEXT.test(node.data);
}

/** Takes the lines of elements that are no text of the article. Returns true for these. */
function isReadApart(element: Element, pictures: string[]): boolean {
  const { tagName } = element;
  if (isDropped(tagName) || isFootnoteReference(element)) return true;
  if (tagName === 'img') {
    if (!isTrackingPixel(element)) pictures.push(readableLine(attributeOf(element, 'alt') ?? ''));
  } else if (tagName === 'audio' || tagName === 'video')
    pictures.push(readableLine(attributeOf(element, 'title') ?? ''));
  else if (tagName === 'figcaption') pictures.push(plainTextOf([element]));
  else return /^h[1-6]$/.test(tagName);
  return true;
}

/** Lines as one: `one; two`. */
function joined(lines: readonly string[]): string {
  let text = '';
  for (const line of lines.filter((one) => one !== ''))
    text += text === '' ? line : `${END.test(text) ? ' ' : '; '}${line}`;
  return text;
}
