import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import {
  FUNDING,
  LICENSE,
  LOCATION,
  PERSON,
  PUBLISHER,
  REMOTE_ITEM,
  TRAILER,
  TXT,
  UPDATE_FREQUENCY,
  VALUE,
  VALUE_RECIPIENT,
} from '../../src/settings/podcastPartsTable.ts';
import { PODCAST } from '../../src/settings/podcastTable.ts';
import type { SettingsTable } from '../../src/settings/settingRow.ts';
import { SCHEMA_LINE, settingsSchema } from '../../src/settings/settingsSchema.ts';
import {
  OWN_FEED,
  RSS,
  SETTINGS_TABLE,
  TEXT_SETTINGS,
  WHERE,
  WINDOW,
} from '../../src/settings/settingsTable.ts';
import { DATES, DEFAULTS, LANGUAGES, LINKS } from '../../src/settings/siteTable.ts';
import { readFile } from '../docs/markdown.ts';
import { SHORTEST } from '../support/publication.ts';
import { complaintsOf, expectFile, goldenFiles } from './schemaFiles.ts';

const complaints = complaintsOf(settingsSchema());
const wrongBySchema = (text: string) => complaints(parse(text, { version: '1.2' }));
const wrongByParser = (text: string) =>
  parseSettings({ file: 'feed.yaml', text }).problems.map(({ code }) => code);
const FEED = 'path: sport, title: Sport, where: { tags: sport }';
/** The settings of a podcast that have settings of their own. */
const PARTS = {
  funding: FUNDING,
  persons: PERSON,
  location: LOCATION,
  license: LICENSE,
  trailers: TRAILER,
  podroll: REMOTE_ITEM,
  publisher: PUBLISHER,
  updateFrequency: UPDATE_FREQUENCY,
  txt: TXT,
  value: VALUE,
};
const PAID = 'type: lightning, method: keysend';
const SHOW = 'image: cover.png, category: News, explicit: false';

