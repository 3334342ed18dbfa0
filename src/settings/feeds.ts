import { isDeviceName } from '../model/fileNames.ts';
import { expected } from '../model/problem.ts';
import type { OwnFeed, Where, Window } from '../model/settings.ts';
import { readersOf, readListOf } from '../syntax/section.ts';
import { placeAt } from '../syntax/sourceText.ts';
import { optional, readLanguage, readList, readProse, readText, type Value } from '../syntax/value.ts';
import { readAliases } from './aliases.ts';
import { readPodcast } from './podcast.ts';
import type { PodcastContext } from './podcastSection.ts';
import { readEntries, readSection, reportMissing, type SettingsContext } from './section.ts';
import { namesIn, requiredIn } from './settingRow.ts';
import { OWN_FEED, WHERE, WINDOW } from './settingsTable.ts';
import { reportLongTitle } from './unfitShows.ts';
import { readWindow, WHOLE } from './window.ts';

/** Folders that Dateline writes to. Case is ignored: some disks and hosts take `Archive` for `archive`. */
const RESERVED = /^(?:tags|media)(?:\/|$)|(?:^|\/)archive(?:\/|$)/i;
const PATH = /^[\w-]+(?:\/[\w-]+)*$/;

/**
 * Reads the feeds beside the main feed. Two feeds in one folder are an error.
 *
 * @param usual the publication's window, which says what a feed's own does not
 */
export function readFeeds(value: Value, usual: Window, context: PodcastContext): OwnFeed[] {
  const feeds = readList(value, (one) => readOwnFeed(one, usual, context));
  const paths = new Map<string, string>();
  for (const { path } of feeds) {
    const other = paths.get(path.toLowerCase());
    if (other === path) {
      const mend = 'give each feed a folder of its own';
      context.report(value.at, expected('SETTING_WRONG', 'feeds in folders of their own', path, mend));
    } else if (other !== undefined) {
      const mend = `rename one: macOS and Windows take it for ${other}`;
      context.report(value.at, expected('NAMES_ALIKE', 'feeds in folders of their own', path, mend));
    }
    paths.set(path.toLowerCase(), path);
  }
  return feeds;
}

function readOwnFeed(value: Value, usual: Window, context: PodcastContext): OwnFeed | undefined {
  if (value.kind !== 'mapping')
    return context.wrong(
      value,
      'a feed with path, title and where',
      'write it as { path: sport, title: Sport, where: ... }',
    );
  const section = readEntries(value, namesIn(OWN_FEED), 'feeds.', context);
  const { read } = readersOf(section, context);
  for (const [key, line] of requiredIn(OWN_FEED)) {
    if (!section.has(key)) reportMissing(`feeds.${key}`, line, value.at, context);
  }
  const path = read('path', (one) => readPath(one, context));
  const title = read('title', readProse);
  const where = read('where', (one) => readWhere('feeds.where', one, context));
  const podcast = read('podcast', (one) => readPodcast(one, context));
  const window = read('window', (one) => {
    const sizes = readSection('feeds.window', one, namesIn(WINDOW), context);
    return sizes && readWindow(sizes, usual, context);
  });
  const aliases = read('aliases', (one) => readAliases(one, context));
  if (podcast && title !== undefined) reportLongTitle(title, section.get('title'), context);
  const shown = window ?? (podcast && WHOLE);
  return path === undefined || title === undefined || where === undefined
    ? undefined
    : {
        path,
        title,
        where,
        ...optional('podcast', podcast),
        ...optional('window', shown),
        ...optional('aliases', aliases),
        place: placeAt(context.source, value.at),
      };
}

function readPath(value: Value, { wrong, report }: SettingsContext): string | undefined {
  const text = readText(value, wrong, 'a folder')?.replace(/^\/+|\/+$/g, '');
  if (text === undefined) return undefined;
  if (!PATH.test(text))
    return wrong(value, 'a folder in addresses', 'write letters, digits and hyphens, like sport/rugby');
  if (RESERVED.test(text))
    return wrong(value, 'a folder that is free', 'choose another name: Dateline writes to this one');
  // Its address may have subscribers.
  if (text.split('/').some(isDeviceName))
    report(value.at, expected('NAME_RESERVED', 'a folder that can be made everywhere', text, DEVICE));
  return text;
}

const DEVICE = 'it stays as it is, but Windows takes it for a device; give a new feed another name';

/** Reads which articles a feed has. */
export function readWhere(path: string, value: Value, context: SettingsContext): Where | undefined {
  const section = readSection(path, value, namesIn(WHERE), context);
  if (section === undefined) return undefined;
  if (section.size === 0)
    return context.wrong(value, namesIn(WHERE).join(', or '), 'say which articles are in the feed');
  const { read, readOptional } = readersOf(section, context);
  const folder = read('folder', (one, wrong) => readText(one, wrong, 'a folder'));
  return {
    ...readOptional('tags', readListOf(readText)),
    ...readOptional('authors', readListOf(readText)),
    ...readOptional('language', readLanguage),
    ...optional('folder', folder?.replace(/^(?:\.?\/)+|\/+$/g, '')),
  };
}
