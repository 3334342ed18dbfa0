import { type HtmlMark, htmlMarks } from './htmlMarks.ts';

/** Elements that end a paragraph where they begin and where they end. */
const BLOCKS = words(
  'address article aside blockquote caption center col colgroup dd details dir div dl dt fieldset figcaption figure',
  'footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main math menu nav ol p pre section style summary',
  'table tbody td tfoot th thead tr ul',
);
const VOID_BLOCKS = words('col hr');
/** Elements that are left as they stand, with all that is in them. */
const LEFT_ALONE = words('audio iframe math object pre script select style svg textarea video');
/** Of these, text in them makes no paragraph. */
const STRUCTURES = words('colgroup dl ol table tbody tfoot thead tr ul');
/** One that begins ends another of its kind, or a paragraph, that is not ended. */
const SIBLINGS = words('dd dt li p td th tr');
/** In these all text is in paragraphs. */
const PLACES = words('blockquote');
/** In these it is where there is more than one. */
const DIVISIONS = words('article aside center details div fieldset footer form header main nav section');
/** Elements that show something without a word in them. */
const SHOWN = words('audio canvas embed iframe img input math object svg video');

/** Nobody nests more blocks: what ends is looked for among so many. */
const MAX_DEPTH = 500;

const PARAGRAPH_END = /\n[ \t]*\n\s*/;

/** A part of a line: text, in which a line break is one, or what stays as it is. */
interface Piece {
  readonly text: string;
  readonly tag?: string;
}

/** A block that is open. */
interface Container {
  readonly name: string;
  /** True as long as nothing has come in it. */
  isFresh: boolean;
}

/** The text that is written, and what is open in it. */
interface Writing {
  readonly out: string[];
  readonly open: Container[];
  /** What has come since the last block. */
  run: Piece[];
}

/**
 * Text in which a blank line ends a paragraph and any other line break is a `br`, with HTML in it, as HTML. It is what
 * WordPress makes of text that people write (`wpautop`), where that is well-formed: text in blocks, beside them and in
 * lists; blocks, tables, code samples, scripts and players stay as they are.
 *
 * @example paragraphsOf('One\ntwo\n\n<h2>Three</h2>\nFour') // '<p>One<br>\ntwo</p>\n<h2>Three</h2>\n<p>Four</p>'
 */
export function paragraphsOf(html: string): string {
  const writing: Writing = { out: [], open: [{ name: '', isFresh: false }], run: [] };
  const marks = htmlMarks(html);
  let at = 0;
  for (let index = 0; index < marks.length; index += 1) {
    const mark = marks[index] as HtmlMark;
    addText(html.slice(at, mark.start), writing);
    at = mark.end;
    if (mark.kind === 'open' && LEFT_ALONE.has(mark.name)) {
      index = endOf(marks, index);
      at = marks[index]?.end ?? html.length;
      addWhole(mark.name, html.slice(mark.start, at), writing);
    } else addMark(mark, html.slice(mark.start, mark.end), writing);
  }
  addText(html.slice(at), writing);
  endRun(writing);
  return writing.out.join('').trim();
}

/** The index of the tag that ends an element; that of the last mark and one more where none does. */
function endOf(marks: readonly HtmlMark[], index: number): number {
  const { name } = marks[index] as HtmlMark;
  let depth = 0;
  for (let at = index; at < marks.length; at += 1) {
    const mark = marks[at] as HtmlMark;
    if (mark.name !== name || mark.kind === 'comment') continue;
    depth += mark.kind === 'open' ? 1 : -1;
    if (depth === 0) return at;
  }
  return marks.length;
}

function addText(text: string, { run }: Writing): void {
  if (text !== '') run.push({ text });
}

/** An element that is left alone: a block, or a part of a line. */
function addWhole(name: string, html: string, writing: Writing): void {
  if (!BLOCKS.has(name)) {
    writing.run.push({ text: html, tag: name });
    return;
  }
  endRun(writing);
  endParagraph(writing);
  writeBlock(html, writing);
}

function addMark({ kind, name }: HtmlMark, html: string, writing: Writing): void {
  if (kind === 'comment') {
    addComment(name, html, writing);
    return;
  }
  if (!BLOCKS.has(name)) {
    writing.run.push({ text: html, tag: name });
    return;
  }
  endRun(writing);
  if (kind === 'close') closeBlock(name, html, writing);
  else openBlock(name, html, writing);
}

/** A mark that ends a summary or a page stands between paragraphs; other comments are for nobody who reads. */
function addComment(comment: string, html: string, writing: Writing): void {
  if (!/^(?:more|nextpage)/.test(comment)) return;
  endRun(writing);
  endParagraph(writing);
  writeBlock(html, writing);
}

