import { isVoid } from '../html/allowList.ts';
import { escapeAttribute, escapeText } from '../html/escape.ts';
import { type Element, isElement, isText, type Node } from '../html/tree.ts';

/** What a line may begin with that is HTML up to the next blank line (CommonMark 0.31, 4.6), or up to `</pre>`. */
const OPENERS = new Set(
  'blockquote dd details dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table ul'.split(
    ' ',
  ),
);

/** Where the text of a node stands. */
interface Place {
  readonly isInPre: boolean;
  /** Template code in a sample stands for itself. */
  readonly isInCode: boolean;
  /** A line break there is dropped by the parser (HTML, 13.1.2.5). */
  readonly isFirstInPre: boolean;
}

const OUTSIDE: Place = { isInPre: false, isInCode: false, isFirstInPre: false };

/** True for an element that HTML in Markdown can begin with; what else there is needs `wrapped`. */
export function canOpen(node: Node): boolean {
  return isElement(node) && OPENERS.has(node.tagName);
}

/** HTML in lines that CommonMark takes for HTML, whatever is in them: without anything that readers do not keep. */
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

/** Without what does not show at the ends. Other white space does, and a regular expression would take the square. */
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

/** Text in which nothing is taken for template code. */
export function withoutTemplates(text: string): string {
  return text.replace(/\{(?=[{%:])/g, '&#123;');
}

/** HTML that is fit for readers has text and elements only. */
function write(node: Node, place: Place): string {
  return isText(node) ? textOf(node.value, place) : elementOf(node as Element, place);
}

/** No tree is deeper than `parseTree` lets it be. */
function elementOf({ tagName, attrs, childNodes }: Element, place: Place): string {
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

function textOf(text: string, { isInPre, isInCode, isFirstInPre }: Place): string {
  const markup = escapeText(text);
  const kept = isInCode ? markup : withoutTemplates(markup);
  const lines = isInPre ? keepBlankLines(kept, isFirstInPre) : closeUp(kept);
  // What composes with the tag before it would be one character with its end (NFC).
  return lines.replace(/^\p{M}/u, (mark) => `&#${mark.codePointAt(0)};`);
}

/** White space as it shows outside a code sample: a line break or a space. */
function closeUp(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, (space) => (space.includes('\n') ? '\n' : ' '));
}

/** In a code sample, a line break that a blank line ends with is written as a reference. */
function keepBlankLines(text: string, isFirst: boolean): string {
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
