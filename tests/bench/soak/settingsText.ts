import type { Settings } from '../../../src/model/settings.ts';
import type { Chance } from './chance.ts';
import { hostileBytes, hostileText, plainWords } from './hostileText.ts';
import { mutate } from './mutate.ts';

/** What a setting may be, as a value of JSON, which is YAML too; as text as it stands. */
type Make = (chance: Chance) => unknown;

/** The settings that feed.yaml has to have. */
const REQUIRED = ['title', 'description', 'url', 'language', 'timeZone'] as const;
const TAGS = ['sport', 'Sport', 'Māori', 'a/b', '..', 'con'];
const flag: Make = ({ oneOf }) => oneOf([true, false]);

const GUID = '917393e3-1b1e-5cef-ace4-edaa54e1f810';

/** What a podcast has to say, and some of what it can. */
function show(chance: Chance): object {
  const name = plainWords(chance);
  const optional = {
    owner: { name, email: 'desk@news.example.nz' },
    description: name,
    type: 'serial',
    guid: GUID,
    locked: flag(chance),
    newFeedUrl: 'https://news.example.nz/show.xml',
    complete: flag(chance),
    block: flag(chance),
    medium: 'music',
    funding: [{ url: 'support', title: name }],
    persons: [name, { name, role: 'Guest', img: 'items/p.png' }],
    location: { name, geo: 'geo:-36.84,174.77', osm: 'R2094141' },
    license: { name, url: 'license' },
    trailers: [{ title: name, url: 'items/p.png', date: '2026-03-01', type: 'audio/mpeg', season: 1 }],
    podroll: [{ feedGuid: GUID, title: name }],
    publisher: { feedGuid: GUID },
    updateFrequency: { text: name, rrule: 'FREQ=WEEKLY;COUNT=4', start: '2026-03-06' },
    txt: [{ value: name, purpose: 'verify' }],
    value: {
      type: 'lightning',
      method: 'keysend',
      recipients: [{ type: 'node', address: name, split: 1 }],
    },
    simpleChapters: flag(chance),
  };
  return {
    image: chance.oneOf(['items/p.png', 'https://news.example.nz/i.png']),
    category: chance.oneOf(['News', 'News > Daily News']),
    explicit: flag(chance),
    ...Object.fromEntries(Object.entries(optional).filter(() => chance.isLikely(0.3))),
  };
}

/** Paths of a feed beside its own; some are in the way of others. */
function aliases({ oneOf, upTo }: Chance): unknown {
  return upTo(3, () =>
    oneOf([
      'feed/index.xml',
      'index.xml',
      'atom.xml',
      'old/feed.json',
      'sport/feed',
      { path: 'feeds/posts/default', format: oneOf(['rss', 'atom', 'json']) },
    ]),
  );
}

/** A setting by its name in feed.yaml. */
type Name =
  | Exclude<keyof Settings, 'idBase' | 'iconPlace' | 'mainWindow' | 'maxFileSizeInBytes' | 'persons'>
  | 'maxFileSize'
  | 'deploy';

