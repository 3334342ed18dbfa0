import { expected } from '../../model/problem.ts';
import type { PlacedFault } from './feedDocument.ts';

/** A value of a JSON document, and the index into the text at which it begins. */
export type JsonValue =
  | JsonObject
  | { readonly kind: 'list'; readonly index: number; readonly values: readonly JsonValue[] }
  | { readonly kind: 'text'; readonly index: number; readonly text: string }
  /** To the letter; a word is `true`, `false` or `null`. */
  | { readonly kind: 'number'; readonly index: number; readonly text: string }
  | { readonly kind: 'word'; readonly index: number; readonly text: string };

export interface JsonObject {
  readonly kind: 'object';
  readonly index: number;
  /** A map, in which `__proto__` is a name like any other. */
  readonly members: ReadonlyMap<string, JsonValue>;
}

/** The object of a document, or the first fault. */
export type JsonResult = { readonly value: JsonObject } | { readonly finding: PlacedFault };

/** The position of the parser. */
interface Cursor {
  readonly text: string;
  index: number;
  values: number;
}

/** Limits on untrusted documents: every value takes memory. */
const MAX_DEPTH = 256;
const MAX_VALUES = 2_000_000;

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/**
 * Reads a JSON document (RFC 8259) that is an object, with the place of every value, which `JSON.parse` does not report.
 * A byte order mark before it is left out. Of members of one name the last counts.
 */
export function parseJson(text: string): JsonResult {
  const cursor = { text, index: text.startsWith('\ufeff') ? 1 : 0, values: 0 };
  try {
    skipSpace(cursor);
    if (text[cursor.index] !== '{') throw new Error('a brace');
    const value = parseObject(cursor, 1);
    skipSpace(cursor);
    if (cursor.index < text.length) throw new Error('the end of the document');
    return { value };
  } catch (error) {
    const { index } = cursor;
    const mend = 'mend the document where it is made; if it was cut off, fetch it again';
    const found = text.slice(index, index + 20);
    return { finding: { index, fault: expected('FEED_BROKEN', (error as Error).message, found, mend) } };
  }
}

/** @throws Error whose message is what was expected at the cursor */
function parseValue(cursor: Cursor, depth: number): JsonValue {
  cursor.values += 1;
  if (cursor.values > MAX_VALUES) throw new Error(`at most ${MAX_VALUES} values`);
  if (depth > MAX_DEPTH) throw new Error(`at most ${MAX_DEPTH} lists and objects inside one another`);
  skipSpace(cursor);
  const { text, index } = cursor;
  if (text[index] === '{') return parseObject(cursor, depth);
  if (text[index] === '[') return { kind: 'list', index, values: parseList(cursor, depth) };
  if (text[index] === '"') return { kind: 'text', index, text: parseText(cursor) };
  const number = take(cursor, NUMBER);
  if (number !== undefined) return { kind: 'number', index, text: number };
  const word = take(cursor, WORD);
  if (word !== undefined) return { kind: 'word', index, text: word };
  throw new Error('a JSON value');
}

function parseObject(cursor: Cursor, depth: number): JsonObject {
  const { index } = cursor;
  const members = new Map<string, JsonValue>();
  parseSequence(cursor, '}', () => {
    if (cursor.text[cursor.index] !== '"') throw new Error('a name in quotation marks');
    const name = parseText(cursor);
    skipSpace(cursor);
    if (cursor.text[cursor.index] !== ':') throw new Error('a colon');
    cursor.index += 1;
    members.set(name, parseValue(cursor, depth + 1));
  });
  return { kind: 'object', index, members };
}

function parseList(cursor: Cursor, depth: number): JsonValue[] {
  const values: JsonValue[] = [];
  parseSequence(cursor, ']', () => {
    values.push(parseValue(cursor, depth + 1));
  });
  return values;
}

/** Parses what is between brackets, separated by commas. */
function parseSequence(cursor: Cursor, end: string, parseOne: () => void): void {
  const { text } = cursor;
  cursor.index += 1;
  skipSpace(cursor);
  if (text[cursor.index] !== end) {
    for (;;) {
      skipSpace(cursor);
      parseOne();
      skipSpace(cursor);
      if (text[cursor.index] !== ',') break;
      cursor.index += 1;
    }
  }
  if (text[cursor.index] !== end) throw new Error(`a comma or ${end}`);
  cursor.index += 1;
}

function parseText(cursor: Cursor): string {
  const { text, index } = cursor;
  let end = index + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  let value: string;
  try {
    value = JSON.parse(text.slice(index, end + 1));
  } catch {
    throw new Error('a text without line breaks, in quotation marks');
  }
  cursor.index = end + 1;
  return value;
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.index;
  const found = pattern.exec(cursor.text)?.[0];
  cursor.index += found?.length ?? 0;
  return found;
}

function skipSpace(cursor: Cursor): void {
  take(cursor, SPACE);
}
