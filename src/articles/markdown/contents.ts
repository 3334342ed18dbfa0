import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { environmentOf, noteLines } from './environment.ts';
import { type Heading, headingsOf, idOf, plainTextOf } from './headingIds.ts';

/** The line in whose place headings are listed: of markdown-it, GitLab, Python-Markdown and themes of Hugo. */
const LINE = /^(?:\[\[_?toc_?\]\]|\[toc\]|\{\{<\s*toc\s*\/?>\}\}|\{\{%\s*toc\s*%\}\})$/i;
/** kramdown's mark below the only item of a list, which it replaces. */
const BELOW_ITEM = /^[^\n]*\n\{:[ \t]*toc(?:[ \t][^{}\n]*)?\}[ \t]*$/;
const MAY_BE_THERE = /(?:\b|_)toc(?:\b|_)/i;

type Kind = 'bullet' | 'ordered';

/** The tokens in whose place headings are listed. */
interface Place {
  readonly length: number;
  readonly kind: Kind;
}

/**
 * A plug-in that makes a list of links to the headings of `[[toc]]`, `[TOC]`, `{{< toc >}}` and kramdown's `{:toc}`. To be
 * used after that which gives them ids. The second such place in a text is left empty.
 */
export function tableOfContents(markdown: MarkdownIt): void {
  markdown.core.ruler.push('table_of_contents', (state) => {
    if (MAY_BE_THERE.test(state.src)) fillPlaces(state);
  });
}

function fillPlaces(state: StateCore): void {
  const { tokens } = state;
  const { attributeLines, codeLines } = environmentOf(state);
  const kept: Token[] = [];
  let end = 0;
  for (const [start, { length, kind }] of placesIn(tokens)) {
    const map = (tokens[start] as Token).map as [number, number];
    for (const lines of [attributeLines, codeLines]) noteLines(lines, map);
    for (const token of tokens.slice(end, start)) kept.push(token);
    // Once: a list in each of many places would make the square of the text's length.
    const listed = end === 0 ? headingsOf(tokens).filter(({ open }) => !open.meta?.['isUnlisted']) : [];
    if (listed.length > 0) appendList(kept, listed, kind, map, state.Token);
    end = start + length;
  }
  if (end > 0) state.tokens = [...kept, ...tokens.slice(end)];
}

/** The places, by the index of the first token. */
function placesIn(tokens: readonly Token[]): Map<number, Place> {
  const places = new Map<number, Place>();
  for (const [index, { type, content, children }] of tokens.entries()) {
    if (type !== 'inline') continue;
    const typeAt = (offset: number) => tokens[index + offset]?.type;
    const isLink = children?.some((child) => child.type === 'link_open');
    if (LINE.test(content) && typeAt(-1) === 'paragraph_open' && !isLink)
      places.set(index - 1, { length: 3, kind: 'bullet' });
    const list = /^(bullet|ordered)_list_open$/.exec(`${typeAt(-3)}`)?.[1];
    if (list !== undefined && typeAt(3) === `${list}_list_close` && BELOW_ITEM.test(content))
      places.set(index - 3, { length: 7, kind: list as Kind });
  }
  return places;
}

/** Appends a list of links; what is below a heading is a list in its item. */
function appendList(
  tokens: Token[],
  headings: readonly Heading[],
  kind: Kind,
  map: [number, number],
  Make: typeof Token,
): void {
  const push = (type: string, tag: string, nesting: -1 | 0 | 1) => {
    const token = Object.assign(new Make(type, tag, nesting), { block: true, map });
    tokens.push(token);
    return token;
  };
  const tag = kind === 'ordered' ? 'ol' : 'ul';
  push(`${kind}_list_open`, tag, 1);
  for (let index = 0; index < headings.length; ) {
    const heading = headings[index] as Heading;
    let end = index + 1;
    while ((headings[end]?.open.tag ?? '') > heading.open.tag) end += 1;
    push('list_item_open', 'li', 1);
    push('paragraph_open', 'p', 1).hidden = true;
    push('inline', '', 0).children = linkTo(heading, Make);
    push('paragraph_close', 'p', -1).hidden = true;
    if (end > index + 1) appendList(tokens, headings.slice(index + 1, end), kind, map, Make);
    push('list_item_close', 'li', -1);
    index = end;
  }
  push(`${kind}_list_close`, tag, -1);
}

function linkTo(heading: Heading, Make: typeof Token): Token[] {
  const open = new Make('link_open', 'a', 1);
  open.attrSet('href', `#${idOf(heading.open)}`);
  const text = Object.assign(new Make('text', '', 0), { content: plainTextOf(heading).trim() });
  return [open, text, new Make('link_close', 'a', -1)];
}
