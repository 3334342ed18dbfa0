import { type Problem, problemAt, quoted } from '../model/problem.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import type { IdentifiedEntry } from './identifyEntries.ts';

/** Entries that the message names. */
const MAX_NAMED = 5;

/**
 * Tells once of entries whose time is still to come, though subscribers have them: nobody can take them back, so they stay.
 *
 * @param file the name of the feed's document
 */
export function findEarlyEntries(entries: readonly IdentifiedEntry[], now: Date, file: string): Problem[] {
  const early = entries.filter(({ entry, dates }) => isGiven(entry) && dates.published > now);
  const [first] = early;
  if (first === undefined) return [];
  const names = early
    .slice(0, MAX_NAMED)
    .map(({ entry, id, dates }) => `${quoted(entry.title ?? id)} of ${formatRfc3339(dates.published)}`);
  const more = early.length > MAX_NAMED ? ` and ${early.length - MAX_NAMED} more` : '';
  const message = `expected entries whose time has come, found ${names.join(', ')}${more}`;
  const mend =
    'subscribers have them, so they stay published, marked early in feed.lock; mend date: where it is wrong';
  return [
    problemAt(
      { file: first.entry.file ?? file, line: first.entry.line, column: 1 },
      { code: 'FEED_ENTRY', message, mend },
    ),
  ];
}

/** True for an entry that subscribers have: the drafts and pages of an export are in no feed. */
export function isGiven({ isDraft, isPage }: IdentifiedEntry['entry']): boolean {
  return !isDraft && !isPage;
}
