import type { Author } from '../model/item.ts';
import { expected, type Fault } from '../model/problem.ts';
import { formatRfc3339, Stamp } from '../model/stamp.ts';
import { onOneLine, proseOnOneLine, repairCharacters, toNfc } from '../model/text.ts';
import { withoutPassword } from '../model/withoutPassword.ts';
import type { ReadValue } from '../syntax/section.ts';
import { readEmail, readLanguage, readType, readUrl } from '../syntax/value.ts';
import type { ReadEntry } from './reader/feedDocument.ts';

/** Reports a fault of an entry, or of a feed, at the place of that. */
export type ReportFault = (fault: Fault) => void;

/** For values of the feed, whose faults are not reported with each entry. */
export const ignoreFault: ReportFault = () => {};

/** Text as our own files hold it: on one line, composed, without characters that no feed may hold. */
export function validLine(text: string | undefined): string | undefined {
  return proseOnOneLine(toNfc(repairCharacters(text ?? '').text)) || undefined;
}

/** An id as our own reader reads it: to the letter, but without what no line of a file can hold. */
export function validId(id: string): string {
  const text = toNfc(repairCharacters(id).text).trim();
  return /[\t\n\r]/.test(text) ? onOneLine(text) : text;
}

/** An address as our own reader reads it. Reports one that it refuses, and returns undefined. */
export function validAddress(address: string | undefined, report: ReportFault): string | undefined {
  return valid(address, readUrl, 'an address on http or https, without a password', report);
}

/** A language tag as our own reader reads it. Reports one that it refuses, and returns undefined. */
export function validLanguage(tag: string | undefined, report: ReportFault): string | undefined {
  return valid(tag, readLanguage, 'a language tag (BCP 47)', report);
}

/** A media type without its parameters, as our own reader reads it. */
export function validType(type: string | undefined, report: ReportFault): string | undefined {
  return valid(type?.replace(/;.*/s, '').trim() || undefined, readType, 'a media type', report);
}

/** A text of a form, on one line, as our own reader of that form reads it. Reports one that it refuses, and returns undefined. */
export function validForm(
  text: string | undefined,
  read: ReadValue<string>,
  what: string,
  report: ReportFault,
): string | undefined {
  return valid(validLine(text), read, what, report);
}

/** An author whose name is known. */
type NamedAuthor = Author & { readonly name: string };

/** Authors with a name. No name is made of an address: it is not meant to be read, and often nobody's. */
export function validAuthors(authors: readonly Author[], report: ReportFault): NamedAuthor[] {
  return authors.flatMap((author) => {
    const name = nameOf(author);
    return name === undefined ? [] : validPerson(name, author, report);
  });
}

/** What programs write for somebody whom they do not name, beside an address that nobody reads. */
const NOBODY = /^(?:anonymous|unknown)$/i;
const NO_REPLY = /^no-?reply@/i;
const ADDRESS = /^(?:mailto:|https?:\/\/)\S+$|^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/i;

/** Undefined for an author of whom there is nothing but an address. */
function nameOf({ name, email }: Author): string | undefined {
  const line = validLine(name);
  if (line === undefined || ADDRESS.test(line)) return undefined;
  return NOBODY.test(line) && NO_REPLY.test(email ?? '') ? undefined : line;
}

/** What there is of an author without a name; undefined for one with a name, or without anything. */
export function bareAddressOf(author: Author): string | undefined {
  if (nameOf(author) !== undefined) return undefined;
  return validLine(author.email) ?? validLine(author.link) ?? validLine(author.name);
}

/** A person of a name, with an address and a page as our own readers read them. */
export function validPerson(
  name: string,
  person: Pick<Author, 'email' | 'link'>,
  report: ReportFault,
): NamedAuthor {
  const email = valid(validLine(person.email), readEmail, 'an e-mail address', report);
  const link = validAddress(person.link, report);
  return { name, ...(email !== undefined && { email }), ...(link !== undefined && { link }) };
}

/** A text as one of our own readers reads it. Reports a text that the reader refuses. */
function valid(
  text: string | undefined,
  read: ReadValue<string>,
  what: string,
  report: ReportFault,
): string | undefined {
  const value = text === undefined ? undefined : read({ kind: 'text', at: 0, text }, () => undefined);
  if (text !== undefined && value === undefined) {
    report(
      expected(
        'FEED_ENTRY',
        what,
        withoutPassword(text, '…@'),
        'it is left out; write it into the file where you know better',
      ),
    );
  }
  return value;
}

/** The time of publication, and the time of the last change if it is later. */
export interface EntryDates {
  readonly published: Stamp;
  readonly updated?: Stamp;
}

/** In minutes. No zone is further from UTC, and our own reader refuses dates that are. */
const MAX_OFFSET = 18 * 60;

/** The entry's dates with their own offsets. Reports an entry without a date that a feed can have, and returns undefined. */
export function datesOf(entry: ReadEntry, report: ReportFault): EntryDates | undefined {
  const updated = printable(entry.updated);
  const published = printable(entry.published) ?? updated;
  if (published === undefined) {
    const found = entry.published ?? entry.updated;
    const message = `expected an entry with a date, found ${found ? 'one of a year that has not four digits' : 'none'}`;
    report({
      code: 'FEED_ENTRY',
      message,
      mend: 'it is left out; write an article of it by hand, with its date',
    });
    return undefined;
  }
  // Our documents have no fractions of a second.
  const later = updated ? secondsOf(updated) - secondsOf(published) : 0;
  if (updated === undefined || later === 0) return { published };
  if (later > 0) return { published, updated };
  const mend = 'it is left out: an article is updated after it is published';
  report(expected('FEED_ENTRY', 'a change after publication', formatRfc3339(updated), mend));
  return { published };
}

function secondsOf(stamp: Stamp): number {
  return Math.floor(stamp.getTime() / 1000);
}

/** A stamp that RFC 3339 can express; undefined for a year without four digits. */
export function printable(stamp: Stamp | undefined): Stamp | undefined {
  if (stamp === undefined) return undefined;
  const { offsetInMinutes } = stamp;
  const inZone = Math.abs(offsetInMinutes) > MAX_OFFSET ? new Stamp(stamp.getTime(), 0) : stamp;
  try {
    formatRfc3339(inZone);
    return inZone;
  } catch {
    return undefined;
  }
}
