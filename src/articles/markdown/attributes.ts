import type { MarkdownIt, StateInline, Token } from 'markdown-it';

/** Characters of one block of attributes. */
const MAX_LENGTH = 300;
/** What readers keep of them; `class`, `target` and `style` go with the braces. */
const KEPT = new Set(['id', 'lang', 'dir', 'title', 'width', 'height']);

const ITEM = String.raw`[.#][\w:-]+|[a-z][\w:-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}=]+)`;
const BLOCK = String.raw`\{:?[ \t]*(?:(?:${ITEM})[ \t]*){1,20}\}`;
const ITEMS = new RegExp(ITEM, 'gi');
const AT_START = new RegExp(`^${BLOCK}`, 'i');
/** A line of its own before the block, behind it, or at the end of its last line. */
const FIRST_LINE = new RegExp(`^${BLOCK}[ \\t]*(?:\\n|$)`, 'i');
const LAST = new RegExp(`(?:[ \\t]*\\n|[ \\t]+)(${BLOCK})[ \\t]*$`, 'i');
/** Blocks that can be led to. */
const OPENERS = /^(?:paragraph|blockquote|bullet_list|ordered_list|dl|table)_open$/;

/**
 * Attributes in braces, as kramdown (`{: .lead #road}`) and Pandoc (`{.lead #road}`) have them: behind a link or a
 * picture, or on a line of their own below a block. Those of headings are not read here.
 */
export function attributes(markdown: MarkdownIt): void {
  markdown.inline.ruler.after('escape', 'attributes', readInline);
  markdown.core.ruler.after('block', 'attributes', (state) => {
    if (/\{:?[ \t]*[.#a-z]/i.test(state.src)) state.tokens = withoutBlocks(state.tokens);
  });
}

/** Directly behind what has just ended: a link, a picture, a code span, emphasis. */
function readInline(state: StateInline, silent: boolean): boolean {
  if (state.src.charAt(state.pos) !== '{' || state.pending !== '') return false;
  const last = state.tokens.at(-1);
  const delimiter = state.delimiters.at(-1);
  const isEmphasis = delimiter?.close === true && delimiter.token === state.tokens.length - 1;
  if (last === undefined || !(isEmphasis || /_close$|^image$|^code_inline$/.test(last.type))) return false;
  const [block] = AT_START.exec(state.src.slice(state.pos, state.pos + MAX_LENGTH)) ?? [];
  if (block === undefined) return false;
  if (!silent) {
    const link =
      last.type === 'link_close' ? openingOf(state.tokens, state.tokens.length - 1, last.level) : undefined;
    const target = last.type === 'image' ? last : link;
    if (target) apply(target, block);
  }
  state.pos += block.length;
  return true;
}

/** Takes attributes out of paragraphs, and gives them to these or to the block before. */
function withoutBlocks(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    const isParagraph = token.type === 'inline' && tokens[index - 1]?.type === 'paragraph_open';
    if (isParagraph && token.content !== '' && takeBlocks(token, kept) === '') continue;
    // It had nothing but attributes.
    if (token.type === 'paragraph_close' && kept.at(-1)?.type === 'paragraph_open') kept.pop();
    else kept.push(token);
  }
  return kept;
}

/** Takes the blocks at both ends of a paragraph. Returns what is left of it. */
function takeBlocks(token: Token, before: readonly Token[]): string {
  const paragraph = before.at(-1) as Token;
  const [first] = FIRST_LINE.exec(token.content) ?? [];
  if (first !== undefined) {
    token.content = token.content.slice(first.length);
    const above = token.content === '' ? openingOf(before, before.length - 2, paragraph.level) : paragraph;
    if (above && OPENERS.test(above.type)) apply(above, first);
  }
  const [all, last] = LAST.exec(token.content) ?? [];
  if (all !== undefined && last !== undefined) {
    token.content = token.content.slice(0, -all.length);
    apply(paragraph, last);
  }
  return token.content;
}

/** The token that began what ends with this one. */
function openingOf(tokens: readonly Token[], closing: number, level: number): Token | undefined {
  if (tokens[closing]?.nesting !== -1) return undefined;
  return tokens.findLast((token, index) => index < closing && token.level === level);
}

function apply(token: Token, block: string): void {
  for (const [item] of block.matchAll(ITEMS)) {
    const [, name = '', value = ''] = /^([^=]*)=["']?(.*?)["']?$/.exec(item.replace(/^#/, 'id=')) ?? [];
    if (KEPT.has(name.toLowerCase())) token.attrSet(name.toLowerCase(), value);
  }
}
