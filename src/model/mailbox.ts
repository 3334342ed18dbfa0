/** A person as one line names them. */
export interface Mailbox {
  readonly name: string;
  readonly email?: string;
}

/** An e-mail address in a line, with what may be around it. `@ana@social.example` is none. */
const ADDRESS =
  /[<([]?(?<![^\s<(["',;])(?:mailto:)?([^\s@<>()[\]"',;:]+@[^\s@<>()[\]"',;:]+\.[^\s@<>()[\]"',;:]+)[>)\]]?/gi;
/** What is left around a name when the address is gone. */
const EDGES = /^[\s,;:\u2013\u2014-]+|[\s,;:\u2013\u2014-]+$/g;
const QUOTED = /^(?:"(.*)"|\((.*)\))$/;

/**
 * The name and the e-mail address in a line, the first where it has several: a name that is published has no address in it.
 * A line of nothing but an address has what is before `@` for a name.
 *
 * @example mailboxIn('Ana Lee <ana@news.example.nz>') // { name: 'Ana Lee', email: 'ana@news.example.nz' }
 */
export function mailboxIn(line: string): Mailbox {
  const [email] = addressesIn(line);
  if (email === undefined) return { name: line };
  const rest = line.replace(ADDRESS, ' ').replace(/ {2,}/g, ' ').replace(EDGES, '');
  const [, quoted, enclosed] = QUOTED.exec(rest) ?? [];
  return { name: (quoted ?? enclosed ?? rest) || email.replace(/@.*/, ''), email };
}

/** The e-mail addresses in a line. */
export function addressesIn(line: string): string[] {
  return line.includes('@') ? [...line.matchAll(ADDRESS)].map(([, address = '']) => address) : [];
}
