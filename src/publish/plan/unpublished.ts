import { stampAt } from '../../dates/zone.ts';
import { findTakenOut, isOut, type PlannedState, wasShown } from '../../identity/subscriberChanges.ts';
import { LOCK_FILE } from '../../model/fileNames.ts';
import { type LockEntry, NEVER_SHOWN } from '../../model/lockEntry.ts';
import { type Problem, problemAt, quoted } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { formatRfc3339 } from '../../model/stamp.ts';
import type { Schedule } from './schedule.ts';

/** A run that takes out no more than this, or no more than a tenth, is the author's own work. */
const MAX_TAKEN_OUT = 5;
/** Files that the message names. */
const MAX_NAMED = 3;

/** As much of how a run is made as decides what it may take back. */
interface UnpublishOptions {
  readonly now: Date;
  readonly unpublishes?: boolean | undefined;
  readonly isLook?: boolean | undefined;
  readonly script?: string | undefined;
}

/**
 * Refuses a run that would take back what subscribers have, unless that is accepted: by a clock that is behind, or because
 * more than a tenth of the articles are gone, drafts, unlisted or of a later time at once. What expires goes by plan, and what
 * leaves a window is not taken out.
 */
export function findUnpublished(
  planned: PlannedState,
  schedule: Schedule,
  settings: Settings,
  { now, unpublishes = false, isLook = false, script }: UnpublishOptions,
): Problem[] {
  if (unpublishes) return [];
  const ofClock = findClockBehind(planned.entries, now, settings);
  const told = isLook ? ofClock.map((problem) => ({ ...problem, severity: 'warning' as const })) : ofClock;
  // A preview takes nothing out.
  return script === undefined ? [...told, ...findManyTakenOut(planned, schedule, settings, now)] : told;
}

/**
 * Finds out that the clock is before the newest time at which our feeds have shown an article. A time of change is no sign
 * of that: an author may have written one of the future.
 */
function findClockBehind(entries: readonly LockEntry[], now: Date, { timeZone }: Settings): Problem[] {
  let newest: LockEntry | undefined;
  let latest = now.getTime();
  for (const entry of entries) {
    if (!isOut(entry) || !wasShown(entry) || entry.isEarly) continue;
    const time = Date.parse(entry.published);
    if (time > latest) [newest, latest] = [entry, time];
  }
  if (newest === undefined) return [];
  const { published, file, line } = newest;
  const found = formatRfc3339(stampAt(now.getTime(), timeZone));
  const message = `expected a time after ${published}, when subscribers were given ${quoted(file)}, found ${found}`;
  const mend = 'set the clock of this machine; build --unpublish takes back what is of a later time';
  return [atLine(line, { code: 'CLOCK_BEHIND', message, mend })];
}

function findManyTakenOut(planned: PlannedState, schedule: Schedule, settings: Settings, now: Date) {
  // Pages and the archive have articles that no feed has shown.
  const wasGiven = ({ contentHash, pages }: LockEntry) =>
    contentHash !== NEVER_SHOWN || pages !== undefined || settings.archive;
  // What a clock takes out is told as that.
  const gone = findTakenOut(planned, now).filter(
    (entry) => wasGiven(entry) && Date.parse(entry.published) <= now.getTime(),
  );
  const [first] = gone;
  if (first === undefined || gone.length <= MAX_TAKEN_OUT) return [];
  const expired = new Set(schedule.expired.map(({ entry }) => entry));
  const all = planned.entries.filter((entry) => isOut(entry) && wasGiven(entry) && !expired.has(entry));
  if (gone.length * 10 <= all.length) return [];
  const names = gone.slice(0, MAX_NAMED).map(({ file }) => quoted(file));
  const message = `expected to go on showing the ${all.length} articles that subscribers have, found ${gone.length} of them deleted, drafts, unlisted or of a later time: ${names.join(', ')}, ...`;
  const mend = 'bring them back, or mend items: in feed.yaml; build --unpublish takes them out of the feeds';
  return [atLine(first.line, { code: 'UNPUBLISHES_MANY', message, mend })];
}

function atLine(line: number, fault: Parameters<typeof problemAt>[1]): Problem {
  return problemAt({ file: LOCK_FILE, line, column: 1 }, fault);
}
