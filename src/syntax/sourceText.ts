import { hash } from 'node:crypto';
import { lfsFault } from '../model/lfsPointer.ts';
import { type Fault, type Place, type Problem, problemAt } from '../model/problem.ts';
import { type InvalidCharacter, isOrdinary, repairCharacters, toNfc } from '../model/text.ts';

/** A file of the author's as text: NFC, `\n` line ends, no byte order mark, no invalid character. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** Reports a fault at an index into a source's text. */
export type ReportProblem = (index: number, fault: Fault) => void;

/** Collects what is reported, with line and column. Thousands of problems in their order cost one pass over the text. */
export function collectProblems({ file, text }: Source): { problems: Problem[]; report: ReportProblem } {
  const problems: Problem[] = [];
  const locate = createLocator(text);
  const report: ReportProblem = (index, fault) => problems.push(problemAt({ file, ...locate(index) }, fault));
  return { problems, report };
}

/** Returns a function that finds the line and column of an index into the text. It is fast if indices only grow. */
export function createLocator(text: string): (index: number) => Pick<Place, 'line' | 'column'> {
  let last = START;
  return (index) => {
    last = countOn(text, index < last.index ? START : last, index);
    return last;
  };
}

/** Line and column of an index into the text, in characters from 1. */
export function placeAt({ file, text }: Source, index: number): Place {
  const { line, column } = countOn(text, START, index);
  return { file, line, column };
}

/**
 * Reads a file's bytes as text.
 *
 * @returns no source when the bytes are not UTF-8; a warning for each kind of invalid character
 */
export function parseSource(file: string, bytes: Uint8Array): { source?: Source; problems: Problem[] } {
  const text = decode(bytes);
  if (text === undefined)
    return { problems: [problemAt(placeOfBadByte(file, bytes), faultOfBadByte(bytes))] };
  const pointer = lfsFault(file, 'a text', text);
  if (pointer) return { problems: [problemAt({ file, line: 1, column: 1 }, pointer)] };
  if (isOrdinary(text)) return { source: { file, text }, problems: [] };

  const raw = { file, text: normalised(text) };
  const { problems, report } = collectProblems(raw);
  return { source: { file, text: replaceInvalid(raw.text, report) }, problems };
}

/**
 * Text that escapes may have brought into a value (`"a\x0bb"` in YAML), made like the text of a file.
 *
 * @param at where the value stands: the place of every problem
 */
export function repairText(text: string, at: number, report: ReportProblem): string {
  return isOrdinary(text) ? text : replaceInvalid(normalised(text), (_, fault) => report(at, fault));
}

/** A short hash of a text: two texts with one fingerprint are the same text. */
export function fingerprintOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

interface Spot {
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

const START: Spot = { index: 0, line: 1, column: 1 };

function countOn(text: string, from: Spot, index: number): Spot {
  const passed = text.slice(from.index, index);
  let { line, column } = from;
  let lineStart = 0;
  for (let end = passed.indexOf('\n'); end !== -1; end = passed.indexOf('\n', lineStart)) {
    line += 1;
    column = 1;
    lineStart = end + 1;
  }
  return { index, line, column: column + countCharacters(passed, lineStart) };
}

/** A character outside the first plane has two code units, but is one. */
function countCharacters(text: string, from: number): number {
  let count = 0;
  for (let at = from; at < text.length; at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1) count += 1;
  return count;
}

function normalised(text: string): string {
  return toNfc(text.replace(/\r\n?/g, '\n'));
}

/** Removing a character may bring two together that compose, so the text is normalised again. */
function replaceInvalid(text: string, report: ReportProblem): string {
  const { text: repaired, invalid } = repairCharacters(text);
  for (const one of invalid) report(one.index, faultOfInvalid(one));
  return invalid.length === 0 ? text : toNfc(repaired);
}

function decode(bytes: Uint8Array, options = {}): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, options);
  } catch {
    return undefined;
  }
}

/** Halves the file until the first byte is found that no UTF-8 text could go on with. */
function placeOfBadByte(file: string, bytes: Uint8Array): Place {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decode(bytes.subarray(0, middle), { stream: true }) === undefined) bad = middle;
    else good = middle;
  }
  // What a cut left of a character is no part of the text before it.
  const before = new TextDecoder().decode(bytes.subarray(0, good), { stream: true });
  return placeAt({ file, text: before }, before.length);
}

function faultOfBadByte(bytes: Uint8Array): Fault {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const found = isUtf16 ? 'UTF-16' : 'bytes that are not';
  return { code: 'NOT_UTF8', message: `expected UTF-8 text, found ${found}`, mend: 'save the file as UTF-8' };
}

function faultOfInvalid({ character, count, replacement }: InvalidCharacter): Fault {
  const times = count > 1 ? `, ${count} times` : '';
  const message = `expected text, found the ${kindOf(character)} ${codeOf(character)}${times}`;
  if (replacement === '') {
    const mend = 'it is left out, since no feed may hold it; delete it from the file';
    return { code: 'CHARACTER_FORBIDDEN', message, mend };
  }
  if (replacement === '\ufffd') {
    const mend = 'U+FFFD is published instead, since it is half of a character; write the whole one';
    return { code: 'CHARACTER_FORBIDDEN', message, mend };
  }
  const mend = `${replacement} (${codeOf(replacement)}) is published instead, as Windows-1252 has it; write that in the file`;
  return { code: 'CHARACTER_REPAIRED', message, mend };
}

function kindOf(character: string): string {
  if (!character.isWellFormed()) return 'lone surrogate';
  return /\p{NChar}/u.test(character) ? 'noncharacter' : 'control character';
}

function codeOf(character: string): string {
  return `U+${Number(character.codePointAt(0)).toString(16).toUpperCase().padStart(4, '0')}`;
}
