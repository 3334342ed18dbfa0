/**
 * The characters that no document of ours may hold: all that XML 1.0, section 2.2 leaves out of `Char`. A lone
 * surrogate is among them.
 */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ALL_FORBIDDEN = new RegExp(FORBIDDEN.source, 'gu');
/** A first test by code units, which may be wrong about surrogates: without the `u` flag it takes a third of the time. */
const MAYBE_FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/;

/** What HTML forbids in text beside what XML forbids: more controls, and noncharacters. None of them shows. */
const FORBIDDEN_IN_HTML = /[\u007f-\u009f\p{NChar}]/gu;

/** Characters that are never published: the forbidden ones, the C1 controls and Unicode's noncharacters. */
export const INVALID_CHARACTER = new RegExp(`${FORBIDDEN.source}|[\\u0080-\\u009f]|\\p{NChar}`, 'u');
const ALL_INVALID = new RegExp(INVALID_CHARACTER.source, 'gu');
const MAYBE_INVALID = /[^\t\n\r\u0020-\u007f\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]/;

/**
 * All but the everyday characters of Latin, Greek, Cyrillic, Hebrew, Arabic, Chinese, Japanese and Korean: letters that
 * are whole in themselves, digits and punctuation. Of more than sixteen ranges V8 would make a call a character.
 */
const EXTRAORDINARY = new RegExp(
  `[^${[
    '\\t\\n\\u0020-\\u007e\\u00a0-\\u02ff\\u1ea0-\\u1ef9\\u2002-\\u20bf',
    '\\u0391-\\u03ce\\u0400-\\u0482\\u048a-\\u052f\\u05d0-\\u060f\\u061b-\\u064a',
    '\\u3000-\\u3029\\u3041-\\u3096\\u309d-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7a3\\uff01-\\uff60',
  ].join('')}]`,
);

/**
 * What Windows-1252 has from 0x80 on; the five places where it has nothing stand for themselves. HTML reads its
 * references `&#x80;` to `&#x9F;` so (13.2.5.80). Node's own decoder cannot be asked: it takes Windows-1252 for
 * Latin-1 in most versions from 20.18.3 to 24.
 */
export const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A character that an author's text holds and that cannot be published as it is. */
export interface InvalidCharacter {
  readonly character: string;
  /** The index of the first one in the text. */
  readonly index: number;
  readonly count: number;
  /** The replacement that is published; empty if the character is left out. */
  readonly replacement: string;
}

/**
 * True for text that certainly needs no repair: it has no invalid characters, no carriage returns and no combining
 * marks, and it is in NFC. False means that the text may need repair.
 */
export function isOrdinary(text: string): boolean {
  return !EXTRAORDINARY.test(text);
}

/**
 * The text as every format can carry it: forbidden characters are taken out; a lone surrogate, which is half of a
 * character that was there, becomes U+FFFD.
 */
export function withoutForbidden(text: string): string {
  return MAYBE_FORBIDDEN.test(text) && FORBIDDEN.test(text)
    ? text.toWellFormed().replace(ALL_FORBIDDEN, '')
    : text;
}

/** The text as HTML can carry it too, without more controls and noncharacters. */
export function withoutInvalid(text: string): string {
  return isOrdinary(text) ? text : withoutForbidden(text).replace(FORBIDDEN_IN_HTML, '');
}

/**
 * Replaces or removes invalid characters, and returns each kind of them. A C1 control is nearly always
 * Windows-1252 that was read as Latin-1: it becomes the character that Windows-1252 has there.
 *
 * @example repairCharacters('\u0093Road\u0094').text === '“Road”'
 */
export function repairCharacters(text: string): { text: string; invalid: InvalidCharacter[] } {
  if (!MAYBE_INVALID.test(text)) return { text, invalid: [] };
  const invalid = new Map<string, InvalidCharacter & { count: number }>();
  const repaired = text.replace(ALL_INVALID, (character: string, index: number) => {
    const entry = invalid.get(character) ?? {
      character,
      index,
      count: 0,
      replacement: replacementOf(character),
    };
    entry.count += 1;
    invalid.set(character, entry);
    return entry.replacement;
  });
  return { text: repaired, invalid: [...invalid.values()] };
}

function replacementOf(character: string): string {
  if (!character.isWellFormed()) return '\ufffd';
  const meant = WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character;
  return meant === character ? '' : meant;
}

/**
 * A text on one line, without white space at its ends, to compare and to name things by: every white space is a space.
 * What people read is `proseOnOneLine`.
 */
export function onOneLine(text: string): string {
  return (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

/**
 * A text on one line as people read it, without white space at its ends. Spaces that do not break (`10\u202f000`) or have
 * a width of their own are the author's, and stay.
 */
export function proseOnOneLine(text: string): string {
  return (
    /[\t-\r\u2028\u2029\ufeff]| {2}/.test(text) ? text.replace(/[\t-\r \u2028\u2029\ufeff]+/g, ' ') : text
  ).trim();
}

/** No script uses longer runs of marks. Normalising a run takes time by the square of its length. */
const MAX_MARKS = 64;
const LONG_RUN = new RegExp(`(\\p{M}{${MAX_MARKS + 1},})`, 'u');
const MARK = /\p{M}|\p{Surrogate}/u;

/** Normalises a text to NFC, except for overlong runs of marks, which stay as they are. */
export function toNfc(text: string): string {
  if (!mayHaveLongRun(text) || !LONG_RUN.test(text)) return text.normalize();
  const isRun = (index: number) => index % 2 === 1;
  return text
    .split(LONG_RUN)
    .map((part, index) => (isRun(index) ? part : part.normalize()))
    .join('');
}

/** Samples one code unit in `MAX_MARKS + 1`: a long run contains at least one of them. */
function mayHaveLongRun(text: string): boolean {
  for (let at = MAX_MARKS; at < text.length; at += MAX_MARKS + 1) {
    if (MARK.test(text.charAt(at))) return true;
  }
  return false;
}

/**
 * Copies a text into a string of its own. V8 makes a substring a view of the whole file's text, so a title would keep
 * that text in memory; and a concatenated string is a tree of its parts.
 */
export function copyText(part: string): string {
  return part.isWellFormed() ? Buffer.from(part).toString() : part;
}

/**
 * A text without the escapes of an address; as it is where they are none, as in `100%`.
 *
 * @example decodePercent('p%C4%81.png') // 'pā.png'
 */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
