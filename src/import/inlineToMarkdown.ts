import { markdown } from '../articles/markdown/parser.ts';
import { withoutForbiddenInHtml } from '../html/escape.ts';
import { isCanonical } from '../html/resolveUrl.ts';
import { attributeOf, type Comment, type Element, isElement, isText, type Node } from '../html/tree.ts';
import { destination, escapeMarkdown, inQuotes, withWhiteEnds } from './escapeMarkdown.ts';
import { isImplied } from './impliedAttributes.ts';
import { startTag } from './rawHtml.ts';

/** Elements within a line that stay HTML in Markdown. */
const HTML_IN_LINE = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const VOID = new Set(['br', 'img', 'wbr']);
const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['em', '*'],
  ['strong', '**'],
  ['s', '~~'],
]);
const PUNCTUATION = /[\p{P}\p{S}]/u;
/** What Markdown makes a link of, outside links. */
const ADDRESS = /:\/\/|www\.|\w@\w|mailto:/i;
/** A comment that Markdown takes for one wherever it stands in a line. */
const COMMENT = /^(?!-?>)(?:[^-\n]|-(?!-))*(?<!-)$/;
/** What begins a block of HTML, not a paragraph. */
const BEGINS_HTML = /^<(?:[^<>]*>[ \t]*(?:\n|$)|!)|\n<!/;

const MAX_DEPTH = 32;

/** The line that is written. */
interface Line {
  readonly text: string;
  readonly depth: number;
  readonly isInLink: boolean;
  /** True where no line may begin in it, as in a heading. */
  readonly isOne: boolean;
}

/**
 * What stands in a paragraph or a heading as Markdown, in which elements that it has no form for stay HTML. Returns undefined
 * for what cannot stand in a line of Markdown. The result has to be verified: rare cases are missed.
 *
 * @param isOne whether it has to be one line
 */
export function lineOf(nodes: readonly Node[], isOne = false): string | undefined {
  const written = writeAll(nodes, { text: '', depth: 0, isInLink: false, isOne });
  const line = written && withWhiteEnds(written.replace(/^ +| +$/g, ''));
  return line === undefined || line === '' || BEGINS_HTML.test(line) ? undefined : line;
}

/** The text before these nodes and they themselves. */
function writeAll(nodes: readonly Node[], line: Line): string | undefined {
  let { text } = line;
  for (const [index, node] of nodes.entries()) {
    const more = write(node, nodes[index + 1], { ...line, text });
    if (more === undefined) return undefined;
    // Before a link it would turn that into a picture.
    text = more.startsWith('[') && text.endsWith('!') ? `${text.slice(0, -1)}\\!${more}` : text + more;
  }
  return text;
}

function write(node: Node, next: Node | undefined, line: Line): string | undefined {
  if (isText(node)) return textOf(node.value, line);
  if (isElement(node)) return line.depth < MAX_DEPTH ? elementOf(node, next, line) : undefined;
  const { data } = node as Comment;
  return COMMENT.test(data) ? `<!--${data}-->` : undefined;
}

function textOf(value: string, { text, isInLink }: Line): string | undefined {
  if (!isInLink && ADDRESS.test(value)) return undefined;
  const isAtStart = text === '' || text.endsWith('\n');
  const shown = value.replace(/[ \t\n\f\r]+/g, ' ');
  return isAtStart ? escapeMarkdown(shown.replace(/^ /, ''), true) : escapeMarkdown(shown, false);
}

function elementOf(element: Element, next: Node | undefined, line: Line): string | undefined {
  const { tagName, attrs } = element;
  if (tagName === 'br' && attrs.length === 0) return next === undefined || line.isOne ? '<br>' : '\\\n';
  if (!HTML_IN_LINE.has(tagName)) return undefined;
  if (tagName === 'img') return pictureOf(element) ?? startTag(element);
  if (VOID.has(tagName)) return startTag(element);
  const code = tagName === 'code' ? codeOf(element) : undefined;
  return code ?? around(element, next, line);
}

