import { isBlock } from '../html/allowList.ts';
import { innerPicture } from '../html/figures.ts';
import { type Element, isBlank, isBlockNode, isElement, isText, type Node } from '../html/tree.ts';
import { isImplied } from './impliedAttributes.ts';

/** Elements at whose edges, inside and outside, browsers show no white space. */
const EDGES = new Set(
  'blockquote br caption dd details dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** A tag as sanitising writes it: no attribute has a `>` in it. */
const TAG = /<(\/?)([a-z]+\d?)([^>]*)>/g;

/**
 * Sanitised HTML in a canonical form, which is the same for two texts that browsers show alike: white space is one space
 * outside `pre`, and none at the edges of blocks; attributes are sorted by name.
 *
 * @example canonicalHtml('<p>\n a  <b>c</b>\n</p>') === canonicalHtml('<p>a <b>c</b></p>')
 */
export function canonicalHtml(html: string): string {
  const out: Canonical = { text: '', isAtEdge: true, hasSpace: false };
  let samples = 0;
  let end = 0;
  for (const { 0: tag, 1: slash, 2: name = '', 3: attributes = '', index } of html.matchAll(TAG)) {
    if (index > end) appendText(html.slice(end, index), samples > 0, out);
    end = index + tag.length;
    const written = attributes.includes('" ') ? `<${name}${sorted(attributes)}>` : tag;
    put(written, EDGES.has(name), out);
    if (name === 'pre') samples += slash === '' ? 1 : -1;
  }
  appendText(html.slice(end), false, out);
  return out.text;
}

/**
 * The same of a tree that is to be sanitised: of two trees with one form sanitising makes the same. Ids of headings are left
 * out, so the article may have no link that leads into it.
 */
export function canonicalTree(roots: readonly Node[]): string {
  const out: Canonical = { text: '', isAtEdge: true, hasSpace: false };
  for (const node of roots) appendNode(node, false, out);
  return out.text;
}

/** Stands before each tag: no text has it. */
const MARK = '\u0001';
const HEADING = /^h[1-6]$/;

/** Recursive: `parseTree` limits the depth. */
function appendNode(node: Node, isInPre: boolean, out: Canonical): void {
  if (isText(node)) appendText(node.value, isInPre, out);
  if (!isElement(node)) return;
  const { tagName, childNodes } = node;
  if (isWrapper(node)) {
    for (const child of childNodes) appendNode(child, isInPre, out);
    return;
  }
  const isEdge = EDGES.has(tagName) || isBlock(tagName);
  put(`${MARK}${tagName}${attributesOf(node)}>`, isEdge, out);
  for (const child of childNodes) appendNode(child, isInPre || tagName === 'pre', out);
  put(`${MARK}/>`, isEdge, out);
}

/**
 * True for a `span` that says nothing around a line that is more than pictures: with it and without it they are in a line, and
 * no figures.
 */
function isWrapper({ tagName, attrs, childNodes }: Element): boolean {
  const isPlain = tagName === 'span' && attrs.length === 0 && !childNodes.some(isBlockNode);
  return isPlain && childNodes.some((node) => (isElement(node) ? isMore(node) : !isBlank(node)));
}

function isMore(element: Element): boolean {
  return element.tagName !== 'noscript' && innerPicture(element) === undefined;
}

function attributesOf(element: Element): string {
  const { tagName, attrs } = element;
  if (attrs.length === 0) return '';
  const isHeading = HEADING.test(tagName);
  const written = attrs
    .filter((attribute) => !(isHeading && attribute.name === 'id') && !isImplied(element, attribute))
    .map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`);
  return (written.length > 1 ? written.sort() : written).join('');
}

interface Canonical {
  text: string;
  /** True where browsers show no space. */
  isAtEdge: boolean;
  /** True after a space, which browsers show unless an edge follows. */
  hasSpace: boolean;
}

function sorted(attributes: string): string {
  return ` ${attributes
    .trim()
    .split(/(?<=") /)
    .sort()
    .join(' ')}`;
}

function appendText(text: string, isInPre: boolean, out: Canonical): void {
  if (isInPre) {
    put(text, false, out);
    return;
  }
  const shown = /[\t\n\f\r]| {2}/.test(text) ? text.replace(/[ \t\n\f\r]+/g, ' ') : text;
  const hasStart = shown.startsWith(' ');
  const hasEnd = shown.endsWith(' ');
  if (hasStart) out.hasSpace = !out.isAtEdge;
  const words = hasStart || hasEnd ? shown.slice(hasStart ? 1 : 0, hasEnd ? -1 : undefined) : shown;
  if (words === '') return;
  put(words, false, out);
  out.hasSpace = hasEnd;
}

function put(part: string, isEdge: boolean, out: Canonical): void {
  if (out.hasSpace && !isEdge) out.text += ' ';
  out.text += part;
  out.isAtEdge = isEdge;
  out.hasSpace = false;
}
