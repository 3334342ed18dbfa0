const WHOLE = /^https?:\/\/[^\s<>"{}|\\^`]+$/i;
/** So many characters: a base is copied into every address that is relative to it. */
const MAX_BASE_LENGTH = 500;

/**
 * The address that a document means: to the letter where it is whole, else resolved.
 *
 * @returns undefined when it is none of http or https, or relative to nothing that is known
 * @example resolveLink('../road/', 'https://news.example.nz/a/') // 'https://news.example.nz/road/'
 */
export function resolveLink(written: string, base: string | undefined): string | undefined {
  const text = written.trim();
  if (WHOLE.test(text) && URL.canParse(text)) return text;
  const known = base !== undefined && base.length <= MAX_BASE_LENGTH ? base : undefined;
  if (text === '' || !URL.canParse(text, known)) return undefined;
  const { protocol, href } = new URL(text, known);
  return /^https?:$/.test(protocol) ? href : undefined;
}
