import { describe, expect, it } from 'vitest';
import { readFolders } from '../../src/articles/keptBackFolders.ts';

const ITEMS = ['items', 'source/_news', 'drafts'];

describe('an article is published from its folder', () => {
  it.each([
    'road.md',
    'items/road.md',
    'items/2014/road/index.md',
    'items/_posts/road.md',
    '_posts/road.md',
    'items/my_drafts/road.md',
    'items/drafts.md',
    'items/_drafts.md',
  ])('%s', (file) => {
    expect(readFolders(file, ITEMS)).toEqual({ isKeptBack: false });
  });

  it.each(['source/_news/road.md', 'source/_news/2014/road.md', 'drafts/road.md'])(
    'that feed.yaml names: %s',
    (file) => {
      expect(readFolders(file, ITEMS)).toEqual({ isKeptBack: false });
    },
  );
});

describe('an article is kept back', () => {
  it.each([
    '_drafts/road.md',
    'items/_Drafts/2014/road.md',
    'items/_discarded/road.md',
    'items/_private/_posts/road.md',
    'items/_trash/road.md',
    'items/_unpublished/road.md',
  ])('in a folder of drafts: %s', (file) => {
    expect(readFolders(file, ITEMS)).toEqual({ isKeptBack: true });
  });

  it('in a folder of drafts though feed.yaml names it', () => {
    expect(readFolders('_drafts/road.md', ['_drafts'])).toEqual({ isKeptBack: true });
  });

  it.each(['_includes/road.md', 'items/_layouts/road.md', 'items/_data/a/road.md', 'items/_site/road.md'])(
    'where other publishers have parts of pages: %s',
    (file) => {
      expect(readFolders(file, ['.', 'items'])).toEqual({ isKeptBack: true });
    },
  );

  it.each([
    ['items/drafts/road.md', 'items/drafts'],
    ['items/2014/Draft/a/road.md', 'items/2014/Draft'],
    ['items/private/road.md', 'items/private'],
    ['items/_recipes/drafts/road.md', 'items/_recipes'],
    ['items/_posts/_wip/road.md', 'items/_posts/_wip'],
    ['source/_news/_old/road.md', 'source/_news/_old'],
    ['_news/road.md', '_news'],
  ])('where nobody can know: %s', (file, unclear) => {
    expect(readFolders(file, ITEMS)).toEqual({ isKeptBack: true, unclear });
  });
});
