import { html as htmlNames } from 'parse5';
import { escapeMarkup, withoutForbiddenInHtml } from '../html/escape.ts';
import { type Comment, type Element, isElement, isText, type Node } from '../html/tree.ts';

/** Elements that begin a block of HTML, up to the next blank line or `</pre>` (CommonMark 0.31, 4.6). */
const OPENERS = new Set(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr iframe legend li main menu nav noframes ol p pre search section summary table ul'.split(
    ' ',
  ),
);
/** The same, if no line of their text ends the block. */
const TEXT_OPENERS = new Set(['script', 'style', 'textarea']);
const ENDS_TEXT = /<\/(?:pre|script|style|textarea)/i;

const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);
/** Their text is not HTML (HTML 13.2.6.2): it has no references. */
const RAW = new Set('iframe noembed noframes script style xmp'.split(' '));

/** The surroundings of a node's text. */
interface Surroundings {
  readonly isInPre: boolean;
  /** Template code in a code sample is not escaped. */
  readonly isInCode: boolean;
  /** The parser drops a line break there (HTML, 13.1.2.5). */
  readonly isFirstInPre: boolean;
  readonly isRaw: boolean;
}

const OUTSIDE: Surroundings = { isInPre: false, isInCode: false, isFirstInPre: false, isRaw: false };

/** True for what HTML in Markdown can begin with. Other nodes need `wrapped`. */
export function canOpen(node: Node): boolean {
  if (!isElement(node)) return !isText(node);
  const { tagName, childNodes } = node;
  if (OPENERS.has(tagName)) return true;
  return TEXT_OPENERS.has(tagName) && childNodes.every((text) => isText(text) && !ENDS_TEXT.test(text.value));
}

/** HTML in lines that CommonMark takes for HTML, whatever they begin with. Sanitising removes the `span`. */
export function wrapped(html: string): string {
  return `<span>\n${html}\n</span>`;
}

/**
 * Nodes as HTML that Markdown passes through unchanged: no line of it is blank, and none is template code. Nothing is missing
 * but blank lines in scripts, and characters that no file may hold.
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
export function startTag({ tagName, attrs }: Element): string {
  let written = '';
  for (const { prefix, name, value } of attrs)
    written += ` ${prefix ? `${prefix}:` : ''}${name}="${attributeText(value)}"`;
  return `<${tagName}${written}>`;
}

/** Text with escaped template code and marks of comments, which would be taken out of HTML too. */
export function withoutTemplates(text: string): string {
  return /[{%]/.test(text) ? text.replace(/\{(?=[{%:])/g, '&#123;').replace(/%(?=%)/g, '&#37;') : text;
}

function write(node: Node, place: Surroundings): string {
  if (isText(node)) return writeText(node.value, place);
  if (isElement(node)) return writeElement(node, place);
  return `<!--${withoutBlankLines(withoutForbiddenInHtml((node as Comment).data))}-->`;
}

/** No tree is deeper than `parseTree` lets it be. */
function writeElement(element: Element, place: Surroundings): string {
  const { tagName } = element;
  // Nothing ends it.
  if (tagName === 'plaintext') return '';
  const isHtml = element.namespaceURI === htmlNames.NS.HTML;
  const open = startTag(element);
  if (isHtml && VOID.has(tagName)) return open;
  const isPre = isHtml && /^(?:listing|pre|textarea)$/.test(tagName);
  const inside = {
    isInPre: place.isInPre || isPre,
    isInCode: place.isInCode || isPre || tagName === 'code',
    isFirstInPre: false,
    isRaw: isHtml && RAW.has(tagName),
  };
  const nodes = 'content' in element ? (element.content as Element).childNodes : element.childNodes;
  const children = nodes.map((child, index) =>
    write(child, { ...inside, isFirstInPre: isPre && index === 0 }),
  );
  return `${open}${children.join('')}</${tagName}>`;
}

function writeText(text: string, { isInPre, isInCode, isFirstInPre, isRaw }: Surroundings): string {
  const known = withoutForbiddenInHtml(text);
  if (isRaw) return withoutBlankLines(known);
  const markup = /[&<>]/.test(known) ? escapeMarkup(known) : known;
  const escaped = isInCode ? markup : withoutTemplates(markup);
  const lines = isInPre ? escapeBlankLines(escaped, isFirstInPre) : collapseSpace(escaped);
  // NFC would compose a leading mark with the end of the tag before it.
  return lines.replace(/^\p{M}/u, (mark) => `&#${mark.codePointAt(0)};`);
}

/** Collapses each run of white space into a line break or a space. */
function collapseSpace(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, (space) => (space.includes('\n') ? '\n' : ' '));
}

/** In a script no reference could stand for a line break. */
function withoutBlankLines(text: string): string {
  return text.replace(/\n[ \t\n]*\n/g, '\n');
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
  const text = withoutForbiddenInHtml(value);
  if (!/[&<>"{%\n]/.test(text)) return text;
  return withoutTemplates(escapeMarkup(text).replaceAll('"', '&quot;')).replaceAll('\n', '&#10;');
}
