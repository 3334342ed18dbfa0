import { CODINGS } from '../model/coding.ts';
import { EXTENSION_NAMES, MARKDOWN_EXTENSIONS } from '../model/markdown.ts';
import type { Window } from '../model/settings.ts';
import {
  ADDRESS,
  AUTHOR,
  FLAG,
  LANGUAGE,
  listOf,
  oneOf,
  REFERENCE,
  type Schema,
  SIZE,
  TEXT,
  WHOLE_NUMBER,
} from '../syntax/valueSchema.ts';
import { ALIASES } from './aliases.ts';
import { ANNOUNCE_TABLE } from './announceTable.ts';
import { TARGET } from './deployTable.ts';
import { PODCAST } from './podcastTable.ts';
import { objectOf, type SettingRow, type SettingsTable } from './settingRow.ts';
import { FOLDER, SITE_TABLE } from './siteTable.ts';

export const DEFAULT_WINDOW: Window = { items: 50, days: 14, bytes: 500_000 };

/** The address of a folder: nothing follows `?` or `#`. */
const BASE: Schema = { allOf: [ADDRESS, { pattern: '^[^?#]*$' }] };

/** The settings of `feeds[].where`. */
export const WHERE: SettingsTable = {
  tags: { about: 'Any of these tags.', example: '[sport]', schema: listOf(TEXT) },
  authors: { about: 'Any of these names of authors.', example: '[Hana Pōtiki]', schema: listOf(TEXT) },
  language: { about: 'A BCP 47 tag; mi includes mi-NZ.', example: 'mi', schema: LANGUAGE },
  folder: { about: 'A folder in a folder of articles.', example: 'sport', schema: TEXT },
};

/** The settings of a feed beside the main feed. */
export const OWN_FEED: SettingsTable = {
  path: {
    about: 'The folder of its documents in the output folder.',
    example: 'sport',
    isRequired: true,
    schema: {
      type: ['string', 'number'],
      pattern: '^\\s*/*[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*/*\\s*$',
      not: { pattern: '^\\s*/*(?:tags|media)(?:/|\\s*$)|(?:^|/)\\s*archive(?:/|\\s*$)' },
    },
  },
  title: { about: 'Its name.', example: 'Sport', isRequired: true, schema: TEXT },
  where: {
    about: 'Which articles are in it: they fulfil all that stands here.',
    example: '{ tags: [sport] }',
    isRequired: true,
    schema: { ...objectOf(WHERE), minProperties: 1 },
  },
  podcast: {
    about: 'What it says of itself, if it is a podcast; it then has only articles with audio or video.',
    example: '{ image: cover.jpg, category: News, explicit: false }',
    // As at the top of the file.
    schema: { $ref: '#/properties/podcast' },
  },
  window: {
    about: 'How much it shows; without it a podcast shows all, and any other feed what the publication says.',
    example: '{ items: 100 }',
    schema: { $ref: '#/properties/window' },
  },
  aliases: { ...ALIASES, schema: { $ref: '#/properties/aliases' } },
};

/** The settings of `rss`. */
export const RSS: SettingsTable = {
  dates: {
    about: 'In which time RSS prints dates: that of the time zone, or GMT.',
    example: 'gmt',
    schema: oneOf(['local', 'gmt']),
    default: 'local',
  },
};

/** The settings of `window`. */
export const WINDOW: SettingsTable = {
  items: { about: 'How many of the newest articles the feeds show.', ...size('items') },
  days: { about: 'All of so many days up to the newest article, if they are more.', ...size('days') },
  bytes: { about: 'As many as fit these bytes, but never fewer than 10.', ...size('bytes') },
};

/** The settings of `text`. */
export const TEXT_SETTINGS: SettingsTable = {
  skip: { about: 'Lines to drop from newsroom text.', example: '[Share this article]', schema: listOf(TEXT) },
};

const DIALECT: Schema = {
  anyOf: [
    { type: 'string', pattern: '^\\s*[Cc][Oo][Mm][Mm][Oo][Nn][Mm][Aa][Rr][Kk]\\s*$' },
    {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        EXTENSION_NAMES.map((name) => [name, { ...FLAG, default: MARKDOWN_EXTENSIONS[name] }]),
      ),
    },
  ],
};

const flag = (about: string, isOn: boolean): SettingRow => ({
  about,
  example: String(!isOn),
  schema: FLAG,
  default: isOn,
});

const section = (about: string, table: SettingsTable, example: string): SettingRow => ({
  about,
  example,
  schema: objectOf(table),
});

