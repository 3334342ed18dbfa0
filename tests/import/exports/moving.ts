import { expect } from 'vitest';
import { readDocuments } from '../../../src/import/readDocuments.ts';
import type { Wanted } from '../../../src/import/reader/readFeed.ts';
import type { ImportSource } from '../../../src/import/source.ts';
import { unkeptOf } from '../../../src/import/unkept.ts';
import { publish } from '../../../src/publish/publish.ts';
import { memoryDisk, publicationOf, settingsOn } from '../../support/memoryDisk.ts';
import { zipOf } from '../../support/zipFile.ts';
import { EMPTY, itemFilesOf, told } from '../material.ts';
import { ghostExport } from './ghostExport.ts';
import { MASTODON, MEDIUM, MICRO_BLOG, SUBSTACK } from './zippedExports.ts';

export const SITE = 'https://harbour.example/';

const zipped = (files: Readonly<Record<string, string>>): ImportSource => ({
  name: 'old',
  text: '',
  archive: zipOf(files),
});

/** An export of ours of each kind. */
export const EXPORTS: Readonly<Record<string, ImportSource>> = {
  Ghost: { name: 'old', text: ghostExport() },
  'Ghost in a zip': zipped({ 'ghost.json': ghostExport() }),
  Substack: zipped(SUBSTACK),
  Medium: zipped(MEDIUM),
  Mastodon: zipped(MASTODON),
  'micro.blog': zipped(MICRO_BLOG),
};

const SETTINGS = `title: Harbour News
description: Tides and boats
url: ${SITE}
language: en
timeZone: Pacific/Auckland
`;

/** Takes an export over into an empty folder and publishes what is there then. */
export function moveIn(source: ImportSource, wanted: readonly Wanted[] = []) {
  const { feed, problems } = readDocuments(source, { site: SITE, wanted: new Set(wanted) });
  if (feed === undefined) throw new Error(`no feed: ${told(problems)}`);
  const files: Record<string, string> = { 'feed.yaml': SETTINGS };
  const settings = settingsOn(memoryDisk(files));
  const imported = itemFilesOf(feed, settings, EMPTY, source.name);
  for (const { path, text } of imported.files) files[path] = text;
  const disk = memoryDisk(files);
  const report = publish({ disk }, publicationOf(disk), { now: new Date('2025-01-01T00:00:00Z') });
  expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const unkept = unkeptOf(feed, settings, false, source.name);
  const written = new Map([...disk.files].map(([path, bytes]) => [path, String(bytes)]));
  return { feed, written, told: told([...problems, ...imported.problems, ...unkept]) };
}
