import type { Fault } from '../model/problem.ts';
import type { Mapping } from '../syntax/value.ts';
import { fold, wordOf } from './keptBack.ts';

/** As other programs call the address to which a page sends its visitors. */
const NAMES = new Set(['redirect', 'redirectto', 'redirecturl']);

const NO_ADDRESS = /^(?:|true|false|yes|no|on|off|0|1)$/;

/** What is told of an article's file that has no text, and only says where its page is now. */
export const REDIRECT: Fault = {
  code: 'REDIRECT_ONLY',
  message: 'expected an article, found a file that only sends readers on',
  mend: 'it is no article, and the program that makes the pages reads it; write a text below the front matter to publish it',
};

/** True for a file without a text whose front matter has an address to be sent to. */
export function isRedirect({ entries }: Mapping, body: string): boolean {
  if (body.trim() !== '') return false;
  return entries.some(({ key, value }) => NAMES.has(fold(key)) && !NO_ADDRESS.test(wordOf(value)));
}
