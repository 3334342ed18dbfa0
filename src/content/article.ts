import { type DefaultTreeAdapterTypes, html as htmlNames, parseFragment } from 'parse5';
import { withoutForbidden } from '../model/characters.ts';
import { absoluteValue } from './addresses.ts';
import { BLOCKS, fateOf, isAllowedAttribute, isVoid } from './allowList.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Article HTML that is fit for readers, and what was lost on the way. */
export interface FitArticle {
  readonly html: string;
  /** What was taken out, once a kind: `<script>`, `onclick=`, `javascript:`. */
  readonly removed: readonly string[];
  /** The first paragraph as plain text; empty when there is none. */
  readonly firstParagraph: string;
}

/** Two are enough for nearly all; no input may ask for more than these. */
const MOST_PASSES = 5;

/** What is done on the way out of the tree: a node to visit, or text that is ready. */
type Step = { readonly node: Node; readonly container: string } | string;

/**
 * Makes article HTML fit for readers: safe by an allow-list, every address absolute, closed and nested as HTML
 * demands. It is parsed as a browser would, and written anew from the tree.
 *
 * @param base the article's own link, which relative addresses are resolved against
 * @example fitForReaders('<p onclick="x()">A <a href="b">road', 'https://news.example.nz/a/').html
 * // '<p>A <a href="https://news.example.nz/a/b">road</a></p>'
 */
export function fitForReaders(html: string, base: string): FitArticle {
  const removed = new Set<string>();
  const first = render(html, base, removed);
  // Taking an element out, or moving one out of a table, can leave another where HTML does not allow it: parsed
  // again, it is nested anew, until nothing moves.
  let text = first.html;
  for (let pass = 1; pass < MOST_PASSES; pass += 1) {
    const again = render(text, base, removed).html;
    if (again === text) break;
    text = again;
  }
  return { html: text.trim(), removed: [...removed], firstParagraph: first.firstParagraph };
}

/** What one pass over a tree gathers. */
interface Pass {
  readonly base: string;
  readonly removed: Set<string>;
  firstParagraph: string;
}

function render(html: string, base: string, removed: Set<string>): Pass & { html: string } {
  const pass: Pass = { base, removed, firstParagraph: '' };
  const steps = stepsOf(parseFragment(html).childNodes, 'body');
  let out = '';
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'string') out += step;
    else if (isText(step.node)) out += escapeText(step.node.value);
    else if (isElement(step.node)) steps.push(...visit(step.node, step.container, pass));
  }
  return { ...pass, html: out };
}

/** What an element becomes: the steps that are still to be taken for it. */
function visit(element: Element, container: string, pass: Pass): Step[] {
  const { tagName } = element;
  const fate = element.namespaceURI === htmlNames.NS.HTML ? fateOf(tagName) : 'drop';
  if (fate === 'keep') {
    if (tagName === 'p') pass.firstParagraph ||= plainTextOf(element);
    const open = openTag(element, pass.base, pass.removed);
    return isVoid(tagName) ? [open] : [`</${tagName}>`, ...stepsOf(element.childNodes, tagName), open];
  }
  if (fate === 'drop') {
    pass.removed.add(`<${tagName}>`);
    return [];
  }
  return unwrapped(element, container, fate === 'contain');
}

/** What an element that readers do not keep leaves: its children, as a paragraph where they are one. */
function unwrapped(element: Element, container: string, isContainer: boolean): Step[] {
  const children = stepsOf(element.childNodes, container);
  if (!isContainer) return children;
  const isFlow = /^(?:body|blockquote|dd|details|figcaption|figure|li|td|th)$/.test(container);
  const isParagraph = isFlow && plainTextOf(element).trim() !== '' && !element.childNodes.some(isBlock);
  return isParagraph ? ['</p>\n', ...children, '<p>'] : ['\n', ...children, '\n'];
}

function isBlock(node: Node): boolean {
  return isElement(node) && (BLOCKS.has(node.tagName) || fateOf(node.tagName) === 'contain');
}

/** Steps are taken from the end, so children are pushed from last to first. */
function stepsOf(children: readonly Node[], container: string): Step[] {
  return children.map((node) => ({ node, container })).reverse();
}

function openTag(element: Element, base: string, removed: Set<string>): string {
  const { tagName } = element;
  let tag = `<${tagName}`;
  for (const { name, value } of element.attrs) {
    if (!isAllowedAttribute(tagName, name)) {
      if (name.startsWith('on')) removed.add(`${name}=`);
      continue;
    }
    const absolute = absoluteValue(tagName, name, value, base);
    if (absolute === undefined) removed.add(`${name}="${value.trim().slice(0, 40)}"`);
    else tag += ` ${name}="${escapeAttribute(absolute)}"`;
  }
  // The parser drops a line break at the start of pre (HTML, 13.1.2.5); one more keeps it.
  const firstChild = tagName === 'pre' ? element.childNodes[0] : undefined;
  return `${tag}>${firstChild && isText(firstChild) && firstChild.value.startsWith('\n') ? '\n' : ''}`;
}

/** The text of a node and all that is in it, with what is dropped left out. */
function plainTextOf(root: Node): string {
  let text = '';
  const nodes: Node[] = [root];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (isText(node)) text += node.value;
    else if (isElement(node) && fateOf(node.tagName) !== 'drop') {
      if (node.tagName === 'br') text += ' ';
      nodes.push(...node.childNodes.toReversed());
    }
  }
  return withoutForbidden(text).replace(/\s+/g, ' ').trim();
}

function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/** What HTML forbids in text beside what XML forbids: C1 controls and noncharacters. None of them shows. */
const FORBIDDEN_IN_HTML = /[\u0080-\u009f\p{Noncharacter_Code_Point}]/gu;

function escapeText(text: string): string {
  return withoutForbidden(text)
    .replace(FORBIDDEN_IN_HTML, '')
    .replaceAll('\r', '\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\u00a0', '&#xA0;');
}

function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;');
}