/** Every setting with a value that is fit for it. */
const SETTINGS: Readonly<Record<Name, Make>> = {
  title: plainWords,
  description: plainWords,
  url: ({ oneOf }) =>
    oneOf([
      'https://news.example.nz/',
      'https://news.example.nz/deep/er',
      'http://xn--mori-qsa.nz/',
      'https://Ä.example:8443/~a/',
    ]),
  language: ({ oneOf }) => oneOf(['en-NZ', 'mi', 'ar', 'he-IL', 'zh-Hant']),
  timeZone: ({ oneOf }) =>
    oneOf([
      'Pacific/Auckland',
      'Pacific/Chatham',
      'America/St_Johns',
      'UTC',
      'Pacific/Apia',
      'Europe/Dublin',
    ]),
  authors: (chance) => chance.upTo(2, () => ({ name: plainWords(chance), email: 'desk@news.example.nz' })),
  copyright: plainWords,
  icon: ({ oneOf }) => oneOf(['icon.png', 'items/p.png', 'https://news.example.nz/i.png']),
  hubs: () => ['https://hub.example/'],
  rssCloud: ({ oneOf }) =>
    oneOf(['http://rpc.rsscloud.example:5337/pleaseNotify', 'https://blog.example/?cloud=1']),
  indexNow: () => ({ key: '1c0f6a7be2d04e6c' }),
  feeds: (chance) => [
    {
      path: chance.oneOf(['sport', 'sport/rugby', 'a-b']),
      title: plainWords(chance),
      where: chance.oneOf([
        { tags: [chance.oneOf(TAGS)] },
        { authors: ['Desk'] },
        { language: 'mi' },
        { folder: chance.oneOf(['deep', 'items/deep', '.']) },
      ]),
      ...(chance.isLikely(0.3) && { podcast: show(chance) }),
      ...(chance.isLikely(0.3) && { aliases: aliases(chance) }),
      ...(chance.isLikely(0.3) && { window: { items: chance.oneOf([1, 2, 50]) } }),
    },
  ],
  aliases,
  maxFileSize: ({ oneOf }) => oneOf(['1 kB', '300 kB', '20 MB']),
  outside: () => 'allow',
  tagFeeds: flag,
  feedMenu: flag,
  pages: flag,
  archive: flag,
  precompress: ({ oneOf }) => oneOf([true, ['gzip'], ['gzip', 'br']]),
  podcast: show,
  rss: ({ oneOf }) => ({ dates: oneOf(['local', 'gmt']) }),
  window: ({ oneOf }) => ({
    items: oneOf([1, 2, 50]),
    days: oneOf([1, 14]),
    bytes: oneOf([1, 2000, 500_000]),
  }),
  content: ({ oneOf }) => oneOf(['full', 'summary']),
  text: () => ({ skip: ['ENDS', '-30-'] }),
  onError: ({ oneOf }) => oneOf(['skip', 'stop']),
  markdown: ({ oneOf }) =>
    oneOf([{ math: true, subscript: true, superscript: true }, { emoji: false }, 'commonmark']),
  items: ({ oneOf }) => oneOf(['items', ['items', 'more'], 'items/deep']),
  where: (chance) => chance.oneOf([{ language: 'en' }, { tags: [chance.oneOf(TAGS)] }]),
  links: ({ oneOf }) =>
    oneOf(['/posts/:slug/', 'jekyll-date', [{ folder: 'items/deep', pattern: '/d/:title/', like: 'hugo' }]]),
  dates: ({ oneOf }) => ({ withoutZone: oneOf(['UTC', 'America/St_Johns']) }),
  ignore: ({ oneOf }) => oneOf(['README.md', ['*.txt', '!a.txt'], 'items/deep/']),
  leafBundles: flag,
  static: () => ['static', 'items'],
  languages: ({ oneOf }) =>
    oneOf([
      ['mi'],
      [
        { tag: 'fr-CA', name: 'fr' },
        { tag: 'ar', folder: 'items/deep' },
      ],
    ]),
  fields: () => ({ title: 'newstitle', summary: ['extra.lead'] }),
  defaults: (chance) => [
    { folder: 'items/deep', fields: { author: plainWords(chance), draft: chance.oneOf([true, false]) } },
  ],
  inherit: () => ['_index.md', '*.json'],
  people: () => 'items/authors.yml',
  output: ({ oneOf }) => oneOf(['output', 'site/feeds']),
  deploy: ({ oneOf }) => [
    {
      name: 'web',
      kind: 'folder',
      path: oneOf(['../web', '/tmp/dateline-web']),
      served: oneOf([true, false]),
    },
    {
      name: 'far',
      kind: 'ssh',
      host: oneOf(['web.example.nz', '::1']),
      path: oneOf(['/srv/www/news', 'www']),
      switch: oneOf(['link', 'files']),
    },
    { name: 'store', kind: 's3', bucket: oneOf(['news', 'news.example.nz']), region: 'eu-west-1' },
  ],
};

/** The text of a feed.yaml. Mostly it can be used. */
export function settingsText(chance: Chance): Buffer {
  if (chance.isHostile(0.02)) return hostileBytes(chance);
  const names = Object.keys(SETTINGS) as Name[];
  const lines = names.flatMap((name) => {
    const isRequired = (REQUIRED as readonly string[]).includes(name);
    if (isRequired ? chance.isHostile(0.003) : !chance.isLikely(0.12)) return [];
    return lineOf(
      name,
      chance.isHostile(isRequired ? 0.008 : 0.06) ? undefined : SETTINGS[name](chance),
      chance,
    );
  });
  const bytes = Buffer.from(lines.join(''));
  return chance.isHostile(0.03) ? mutate(bytes, chance) : bytes;
}

/** A hostile value stands in quotes, where all of it arrives, or as it is. */
export function lineOf(name: string, value: unknown, chance: Chance): string {
  if (value !== undefined) return `${name}: ${JSON.stringify(value)}\n`;
  const text = hostileText(chance);
  const ways = [
    JSON.stringify(text),
    text.replace(/[\r\n]/g, ' '),
    `[${JSON.stringify(text)}]`,
    `{ ${text}: 1 }`,
  ];
  return `${name}: ${chance.isLikely(0.7) ? ways[0] : chance.oneOf(ways)}\n`;
}

/** The folder into which feeds are written, relative to feed.yaml; undefined where the text does not say it plainly. */
export function outputFolderIn(text: string): string | undefined {
  const written = text.split('\n').filter((line) => /output/.test(line));
  if (written.length === 0) return 'output';
  return /^output: "([\w/]+)"$/.exec(written.length === 1 ? String(written[0]) : '')?.[1];
}
