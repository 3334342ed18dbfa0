import { isBlock, isDropped } from './allowList.ts';
import { mathText } from './mathml.ts';
import { parseTree } from './parse.ts';
import { attributeOf, type Element, isElement, isText, type Node } from './tree.ts';

/** White space that HTML collapses; a no-break space is none of it (Infra standard, 4.6). */
const SPACES = /[ \t\n\f\r]+/g;
/** Marks in text that is not laid out yet. The text of a parsed tree has no null, and collapsed text no other of them. */
const EDGE = '\n';
const GAP = '\v';
const BREAK = '\f';
const HARD_SPACE = '\0';
/** What nests deeper is indented no further: else lines of a few characters become lines of hundreds. */
const MAX_INDENTS = 20;
/** Blocks with an empty line before and after them. */
const APART = /^(?:audio|blockquote|details|dl|figure|h[1-6]|hr|ol|p|pre|table|ul|video)$/;
/** Elements that are lines here. A picture stands in its line: the block is the figure around it. */
const isLine = (tagName: string) =>
  (isBlock(tagName) && tagName !== 'picture') || /^(?:caption|summary)$/.test(tagName);

interface Context {
  /** Addresses with their numbers. */
  readonly links: Map<string, number>;
  readonly indents: number;
  /** The list around: the number of its next item, and the step to the one after it, which is 0 for bullets. */
  readonly list?: { next: number; readonly step: number };
  readonly isInPre?: boolean;
  readonly isInCell?: boolean;
}

/**
 * Article HTML as text-only readers show it, and as the text part of an e-mail has it.
 *
 * @example toPlainText('<h1>Ferry</h1><ul><li>See <a href="https://a.example/">times</a></ul>')
 * // 'Ferry\n\n* See times [1]\n\n[1] https://a.example/'
 */
export function toPlainText(html: string): string {
  const links = new Map<string, number>();
  const text = tidy(textOf(parseTree(html, false).childNodes, { links, indents: 0 }));
  const lines = text.replaceAll(GAP, '\n\n').replaceAll(BREAK, '\n').replaceAll(HARD_SPACE, ' ');
  const notes = [...links].map(([address, number]) => `[${number}] ${address}`);
  return [lines.trimEnd(), '', ...notes].join('\n').replace(/^\n+/, '').trimEnd();
}

function textOf(nodes: readonly Node[], context: Context): string {
  let text = '';
  for (const node of nodes) {
    if (isText(node)) text += context.isInPre ? asWritten(node.value) : node.value.replace(SPACES, ' ');
    else if (isElement(node) && !isDropped(node.tagName)) text += elementText(node, context);
  }
  return text;
}

function elementText(element: Element, context: Context): string {
  const { tagName, childNodes } = element;
  const content = CONTENTS.get(tagName)?.(element, context) ?? textOf(childNodes, context);
  const isApart = APART.test(tagName) && !(context.list && /^[ou]l$/.test(tagName));
  const edge = isApart ? GAP : isLine(tagName) ? EDGE : '';
  return edge + content + edge;
}

/** Elements that show more than what is in them. */
const CONTENTS: ReadonlyMap<string, (element: Element, context: Context) => string> = new Map([
  ['a', (link, context) => withNumber(textOf(link.childNodes, context), attributeOf(link, 'href'), context)],
  ['audio', media],
  ['blockquote', (quotation, context) => indented(quotation, '> ', '> ', context)],
  ['br', () => BREAK],
  ['dd', (definition, context) => indented(definition, '    ', '    ', context)],
  ['hr', (_rule, { isInCell }) => (isInCell ? '' : '-'.repeat(20))],
  ['img', picture],
  ['li', item],
  ['math', mathText],
  ['ol', list],
  ['pre', (sample, context) => textOf(sample.childNodes, { ...context, isInPre: true })],
  ['q', (quotation, context) => `“${textOf(quotation.childNodes, context)}”`],
  ['tr', row],
  ['ul', list],
  ['video', media],
]);

