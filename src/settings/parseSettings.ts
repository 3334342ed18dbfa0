import { posix } from 'node:path';
import { isTimeZone } from '../dates/zone.ts';
import { expected, hasError, type Problem } from '../model/problem.ts';
import type { Settings, Window } from '../model/settings.ts';
import { findNearest } from '../syntax/didYouMean.ts';
import { collectProblems, placeAt, type ReportProblem, type Source } from '../syntax/sourceText.ts';
import type { Value } from '../syntax/value.ts';
import {
  optional,
  readAuthor,
  readChoice,
  readFlag,
  readLanguage,
  readList,
  readText,
  readUrl,
  readWholeNumber,
  type Wrong,
  wrongWith,
} from '../syntax/valueReaders.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { readFeeds } from './feeds.ts';
import { PODCAST_SETTINGS, readPodcast } from './podcast.ts';
import {
  type ReadSetting,
  readEntries,
  readerOf,
  readSection,
  reportMissing,
  type Section,
} from './section.ts';

/** What is required, and what to write for it. */
const REQUIRED = {
  title: 'title: Example News',
  description: 'description: News from Example',
  url: 'url: https://news.example.nz/',
  language: 'language: en-NZ',
  timeZone: 'timeZone: Pacific/Auckland',
};
const OPTIONAL = [
  'authors',
  'copyright',
  'icon',
  'hubs',
  'feeds',
  'tagFeeds',
  'feedMenu',
  'pages',
  'archive',
  'podcast',
  'rss',
  'window',
  'content',
  'text',
  'items',
  'output',
];
const DEFAULT_WINDOW: Window = { items: 50, days: 14, bytes: 500_000 };

/**
 * Reads feed.yaml. Its defaults are filled in and its addresses made absolute.
 *
 * @param servedAt an address that counts instead of `url`
 * @returns no publication when there is any error; every problem with its line
 */
export function parseSettings(
  source: Source,
  servedAt?: string,
): { settings?: Settings; problems: Problem[] } {
  const { problems, report } = collectProblems(source);
  const mapping = parseYaml(source, 0, source.text.length, report);
  if (mapping === undefined) return { problems };

  const entries = readEntries(mapping, [...Object.keys(REQUIRED), ...OPTIONAL], '', report);
  for (const [key, example] of Object.entries(REQUIRED)) {
    if (!entries.has(key)) {
      reportMissing(key, example, 0, report);
    }
  }
  const settings = readSettings(entries, source, report, servedAt);
  reportOverlap(settings, entries, report);
  return hasError(problems) ? { problems } : { settings, problems };
}

function readSettings(
  entries: Section,
  source: Source,
  report: ReportProblem,
  servedAt: string | undefined,
): Settings {
  const wrong = wrongWith('SETTING_WRONG', report);
  const read = readerOf(entries);
  const text = (value: Value) => readText(value, wrong);
  const section = (key: string, keys: string[]): Section =>
    read(key, (value) => readSection(key, value, keys, report, wrong)) ?? new Map();

  const written = read('url', (value) => readBase(value, wrong)) ?? '';
  const url = servedAt ?? written;
  const rss = section('rss', ['dates']).get('dates');
  const podcast = entries.get('podcast');
  return {
    title: read('title', text) ?? '',
    description: read('description', text) ?? '',
    url,
    language: read('language', (value) => readLanguage(value, wrong)) ?? '',
    timeZone: read('timeZone', (value) => readTimeZone(value, wrong)) ?? '',
    authors: read('authors', (value) => readList(value, (one) => readAuthor(one, wrong))) ?? [],
    ...optional('copyright', read('copyright', text)),
    ...readIcon(entries, url, source, wrong),
    ...optional(
      'podcast',
      podcast &&
        readPodcast(section('podcast', [...PODCAST_SETTINGS]), podcast.at, url, source, report, wrong),
    ),
    hubs: read('hubs', (value) => readList(value, (one) => readUrl(one, wrong))) ?? [],
    ...readOffer(read, report, wrong),
    rss: { dates: (rss && readChoice(rss, ['local', 'gmt'], wrong)) ?? 'local' },
    window: readWindow(section('window', Object.keys(DEFAULT_WINDOW)), wrong),
    content: read('content', (value) => readChoice(value, ['full', 'summary'], wrong)) ?? 'full',
    text: { skip: readList(section('text', ['skip']).get('skip') ?? { kind: 'nothing', at: 0 }, text) },
    items: read('items', (value) => readList(value, (one) => readFolder(one, wrong))) ?? ['items'],
    output: read('output', (value) => readFolder(value, wrong)) ?? 'output',
  };
}

/** What there is beside the feed of all articles. */
function readOffer(
  read: ReadSetting,
  report: ReportProblem,
  wrong: Wrong,
): Pick<Settings, 'feeds' | 'tagFeeds' | 'feedMenu' | 'pages' | 'archive'> {
  return {
    feeds: read('feeds', (value) => readFeeds(value, report, wrong)) ?? [],
    tagFeeds: read('tagFeeds', (value) => readFlag(value, wrong)) ?? false,
    feedMenu: read('feedMenu', (value) => readFlag(value, wrong)) ?? false,
    pages: read('pages', (value) => readFlag(value, wrong)) ?? true,
    archive: read('archive', (value) => readFlag(value, wrong)) ?? true,
  };
}

/** Without an address of the publication there is nothing to resolve it against; that is told already. */
function readIcon(entries: Section, url: string, source: Source, wrong: Wrong) {
  const value = entries.get('icon');
  if (value === undefined) return {};
  const icon = url === '' ? undefined : readUrl(value, wrong, url);
  return { ...optional('icon', icon), iconPlace: placeAt(source, value.at) };
}

/** No article is looked for in the output folder: one that holds the articles would empty the feed. */
function reportOverlap({ items, output }: Settings, entries: Section, report: ReportProblem): void {
  const isAbove = (folder: string) => folder === output || folder.startsWith(`${output}/`);
  if (!items.some(isAbove)) return;
  const mend = 'write the feeds to a folder of their own';
  /* v8 ignore next -- @preserve: the defaults do not overlap, so one of the two is written */
  const at = (entries.get('output') ?? entries.get('items'))?.at ?? 0;
  report(at, expected('SETTING_WRONG', 'an output folder without articles in it', output, mend));
}

function readWindow(entries: Section, wrong: Wrong): Window {
  const size = (key: keyof Window) => {
    const value = entries.get(key);
    return (value && readWholeNumber(value, wrong)) ?? DEFAULT_WINDOW[key];
  };
  return { items: size('items'), days: size('days'), bytes: size('bytes') };
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

function readTimeZone(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a time zone');
  if (text === undefined || isTimeZone(text)) return text;
  const nearest = findNearest(text, Intl.supportedValuesOf('timeZone'));
  const mend = nearest
    ? `did you mean ${nearest}?`
    : 'write its name in the time-zone database, like Pacific/Auckland';
  return wrong(value, 'a time zone', mend);
}

function readFolder(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a folder');
  if (text === undefined || /^([/\\]|[A-Za-z]:)/.test(text)) {
    return text && wrong(value, 'a folder relative to feed.yaml', 'leave out the leading slash or drive');
  }
  return posix.normalize(text).replace(/\/+$/, '');
}
