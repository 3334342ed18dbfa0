/**
 * The characters that no document of ours may hold: all that XML 1.0, section 2.2 leaves out of `Char`. A lone
 * surrogate is among them.
 */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ALL_FORBIDDEN = new RegExp(FORBIDDEN.source, 'gu');

/** What an author's text is not published with: the forbidden, the C1 controls and Unicode's noncharacters. */
export const MISFIT = new RegExp(`${FORBIDDEN.source}|[\\u0080-\\u009f]|\\p{NChar}`, 'u');
const ALL_MISFITS = new RegExp(MISFIT.source, 'gu');

/**
 * What Windows-1252 has from 0x80 on; the five places where it has nothing stand for themselves. HTML reads its
 * references `&#x80;` to `&#x9F;` so (13.2.5.80). Node's own decoder cannot be asked: it takes Windows-1252 for
 * Latin-1 in most versions from 20.18.3 to 24.
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A character that an author's text holds and that cannot be published as it is. */
export interface Misfit {
  readonly character: string;
  /** Where the first of them stands: an index into the string. */
  readonly index: number;
  readonly count: number;
  /** What is published in its place; empty where it is left out. */
  readonly replacement: string;
}

/**
 * The text as every format can carry it: forbidden characters are taken out; a lone surrogate, which is half of a
 * character that was there, becomes U+FFFD.
 */
export function withoutForbidden(text: string): string {
  return FORBIDDEN.test(text) ? text.toWellFormed().replace(ALL_FORBIDDEN, '') : text;
}

/**
 * The text as an author meant it, with each kind of character that had to go. A C1 control is nearly always
 * Windows-1252 that was read as Latin-1: it becomes the character that Windows-1252 has there.
 *
 * @example withoutMisfits('\u0093Road\u0094').text === '“Road”'
 */
export function withoutMisfits(text: string): { text: string; misfits: Misfit[] } {
  const misfits = new Map<string, Misfit & { count: number }>();
  const fit = text.replace(ALL_MISFITS, (character: string, index: number) => {
    const known = misfits.get(character) ?? { character, index, count: 0, replacement: replacing(character) };
    known.count += 1;
    misfits.set(character, known);
    return known.replacement;
  });
  return { text: fit, misfits: [...misfits.values()] };
}

function replacing(character: string): string {
  if (!character.isWellFormed()) return '\ufffd';
  const meant = WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character;
  return meant === character ? '' : meant;
}

/** A text on one line, without white space at its ends. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Of a run of more marks than this no script makes use; to put them in order takes the square of their number. */
const LONG_RUN = /(\p{M}{65,})/u;

/** A text in its composed form (NFC), but for runs of marks that no script makes use of, which stay as they are. */
export function toNfc(text: string): string {
  if (!LONG_RUN.test(text)) return text.normalize();
  const isRun = (index: number) => index % 2 === 1;
  return text
    .split(LONG_RUN)
    .map((part, index) => (isRun(index) ? part : part.normalize()))
    .join('');
}
