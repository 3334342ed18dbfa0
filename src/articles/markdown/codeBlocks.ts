import type { StateBlock } from 'markdown-it';
import { isIndentedCode, startOfLine, startsWith } from './blockLines.ts';
import { codeAt, endFinder, literalOf, type Range, type TemplateCode } from './codeSyntax.ts';
import { environmentOf, noteLines } from './environment.ts';
import { withoutCodeSpans } from './maskCode.ts';
import { asWritten, htmlOfCode } from './replaceCodes.ts';

/** A code that begins a block. */
interface Opening {
  readonly code: TemplateCode;
  /** The line in which it begins, that in which it ends, and the index there. */
  readonly line: number;
  readonly last: number;
  readonly end: number;
}

/** The code that ends a block, and its line. */
interface Closing extends Range {
  readonly line: number;
}

/** A rule of markdown-it: a code, and all up to its end if it has one, that has its lines for itself. */
export function codeBlock(state: StateBlock, line: number, endLine: number, silent: boolean): boolean {
  if (!startsWith(state, line, '{')) return false;
  const isText = isIndentedCode(state, line) || environmentOf(state).isRaw;
  const found = isText ? undefined : codeAt(state.src, startOfLine(state, line));
  if (found === undefined) return false;
  const opening = { ...found, line, last: lineOf(state, found.end, line) };
  const render = literalOf(found.code) ? literalBlock(state, opening, endLine) : htmlBlock(state, opening);
  if (render === undefined || opening.last >= endLine) return false;
  if (!silent) render();
  return true;
}

function htmlBlock(state: StateBlock, { code, line, last, end }: Opening): (() => void) | undefined {
  if (restOf(state, end, last) !== '') return undefined;
  const html = htmlOfCode(code, state.md, environmentOf(state).site);
  if (html === undefined) return undefined;
  return () => {
    Object.assign(state.push('html_block', '', 0), { content: `${html}\n`, map: [line, last + 1] });
    endBlock(state, line, last + 1);
  };
}

function literalBlock(state: StateBlock, opening: Opening, endLine: number): (() => void) | undefined {
  const { code, last, end } = opening;
  const environment = environmentOf(state);
  environment.findEnd ??= endFinder(state.src);
  const found = environment.findEnd(code, end);
  const line = found ? lineOf(state, found.end, last) : endLine;
  if (!found || line >= endLine || restOf(state, found.end, line) !== '') return undefined;
  const closing = { ...found, line };
  const literal = literalOf(code);
  if (literal === 'nothing') return () => endBlock(state, opening.line, line + 1);
  if (literal === 'sample') return () => pushSample(state, opening, closing);
  const isAlone = restOf(state, end, last) === '' && startOfLine(state, line) === found.start;
  return isAlone ? () => pushRaw(state, opening, closing) : undefined;
}

/** A code sample; the title of Hexo's `codeblock` is a paragraph above it. */
function pushSample(state: StateBlock, opening: Opening, closing: Closing): void {
  const { code, line } = opening;
  const isOfHexo = code.name === 'codeblock' || code.name === 'code';
  const title = isOfHexo ? code.rest.replace(/(?:^|\s+)\w+:(?!\/)\S*/g, '').trim() : '';
  if (title !== '') {
    state.push('paragraph_open', 'p', 1).map = [line, line + 1];
    const text = state.push('inline', '', 0);
    Object.assign(text, { content: title, map: [line, line + 1], children: [] });
    state.push('paragraph_close', 'p', -1);
  }
  const sample = state.push('fence', 'code', 0);
  const language = isOfHexo ? /(?:^|\s)lang:(\S+)/ : /^["']?([\w#+.-]*)/;
  sample.info = language.exec(code.rest)?.[1] ?? '';
  sample.content = sampleText(state, opening, closing);
  sample.map = [line, closing.line + 1];
  endBlock(state, line, closing.line + 1);
}

/** What stands between the two codes, without the empty ends of their lines. */
function sampleText(state: StateBlock, { line, last, end }: Opening, closing: Closing): string {
  if (closing.line === last) return `${state.src.slice(end, closing.start).trim()}\n`;
  const indent = state.sCount[line] as number;
  const first = restOf(state, end, last);
  const code = state.src.slice(closing.start, closing.end);
  const [before = ''] = state.getLines(closing.line, closing.line + 1, indent, false).split(code);
  return [
    first === '' ? '' : `${first}\n`,
    state.getLines(last + 1, closing.line, indent, true),
    before.trim() === '' ? '' : `${before}\n`,
  ].join('');
}

/** Markdown in which codes are shown as they are written. */
function pushRaw(state: StateBlock, { line, last }: Opening, closing: Closing): void {
  const environment = environmentOf(state);
  const from = state.tokens.length;
  const { lineMax } = state;
  environment.isRaw = true;
  state.lineMax = closing.line;
  state.md.block.tokenize(state, last + 1, closing.line);
  state.lineMax = lineMax;
  environment.isRaw = false;
  for (const token of state.tokens.slice(from))
    if (token.type === 'inline' || token.type === 'html_block')
      token.content = asWritten(token.content, withoutCodeSpans(token.content));
  endBlock(state, line, closing.line + 1);
}

/** Ends a block before a line, and notes that these lines are read. */
function endBlock(state: StateBlock, from: number, to: number): void {
  noteLines(environmentOf(state).codeLines, [from, to]);
  state.line = to;
}

/** The text between an index and the end of its line. */
function restOf({ src, eMarks }: StateBlock, from: number, line: number): string {
  return src.slice(from, eMarks[line]).trim();
}

/** The line in which an index is, at or behind another line. */
function lineOf({ eMarks }: StateBlock, index: number, from: number): number {
  let [low, high] = [from, eMarks.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((eMarks[middle] as number) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
