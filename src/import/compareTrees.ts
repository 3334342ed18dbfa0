import { escapeMarkup } from '../html/escape.ts';
import { parseTree } from '../html/parse.ts';
import { attributeOf, isElement, isText, type Node } from '../html/tree.ts';

/** Elements at whose edges, inside and outside, browsers show no white space. */
const EDGES = new Set(
  'blockquote br caption dd details dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/**
 * HTML in a canonical form, which is the same for two texts that browsers show alike: white space is one space outside
 * `pre`, and none at the edges of blocks; attributes are sorted by name.
 *
 * @example canonicalHtml('<p>\n a  <b>c</b>\n</p>') === canonicalHtml('<p>a <b>c</b></p>')
 */
export function canonicalHtml(html: string): string {
  return canonicalOf(parseTree(html, false).childNodes);
}

/** The canonical form of nodes. */
export function canonicalOf(nodes: readonly Node[]): string {
  const out: Canonical = { parts: [], isAtEdge: true, hasSpace: false };
  for (const node of nodes) append(node, false, out);
  return out.parts.join('');
}

interface Canonical {
  readonly parts: string[];
  /** True where browsers show no space. */
  isAtEdge: boolean;
  /** True after a space, which browsers show unless an edge follows. */
  hasSpace: boolean;
}

/** Recursive: `parseTree` limits the depth. */
function append(node: Node, isInPre: boolean, out: Canonical): void {
  if (isText(node)) appendText(node.value, isInPre, out);
  if (!isElement(node)) return;
  const { tagName, childNodes } = node;
  const isEdge = EDGES.has(tagName);
  const names = node.attrs.map(({ name }) => name).sort();
  const attributes = names.map((name) => ` ${name}=${JSON.stringify(attributeOf(node, name))}`);
  put(`<${tagName}${attributes.join('')}>`, isEdge, out);
  for (const child of childNodes) append(child, isInPre || tagName === 'pre', out);
  put(`</${tagName}>`, isEdge, out);
}

function appendText(text: string, isInPre: boolean, out: Canonical): void {
  if (isInPre) {
    put(escapeMarkup(text), false, out);
    return;
  }
  const shown = text.replace(/[ \t\n\f\r]+/g, ' ');
  if (shown.startsWith(' ')) out.hasSpace = !out.isAtEdge;
  const words = shown.replace(/^ | $/g, '');
  if (words === '') return;
  put(escapeMarkup(words), false, out);
  out.hasSpace = shown.endsWith(' ');
}

function put(part: string, isEdge: boolean, out: Canonical): void {
  if (out.hasSpace && !isEdge) out.parts.push(' ');
  out.parts.push(part);
  out.isAtEdge = isEdge;
  out.hasSpace = false;
}
