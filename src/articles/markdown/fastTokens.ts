import Markdown, {
  type Env,
  type MarkdownIt,
  type StateBlock,
  type StateCore,
  type StateInline,
  type Token,
} from 'markdown-it';
import { isCanonical } from '../../html/resolveUrl.ts';

/*
 * markdown-it's tokens and states with their fields set by assignment. Its own set each by a call of a function, some eight
 * hundred an article, which takes a fifth of the time of a whole parse. They have its prototypes, and the same fields.
 */

type Nesting = -1 | 0 | 1;

/** What ends a run of plain text: all that begins any other rule. */
const TERMINATOR = /[\n!#$%&*+\-:<=>@[\\\]^_`{}~]/g;

/** A plug-in that changes nothing but time. */
export function quick(markdown: MarkdownIt): void {
  markdown.block.State = Block as unknown as typeof markdown.block.State;
  markdown.inline.State = Inline as unknown as typeof markdown.inline.State;
  markdown.inline.ruler.at('text', takeText);
  markdown.core.ruler.at('normalize', normalise);
  const normaliseLink = markdown.normalizeLink.bind(markdown);
  markdown.normalizeLink = (url) => (isCanonical(url) ? url : normaliseLink(url));
}

function PlainToken(this: Token, type: string, tag: string, nesting: Nesting): void {
  this.map = null;
  this.level = 0;
  this.children = null;
  this.content = '';
  this.markup = '';
  this.info = '';
  this.block = false;
  this.hidden = false;
  this.type = type;
  this.tag = tag;
  this.attrs = null;
  this.nesting = nesting;
  this.meta = null;
}
PlainToken.prototype = Markdown.Token.prototype;
const Quick = PlainToken as unknown as typeof Token;

function Inline(this: StateInline, src: string, md: MarkdownIt, env: Env, tokens: Token[]): void {
  this.pos = 0;
  this.level = 0;
  this.pending = '';
  this.pendingLevel = 0;
  this.cache = {};
  this.backticks = {};
  this.backticksScanned = false;
  this.skipHtmlSpecial = false;
  this.linkLevel = 0;
  this.delimiters = [];
  this._prev_delimiters = [];
  this.Token = Quick;
  this.src = src;
  this.env = env;
  this.md = md;
  this.tokens = tokens;
  this.tokens_meta = Array(tokens.length);
  this.posMax = src.length;
}
Inline.prototype = Object.assign(Object.create(Markdown.StateInline.prototype), {
  pushPending(this: StateInline): Token {
    const token = new Quick('text', '', 0);
    token.content = this.pending;
    token.level = this.pendingLevel;
    this.tokens.push(token);
    this.pending = '';
    return token;
  },

  push(this: StateInline, type: string, tag: string, nesting: Nesting): Token {
    if (this.pending) this.pushPending();
    const token = new Quick(type, tag, nesting);
    if (nesting < 0) {
      this.level -= 1;
      this.delimiters = this._prev_delimiters.pop() as typeof this.delimiters;
    }
    token.level = this.level;
    let meta: (typeof this.tokens_meta)[number];
    if (nesting > 0) {
      this.level += 1;
      this._prev_delimiters.push(this.delimiters);
      this.delimiters = [];
      meta = { delimiters: this.delimiters };
    }
    this.pendingLevel = this.level;
    this.tokens.push(token);
    this.tokens_meta.push(meta);
    return token;
  },
});

function Block(this: StateBlock, src: string, md: MarkdownIt, env: Env, tokens: Token[]): void {
  this.bMarks = [];
  this.eMarks = [];
  this.tShift = [];
  this.sCount = [];
  this.bsCount = [];
  this.blkIndent = 0;
  this.line = 0;
  this.lineMax = 0;
  this.tight = false;
  this.listIndent = -1;
  this.parentType = 'root';
  this.level = 0;
  this.Token = Quick;
  this.src = src;
  this.md = md;
  this.env = env;
  this.tokens = tokens;
  readLines(this);
}
Block.prototype = Object.assign(Object.create(Markdown.StateBlock.prototype), {
  push(this: StateBlock, type: string, tag: string, nesting: Nesting): Token {
    const token = new Quick(type, tag, nesting);
    token.block = true;
    if (nesting < 0) this.level -= 1;
    token.level = this.level;
    if (nesting > 0) this.level += 1;
    this.tokens.push(token);
    return token;
  },
});

/** Where each line begins and ends, and how far it is indented. What is left behind the last is blank. */
function readLines(state: StateBlock): void {
  const { src } = state;
  for (let start = 0; start < src.length; ) {
    const found = src.indexOf('\n', start);
    const end = found === -1 ? src.length : found;
    let at = start;
    let column = 0;
    for (; at < end && isBlank(src, at); at += 1) column += src[at] === '\t' ? 4 - (column % 4) : 1;
    if (at === src.length) break;
    addLine(state, start, end, at - start, column);
    start = end + 1;
  }
  addLine(state, src.length, src.length, 0, 0);
  state.lineMax = state.bMarks.length - 1;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09;
}

function addLine(state: StateBlock, start: number, end: number, indent: number, column: number): void {
  state.bMarks.push(start);
  state.eMarks.push(end);
  state.tShift.push(indent);
  state.sCount.push(column);
  state.bsCount.push(0);
}

/** The rule `normalize`: CommonMark's line ends, and U+FFFD for a null. */
function normalise(state: StateCore): void {
  if (state.src.includes('\r')) state.src = state.src.replace(/\r\n?/g, '\n');
  if (state.src.includes('\0')) state.src = state.src.replaceAll('\0', '\ufffd');
}

/** The rule `text`: all up to the next sign that could mean something. */
function takeText(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  TERMINATOR.lastIndex = pos;
  const end = Math.min(TERMINATOR.test(src) ? TERMINATOR.lastIndex - 1 : posMax, posMax);
  if (end === pos) return false;
  if (!silent) state.pending += src.slice(pos, end);
  state.pos = end;
  return true;
}
