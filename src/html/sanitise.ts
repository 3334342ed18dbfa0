import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Locate } from '../model/media.ts';
import type { Refer } from '../model/reference.ts';
import { reduceFormulas } from './formulas.ts';
import { takeOutHeadingSigns } from './headingSigns.ts';
import { takeOutLineNumbers } from './lineNumbers.ts';
import { parseClosed, parseTree, rewriteUntilStable } from './parse.ts';
import { markNoCharacters } from './references.ts';
import { AS_PARSED, type Piece, type Rendered, render, type Written, writtenOf } from './render.ts';
import { mayEndSummary, type SummarySource, summarySourceOf } from './summaryText.ts';
import type { Node } from './tree.ts';
import type { MadeTree } from './treeBuilder.ts';

type Fragment = DefaultTreeAdapterTypes.DocumentFragment;

/** Sanitised article HTML, and what was found on the way. */
export interface SanitisedArticle
  extends SummarySource,
    Omit<Written, 'isWhole' | 'isPageWhole'>,
    Omit<Rendered, 'pieces'> {}

/**
 * Sanitises article HTML: safe by an allow-list, every address absolute, pictures as figures with their
 * true size, closed and nested as HTML demands. It is parsed as a browser would, and written anew from the tree.
 *
 * @param base the article's own link, which relative addresses are resolved against
 * @param locate finds the files that stand beside the article; without it there are none
 * @param refer finds the articles that links name; without it there are none
 * @example sanitise('<p onclick="x()">A <a href="b">road', 'https://news.example.nz/a/').html
 * // '<p>A <a href="https://news.example.nz/a/b">road</a></p>'
 */
export function sanitise(
  html: string,
  base: string,
  locate = remoteOnly(base),
  refer?: Refer,
): SanitisedArticle {
  const marked = markNoCharacters(html);
  const nodes = parsed(marked, false);
  const unplaced = render(nodes, base, locate, refer);
  // Parsing with positions takes three times as long, so it is done only if there are findings.
  const first = unplaced.findings.length > 0 ? render(parsed(marked, true), base, locate, refer) : unplaced;
  const summary = summarySourceOf(nodes, first.firstParagraph, mayEndSummary(html));
  return sanitised(first, settled(first, base, locate), summary);
}

/** The tree of an author's HTML, without what programs add for browsers. */
function parsed(html: string, isLocated: boolean): readonly Node[] {
  const fragment = parseTree(html, isLocated);
  takeOutExtras(fragment, html);
  return fragment.childNodes;
}

/** Takes out of a tree what programs add for browsers. Returns false where there was nothing. */
function takeOutExtras(fragment: Fragment, html: string): boolean {
  const hadFormulas = reduceFormulas(fragment, html);
  const hadNumbers = takeOutLineNumbers(fragment.childNodes, html);
  return takeOutHeadingSigns(fragment.childNodes) || hadFormulas || hadNumbers;
}

/**
 * The same for a tree that has never been HTML, or only in some parts, as `TreeBuilder` makes it.
 *
 * @param made what the builder knows of it; without it all parts are plain
 */
export function sanitiseTree(
  roots: readonly Node[],
  base: string,
  locate = remoteOnly(base),
  refer?: Refer,
  made: MadeTree = ALL_PLAIN,
): SanitisedArticle {
  const { first, summary } = firstPass(roots, base, locate, refer, made);
  return sanitised(first, settled(first, base, locate), summary);
}

/** What sanitising a tree finds, and the article itself when it is asked for: to write it takes as long again. */
export interface ExaminedArticle extends Omit<SanitisedArticle, 'html' | 'pageHtml'> {
  readonly write: () => SanitisedArticle;
}

/** Looks at a tree as `sanitiseTree` does. */
export function examineTree(roots: readonly Node[], base: string, made: MadeTree): ExaminedArticle {
  const locate = remoteOnly(base);
  const { first, summary } = firstPass(roots, base, locate, undefined, made);
  const { findings, pictures, firstParagraph } = first;
  const write = () => sanitised(first, settled(first, base, locate), summary);
  return { findings, pictures, firstParagraph, ...summary, write };
}

