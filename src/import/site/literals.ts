import { type ProgramLanguage, type Token, tokensOf } from './lexer.ts';
import type { Written, WrittenEntry } from './written.ts';

/** A program of which values can be read without running it. */
export interface Program {
  readonly language: ProgramLanguage;
  readonly tokens: readonly Token[];
  /** How many names may still be looked up: some stand for many others. */
  names: number;
}

/** Names that are looked up in one program. */
const MAX_NAMES = 500;

/** Deeper nesting, and longer chains of names, are taken for computed. */
const MAX_DEPTH = 50;

/** Functions that give back the configuration that they are given: `defineConfig({})`. */
const WRAPPER = /^(?:define|extend|with)[A-Z]\w*$/;

const FLAG = /^(?:true|false|True|False)$/;
const NOTHING = /^(?:null|undefined|None)$/;
const CLOSING = /^[)\]}]$/;
/** What may follow a value in a list or a mapping, or at the end of a statement. */
const AFTER_VALUE = /^[,)\]};]$/;
/** What says more of a type, and nothing of a value. */
const OF_TYPE = /^(?:as|satisfies)$/;

/** Takes a program apart. */
export function openProgram(text: string, language: ProgramLanguage): Program {
  return { language, tokens: tokensOf(text, language), names: MAX_NAMES };
}

/** A value and the index of the token after it. */
interface Reading {
  readonly value: Written;
  readonly next: number;
}

/** The value that begins with a token; a computed one where it goes on in ways that cannot be read. */
export function readValue(program: Program, index: number, depth: number): Reading {
  const at = program.tokens[index]?.at ?? 0;
  const computed = (): Reading => ({ value: { kind: 'computed', at }, next: skipValue(program, index) });
  const reading = depth > MAX_DEPTH ? undefined : readAtom(program, index, depth);
  if (reading === undefined) return computed();
  const after = program.tokens[reading.next];
  if (after === undefined || AFTER_VALUE.test(after.text)) return reading;
  if (OF_TYPE.test(after.text)) return { value: reading.value, next: skipValue(program, reading.next) };
  // A line that goes on with a sign is one expression with the line before it.
  return after.isFirstOnLine && after.kind === 'word' ? reading : computed();
}

function readAtom(program: Program, index: number, depth: number): Reading | undefined {
  const { tokens, language } = program;
  const token = tokens[index];
  if (token === undefined) return undefined;
  const { at, text } = token;
  const next = index + 1;
  if (token.kind === 'text') return readTexts(program, index);
  if (token.kind === 'number') return { value: { kind: 'text', at, text }, next };
  if (isSign(token, '-') && tokens[next]?.kind === 'number')
    return { value: { kind: 'text', at, text: `-${tokens[next].text}` }, next: next + 1 };
  if (isSign(token, '[')) return asValue(readList(program, next, depth), at);
  if (isSign(token, '{')) return readMapping(program, index, depth);
  if (isSign(token, '(')) return readParentheses(program, index, depth);
  if (token.kind !== 'word') return undefined;
  if (FLAG.test(text)) return { value: { kind: 'text', at, text: text.toLowerCase() }, next };
  if (NOTHING.test(text)) return { value: { kind: 'nothing', at }, next };
  if (isSign(tokens[next], '(')) {
    if (language === 'python' || !WRAPPER.test(text)) return undefined;
    return { value: readValue(program, next + 1, depth + 1).value, next: skipValue(program, next) };
  }
  return readName(program, index, depth);
}

/** A text, or several in a row, which are one in Python. */
function readTexts({ tokens, language }: Program, index: number): Reading | undefined {
  let next = index;
  let text = '';
  for (let token = tokens[next]; token?.kind === 'text'; token = tokens[next]) {
    if (token.isComputed) return undefined;
    text += token.text;
    next += 1;
    if (language === 'javascript') break;
  }
  return { value: { kind: 'text', at: (tokens[index] as Token).at, text }, next };
}

/** Values up to a closing sign, and the index of the token behind it. */
export function readList(program: Program, start: number, depth: number) {
  const { tokens } = program;
  const values: Written[] = [];
  let index = start;
  let hasComma = false;
  while (tokens[index] !== undefined && !CLOSING.test((tokens[index] as Token).text)) {
    if (isSign(tokens[index], ',')) {
      hasComma = true;
      index += 1;
      continue;
    }
    const { value, next } = readValue(program, index, depth + 1);
    values.push(value);
    index = Math.max(next, index + 1);
  }
  return { values, hasComma, next: index + 1 };
}

