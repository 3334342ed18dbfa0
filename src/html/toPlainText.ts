import { fateOf, isBlock } from './allowList.ts';
import { parseTree } from './parse.ts';
import { attributeOf, type Element, isElement, isText, type Node } from './tree.ts';

/** White space that HTML collapses; a no-break space is none of it (Infra standard, 4.6). */
const SPACES = /[ \t\n\f\r]+/g;
/** What stands before a line grows no wider: else lines of a few characters could become lines of hundreds. */
const WIDEST_MARGIN = 40;
/** Blocks that an empty line sets apart. */
const APART = /^(?:audio|blockquote|details|dl|figure|h[1-6]|hr|ol|p|pre|table|ul|video)$/;

/** What has been written, and the line that is being written. */
interface Paper {
  readonly lines: string[];
  line: string;
  /** White space has come since the last word. */
  isSpaced: boolean;
  /** An empty line is due before the next. */
  isApart: boolean;
  /** What stands before each line of a quotation or a list's item; the outermost since the last line is an empty line's. */
  margin: { readonly rest: string };
  outermost: { readonly rest: string };
  /** What the next line begins with: the margin's `rest`, or the mark of a list's item. */
  next: string;
  /** How many `pre` and how many cells we are in. In a cell all is one line. */
  pres: number;
  cells: number;
  isFirstCell: boolean;
  /** The lists we are in: the number of the next item, and how far the one after it is; 0 where there are bullets. */
  readonly lists: { next: number; readonly step: number }[];
  /** Addresses, and their numbers. */
  readonly links: Map<string, number>;
}

/** What is done at the end of an element. */
type Close = () => void;

/**
 * Article HTML as a reader shows it that has nothing but text, and as the text part of an e-mail has it.
 *
 * @example plainTextOf('<h1>Ferry</h1><ul><li>See <a href="https://a.example/">times</a></ul>')
 * // 'Ferry\n\n* See times [1]\n\n[1] https://a.example/'
 */
export function plainTextOf(html: string): string {
  const paper = newPaper();
  const steps: (Node | Close)[] = parseTree(html, false).childNodes.toReversed();
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'function') step();
    else if (isText(step)) write(step.value, paper);
    else if (isElement(step) && isShown(step)) {
      steps.push(open(step, paper));
      for (const child of step.childNodes.toReversed()) steps.push(child);
    }
  }
  gap(paper);
  for (const [address, number] of paper.links) emit(`[${number}] ${address}`, paper);
  return paper.lines.join('\n').replace(/^\n+/, '').trimEnd();
}

function newPaper(): Paper {
  const margin = { rest: '' };
  const line = { line: '', isSpaced: false, isApart: false, next: '', margin, outermost: margin };
  return { lines: [], ...line, pres: 0, cells: 0, isFirstCell: false, lists: [], links: new Map() };
}

function isShown({ tagName }: Element): boolean {
  return !/^(?:drop|link)$/.test(fateOf(tagName));
}

/** What the start of an element does; gives what its end does. */
function open(element: Element, paper: Paper): Close {
  const { tagName } = element;
  const edge = edgeOf(tagName, paper);
  edge(paper);
  MARKS.get(tagName)?.(paper, element);
  const close = PAIRS.get(tagName)?.(paper, element);
  return () => {
    close?.();
    edge(paper);
  };
}

/** What sets an element apart from what stands around it. A list in a list needs no empty line. */
function edgeOf(tagName: string, { lists }: Paper): (paper: Paper) => void {
  if (/^[ou]l$/.test(tagName) && lists.length > 0) return endLine;
  if (APART.test(tagName)) return gap;
  // A picture stands in its line: the block is the figure around it. Cells stand in the line of their row.
  const isInLine = !isBlock(tagName) || /^(?:picture|td|th)$/.test(tagName);
  return isInLine && !/^(?:caption|summary)$/.test(tagName) ? () => {} : endLine;
}

/** What is written at the start of an element. */
const MARKS: ReadonlyMap<string, (paper: Paper, element: Element) => void> = new Map([
  ['audio', markMedia],
  ['br', breakLine],
  ['hr', (paper: Paper) => paper.cells === 0 && emit('-'.repeat(20), paper)],
  ['img', markPicture],
  ['td', markCell],
  ['th', markCell],
  ['tr', (paper: Paper) => (paper.isFirstCell ||= paper.cells === 0)],
  ['video', markMedia],
]);

/** What is done at the start of an element, and gives what is done at its end. */
const PAIRS: ReadonlyMap<string, (paper: Paper, element: Element) => Close> = new Map([
  ['a', (paper: Paper, element: Element) => () => numberAddress(attributeOf(element, 'href'), paper)],
  ['blockquote', (paper: Paper) => indent('> ', '> ', paper)],
  ['dd', (paper: Paper) => indent('    ', '    ', paper)],
  ['li', openItem],
  ['ol', openList],
  ['pre', (paper: Paper) => counted('pres', paper)],
  ['q', openQuotation],
  ['td', (paper: Paper) => counted('cells', paper)],
  ['th', (paper: Paper) => counted('cells', paper)],
  ['ul', openList],
]);

