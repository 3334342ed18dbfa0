import { defaultTreeAdapter, html as htmlNames } from 'parse5';
import { isWithin } from './figures.ts';
import {
  attributeOf,
  childrenOf,
  type Element,
  elementsOf,
  isBlank,
  isElement,
  type Node,
  textIn,
} from './tree.ts';

/**
 * How programs that colour code name its line numbers: Pygments, Rouge, Chroma, Hexo, SyntaxHighlighter, Crayon, Prism,
 * highlightjs-line-numbers, Docusaurus, GitHub.
 */
const NAMES =
  'gutter|rouge-gutter|linenos?|linenodiv|lntd?|ln|line-?numbers?(?:-rows)?|codelinenumber\\w*|hljs-ln-numbers|hljs-ln-n|blob-num|crayon-nums?';
const NUMBERS = new RegExp(`(?:^|\\s)(?:${NAMES})(?:\\s|$)`, 'i');
const MAY_HAVE = new RegExp(`["'\\s=](?:${NAMES})["'\\s>]|data-line-number`, 'i');

/** What a column of numbers holds, and what stands before a line. */
const ONLY_NUMBERS = /^[\s\d]*[.:|]?\s*$/;

/**
 * Takes the line numbers out of code samples, which readers would show as a table or as a part of the code. A table of
 * numbers and code becomes one `pre`.
 *
 * @param roots of a tree; changed in place
 * @param html the raw HTML of which some of it was made
 * @returns false where there is nothing to do
 */
export function takeOutLineNumbers(roots: readonly Node[], html: string): boolean {
  if (!MAY_HAVE.test(html)) return false;
  for (const element of elementsOf(roots)) {
    if (element.tagName === 'table') mergeTable(element);
    else if (isNumber(element) && isInCode(element)) takeOut(element);
  }
  return true;
}

/** A table whose rows are numbers and code; a row of one heading names the file. */
function mergeTable(table: Element): void {
  const rows = elementsOf(table.childNodes).flatMap((one) => (one.tagName === 'tr' ? [cellsOf(one)] : []));
  const titles = rows.filter(([first, ...others]) => first?.tagName === 'th' && others.length === 0).flat();
  const lines = rows.filter(([first]) => first !== undefined && !titles.includes(first));
  const isOfCode = lines.every((cells) => cells.length > 1 && cells.slice(0, -1).every(isNumber));
  if (lines.length === 0 || !isOfCode) return;
  const sample = elementOf('code');
  for (const cells of lines) appendCode(sample, (cells.at(-1) as Element).childNodes, lines.length > 1);
  const pre = elementOf('pre');
  defaultTreeAdapter.appendChild(pre, sample);
  const place = outermost(table);
  for (const { childNodes } of titles) {
    const title = elementOf('p');
    for (const node of [...childNodes]) move(node, title);
    insertBefore(title, place);
  }
  insertBefore(pre, place);
  defaultTreeAdapter.detachNode(place);
}

function cellsOf({ childNodes }: Element): Element[] {
  return childNodes.filter(isElement).filter(({ tagName }) => /^t[dh]$/.test(tagName));
}

/** Appends the content of a cell as it stands in a `pre`, where line breaks are text. */
function appendCode(sample: Element, nodes: readonly Node[], isLine: boolean): void {
  const text = nodes.map(textIn).join('');
  for (const node of [...nodes]) {
    const { nodeName } = node;
    if (nodeName === 'br') defaultTreeAdapter.insertText(sample, '\n');
    else if (/^(?:code|div|pre)$/.test(nodeName)) appendCode(sample, childrenOf(node), isLineOfCode(node));
    else move(node, sample);
  }
  if (isLine && !text.endsWith('\n')) defaultTreeAdapter.insertText(sample, '\n');
}

/** A `div` of a code sample is a line, or is around lines. */
function isLineOfCode(node: Node): boolean {
  return (
    node.nodeName === 'div' &&
    !elementsOf(childrenOf(node)).some(({ tagName }) => /^(?:div|pre)$/.test(tagName))
  );
}

/** True for an element that is named as line numbers are, and holds nothing else. */
function isNumber(element: Element): boolean {
  const isNamed = NUMBERS.test(attributeOf(element, 'class') ?? '');
  return (
    (isNamed || attributeOf(element, 'data-line-number') !== undefined) && ONLY_NUMBERS.test(textIn(element))
  );
}

function isInCode(element: Element): boolean {
  return isWithin('pre', element) || elementsOf([element]).some(({ tagName }) => tagName === 'pre');
}

/** The sample around a table that is all there is in it. */
function outermost(element: Element): Element {
  let outer = element;
  for (;;) {
    const { parentNode: parent } = outer;
    const isAround = parent && 'tagName' in parent && /^(?:code|pre)$/.test(parent.tagName);
    if (!isAround || parent.childNodes.some((node) => node !== outer && !isBlank(node))) return outer;
    outer = parent;
  }
}

function elementOf(tagName: string): Element {
  return defaultTreeAdapter.createElement(tagName, htmlNames.NS.HTML, []);
}

function move(node: Node, to: Element): void {
  defaultTreeAdapter.detachNode(node);
  defaultTreeAdapter.appendChild(to, node);
}

function insertBefore(node: Element, place: Element): void {
  defaultTreeAdapter.insertBefore(place.parentNode as Element, node, place);
}

/** Of a number that ends a line the end stays. */
function takeOut(element: Element): void {
  const isEnd = isWithin('pre', element) && textIn(element).endsWith('\n');
  if (isEnd) defaultTreeAdapter.insertTextBefore(element.parentNode as Element, '\n', element);
  defaultTreeAdapter.detachNode(element);
}
