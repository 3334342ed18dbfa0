import { locator, type Referrer } from '../../../src/articles/media/locate.ts';
import type { Located, MediaFile } from '../../../src/model/media.ts';
import type { Fault } from '../../../src/model/problem.ts';
import type { Settings } from '../../../src/model/settings.ts';
import type { Files } from '../../support/files.ts';
import { memoryDisk, settingsOn } from '../../support/memoryDisk.ts';
import { SETTINGS } from '../../support/publication.ts';

export const ARTICLE: Referrer = { file: 'items/2015/road.md' };

export const LINKED: Referrer = { ...ARTICLE, link: 'https://elsewhere.example/2015/road/' };

/** What a reference of an article leads to, when these files are there. */
export function find(
  reference: string,
  files: Files = {},
  from: Referrer = ARTICLE,
  settingsText: Partial<Settings> = {},
  wanted: 'picture' | 'file' = 'picture',
): Located {
  const { probe } = memoryDisk(files);
  return locator(probe, { ...settings(), ...settingsText }, from)(reference, wanted);
}

export function settings(): Settings {
  return settingsOn(memoryDisk({ 'feed.yaml': SETTINGS }));
}

export function fileOf(located: Located): MediaFile {
  if (located.kind !== 'local') throw new Error(`expected a file, found ${JSON.stringify(located)}`);
  return located.file;
}

export function faultOf(located: Located): Fault {
  if (located.kind !== 'wrong') throw new Error(`expected a fault, found ${JSON.stringify(located)}`);
  return located.fault;
}
