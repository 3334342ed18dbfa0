import { createHash } from 'node:crypto';
import { findForbidden, withoutForbidden } from '../model/characters.ts';
import { type Fault, type Place, type Problem, problemAt } from '../model/problem.ts';

/** A file of the author's as text: NFC, `\n` line ends, no byte order mark, no character that XML forbids. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** Tells the author of a fault at an index into a source's text. */
export type Tell = (index: number, fault: Fault) => void;

/** A tell that collects its problems in a list. */
export function tellInto(problems: Problem[], source: Source): Tell {
  return (index, fault) => problems.push(problemAt(placeAt(source, index), fault));
}

/** Line and column of an index into the text, in characters from 1. */
export function placeAt({ file, text }: Source, index: number): Place {
  const lineStart = index === 0 ? 0 : text.lastIndexOf('\n', index - 1) + 1;
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < lineStart; at = text.indexOf('\n', at + 1)) line += 1;
  return { file, line, column: [...text.slice(lineStart, index)].length + 1 };
}

/**
 * Reads a file's bytes as text.
 *
 * @returns no source when the bytes are not UTF-8; a warning for each kind of character that had to be taken out
 */
export function parseSource(file: string, bytes: Uint8Array): { source?: Source; problems: Problem[] } {
  const text = decode(bytes);
  if (text === undefined)
    return { problems: [problemAt(placeOfBadByte(file, bytes), faultOfBadByte(bytes))] };

  const raw = { file, text: text.replace(/\r\n?/g, '\n').normalize() };
  const told = new Set<string>();
  const problems: Problem[] = [];
  for (const { index, character } of findForbidden(raw.text)) {
    if (!told.has(character)) problems.push(problemAt(placeAt(raw, index), faultOfCharacter(character)));
    told.add(character);
  }
  return { source: { file, text: withoutForbidden(raw.text) }, problems };
}

/** A short hash of a text: two texts with one fingerprint are the same text. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
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

function faultOfCharacter(character: string): Fault {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return {
    code: 'CHARACTER_FORBIDDEN',
    message: `expected text, found the control character U+${code}`,
    mend: 'it is left out, since no feed may hold it; delete it from the file',
  };
}
