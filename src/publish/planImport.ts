import type { LockFile } from '../identity/lockFile.ts';
import { findEarlyEntries, isGiven } from '../import/earlyEntries.ts';
import { languageOf } from '../import/feedToSettings.ts';
import { findForeignIds } from '../import/foreignIds.ts';
import { type IdentifiedEntry, identifyEntries, writtenId } from '../import/identifyEntries.ts';
import { findNamelessAuthors } from '../import/namelessAuthors.ts';
import { tellOldest } from '../import/olderEntries.ts';
import { readDocuments } from '../import/readDocuments.ts';
import type { FeedHead, ReadFeed } from '../import/reader/feedDocument.ts';
import type { FeedResult, FeedZone, Wanted } from '../import/reader/readFeed.ts';
import type { ImportSource } from '../import/source.ts';
import { unkeptOf } from '../import/unkept.ts';
import { validId } from '../import/validText.ts';
import { type LockEntry, UNKNOWN } from '../model/lockEntry.ts';
import { hasError, type Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { formatRfc3339, type Stamp } from '../model/stamp.ts';
import { type MadeSettings, makeSettings, settingsThere } from './importSettings.ts';
import { type MovedHere, movedHere } from './movedHere.ts';
import { readExisting, zoneOf } from './readExisting.ts';
import type { Publication } from './readSettings.ts';
import { withoutTwins } from './withoutTwins.ts';
import type { World } from './world.ts';

/** What is to be imported, and how. */
export interface ImportRequest {
  /** What is of a later time is out all the same, since subscribers have it. */
  readonly now: Date;
  /** For a folder without a feed.yaml: no feed says its zone. */
  readonly timeZone?: string | undefined;
  /** For a folder without a feed.yaml, in the place of what the feed says: BCP 47. */
  readonly language?: string | undefined;
  /** The address of the site, where the feed says none; without a feed.yaml also where output/ will be served. */
  readonly url?: string | undefined;
  /** What of an export is wanted beside what everyone may read: drafts, and pages, which become articles that no feed has. */
  readonly wanted?: ReadonlySet<Wanted>;
  /** Tells what would be written and writes nothing. */
  readonly isDryRun?: boolean;
}

/** What an import would do, before any entry becomes a file. All that is an error is known. */
export interface ImportPlan {
  readonly problems: readonly Problem[];
  /** Entries that are here already. */
  readonly skipped: number;
  /** What is left out of what the feed or the export has, by what it is called. */
  readonly leftOut: ReadonlyMap<string, number>;
  /** What nobody says of a publication that has no feed.yaml yet: then nothing is written. */
  readonly asksFor?: 'language';
  /** Where people subscribe to the feed, as far as feed.yaml said nothing of it. */
  readonly moved?: readonly MovedHere[];
  /** Absent if there is an error. */
  readonly work?: ImportWork;
}

/** What an import has to write. */
export interface ImportWork {
  readonly feed: FeedHead;
  /** The name of the feed's document in problems. */
  readonly source: string;
  readonly settings: Settings;
  /** The text of the feed.yaml that has to be written, if there is none. */
  readonly settingsText?: string;
  readonly entries: readonly IdentifiedEntry[];
  /** Files that are here, relative to feed.yaml. */
  readonly files: ReadonlySet<string>;
  /** The lines of feed.lock, and how many of them it does not have yet. */
  readonly lines: readonly ImportLine[];
  readonly newLines: number;
  readonly addresses: readonly string[];
  readonly aliases: readonly string[];
  readonly codings?: LockFile['codings'];
}

type ImportLine = Omit<LockEntry, 'line'>;

const NOTHING: Pick<ImportPlan, 'skipped' | 'leftOut'> = { skipped: 0, leftOut: new Map() };

/** Reads a feed or an export, and finds out what of it is not here yet. */
export function planImport(world: World, source: ImportSource, request: ImportRequest): ImportPlan {
  const there = settingsThere(world.disk);
  const { feed, problems: ofFeed } = readSource(source, there, request);
  if (feed === undefined) return { ...NOTHING, problems: ofFeed };
  if (!there && languageOf(feed, request) === undefined)
    return { ...NOTHING, problems: ofFeed, asksFor: 'language' };
  const publication = there ?? makeSettings(world.disk, feed, source, request);
  const ofBoth = [...ofFeed, ...publication.problems];
  if (publication.settings === undefined) return { ...NOTHING, problems: ofBoth };
  const plan = planEntries(world, feed, { ...publication, problems: ofBoth }, source.name, request.now);
  return { ...plan, moved: movedHere(feed, source, publication.settings, publication.text !== undefined) };
}

/** Reads a feed in the zone of the publication. One whose dates are in words of its own language is read once more in that. */
function readSource(
  source: ImportSource,
  there: MadeSettings | undefined,
  request: ImportRequest,
): FeedResult {
  const { timeZone, language, url: site, wanted } = request;
  const read = (zone: FeedZone | undefined) => readDocuments(source, { zone, wanted, site });
  if (there || timeZone === undefined) return read(zoneOf(there?.settings));
  const first = read({ timeZone, ...(language !== undefined && { language }) });
  const own = language === undefined && first.feed ? languageOf(first.feed) : undefined;
  return own !== undefined && first.hasUnreadDates ? read({ timeZone, language: own }) : first;
}

function planEntries(
  world: World,
  feed: ReadFeed,
  publication: MadeSettings & Publication,
  source: string,
  now: Date,
): ImportPlan {
  const { settings, text } = publication;
  const existing = readExisting(world, publication);
  const others = withoutTwins(world.disk, feed, existing, source);
  const {
    entries,
    skipped: known,
    leftOut,
    problems: ofEntries,
  } = identifyEntries(others.feed, existing.ids, source);
  const isAnyNew = entries.length > 0 || text !== undefined;
  const problems = [
    ...publication.problems,
    ...existing.problems,
    ...others.problems,
    ...ofEntries,
    ...findForeignIds(
      entries.map(({ id }) => id),
      source,
    ),
    ...findNamelessAuthors(entries, source),
    ...findEarlyEntries(entries, now, source),
    ...(isAnyNew
      ? [...unkeptOf(feed, settings, text === undefined, source), ...tellOldest(feed, { name: source })]
      : []),
  ];
  const skipped = known + feed.entries.length - others.feed.entries.length;
  const all = { problems, skipped, leftOut: withUnpublished(leftOut, feed) };
  // A publication without its folder of articles could not be built.
  const isEmpty = text !== undefined && entries.length === 0 && existing.files.size === 0;
  if (hasError(problems) || isEmpty) return all;
  const lost = lostLines(feed, existing, now);
  const { entries: _, ...head } = feed;
  return {
    ...all,
    work: {
      ...{ feed: head, source, settings, entries, files: existing.files },
      ...(text !== undefined && { settingsText: text }),
      lines: [...existing.entries, ...lost],
      newLines: lost.length,
      addresses: existing.addresses,
      aliases: existing.aliases,
      codings: existing.codings,
    },
  };
}

function withUnpublished(leftOut: ReadonlyMap<string, number>, { unpublished = [] }: ReadFeed) {
  return new Map([...unpublished.map(({ kind, count }) => [kind, count] as const), ...leftOut]);
}

type Existing = ReturnType<typeof readExisting>;

/** Lines of articles that are here without: an import that was killed may have left them so. */
function lostLines(feed: ReadFeed, { entries, articles }: Existing, now: Date): ImportLine[] {
  const locked = new Set(entries.map(({ id }) => id));
  const given = new Set(feed.entries.filter(isGiven).map((entry) => validId(writtenId(entry) ?? '')));
  const lost = articles.filter(({ id }) => given.has(id) && !locked.has(id));
  return lost.map(({ id, file, ...dates }) => lineOf(id, file, dates, now));
}

/** Subscribers have the article, as the other publisher gave it to them. */
export function lineOf(
  id: string,
  file: string,
  { published, updated }: { readonly published: Stamp; readonly updated: Stamp },
  now: Date,
): ImportLine {
  return {
    ...{ id, file, published: formatRfc3339(published), updated: formatRfc3339(updated) },
    ...{ textHash: UNKNOWN, contentHash: UNKNOWN, isGone: false },
    ...(published > now && { isEarly: true as const }),
  };
}
