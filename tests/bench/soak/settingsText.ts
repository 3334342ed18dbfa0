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

/** A setting by its name in feed.yaml. */
type Name = Exclude<keyof Settings, 'idBase' | 'iconPlace' | 'maxFileSizeInBytes'> | 'maxFileSize';

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
    },
  ],
  maxFileSize: ({ oneOf }) => oneOf(['1 kB', '300 kB', '20 MB']),
  outside: () => 'allow',
  tagFeeds: flag,
  feedMenu: flag,
  pages: flag,
  archive: flag,
  podcast: (chance) => ({
    image: chance.oneOf(['items/p.png', 'https://news.example.nz/i.png']),
    category: chance.oneOf(['News', 'News > Daily News']),
    explicit: flag(chance),
    owner: { name: plainWords(chance), email: 'desk@news.example.nz' },
    type: 'serial',
    locked: flag(chance),
  }),
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
  output: ({ oneOf }) => oneOf(['output', 'site/feeds']),
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
