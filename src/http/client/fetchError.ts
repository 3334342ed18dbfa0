import { onOneLine, repairCharacters } from '../../model/text.ts';

/**
 * Makes the error of a failed fetch: expected, found, mend. Parts of it come from the server, so line breaks and control
 * characters are removed.
 *
 * @param cause the underlying error, if there is one
 * @example fetchError('status 200', 'status 404', 'check the address').message
 *   === 'expected status 200, found status 404; check the address'
 */
export function fetchError(expected: string, found: string, mend: string, cause?: unknown): Error {
  const { text } = repairCharacters(`expected ${expected}, found ${found}; ${mend}`);
  return new Error(onOneLine(text), cause === undefined ? {} : { cause });
}
