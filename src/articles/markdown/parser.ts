import MarkdownIt, { type MarkdownIt as Parser, type Token } from 'markdown-it';
import { DEFAULT_DIALECT, type Dialect } from '../../model/markdown.ts';
import { shortCodes } from './codeRules.ts';
import { tableOfContents } from './contents.ts';
import { openEnvironment } from './environment.ts';
import { dialectFor, extend } from './extensions.ts';
import { headingIds } from './headingIds.ts';
import { bounded } from './limits.ts';
import { wikiLinks } from './wikiLinks.ts';

/** What begins something within a line, in any dialect; `]` ends the text of a link. */
const SIGN = /[\n!$&*:<=[\\\]^_`{~]/g;
/** An address that markdown-it writes as it is. */
const PLAIN_ADDRESS =
  /^(?:https?:\/\/[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}(?=[/?#]|$)|(?!\/\/))[\w./?&=#+,;~-]*$/;

const parsers = new Map<string, Parser>();

/** The Markdown parser of most publications. All write tokens as it does. */
export const markdown = parserOf(DEFAULT_DIALECT);

/**
 * A text as tokens.
 *
 * @param environment takes notes; each text has its own
 */
export function parseMarkdown(
  text: string,
  dialect = DEFAULT_DIALECT,
  environment = openEnvironment(),
): Token[] {
  return parserOf(dialectFor(text, dialect)).parse(text, environment);
}

/** These tokens as HTML. Raw HTML passes through: `html/` makes it safe. */
export function renderTokens(tokens: Token[]): string {
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** A text as HTML. */
export function renderMarkdown(text: string, dialect = DEFAULT_DIALECT): string {
  return renderTokens(parseMarkdown(text, dialect));
}

/** What a picture says to those who do not see it. */
export function altOf(picture: Token): string {
  return markdown.renderer.renderInlineAsText(picture.children as Token[], markdown.options, {});
}

/** The parser of a dialect; each is made once. */
function parserOf(dialect: Dialect): Parser {
  const name = dialect.join();
  const made = parsers.get(name);
  if (made) return made;
  const parser = extend(makeParser(), dialect)
    .use(shortCodes)
    .use(headingIds)
    .use(tableOfContents)
    .use(wikiLinks)
    .use(bounded);
  parsers.set(name, parser);
  return parser;
}

function makeParser(): Parser {
  const parser = new MarkdownIt('commonmark', { html: true });
  const { isValidEntityCode } = parser.utils;
  const { normalizeLink, validateLink } = parser;

  // Which pictures in addresses are published is decided where they are measured; markdown-it would show others as text.
  parser.validateLink = (address) => validateLink(address) || /^data:image\//i.test(address);

  // It takes addresses apart and encodes them; most stay as they are.
  parser.normalizeLink = (address) => (PLAIN_ADDRESS.test(address) ? address : normalizeLink(address));

  // Its own ends a text also at signs that mean nothing here, such as hyphens, and asks all rules of each.
  parser.inline.ruler.at('text', (state, silent) => {
    SIGN.lastIndex = state.pos;
    const end = SIGN.test(state.src) ? Math.min(SIGN.lastIndex - 1, state.posMax) : state.posMax;
    if (end === state.pos) return false;
    if (!silent) state.pending += state.src.slice(state.pos, end);
    state.pos = end;
    return true;
  });

  // An author who writes ![](ferry.jpg) has said nothing; one who writes alt="" has said that there is nothing to say.
  parser.renderer.rules['image'] = (tokens, index, options, _env, renderer) => {
    const token = tokens[index] as Token;
    const alt = altOf(token);
    token.attrs = (token.attrs as [string, string][]).filter(([name]) => name !== 'alt');
    if (alt.trim() !== '') token.attrSet('alt', alt);
    return renderer.renderToken(tokens, index, options);
  };

  // CommonMark makes U+FFFD of a reference to a control character without a word. Passed on as it is, `content/` reads it
  // as browsers do (`&#146;` is an apostrophe of Windows-1252), and tells of what no feed may hold.
  parser.inline.ruler.before('entity', 'control_reference', (state, silent) => {
    const reference = /^&#(?:x[\da-f]{1,6}|\d{1,7});/i.exec(state.src.slice(state.pos, state.pos + 11))?.[0];
    if (reference === undefined || isValidEntityCode(codeOf(reference))) return false;
    if (!silent) state.push('html_inline', '', 0).content = reference;
    state.pos += reference.length;
    return true;
  });
  return parser;
}

function codeOf(reference: string): number {
  const digits = reference.slice(2, -1);
  return /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
}