/**
 * Every setting at the top of feed.yaml. `parseSettings` takes the names, what is required and the examples from here, and
 * so does the schema for editors.
 */
export const SETTINGS_TABLE: SettingsTable = {
  title: { about: 'The publication’s name.', example: 'Example News', isRequired: true, schema: TEXT },
  description: {
    about: 'A sentence about it.',
    example: 'News from Example',
    isRequired: true,
    schema: TEXT,
  },
  url: {
    about: 'Where the output folder is served.',
    example: 'https://news.example.nz/',
    isRequired: true,
    schema: BASE,
  },
  language: { about: 'A BCP 47 tag.', example: 'en-NZ', isRequired: true, schema: LANGUAGE },
  timeZone: {
    about: 'A zone of the IANA database.',
    example: 'Pacific/Auckland',
    isRequired: true,
    schema: TEXT,
  },
  authors: {
    about: 'Names, or mappings of name, email and url.',
    example: '[{ name: Hana Pōtiki, email: hana@news.example.nz }]',
    schema: listOf(AUTHOR),
  },
  copyright: { about: 'A line of text.', example: '© Hana Pōtiki', schema: TEXT },
  icon: {
    about: 'A picture: a file name, or an address relative to url.',
    example: 'icon.png',
    schema: REFERENCE,
  },
  hubs: {
    about: 'Addresses of WebSub hubs.',
    example: '[https://hub.example/]',
    schema: listOf(ADDRESS),
  },
  ...ANNOUNCE_TABLE,
  feeds: {
    about: 'Feeds of some articles.',
    example: '[{ path: sport, title: Sport, where: { tags: [sport] } }]',
    schema: listOf(objectOf(OWN_FEED)),
  },
  aliases: ALIASES,
  tagFeeds: flag('A feed of each tag.', false),
  feedMenu: flag('A list of the feeds at .well-known/feed-menu.json.', false),
  where: {
    about: 'Which articles the main feed has.',
    example: '{ language: en }',
    schema: { ...objectOf(WHERE), minProperties: 1 },
  },
  pages: {
    about:
      'A page of each article that has none elsewhere, and a front page; where links says where pages are, false.',
    example: 'false',
    schema: FLAG,
  },
  archive: flag('Feeds and pages of what has left the feeds.', true),
  precompress: {
    about: 'Whether feeds, pages and styles have a compressed copy beside them; a list for some codings.',
    example: '[gzip, br]',
    schema: { anyOf: [FLAG, listOf(oneOf(CODINGS))] },
    default: false,
  },
  podcast: section(
    'What a podcast says of itself.',
    PODCAST,
    '{ image: cover.jpg, category: News, explicit: false }',
  ),
  rss: section('How RSS is written.', RSS, '{ dates: gmt }'),
  window: section('How much the feeds show.', WINDOW, '{ items: 20 }'),
  content: {
    about: 'Whether feeds have whole articles.',
    example: 'summary',
    schema: oneOf(['full', 'summary']),
    default: 'full',
  },
  text: section('How newsroom text is read.', TEXT_SETTINGS, '{ skip: [Share this article] }'),
  onError: {
    about: 'Whether articles with errors keep everything from being written, or are left out.',
    example: 'skip',
    schema: oneOf(['stop', 'skip']),
    default: 'stop',
  },
  maxFileSize: {
    about: 'A larger article is an error and not read; at most 200 MB.',
    example: '5 MB',
    schema: SIZE,
    default: '20 MB',
  },
  markdown: {
    about: 'What Markdown has beside CommonMark; commonmark for nothing.',
    example: '{ emoji: false, math: true }',
    schema: DIALECT,
  },
  items: {
    about: 'The folders of the articles, relative to feed.yaml.',
    example: '[articles]',
    schema: listOf(FOLDER),
    default: 'items',
  },
  ...SITE_TABLE,
  outside: {
    about: 'Whether folders may lie outside of the folder of feed.yaml.',
    example: 'allow',
    schema: oneOf(['refuse', 'allow']),
    default: 'refuse',
  },
  output: {
    about: 'The folder that is written and served, relative to feed.yaml.',
    example: 'public',
    schema: FOLDER,
    default: 'output',
  },
  deploy: {
    about: 'Where dateline deploy delivers the output folder; it has no secrets.',
    example: '[{ name: web, kind: folder, path: ../web }]',
    schema: listOf(TARGET),
  },
};

function size(key: keyof Window): Omit<SettingRow, 'about'> {
  return { example: String(DEFAULT_WINDOW[key]), schema: WHOLE_NUMBER, default: DEFAULT_WINDOW[key] };
}
