import MarkdownIt, { type Token } from 'markdown-it';
import { expected, type Fault, unknownElement } from '../../model/problem.ts';
import { lineText } from './blockLines.ts';
import { withoutCode } from './codeSamples.ts';
import { type JsxAttribute, type JsxExpression, type JsxTag, jsxIn } from './jsx.ts';
import { blank } from './maskCode.ts';
import { areStatements } from './mdxStatements.ts';

/** Something of MDX that only a program shows. */
export interface MdxFinding {
  readonly at: number;
  /** What is told once. */
  readonly kind: string;
  /** An error where words or a picture of the text would be missing; a warning of a component, whose text is kept. */
  readonly fault: Fault;
}

/** A part of the text that is taken out, or in whose place a text stands that is no longer. */
interface Edit {
  readonly at: number;
  readonly end: number;
  readonly text?: string;
  /** True for a part of a tag that stays. */
  readonly isInTag?: boolean;
}

/** In MDX no line is code for its indent, and no block is raw HTML: what is in a component is Markdown. */
const blocks = new MarkdownIt('commonmark', { html: false }).disable('code');
blocks.block.ruler.before('fence', 'indented', (state, line, endLine) => {
  const indent = (state.sCount[line] as number) - state.blkIndent;
  if (indent < 4) return false;
  const lines = state.env['indented'] as Set<number>;
  const [fence] = /^(?:`{3,}|~{3,})/.exec(lineText(state, line)) ?? [];
  lines.add(line);
  for (let number = line; number < endLine; number += 1) {
    state.sCount[number] = Math.max(state.blkIndent, (state.sCount[number] as number) - indent);
    if (fence === undefined || (number > line && lineText(state, number).startsWith(fence))) break;
  }
  return false;
});

/** A tag in a line of its own: the next line goes on with no paragraph. */
const TAG_LINE = /^[ \t]*<\/?[A-Za-z>][^\n]*>[ \t]*$/gm;
const STATEMENT = /(?=import|export)(?<=^\s*|\n[ \t]*\n)(?:import|export)(?=[\s{*'"])/g;
/** What may keep an article back, where it is written as code. */
const MAY_KEEP_BACK =
  /\b(?:is|no|not|un)?_?(?:drafts?|publish(?:ed)?|private|listed|hidden|status|visibility)\b/i;
/** A text that is the same in Markdown. */
const PLAIN_TEXT = /^(["'`])([\p{L}\p{N}\p{Zs}.,:;?!%()/-]*)\1$/u;
/** Attributes that no reader keeps, whatever their values. */
const FOR_PROGRAMS =
  /^(?:style|class|className|class:list|id|key|ref|width|height|loading|on[A-Z]\w*|(?:client|data|aria)[:-].*)$/;
const PICTURE = /^(?:Image|Img|Picture)$/;
const IN_BRACKETS: Readonly<Record<string, number>> = { '{': 1, '(': 1, '[': 1, '}': -1, ')': -1, ']': -1 };

/**
 * MDX as the Markdown that it is without its comments, imports, exports and components, which show nothing here. What is in
 * components stays. All else keeps its own place.
 */
export function withoutMdxExtras(text: string): string {
  return readMdx(text).shown;
}

/** Finds what only a program that runs MDX could show, each kind once. Code samples may have it. */
export function findMdxCode(text: string): readonly MdxFinding[] {
  return readMdx(text).findings;
}

function readMdx(text: string): { readonly shown: string; readonly findings: readonly MdxFinding[] } {
  const { tokens } = blocksOf(text.replace(TAG_LINE, blank));
  const findings: MdxFinding[] = [];
  const code = withoutCode(text, tokens);
  const comments = commentsIn(code);
  const uncommented = blanked(code, comments);
  const statements = statementsIn(uncommented, findings);
  const parts = [...jsxIn(blanked(uncommented, statements))].flatMap((part) =>
    part.kind === 'tag' ? editsOfTag(text, part, findings) : editsOfExpression(text, part, findings),
  );
  const edits = [...comments, ...statements, ...parts].toSorted((a, b) => a.at - b.at);
  const kinds = new Map(findings.toReversed().map((one) => [one.kind, one]));
  return {
    shown: withoutIndents(edited(text, edits)),
    findings: [...kinds.values()].toSorted((a, b) => a.at - b.at),
  };
}

function blocksOf(text: string): {
  readonly tokens: readonly Token[];
  readonly indented: ReadonlySet<number>;
} {
  const tokens: Token[] = [];
  const indented = new Set<number>();
  blocks.block.parse(text, blocks, { indented }, tokens);
  return { tokens, indented };
}

function commentsIn(code: string): Edit[] {
  const comments: Edit[] = [];
  const opening = /\{\s*\/\*/g;
  for (let found = opening.exec(code); found; found = opening.exec(code)) {
    const close = code.indexOf('*/', opening.lastIndex);
    if (close === -1) break;
    const rest = /^\s*\}/.exec(code.slice(close + 2, close + 200));
    opening.lastIndex = close + 2 + (rest?.[0].length ?? 0);
    if (rest) comments.push({ at: found.index, end: opening.lastIndex });
  }
  return comments;
}

/** Imports and exports, which go on beyond an empty line within brackets. */
function statementsIn(code: string, findings: MdxFinding[]): Edit[] {
  const edits: Edit[] = [];
  let last = 0;
  const first = Math.max(0, code.search(/\S/));
  for (const found of code.slice(first).matchAll(STATEMENT)) {
    const index = first + found.index;
    if (index < last) continue;
    const end = endOfStatements(code, index);
    const block = code.slice(index, end);
    last = end;
    edits.push({ at: index, end });
    if (!areStatements(block.trimEnd()) || MAY_KEEP_BACK.test(block))
      findings.push(lost(index, `${block.split('\n', 1)[0]}`));
  }
  return edits;
}

function endOfStatements(code: string, from: number): number {
  const marks = /"[^"\n]*"|'[^'\n]*'|`[^`]*`|[[\](){}]|\n[ \t]*(?=\n)/g;
  marks.lastIndex = from;
  let depth = 0;
  for (let found = marks.exec(code); found; found = marks.exec(code)) {
    depth += IN_BRACKETS[found[0]] ?? 0;
    if (found[0].startsWith('\n') && depth <= 0) return found.index;
  }
  return code.length;
}

