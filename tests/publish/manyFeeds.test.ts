import { describe, expect, it } from 'vitest';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SETTINGS } from '../support/publication.ts';
import { readXmlStrictly } from '../support/strictXml.ts';

const ARTICLES: Files = {
  'items/sport/rugby.md': article(
    'Rugby',
    '8:00 am on 5 May 2015',
    'A try.',
    'tags: [Rugby, Sport]\nauthor: Mere\n',
  ),
  'items/sport/net.md': article(
    'Netball',
    '8:00 am on 4 May 2015',
    'A goal.',
    'tags: [sport]\nlang: mi-NZ\n',
  ),
  'items/tide.md': article(
    'Tide',
    '8:00 am on 3 May 2015',
    'It came in.',
    'tags: [Māori, harbour]\nauthor: MERE\n',
  ),
  'items/word.md': article('Word', '8:00 am on 2 May 2015', 'One.', 'tags: [maori]\nlang: mi\n'),
};

/** The titles that each document of JSON Feed shows, by path, and all that was published. */
function published(settingsText: string, files = ARTICLES) {
  const disk = memoryDisk({ 'feed.yaml': SETTINGS + settingsText, ...files });
  const report = publish({ disk }, publicationOf(disk), { now: NOW });
  const texts = [...disk.files].filter(([path]) => path.startsWith('output/'));
  const outputs = Object.fromEntries(texts.map(([path, text]) => [path.slice(7), String(text)]));
  const shown = Object.entries(outputs).flatMap(([path, text]) =>
    path.endsWith('feed.json') ? [[path, titlesIn(text)] as const] : [],
  );
  return { disk, report, outputs, shown: Object.fromEntries(shown) };
}

function titlesIn(text: string): string[] {
  return JSON.parse(text).items.map(({ title }: { title: string }) => title);
}

function where(condition: string): string {
  return `feeds: [{ path: some, title: Some, where: ${condition} }]\n`;
}

describe('a feed of some of the articles has those', () => {
  it.each([
    ['with one of the tags', '{ tags: [rugby, harbour] }', ['Rugby', 'Tide']],
    ['with a tag in other capitals', '{ tags: SPORT }', ['Rugby', 'Netball']],
    ['by an author', '{ authors: Mere }', ['Rugby', 'Tide']],
    ['in a language, and in its regions', '{ language: mi }', ['Netball', 'Word']],
    ['in the language of the publication', '{ language: en-NZ }', ['Rugby', 'Tide']],
    ['in a folder', '{ folder: sport }', ['Rugby', 'Netball']],
    ['in a folder, as feed.yaml sees it', '{ folder: items/sport }', ['Rugby', 'Netball']],
    ['that are all that is said', '{ authors: Mere, folder: sport }', ['Rugby']],
    ['of which there are none', '{ tags: chess }', []],
  ])('%s', (_, condition, titles) => {
    const { shown } = published(where(condition));
    expect(shown).toEqual({ 'feed.json': ['Rugby', 'Netball', 'Tide', 'Word'], 'some/feed.json': titles });
  });
});

describe('a feed of some of the articles', () => {
  const { outputs, disk } = published(where('{ tags: sport }'));

  it('is there in three formats, under its own addresses, id and title', () => {
    expect(outputs['some/rss.xml']).toContain(
      '<atom:link href="https://news.example.nz/some/rss.xml" rel="self"',
    );
    expect(outputs['some/atom.xml']).toContain(
      '<id>https://news.example.nz/some/</id>\n  <title>Some</title>',
    );
    expect(JSON.parse(outputs['some/feed.json'] ?? '')).toMatchObject({
      title: 'Some',
      feed_url: 'https://news.example.nz/some/feed.json',
      home_page_url: 'https://news.example.nz/',
    });
  });

  it('was updated when one of its own articles was', () => {
    const late = published(where('{ tags: harbour }')).outputs;
    expect(late['some/atom.xml']).toContain('<updated>2015-05-03T08:00:00+12:00</updated>\n  <author>');
    expect(late['atom.xml']).toContain('<updated>2015-05-05T08:00:00+12:00</updated>\n  <author>');
  });

  it('gives articles the ids that they have in the feed of all', () => {
    const idsIn = (path: string) => JSON.parse(outputs[path] ?? '').items.map(({ id }: { id: string }) => id);
    expect(idsIn('feed.json')).toEqual(expect.arrayContaining(idsIn('some/feed.json')));
  });

  it('is written once', () => {
    expect(publish({ disk }, publicationOf(disk), { now: NOW }).written).toEqual([]);
  });

  it('has the tombstone of an article that it showed, and of no other', () => {
    const gone = article('Old', '8:00 am on 1 April 2015', 'Old.', 'tags: sport\nwithdrawn: 2 April 2015\n');
    const small = `window: { items: 1, days: 1 }\n${where('{ tags: sport }')}`;
    const made = published(small, { ...ARTICLES, 'items/old.md': gone }).outputs;
    expect(made['some/atom.xml']).toContain('<at:deleted-entry ref="tag:news.example.nz,2015-04-01:old"');
    const other = published(small.replace('tags: sport', 'tags: harbour'), {
      ...ARTICLES,
      'items/old.md': gone,
    });
    expect(other.outputs['some/atom.xml']).not.toContain('at:deleted-entry');
  });
});

describe('with tagFeeds', () => {
  it('each tag has a feed, and spellings of one tag share it', () => {
    const { shown, outputs } = published('tagFeeds: true\n');
    expect(shown).toEqual({
      'feed.json': ['Rugby', 'Netball', 'Tide', 'Word'],
      'tags/harbour/feed.json': ['Tide'],
      'tags/maori/feed.json': ['Tide', 'Word'],
      'tags/rugby/feed.json': ['Rugby'],
      'tags/sport/feed.json': ['Rugby', 'Netball'],
    });
    expect(JSON.parse(outputs['tags/maori/feed.json'] ?? '').title).toBe('Harbour News: Māori');
  });

  it('a tag of articles that nobody may see yet has none', () => {
    const held = article('Later', '1 May 2099', 'Wait.', 'tags: secret\n');
    const { outputs } = published('tagFeeds: true\n', { 'items/later.md': held });
    expect(Object.keys(outputs).filter((path) => path.includes('secret'))).toEqual([]);
  });
});

describe('feeds.opml', () => {
  it('lists all feeds where there are several', () => {
    const { outputs } = published(`${where('{ tags: sport }')}tagFeeds: true\n`);
    const opml = outputs['feeds.opml'] ?? '';
    expect(() => readXmlStrictly(opml)).not.toThrow();
    expect([...opml.matchAll(/xmlUrl="([^"]*)"/g)].map(([, url]) => url)).toEqual(
      ['', 'some/', 'tags/harbour/', 'tags/maori/', 'tags/rugby/', 'tags/sport/'].map(
        (folder) => `https://news.example.nz/${folder}rss.xml`,
      ),
    );
  });

  it('is not there where there is one', () => {
    expect(Object.keys(published('').outputs)).not.toContain('feeds.opml');
  });
});
