import MarkdownIt, { type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';

const markdown = new MarkdownIt('commonmark', { html: true })
  .enable(['table', 'strikethrough'])
  .use(footnotes)
  .disable('footnote_inline');

const { isValidEntityCode } = markdown.utils;

// An author who writes ![](ferry.jpg) has said nothing; one who writes alt="" has said that there is nothing to say.
markdown.renderer.rules['image'] = (tokens, index, options, _env, renderer) => {
  const token = tokens[index] as Token;
  const alt = renderer.renderInlineAsText(token.children ?? [], options, {});
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'alt');
  if (alt !== '') token.attrSet('alt', alt);
  return renderer.renderToken(tokens, index, options);
};

// CommonMark makes U+FFFD of a reference to a control character without a word. Passed on as it is, `content/` reads it
// as browsers do (`&#146;` is an apostrophe of Windows-1252), and tells of what no feed may hold.
markdown.inline.ruler.before('entity', 'control_reference', (state, silent) => {
  const reference = /^&#(?:x[\da-f]{1,6}|\d{1,7});/i.exec(state.src.slice(state.pos, state.pos + 11))?.[0];
  if (reference === undefined || isValidEntityCode(codeOf(reference))) return false;
  if (!silent) state.push('html_inline', '', 0).content = reference;
  state.pos += reference.length;
  return true;
});

/**
 * CommonMark with tables, strikethrough and footnotes, as HTML. Raw HTML passes through: `content/` makes it safe.
 */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}

/** Finds the place in a text of what became of it in the HTML: an index into the text. */
export type FindSource = (at: number, near: string) => number;

/**
 * Where in a text stands what is at an index of its HTML: in the block that it was made of, and there where `near` is.
 */
export function sourceFinder(text: string): FindSource {
  const blocks = blocksOf(text);
  const lower = text.toLowerCase();
  return (at, near) => {
    const block = blocks.findLast(({ htmlStart }) => htmlStart <= at) ?? { start: 0, end: text.length };
    const found = lower.indexOf(near.trim().toLowerCase(), block.start);
    return found === -1 || found >= block.end ? block.start : found;
  };
}

/** What is prose or HTML in a text, and no code sample, with an index at or before which it stands. */
export function proseOf(text: string): { readonly content: string; readonly at: number }[] {
  const lines = lineStarts(text);
  return markdown
    .parse(text, {})
    .filter(({ type }) => type === 'inline' || type === 'html_block')
    .map(({ content, map }) => ({ content, at: lines[map?.[0] ?? 0] ?? 0 }));
}

interface Block {
  /** Indices into the text. */
  readonly start: number;
  readonly end: number;
  readonly htmlStart: number;
}

/** The outermost blocks of a text, in their order. */
function blocksOf(text: string): Block[] {
  const lines = lineStarts(text);
  const env = {};
  const tokens = markdown.parse(text, env);
  const blocks: Block[] = [];
  let htmlStart = 0;
  for (let first = 0; first < tokens.length; ) {
    const last = endOfBlock(tokens, first);
    const [from, to] = tokens[first]?.map ?? [0, lines.length];
    blocks.push({ start: lines[from] ?? 0, end: lines[to] ?? text.length, htmlStart });
    htmlStart += markdown.renderer.render(tokens.slice(first, last + 1), markdown.options, env).length;
    first = last + 1;
  }
  return blocks;
}

/** Where the block ends whose first token this is: at its closing token. */
function endOfBlock(tokens: readonly Token[], first: number): number {
  let last = first;
  let depth = nestingOf(tokens, last);
  while (depth > 0) {
    last += 1;
    depth += nestingOf(tokens, last);
  }
  return last;
}

const nestingOf = (tokens: readonly Token[], index: number): number => (tokens[index] as Token).nesting;

function codeOf(reference: string): number {
  const digits = reference.slice(2, -1);
  return /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
