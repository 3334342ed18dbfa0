import type { Token } from 'markdown-it';

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

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
