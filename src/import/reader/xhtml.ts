import { escapeForHtml } from './textToHtml.ts';
import { isXmlElement, type XmlElement, type XmlNode } from './xml.ts';
import { elementText } from './xmlFields.ts';

/** Elements of HTML, SVG and MathML, and elements without a namespace, as in RSS. */
const TAG = /^(?:(html|svg|math):)?([A-Za-z][^:{}]*)$/;
const VOID =
  /^(?:area|base|basefont|bgsound|br|col|embed|frame|hr|img|input|keygen|link|meta|param|source|track|wbr)$/i;
/** Their text is not HTML (HTML 13.2.6.2): it has no references. */
const RAW = /^(?:script|style|xmp|iframe|noembed|noframes|plaintext)$/i;
/** Their text has references but no tags. */
const RAW_BUT_REFERENCES = /^(?:textarea|title)$/i;
/** The parser drops a line break at the start of their text (HTML 13.2.6.4.7). */
const DROPS_LINE_BREAK = /^(?:pre|listing|textarea)$/i;

/**
 * The content of an element as HTML that parses to the same nodes. Elements that are not of HTML, SVG or MathML are
 * replaced by their content.
 */
export function innerHtml(element: XmlElement): string {
  const parts: string[] = [];
  for (const child of element.children) write(child, parts);
  return parts.join('');
}

/** The HTML in an element: escaped in its text, or by mistake unescaped as elements. */
export function markupOf(element: XmlElement): string {
  return element.children.some(isXmlElement) ? innerHtml(element) : elementText(element);
}

function write(node: XmlNode, parts: string[]): void {
  if (!isXmlElement(node)) {
    parts.push(escapeForHtml(node));
    return;
  }
  const [, namespace = 'html', tag] = TAG.exec(node.name) ?? [];
  const isHtml = tag !== undefined && namespace === 'html';
  if (isHtml && (RAW.test(tag) || RAW_BUT_REFERENCES.test(tag))) {
    writeTextElement(node, tag, parts);
    return;
  }
  if (tag !== undefined) parts.push(startTag(tag, node));
  if (isHtml && DROPS_LINE_BREAK.test(tag)) parts.push('\n');
  for (const child of node.children) write(child, parts);
  if (tag !== undefined && !(isHtml && VOID.test(tag))) parts.push(`</${tag}>`);
}

/** Writes a text element. A script that contains its own end tag is left out, since HTML cannot express it. */
function writeTextElement(node: XmlElement, tag: string, parts: string[]): void {
  const pieces: string[] = [];
  gatherText(node, pieces);
  const text = pieces.join('');
  const isRaw = RAW.test(tag);
  const isEndless = /^plaintext$/i.test(tag) || text.toLowerCase().includes(`</${tag.toLowerCase()}`);
  if (isRaw && isEndless) return;
  const lineBreak = DROPS_LINE_BREAK.test(tag) ? '\n' : '';
  parts.push(`${startTag(tag, node)}${lineBreak}${isRaw ? text : escapeForHtml(text)}</${tag}>`);
}

function gatherText(element: XmlElement, pieces: string[]): void {
  for (const child of element.children) {
    if (isXmlElement(child)) gatherText(child, pieces);
    else pieces.push(child);
  }
}

function startTag(tag: string, { attributes }: XmlElement): string {
  const written = Array.from(attributes, ([name, value]) => attribute(name, value, attributes));
  return `<${tag}${written.join('')}>`;
}

function attribute(name: string, value: string, all: ReadonlyMap<string, string>): string {
  const isLanguage = name === 'xml:lang' && !all.has('lang');
  const htmlName = isLanguage ? 'lang' : name;
  if (/[{:]/.test(htmlName) && htmlName !== 'xlink:href') return '';
  return ` ${htmlName}="${escapeForHtml(value).replaceAll('"', '&quot;')}"`;
}
