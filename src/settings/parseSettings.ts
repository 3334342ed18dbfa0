import { DEFAULT_DIALECT } from '../model/markdown.ts';
import { expected, hasError, type Problem } from '../model/problem.ts';
import { PLACEHOLDER_URL, type Settings } from '../model/settings.ts';
import type { TargetSettings } from '../model/targetSettings.ts';
import { readersOf, readListOf, type Section, type SectionReaders } from '../syntax/section.ts';
import { readSize } from '../syntax/size.ts';
import { collectProblems, placeAt, type Source } from '../syntax/sourceText.ts';
import {
  optional,
  readAuthor,
  readChoice,
  readFlag,
  readLanguage,
  readProse,
  readText,
  readUrl,
  type Value,
  type Wrong,
  wrongWith,
} from '../syntax/value.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { readAliases } from './aliases.ts';
import { readServices } from './announce.ts';
import { readDeploy } from './deploy.ts';
import { readSiteSettings } from './existingSite.ts';
import { readFeeds, readWhere } from './feeds.ts';
import { readFolderIn } from './folder.ts';
import { readDialect } from './markdown.ts';
import { readPodcast } from './podcast.ts';
import { readPrecompress } from './precompress.ts';
import { readEntries, readSection, reportMissing, type SettingsContext } from './section.ts';
import { namesIn, requiredIn } from './settingRow.ts';
import { DEFAULT_WINDOW, RSS, SETTINGS_TABLE, TEXT_SETTINGS, WINDOW } from './settingsTable.ts';
import { readTimeZone } from './timeZone.ts';
import { reportUnfitShows } from './unfitShows.ts';
import { readWindow, WHOLE } from './window.ts';

/** The names of all settings, as they stand at the top of feed.yaml. */
export const SETTINGS: readonly string[] = namesIn(SETTINGS_TABLE);
/** V8 has no string of more than some 500 million characters. */
const LARGEST_IN_BYTES = 200_000_000;

/**
 * Reads feed.yaml, fills in the defaults and makes addresses absolute.
 *
 * @param servedAt an address that is used instead of `url`
 * @returns no settings if there is an error; every problem with its line
 */
export function parseSettings(
  source: Source,
  servedAt?: string,
): { settings?: Settings; targets?: readonly TargetSettings[]; problems: Problem[] } {
  const { problems, report } = collectProblems(source);
  const mapping = parseYaml(source, 0, source.text.length, report);
  if (mapping === undefined) return { problems };

  const context = { source, report, wrong: wrongWith('SETTING_WRONG', report) };
  const section = readEntries(mapping, SETTINGS, '', context);
  for (const [key, line] of requiredIn(SETTINGS_TABLE)) {
    if (!section.has(key)) reportMissing(key, line, 0, context);
  }
  const settings = readSettings(section, context, servedAt);
  reportOverlap(settings, section, context);
  // They are no part of the settings, of which documents are made: another target makes none of them stale.
  const targets = readersOf(section, context).read('deploy', (value) =>
    readDeploy(value, { ...context, ...settings }),
  );
  // A preview has an address of its own.
  if (servedAt === undefined) reportUnfitShows(settings, section, context);
  return hasError(problems) ? { problems } : { settings, ...optional('targets', targets), problems };
}

function readSettings(section: Section, context: SettingsContext, servedAt: string | undefined): Settings {
  const { wrong } = context;
  const readers = readersOf(section, context);
  const { read, readOptional } = readers;
  const under = (key: string, keys: readonly string[]): Section =>
    read(key, (value) => readSection(key, value, keys, context)) ?? new Map();

  const written = read('url', readBase) ?? '';
  reportPlaceholder(written, section, context);
  const url = servedAt ?? written;
  const rss = under('rss', namesIn(RSS)).get('dates');
  const language = read('language', readLanguage) ?? '';
  const timeZone = read('timeZone', readTimeZone) ?? '';
  const window = readWindow(under('window', namesIn(WINDOW)), DEFAULT_WINDOW, context);
  const ofPodcasts = { ...context, url, language, timeZone };
  const podcast = read('podcast', (value) => readPodcast(value, ofPodcasts));
  return {
    title: read('title', readProse) ?? '',
    description: read('description', readProse) ?? '',
    url,
    language,
    timeZone,
    authors: read('authors', readListOf(readAuthor)) ?? [],
    ...readOptional('copyright', readProse),
    ...readIcon(section, url, context),
    ...optional('podcast', podcast),
    hubs: read('hubs', readListOf(readUrl)) ?? [],
    ...readServices(readers, context),
    ...readOutputs(readers, section.has('links')),
    ...optional(
      'where',
      read('where', (value) => readWhere('where', value, context)),
    ),
    feeds: read('feeds', (value) => readFeeds(value, window, ofPodcasts)) ?? [],
    ...readOptional('aliases', (value) => readAliases(value, context)),
    ...readOptional('precompress', readPrecompress),
    rss: { dates: (rss && readChoice(rss, ['local', 'gmt'], wrong)) ?? 'local' },
    window,
    ...(podcast && !section.has('window') && { mainWindow: WHOLE }),
    ...readOptional('onError', readOnError),
    content: read('content', (value) => readChoice(value, ['full', 'summary'], wrong)) ?? 'full',
    text: {
      skip:
        readersOf(under('text', namesIn(TEXT_SETTINGS)), context).read('skip', readListOf(readText)) ?? [],
    },
    ...readSources(readers, section, context),
    ...readSiteSettings(section, readFolderIn(section), context),
    output: read('output', readFolderIn(section)) ?? 'output',
  };
}