function picture(image: Element): string {
  const alt = (attributeOf(image, 'alt') ?? '').replace(SPACES, ' ').trim();
  return alt === '' ? '[image]' : `[image: ${alt}]`;
}

function media(player: Element, context: Context): string {
  const sources = player.childNodes.filter(({ nodeName }) => nodeName === 'source') as Element[];
  const address = [player, ...sources].map((source) => attributeOf(source, 'src')).find(Boolean);
  return withNumber(`[${player.tagName}]`, address, context) + textOf(player.childNodes, context);
}

/** An address has one number, wherever it is. */
function withNumber(text: string, href = '', { links }: Context): string {
  const address = href.replace(SPACES, ' ').trim();
  if (address === '' || address.startsWith('#')) return text;
  const number = links.get(address) ?? links.size + 1;
  links.set(address, number);
  const words = text.trimEnd();
  return `${words} [${number}]${text.slice(words.length)}`;
}

function list(element: Element, context: Context): string {
  const { tagName, childNodes } = element;
  const step = tagName === 'ul' ? 0 : attributeOf(element, 'reversed') === undefined ? 1 : -1;
  const items = childNodes.filter(({ nodeName }) => nodeName === 'li').length;
  const next = numberIn(attributeOf(element, 'start')) ?? (step < 0 ? items : 1);
  return textOf(childNodes, { ...context, list: { next, step } });
}

function item(element: Element, context: Context): string {
  const { list } = context;
  if (!list?.step) return indented(element, '* ', '  ', context);
  const number = numberIn(attributeOf(element, 'value')) ?? list.next;
  list.next = number + list.step;
  return indented(element, `${number}. `, ' '.repeat(`${number}. `.length), context);
}

function numberIn(value = ''): number | undefined {
  const number = Number.parseInt(value, 10);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** The cells of a row in one line. What is in them is not indented, and has no marks. */
function row({ childNodes }: Element, context: Context): string {
  const cells = childNodes.filter(({ nodeName }) => /^t[dh]$/.test(nodeName)) as Element[];
  const texts = cells.map((cell) => tidy(textOf(cell.childNodes, { ...context, isInCell: true })));
  const words = texts.map((text) => text.replace(/[\0\n\v\f]+/g, ' ').trim());
  const line = words.join(context.isInCell ? ' ' : ' | ');
  // Without it the bar after an empty first cell would begin the line.
  return line.replace(/^ /, HARD_SPACE);
}

function indented({ childNodes }: Element, first: string, rest: string, context: Context): string {
  const indents = context.indents + 1;
  const text = textOf(childNodes, { ...context, indents });
  if (context.isInCell || indents > MAX_INDENTS) return text;
  const [, before = '', inner = '', after = ''] = /^([\n\v]?)([\s\S]*?)([\n\v]?)$/.exec(
    tidy(text),
  ) as string[];
  if (inner === '') return before || after;
  const lines = inner.replaceAll(GAP, '\n\n').split(/[\n\f]/);
  const margin = (index: number, line: string) => (index === 0 ? first : line === '' ? rest.trimEnd() : rest);
  const marked = lines.map((line, index) => margin(index, line).replaceAll(' ', HARD_SPACE) + line);
  return before + marked.join(BREAK) + after;
}

/** Text as `pre` shows it. Tabs become spaces, which stay at the start of a line. */
function asWritten(text: string): string {
  return text
    .replace(/\r\n?|\n/g, BREAK)
    .replaceAll('\t', '    ')
    .replaceAll(' ', HARD_SPACE);
}

/** Collapses spaces and edges of lines: of an edge and a gap side by side the gap stays. */
function tidy(text: string): string {
  let out = '';
  let edge = '';
  for (const [, edges = '', content = ''] of text.matchAll(/([\n\v]*)([^\n\v]*)/g)) {
    if (edges !== '' && edge !== GAP) edge = edges.includes(GAP) ? GAP : EDGE;
    const line = content
      .replace(/ +/g, ' ')
      .replace(/ ?\f ?/g, BREAK)
      .trim();
    if (line === '') continue;
    out += edge + line;
    edge = '';
  }
  return out + edge;
}
