import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import temml from 'temml';
import { lineText, startOfLine } from './blockLines.ts';

/** Characters of a formula. */
const MAX_LENGTH = 5000;
/** What TeX has and Markdown would take for markup. */
const TEX = /\\[a-zA-Z]|[\w)}](?:\^[\w{\\(]|_(?:[{\\]|\w(?!\w))|\*[\w({\\])/;

/** The signs around a formula, and what in it makes it sure that it is one. */
interface Signs {
  readonly open: string;
  readonly close: string;
  readonly isDisplay: boolean;
  readonly tex: RegExp;
}

/** The longest first. A sum in `\(…\)` is a formula for sure, in `$…$` it may be money. */
const SIGNS: readonly Signs[] = [
  { open: '$$', close: '$$', isDisplay: true, tex: TEX },
  { open: '$', close: '$', isDisplay: false, tex: TEX },
  { open: '\\(', close: '\\)', isDisplay: false, tex: new RegExp(`${TEX.source}|[=+]`) },
  { open: '\\[', close: '\\]', isDisplay: true, tex: TEX },
];

/** A formula in a text, and where it ends. */
interface Formula {
  readonly source: string;
  readonly tex: string;
  readonly isDisplay: boolean;
}

/** The token that stands for a formula. */
interface Written {
  readonly type: 'text' | 'html_inline';
  readonly content: string;
}

/** How formulas are read: whether one is meant, and what it becomes. */
interface Reading {
  readonly name: string;
  readonly isMeant: (formula: Formula, sure: RegExp) => boolean;
  readonly write: (formula: Formula) => Written;
}

/** TeX as MathML: `$x^2$`, `$$…$$`, `\(…\)`, `\[…\]` and `\begin{align}…\end{align}`. What is no TeX stays as it is written. */
export const math = pluginOf({
  name: 'math',
  isMeant: () => true,
  write: (formula) => {
    const mathMl = toMathMl(formula);
    return mathMl === undefined ? asWritten(formula) : { type: 'html_inline', content: mathMl };
  },
});

/** TeX that stays as it is written: Markdown would take signs out of it. Only what is TeX for sure. */
export const tex = pluginOf({
  name: 'tex',
  isMeant: (formula, sure) => sure.test(formula.tex),
  write: asWritten,
});

function pluginOf({ name, isMeant, write }: Reading): (markdown: MarkdownIt) => void {
  return ({ inline, block }) => {
    inline.ruler.before('escape', name, (state, silent) => {
      if (!'$\\'.includes(state.src.charAt(state.pos))) return false;
      const signs = SIGNS.find(({ open }) => state.src.startsWith(open, state.pos));
      const formula = signs && readInline(state, signs);
      if (!signs || !formula || !isMeant(formula, signs.tex)) return false;
      if (!silent) {
        const { type, content } = write(formula);
        state.push(type, '', 0).content = content;
      }
      state.pos += formula.source.length;
      return true;
    });
    block.ruler.before('fence', name, (state, start, end) => {
      if (!'$\\'.includes(state.src.charAt(startOfLine(state, start)))) return false;
      const found = readBlock(state, start, end);
      if (!found || !isMeant(found.formula, TEX)) return false;
      const { type, content } = write(found.formula);
      const map: [number, number] = [start, found.line];
      state.push('paragraph_open', 'p', 1).map = map;
      const children = [Object.assign(new state.Token(type, '', 0), { content })];
      Object.assign(state.push('inline', '', 0), { map, children });
      state.push('paragraph_close', 'p', -1);
      state.line = found.line;
      return true;
    });
  };
}

/** By Pandoc's rule `$5 and $10` is money: no space inside the signs, and no digit behind them. */
function readInline(
  { src, pos, posMax }: StateInline,
  { open, close, isDisplay }: Signs,
): Formula | undefined {
  const start = pos + open.length;
  const length = src.slice(start, Math.min(posMax, start + MAX_LENGTH)).indexOf(close);
  if (length <= 0) return undefined;
  const tex = src.slice(start, start + length);
  const isMoney =
    /^\s|[\s\\]$/.test(tex) ||
    /\d/.test(src.charAt(start + length + 1)) ||
    /[\p{L}\p{N}$]/u.test(src.charAt(pos - 1));
  if (open === '$' && isMoney) return undefined;
  return { source: src.slice(pos, start + length + close.length), tex, isDisplay };
}

/** A formula on lines of its own, up to the next blank line. */
function readBlock(state: StateBlock, start: number, end: number) {
  const first = lineText(state, start).trimEnd();
  const [, name] = /^\\begin\{(\w+\*?)\}/.exec(first) ?? [];
  const signs = SIGNS.find(({ open, isDisplay }) => isDisplay && first.startsWith(open));
  const close = name === undefined ? signs?.close : `\\end{${name}}`;
  if (close === undefined) return undefined;
  let source = '';
  for (let line = start; line < end && !state.isEmpty(line) && source.length < MAX_LENGTH; line += 1) {
    source += `${line === start ? '' : '\n'}${lineText(state, line).trimEnd()}`;
    const content = signs ? source.slice(signs.open.length) : source;
    if (!content.endsWith(close)) continue;
    const tex = signs ? content.slice(0, -close.length) : content;
    if (tex.trim() === '') return undefined;
    return { line: line + 1, formula: { source, tex, isDisplay: true } };
  }
  return undefined;
}

function asWritten({ source }: Formula): Written {
  return { type: 'text', content: source };
}

/** Returns undefined if it is not TeX. */
function toMathMl({ tex, isDisplay }: Formula): string | undefined {
  try {
    const options = { displayMode: isDisplay, annotate: true, throwOnError: true };
    // Readers have no style sheet of Temml's, which aligns what stands in columns.
    return temml
      .renderToString(tex, options)
      .replace(/<mtd class="tml-(left|right)"/g, '<mtd columnalign="$1"');
  } catch {
    return undefined;
  }
}