function asValue({ values, next }: ReturnType<typeof readList>, at: number): Reading {
  return { value: { kind: 'list', at, values }, next };
}

/** A tuple of Python, or one value in parentheses. */
function readParentheses(program: Program, index: number, depth: number): Reading | undefined {
  const list = readList(program, index + 1, depth);
  if (isSign(program.tokens[list.next], '=>')) return undefined;
  const [first] = list.values;
  if (list.values.length === 1 && first !== undefined && !list.hasComma)
    return { value: first, next: list.next };
  return program.language === 'python' ? asValue(list, (program.tokens[index] as Token).at) : undefined;
}

function readMapping(program: Program, open: number, depth: number): Reading {
  const { tokens } = program;
  const entries: WrittenEntry[] = [];
  let index = open + 1;
  while (tokens[index] !== undefined && !CLOSING.test((tokens[index] as Token).text)) {
    const token = tokens[index] as Token;
    if (isSign(token, ',') || isSign(token, ';')) {
      index += 1;
      continue;
    }
    const { read, next } = readEntry(program, index, depth);
    entries.push(...read);
    index = Math.max(next, index + 1);
  }
  return { value: { kind: 'mapping', at: (tokens[open] as Token).at, entries }, next: index + 1 };
}

/** One key with its value; what `...` adds; or a name alone, which is both. */
function readEntry(program: Program, index: number, depth: number) {
  const { tokens, language } = program;
  const token = tokens[index] as Token;
  const { at } = token;
  if (isSign(token, '...')) {
    const { value, next } = readValue(program, index + 1, depth + 1);
    const read = value.kind === 'mapping' ? value.entries : [{ key: '...', at, value }];
    return { read, next };
  }
  if (
    isSign(tokens[index + 1], ':') &&
    (token.kind === 'word' || token.kind === 'text' || token.kind === 'number')
  ) {
    const { value, next } = readValue(program, index + 2, depth + 1);
    const named =
      language === 'python' && token.kind === 'word' ? valueOfName(program, token.text, depth) : undefined;
    return { read: [{ key: named?.kind === 'text' ? named.text : token.text, at, value }], next };
  }
  const isShort = token.kind === 'word' && /^[,}]$/.test(tokens[index + 1]?.text ?? '');
  const value = isShort ? readValue(program, index, depth + 1).value : { kind: 'computed' as const, at };
  return { read: [{ key: token.text, at, value }], next: skipValue(program, index) };
}

/** A name that stands for a value above, or for a part of it: `site.title`. */
function readName(program: Program, index: number, depth: number): Reading | undefined {
  const { tokens } = program;
  let value = valueOfName(program, (tokens[index] as Token).text, depth + 1);
  let next = index + 1;
  while (isSign(tokens[next], '.') && tokens[next + 1]?.kind === 'word') {
    const key = tokens[next + 1]?.text;
    value = value?.kind === 'mapping' ? value.entries.find((entry) => entry.key === key)?.value : undefined;
    next += 2;
  }
  return value && { value, next };
}

/** The value of a constant, or of a name of Python at the margin; undefined if the program has none of this name. */
export function valueOfName(program: Program, name: string, depth: number): Written | undefined {
  const { tokens, language } = program;
  program.names -= 1;
  if (program.names < 0) return undefined;
  const index = tokens.findLastIndex(({ kind, text, isAtMargin }, at) => {
    if (kind !== 'word' || text !== name) return false;
    if (language === 'python') return isAtMargin && isSign(tokens[at + 1], '=');
    return /^(?:const|let|var)$/.test(tokens[at - 1]?.text ?? '');
  });
  if (index < 0) return undefined;
  const equals = tokens.findIndex((token, at) => at > index && (isSign(token, '=') || isSign(token, ';')));
  return equals < 0 || !isSign(tokens[equals], '=')
    ? undefined
    : readValue(program, equals + 1, depth + 1).value;
}

/** The index of the comma or the closing sign behind a value that is not read. */
function skipValue({ tokens }: Program, start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index += 1) {
    const { kind, text } = tokens[index] as Token;
    if (kind !== 'sign') continue;
    if (depth === 0 && AFTER_VALUE.test(text)) return index;
    if (/^[([{]$/.test(text)) depth += 1;
    else if (CLOSING.test(text)) depth -= 1;
  }
  return tokens.length;
}

export function isWord(token: Token | undefined, text: string): boolean {
  return token?.kind === 'word' && token.text === text;
}

export function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}
