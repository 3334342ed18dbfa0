import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import type { Podcast } from '../../../src/model/podcast.ts';
import { planFeeds } from '../../../src/publish/plan/feeds.ts';
import { findLargeFeeds, type MeasuredWindow } from '../../../src/publish/plan/largeFeeds.ts';
import { roadHead } from '../../support/articles.ts';
import { tellAll } from '../../support/problems.ts';
import { auckland } from '../../support/publication.ts';

const [main, sport] = planFeeds(
  { ...auckland, feeds: [{ path: 'sport', title: 'Sport', where: { tags: ['sport'] } }] },
  [],
) as [MeasuredWindow['feed'], MeasuredWindow['feed']];
const articleOf = (name: string): Article => ({ ...roadHead, file: `items/${name}.md` });
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(articleOf) as [Article, Article, Article, Article];

function windowOf(feed: MeasuredWindow['feed'], ...shown: (readonly [Article, number])[]): MeasuredWindow {
  const articles = shown.map(([article]) => article);
  return { feed, articles, candidates: articles, shown: articles, sizes: shown.map(([, size]) => size) };
}

describe('a feed that readers may refuse for its size', () => {
  it('is told with its largest articles and how to mend it, and so is each of these', () => {
    const windows = [windowOf(main, [a, 249_000], [b, 1_460_000], [c, 3000], [d, 2_000_400])];
    expect(tellAll(findLargeFeeds(windows))).toMatchInlineSnapshot(`
      "feed.yaml:1:1 warning FEED_LARGE expected a feed of at most 1 MB, found rss.xml with 3.7 MB; its largest articles are items/d.md (2 MB), items/b.md (1.5 MB), items/a.md (249 kB) - readers load all of it each time, and some refuse it; divide these articles, set fewer window.bytes, or content: summary
      items/b.md:1:1 warning ARTICLE_LARGE expected an article of at most 250 kB in a feed, found one of 1.5 MB - readers load it each time, and some refuse it; divide it, or write content: summary into feed.yaml
      items/d.md:1:1 warning ARTICLE_LARGE expected an article of at most 250 kB in a feed, found one of 2 MB - readers load it each time, and some refuse it; divide it, or write content: summary into feed.yaml"
    `);
  });

  it('is told for each feed, an article once, by its largest size', () => {
    const windows = [windowOf(main, [a, 400_000], [b, 700_000]), windowOf(sport, [a, 500_000], [b, 600_000])];
    const found = (message: string) => /found (?:one of )?[^;]*/.exec(message)?.[0];
    expect(findLargeFeeds(windows).map(({ file, message }) => [file, found(message)])).toEqual([
      ['feed.yaml', 'found rss.xml with 1.1 MB'],
      ['feed.yaml', 'found sport/rss.xml with 1.1 MB'],
      ['items/a.md', 'found one of 500 kB'],
      ['items/b.md', 'found one of 700 kB'],
    ]);
  });

  it('is told how a show shows less', () => {
    const podcast = { imagePlace: { file: 'feed.yaml', line: 1, column: 1 } } as Podcast;
    const [problem] = findLargeFeeds([windowOf({ ...main, podcast }, [a, 1_100_000])]);
    expect(problem?.mend).toContain('show fewer episodes by window:');
  });

  it('is none up to a limit', () => {
    const shown = [a, b, c, d].map((article) => [article, 250_000] as const);
    expect(findLargeFeeds([windowOf(main, ...shown), windowOf(sport)])).toEqual([]);
  });
});
