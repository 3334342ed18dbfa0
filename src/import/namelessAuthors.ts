import { type Problem, problemAt, quoted } from '../model/problem.ts';
import type { IdentifiedEntry } from './identifyEntries.ts';
import { bareAddressOf } from './validText.ts';

/**
 * Tells once of entries whose authors are addresses alone, since no name is made of an address.
 *
 * @param file the name of the feed's document
 */
export function findNamelessAuthors(entries: readonly IdentifiedEntry[], file: string): Problem[] {
  const nameless = entries.flatMap(({ entry }) => {
    const [address] = entry.authors.flatMap((author) => bareAddressOf(author) ?? []);
    return address === undefined ? [] : [{ entry, address }];
  });
  const [first] = nameless;
  if (first === undefined) return [];
  const { entry, address } = first;
  const which = nameless.length === 1 ? 'an entry' : `${nameless.length} entries`;
  const message = `expected authors with names, found ${which} with an address alone: ${quoted(address)}`;
  const mend = 'no name is made of it; where there is no other author, those of the publication stand';
  const place = { file: entry.file ?? file, line: entry.line, column: 1 };
  return [problemAt(place, { code: 'FEED_ENTRY', message, mend })];
}