describe('the schema of feed.yaml', () => {
  it('is in docs/schemas/, as the table of settings makes it', () => {
    expectFile('feed.yaml.json', settingsSchema());
  });

  it('is named by a line that editors read, and leads into the package of this major version', () => {
    expect(SCHEMA_LINE).toBe(`# yaml-language-server: $schema=${settingsSchema()['$id']}`);
    const { name, version, files } = JSON.parse(readFile('package.json'));
    const [major] = version.split('.');
    expect(SCHEMA_LINE).toMatch(new RegExp(`/${name}@${major}/docs/schemas/feed\\.yaml\\.json$`));
    expect(files).toContain('docs');
    expect(readFile('docs/reference/settings.md')).toContain(SCHEMA_LINE);
  });

  it.each(goldenFiles(/^[^/]+\/feed\.yaml$/).map(({ path, text }) => [path, text]))('takes %s', (_, text) => {
    expect(wrongByParser(text)).toEqual([]);
    expect(wrongBySchema(text)).toEqual([]);
  });

  it.each([
    'authors: Hana Pōtiki',
    'authors: [Hana, { name: Wiremu, email: w@news.example.nz, url: "https://x.nz/", role: Chief }]',
    'authors:',
    'copyright: 2015',
    'icon: https://cdn.example/icon.png',
    'icon: art/icon.png',
    'hubs: https://hub.example/',
    'hubs: []',
    'rssCloud: http://rpc.example:5337/pleaseNotify',
    'indexNow: { key: 12345678 }',
    'indexNow: { key: a-b-c-d-e, endpoint: "https://search.example/indexnow" }',
    `feeds: { ${FEED} }`,
    'feeds: [{ path: /sport/rugby/, title: 7, where: { language: mi, authors: [Hana], folder: ./sport/ } }]',
    `feeds: { ${FEED}, podcast: { ${SHOW} }, window: { items: 20 } }`,
    `podcast: { ${SHOW}, persons: [Hana, { name: Mere }], location: Harbour, license: cc0-1.0, txt: a, updateFrequency: Weekly }`,
    'tagFeeds: True',
    'window: { items: 20 }',
    'content: summary',
    'text: { skip: Share }',
    'onError: skip',
    'maxFileSize: 500 kB',
    'maxFileSize: 1.5mb',
    'markdown: CommonMark',
    'markdown: { emoji: false, math: true }',
    'items: [a, "b/c"]',
    'output: ./public/',
    'where: { language: mi }',
    'links: jekyll-date',
    'links: [/posts/:slug/, { folder: news, pattern: "/:year/:slug/", like: hugo }]',
    'dates: { withoutZone: UTC }',
    'dates: {}',
    'ignore: README.md',
    'leafBundles: true',
    'static: [static, 7]',
    'languages: [mi_NZ, { tag: fr-CA, name: fr, folder: french }]',
    'fields: { title: newstitle, enclosures: [podcast, extra.audio] }',
    'defaults: { fields: { tags: [a, { b: }], draft: true } }',
    'inherit: [_index.md]',
    'people: data/authors',
    `podcast: { ${SHOW}, owner: "Hana <hana@x.nz>", author: A, type: serial, locked: false }`,
    `podcast: { ${SHOW.replace('News', '[News > Politics, Arts]')}, guid: 917393E3-1b1e-5cef-ace4-edaa54e1f810 }`,
  ])('takes %s, as the parser does', (line) => {
    const text = `${SHORTEST}${line}\n`;
    expect(wrongByParser(text)).toEqual([]);
    expect(wrongBySchema(text)).toEqual([]);
  });

  it.each([
    'titel: x',
    'pages: maybe',
    'pages: 1',
    'pages: [true]',
    'authors: [{ email: a@x.nz }]',
    'authors: { name: Hana, email: nobody }',
    'authors: { name: Hana, url: news }',
    'copyright: [a]',
    'copyright: " "',
    'copyright:',
    'icon: ftp://x.nz/icon.png',
    'hubs: [hub]',
    'rssCloud: rpc.example',
    'indexNow: true',
    'indexNow: {}',
    'indexNow: { key: short }',
    'indexNow: { key: 123456789, endpoint: search }',
    'indexNow: { key: "../etc/passwd" }',
    'hubs: "https://me:secret@hub.example/"',
    'feeds: sport',
    'feeds: [{ path: sport, title: Sport }]',
    'feeds: [{ title: Sport, where: { tags: a } }]',
    `feeds: [{ ${FEED}, tags: a }]`,
    `feeds: [{ ${FEED.replace('path: sport', 'path: a b')} }]`,
    `feeds: [{ ${FEED.replace('path: sport', 'path: media/a')} }]`,
    `feeds: [{ ${FEED.replace('path: sport', 'path: sport/archive')} }]`,
    'feeds: [{ path: sport, title: Sport, where: {} }]',
    'feeds: [{ path: sport, title: Sport, where: { tag: a } }]',
    'rss: gmt',
    'rss: { dates: GMT }',
    'rss: { date: gmt }',
    'window: 20',
    'window: { items: 0 }',
    'window: { items: 2.5 }',
    'window: { items: many }',
    'window: { pages: 2 }',
    'content: none',
    'text: { skip: [{ a: b }] }',
    'text: { drop: a }',
    'onError: go',
    'maxFileSize: 500',
    'maxFileSize: large',
    'markdown: github',
    'markdown: { emojis: true }',
    'markdown: { emoji: 1 }',
    'items: /srv/news',
    'items: ["C:\\\\news"]',
    'output: { a: b }',
    'where: {}',
    'links: [{ folder: news }]',
    'links: { pattern: /a/, like: wordpress }',
    'links: { pattern: /a/, folders: a }',
    'dates: UTC',
    'dates: { zone: UTC }',
    'ignore: { a: b }',
    'leafBundles: 1',
    'static: /srv',
    'languages: [{ name: fr }]',
    'languages: English (New Zealand)',
    'fields: title',
    'fields: { title: { a: b } }',
    'defaults: [{ folder: a }]',
    'defaults: [{ fields: a }]',
    'inherit: [[a]]',
    'people: "C:\\\\a"',
    'podcast: true',
    'podcast: { image: cover.png, category: News }',
    `podcast: { ${SHOW.replace('News', 'Gossip')} }`,
    `podcast: { ${SHOW.replace('News', 'News > Gossip')} }`,
    `podcast: { ${SHOW.replace('News', '[]')} }`,
    `podcast: { ${SHOW.replace('false', 'clean')} }`,
    `podcast: { ${SHOW}, owner: Hana }`,
    `podcast: { ${SHOW}, owner: { name: Hana } }`,
    `podcast: { ${SHOW}, type: weekly }`,
    `podcast: { ${SHOW}, guid: 917393e3 }`,
    `podcast: { ${SHOW}, medium: opera }`,
    `podcast: { ${SHOW}, funding: { url: a } }`,
    `podcast: { ${SHOW}, location: { name: A, osm: 12 } }`,
    `podcast: { ${SHOW}, updateFrequency: { text: A, rrule: weekly } }`,
    `podcast: { ${SHOW}, value: { ${PAID}, recipients: [] } }`,
    `feeds: [{ ${FEED}, podcast: { ${SHOW}, type: weekly } }]`,
    `feeds: [{ ${FEED}, podcast: true }]`,
    `feeds: [{ ${FEED}, window: { items: 0 } }]`,
    `podcast: { ${SHOW}, explict: true }`,
  ])('refuses %s, as the parser does', (line) => {
    const text = `${SHORTEST}${line}\n`;
    expect(wrongByParser(text)).not.toEqual([]);
    expect(wrongBySchema(text)).not.toEqual([]);
  });

  it.each([
    ['title', ''],
    ['title', 'title: { a: b }'],
    ['description', ''],
    ['url', ''],
    ['url', 'url: news.example.nz'],
    ['url', 'url: https://news.example.nz/?a'],
    ['language', ''],
    ['language', 'language: English (New Zealand)'],
    ['timeZone', ''],
    ['timeZone', 'timeZone: [UTC]'],
  ])('refuses a required %s that is %j, as the parser does', (key, line) => {
    const text = SHORTEST.replace(new RegExp(`^${key}:.*$`, 'm'), line);
    expect(text).not.toBe(SHORTEST);
    expect(wrongByParser(text)).not.toEqual([]);
    expect(wrongBySchema(text)).not.toEqual([]);
  });
});

