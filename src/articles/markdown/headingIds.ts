import GithubSlugger, { slug } from 'github-slugger';
import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { environmentOf } from './environment.ts';

const PART = String.raw`(?:[#.][^\s{}#]+|[\w:-]+=(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}=]+)|-)`;
const PARTS = String.raw`[ \t]*(${PART}(?:[ \t]+${PART})*)[ \t]*\}[ \t]*`;
/** `{#wind .wide}` at the end of a heading, as goldmark, pandoc and kramdown read it. */
const AT_END = new RegExp(String.raw`(?:^|[ \t]+)\{:?${PARTS}$`);
/** kramdown's `{: #wind}` on the line below. */
const BELOW = new RegExp(String.raw`^\{:${PARTS}(?:\n|$)`);
/** What may end a heading of `#` before its attributes: `## Wind ## {#wind}`. */
const CLOSING = /[ \t]+#+[ \t]*$/;
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
  // Before the marks in it (`{#low_water_}`) are taken for emphasis.
  markdown.core.ruler.before('inline', 'heading_attributes', readAttributes);
  markdown.core.ruler.push('heading_ids', setIds);
}

/** The headings of a text, in their order. */
export function headingsOf(tokens: readonly Token[]): Heading[] {
  const headings: Heading[] = [];
  for (const [index, open] of tokens.entries())
    if (open.type === 'heading_open') headings.push({ open, text: tokens[index + 1] as Token });
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
  for (const [index, open] of state.tokens.entries()) {
    if (open.type !== 'heading_open') continue;
    const [text, , ...next] = state.tokens.slice(index + 1, index + 6) as [Token, Token, ...Token[]];
    readAtEnd({ open, text }, attributeLines);
    for (const token of readBelow(open, next, attributeLines)) read.add(token);
  }
  if (read.size > 0) state.tokens = state.tokens.filter((token) => !read.has(token));
}

function readAtEnd({ open, text }: Heading, lines: Set<number>): void {
  const found = AT_END.exec(text.content);
  if (!found) return;
  const [, end] = open.map as [number, number];
  const isUnderlined = !open.markup.startsWith('#');
  const rest = text.content.slice(0, found.index);
  text.content = isUnderlined ? rest : rest.replace(CLOSING, '');
  setAttributes(open, found[1] as string);
  lines.add(isUnderlined ? end - 2 : end - 1);
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
  const slugger = new GithubSlugger();
  for (const { open } of headings) if (open.attrGet('id') !== null) slugger.occurrences[idOf(open)] = 0;
  for (const heading of headings) {
    if (heading.open.attrGet('id') !== null) continue;
    const text = plainTextOf(heading);
    heading.open.attrSet('id', slugger.slug(slug(text) === '' ? NAMELESS : text));
  }
}

/** The id of a heading that has one. */
export function idOf(heading: Token): string {
  return `${heading.attrGet('id')}`;
}
