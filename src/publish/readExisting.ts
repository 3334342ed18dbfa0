import type { Disk } from '../disk/disk.ts';
import type { FeedZone } from '../import/reader/readFeed.ts';
import { LOCK_FILE, SETTINGS_FILE } from '../model/fileNames.ts';
import { fingerprint } from '../model/fingerprint.ts';
import { readingZoneOf, type Settings } from '../model/settings.ts';
import { openRecords } from './incremental/records.ts';
import { indexArticles } from './indexArticles.ts';
import { foundBefore, type Publication } from './readSettings.ts';
import { findTreeProblems } from './treeProblems.ts';
import type { World } from './world.ts';

/** All articles that are here, the ids of those that are or were, and the files. */
export function readExisting(world: World, publication: Publication) {
  const { settings } = publication;
  const tree = foundBefore(publication) ?? world.disk.discover(settings);
  const records = openRecords(world, fingerprint(settings, world.program));
  // An import makes the folder that is missing.
  const ofTree = findTreeProblems({ ...tree, missing: [] }, settings.items);
  const problems = ofTree.filter(({ severity }) => severity === 'error');
  const sources = { settings, tree, media: [], problems, dependencies: new Map<string, string>() };
  const index = indexArticles(world, sources, records);
  const { articles, lock, problems: ofArticles } = index;
  const { entries, addresses, aliases, codings } = lock;
  const ids = new Set([...articles, ...entries].map(({ id }) => id));
  const files = new Set(tree.files.map(({ file }) => file));
  return { index, records, articles, ids, entries, addresses, aliases, codings, files, problems: ofArticles };
}

/** How dates are written here; undefined if feed.yaml cannot be read, which is reported with the settings. */
export function zoneOf(settings: Settings | undefined): FeedZone | undefined {
  if (settings === undefined) return undefined;
  const { timeZone, language } = settings;
  return { timeZone, language, withoutZone: readingZoneOf(settings) };
}

export function stateOfFiles(disk: Disk): string {
  return [LOCK_FILE, SETTINGS_FILE].map(disk.stateOf).join(' ');
}
