import type { Token } from 'markdown-it';
import { lineStarts } from './codeSamples.ts';

/** The tokens of one of the outermost blocks of a Markdown text. */
export type SourceBlock = readonly Token[];

/** The outermost blocks, in their order. */
export function splitBlocks(tokens: readonly Token[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let first = 0;
  let depth = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    depth += (tokens[index] as Token).nesting;
    if (depth > 0) continue;
    blocks.push(tokens.slice(first, index + 1));
    first = index + 1;
  }
  return blocks;
}

/**
 * Finds where a block's source has what is in its HTML or tree: at `near`, as a link in double brackets first, with or
 * without its escapes (`%C4%81`), else at the start of the block. Capital letters make no difference.
 *
 * @returns a function of a block, undefined for all of the text, and `near`; it gives an index into the text
 */
export function sourceFinder(text: string): (block: SourceBlock | undefined, near: string) => number {
  const lines = lineStarts(text);
  const folded = inSmallLetters(text);
  return (block, near) => {
    // The list of footnotes has no lines: its notes are anywhere in the text.
    const [from, to] = block?.[0]?.map ?? [0, lines.length];
    const start = lines[from] as number;
    const source = folded.slice(start, lines[to] ?? text.length);
    const places = [`[[${near}`, near, unescaped(near)].map((spelling) =>
      source.indexOf(inSmallLetters(spelling.trim())),
    );
    return start + Math.max(0, places.find((place) => place !== -1) ?? 0);
  };
}

/** Of the same length: İ alone would become longer. */
function inSmallLetters(text: string): string {
  return text.replace(/[^İ]+/g, (part) => part.toLowerCase());
}

function unescaped(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