function markCell(paper: Paper): void {
  if (paper.cells === 0 && !paper.isFirstCell) paper.line += ' |';
  paper.isFirstCell = false;
  paper.isSpaced = true;
}

function markPicture(paper: Paper, picture: Element): void {
  const alt = (attributeOf(picture, 'alt') ?? '').replace(SPACES, ' ').trim();
  append(alt === '' ? '[image]' : `[image: ${alt}]`, paper);
}

function markMedia(paper: Paper, media: Element): void {
  const sources = media.childNodes.filter(({ nodeName }) => nodeName === 'source') as Element[];
  append(`[${media.tagName}]`, paper);
  numberAddress([media, ...sources].map((source) => attributeOf(source, 'src')).find(Boolean), paper);
}

/** A number in the text, and the address at its end; an address has one number, wherever it stands. */
function numberAddress(href = '', paper: Paper): void {
  const address = href.replace(SPACES, ' ').trim();
  if (address === '' || address.startsWith('#')) return;
  const number = paper.links.get(address) ?? paper.links.size + 1;
  paper.links.set(address, number);
  paper.line += paper.line === '' ? `[${number}]` : ` [${number}]`;
}

function openList({ lists }: Paper, list: Element): Close {
  const isReversed = attributeOf(list, 'reversed') !== undefined;
  const items = list.childNodes.filter(({ nodeName }) => nodeName === 'li');
  const next = numberOf(attributeOf(list, 'start')) ?? (isReversed ? items.length : 1);
  lists.push({ next, step: list.tagName === 'ul' ? 0 : isReversed ? -1 : 1 });
  return () => lists.pop();
}

function openItem(paper: Paper, item: Element): Close {
  const list = paper.lists.at(-1);
  if (list === undefined || list.step === 0) return indent('* ', '  ', paper);
  list.next = numberOf(attributeOf(item, 'value')) ?? list.next;
  const mark = `${list.next}. `;
  list.next += list.step;
  return indent(mark, ' '.repeat(mark.length), paper);
}

function numberOf(value = ''): number | undefined {
  const number = Number.parseInt(value, 10);
  return Number.isSafeInteger(number) ? number : undefined;
}

function counted(kind: 'pres' | 'cells', paper: Paper): Close {
  paper[kind] += 1;
  return () => {
    paper[kind] -= 1;
  };
}

function openQuotation(paper: Paper): Close {
  append('“', paper);
  return () => append('”', paper);
}

function indent(first: string, rest: string, paper: Paper): Close {
  const { lines, next, margin: outer } = paper;
  const before = lines.length;
  const wide = outer.rest + rest;
  const margin = { rest: wide.length > WIDEST_MARGIN ? outer.rest : wide };
  paper.margin = margin;
  paper.next += first;
  return () => {
    endLine(paper);
    paper.margin = outer;
    // An item without a word leaves no mark.
    paper.next = lines.length === before ? next : outer.rest;
    if (paper.outermost === margin) paper.outermost = outer;
  };
}

function write(text: string, paper: Paper): void {
  if (paper.pres > 0 && paper.cells === 0) writeAsItIs(text, paper);
  else writeWords(text.replace(SPACES, ' '), paper);
}

function writeWords(text: string, paper: Paper): void {
  const from = text.startsWith(' ') ? 1 : 0;
  const to = text.endsWith(' ') ? -1 : text.length;
  paper.isSpaced ||= from === 1;
  const words = text.slice(from, to);
  if (words === '') return;
  append(words, paper);
  paper.isSpaced = to === -1;
}

function writeAsItIs(text: string, paper: Paper): void {
  for (const [index, part] of text.split(/\r\n?|\n/).entries()) {
    if (index > 0) emit(paper.line, paper);
    paper.line += part;
  }
}

function append(words: string, paper: Paper): void {
  paper.line += (paper.isSpaced && paper.line !== '' ? ' ' : '') + words;
  paper.isSpaced = false;
}

function endLine(paper: Paper): void {
  paper.isSpaced = paper.cells > 0;
  if (paper.cells > 0) return;
  if (paper.line.trim() !== '') emit(paper.line, paper);
  paper.line = '';
}

/** The end of a paragraph. */
function gap(paper: Paper): void {
  endLine(paper);
  paper.isApart ||= paper.cells === 0;
}

function breakLine(paper: Paper): void {
  if (paper.cells === 0 && paper.line === '' && !paper.isApart) emit('', paper);
  endLine(paper);
}

function emit(line: string, paper: Paper): void {
  const { lines, outermost, next, margin } = paper;
  if (paper.isApart) lines.push(outermost.rest.trimEnd());
  lines.push(line === '' ? next.trimEnd() : next + line);
  paper.isApart = false;
  paper.line = '';
  paper.next = margin.rest;
  paper.outermost = margin;
}
