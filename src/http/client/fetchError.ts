import { onOneLine, repairCharacters } from '../../model/text.ts';

/**
 * What a fetch is rejected with, in the habit of all our messages: expected, found, mend. Part of it is another
 * machine's text, so it is one line that cannot act on a terminal.
 *
 * @param cause what it comes from, where there is something
 * @example failure('status 200', 'status 404', 'check the address').message
 *   === 'expected status 200, found status 404; check the address'
 */
export function fetchError(expected: string, found: string, mend: string, cause?: unknown): Error {
  const { text } = repairCharacters(`expected ${expected}, found ${found}; ${mend}`);
  return new Error(onOneLine(text), cause === undefined ? {} : { cause });
}
