/**
 * Blanks out code spans, which end at the next run of as many backticks (CommonMark 0.31, 6.1), and elements of code. What
 * stands elsewhere keeps its place.
 */
export function withoutCodeSpans(text: string): string {
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

/** Blanks out what is in `pre` and `code`. */
export function withoutCodeElements(text: string): string {
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

/** Spaces in the place of a text. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function nextOfLength(length: number, runs: readonly RegExpExecArray[], from: number) {
  for (let i = from; i < runs.length; i += 1) if (runs[i]?.[0].length === length) return runs[i];
  return undefined;
}
