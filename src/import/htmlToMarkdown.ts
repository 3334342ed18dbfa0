import TurndownService, { type Rule, type TurndownNode } from 'turndown';
import { markdown } from '../articles/markdown/parser.ts';
import { isBlock, isVoid } from '../html/allowList.ts';
import { startTag, withoutTemplates } from './rawHtml.ts';

/** Inline elements that CommonMark can say, with the attributes that it can say of them. */
const SAYABLE: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['href', 'title']],
  ['br', []],
  ['code', []],
  ['em', []],
  ['img', ['src', 'alt', 'title']],
  ['s', []],
  ['strong', []],
]);

/** What would be taken for markup, and what stands for it. Verified afterwards: these only have to be right mostly. */
const ESCAPES: readonly (readonly [RegExp, string])[] = [
  [/\\/g, '\\\\'],
  [/[*`[\]]/g, '\\$&'],
  [/~(?=~)|(?<=~)~/g, '\\~'],
  // In a word it is itself.
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_'],
  [/&(?=#?\w{1,32};)/g, '&amp;'],
  [/<(?=[a-z/!?])/gi, '\\<'],
  // Before a link it would make a picture of it.
  [/!$/, '\\!'],
  [/^(?:[-+](?=[-\s]|$)|=(?==*\s*$)|>|#{1,6}(?=\s|$))/, '\\$&'],
  [/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'],
  [/\u00a0/g, '&nbsp;'],
];

/** How many items of a list have been written. */
type Counts = WeakMap<TurndownNode, number>;

/**
 * HTML as Markdown that people like to read. It is not always the same: what CommonMark cannot say is HTML in it, or is
 * lost, so whoever asks has to look whether it is.
 *
 * @param html fit for readers
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
      filter: (node) => !isBlock(nameOf(node)) && !isSayable(node),
      replacement: (content, node) => {
        const open = startTag(nameOf(node), Array.from(node.attributes));
        return isVoid(nameOf(node)) ? open : `${open}${content}</${nameOf(node)}>`;
      },
    },
  };
}

function escapeMarkdown(text: string): string {
  const escaped = ESCAPES.reduce((all, [pattern, replacement]) => all.replace(pattern, replacement), text);
  // Markdown drops any white space at the ends of a paragraph; other than this shows.
  const ended = escaped.replace(/^[^\S \n]+|[^\S \n]+$/g, (spaces) => [...spaces].map(reference).join(''));
  return withoutTemplates(ended);
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** As turndown does it, but with one space behind the marker. */
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

/** A picture that stands by itself; its title is what people read below it. Undefined for one that says more. */
function pictureIn(figure: TurndownNode): string | undefined {
  // turndown asks about no empty element.
  const [shown, caption, ...others] = Array.from(figure.childNodes) as [TurndownNode, ...TurndownNode[]];
  if (others.length > 0 || (caption && caption.nodeName !== 'FIGCAPTION')) return undefined;
  const [image, ...more] = shown.nodeName === 'A' ? Array.from(shown.childNodes) : [shown];
  const isAlone = image?.nodeName === 'IMG' && more.length === 0 && isSayable(image) && isSayable(shown);
  if (!isAlone || image.getAttribute('title') !== null) return undefined;
  const title = caption ? ` "${inQuotes(caption.textContent)}"` : '';
  const picture = `![${escapeMarkdown(attribute(image, 'alt'))}](${destination(attribute(image, 'src'))}${title})`;
  return shown === image ? picture : `[${picture}](${destination(attribute(shown, 'href'))})`;
}

/** What Markdown can say of an inline element, and says as it is. */
function isSayable(node: TurndownNode): boolean {
  const attributes = Array.from(node.attributes);
  const known = SAYABLE.get(nameOf(node));
  return (
    known !== undefined &&
    attributes.every(({ name, value }) => known.includes(name) && isSayableAs(name, value)) &&
    // A link without an address is the name of a place.
    (nameOf(node) !== 'a' || node.getAttribute('href') !== null)
  );
}

function isSayableAs(attribute: string, value: string): boolean {
  // In Markdown it would say that nobody has thought of it.
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

/** An attribute that every such element has in HTML that is fit for readers. */
function attribute(node: TurndownNode, name: string): string {
  return node.getAttribute(name) as string;
}

function nameOf({ nodeName }: TurndownNode): string {
  return nodeName.toLowerCase();
}
