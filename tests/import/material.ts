import { expect } from 'vitest';
import type { Field } from '../../src/articles/headField.ts';
import { itemFilesOf as filesOf, type ItemFile } from '../../src/import/feedToFiles.ts';
import { settingsOf } from '../../src/import/feedToSettings.ts';
import { nameTaker } from '../../src/import/fileName.ts';
import { identifyEntries } from '../../src/import/identifyEntries.ts';
import type { ReadEntry, ReadFeed } from '../../src/import/reader/feedDocument.ts';
import { readFeed } from '../../src/import/reader/readFeed.ts';
import { tellUnshown } from '../../src/import/unshown.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Settings } from '../../src/model/settings.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { publish } from '../../src/publish/publish.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk, publicationOf, settingsOn } from '../support/memoryDisk.ts';
import { auckland, NOW } from '../support/publication.ts';

export const HOME = 'https://example.org/';
export const LINK = 'https://example.org/2014/12/road-open/';
/** 8:03 pm on 21 December 2014, in Auckland. */
export const EVENING = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);
export const EMPTY: Existing = { ids: new Set(), files: new Set() };

/** What a folder has already. */
export interface Existing {
  readonly ids: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/** The files of a feed's entries. */
export interface ImportedItems {
  readonly files: readonly ItemFile[];
  readonly skipped: number;
  readonly problems: readonly Problem[];
}

/** What becomes of a feed, as an import makes it. */
export function itemFilesOf(
  feed: ReadFeed,
  settings: Settings,
  { ids, files: taken }: Existing,
  source: string,
  table?: readonly Field[],
): ImportedItems {
  const { entries, skipped, problems } = identifyEntries(feed, ids, source);
  const context = { feed, settings, source, takeName: nameTaker(taken), ...(table && { table }) };
  const made = filesOf(entries, context);
  const found = made.flatMap((one) => one.found ?? []);
  return {
    files: made.flatMap(({ file }) => file ?? []),
    skipped,
    problems: [...problems, ...made.flatMap((one) => one.problems), ...tellUnshown(found, source)],
  };
}

/** An entry that is whole but for what it says. */
export function entryOf(entry: Partial<ReadEntry> = {}): ReadEntry {
  return {
    line: 7,
    id: 'tag:example.org,2014:road',
    title: 'The road is open',
    link: LINK,
    published: EVENING,
    content: '<p>The road is open.</p>',
    isSummaryHtml: false,
    authors: [],
    tags: [],
    enclosures: [],
    transcripts: [],
    ...entry,
  };
}

/** An entry without some of what it would say. */
export function entryWithout(...names: (keyof ReadEntry)[]): ReadEntry {
  const kept = Object.entries(entryOf()).filter(([name]) => !names.some((without) => without === name));
  return Object.fromEntries(kept) as unknown as ReadEntry;
}

export function feedOf(entries: readonly ReadEntry[], more: Partial<ReadFeed> = {}): ReadFeed {
  return {
    format: 'rss',
    title: 'Harbour News',
    link: HOME,
    authors: [],
    hubs: [],
    entries,
    deleted: [],
    ...more,
  };
}

/** What becomes of entries in an empty folder. */
export function importOf(
  entries: readonly ReadEntry[],
  settings: Settings = auckland,
  existing = EMPTY,
): ImportedItems {
  return itemFilesOf(feedOf(entries), settings, existing, 'old.xml');
}

/** The one file of an entry, and what its owner is told. */
export function importOne(entry: Partial<ReadEntry>, settings = auckland): ItemFile & { told: string[] } {
  const { files, problems } = importOf([entryOf(entry)], settings);
  const [file] = files;
  if (file === undefined) throw new Error(`no file: ${told(problems)}`);
  return { ...file, told: told(problems) };
}

/** The lines of a file's front matter. */
export function frontMatterOf({ text }: { readonly text: string }): string[] {
  return text.split('---\n')[1]?.trimEnd().split('\n') ?? [];
}

/** Problems as their owner reads them. */
export function told(problems: readonly Problem[]): string[] {
  return problems.map(
    ({ file, line, severity, code, message, mend }) =>
      `${file}:${line} ${severity} ${code} ${message} - ${mend}`,
  );
}

/** What a publication that was taken over serves. */
export interface TakenOver {
  readonly original: ReadFeed;
  readonly files: readonly ItemFile[];
  readonly told: readonly string[];
  readonly documents: Readonly<Record<'rss.xml' | 'atom.xml' | 'feed.json', string>>;
}

/** Takes a feed's document over into an empty folder, and publishes what is there then. */
export function takeOver(text: string, now = NOW): TakenOver {
  const original = parsed(text);
  const settingsText = settingsOf(original, 'Pacific/Auckland', 'old.xml');
  const files: Record<string, string> = { 'feed.yaml': settingsText.text ?? '' };
  const settings = settingsOn(memoryDisk(files));
  const imported = itemFilesOf(original, settings, EMPTY, 'old.xml');
  for (const { path, text: item } of imported.files) files[path] = item;
  return { ...imported, original, told: told(imported.problems), documents: published(files, now) };
}

/** The three documents of a folder. */
export function published(files: Files, now = NOW): TakenOver['documents'] {
  const disk = memoryDisk(files);
  const { problems } = publish({ disk }, publicationOf(disk), { now });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const read = (name: string) => String(disk.files.get(`output/${name}`));
  return { 'rss.xml': read('rss.xml'), 'atom.xml': read('atom.xml'), 'feed.json': read('feed.json') };
}

export function parsed(text: string): ReadFeed {
  const { feed, problems } = readFeed('old.xml', text);
  if (feed === undefined) throw new Error(`no feed: ${told(problems)}`);
  return feed;
}