/** A component goes, and what is in it stays; of an element of HTML, what only a program reads. */
function editsOfTag(text: string, tag: JsxTag, findings: MdxFinding[]): Edit[] {
  const { name, attributes, isClosing, at, end } = tag;
  const isPicture = PICTURE.test(name) && attributes.every(({ expression }) => expression === undefined);
  // An element of HTML has a name of the same length.
  if (isPicture) return [{ at: at + 1, end: at + 1 + name.length, text: 'img', isInTag: true }];
  if (name !== '' && !/^[A-Z]|\./.test(name))
    return attributes.flatMap((one) => editsOfAttribute(text, one, findings));
  if (name !== '' && !isClosing)
    findings.push({ at, kind: `<${name}`, fault: unknownElement(text.slice(at, end)) });
  return [{ at, end }];
}

function editsOfAttribute(text: string, attribute: JsxAttribute, findings: MdxFinding[]): Edit[] {
  const { name, at, end, expression } = attribute;
  if (expression === undefined) return [];
  const isText = PLAIN_TEXT.test(expression);
  if (isText || FOR_PROGRAMS.test(name))
    return [{ at, end, text: isText ? `${name}=${expression}` : '', isInTag: true }];
  findings.push(lost(at, text.slice(at, end)));
  return [];
}

/** A text in braces stands for itself: `{' '}`. */
function editsOfExpression(text: string, { at, end }: JsxExpression, findings: MdxFinding[]): Edit[] {
  const inside = text.slice(at + 1, end - 1).trim();
  const shown = inside === '' ? '' : PLAIN_TEXT.exec(inside)?.[2];
  if (shown === undefined) findings.push(lost(at, text.slice(at, end)));
  return shown === undefined ? [] : [{ at, end, text: shown }];
}

function lost(at: number, found: string): MdxFinding {
  const mend = 'it would be lost; write it as Markdown or HTML, or keep the article back with draft: true';
  return { at, kind: found, fault: expected('MDX_CODE', 'Markdown without code', found, mend) };
}

/** The text with spaces in the place of all edits, which are in order. */
function blanked(text: string, edits: readonly Edit[]): string {
  return replaced(text, edits, blank);
}

function replaced(
  text: string,
  edits: readonly Edit[],
  replace: (part: string, edit: Edit) => string,
): string {
  let out = '';
  let last = 0;
  for (const edit of edits) {
    out += text.slice(last, edit.at) + replace(text.slice(edit.at, edit.end), edit);
    last = edit.end;
  }
  return out + text.slice(last);
}

/** The text as it is shown: a line of nothing but edits is empty, and in any other an edit does not indent what is behind it. */
function edited(text: string, edits: readonly Edit[]): string {
  const empty = new Set(
    blanked(text, edits)
      .split('\n')
      .flatMap((line, number) => (line.trim() === '' ? [number] : [])),
  );
  let [number, last] = [0, 0];
  return replaced(text, edits, (part, { at, text: shown = '', isInTag }) => {
    number += text.slice(last, at).split('\n').length - 1;
    last = at;
    const first = number;
    const lines = part.split('\n');
    const isInLine = !empty.has(first) && !empty.has(first + lines.length - 1);
    if (isInTag) return shown + blank(part.slice(shown.length));
    return lines
      .map((line, index) => {
        const before = index === 0 ? shown : '';
        const isEmpty = before === '' && !isInLine && empty.has(first + index);
        return isEmpty ? blank(line) : before + filled(line.length - before.length);
      })
      .join('\n');
  });
}

/** As many characters, which show nothing, and are no white space where there are more than three: an end of what never began. */
function filled(length: number): string {
  return length < 4 ? ' '.repeat(length) : `</x${' '.repeat(length - 4)}>`;
}

/** Markdown takes what is indented for code. The indent of a code sample is behind its lines, where nobody sees it. */
function withoutIndents(text: string): string {
  if (!/^(?: {4}| {0,3}\t)/m.test(text)) return text;
  const { tokens, indented } = blocksOf(text);
  const written = text.split('\n');
  const lines = [...written];
  for (const number of indented)
    lines[number] = `${lines[number]}`.replace(/^[ \t]+/, (indent) => filled(indent.length));
  for (const { type, map } of tokens) {
    if (type !== 'fence' || !map || !indented.has(map[0])) continue;
    const indent = indentOf(`${written[map[0]]}`);
    for (let number = map[0]; number < map[1]; number += 1) {
      const line = `${written[number]}`;
      const spaces = Math.min(indent, indentOf(line));
      lines[number] = line.slice(spaces) + ' '.repeat(spaces);
    }
  }
  return lines.join('\n');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
