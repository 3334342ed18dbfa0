import type { Author } from '../model/item.ts';
import { expected, type Fault } from '../model/problem.ts';
import { onOneLine, repairCharacters, toNfc } from '../model/text.ts';
import type { Value } from '../syntax/value.ts';
import { readAuthor, readLanguage, readUrl, type Wrong } from '../syntax/valueReaders.ts';

/** Tells what of an entry, or of the feed, could not be kept. */
export type TellFault = (fault: Fault) => void;

/** A person as front matter and settings name one. */
export type WrittenAuthor =
  | string
  | { readonly name: string; readonly email?: string; readonly url?: string };

/** Text as our own files hold it: on one line, composed, without what no feed may hold. */
export function keptText(text: string | undefined): string | undefined {
  return onOneLine(toNfc(repairCharacters(text ?? '').text)) || undefined;
}

/** An id as our own reader has it: to the letter, but for what no line of a file can hold. */
export function keptId(id: string): string {
  const kept = toNfc(repairCharacters(id).text).trim();
  return /[\t\n\r]/.test(kept) ? onOneLine(kept) : kept;
}

/** An address as our own reader has it; undefined, and told, where it would refuse it. */
export function keptAddress(address: string | undefined, tell: TellFault): string | undefined {
  if (address === undefined) return undefined;
  const kept = readUrl(asValue(address), QUIET);
  if (kept === undefined) tell(leftOut('an address on http or https, without a password', address));
  return kept;
}

/** A language tag as our own reader has it; undefined, and told, where it would refuse it. */
export function keptLanguage(tag: string | undefined, tell: TellFault): string | undefined {
  if (tag === undefined) return undefined;
  const kept = readLanguage(asValue(tag), QUIET);
  if (kept === undefined) tell(leftOut('a language tag (BCP 47)', tag));
  return kept;
}

/** People by name, and as mappings where more is known; who has no name is named by an e-mail address or a page. */
export function keptAuthors(authors: readonly Author[], tell: TellFault): WrittenAuthor[] {
  return authors.flatMap((author): WrittenAuthor[] => {
    const name = keptText(author.name) ?? keptText(author.email) ?? keptText(author.link);
    if (name === undefined) return [];
    const email = keptEmail(keptText(author.email), tell);
    const url = keptAddress(author.link, tell);
    if (email === undefined && url === undefined) return [name];
    return [{ name, ...(email !== undefined && { email }), ...(url !== undefined && { url }) }];
  });
}

/** What cannot be kept, and what becomes of it. */
export function leftOut(what: string, found: string): Fault {
  return expected('FEED_ENTRY', what, found, 'it is left out; write it into the file where you know better');
}

const QUIET: Wrong = () => undefined;

function keptEmail(email: string | undefined, tell: TellFault): string | undefined {
  if (email === undefined) return undefined;
  const entries = { name: 'x', email };
  const mapping: Value = {
    kind: 'mapping',
    at: 0,
    entries: Object.entries(entries).map(([key, text]) => ({ key, at: 0, value: asValue(text) })),
  };
  const kept = readAuthor(mapping, QUIET)?.email;
  if (kept === undefined) tell(leftOut('an e-mail address', email));
  return kept;
}

function asValue(text: string): Value {
  return { kind: 'text', at: 0, text };
}
