import TurndownService, { type Rule, type TurndownNode } from 'turndown';
import { markdown } from '../articles/markdown/parser.ts';
import { isBlock, isVoid } from '../html/allowList.ts';
import { startTag, withoutTemplates } from './rawHtml.ts';

/** Inline elements that CommonMark has a form for, with the attributes that fit into it. */
const EXPRESSIBLE: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['href', 'title']],
  ['br', []],
  ['code', []],
  ['em', []],
  ['img', ['src', 'alt', 'title']],
  ['s', []],
  ['strong', []],
]);

/** Text that Markdown takes for markup, and its escape. The result is verified, so these may miss rare cases. */
const ESCAPES: readonly (readonly [RegExp, string])[] = [
  [/\\/g, '\\\\'],
  [/[*`[\]]/g, '\\$&'],
  [/~(?=~)|(?<=~)~|~(?=[^\s~]+~)|\^(?=[^\s^]+\^)|(?<!=)==(?=[^\s=])/g, '\\$&'],
  [/:(?=[\w+-]+:)/g, '\\:'],
  [/\$(?=\S[^$]*\$)/g, '\\$'],
  [/(?<!\{)\{(?=[ \t]*[.#a-z])/gi, '\\{'],
  // Within a word it is no markup.
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_'],
  [/&(?=#?\w{1,32};)/g, '&amp;'],
  [/<(?=[a-z/!?])/gi, '\\<'],
  // Before a link it would turn that into a picture.
  [/!$/, '\\!'],
  [/^(?:[-+](?=[-\s]|$)|=(?==*\s*$)|>|#{1,6}(?=\s|$))/, '\\$&'],
  [/^(?::(?=[\s:])|!!!|\?\?\?)/, '\\$&'],
  [/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'],
  [/\u00a0/g, '&nbsp;'],
];

/** The number of items written of each list. */
type Counts = WeakMap<TurndownNode, number>;

/**
 * Converts HTML to readable Markdown. What CommonMark has no form for becomes HTML in it, or is lost: callers must verify
 * that the Markdown renders to the same HTML.
 *
 * @param html sanitised
 * @example toMarkdown('<p>The <em>tide</em> came in.</p>') // 'The *tide* came in.'
 */
export function toMarkdown(html: string): string {
  return converter.turndown(html);
}

const counts: Counts = new WeakMap();
const converter = new TurndownService({
  headingStyle: 'atx',
  hr: '---',
  bulletListMarker: '-',
  codeBlockStyle: 'fenced',
  emDelimiter: '*',
  br: '\\',
});
converter.escape = escapeMarkdown;
for (const [name, rule] of Object.entries(rules())) converter.addRule(name, rule);

function rules(): Record<string, Rule> {
  return {
    item: {
      filter: ({ nodeName }) => nodeName === 'LI',
      replacement: itemOf,
    },
    struck: {
      filter: ({ nodeName }) => nodeName === 'S',
      replacement: (content) => `~~${content}~~`,
    },
    figure: {
      filter: (node) => node.nodeName === 'FIGURE' && pictureIn(node) !== undefined,
      replacement: (_content, node) => `\n\n${pictureIn(node)}\n\n`,
    },
    html: {
      filter: (node) => !isBlock(tagOf(node)) && !isExpressible(node),
      replacement: (content, node) => {
        const open = startTag(tagOf(node), Array.from(node.attributes));
        return isVoid(tagOf(node)) ? open : `${open}${content}</${tagOf(node)}>`;
      },
    },
  };
}

function escapeMarkdown(text: string): string {
  const escaped = ESCAPES.reduce((all, [pattern, replacement]) => all.replace(pattern, replacement), text);
  // Markdown drops all white space at the ends of a paragraph; browsers drop only spaces and line feeds.
  const ended = escaped.replace(/^[^\S \n]+|[^\S \n]+$/g, (spaces) => [...spaces].map(reference).join(''));
  return withoutTemplates(ended);
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Like turndown's rule, but with one space behind the marker. */
function itemOf(content: string, node: TurndownNode): string {
  const { parentNode: list } = node;
  const index = counts.get(list) ?? 0;
  counts.set(list, index + 1);
  const start = Number(list.getAttribute('start') ?? 1);
  const marker = list.nodeName === 'OL' ? `${start + index}. ` : '- ';
  const isLoose = content.endsWith('\n');
  const lines = content.replace(/^\n+|\n+$/g, '').replace(/\n(?!\n)/g, `\n${' '.repeat(marker.length)}`);
  return `${marker}${lines}${isLoose ? '\n' : ''}${node.nextSibling ? '\n' : ''}`;
}

/** A figure as a picture whose title is the caption. Returns undefined for a figure with anything more. */
function pictureIn(figure: TurndownNode): string | undefined {
  // turndown calls no rule for an empty element.
  const [shown, caption, ...others] = Array.from(figure.childNodes) as [TurndownNode, ...TurndownNode[]];
  if (others.length > 0 || (caption && caption.nodeName !== 'FIGCAPTION')) return undefined;
  const [image, ...more] = shown.nodeName === 'A' ? Array.from(shown.childNodes) : [shown];
  const isAlone =
    image?.nodeName === 'IMG' && more.length === 0 && isExpressible(image) && isExpressible(shown);
  if (!isAlone || image.getAttribute('title') !== null) return undefined;
  const title = caption ? ` "${inQuotes(caption.textContent)}"` : '';
  const picture = `![${escapeMarkdown(attribute(image, 'alt'))}](${destination(attribute(image, 'src'))}${title})`;
  return shown === image ? picture : `[${picture}](${destination(attribute(shown, 'href'))})`;
}

/** True for an inline element that Markdown renders unchanged. */
function isExpressible(node: TurndownNode): boolean {
  const attributes = Array.from(node.attributes);
  const names = EXPRESSIBLE.get(tagOf(node));
  return (
    names !== undefined &&
    attributes.every(({ name, value }) => names.includes(name) && isExpressibleAs(name, value)) &&
    // A link without an address is an anchor.
    (tagOf(node) !== 'a' || node.getAttribute('href') !== null)
  );
}

function isExpressibleAs(attribute: string, value: string): boolean {
  // In Markdown an empty alternative text is a missing one, which is reported.
  if (attribute === 'alt') return value.trim() !== '';
  const isAddress = attribute === 'href' || attribute === 'src';
  // Markdown percent-encodes more of an address than browsers do.
  return !isAddress || (markdown.validateLink(value) && markdown.normalizeLink(value) === value);
}

function destination(address: string): string {
  return withoutTemplates(address.replace(/[<>()\\]/g, '\\$&'));
}

function inQuotes(text: string): string {
  return withoutTemplates(
    text
      .trim()
      .replace(/["\\]/g, '\\$&')
      .replace(/&(?=#?\w{1,32};)/g, '&amp;'),
  );
}

/** An attribute that sanitised HTML always has on such an element. */
function attribute(node: TurndownNode, name: string): string {
  return node.getAttribute(name) as string;
}

function tagOf({ nodeName }: TurndownNode): string {
  return nodeName.toLowerCase();
}
