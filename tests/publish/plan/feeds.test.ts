import { describe, expect, it } from 'vitest';
import type { Head } from '../../../src/model/article.ts';
import type { Settings, Where } from '../../../src/model/settings.ts';
import {
  archivePathsOf,
  findEmptyFeeds,
  findRenamedTagFeeds,
  findSharedTagFeeds,
  isSelected,
  MAIN_PATHS,
  planFeeds,
} from '../../../src/publish/plan/feeds.ts';
import { roadHead } from '../../support/articles.ts';
import { tellAll } from '../../support/problems.ts';
import { auckland } from '../../support/publication.ts';

const tagged = (...tags: string[]): Head => ({ ...roadHead, tags });
const feedsOf = (parts: Partial<Settings>, heads: readonly Head[] = []) =>
  planFeeds({ ...auckland, ...parts }, heads);

describe('the feeds of a publication', () => {
  it('are at least the one of all articles', () => {
    expect(feedsOf({})).toEqual([
      {
        folder: '',
        archiveFolder: 'archive/',
        paths: MAIN_PATHS,
        addresses: MAIN_PATHS,
        title: 'Example News',
        id: 'https://news.example.nz/',
        isMain: true,
        hasArchive: true,
        selection: { kind: 'all' },
        window: auckland.window,
      },
    ]);
    expect(MAIN_PATHS).toEqual({ rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' });
  });

  it('are those of feed.yaml too, each in its folder, with an archive if there is one', () => {
    const where = { tags: ['sport'] };
    const [, sport] = feedsOf({ archive: false, feeds: [{ path: 'sport', title: 'Sport', where }] });
    expect(sport).toMatchObject({
      folder: 'sport/',
      archiveFolder: 'sport/archive/',
      paths: { rss: 'sport/rss.xml', atom: 'sport/atom.xml', json: 'sport/feed.json' },
      id: 'https://news.example.nz/sport/',
      title: 'Sport',
      isMain: false,
      hasArchive: false,
      selection: { kind: 'where', where },
    });
    expect(feedsOf({ feeds: [{ path: 'sport', title: 'Sport', where }] })[1]?.hasArchive).toBe(true);
  });

  it('have one for each tag only where feed.yaml says so', () => {
    const heads = [tagged('sport', 'sea'), tagged('sea')];
    expect(feedsOf({}, heads)).toHaveLength(1);
    const [, sea, sport] = feedsOf({ tagFeeds: true }, heads);
    expect(sea).toMatchObject({ folder: 'tags/sea/', title: 'Example News: sea', hasArchive: false });
    expect(sport).toMatchObject({ folder: 'tags/sport/', selection: { kind: 'tags', tags: ['sport'] } });
  });

  it('share one for the spellings of a tag', () => {
    const feeds = feedsOf({ tagFeeds: true }, [tagged('maori'), tagged('Māori'), tagged('MAORI')]);
    expect(feeds).toHaveLength(2);
    expect(feeds[1]).toMatchObject({
      folder: 'tags/maori/',
      title: 'Example News: MAORI',
      selection: { kind: 'tags', tags: ['MAORI', 'Māori', 'maori'] },
    });
  });

  it('are one each for tags that differ in their signs or marks', () => {
    const heads = [tagged('C', 'C++', 'C#'), tagged('🎉', '🔥'), tagged('काल', 'कल')];
    const folders = feedsOf({ tagFeeds: true }, heads).map(({ folder }) => folder);
    expect(folders.slice(1)).toEqual([
      'tags/c/',
      'tags/c-plus-plus/',
      'tags/c-sharp/',
      'tags/u1f389/',
      'tags/u1f525/',
      'tags/कल/',
      'tags/काल/',
    ]);
    expect(findSharedTagFeeds(feedsOf({ tagFeeds: true }, heads), heads)).toEqual([]);
  });

  it('are told where two tags share one that are not spellings of one name', () => {
    const heads = [tagged('Go', 'maori'), { ...tagged('Go!', 'Māori'), file: 'items/game.md' }];
    expect(tellAll(findSharedTagFeeds(feedsOf({ tagFeeds: true }, heads), heads))).toMatchInlineSnapshot(
      `"items/road.md:1:1 warning TAGS_SHARED expected a feed for each tag, found one for "Go" and "Go!": tags/go/ - write both in one way if they are one tag, or else tell them apart by a word"`,
    );
    expect(findSharedTagFeeds(feedsOf({}, heads), heads)).toEqual([]);
  });

  it('are the same in whatever order the articles come', () => {
    const heads = [tagged('sport', 'sea'), tagged('Sea', 'ferry')];
    expect(feedsOf({ tagFeeds: true }, heads.toReversed())).toEqual(feedsOf({ tagFeeds: true }, heads));
  });

  it('have addresses that are percent-encoded, and paths that are not', () => {
    const [, feed] = feedsOf({ feeds: [{ path: 'a b/hā', title: 'A', where: {} }] });
    expect(feed?.paths.rss).toBe('a b/hā/rss.xml');
    expect(feed?.addresses.rss).toBe('a%20b/h%C4%81/rss.xml');
    expect(feed?.id).toBe('https://news.example.nz/a%20b/h%C4%81/');
  });
});

it('the documents of an archive are in a folder of the feed', () => {
  expect(archivePathsOf('sport/', '2014-12')).toEqual({
    rss: 'sport/archive/2014-12.xml',
    atom: 'sport/archive/2014-12.atom.xml',
    json: 'sport/archive/2014-12.json',
  });
  expect(archivePathsOf('', '2014-12-2').rss).toBe('archive/2014-12-2.xml');
});

describe('a feed that no article fits', () => {
  const settings = { ...auckland, feeds: [{ path: 'sport', title: 'Sport', where: { tags: ['sport'] } }] };
  const told = (heads: readonly Head[]) =>
    tellAll(findEmptyFeeds(settings, planFeeds(settings, heads), heads));

  it('is told where it is written, or of feed.yaml as a whole where nobody knows', () => {
    expect(told([roadHead])).toBe(
      'feed.yaml:1:1 warning FEED_EMPTY expected articles that fit the feed "Sport", found none - correct what its where: says, or leave the feed out',
    );
    const [feed] = settings.feeds;
    const placed = { ...settings, feeds: [{ ...feed, place: { file: 'feed.yaml', line: 7, column: 5 } }] };
    expect(findEmptyFeeds(placed as Settings, planFeeds(placed as Settings, []), [roadHead])).toMatchObject([
      { line: 7, column: 5 },
    ]);
  });

  it('is none where one fits, or there is no article', () => {
    expect(told([{ ...roadHead, tags: ['sport'] }])).toBe('');
    expect(told([])).toBe('');
  });
});

describe('an article is in a feed', () => {
  const isIn = (head: Partial<Head>, where: Where, parts: Partial<Settings> = {}) => {
    const settings = { ...auckland, ...parts, feeds: [{ path: 'some', title: 'Some', where }] };
    const [, feed] = planFeeds(settings, []);
    return feed && isSelected({ ...roadHead, ...head }, feed, settings);
  };

  it('of all', () => {
    const [all] = feedsOf({});
    expect(all && isSelected(roadHead, all, auckland)).toBe(true);
    expect(isIn({}, {})).toBe(true);
  });

  it('of a tag, in exactly one of its spellings', () => {
    const [, feed] = feedsOf({ tagFeeds: true }, [tagged('maori'), tagged('Māori')]);
    const has = (head: Head) => feed && isSelected(head, feed, auckland);
    expect([tagged('sea', 'Māori'), tagged('maori'), tagged('MAORI'), tagged()].map(has)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it.each<[what: string, isSo: boolean, head: Partial<Head>, where: Where]>([
    ['has one of the tags, in any case', true, { tags: ['Sea', 'x'] }, { tags: ['sport', 'sea'] }],
    ['has a tag in another Unicode form', true, { tags: ['Ma\u0304ori'] }, { tags: ['Māori'] }],
    ['has none of the tags', false, { tags: ['ferry'] }, { tags: ['sport', 'sea'] }],
    ['has one of the authors', true, { authors: [{ name: 'NGAIO' }] }, { authors: ['Ngaio'] }],
    ['has no author', false, {}, { authors: ['Ngaio'] }],
    ['has an author without a name', false, { authors: [{}] }, { authors: ['Ngaio'] }],
    ['is in the language', true, { language: 'mi' }, { language: 'MI' }],
    ['is in a variety of the language', true, { language: 'mi-NZ' }, { language: 'mi' }],
    ['is in the publication’s language', true, {}, { language: 'en' }],
    ['is in a language whose name begins alike', false, { language: 'min' }, { language: 'mi' }],
    ['is in another language', false, {}, { language: 'mi' }],
    ['is in the folder of the items', true, { file: 'items/sport/a.md' }, { folder: 'sport' }],
    ['is in the folder beside feed.yaml', true, { file: 'items/sport/a.md' }, { folder: 'items/sport' }],
    ['is deep in the folder', true, { file: 'items/sport/2014/a.md' }, { folder: 'sport' }],
    ['is in a folder whose name begins alike', false, { file: 'items/sports/a.md' }, { folder: 'sport' }],
    ['is in a folder of that name elsewhere', false, { file: 'items/x/sport/a.md' }, { folder: 'sport' }],
    [
      'fits all conditions',
      true,
      { file: 'items/sport/a.md', tags: ['sea'] },
      { folder: 'sport', tags: ['sea'], language: 'en' },
    ],
    [
      'fits one condition of two',
      false,
      { file: 'items/sport/a.md', tags: ['sea'] },
      { folder: 'sport', tags: ['ferry'] },
    ],
  ])('where it %s: %s', (_, isSo, head, where) => {
    expect(isIn(head, where)).toBe(isSo);
  });

  it('in a folder of any of the items’ folders', () => {
    const items = ['.', 'news'];
    expect(isIn({ file: 'sport/a.md' }, { folder: 'sport' }, { items })).toBe(true);
    expect(isIn({ file: 'news/sport/a.md' }, { folder: 'sport' }, { items })).toBe(true);
    expect(isIn({ file: 'other/sport/a.md' }, { folder: 'sport' }, { items })).toBe(false);
  });
});

describe('a tag that is the name of a device', () => {
  const heads = [tagged('sea'), { ...tagged('NUL'), file: 'items/nul.md' }, tagged('nul', 'nul!')];

  it('has its feed in a folder that can be made everywhere', () => {
    const folders = feedsOf({ tagFeeds: true }, heads).map(({ folder }) => folder);
    expect(folders).toEqual(['', 'tags/nul-/', 'tags/sea/']);
  });

  it('is told, once, at the first article that has it', () => {
    expect(tellAll(findRenamedTagFeeds(feedsOf({ tagFeeds: true }, heads), heads))).toBe(
      'items/road.md:1:1 note NAME_RESERVED expected a tag that can be the name of a folder everywhere, found "NUL" - Windows takes it for a device, so its feed is at tags/nul-/ and not at tags/nul/; another tag has a feed of its own name',
    );
    expect(findRenamedTagFeeds(feedsOf({}, heads), heads)).toEqual([]);
  });
});