function openBlock(name: string, html: string, { out, open }: Writing): void {
  const before = innermost(open);
  if (before.name === 'p' || (before.name === name && SIBLINGS.has(name))) {
    open.pop();
    out.push(`</${before.name}>\n`);
  }
  innermost(open).isFresh = false;
  out.push(html);
  if (VOID_BLOCKS.has(name)) out.push('\n');
  else open.push({ name, isFresh: true });
}

/** A tag that ends nothing shows nothing, but parts what is before it from what is behind it. */
function closeBlock(name: string, html: string, { out, open }: Writing): void {
  const outer = Math.max(0, open.length - MAX_DEPTH);
  const at = open.slice(outer).findLastIndex((container) => container.name === name);
  if (at !== -1) {
    open.length = outer + at;
    out.push(html);
  }
  out.push('\n');
}

function endParagraph({ out, open }: Writing): void {
  if (innermost(open).name !== 'p') return;
  open.pop();
  out.push('</p>\n');
}

function writeBlock(html: string, { out, open }: Writing): void {
  innermost(open).isFresh = false;
  out.push(html, '\n');
}

/** Writes what has come since the last block: as paragraphs, or as it stands where there are none. */
function endRun(writing: Writing): void {
  const { out, open, run } = writing;
  writing.run = [];
  const container = innermost(open);
  const { name, isFresh } = container;
  const isApart = /^\s*?\n[ \t]*\n/.test(run[0]?.text ?? '');
  const paragraphs = paragraphsIn(run);
  if (paragraphs.length === 0) return;
  container.isFresh = false;
  const texts = paragraphs.map(linesOf);
  if (STRUCTURES.has(name)) out.push(texts.join('\n'));
  else if (name === 'p') out.push(texts.join('</p>\n<p>'));
  else if (/^h[1-6]$/.test(name)) out.push(texts.join('<br>\n'));
  else {
    const isBare = isFresh && !PLACES.has(name) && !isApart && !(DIVISIONS.has(name) && texts.length > 1);
    out.push(
      ...texts.map((text, index) =>
        (isBare && index === 0) || !paragraphs[index]?.some(isShown) ? text : `<p>${text}</p>\n`,
      ),
    );
  }
}

/** Pieces between blank lines; two breaks of a line are one. */
function paragraphsIn(run: readonly Piece[]): Piece[][] {
  const paragraphs: Piece[][] = [[]];
  const last = () => paragraphs.at(-1) as Piece[];
  for (const [index, piece] of run.entries()) {
    if (piece.tag !== undefined) {
      const isSecond = piece.tag === 'br' && run[index - 1] !== undefined && isBreakBefore(run, index);
      if (isSecond) paragraphs.push([]);
      else last().push(piece);
      continue;
    }
    const [first = '', ...others] = piece.text.split(PARAGRAPH_END);
    last().push({ text: first });
    for (const text of others) paragraphs.push([{ text }]);
  }
  return paragraphs.map(withoutSpace).filter((pieces) => pieces.length > 0);
}

/** True if nothing but white space is between a `br` and the one before it. */
function isBreakBefore(run: readonly Piece[], index: number): boolean {
  const [second, first] = [run[index - 2], run[index - 1]];
  if (first?.tag === 'br') return true;
  return first?.tag === undefined && first?.text.trim() === '' && second?.tag === 'br';
}

/** Without white space and breaks at both ends. */
function withoutSpace(pieces: readonly Piece[]): Piece[] {
  const isSpace = ({ text, tag }: Piece) => (tag === undefined ? text.trim() === '' : tag === 'br');
  const start = pieces.findIndex((piece) => !isSpace(piece));
  if (start === -1) return [];
  const end = pieces.findLastIndex((piece) => !isSpace(piece));
  return pieces.slice(start, end + 1).map(({ text, tag }, index) => {
    if (tag !== undefined) return { text, tag };
    return { text: withoutEnds(text, index === 0, index === end - start) };
  });
}

/** A paragraph whose line breaks are `br`, but for one beside a `br`. */
function linesOf(pieces: readonly Piece[]): string {
  const texts = pieces.map(({ text, tag }, index) => {
    if (tag !== undefined) return text;
    const lines = text.split('\n');
    const isAfterBreak = pieces[index - 1]?.tag === 'br' && lines[0]?.trim() === '';
    const isBeforeBreak = pieces[index + 1]?.tag === 'br' && lines.at(-1)?.trim() === '';
    if (isAfterBreak) lines.shift();
    if (isBeforeBreak) lines.pop();
    return lines.map((line, at) => withoutEnds(line, at > 0, at < lines.length - 1)).join('<br>\n');
  });
  return texts.join('');
}

function withoutEnds(line: string, atStart: boolean, atEnd: boolean): string {
  const rest = atStart ? line.trimStart() : line;
  return atEnd ? rest.trimEnd() : rest;
}

function isShown({ text, tag }: Piece): boolean {
  return tag === undefined ? text.trim() !== '' : SHOWN.has(tag);
}

function innermost(open: readonly Container[]): Container {
  return open.at(-1) as Container;
}

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}
