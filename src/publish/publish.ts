import { dirname } from 'node:path/posix';
import type { Disk, Writing } from '../disk/disk.ts';
import { archivePathsOf } from '../model/feedPlan.ts';
import { LOCK_FILE, SETTINGS_FILE } from '../model/fileNames.ts';
import { hasError, type Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { parseSettings } from '../settings/parseSettings.ts';
import { parseSource } from '../syntax/sourceText.ts';
import { readCache, writeCache } from './incremental/openCache.ts';
import { keepLast, type Standing, stateOfFile } from './incremental/upToDate.ts';
import { plansOf } from './plan/feedDocuments.ts';
import {
  compareEdition,
  type Edition,
  EMPTY_WRITING,
  isCurrent,
  isRefused,
  prepareEdition,
  type Request,
} from './planBuild.ts';
import { type Report, reportNext, reportOf } from './report.ts';

/**
 * THE MAIN PATH, one run: prepares an edition (discover, read, parse, identify, plan), renders it as far as nobody knows what
 * stands there, and writes what differs, `feed.lock` last. While there is any error nothing is written, and the report tells
 * every problem of every file.
 *
 * @throws Error when the disk refuses a write; every document is then the last good one or the new one, whole
 */
export function publish(disk: Disk, settings: Settings, request: Request): Report {
  const cache = readCache(disk, settings, request.program);
  const edition = prepareEdition(disk, settings, request, cache);
  const standing = request.isDryRun ? compareEdition(disk, edition) : findSettled(disk, edition);
  if (standing) return remember(disk, edition, standing, request);
  return disk.exclusively(settings.output, () => {
    const current = isCurrent(disk, edition) ? edition : prepareAgain(disk, request);
    const writing = isRefused(current) ? undefined : writeEdition(disk, current);
    return remember(disk, current, writing ?? EMPTY_WRITING, request);
  });
}

/** Undefined where there is something to write. */
function findSettled(disk: Disk, edition: Edition): Writing | undefined {
  if (isRefused(edition)) {
    // What was read while another run wrote may not fit together; only then is a refusal looked at again.
    return isCurrent(disk, edition) ? EMPTY_WRITING : undefined;
  }
  const { settings, outputs, cache, lock } = edition;
  const standing = disk.settled(settings.output, outputs(), cache.texts, lock());
  if (standing === undefined || !hasError(edition.problems())) return standing;
  return isCurrent(disk, edition) ? EMPTY_WRITING : undefined;
}

function writeEdition(disk: Disk, edition: Edition): Writing | undefined {
  const { settings, outputs, cache, lock } = edition;
  const isGood = () => !hasError(edition.problems());
  return disk.write(settings.output, outputs(), cache.texts, lock(), isGood);
}

/** Keeps what was found out for the next run, and tells what became of this one. */
function remember(disk: Disk, edition: Edition, writing: Writing, request: Request): Report {
  const report = reportOf(edition, writing);
  if (request.isDryRun || request.program === undefined) return report;
  writeCache(disk, edition.cache);
  if (request.settingsFile && writing !== EMPTY_WRITING && isLasting(report, request))
    keepLast(disk, request, standingOf(disk, edition, request.settingsFile.state), {
      ...reportNext(report),
      problems: [...request.settingsFile.problems, ...report.problems],
    });
  return report;
}

/** True where the next run would tell the same, though the lock has other lines then and the clock has gone on. */
function isLasting({ written, problems }: Report, { isReissue = false }: Request): boolean {
  const isOfLock = ({ code }: Problem) => /^(?:PUBLISHED_MOVED$|ID_|LOCK_)/.test(code);
  const isOfClock = ({ code }: Problem) => code === 'UPDATED_IN_FUTURE';
  return !(isReissue || problems.some(isOfClock)) && (written.length === 0 || !problems.some(isOfLock));
}

function standingOf(disk: Disk, edition: Edition, settingsState: string): Standing {
  const { settings, articles, read, until } = edition;
  const { output } = settings;
  const made = [...edition.outputs()].map(({ path }) => `${output}/${path}`);
  // Whatever is in one of these may have to go.
  const archives = plansOf(edition.documents).map(({ paths }) =>
    dirname(`${output}/${archivePathsOf(paths, '').rss}`),
  );
  return {
    settings,
    items: settings.items,
    articles,
    read: new Map([...read(), [SETTINGS_FILE, settingsState], [LOCK_FILE, stateOfFile(disk, LOCK_FILE)]]),
    made: [...made, ...archives],
    until,
  };
}

function prepareAgain(disk: Disk, request: Request): Edition {
  const { settings } = readSettings(disk);
  if (settings === undefined) throw new Error('feed.yaml changed during the run; run it again');
  return prepareEdition(disk, settings, request, readCache(disk, settings, request.program));
}

/**
 * Reads feed.yaml.
 *
 * @param instead bytes that are read as if they were in it, and an address that counts instead of its `url`
 */
export function readSettings(
  disk: Disk,
  { bytes = disk.read(SETTINGS_FILE), url }: { readonly bytes?: Uint8Array; readonly url?: string } = {},
): { settings?: Settings; problems: readonly Problem[] } {
  const { source, problems } = parseSource(SETTINGS_FILE, bytes);
  if (source === undefined) return { problems };
  const parsed = parseSettings(source, url);
  return { ...parsed, problems: [...problems, ...parsed.problems] };
}
