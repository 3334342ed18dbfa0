import { idFor } from '../articles/markdown/headingIds.ts';
import { withoutForbiddenInHtml } from '../html/escape.ts';
import { attributeOf, type Element, isElement, isText, type Node } from '../html/tree.ts';
import { destination, inQuotes } from './escapeMarkdown.ts';
import { hasOnly, isPlain, lineOf, pictureOf } from './inlineToMarkdown.ts';

/** A longer block stays HTML, and so does a deeper one, or one with a wider gap: Markdown would take too long. */
const MAX_LENGTH = 50_000;
const MAX_DEPTH = 16;
const WIDEST = /\s{200}/;

/** Separates two lists, which Markdown would join. */
export const APART = '<!-- -->';

/**
 * Converts a block to readable Markdown if Markdown can say all that is in it; returns undefined for any other block. Callers
 * must verify that the Markdown renders to the same HTML: rare cases are missed.
 *
 * @example toMarkdown(parseTree('<p>The <em>tide</em> came in.</p>').childNodes[0]) // 'The *tide* came in.'
 */
export function toMarkdown(node: Node): string | undefined {
  const written = blockOf(node, 0);
  return written === undefined || written.length > MAX_LENGTH || WIDEST.test(written) ? undefined : written;
}

/** True for Markdown of a list. */
export function isList(markdown: string): boolean {
  return /^(?:- |\d+\. )/.test(markdown);
}

function blockOf(node: Node, depth: number): string | undefined {
  if (!isElement(node) || depth > MAX_DEPTH) return undefined;
  const write = BLOCKS.get(node.tagName);
  return write?.(node, depth);
}

/** Writes an element of one name. */
type WriteBlock = (element: Element, depth: number) => string | undefined;

const plain =
  (write: WriteBlock): WriteBlock =>
  (element, depth) =>
    hasOnly(element, []) ? write(element, depth) : undefined;

