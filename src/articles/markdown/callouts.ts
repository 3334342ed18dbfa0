import type { MarkdownIt, StateBlock, StateCore, Token } from 'markdown-it';
import { isIndentedCode, lineText } from './blockLines.ts';

/** What boxes are called in Docusaurus, VitePress, Starlight, MkDocs and Obsidian. Others are containers of any kind. */
const KINDS = new Set(
  `abstract admonition attention bug caution check danger details done error example failure faq hint important info
  missing note question quote seealso success summary tip tldr todo warning`.split(/\s+/),
);
/** `> [!NOTE]` (GitHub), `> [!tip]- A title` (Obsidian). */
const ALERT = /^\[!([a-z][\w-]*)\][+-]?(?:[ \t]+([^\n]*))?(?:\n|$)/i;
/** `:::note`, `::: tip A title`, `:::note[A title]`, `:::{.warning}`. */
const FENCE =
  /^(:{3,})[ \t]*(?:\{[.#]?([\w-]+)[^{}]*\}|([a-z][\w-]*)(?:\[([^\]]*)\])?(?:\{[^{}]*\})?)[ \t]*(.*)$/i;
/** `!!! note "A title"` with an indented text, and `???`, which folds. */
const INDENTED = /^(?:!!!|\?\?\?\+?)[ \t]*([a-z][\w-]*)(?:[ \t]+[\w-]+)*(?:[ \t]+"(.*)")?[ \t]*$/i;

/** Alerts in quotations: a quotation that begins with what it is, in bold. */
export function alerts(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'alerts', (state) => {
    if (!/\[![a-z]/i.test(state.src)) return;
    state.tokens = state.tokens.flatMap((token, index, tokens) => {
      const [quotation, paragraph] = [tokens[index - 2], tokens[index - 1]];
      const isFirst = quotation?.type === 'blockquote_open' && paragraph?.type === 'paragraph_open';
      const [line, kind = '', title] = (isFirst && ALERT.exec(token.content)) || [];
      if (line === undefined) return [token];
      const text = token.content.slice(line.length);
      token.content = title?.trim() || labelOf(kind);
      token.meta = { isTitle: true };
      if (text === '') return [token];
      const [close, open, rest] = [
        new state.Token('paragraph_close', 'p', -1),
        new state.Token('paragraph_open', 'p', 1),
        new state.Token('inline', '', 0),
      ];
      for (const block of [close, open]) block.block = true;
      return [token, close, open, Object.assign(rest, { content: text, children: [], map: token.map })];
    });
  });
}

/** Boxes between `:::note` and `:::`, and below `!!! note`: the same. */
export function admonitions(markdown: MarkdownIt): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list'];
  markdown.block.ruler.before('fence', 'admonition', readAdmonition, { alt });
}

/** Makes the titles of both bold, when their own markup has been read. */
export function boldTitles({ core }: MarkdownIt): void {
  core.ruler.after('inline', 'bold_titles', (state) => {
    for (const token of state.tokens)
      if (token.meta?.['isTitle'] === true) token.children = bold(token, state);
  });
}

function readAdmonition(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const line = lineText(state, start);
  const isFenced = line.startsWith(':::');
  if (!isFenced && !line.startsWith('!!!') && !line.startsWith('???')) return false;
  if (isIndentedCode(state, start)) return false;
  const box = isFenced ? readFence(line) : readIndented(state, line, start, end);
  if (box === undefined || silent) return box !== undefined;
  const last = box.colons ? closingLine(state, start, end, box.colons) : end;
  const open = state.push('blockquote_open', 'blockquote', 1);
  if (box.title !== '') {
    const map: [number, number] = [start, start + 1];
    state.push('paragraph_open', 'p', 1).map = map;
    const title = state.push('inline', '', 0);
    Object.assign(title, { content: box.title, children: [], map, meta: { isTitle: true } });
    state.push('paragraph_close', 'p', -1);
  }
  tokenizeWithin(state, start + 1, last, box.colons ? 0 : 4);
  state.push('blockquote_close', 'blockquote', -1);
  if (box.colons) state.line = Math.min(last + 1, end);
  open.map = [start, state.line];
  return true;
}

/** A box: how many colons end it at least, 0 for one that is indented, and its title. */
interface Box {
  readonly colons: number;
  readonly title: string;
}

function readFence(line: string): Box | undefined {
  const [, colons = '', inBraces, kind = inBraces, inBrackets, title = ''] = FENCE.exec(line) ?? [];
  if (kind === undefined || !KINDS.has(kind.toLowerCase())) return undefined;
  return { colons: colons.length, title: (inBrackets ?? title.replace(/[ \t:]+$/, '')) || labelOf(kind) };
}

/** `!!!` is a box only if the next line with a text is indented. */
function readIndented(state: StateBlock, line: string, start: number, end: number): Box | undefined {
  const [, kind, title] = INDENTED.exec(line) ?? [];
  let next = start + 1;
  while (next < end && state.isEmpty(next)) next += 1;
  const isIndented = next < end && (state.sCount[next] as number) - state.blkIndent >= 4;
  return kind !== undefined && isIndented ? { colons: 0, title: title ?? labelOf(kind) } : undefined;
}

/** The line of the closing colons, or where the container around ends. */
function closingLine(state: StateBlock, start: number, end: number, colons: number): number {
  for (let line = start + 1; line < end; line += 1) {
    if (state.isEmpty(line)) continue;
    if ((state.sCount[line] as number) < state.blkIndent) return line - 1;
    const [marks = ''] = /^:{3,}[ \t]*$/.exec(isIndentedCode(state, line) ? '' : lineText(state, line)) ?? [];
    if (marks.trimEnd().length >= colons) return line;
  }
  return end;
}

/** Reads lines as blocks of their own, so many spaces to the right. */
function tokenizeWithin(state: StateBlock, start: number, end: number, indent: number): void {
  const { lineMax, parentType, blkIndent } = state;
  state.parentType = 'blockquote';
  state.lineMax = end;
  state.blkIndent += indent;
  state.md.block.tokenize(state, start, end);
  Object.assign(state, { lineMax, parentType, blkIndent });
}

function bold({ children }: Token, { Token: New }: StateCore): Token[] {
  return [
    new New('strong_open', 'strong', 1),
    ...(children as Token[]),
    new New('strong_close', 'strong', -1),
  ];
}

function labelOf(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
}
