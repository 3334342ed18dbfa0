/** In which direction a text runs, as HTML's `dir` says it. */
export type Direction = 'ltr' | 'rtl';

/** The scripts of living languages that run from right to left (ISO 15924; Unicode, Bidi_Class R and AL). */
const RIGHT_TO_LEFT = new Set('Adlm Arab Aran Gara Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '));

const known = new Map<string, Direction>();

/**
 * The direction of a language in the script that it is nearly always written in, or that its tag names. A tag that names no
 * language, like `x-tide`, says nothing of it: left to right.
 *
 * @param language BCP 47
 * @example directionOf('he') // 'rtl'
 * @example directionOf('ar-Latn') // 'ltr'
 */
export function directionOf(language: string): Direction {
  const before = known.get(language);
  if (before) return before;
  const direction = RIGHT_TO_LEFT.has(scriptOf(language)) ? 'rtl' : 'ltr';
  known.set(language, direction);
  return direction;
}

function scriptOf(language: string): string {
  try {
    return new Intl.Locale(language).maximize().script ?? '';
  } catch {
    return '';
  }
}
