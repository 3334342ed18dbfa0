import { formatLock, type LockFile } from '../identity/lockFile.ts';
import { nextLockEntries, type PlannedState } from '../identity/subscriberChanges.ts';

/** The bytes of the next `feed.lock`; undefined if there is nothing to remember. */
export function formatNextLock(
  outcome: PlannedState,
  { addresses, aliases, codings = [] }: Pick<LockFile, 'addresses' | 'aliases' | 'codings'>,
  now: Date,
): Buffer | undefined {
  const entries = nextLockEntries(outcome, now);
  if (entries.length === 0 && outcome.entries.length === 0 && codings.length === 0) return undefined;
  return Buffer.from(formatLock(entries, addresses, aliases, codings));
}
