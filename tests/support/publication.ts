import { DEFAULT_DIALECT } from '../../src/model/markdown.ts';
import type { Settings } from '../../src/model/settings.ts';

/** The shortest feed.yaml there is. */
export const SHORTEST = `title: Harbour News
description: News from a harbour
url: https://news.example.nz/
language: en-NZ
timeZone: Pacific/Auckland
`;

/** The shortest feed.yaml of a publication that has feeds and nothing else. */
export const SETTINGS = `${SHORTEST}links: dateline
`;

/** A day on which every article of the tests is out, but for those of the future. */
export const NOW = new Date('2026-01-01T00:00:00Z');

/** A publication with all defaults, in Auckland. */
export const auckland: Settings = {
  title: 'Example News',
  description: 'News from Example',
  url: 'https://news.example.nz/',
  language: 'en-NZ',
  timeZone: 'Pacific/Auckland',
  authors: [],
  hubs: [],
  feeds: [],
  tagFeeds: false,
  feedMenu: false,
  pages: true,
  archive: true,
  rss: { dates: 'local' },
  window: { items: 50, days: 14, bytes: 500_000 },
  content: 'full',
  text: { skip: [] },
  markdown: DEFAULT_DIALECT,
  items: ['items'],
  output: 'output',
};
