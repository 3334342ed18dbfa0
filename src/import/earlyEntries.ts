import { type Problem, problemAt, quoted } from '../model/problem.ts';
import { formatRfc3339, type Stamp } from '../model/stamp.ts';
import type { IdentifiedEntry } from './identifyEntries.ts';

/** Entries that the message names. */
const MAX_NAMED = 5;

/** An entry whose time may still be to come. */
export interface GivenEntry {
  readonly id: string;
  readonly title?: string | undefined;
  readonly published: Stamp;
  /** The document that it is in, if not the first one. */
  readonly file?: string | undefined;
  readonly line: number;
}

/**
 * Tells once of entries whose time is still to come, though subscribers have them: nobody can take them back, so they stay.
 *
 * @param file the name of the feed's document
 */
export function findEarlyEntries(entries: readonly IdentifiedEntry[], now: Date, file: string): Problem[] {
  const given = entries.filter(({ entry }) => isGiven(entry));
  return tellEarly(
    given.map(({ entry, id, dates: { published } }) => ({ ...entry, id, published })),
    now,
    file,
  );
}

/** The same of entries that subscribers have. */
export function tellEarly(entries: readonly GivenEntry[], now: Date, file: string): Problem[] {
  const early = entries.filter(({ published }) => published > now);
  const [first] = early;
  if (first === undefined) return [];
  const names = early
    .slice(0, MAX_NAMED)
    .map(({ title, id, published }) => `${quoted(title ?? id)} of ${formatRfc3339(published)}`);
  const more = early.length > MAX_NAMED ? ` and ${early.length - MAX_NAMED} more` : '';
  const message = `expected entries whose time has come, found ${names.join(', ')}${more}`;
  const mend =
    'subscribers have them, so they stay published, marked early in feed.lock; mend date: where it is wrong';
  return [
    problemAt(
      { file: first.file ?? file, line: first.line, column: 1 },
      { code: 'FEED_ENTRY', message, mend },
    ),
  ];
}

/** True for an entry that subscribers have: the drafts and pages of an export are in no feed. */
export function isGiven({ isDraft, isPage }: IdentifiedEntry['entry']): boolean {
  return !isDraft && !isPage;
}
