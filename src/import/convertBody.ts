import { renderMarkdown } from '../articles/markdown/parser.ts';
import { reportTemplates } from '../articles/markdown/templateCode.ts';
import { parseTree } from '../html/parse.ts';
import { type SanitisedArticle, sanitise } from '../html/sanitise.ts';
import { isElement, type Node } from '../html/tree.ts';
import type { Fault } from '../model/problem.ts';
import { toNfc } from '../model/text.ts';
import { canonicalHtml, canonicalOf } from './compareTrees.ts';
import { toMarkdown } from './htmlToMarkdown.ts';
import { canOpen, rawHtml, wrapped } from './rawHtml.ts';

/** An article's HTML as the body of a Markdown file. */
export interface ImportedBody {
  readonly markdown: string;
  /** The article as feed readers will get it. */
  readonly article: SanitisedArticle;
  /** False if that differs from the sanitised original. */
  readonly isSame: boolean;
  /** What sanitising removed, so that it is in no file. */
  readonly lost: readonly Fault[];
}

/** A larger article stays HTML: conversion to Markdown would take too long. */
const MAX_PARTS = 10_000;
const MAX_CHARACTERS = 1_000_000;
/** So does a longer or deeper block, or one with a wider gap. */
const MAX_LENGTH = 50_000;
const MAX_DEPTH = 32;
const WIDEST = /\s{200}/;

/** Separates two lists, which Markdown would join. */
const APART = '<!-- -->';

/** A part of an article: a block, or the nodes between two blocks. */
interface Part {
  readonly nodes: readonly Node[];
  /** The nodes as HTML that Markdown passes through. */
  readonly raw: string;
}

/**
 * Converts an article's HTML to Markdown that renders to the same HTML. A block that would render differently stays HTML.
 *
 * @param base the address that relative addresses are resolved against
 * @param page the article's link, as it will be published
 * @example importBody('<p>The <em>tide</em> came in.</p>', link, link).markdown // 'The *tide* came in.'
 */
export function importBody(html: string, base: string, page: string): ImportedBody {
  const original = sanitise(html, base);
  const whole = original.html;
  const lost = original.findings.map(({ fault }) => fault).filter(({ code }) => code === 'CONTENT_REMOVED');
  // On another page, links within the article would lead away from it.
  const meant = page === base ? whole : sanitise(whole, page).html;
  const parts = partsOf(meant);
  const asMarkdown = () => joined(parts.map((part) => convert(part, page)));
  const asHtml = () => parts.map(rawOf).join('\n\n');
  const asOne = () => wrapped(parts.map(({ raw }) => raw).join('\n'));
  const expected = canonicalHtml(meant);
  const isHuge = parts.length > MAX_PARTS || meant.length > MAX_CHARACTERS;
  let best = render(isHuge ? asHtml() : asMarkdown(), page);
  for (const make of [asHtml, asOne]) {
    if (best.canonical === expected) break;
    best = render(make(), page);
  }
  const { markdown, article, canonical } = best;
  return { markdown, article, isSame: canonical === canonicalHtml(whole), lost };
}

/** Renders a body as a run will. */
function render(text: string, page: string) {
  const markdown = toNfc(text);
  const article = sanitise(renderMarkdown(markdown), page);
  return { markdown, article, canonical: canonicalHtml(article.html) };
}

function partsOf(html: string): Part[] {
  const parts: Part[] = [];
  let run: Node[] = [];
  const endRun = () => {
    const raw = rawHtml(run);
    if (raw !== '') parts.push({ nodes: run, raw });
    run = [];
  };
  for (const node of parseTree(html, false).childNodes) {
    if (!canOpen(node)) {
      run.push(node);
      continue;
    }
    endRun();
    parts.push({ nodes: [node], raw: rawHtml([node]) });
  }
  endRun();
  return parts;
}

/** A part as Markdown if that renders to the same HTML, else as HTML. */
function convert(part: Part, page: string): { readonly text: string; readonly isList: boolean } {
  const [first] = part.nodes;
  const html = { text: rawOf(part), isList: false };
  if (first === undefined || !canOpen(first) || !isReadable(part)) return html;
  const markdown = toNfc(toMarkdown(part.raw));
  const isSame = render(markdown, page).canonical === canonicalOf(part.nodes) && !hasTemplates(markdown);
  return isSame ? { text: markdown, isList: /^(?:- |\d+\. )/.test(markdown) } : html;
}

/** Wraps text without a paragraph, and other nodes that HTML in Markdown cannot begin with. */
function rawOf({ nodes: [first], raw }: Part): string {
  return first !== undefined && canOpen(first) ? raw : wrapped(raw);
}

function joined(parts: readonly { readonly text: string; readonly isList: boolean }[]): string {
  return parts
    .flatMap(({ text, isList }, index) => (isList && parts[index - 1]?.isList ? [APART, text] : [text]))
    .join('\n\n');
}

function isReadable({ nodes, raw }: Part): boolean {
  return raw.length <= MAX_LENGTH && !WIDEST.test(raw) && !isDeeper(nodes, MAX_DEPTH);
}

function isDeeper(nodes: readonly Node[], depth: number): boolean {
  return nodes.some((node) => isElement(node) && (depth === 0 || isDeeper(node.childNodes, depth - 1)));
}

function hasTemplates(markdown: string): boolean {
  let isReported = false;
  reportTemplates(markdown, 0, () => {
    isReported = true;
  });
  return isReported;
}