const heading: WriteBlock = (element) => {
  if (!hasOnly(element, ['id'])) return undefined;
  const id = attributeOf(element, 'id');
  if (id !== undefined && !/^[A-Za-z][\w-]*$/.test(id)) return undefined;
  const line = lineOf(element.childNodes, true);
  if (line === undefined || line.endsWith('#')) return undefined;
  const isGiven = id === undefined || isMadeOf(id, element);
  return `${'#'.repeat(Number(element.tagName.charAt(1)))} ${line}${isGiven ? '' : ` {#${id}}`}`;
};

/** True for the id that a heading gets anyway. */
function isMadeOf(id: string, { childNodes }: Element): boolean {
  const [only, ...others] = childNodes;
  return only !== undefined && isText(only) && others.length === 0 && idFor(only.value.trim()) === id;
}

const quotation: WriteBlock = ({ childNodes }, depth) => {
  const content = blocksOf(childNodes, depth);
  return content?.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>');
};

/** All items have nothing but blocks, or none begins with a block. */
const list: WriteBlock = (element, depth) => {
  if (!hasOnly(element, element.tagName === 'ol' ? ['start'] : [])) return undefined;
  const items = element.childNodes.filter((node) => !isBlankText(node));
  if (items.length === 0 || !items.every(isPlainItem)) return undefined;
  const start = attributeOf(element, 'start');
  if (start !== undefined && !/^(?:0|[1-9]\d{0,7})$/.test(start)) return undefined;
  const isLoose = items.some(({ childNodes }) => childNodes.some((node) => node.nodeName === 'p'));
  const contents = items.map(({ childNodes }) =>
    isLoose ? blocksOf(childNodes, depth) : tightOf(childNodes, depth),
  );
  const written = contents.map((content, index) => {
    const marker = start !== undefined || element.tagName === 'ol' ? `${Number(start ?? 1) + index}. ` : '- ';
    return content === undefined
      ? undefined
      : marker + content.replace(/\n(?=.)/g, `\n${' '.repeat(marker.length)}`);
  });
  return written.every((item) => item !== undefined) ? written.join(isLoose ? '\n\n' : '\n') : undefined;
};

function isBlankText(node: Node): boolean {
  return isText(node) && node.value.trim() === '';
}

function isPlainItem(node: Node): node is Element {
  return isElement(node) && node.tagName === 'li' && node.attrs.length === 0;
}

/** An item of text, with the list that may stand behind it. */
function tightOf(nodes: readonly Node[], depth: number): string | undefined {
  const from = nodes.findIndex((node) => node.nodeName === 'ul' || node.nodeName === 'ol');
  const line = lineOf(from === -1 ? nodes : nodes.slice(0, from));
  if (line === undefined || from === -1) return line;
  const inner = blocksOf(nodes.slice(from), depth);
  return inner === undefined ? undefined : `${line}\n${inner}`;
}

/** Blocks with nothing between them. */
function blocksOf(nodes: readonly Node[], depth: number): string | undefined {
  const written: string[] = [];
  for (const node of nodes) {
    if (isBlankText(node)) continue;
    const block = blockOf(node, depth + 1);
    if (block === undefined) return undefined;
    if (isList(block) && isList(written.at(-1) ?? '')) written.push(APART);
    written.push(block);
  }
  return written.length > 0 ? written.join('\n\n') : undefined;
}

const sample: WriteBlock = ({ childNodes }) => {
  const [code, ...others] = childNodes;
  if (code === undefined || !isElement(code) || code.tagName !== 'code' || others.length > 0)
    return undefined;
  const [only, ...more] = code.childNodes;
  const language = languageOf(code);
  if (language === undefined || only === undefined || !isText(only) || more.length > 0) return undefined;
  const text = withoutForbiddenInHtml(only.value);
  if (!text.endsWith('\n')) return undefined;
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}${fence}`;
};

/** The language of code; empty for none, undefined if the element says anything more. */
function languageOf(code: Element): string | undefined {
  if (code.attrs.length === 0) return '';
  const [, language] = /^language-([\w+#.-]+)$/.exec(attributeOf(code, 'class') ?? '') ?? [];
  return hasOnly(code, ['class']) ? language : undefined;
}

/** A figure as a picture whose title is the caption. */
const figure: WriteBlock = ({ childNodes }) => {
  const [shown, caption, ...others] = childNodes.filter((node) => !isBlankText(node));
  if (shown === undefined || !isElement(shown) || others.length > 0) return undefined;
  const text = caption && captionOf(caption);
  if (caption && text === undefined) return undefined;
  const title = text === undefined ? '' : inQuotes(text);
  return shown.tagName === 'a' ? linkedPicture(shown, title) : untitled(shown, title);
};

function linkedPicture(link: Element, title: string): string | undefined {
  const [image, ...others] = link.childNodes;
  const href = attributeOf(link, 'href');
  const isLink = href !== undefined && hasOnly(link, ['href']) && isPlain(href) && others.length === 0;
  const picture = isLink && image && isElement(image) ? untitled(image, title) : undefined;
  return picture && `[${picture}](${destination(href as string)})`;
}

function untitled(image: Element, title: string): string | undefined {
  return image.tagName === 'img' && hasOnly(image, ['src', 'alt']) ? pictureOf(image, title) : undefined;
}

/** A caption of nothing but text. */
function captionOf(node: Node): string | undefined {
  if (!isElement(node) || node.tagName !== 'figcaption' || node.attrs.length > 0) return undefined;
  const [only, ...others] = node.childNodes;
  return only && isText(only) && others.length === 0 && !isBlankText(only)
    ? withoutForbiddenInHtml(only.value)
        .trim()
        .replace(/[ \t\n\f\r]+/g, ' ')
    : undefined;
}

const BLOCKS: ReadonlyMap<string, WriteBlock> = new Map<string, WriteBlock>([
  ['p', plain(({ childNodes }) => lineOf(childNodes))],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, WriteBlock] => [name, heading]),
  ['hr', plain(() => '---')],
  ['blockquote', plain(quotation)],
  ['ul', list],
  ['ol', list],
  ['pre', plain(sample)],
  ['figure', plain(figure)],
  // A picture that stands between blocks is one.
  ['img', (picture) => pictureOf(picture)],
  ['a', (link) => linkedPicture(link, '')],
]);