function firstPass(
  roots: readonly Node[],
  base: string,
  locate: Locate,
  refer: Refer | undefined,
  { parts, html, hasLinkInHeading }: MadeTree,
): { readonly first: Rendered; readonly summary: SummarySource } {
  const fragment = roots[0]?.parentNode as Fragment | undefined;
  const mayHaveExtras = html !== '' || hasLinkInHeading;
  const isOther = fragment !== undefined && mayHaveExtras && takeOutExtras(fragment, html);
  const nodes = isOther ? fragment.childNodes : roots;
  const first = render(nodes, base, locate, refer, isOther ? AS_PARSED : parts);
  return { first, summary: summarySourceOf(nodes, first.firstParagraph, mayEndSummary(html)) };
}

const ALL_PLAIN: MadeTree = { parts: [{ from: 0, isPlain: true }], html: '', hasLinkInHeading: false };

function remoteOnly(base: string): Locate {
  return (reference) => ({ kind: 'remote', url: new URL(reference, base).href });
}

/** Spaces alone, one that does not break too. */
const BLANK = /^(?:\s|&#xA0;)*$/;

function sanitised(
  { findings, pictures, firstParagraph }: Rendered,
  { html, pageHtml }: Written,
  summary: SummarySource,
): SanitisedArticle {
  const shown = BLANK.test(html) ? '' : html.trim();
  const page = pageHtml === html ? shown : pageHtml.trim();
  return { html: shown, pageHtml: page, findings, pictures, firstParagraph, ...summary };
}

/** The article as further passes leave it. */
function settled(first: Rendered, base: string, locate: Locate): Written {
  const page = settledPage(first, base, locate);
  if (page.isWhole) return page;
  // Without an empty element that had an id, a picture stands alone, or a figure is empty.
  return { ...page, html: rewriteUntilStable(page.html, (html) => rewritten(html, base, locate).html) };
}

function settledPage(first: Rendered, base: string, locate: Locate): Written {
  const written = writtenOf(first.pieces);
  if (written.isPageWhole) {
    const pieces = settledPieces(first.pieces, base, locate);
    if (pieces) return pieces === first.pieces ? written : writtenOf(pieces);
  }
  let last = written;
  rewriteUntilStable(written.pageHtml, (html) => {
    last = rewritten(html, base, locate);
    return last.pageHtml;
  });
  return last;
}

/** What another pass makes of HTML that one has written. */
function rewritten(html: string, base: string, locate: Locate): Written {
  const nodes = parseTree(html, false).childNodes;
  return writtenOf(render(nodes, base, locate, undefined, AS_PARSED, '').pieces);
}

/** The same of each run of pieces that are not steady, by itself; undefined where one of them reaches into others. */
function settledPieces(pieces: readonly Piece[], base: string, locate: Locate): readonly Piece[] | undefined {
  if (pieces.every(({ isSteady }) => isSteady)) return pieces;
  const settled: Piece[] = [];
  let run = '';
  let before = '';
  for (const piece of [...pieces, END]) {
    if (!piece.isSteady) {
      run += piece.marked;
      continue;
    }
    if (run !== '') {
      const other = run.trim() === '' ? { ...END, marked: run } : settledPiece(run, before, base, locate);
      if (other === undefined) return undefined;
      settled.push(other);
      run = '';
    }
    settled.push(piece);
    before = piece.marked.slice(-1);
  }
  return settled;
}

const END: Piece = { marked: '', isSteady: true, linked: [] };

function settledPiece(marked: string, before: string, base: string, locate: Locate): Piece | undefined {
  let last: Piece | undefined;
  rewriteUntilStable(writtenOf([{ ...END, marked }]).pageHtml, (text) => {
    const nodes = parseClosed(text);
    [last] = nodes ? render(nodes, base, locate, undefined, AS_PARSED, before).pieces : [];
    const written = last && writtenOf([last]);
    if (written?.isPageWhole) return written.pageHtml;
    last = undefined;
    return text;
  });
  return last;
}
