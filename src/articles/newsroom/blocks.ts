import { hasCredit } from './caption.ts';

/** Lines that belong together: a paragraph, a subhead, a caption, the items of a list. */
export interface Block {
  readonly tagName: 'p' | 'h2' | 'figure' | 'ul' | 'ol';
  /** Items, or lines as their author broke them. What a program wrapped is one line, with line breaks in it. */
  readonly lines: readonly string[];
}

/** Programs wrap text so that its longest line has a length between these. */
const MIN_WIDTH = 50;
const MAX_WIDTH = 100;
const MAX_SUBHEAD = 60;

const SENTENCE_END = /[.!?…]["'”’»)\]]*$/u;
/** A capital at its start, and nothing at its end that says more is to come. */
const SUBHEAD = /^["“‘'«]?[\p{Lu}\p{Lo}\p{N}].*[\p{L}\p{M}\p{N}]["”’'»)]?$/u;
const BULLET = /^([•*–-])\s(\S.*)$/u;
const NUMBER = /^(\d{1,2})([.)])\s(\S.*)$/;
/** An entry of a live blog begins so: `9.15am The road is open`. */
const TIME = /^\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\b\.?)?(?=\s|$)/i;

/**
 * The blocks of a newsroom text. Blank lines separate paragraphs; where there is none, every line is one.
 *
 * @param lines without white space at their ends; a blank line is empty
 */
export function splitBlocks(lines: readonly string[]): Block[] {
  if (!lines.includes('')) {
    const isWrapped = isWrappedAt(longestOf(lines));
    return unspacedGroups(lines, isWrapped).flatMap((group) => blocksOf(group, isWrapped));
  }
  const groups = spacedGroups(lines);
  // A paragraph on one line was not wrapped.
  const isWrapped = isWrappedAt(longestOf(groups.filter((group) => group.length > 1).flat()));
  return groups.flatMap((group) => blocksOf(group, isWrapped)).map(withSubhead);
}

type IsWrapped = (line: string, next: string) => boolean;

function spacedGroups(lines: readonly string[]): string[][] {
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line !== '') groups.at(-1)?.push(line);
    else if (groups.at(-1)?.length !== 0) groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}

/** Every line by itself, but for lists, and for sentences that a program wrapped. */
function unspacedGroups(lines: readonly string[], isWrapped: IsWrapped): string[][] {
  const groups: string[][] = [];
  let last: string | undefined;
  for (const line of lines) {
    const goesOn =
      last !== undefined &&
      (isNextItem(last, line) || (isWrapped(last, line) && !SENTENCE_END.test(last) && !hasCredit(line)));
    if (goesOn) groups.at(-1)?.push(line);
    else groups.push([line]);
    last = line;
  }
  return groups;
}

function blocksOf(group: readonly string[], isWrapped: IsWrapped): Block[] {
  const text = group.join('\n');
  if (hasCredit(text)) return [{ tagName: 'figure', lines: [text] }];
  return runsOf(group).map(({ isList, lines }) => (isList ? listOf(lines) : paragraphOf(lines, isWrapped)));
}

/** Lines that are a list, or that are none. */
interface Run {
  readonly isList: boolean;
  readonly lines: string[];
}

/** A list has two items or more, so that nothing else becomes one; numbers begin with 1. */
function runsOf(group: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (const [index, line] of group.entries()) {
    const run = runs.at(-1);
    const isNext = run?.isList === true && isNextItem(group[index - 1] as string, line);
    const isFirst = isFirstItem(line) && isNextItem(line, group[index + 1] ?? '');
    if (isNext || (run?.isList === false && !isFirst)) run.lines.push(line);
    else runs.push({ isList: isFirst, lines: [line] });
  }
  return runs;
}

function isFirstItem(line: string): boolean {
  return BULLET.test(line) || NUMBER.exec(line)?.[1] === '1';
}

function isNextItem(line: string, next: string): boolean {
  const bullet = BULLET.exec(line)?.[1];
  if (bullet !== undefined) return BULLET.exec(next)?.[1] === bullet;
  const [, number, sign] = NUMBER.exec(line) ?? [];
  const [, nextNumber, nextSign] = NUMBER.exec(next) ?? [];
  return number !== undefined && sign === nextSign && Number(nextNumber) === Number(number) + 1;
}

function listOf(lines: readonly string[]): Block {
  const tagName = NUMBER.test(lines[0] as string) ? 'ol' : 'ul';
  return { tagName, lines: lines.map((line) => line.replace(/^\S+\s/, '')) };
}

/** A paragraph; all of its lines must be full for it to have been wrapped. */
function paragraphOf(lines: readonly string[], isWrapped: IsWrapped): Block {
  const pairs = lines.slice(1).map((next, index) => [lines[index] as string, next] as const);
  const areWrapped = pairs.every(([line, next]) => TIME.test(next) || isWrapped(line, next));
  let text = lines[0] as string;
  for (const [, next] of pairs) text += (areWrapped && !TIME.test(next) ? '\n' : BREAK) + next;
  return { tagName: 'p', lines: text.split(BREAK) };
}

/** Lines have no vertical tabs: those are white space, which is one space by now. */
const BREAK = '\v';

/** A program wraps a line where the next word would make it longer than the longest. */
function isWrappedAt(width: number): IsWrapped {
  const isUsual = width >= MIN_WIDTH && width <= MAX_WIDTH;
  return (line, next) => isUsual && line.length + 1 + (next.split(' ', 1)[0] as string).length > width;
}

function longestOf(lines: readonly string[]): number {
  return lines.reduce((longest, line) => Math.max(longest, line.length), 0);
}

/** A short line alone that ends no sentence, between whole sentences, is a subhead. */
function withSubhead(block: Block, index: number, blocks: readonly Block[]): Block {
  const [line = '', ...others] = block.lines;
  const isShort = block.tagName === 'p' && others.length === 0 && line.length <= MAX_SUBHEAD;
  const isSubhead = isShort && SUBHEAD.test(line) && !TIME.test(line);
  const [before, after] = [blocks[index - 1], blocks[index + 1]];
  if (!isSubhead || before === undefined || after?.tagName !== 'p') return block;
  const isBehindWhole = before.tagName !== 'p' || SENTENCE_END.test(lastOf(before));
  // What follows may introduce a list, but what goes before may not: then the line is what was introduced.
  const isAboveText = SENTENCE_END.test(lastOf(after)) || lastOf(after).endsWith(':');
  return isBehindWhole && isAboveText ? { tagName: 'h2', lines: block.lines } : block;
}

function lastOf({ lines }: Block): string {
  return lines.at(-1) as string;
}
