import { slug } from 'github-slugger';
import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { environmentOf } from './environment.ts';

const PART = String.raw`(?:[#.][^\s{}#]+|[\w:-]+=(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}=]+)|-)`;
const PARTS = String.raw`[ \t]*(${PART}(?:[ \t]+${PART})*)[ \t]*\}[ \t]*`;
/** `{#wind .wide}` at the end of a heading, as goldmark, pandoc and kramdown read it. */
const AT_END = new RegExp(String.raw`^\{:?${PARTS}$`);
/** kramdown's `{: #wind}` on the line below. */
const BELOW = new RegExp(String.raw`^\{:${PARTS}(?:\n|$)`);
/** Hugo's name for a heading that has neither a letter nor a digit. */
const NAMELESS = 'heading';

/** The tokens of a heading: its start, and its text. */
export interface Heading {
  readonly open: Token;
  readonly text: Token;
}

/**
 * A plug-in that gives each heading an id: its own (`## Wind {#wind}`), else the one that GitHub makes of its text, as Hugo
 * and Jekyll do. The second of a name has `-1` at its end. What attributes a heading has is never shown.
 */
export function headingIds(markdown: MarkdownIt): void {
  // Before the marks in it (`{#low_water_}`) are taken for emphasis, and before the attributes of other blocks are read.
  markdown.core.ruler.after('block', 'heading_attributes', readAttributes);
  markdown.core.ruler.push('heading_ids', setIds);
}

/** The headings of a text, in their order. */
export function headingsOf(tokens: readonly Token[]): Heading[] {
  const headings: Heading[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const open = tokens[index] as Token;
    if (open.type === 'heading_open') headings.push({ open, text: tokens[index + 1] as Token });
  }
  return headings;
}

/** The text of a heading, without marks, pictures and footnotes. */
export function plainTextOf({ text }: Heading): string {
  let plain = '';
  for (const { type, content } of text.children as Token[]) {
    if (type === 'text' || type === 'code_inline') plain += content;
    else if (type === 'softbreak' || type === 'hardbreak') plain += ' ';
  }
  return plain;
}

function readAttributes(state: StateCore): void {
  const { attributeLines } = environmentOf(state);
  const read = new Set<Token>();
  for (let index = 0; index < state.tokens.length; index += 1) {
    const open = state.tokens[index] as Token;
    if (open.type !== 'heading_open') continue;
    const [text, , ...next] = state.tokens.slice(index + 1, index + 6) as [Token, Token, ...Token[]];
    readAtEnd({ open, text }, attributeLines);
    for (const token of readBelow(open, next, attributeLines)) read.add(token);
  }
  if (read.size > 0) state.tokens = state.tokens.filter((token) => !read.has(token));
}

function readAtEnd({ open, text }: Heading, lines: Set<number>): void {
  const { content } = text;
  const start = content.lastIndexOf('{');
  const found = /^$|[ \t]/.test(content.charAt(start - 1)) && AT_END.exec(content.slice(start));
  if (!found) return;
  const [, end] = open.map as [number, number];
  const isUnderlined = !open.markup.startsWith('#');
  const rest = content.slice(0, start).trimEnd();
  text.content = isUnderlined ? rest : withoutClosing(rest);
  setAttributes(open, found[1] as string);
  lines.add(isUnderlined ? end - 2 : end - 1);
}

/** `Wind ##` without what may end a heading of `#`. A regular expression would take quadratic time. */
function withoutClosing(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === '#') end -= 1;
  return /[ \t]/.test(text.charAt(end - 1)) ? text.slice(0, end).trimEnd() : text;
}

/** Returns the tokens of which nothing is left. */
function readBelow(heading: Token, next: readonly Token[], lines: Set<number>): readonly Token[] {
  const [paragraph, text] = next;
  const [, end] = heading.map as [number, number];
  const isNext = paragraph?.type === 'paragraph_open' && paragraph.map?.[0] === end;
  const found = isNext && BELOW.exec((text as Token).content);
  if (!found || !text) return [];
  text.content = text.content.slice(found[0].length);
  setAttributes(heading, found[1] as string);
  lines.add(end);
  return text.content === '' ? next : [];
}

/** Only the id is of use to readers, and whether a heading is left out of tables of contents. */
function setAttributes(heading: Token, list: string): void {
  const id = /(?:^|\s)#(\S+)/.exec(list)?.[1];
  if (id !== undefined) heading.attrSet('id', id);
  if (/(?:^|\s)\.(?:no_toc|unlisted)(?:\s|$)/.test(list)) heading.meta = { isUnlisted: true };
}

/** Ids that the author gave come first: the others give way to them. */
function setIds(state: StateCore): void {
  const headings = headingsOf(state.tokens);
  if (headings.length === 0) return;
  /** The ids that there are, each with the last number that was put behind it. */
  const numbers = new Map<string, number>();
  for (const { open } of headings) if (open.attrs) numbers.set(idOf(open), 0);
  for (const heading of headings)
    if (!heading.open.attrs) heading.open.attrs = [['id', freeId(idFor(plainTextOf(heading)), numbers)]];
}

/** The id that a heading of this text gets, if no other has it: the one that GitHub makes. */
export function idFor(text: string): string {
  return slug(text) || NAMELESS;
}

/** `wind`, or `wind-1` where that is another's, as github-slugger counts. */
function freeId(name: string, numbers: Map<string, number>): string {
  let id = name;
  for (let number = numbers.get(name); numbers.has(id); ) {
    number = (number as number) + 1;
    numbers.set(name, number);
    id = `${name}-${number}`;
  }
  numbers.set(id, 0);
  return id;
}

/** The id of a heading that has one. */
export function idOf(heading: Token): string {
  return `${heading.attrGet('id')}`;
}
