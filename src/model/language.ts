/**
 * True for a language of a range: `mi-NZ` is in `mi` (BCP 47; RFC 4647, 3.3.1).
 *
 * @example isInLanguage('mi-NZ', 'mi') // true
 */
export function isInLanguage(language: string, range: string): boolean {
  return `${language}-`.toLowerCase().startsWith(`${range}-`.toLowerCase());
}
