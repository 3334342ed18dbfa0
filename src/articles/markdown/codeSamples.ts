import type { Token } from 'markdown-it';
import { blank, withoutCodeSpans } from './maskCode.ts';

/**
 * The text with every code sample blanked out: what stands elsewhere keeps its place.
 *
 * @param tokens of the text, or of its blocks alone
 * @param hasSpans false if only blocks of code are blanked out
 */
export function withoutCode(text: string, tokens: readonly Token[], hasSpans = true): string {
  const lines = lineStarts(text);
  let masked = '';
  let end = 0;
  let range = { start: 0, end: text.length };
  for (const { type, map } of tokens) {
    // The cells of a table have no place but that of their row.
    if (map) range = { start: lines[map[0]] as number, end: lines[map[1]] ?? text.length };
    const isCode = type === 'fence' || type === 'code_block';
    if (range.start < end || !(isCode || type === 'inline' || type === 'html_block')) continue;
    const part = text.slice(range.start, range.end);
    masked +=
      text.slice(end, range.start) + (isCode ? blank(part) : hasSpans ? withoutCodeSpans(part) : part);
    end = range.end;
  }
  return masked + text.slice(end);
}

/** The index at which each line begins. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
