import { formatEntryMap, parseEntryMap } from '../../import/entryMap.ts';
import { givenEntriesOf } from '../../import/givenEntries.ts';
import { readDocuments } from '../../import/readDocuments.ts';
import type { ImportSource } from '../../import/source.ts';
import { LOCK_FILE } from '../../model/fileNames.ts';
import { hasError, type Problem } from '../../model/problem.ts';
import { formatRfc3339 } from '../../model/stamp.ts';
import type { ImportReport } from '../importFeed.ts';
import { readExisting, stateOfFiles, zoneOf } from '../readExisting.ts';
import { readSettings } from '../readSettings.ts';
import { findTreeProblems } from '../treeProblems.ts';
import type { World } from '../world.ts';
import { type OntoPlan, planOnto } from './ontoPlan.ts';

export interface ImportOntoRequest {
  readonly now: Date;
  /** What a person says of entries whose articles nothing tells. */
  readonly map?: { readonly name: string; readonly text: string };
  /** The address of the site, where the feed or the export says none. */
  readonly site?: string | undefined;
  /** The ids of the feed replace those that feed.lock has, and front matter with another id is left as it is. */
  readonly acceptsNewIds?: boolean;
  /** Tells what would be written and writes nothing. */
  readonly isDryRun?: boolean;
}

/** What was done: which entry is which article, and why. */
export interface ImportOntoReport extends Pick<ImportReport, 'written' | 'skipped' | 'problems'> {
  readonly matched: readonly { readonly id: string; readonly file: string; readonly by: string }[];
  readonly unmatched: readonly {
    readonly id: string;
    readonly link?: string;
    readonly title?: string;
    readonly published?: string;
    /** The files that it could be. */
    readonly files: readonly string[];
  }[];
  /** Older articles that got an id of the same form. */
  readonly derived: readonly { readonly id: string; readonly file: string }[];
  /** What `links:` could be where the articles have other links than the entries. */
  readonly links?: string;
  /** A map of the entries without an article, for a person to fill in. */
  readonly template: string;
}

/**
 * Gives the articles that are here the ids by which the subscribers of a feed know them: lines of feed.lock, and nothing else. The
 * first build after it shows them nothing new. While there is an error nothing is written, and twice is as once.
 *
 * @throws Error when there is no feed.yaml, or the disk refuses a write
 */
export function importOnto(world: World, source: ImportSource, request: ImportOntoRequest): ImportOntoReport {
  const { disk } = world;
  const state = stateOfFiles(disk);
  const plan = planImport(world, source, request);
  const isWritten = ({ lock }: Planned) => lock !== undefined && !disk.hasText(LOCK_FILE, lock);
  if (request.isDryRun || !(isWritten(plan) || disk.hasLeftovers('.')))
    return reportOf(plan, isWritten(plan));
  const transaction = disk.begin('.');
  try {
    const current = stateOfFiles(disk) === state ? plan : planImport(world, source, request);
    const isNew = isWritten(current);
    if (isNew) transaction.stageLast(LOCK_FILE, current.lock as string);
    transaction.commit();
    return reportOf(current, isNew);
  } finally {
    transaction.end();
  }
}

type Planned = Partial<OntoPlan> & { readonly problems: readonly Problem[] };

function planImport(world: World, source: ImportSource, request: ImportOntoRequest): Planned {
  const publication = readSettings(world.disk);
  const zone = zoneOf(publication.settings);
  const { feed, problems: ofFeed } = readDocuments(source, { zone, site: request.site });
  const map = request.map && parseEntryMap(request.map.name, request.map.text);
  const problems = [...ofFeed, ...(map?.problems ?? []), ...publication.problems];
  if (feed === undefined || publication.settings === undefined || hasError(problems)) return { problems };
  const { index, records } = readExisting(world, publication);
  const ofFolder = findTreeProblems(index.tree, publication.settings.items);
  const ofLock = index.problems.filter(({ file }) => file === LOCK_FILE);
  const found = [...problems, ...[...ofFolder, ...ofLock].filter(({ severity }) => severity === 'error')];
  if (hasError(found)) return { problems: found };
  const given = givenEntriesOf(feed, source.name);
  const { now, acceptsNewIds = false } = request;
  const plan = planOnto(world.disk, index, {
    ...{ entries: given.entries, source: source.name, now, acceptsNewIds, records },
    ...(request.map && map && { map: { name: request.map.name, lines: map.lines } }),
  });
  return { ...plan, problems: [...problems, ...given.problems, ...plan.problems] };
}

function reportOf(
  { matches = [], unmatched = [], derived = [], known = 0, links, problems }: Planned,
  isWritten: boolean,
): ImportOntoReport {
  return {
    written: isWritten ? [LOCK_FILE] : [],
    skipped: known,
    matched: matches.map(({ entry, article, reason }) => ({ id: entry.id, file: article.file, by: reason })),
    unmatched: unmatched.map(({ entry: { id, link, title, published }, files }) => ({
      id,
      ...(link !== undefined && { link }),
      ...(title !== undefined && { title }),
      ...(published && { published: formatRfc3339(published) }),
      files,
    })),
    derived: derived.map(({ id, file }) => ({ id, file })),
    ...(links !== undefined && { links }),
    problems,
    template: unmatched.length > 0 ? formatEntryMap(unmatched) : '',
  };
}
