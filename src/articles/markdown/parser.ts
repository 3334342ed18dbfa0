import MarkdownIt, { type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { tableOfContents } from './contents.ts';
import { openEnvironment } from './environment.ts';
import { headingIds } from './headingIds.ts';
import { bounded } from './limits.ts';

/** The Markdown parser. */
export const markdown = new MarkdownIt('commonmark', { html: true })
  .enable(['table', 'strikethrough'])
  .use(footnotes)
  .disable('footnote_inline')
  .use(headingIds)
  .use(tableOfContents)
  .use(bounded);

const { isValidEntityCode } = markdown.utils;

// An author who writes ![](ferry.jpg) has said nothing; one who writes alt="" has said that there is nothing to say.
markdown.renderer.rules['image'] = (tokens, index, options, _env, renderer) => {
  const token = tokens[index] as Token;
  const alt = altOf(token);
  token.attrs = (token.attrs as [string, string][]).filter(([name]) => name !== 'alt');
  if (alt.trim() !== '') token.attrSet('alt', alt);
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
 * CommonMark with tables, strikethrough, footnotes and ids of headings, as tokens.
 *
 * @param environment takes notes; each text has its own
 */
export function parseMarkdown(text: string, environment = openEnvironment()): Token[] {
  return markdown.parse(text, environment);
}

/** These tokens as HTML. Raw HTML passes through: `content/` makes it safe. */
export function renderTokens(tokens: Token[]): string {
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** A text as HTML. */
export function renderMarkdown(text: string): string {
  return renderTokens(parseMarkdown(text));
}

/** What a picture says to those who do not see it. */
export function altOf(picture: Token): string {
  return markdown.renderer.renderInlineAsText(picture.children as Token[], markdown.options, {});
}

function codeOf(reference: string): number {
  const digits = reference.slice(2, -1);
  return /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
}
