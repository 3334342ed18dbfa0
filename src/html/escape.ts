import { INVALID_CHARACTER, isOrdinary, proseOnOneLine, toNfc, withoutInvalid } from '../model/text.ts';

/** What no document can hold, but for a carriage return, which becomes a line feed. */
const INVALID_IN_HTML = new RegExp(`\\u007f|${INVALID_CHARACTER.source}`, 'u');

/** All but letters, digits and punctuation that stand for themselves wherever they are: a part of what is ordinary. */
const SPECIAL = /[^\n !#-%'-;=?-~\u00a1-\u02ff\u2010-\u2027]/;

/** True for text that is written as it is, between tags and in an attribute. Of other text it says nothing. */
export function isPlain(text: string): boolean {
  return !SPECIAL.test(text);
}

/** Text as it stands between tags; what no document can hold is left out. */
export function escapeText(text: string): string {
  return isPlain(text) ? text : escapeMarkup(withoutForbiddenInHtml(text)).replaceAll('\u00a0', '&#xA0;');
}

/** Text as HTML that says the same, every character of it. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text as it stands in an attribute's quotation marks. */
export function escapeAttribute(value: string): string {
  return isPlain(value) ? value : escapeText(value).replaceAll('"', '&quot;');
}

/** The characters of a text that no document can hold: references can bring them where the source has none. */
export function invalidCharactersOf(text: string): string[] {
  if (isOrdinary(text) || !INVALID_IN_HTML.test(text)) return [];
  return [...new Set([...text].filter((character) => INVALID_IN_HTML.test(character)))];
}

/** Text as people read it, on one line. */
export function readableLine(text: string): string {
  return proseOnOneLine(withoutForbiddenInHtml(text));
}

/** The text as any HTML document can hold it, in NFC. */
export function withoutForbiddenInHtml(text: string): string {
  if (isOrdinary(text)) return text;
  return toNfc(withoutInvalid(text).replaceAll('\r', '\n'));
}
