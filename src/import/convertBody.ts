import { reportTemplates } from '../articles/markdown/templateCode.ts';
import { sanitiseMarkdown, treeOfText } from '../articles/sanitiseBody.ts';
import { parseTree } from '../html/parse.ts';
import { markNoCharacters } from '../html/references.ts';
import { type ExaminedArticle, examineTree, type SanitisedArticle, sanitise } from '../html/sanitise.ts';
import type { Node } from '../html/tree.ts';
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
/** A link that may lead to a place in the article. */
const LEADS_INTO = /#|&num;|&hash;/i;

/**
 * Converts an article's HTML to Markdown that readers get the same of. A block of which Markdown cannot say all stays HTML, as
 * it is but for its relative addresses.
 *
 * @param base the address that relative addresses are resolved against
 * @param page the article's link, as it will be published
 * @example importBody('<p>The <em>tide</em> came in.</p>', link, link).markdown // 'The *tide* came in.'
 */
export function importBody(html: string, base: string, page: string): ImportedBody {
  const source = { html, base, page };
  const tree = treeOf(source);
  const isHuge = tree.length > MAX_PARTS || html.length > MAX_CHARACTERS;
  const markdown = toNfc(joined(partsOf(tree, isHuge ? asHtml : toMarkdown)));
  const read = treeOfText(markdown);
  const isSame =
    page === base &&
    !LEADS_INTO.test(html) &&
    canonicalTree(tree) === canonicalTree(read.roots) &&
    !hasTemplates(markdown);
  if (!isSame) return compared(markdown, source);
  const article = examineTree(read.roots, page, read.made);
  return { markdown, article, found: article.findings, isSame, isWhole: true };
}

/** An article's HTML, and its addresses. */
interface OriginalHtml {
  readonly html: string;
  readonly base: string;
  readonly page: string;
}

function treeOf({ html, base, page }: OriginalHtml): Node[] {
  const { childNodes } = parseTree(markNoCharacters(html), false);
  makeAbsolute(childNodes, base, page);
  return childNodes;
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
  if (isAlike(first.article.html, meant) && !hasTemplates(first.markdown))
    return { ...first, isSame: true, isWhole: true };
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
  const rendered = render(markdown, page);
  return (
    isAlike(rendered.article.html, sanitise(rawHtml([block]), page).html) && !hasTemplates(rendered.markdown)
  );
}

function hasTemplates(markdown: string): boolean {
  let isReported = false;
  reportTemplates(markdown, 0, () => {
    isReported = true;
  });
  return isReported;
}
