/**
 * The characters that no document of ours may hold: all that XML 1.0, section 2.2 leaves out of `Char`. A lone
 * surrogate is among them.
 */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ALL_FORBIDDEN = new RegExp(FORBIDDEN.source, 'gu');

/** One character that cannot be published, and where it stands (an index into the string). */
export interface ForbiddenCharacter {
  readonly index: number;
  readonly character: string;
}

/** Every forbidden character of a text, in order. */
export function findForbidden(text: string): ForbiddenCharacter[] {
  if (!FORBIDDEN.test(text)) return [];
  return [...text.matchAll(ALL_FORBIDDEN)].map(({ index, 0: character }) => ({ index, character }));
}

/**
 * The text as every format can carry it: forbidden characters are taken out; a lone surrogate, which is half of a
 * character that was there, becomes U+FFFD.
 */
export function withoutForbidden(text: string): string {
  return FORBIDDEN.test(text) ? text.toWellFormed().replace(ALL_FORBIDDEN, '') : text;
}
