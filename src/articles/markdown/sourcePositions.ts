import type { Token } from 'markdown-it';
import { markdown } from './parser.ts';

/** Finds the place in a text of what became of it in the HTML: an index into the text. */
export type FindSource = (at: number, near: string) => number;

/** A part of a text: indices into it. */
interface Range {
  readonly start: number;
  readonly end: number;
}

interface Block extends Range {
  readonly htmlStart: number;
}

/**
 * Where in a text stands what is at an index of its HTML: in the block that it was made of, and there where `near` is,
 * with or without its escapes (`%C4%81`).
 */
export function sourceFinder(text: string): FindSource {
  const blocks = blocksOf(text);
  return (at, near) => {
    const { start, end } = blocks.findLast(({ htmlStart }) => htmlStart <= at) ?? {
      start: 0,
      end: text.length,
    };
    const block = text.slice(start, end);
    const places = [near, unescaped(near)].map((spelling) => block.search(literally(spelling.trim())));
    return start + Math.max(0, places.find((place) => place !== -1) ?? 0);
  };
}

/** The text with every code sample blanked out: what stands elsewhere keeps its place. */
export function withoutCode(text: string): string {
  const lines = lineStarts(text);
  let masked = '';
  let end = 0;
  let range: Range = { start: 0, end: text.length };
  for (const { type, map } of markdown.parse(text, {})) {
    // The cells of a table have no place but that of their row.
    if (map) range = { start: lines[map[0]] as number, end: lines[map[1]] ?? text.length };
    const isCode = type === 'fence' || type === 'code_block';
    if (range.start < end || !(isCode || type === 'inline' || type === 'html_block')) continue;
    const part = text.slice(range.start, range.end);
    masked += text.slice(end, range.start) + (isCode ? blank(part) : withoutCodeSpans(part));
    end = range.end;
  }
  return masked + text.slice(end);
}

/** A code span ends at the next run of as many backticks (CommonMark 0.31, 6.1); `pre` and `code` are code too. */
function withoutCodeSpans(text: string): string {
  const plain = withoutCodeElements(text);
  const runs = [...plain.matchAll(/`+/g)];
  let masked = '';
  let end = 0;
  for (const [i, { 0: ticks, index }] of runs.entries()) {
    if (index < end) continue;
    const close = nextOfLength(ticks.length, runs, i + 1);
    if (close === undefined) continue;
    masked += plain.slice(end, index);
    end = close.index + ticks.length;
    masked += blank(plain.slice(index, end));
  }
  return masked + plain.slice(end);
}

function nextOfLength(length: number, runs: readonly RegExpExecArray[], from: number) {
  for (let i = from; i < runs.length; i += 1) if (runs[i]?.[0].length === length) return runs[i];
  return undefined;
}

function withoutCodeElements(text: string): string {
  let masked = '';
  let end = 0;
  for (const { 1: name, index } of text.matchAll(/<(pre|code)\b/gi)) {
    if (index < end) continue;
    const close = text.indexOf(`</${name}`, index);
    // One that is never closed has nothing to tell it from prose.
    if (close === -1) break;
    masked += text.slice(end, index) + blank(text.slice(index, close));
    end = close;
  }
  return masked + text.slice(end);
}

/** The outermost blocks of a text, in their order. */
function blocksOf(text: string): Block[] {
  const lines = lineStarts(text);
  const env = {};
  const tokens = markdown.parse(text, env);
  const blocks: Block[] = [];
  let htmlStart = 0;
  for (let first = 0; first < tokens.length; ) {
    const last = endOfBlock(tokens, first);
    const [from, to] = (tokens[first] as Token).map ?? [0, lines.length];
    blocks.push({ start: lines[from] as number, end: lines[to] ?? text.length, htmlStart });
    htmlStart += markdown.renderer.render(tokens.slice(first, last + 1), markdown.options, env).length;
    first = last + 1;
  }
  return blocks;
}

/** Where the block ends whose first token this is: at its closing token. */
function endOfBlock(tokens: readonly Token[], first: number): number {
  let last = first;
  let depth = nestingOf(tokens, last);
  while (depth > 0) {
    last += 1;
    depth += nestingOf(tokens, last);
  }
  return last;
}

const nestingOf = (tokens: readonly Token[], index: number): number => (tokens[index] as Token).nesting;

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function literally(text: string): RegExp {
  return new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
}

function unescaped(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
