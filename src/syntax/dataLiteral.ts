import { expected } from '../model/problem.ts';
import { MAX_DEPTH } from './depth.ts';
import { unescaped } from './escapes.ts';
import { type ReportProblem, repairText, type Source } from './sourceText.ts';
import type { Entry, Mapping, Value } from './value.ts';

const MEND =
  'only data is read, and no code is run: text in quotation marks, numbers, true, false, null, lists and objects';

/** White space and comments; else a text, a number or a word, or a sign. */
const TOKEN =
  /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+|("(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|`(?:[^`\\$]|\\[\s\S]|\$(?!\{))*`)|([-+]?\d(?:[eE][-+]\d|[\w.])*|[\p{L}_$][\p{L}\p{N}\p{M}_$]*)|[\s\S]/uy;

interface Token {
  readonly kind: 'text' | 'word' | 'sign' | 'end';
  readonly at: number;
  /** As it is written, but a text without its marks and escapes. */
  readonly text: string;
}

/** The state of one reading. */
interface Reading {
  readonly source: Source;
  readonly tokens: readonly Token[];
  readonly report: ReportProblem;
  next: number;
}

/**
 * Reads an object of JSON or JavaScript from a part of a file, with or without its braces, or constants:
 * `const title = "Road"`. Nothing is run: whatever is not data is an error. Numbers keep the text that was written.
 *
 * @returns undefined where anything else is found, which has been reported
 */
export function parseData(
  source: Source,
  from: number,
  to: number,
  report: ReportProblem,
): Mapping | undefined {
  const reading = { source, tokens: tokensIn(source.text.slice(0, to), from), report, next: 0 };
  const first = reading.tokens[0] as Token;
  const entries = isSign(first, '{') ? readObject(reading) : readTop(reading, isSign(reading.tokens[1], ':'));
  while (take(reading, ';'));
  if (entries === undefined || !isEnd(reading))
    return entries && wrong(reading, 'the end of the front matter');
  return { kind: 'mapping', at: first.at, entries };
}

function tokensIn(text: string, from: number): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = from;
  for (let at = from; at < text.length; at = TOKEN.lastIndex) {
    const [all, quotedText, word] = TOKEN.exec(text) as RegExpExecArray;
    if (quotedText !== undefined) tokens.push({ kind: 'text', at, text: unescaped(quotedText.slice(1, -1)) });
    else if (word !== undefined) tokens.push({ kind: 'word', at, text: word });
    else if (!/^(?:\s|\/[/*])/.test(all)) tokens.push({ kind: 'sign', at, text: all });
    // A sign that no data has is an error, whatever is behind it.
    if (/^[^{}[\](),:;=\s]$/u.test(all) && word === undefined) break;
  }
  return [...tokens, { kind: 'end', at: text.length, text: '' }];
}

/** Entries without braces around them, as Hexo has them, or constants, as Eleventy has them. */
function readTop(reading: Reading, areEntries: boolean): Entry[] | undefined {
  return areEntries ? readEntries(reading, 'end', 0) : readConstants(reading);
}

function readConstants(reading: Reading): Entry[] | undefined {
  const entries: Entry[] = [];
  while (!isEnd(reading)) {
    const word = reading.tokens[reading.next] as Token;
    if (word.kind !== 'word' || !/^(?:const|let|var)$/.test(word.text)) return wrong(reading, 'an object');
    reading.next += 1;
    const entry = readEntry(reading, '=', 0);
    if (entry === undefined) return undefined;
    entries.push(entry);
    while (take(reading, ';'));
  }
  return entries;
}

function readObject(reading: Reading, depth = 0): Entry[] | undefined {
  reading.next += 1;
  return readEntries(reading, '}', depth);
}

function readEntries(reading: Reading, end: '}' | 'end', depth: number): Entry[] | undefined {
  const entries: Entry[] = [];
  const isOver = () => (end === 'end' ? isEnd(reading) : take(reading, end));
  while (!isOver()) {
    const entry = readEntry(reading, ':', depth);
    if (entry === undefined) return undefined;
    entries.push(entry);
    if (take(reading, ',')) continue;
    return isOver() ? entries : wrong(reading, end === 'end' ? 'a comma' : 'a comma or }');
  }
  return entries;
}

function readEntry(reading: Reading, sign: ':' | '=', depth: number): Entry | undefined {
  const name = reading.tokens[reading.next] as Token;
  if (name.kind !== 'text' && name.kind !== 'word') return wrong(reading, 'a name');
  reading.next += 1;
  if (!take(reading, sign)) return wrong(reading, `${sign} after a name`);
  const value = readValue(reading, depth + 1);
  return value && { key: repairText(name.text, name.at, reading.report), at: name.at, value };
}

function readValue(reading: Reading, depth: number): Value | undefined {
  const { kind, at, text } = reading.tokens[reading.next] as Token;
  if (depth > MAX_DEPTH) return wrong(reading, `lists and objects at most ${MAX_DEPTH} deep`);
  if (text === '{' && kind === 'sign') {
    const entries = readObject(reading, depth);
    return entries && { kind: 'mapping', at, entries };
  }
  if (kind === 'sign' && text === '[') return readList(reading, at, depth);
  if (kind === 'text' || /^(?:true|false|[-+]?\d.*)$/.test(text)) {
    reading.next += 1;
    return { kind: 'text', at, text: repairText(text, at, reading.report) };
  }
  if (text === 'new') return readDate(reading);
  if (!/^(?:null|undefined)$/.test(text)) return wrong(reading, 'data');
  reading.next += 1;
  return { kind: 'nothing', at };
}

function readList(reading: Reading, at: number, depth: number): Value | undefined {
  const values: Value[] = [];
  reading.next += 1;
  while (!take(reading, ']')) {
    const value = readValue(reading, depth + 1);
    if (value === undefined) return undefined;
    values.push(value);
    if (!take(reading, ',') && !isSign(reading.tokens[reading.next], ']'))
      return wrong(reading, 'a comma or ]');
  }
  return { kind: 'list', at, values };
}

/** `new Date("2014-12-21")` is the text of its date. */
function readDate(reading: Reading): Value | undefined {
  const { tokens, next } = reading;
  const [, name, open, date, close] = tokens.slice(next, next + 5);
  const isDate = name?.text === 'Date' && isSign(open, '(') && isSign(close, ')');
  if (!isDate || date?.kind !== 'text') return wrong(reading, 'data');
  reading.next += 5;
  return { kind: 'text', at: date.at, text: repairText(date.text, date.at, reading.report) };
}

/** Steps over a sign, if it is the next token. */
function take(reading: Reading, sign: string): boolean {
  const isNext = isSign(reading.tokens[reading.next], sign);
  if (isNext) reading.next += 1;
  return isNext;
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.text === sign;
}

function isEnd({ tokens, next }: Reading): boolean {
  return tokens[next]?.kind === 'end';
}

/** Reports what stands in the place of something else. */
function wrong({ source, tokens, next, report }: Reading, what: string): undefined {
  const { at } = tokens[next] as Token;
  const [found = ''] = source.text.slice(at, (tokens.at(-1) as Token).at).split('\n', 1);
  report(at, expected('JSON_BROKEN', what, found, MEND));
}
