import MarkdownIt, { type MarkdownIt as Parser, type Token } from 'markdown-it';
import type { ReportProblem } from '../../syntax/sourceText.ts';
import { withoutCode } from './codeSamples.ts';

/** What is code is the same in every dialect. */
const blocks = new MarkdownIt('commonmark', { html: true });

/** Where comments begin and end in a text. */
interface Comments {
  readonly ranges: readonly (readonly [start: number, end: number])[];
  /** Where the last one begins, if nothing ends it. */
  readonly unclosed?: number;
}

/**
 * Takes out what stands between `%%` and `%%`: in Obsidian that is a comment, which only its author sees. It may hold
 * anything, and goes before anything else is read. In code, and behind a backslash, `%%` is text.
 */
export function comments(markdown: Parser): void {
  markdown.core.ruler.after('normalize', 'comments', (state) => {
    // Line breaks stay, so that all else stays on its line.
    state.src = replaced(state.src, findComments(state.src).ranges, '');
  });
}

/** The text with every comment blanked out: what stands elsewhere keeps its place. */
export function blankComments(text: string): string {
  return replaced(text, findComments(text).ranges, ' ');
}

/** Reports that there are comments, without a word of them, and one that nothing ends: it would go on to the end. */
export function reportComments(text: string, start: number, report: ReportProblem): void {
  const { ranges, unclosed } = findComments(text);
  const [first] = ranges;
  const mend = 'write \\%% where two percent signs are meant';
  if (unclosed !== undefined) {
    const message = 'expected %% at the end of a comment, found none';
    report(start + unclosed, { code: 'COMMENT_OPEN', message, mend: `end it with %%, or ${mend}` });
  } else if (first) {
    const found = ranges.length === 1 ? 'a comment' : `${ranges.length} comments`;
    const message = `expected text, found ${found} between %% and %%`;
    report(start + first[0], { code: 'COMMENT_REMOVED', message, mend: `no reader gets it; ${mend}` });
  }
}

function replaced(text: string, ranges: Comments['ranges'], filler: string): string {
  let out = '';
  let end = 0;
  for (const [from, to] of ranges) {
    out += text.slice(end, from) + text.slice(from, to).replace(/[^\n]/g, filler);
    end = to;
  }
  return out + text.slice(end);
}

function findComments(text: string): Comments {
  if (!text.includes('%%')) return { ranges: [] };
  const tokens: Token[] = [];
  blocks.block.parse(text, blocks, {}, tokens);
  const outside = withoutCode(text, tokens);
  // A comment may hold a backtick that would hide its end.
  const inside = withoutCode(text, tokens, false);
  const ranges: [number, number][] = [];
  const opening = /(?<!\\)%%/g;
  for (let found = opening.exec(outside); found; found = opening.exec(outside)) {
    const end = inside.indexOf('%%', found.index + 2);
    if (end === -1) return { ranges: [...ranges, [found.index, text.length]], unclosed: found.index };
    ranges.push([found.index, end + 2]);
    opening.lastIndex = end + 2;
  }
  return { ranges };
}
