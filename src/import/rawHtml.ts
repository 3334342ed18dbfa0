import { isVoid } from '../html/allowList.ts';
import { escapeAttribute, escapeText } from '../html/escape.ts';
import { type Element, isElement, isText, type Node } from '../html/tree.ts';

/** Elements that begin a block of HTML, up to the next blank line or `</pre>` (CommonMark 0.31, 4.6). */
const OPENERS = new Set(
  'blockquote dd details dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table ul'.split(
    ' ',
  ),
);

/** The surroundings of a node's text. */
interface Surroundings {
  readonly isInPre: boolean;
  /** Template code in a code sample is not escaped. */
  readonly isInCode: boolean;
  /** The parser drops a line break there (HTML, 13.1.2.5). */
  readonly isFirstInPre: boolean;
}

const OUTSIDE: Surroundings = { isInPre: false, isInCode: false, isFirstInPre: false };

/** True for an element that HTML in Markdown can begin with. Other nodes need `wrapped`. */
export function canOpen(node: Node): boolean {
  return isElement(node) && OPENERS.has(node.tagName);
}

/** HTML in lines that CommonMark takes for HTML, whatever they begin with. Sanitising removes the `span`. */
export function wrapped(html: string): string {
  return `<span>\n${html}\n</span>`;
}

/**
 * Nodes as HTML that Markdown passes through unchanged: no line of it is blank, and none is template code.
 *
 * @example rawHtml(parseTree('<pre>a\n\nb</pre>').childNodes) // '<pre>a\n&#10;b</pre>'
 */
export function rawHtml(nodes: readonly Node[]): string {
  return trimmed(nodes.map((node) => write(node, OUTSIDE)).join(''));
}

/** Without spaces and line breaks at the ends. A regular expression would take quadratic time. */
function trimmed(html: string): string {
  let start = 0;
  let end = html.length;
  while (start < end && /[ \n]/.test(html.charAt(start))) start += 1;
  while (end > start && /[ \n]/.test(html.charAt(end - 1))) end -= 1;
  return html.slice(start, end);
}

/** The start tag of an element. */
export function startTag(tagName: string, attributes: Iterable<{ name: string; value: string }>): string {
  const written = [...attributes].map(({ name, value }) => ` ${name}="${attributeText(value)}"`);
  return `<${tagName}${written.join('')}>`;
}

/** Text with escaped template code and marks of comments, which would be taken out of HTML too. */
export function withoutTemplates(text: string): string {
  return text.replace(/\{(?=[{%:])/g, '&#123;').replace(/%(?=%)/g, '&#37;');
}

/** Sanitised HTML has only text and elements. */
function write(node: Node, place: Surroundings): string {
  return isText(node) ? writeText(node.value, place) : writeElement(node as Element, place);
}

/** No tree is deeper than `parseTree` lets it be. */
function writeElement({ tagName, attrs, childNodes }: Element, place: Surroundings): string {
  const open = startTag(tagName, attrs);
  if (isVoid(tagName)) return open;
  const isPre = tagName === 'pre';
  const inside = {
    isInPre: place.isInPre || isPre,
    isInCode: place.isInCode || isPre || tagName === 'code',
    isFirstInPre: false,
  };
  const children = childNodes.map((child, index) =>
    write(child, { ...inside, isFirstInPre: isPre && index === 0 }),
  );
  return `${open}${children.join('')}</${tagName}>`;
}

function writeText(text: string, { isInPre, isInCode, isFirstInPre }: Surroundings): string {
  const markup = escapeText(text);
  const escaped = isInCode ? markup : withoutTemplates(markup);
  const lines = isInPre ? escapeBlankLines(escaped, isFirstInPre) : collapseSpace(escaped);
  // NFC would compose a leading mark with the end of the tag before it.
  return lines.replace(/^\p{M}/u, (mark) => `&#${mark.codePointAt(0)};`);
}

/** Collapses each run of white space into a line break or a space. */
function collapseSpace(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, (space) => (space.includes('\n') ? '\n' : ' '));
}

/** Writes the line break at the end of a blank line as a reference, so that the block of HTML goes on. */
function escapeBlankLines(text: string, isFirst: boolean): string {
  const isDropped = isFirst && text.startsWith('\n');
  const lines = text.split('\n');
  const isBlank = (line: string | undefined, index: number) =>
    (index > 0 || isDropped) && line !== undefined && /^[ \t]*$/.test(line);
  const ended = lines.map((line, index) => {
    if (index === lines.length - 1) return line;
    return line + (isBlank(line, index) ? '&#10;' : '\n');
  });
  return (isDropped ? '\n' : '') + ended.join('');
}

/** An attribute may hold line breaks, but no blank line. */
function attributeText(value: string): string {
  return withoutTemplates(escapeAttribute(value)).replaceAll('\n', '&#10;');
}
