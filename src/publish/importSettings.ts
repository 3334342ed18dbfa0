import type { Disk } from '../disk/disk.ts';
import { settingsOf } from '../import/feedToSettings.ts';
import type { ReadFeed } from '../import/reader/feedDocument.ts';
import type { ImportSource } from '../import/source.ts';
import { SETTINGS_FILE } from '../model/fileNames.ts';
import { MAIN_PATHS } from './plan/feeds.ts';
import { readSettings } from './readSettings.ts';

/** What an import was told that no feed says. */
interface SaidOfImport {
  readonly timeZone?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
}

/** The settings of the publication, read or made. */
export type MadeSettings = ReturnType<typeof readSettings> & {
  /** The feed.yaml that has to be written, if there is none. */
  readonly text?: string;
};

/** The settings of the feed.yaml that is here; undefined if there is none. */
export function settingsThere(disk: Disk): MadeSettings | undefined {
  const bytes = disk.readIfThere(SETTINGS_FILE);
  return bytes && readSettings(disk, bytes);
}

/** The settings of a folder without a feed.yaml: what a feed says, and what the import was told. */
export function makeSettings(
  disk: Disk,
  feed: ReadFeed,
  { name, address }: ImportSource,
  { timeZone = '', url, language }: SaidOfImport,
): MadeSettings {
  const made = settingsOf(feed, timeZone, name, { url, language, address, paths: MAIN_PATHS });
  if (made.text === undefined) return { problems: made.problems };
  const read = readSettings(disk, Buffer.from(made.readable));
  return { ...read, problems: [...made.problems, ...read.problems], text: made.text };
}
