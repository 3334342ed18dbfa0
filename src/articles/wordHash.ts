import { shortHash } from '../model/fingerprint.ts';

/**
 * A hash of the words of a text, whatever stands between them: the same for newsroom text and for the Markdown that was
 * made of it. A text without words has its title's.
 *
 * @example hashWords('The *tide* came in.', 'Road') === hashWords('The tide\ncame in', 'Bridge')
 */
export function hashWords(text: string, title: string): string {
  const letters = lettersOf(text);
  const words = letters.length > 0 ? letters : Buffer.concat([Buffer.from('title '), lettersOf(title)]);
  return shortHash(words);
}

const WORDLIKE = /[\p{L}\p{M}\p{N}]/u;
const encoder = new TextEncoder();

/** A place for the bytes of a text, used again and again; longer texts get one of their own. */
const common = new Uint8Array(0x1_0000);

/** Whether a character stands in words: 0 where nobody has asked yet, 1 for no, 2 for yes. */
const answers = new Uint8Array(0x1_0000);

/** One for each ASCII character that stands in words, else zero. */
const asciiLength = Uint8Array.from({ length: 0x80 }, (_, code) => Number(isWordlike(code)));

/**
 * The letters, marks and numbers of a text in UTF-8. Every article's body goes through here: bytes are moved together in
 * place, which takes a tenth of the time of a regular expression.
 *
 * @returns bytes that are good until the next call
 */
function lettersOf(text: string): Uint8Array {
  const bytes = encode(text);
  let end = 0;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number;
    if (first < 0x80) {
      bytes[end] = first;
      end += asciiLength[first] as number;
      at += 1;
      continue;
    }
    const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const isKept = isWordlike(decode(bytes, at, length));
    for (const next = at + length; at < next; at += 1) {
      if (isKept) bytes[end++] = bytes[at] as number;
    }
  }
  return bytes.subarray(0, end);
}

/** Half of a character becomes U+FFFD, which stands in no word either. */
function encode(text: string): Uint8Array {
  if (text.length * 3 > common.length) return encoder.encode(text);
  return common.subarray(0, encoder.encodeInto(text, common).written);
}

/** The character in the bytes of well-formed UTF-8: six bits of each byte but the first. */
function decode(bytes: Uint8Array, at: number, length: number): number {
  let code = (bytes[at] as number) & (0xff >> (length + 1));
  for (let next = 1; next < length; next += 1) code = (code << 6) | ((bytes[at + next] as number) & 0x3f);
  return code;
}

function isWordlike(code: number): boolean {
  if (code >= answers.length) return WORDLIKE.test(String.fromCodePoint(code));
  if (answers[code] === 0) answers[code] = WORDLIKE.test(String.fromCodePoint(code)) ? 2 : 1;
  return answers[code] === 2;
}
