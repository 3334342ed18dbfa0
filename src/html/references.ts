import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
/** The number of no character: nothing, half of one, or one beyond the last. */
const isNoCharacter = (code: number) => code === 0 || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff;
const NUMBER = /^&#(?:x([\da-f]+)|(\d+));$/i;

/**
 * Text that an author wrote, with its character references (`&amp;`, `&#8217;`) as what they stand for: a reader would
 * show them as they are. A reference to no character (`&#0;`) becomes U+0000, which no document may hold.
 *
 * @example decodeReferences('Fish &amp; chips') // 'Fish & chips'
 */
export function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (reference) => {
    const [, hex, decimal] = NUMBER.exec(reference) ?? [];
    if (isNoCharacter(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))) return '\0';
    const [node] = parseFragment(reference).childNodes;
    return (node as DefaultTreeAdapterTypes.TextNode).value;
  });
}

/** Stands for a reference to no character; nothing publishes it (Unicode, 23.7). A source can have it by a reference only. */
export const NO_CHARACTER = '\ufdef';

/** HTML with its references to no character marked, at the same length. The parser would make U+FFFD of them without a word. */
export function markNoCharacters(html: string): string {
  if (!html.includes('&#')) return html;
  return html.replace(/&#(?:x([\da-f]+)|(\d+));?/gi, (reference, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return isNoCharacter(code) ? NO_CHARACTER.repeat(reference.length) : reference;
  });
}

/** Text of which `decodeReferences` makes this text. */
export function escapeReferences(text: string): string {
  return text.replace(/&(?=#?\w{1,32};)/g, '&amp;');
}
