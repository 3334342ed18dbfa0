import type { Transaction } from '../disk/disk.ts';
import { formatLock } from '../identity/lockFile.ts';
import { type ImportContext, type ImportedEntry, itemFilesOf } from '../import/feedToFiles.ts';
import { nameTaker } from '../import/fileName.ts';
import type { RemoteMedia } from '../import/media/articleMedia.ts';
import { tellMedia } from '../import/media/tellMedia.ts';
import { type FoundInEntry, tellUnshown } from '../import/unshown.ts';
import { LOCK_FILE, SETTINGS_FILE } from '../model/fileNames.ts';
import type { Problem } from '../model/problem.ts';
import { formatRfc3339, type Stamp } from '../model/stamp.ts';
import { type ImportWork, lineOf } from './planImport.ts';
import type { World } from './world.ts';

/** What an import wrote, and what it found while it made files of entries. */
export interface WrittenImport {
  readonly written: readonly string[];
  /** The days of the oldest and the newest article. */
  readonly days?: { readonly oldest: string; readonly newest: string };
  readonly problems: readonly Problem[];
  /** Entries that no file can hold. */
  readonly unfit: number;
}

/** So many entries become files at once. */
const AT_ONCE = 20;
/** So many articles, with their lines of the lock, are there together. */
const MIN_BATCH = 500;
/** Each batch writes the whole lock: of a large publication batches grow with what is there. */
const SHARE_OF_WRITTEN = 0.1;

/**
 * Makes files of entries, and commits them in batches. A run that is killed leaves whole articles, and the next one goes on with
 * those that are missing. A feed.yaml that is made comes last of all: until it is there nothing can be published.
 *
 * @param transaction none for a run that writes nothing
 */
export function writeImport(
  { progress }: World,
  work: ImportWork,
  now: Date,
  transaction?: Transaction,
): WrittenImport {
  const { settingsText, entries } = work;
  const context = { ...work, takeName: nameTaker(work.files) };
  const lock = openLock(work, transaction);
  const written: string[] = [];
  const problems: Problem[] = [];
  const media: RemoteMedia[] = [];
  const unshown: FoundInEntry[] = [];
  const given: Stamp[] = [];
  let committed = 0;
  for (const { file, found, problems: ofEntry } of filesOf(entries, context, progress)) {
    problems.push(...ofEntry);
    if (file === undefined) continue;
    media.push(...file.media);
    if (found && found.found.length > 0) unshown.push(found);
    transaction?.stage(file.path, file.text);
    written.push(file.path);
    if (file.given) {
      lock.add(lineOf(file.id, file.path, file.given, now));
      given.push(file.given.published);
    }
    if (written.length - committed < Math.max(MIN_BATCH, SHARE_OF_WRITTEN * committed)) continue;
    lock.stage();
    transaction?.commit();
    committed = written.length;
  }
  const isLockNew = lock.stage();
  if (settingsText !== undefined) transaction?.stageLast(SETTINGS_FILE, settingsText);
  transaction?.commit();
  const unfit = entries.length - written.length;
  if (isLockNew) written.push(LOCK_FILE);
  if (settingsText !== undefined) written.push(SETTINGS_FILE);
  return {
    written,
    ...daysOf(given),
    problems: [...problems, ...tellUnshown(unshown, work.source), ...tellMedia(media, work.source)],
    unfit,
  };
}

/** The files of entries, made a few dozen at a time. */
function* filesOf(
  entries: ImportWork['entries'],
  context: ImportContext,
  progress: World['progress'],
): Generator<ImportedEntry> {
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    for (const [index, made] of itemFilesOf(entries.slice(from, from + AT_ONCE), context).entries()) {
      progress?.('entries', from + index, entries.length);
      yield made;
    }
  }
}

/** The feed.lock of an import, whose lines come batch by batch. */
function openLock(
  { lines: before, newLines, addresses, aliases, codings }: ImportWork,
  transaction: Transaction | undefined,
) {
  const lines = [...before];
  const known = lines.length - newLines;
  let staged = known;
  return {
    add: (line: ImportWork['lines'][number]) => void lines.push(line),
    /** Stages it if it has lines that were not staged before. Returns true if it has any that were not there before the import. */
    stage: (): boolean => {
      if (lines.length > staged)
        transaction?.stageLast(LOCK_FILE, formatLock(lines, addresses, aliases, codings));
      staged = lines.length;
      return lines.length > known;
    },
  };
}

function daysOf(given: readonly Stamp[]): Pick<WrittenImport, 'days'> {
  const [oldest, ...others] = given.toSorted((a, b) => a.getTime() - b.getTime());
  if (oldest === undefined) return {};
  const dayOf = (stamp: Stamp) => formatRfc3339(stamp).slice(0, 10);
  return { days: { oldest: dayOf(oldest), newest: dayOf(others.at(-1) ?? oldest) } };
}
