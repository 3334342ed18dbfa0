import type { MarkdownIt, StateInline } from 'markdown-it';
import emoji from 'markdown-it-emoji/lib/data/full.mjs';

/** A passage between two equal marks. */
interface Span {
  readonly mark: string;
  readonly tag: string;
  /** True for what may neither hold white space nor touch its own sign. */
  readonly isTight: boolean;
}

/** `==text==`, as in Obsidian. Between letters it compares: `a==b`. */
export const highlights = spanOf({ mark: '==', tag: 'mark', isTight: false });
/** `H~2~O`, as in Pandoc. */
export const subscripts = spanOf({ mark: '~', tag: 'sub', isTight: true });
/** `x^2^`, as in Pandoc. */
export const superscripts = spanOf({ mark: '^', tag: 'sup', isTight: true });

/** Names of emoji, as GitHub has them: `:tada:`. Times, ports and `a:b:c` stay. */
export function emojiNames(markdown: MarkdownIt): void {
  markdown.inline.ruler.after('escape', 'emoji', (state, silent) => {
    if (state.src.charAt(state.pos) !== ':' || /[\p{L}\p{N}_:]/u.test(before(state))) return false;
    const [text, name] =
      /^:([\w+-]{1,50}):(?![\p{L}\p{N}_:])/u.exec(state.src.slice(state.pos, state.pos + 53)) ?? [];
    if (name === undefined || text === undefined || !Object.hasOwn(emoji, name)) return false;
    if (!silent) state.pending += emoji[name];
    state.pos += text.length;
    return true;
  });
}

function spanOf(span: Span): (markdown: MarkdownIt) => void {
  return (markdown) => {
    markdown.inline.ruler.after('emphasis', span.tag, (state, silent) => readSpan(state, silent, span));
  };
}

function readSpan(state: StateInline, silent: boolean, { mark, tag, isTight }: Span): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith(mark, pos)) return false;
  const start = pos + mark.length;
  // The nearest sign is the end, or there is none: so no text is searched twice.
  const end = src.indexOf(mark, start);
  if (end <= start || end + mark.length > posMax) return false;
  const content = src.slice(start, end);
  const sign = mark.charAt(0);
  const after = src.charAt(end + mark.length);
  if (before(state) === sign || after === sign || content.startsWith(sign)) return false;
  if (isTight ? /\s/.test(content) : /^\s|\s$/.test(content) || isLetter(before(state)) || isLetter(after))
    return false;
  if (!silent) {
    state.posMax = end;
    state.pos = start;
    state.push(`${tag}_open`, tag, 1).markup = mark;
    state.md.inline.tokenize(state);
    state.push(`${tag}_close`, tag, -1).markup = mark;
    state.posMax = posMax;
  }
  state.pos = end + mark.length;
  return true;
}

function before({ src, pos }: StateInline): string {
  return src.charAt(pos - 1);
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