/** Ids that are made of an address that nobody has chosen stay with the articles for ever. */
function reportPlaceholder(url: string, section: Section, { report }: SettingsContext): void {
  const value = section.get('url');
  if (url !== PLACEHOLDER_URL || value === undefined) return;
  const mend = 'write it before you publish: the ids of articles are made of it';
  report(value.at, expected('SETTING_PLACEHOLDER', 'the address where output/ is served', url, mend));
}

/** The settings that say what is written beside the main feed. Who says where pages are has pages already. */
function readOutputs(
  { read }: SectionReaders,
  hasPages: boolean,
): Pick<Settings, 'tagFeeds' | 'feedMenu' | 'pages' | 'archive'> {
  return {
    tagFeeds: read('tagFeeds', readFlag) ?? false,
    feedMenu: read('feedMenu', readFlag) ?? false,
    pages: read('pages', readFlag) ?? !hasPages,
    archive: read('archive', readFlag) ?? true,
  };
}

/** The settings that say where articles are and how they are written. */
function readSources(
  { read, readOptional }: SectionReaders,
  section: Section,
  context: SettingsContext,
): Pick<Settings, 'markdown' | 'items' | 'outside' | 'maxFileSizeInBytes'> {
  const readMax = (value: Value, wrong: Wrong) => readSize(value, wrong, LARGEST_IN_BYTES);
  return {
    ...optional('maxFileSizeInBytes', read('maxFileSize', readMax)),
    markdown: read('markdown', (value) => readDialect(value, context)) ?? DEFAULT_DIALECT,
    items: read('items', readListOf(readFolderIn(section))) ?? ['items'],
    ...readOptional('outside', readOutside),
  };
}

/** An icon's address has no base if the publication's address is wrong; only that one is reported. */
function readIcon(section: Section, url: string, { source, wrong }: SettingsContext) {
  const value = section.get('icon');
  if (value === undefined) return {};
  const icon = url === '' ? undefined : readUrl(value, wrong, url);
  return { ...optional('icon', icon), iconPlace: placeAt(source, value.at) };
}

/** The output folder is never searched for articles. If it held the articles, the feed would be empty. */
function reportOverlap({ items, output }: Settings, section: Section, { report }: SettingsContext): void {
  const isInOutput = (folder: string) => folder === output || folder.startsWith(`${output}/`);
  if (!items.some(isInOutput)) return;
  const mend = 'write the feeds to a folder of their own';
  /* v8 ignore next -- @preserve: the defaults do not overlap, so one of the two is written */
  const at = (section.get('output') ?? section.get('items'))?.at ?? 0;
  report(at, expected('SETTING_WRONG', 'an output folder without articles in it', output, mend));
}

function readBase(value: Value, wrong: Wrong): string | undefined {
  const href = readUrl(value, wrong);
  if (href === undefined) return undefined;
  const url = new URL(href);
  if (url.search !== '' || url.hash !== '') {
    return wrong(value, 'the address of a folder', 'leave out what follows ? or #');
  }
  return href.endsWith('/') ? href : `${href}/`;
}

/** `stop` is the default, and so is left out. */
function readOnError(value: Value, wrong: Wrong): 'skip' | undefined {
  return readChoice(value, ['stop', 'skip'], wrong) === 'skip' ? 'skip' : undefined;
}

/** `refuse` is the default, and so is left out. */
function readOutside(value: Value, wrong: Wrong): 'allow' | undefined {
  return readChoice(value, ['refuse', 'allow'], wrong) === 'allow' ? 'allow' : undefined;
}
