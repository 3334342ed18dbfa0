import { sanitiseMarkdown, treeOfText } from '../articles/sanitiseBody.ts';
import { parseTree } from '../html/parse.ts';
import { markNoCharacters } from '../html/references.ts';
import { type ExaminedArticle, examineTree, type SanitisedArticle, sanitise } from '../html/sanitise.ts';
import { type Comment, type Element, elementsOf, isElement, isText, type Node } from '../html/tree.ts';
import { toNfc } from '../model/text.ts';
import { makeAbsolute } from './absoluteAddresses.ts';
import { type Convert, joined, partsOf } from './articleParts.ts';
import { canonicalHtml, canonicalTree } from './compareTrees.ts';
import { toMarkdown } from './htmlToMarkdown.ts';
import { rawHtml, wrapped } from './rawHtml.ts';

/** An article's HTML as the body of a Markdown file. */
export interface ImportedBody {
  readonly markdown: string;
  /** The article as feed readers will get it. */
  readonly article: ExaminedArticle;
  /** What sanitising finds in the original: readers get it otherwise, or not at all. */
  readonly found: ExaminedArticle['findings'];
  /** False if what readers get differs from the sanitised original. */
  readonly isSame: boolean;
  /** False if only what readers get is in the file. */
  readonly isWhole: boolean;
}

/** A larger article stays HTML: conversion to Markdown would take too long. */
const MAX_PARTS = 10_000;
const MAX_CHARACTERS = 1_000_000;
/** An article without it has no link that leads to a place in it. */
const SIGN = /#|&num;/;

/**
 * Converts an article's HTML to Markdown that readers get the same of. A block of which Markdown cannot say all stays HTML, as
 * it is but for its relative addresses.
 *
 * @param base the address that relative addresses are resolved against
 * @param page the article's link, as it will be published
 * @param isPrivate true for HTML that readers never got as it is: comments in it are left out, but for the mark of a summary
 * @example importBody('<p>The <em>tide</em> came in.</p>', link, link).markdown // 'The *tide* came in.'
 */
export function importBody(html: string, base: string, page: string, isPrivate = false): ImportedBody {
  const source = { html, base, page, isPrivate };
  const tree = treeOf(source);
  const isHuge = tree.length > MAX_PARTS || html.length > MAX_CHARACTERS;
  const markdown = toNfc(joined(partsOf(tree, isHuge ? asHtml : toMarkdown)));
  const read = treeOfText(markdown);
  const isSame =
    page === base && !hasFragments(tree, html) && canonicalTree(tree) === canonicalTree(read.roots);
  if (!isSame) return compared(markdown, source);
  const article = examineTree(read.roots, page, read.made);
  return { markdown, article, found: article.findings, isSame, isWhole: true };
}

/** An article's HTML, and its addresses. */
interface OriginalHtml {
  readonly html: string;
  readonly base: string;
  readonly page: string;
  readonly isPrivate: boolean;
}

function treeOf({ html, base, page, isPrivate }: OriginalHtml): Node[] {
  const parsed = parseTree(markNoCharacters(html), false).childNodes;
  const childNodes = isPrivate ? withoutComments(parsed) : parsed;
  makeAbsolute(childNodes, base, page);
  return childNodes;
}

/** What the mark of a summary is, all other comments are their writers'. */
function withoutComments(nodes: readonly Node[]): Node[] {
  return nodes.filter((node) => {
    if (!isElement(node))
      return isText(node) || /^(?:more(?: [^>]*)?|\s*more\s*)$/.test((node as Comment).data);
    node.childNodes = withoutComments(node.childNodes);
    if ('content' in node) {
      const content = node.content as Element;
      content.childNodes = withoutComments(content.childNodes);
    }
    return true;
  });
}

/** True for an article with a link that may lead to a place in it. */
function hasFragments(tree: readonly Node[], html: string): boolean {
  const isLeading = ({ attrs }: Element) =>
    attrs.some(({ name, value }) => name === 'href' && value.includes('#'));
  return SIGN.test(html) && [...elementsOf(tree)].some(isLeading);
}

const asHtml: Convert = () => undefined;

/** The same for an article whose sanitised text has to be compared. */
function compared(markdown: string, source: OriginalHtml): ImportedBody {
  const { html, base, page } = source;
  const original = sanitise(html, base);
  // On another page, links within the article would lead away from it.
  const meant = page === base ? original : sanitise(original.html, page);
  const { article, ...body } = firstAlike(markdown, meant.html, source);
  const isSame = body.isSame && isAlike(original.html, meant.html);
  return { ...body, article: { ...article, write: () => article }, found: original.findings, isSame };
}

/** A text with what readers get of it. */
interface Rendered {
  readonly markdown: string;
  readonly article: SanitisedArticle;
}

/** The first text of which readers get the same as of the original: the given one, or others that are less readable. */
function firstAlike(
  text: string,
  meant: string,
  source: OriginalHtml,
): Rendered & Pick<ImportedBody, 'isSame' | 'isWhole'> {
  const { page } = source;
  const first = render(text, page);
  if (isAlike(first.article.html, meant)) return { ...first, isSame: true, isWhole: true };
  const ofBlocks: Convert = (block) => {
    const markdown = toMarkdown(block);
    return markdown !== undefined && isFaithful(markdown, block, page) ? markdown : undefined;
  };
  let last = first;
  for (const make of [
    () => joined(partsOf(treeOf(source), ofBlocks)),
    () => joined(partsOf(treeOf(source), asHtml)),
    () => wrapped(rawHtml(treeOf(source))),
  ]) {
    last = render(make(), page);
    if (isAlike(last.article.html, meant)) return { ...last, isSame: true, isWhole: true };
  }
  const shown = render(wrapped(rawHtml(parseTree(meant, false).childNodes)), page);
  return isAlike(shown.article.html, meant)
    ? { ...shown, isSame: true, isWhole: false }
    : { ...last, isSame: false, isWhole: true };
}

/** Renders a body as a run will. */
function render(text: string, page: string): Rendered {
  const markdown = toNfc(text);
  return { markdown, article: sanitiseMarkdown(markdown, page) };
}

/** True for two sanitised texts that browsers show alike. */
function isAlike(one: string, other: string): boolean {
  return one === other || canonicalHtml(one) === canonicalHtml(other);
}

/** True for Markdown of a block that renders as the block does, by itself. */
function isFaithful(markdown: string, block: Node, page: string): boolean {
  return isAlike(render(markdown, page).article.html, sanitise(rawHtml([block]), page).html);
}
