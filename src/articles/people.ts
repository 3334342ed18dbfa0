import type { Author } from '../model/item.ts';
import { addressesIn, mailboxIn } from '../model/mailbox.ts';

/** The first word of a byline. */
const BY = /^by:? (?=\S)/i;
/** Words of an organisation's name: commas and `and` are parts of such a name. */
const ORGANISATION =
  /(?:^|[^\p{L}])(?:agency|associates|association|authority|bank|board|brothers|bros|bureau|centre|center|church|club|co|college|commission|committee|company|corporation|council|daughters|department|desk|foundation|gmbh|group|guardian|herald|inc|institute|llc|llp|limited|ltd|mail|media|ministry|museum|news|newspaper|office|partners|post|press|radio|school|service|services|society|sons|staff|studio|studios|team|times|trust|union|university)(?!\p{L})/iu;
/** What somebody does, as it stands behind a name: `Political Reporter`, `editor of the Post`. */
const ROLE =
  /^(?:\S+ )*(?:analyst|cartoonist|columnist|contributor|correspondent|critic|director|editor|editor-in-chief|illustrator|intern|journalist|photographer|presenter|producer|reporter|writer)s?(?: (?:at|for|of) .+)?$/i;
/** A person's name: words that begin as names do, with particles (de, van, ...) in lower case. */
const NAME =
  /^(?:(?:\p{Lu}|\p{Lt}|\p{Lo}|\d)\S*|d[aeiou]s?|del|la|le|van|von|der|den|ten|bin|te)(?: (?:(?:\p{Lu}|\p{Lt}|\p{Lo}|\d)\S*|d[aeiou]s?|del|la|le|van|von|der|den|ten|bin|te)){0,5}$/u;
/** What belongs to the name before the comma: `Jr.`, `PhD`. */
const SUFFIX = /^(?:[Jj]r|[Ss]r|Ph\.?D|[\p{Lu}.]{2,5})\.?$/u;
/** Longer lines have no agency: it is looked for at each of their words. */
const MAX_LENGTH = 200;
/** For whom somebody writes: `Ana Lee / Stuff`, `Ana Lee for RNZ`. */
const AGENCY = /^(?<name>.+?)(?:(?<sign>,)| [/|]| for(?: the)?) (?<agency>[^/|,]+)$/;
const KNOWN_AGENCY =
  /^(?:AAP|ABC|AFP|AP|BBC|CNN|dpa|NZME|PA|Reuters|RNZ|Stuff|LDR|Local Democracy Reporting|Open Justice)$/i;
/** `Words: Ana Lee Photos: Ben Wu`. */
const CREDITS =
  /^(?:words|story|text)(?: by|:) ?(\S.*?)(?:[ ,;|/]+(?:photos?|pictures?|images?|photography)(?: by|:) ?(\S.*))?$/i;

/**
 * The people that a line names, by a rule that leaves a name whole where it is in doubt: an author is one person
 * (RFC 4287, 4.2.1).
 *
 * @param line on one line, with or without `By`
 * @example peopleIn('By Ana Lee, Political Reporter, and Ben Wu') // [{ name: 'Ana Lee' }, { name: 'Ben Wu' }]
 */
export function peopleIn(line: string): Author[] {
  const credited = namesInCredits(line);
  return (credited.length > 0 ? credited : withoutBy(line).split(/ ?; ?/))
    .filter((part) => part !== '')
    .flatMap((part) => splitNames(withoutRole(part)).map(mailboxIn));
}

/** The one person that a line names. */
export function personIn(line: string): Author {
  return mailboxIn(withoutRole(withoutBy(line)));
}

/** A line without the roles at its end, and without for whom somebody writes. */
export function withoutRole(line: string): string {
  let end = line.length;
  for (;;) {
    const comma = line.lastIndexOf(', ', end - 1);
    if (comma <= 0 || !ROLE.test(line.slice(comma + 2, end))) return withoutAgency(line.slice(0, end));
    end = comma;
  }
}

/** The names in `Words: Ana Lee Photos: Ben Wu` and in `Ana Lee / RNZ`; none in any other line. */
export function namesInCredits(line: string): string[] {
  const [, words, pictures] = CREDITS.exec(line) ?? [];
  if (words === undefined) return / [/|] /.test(line) && withoutAgency(line) !== line ? [line] : [];
  return pictures === undefined ? [words] : [words, pictures];
}

/** A name that may be part of an organisation's own (`Ministry for the Environment`) stays whole. */
function withoutAgency(line: string): string {
  if (line.length > MAX_LENGTH) return line;
  const { name = '', sign = '', agency = '' } = AGENCY.exec(line)?.groups ?? {};
  const isName = NAME.test(name) && name.includes(' ') && !ORGANISATION.test(name);
  return isName && (KNOWN_AGENCY.test(agency) || (sign !== ',' && ORGANISATION.test(agency))) ? name : line;
}

function withoutBy(line: string): string {
  return line.replace(BY, '');
}

function splitNames(text: string): string[] {
  const parts = text.split(/, (?:and |& )?| (?:and|&) /);
  if (parts.length === 1 || parts.every(hasAddress)) return parts;
  if (ORGANISATION.test(text) || parts.some(isAddress)) return [text];
  const names = parts.filter((part, index) => index === 0 || !ROLE.test(part));
  const isList = names.every((part) => hasAddress(part) || (NAME.test(part) && !SUFFIX.test(part)));
  const areWhole = names.every((part) => part.includes(' '));
  return isList && (areWhole || endsInAnd(text)) ? names : [text];
}

/** True for `Ana and Ben` and `Ana, Ben and Carl`, but not for `Lee, Ana` and `Lee, Ana and Wu, Ben`. */
function endsInAnd(text: string): boolean {
  const [before = '', ...others] = text.split(/,? and /);
  const isLast = others.length === 1 || (others.length > 1 && !before.includes(','));
  return isLast && !others.join().includes(', ') && !text.includes(' & ');
}

function hasAddress(part: string): boolean {
  return addressesIn(part).length > 0;
}

/** True for an address without a name: `Ana Lee, ana@x.nz` is one person. */
function isAddress(part: string): boolean {
  return hasAddress(part) && !part.includes(' ');
}