/** An element with what stands in it. */
function around(element: Element, next: Node | undefined, line: Line): string | undefined {
  const { tagName, childNodes } = element;
  const isLink = tagName === 'a';
  // What stands in an element begins no line.
  const inside = { ...line, text: '<', depth: line.depth + 1, isInLink: line.isInLink || isLink };
  const content = writeAll(childNodes, inside)?.slice(1);
  if (content === undefined) return undefined;
  const form = isLink ? linkOf(element, content) : emphasised(element, content, next, line);
  return form ?? `${startTag(element)}${content}</${tagName}>`;
}

/** Emphasis, if what stands around the delimiters lets them begin and end it (CommonMark 0.31, 6.2). */
function emphasised(
  { tagName, attrs }: Element,
  content: string,
  next: Node | undefined,
  { text }: Line,
): string | undefined {
  const delimiter = DELIMITERS.get(tagName);
  const [first, last] = [content.charAt(0), content.charAt(content.length - 1)];
  if (delimiter === undefined || attrs.length > 0 || content.trim() !== content || content === '')
    return undefined;
  const sign = delimiter.charAt(0);
  if (first === sign || last === sign || text.endsWith(sign)) return undefined;
  const after = next && isText(next) ? next.value.charAt(0) : '';
  const mayOpen = !PUNCTUATION.test(first) || isEdge(text.charAt(text.length - 1));
  const mayClose = !PUNCTUATION.test(last) || isEdge(after);
  return mayOpen && mayClose ? `${delimiter}${content}${delimiter}` : undefined;
}

function isEdge(character: string): boolean {
  return character === '' || /\s/.test(character) || PUNCTUATION.test(character);
}

function codeOf({ attrs, childNodes }: Element): string | undefined {
  const [only, ...others] = childNodes;
  if (attrs.length > 0 || only === undefined || !isText(only) || others.length > 0) return undefined;
  const code = withoutForbiddenInHtml(only.value).replace(/[ \t\n\f\r]+/g, ' ');
  if (code === '' || code === ' ') return undefined;
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const ticks = '`'.repeat(longest + 1);
  const isPadded = /^`|`$|^ .* $/.test(code);
  return isPadded ? `${ticks} ${code} ${ticks}` : ticks + code + ticks;
}

function linkOf(element: Element, content: string): string | undefined {
  const href = attributeOf(element, 'href');
  if (href === undefined || content.trim() === '' || !hasOnly(element, ['href', 'title']) || !isPlain(href))
    return undefined;
  const title = titleOf(element);
  return title === undefined ? undefined : `[${content}](${destination(href)}${title})`;
}

/** A picture that Markdown can say; undefined for one with anything more, or without alternative text. */
export function pictureOf(element: Element, title = titleOf(element)): string | undefined {
  const [source, alt] = [attributeOf(element, 'src'), attributeOf(element, 'alt')];
  // In Markdown an empty alternative text is a missing one, which is reported.
  if (source === undefined || !alt?.trim() || !hasOnly(element, ['src', 'alt', 'title'])) return undefined;
  if (!isPlain(source) || alt.includes('\n') || title === undefined) return undefined;
  return `![${escapeMarkdown(alt, false)}](${destination(source)}${title})`;
}

/** The title of a link or a picture; undefined for one of several lines. */
function titleOf(element: Element): string | undefined {
  const title = attributeOf(element, 'title');
  if (title === undefined) return '';
  return title.includes('\n') ? undefined : inQuotes(title);
}

/** True if all that an element says is in attributes of these names. */
export function hasOnly(element: Element, names: readonly string[]): boolean {
  return element.attrs.every((attribute) => names.includes(attribute.name) || isImplied(element, attribute));
}

/** Markdown percent-encodes more of an address than browsers do. */
export function isPlain(address: string): boolean {
  return (
    isCanonical(address) || (markdown.validateLink(address) && markdown.normalizeLink(address) === address)
  );
}
