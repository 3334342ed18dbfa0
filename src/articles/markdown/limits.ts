import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it';

/** Tokens for each character of the text. No text of an author's comes to more than some three. */
const MAX_TOKENS = 4;
/** Characters of addresses and titles that references may repeat, or as many as the text has. */
const LEAST_BUDGET = 100_000;
/** Characters of a footnote's label. */
const MAX_LABEL_LENGTH = 200;

const ATTRIBUTE = String.raw`\s+[\w:.-]+(?:\s*=\s*(?:[^\s"'=<>\`]+|"[^"]*"|'[^']*'))?`;
/** Some two million attributes are more than a regular expression of markdown-it has stack for. */
const HUGE_TAG = new RegExp(`<[a-z][a-z\\d-]*(?:${ATTRIBUTE}){1000}`, 'iy');

type Rule = ReturnType<MarkdownIt['block']['ruler']['getRules']>[number];

/** The state of the footnote plug-in. */
interface Footnotes {
  readonly list?: readonly { readonly label: string; readonly count: number }[];
}

/**
 * A plug-in, to be used after all others, with which the time that a text takes grows with its length and no faster,
 * and no text is lost. Only texts that no author writes are rendered in another way.
 */
export function bounded(markdown: MarkdownIt): void {
  const rules = markdown.block.ruler.getRules('');
  // In markdown-it's own order; a rule cannot be asked for by its name.
  const table = rules.at(0) as Rule;
  const paragraph = rules.at(-1) as Rule;

  // markdown-it leaves out what nests deeper than `maxNesting`; a list takes two levels.
  const deepest = (markdown.options.maxNesting as number) - 2;
  markdown.block.ruler.before('table', 'too_deep', (state, start, end, silent) => {
    return !silent && state.level >= deepest && paragraph(state, start, end, silent);
  });
  // Short rows are filled up to the width of the head: some thousand characters become 65,536 cells.
  markdown.block.ruler.at(
    'table',
    (state, start, end, silent) =>
      state.tokens.length <= MAX_TOKENS * state.src.length && table(state, start, end, silent),
    { alt: ['paragraph', 'reference'] },
  );
  markdown.block.ruler.before(
    'html_block',
    'huge_tag',
    (state, start, end, silent) =>
      isHugeTag(state.src, (state.bMarks[start] as number) + (state.tShift[start] as number)) &&
      (silent || paragraph(state, start, end, silent)),
    { alt: ['paragraph', 'reference', 'blockquote'] },
  );
  markdown.inline.ruler.before('html_inline', 'huge_tag', (state, silent) => {
    return isHugeTag(state.src, state.pos) && asText(state, silent);
  });
  markdown.inline.ruler.before('footnote_ref', 'footnote_open', passUnclosedLabel);
  markdown.core.ruler.at('footnote_tail', appendFootnotes);
  markdown.core.ruler.push('reference_budget', limitReferences);
}

/** `[^` without an end nearby is text. The plug-in would look for its end up to the next space, from each anew. */
function passUnclosedLabel(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[^', state.pos)) return false;
  if (/[\]\s]/.test(state.src.slice(state.pos + 2, state.pos + 2 + MAX_LABEL_LENGTH))) return false;
  return asText(state, silent);
}

/** Takes the next character for what it is. */
function asText(state: StateInline, silent: boolean): boolean {
  if (!silent) state.pending += state.src.charAt(state.pos);
  state.pos += 1;
  return true;
}

function isHugeTag(text: string, at: number): boolean {
  HUGE_TAG.lastIndex = at;
  return text.charAt(at) === '<' && HUGE_TAG.test(text);
}

/** As the plug-in does, which copies all tokens anew for each footnote. */
function appendFootnotes(state: StateCore): void {
  const { footnotes } = state.env as { readonly footnotes?: Footnotes };
  if (footnotes === undefined) return;
  const notes = takeNotes(state);
  if (footnotes.list === undefined) return;
  const push = (type: string, nesting: -1 | 0 | 1, meta: Token['meta'] = null) => {
    const token = new state.Token(type, '', nesting);
    token.meta = meta;
    state.tokens.push(token);
  };
  push('footnote_block_open', 1);
  for (const [id, { label, count }] of footnotes.list.entries()) {
    push('footnote_open', 1, { id, label });
    /* v8 ignore next -- @preserve: every label has its tokens; the types cannot know */
    for (const token of notes.get(label) ?? []) state.tokens.push(token);
    const end = state.tokens.at(-1)?.type === 'paragraph_close' ? state.tokens.pop() : undefined;
    for (let subId = 0; subId < count; subId += 1) push('footnote_anchor', 0, { id, subId, label });
    if (end) state.tokens.push(end);
    push('footnote_close', -1);
  }
  push('footnote_block_close', -1);
}

/** The tokens of each footnote, by its label; they are taken out of the others. */
function takeNotes(state: StateCore): Map<string, Token[]> {
  const notes = new Map<string, Token[]>();
  const body: Token[] = [];
  const open = [body];
  for (const token of state.tokens) {
    if (token.type === 'footnote_reference_open') {
      const note: Token[] = [];
      notes.set((token.meta as { label: string }).label, note);
      open.push(note);
    } else if (token.type === 'footnote_reference_close') open.pop();
    else (open.at(-1) as Token[]).push(token);
  }
  state.tokens = body;
  return notes;
}

/** One long address or meaning, referred to again and again, would make the square of the text's length. */
function limitReferences(state: StateCore): void {
  let left = Math.max(LEAST_BUDGET, state.src.length);
  for (const { children } of state.tokens) {
    for (const token of children ?? []) {
      // Only what refers to a definition has a label; an abbreviation does by what it is.
      if (token.meta?.['label'] === undefined && token.type !== 'abbr_open') continue;
      for (const [, value] of token.attrs ?? []) left -= `${value}`.length;
      if (left < 0) token.attrs = [];
    }
  }
}
