import { describe, expect, it } from 'vitest';
import type { MediaFile } from '../../../src/model/media.ts';
import type { Podcast } from '../../../src/model/podcast.ts';
import type { Settings } from '../../../src/model/settings.ts';
import { planAssets, planCopies } from '../../../src/publish/plan/assets.ts';
import { planFeeds } from '../../../src/publish/plan/feeds.ts';
import { auckland } from '../../support/publication.ts';

const SHOW: Podcast = {
  image: 'https://news.example.nz/cover.png',
  imagePlace: { file: 'feed.yaml', line: 1, column: 1 },
  categories: [],
  isExplicit: false,
  isLocked: false,
};
const SPORT = { path: 'sport', title: 'Sport', where: { tags: ['sport'] } };

function assetsOf(parts: Partial<Settings>) {
  const settings = { ...auckland, pages: false, feedMenu: false, ...parts };
  return planAssets(planFeeds(settings, []), settings);
}

const told = (assets: ReturnType<typeof assetsOf>) => assets.map(({ kind, path }) => `${kind} ${path}`);

describe('the files beside feeds and pages', () => {
  it('are the stylesheet of feeds, and what goes with the pages is removed if there are none', () => {
    expect(told(assetsOf({}))).toEqual([
      'feedStyle feed.css',
      'removal page.css',
      'removal copy.js',
      'removal _headers',
      'removal player.js',
    ]);
  });

  it('are those that all pages share if there are pages', () => {
    expect(told(assetsOf({ pages: true }))).toEqual([
      'feedStyle feed.css',
      'pageStyle page.css',
      'copyScript copy.js',
      'headers _headers',
      'removal player.js',
      'noJekyll .nojekyll',
    ]);
  });

  it('are the key of IndexNow too', () => {
    const indexNow = { key: 'a1b2c3d4', endpoint: 'https://i.example/' };
    expect(told(assetsOf({ indexNow }))).toContain('indexNowKey a1b2c3d4.txt');
  });

  it('are the script of players too, if one of the feeds is a show', () => {
    const feeds = [{ ...SPORT, podcast: SHOW }];
    expect(told(assetsOf({ pages: true, podcast: SHOW }))).toContain('playerScript player.js');
    expect(told(assetsOf({ pages: true, feeds }))).toContain('playerScript player.js');
    expect(told(assetsOf({ feeds }))).toContain('removal player.js');
  });

  it('have one mark, whether they are written or removed', () => {
    const marksIn = (pages: boolean) =>
      assetsOf({ pages }).flatMap(({ path, mark }) => (mark === undefined ? [] : [[path, mark]]));
    expect(marksIn(true)).toEqual(marksIn(false));
    expect(marksIn(true)).toHaveLength(4);
  });

  it('are ours wherever they stand if no mark can tell: the feeds’ stylesheet, and an empty file', () => {
    const unmarked = assetsOf({ pages: true, feedMenu: true, feeds: [SPORT] }).filter((asset) => !asset.mark);
    expect(told(unmarked)).toEqual([
      'opml feeds.opml',
      'feedMenu .well-known/feed-menu.json',
      'feedStyle feed.css',
      'noJekyll .nojekyll',
    ]);
  });

  it('list the feeds only if there are several', () => {
    expect(told(assetsOf({ feeds: [SPORT] }))).toContain('opml feeds.opml');
  });

  it('show no article', () => {
    const all = { pages: true, feedMenu: true, feeds: [SPORT], podcast: SHOW };
    for (const asset of assetsOf(all)) expect(asset).toMatchObject({ articles: [] });
  });
});

describe('a copy', () => {
  const fileOf = (path: string, source: string): MediaFile => ({
    url: `https://news.example.nz/${path}`,
    path,
    source,
    type: 'image/png',
    length: 7,
  });

  it('is planned of each file, under the path that has its hash', () => {
    expect(planCopies([fileOf('media/a-01.png', 'items/a.png'), fileOf('media/b-02.png', 'b.png')])).toEqual([
      { kind: 'copy', path: 'media/a-01.png', source: 'items/a.png', sizeInBytes: 7 },
      { kind: 'copy', path: 'media/b-02.png', source: 'b.png', sizeInBytes: 7 },
    ]);
  });

  it('is planned once, of the first file that has its path', () => {
    const files = ['items/a.png', 'items/deep/a.png', 'items/a.png'].map((source) =>
      fileOf('media/a-01.png', source),
    );
    expect(planCopies(files)).toMatchObject([{ source: 'items/a.png' }]);
    expect(planCopies([])).toEqual([]);
  });
});