describe('the examples of the table of settings', () => {
  const required = (table: SettingsTable, but: string) =>
    Object.entries(table)
      .filter(([key, { isRequired }]) => isRequired && key !== but)
      .map(([key, { example }]) => `${key}: ${example}`);
  const within = (table: SettingsTable, wrap: (inside: string) => string) =>
    Object.entries(table).map(([key, { example }]) => {
      const inside = [...required(table, key), `${key}: ${example}`];
      return wrap(`{ ${inside.join(', ')} }`);
    });
  const lines = [
    ...Object.entries(SETTINGS_TABLE).flatMap(([key, { example, isRequired }]) =>
      isRequired ? [] : [`${key}: ${example}`],
    ),
    ...within(OWN_FEED, (inside) => `feeds: [${inside}]`),
    ...within(WHERE, (inside) => `feeds: [{ path: a, title: A, where: ${inside} }]`),
    ...within(PODCAST, (inside) => `podcast: ${inside}`),
    ...Object.entries(PARTS).flatMap(([key, table]) =>
      within(table, (inside) => `podcast: { ${SHOW}, ${key}: ${inside} }`),
    ),
    ...within(VALUE_RECIPIENT, (inside) => `podcast: { ${SHOW}, value: { ${PAID}, recipients: ${inside} } }`),
    ...within(RSS, (inside) => `rss: ${inside}`),
    ...within(WINDOW, (inside) => `window: ${inside}`),
    ...within(LINKS, (inside) => `links: ${inside}`),
    ...within(DATES, (inside) => `dates: ${inside}`),
    ...within(LANGUAGES, (inside) => `languages: ${inside}`),
    ...within(DEFAULTS, (inside) => `defaults: ${inside}`),
    ...within(TEXT_SETTINGS, (inside) => `text: ${inside}`),
  ];

  it.each(lines)('are taken by the parser and by the schema: %s', (line) => {
    const text = `${SHORTEST}${line}\n`;
    expect(wrongByParser(text)).toEqual([]);
    expect(wrongBySchema(text)).toEqual([]);
  });
});
