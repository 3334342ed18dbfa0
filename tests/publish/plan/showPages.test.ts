import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import type { FeedPlan } from '../../../src/model/feedPlan.ts';
import { planFeeds } from '../../../src/publish/plan/feeds.ts';
import { planPages } from '../../../src/publish/plan/pages.ts';
import { isInScope } from '../../../src/publish/plan/planScope.ts';
import { planShowPages, withMainShow } from '../../../src/publish/plan/showPages.ts';
import { findShowOf, showOf } from '../../../src/publish/showOf.ts';
import { PAGE_MARK } from '../../../src/site/layout.ts';
import { PODCAST } from '../../site/show.ts';
import { roadHead } from '../../support/articles.ts';
import { auckland } from '../../support/publication.ts';

const SHOW = { path: 'show', title: 'The Hour', where: { tags: ['hour'] }, podcast: PODCAST };
const SPORT = { path: 'sport', title: 'Sport', where: { tags: ['sport'] } };
const SETTINGS = { ...auckland, feeds: [SHOW, SPORT] };

const enclosure = { src: 'a.mp3', at: 1 };
const episode = (more: Partial<Article> = {}): Article => ({
  ...roadHead,
  tags: ['hour'],
  enclosures: [enclosure],
  ...more,
});

const windowsOf = (shown: readonly Article[], settings = SETTINGS) =>
  planFeeds(settings, []).map((feed) => ({ feed, shown }));

describe('the page of a show', () => {
  it('stands beside its documents, and says the most of the newest', () => {
    const shown = Array.from({ length: 12 }, (_, index) => episode({ title: `E${index}` }));
    const [page] = planShowPages(windowsOf(shown), { pages: true });
    expect(page).toMatchObject({
      kind: 'showPage',
      path: 'show/index.html',
      folder: 'show/',
      mark: PAGE_MARK,
    });
    expect(page?.kind === 'showPage' && [page.articles.length, page.episodes.length]).toEqual([10, 12]);
  });

  it('lists of each episode what its head has', () => {
    const head = {
      season: { number: 2 },
      number: { number: 3 },
      type: 'bonus',
      durationInSeconds: 60,
    } as const;
    const { title, link, published } = roadHead;
    const bare = { title, link, published };
    const shown = [
      episode({ language: 'mi', episode: head }),
      episode({ enclosures: [{ ...enclosure, durationInSeconds: 7 }] }),
      episode({ enclosures: [] }),
    ];
    const [page] = planShowPages(windowsOf(shown), { pages: true });
    expect(page?.kind === 'showPage' && page.episodes).toEqual([
      { ...bare, language: 'mi', ...head },
      { ...bare, durationInSeconds: 7 },
      bare,
    ]);
  });

  it('goes where a feed is no show, and where there are no pages', () => {
    const told = (pages: boolean) =>
      planShowPages(windowsOf([]), { pages }).map(({ kind, path }) => `${kind} ${path}`);
    expect(told(true)).toEqual(['showPage show/index.html', 'removal sport/index.html']);
    expect(told(false)).toEqual(['removal show/index.html', 'removal sport/index.html']);
  });

  it('is planned where the documents of its feed are', () => {
    const [page] = planShowPages(windowsOf([]), { pages: true });
    const scope = (folder: string) => ({
      archives: new Map([[folder, new Set('')]]),
      counts: new Map(),
      tags: [],
    });
    expect(
      page?.kind === 'showPage' && [isInScope(page, scope('show/')), isInScope(page, scope(''))],
    ).toEqual([true, false]);
  });
});

describe('the front page', () => {
  const schedule = { published: [episode()], unlisted: [], scheduled: [], expired: [] };
  const { pages } = planPages(schedule, auckland, []);

  it('lists the episodes of a publication that is a show', () => {
    const windows = windowsOf([episode()], { ...SETTINGS, podcast: PODCAST });
    const listed = withMainShow(pages, windows).flatMap((page) =>
      'episodes' in page ? [[page.path, page.episodes?.length]] : [],
    );
    expect(listed).toEqual([['index.html', 1]]);
  });

  it('is as it is where only a part is a show', () => {
    expect(withMainShow(pages, windowsOf([episode()]))).toEqual(pages);
  });
});

describe('the show of an article', () => {
  const feedsOf = (settings = SETTINGS) => ({ settings, feeds: planFeeds(settings, []) });

  it('is that of a part before that of all', () => {
    const both = feedsOf({ ...SETTINGS, podcast: PODCAST });
    expect(findShowOf(episode(), both)).toEqual({
      title: 'The Hour',
      page: `${auckland.url}show/`,
      feed: `${auckland.url}show/rss.xml`,
      podcast: PODCAST,
    });
    expect(findShowOf(episode({ tags: [] }), both)?.page).toBe(auckland.url);
  });

  it('is none for an article of no show, or that is no episode', () => {
    expect(findShowOf(episode({ tags: ['sport'] }), feedsOf())).toBeUndefined();
    expect(findShowOf(episode({ enclosures: [] }), feedsOf())).toBeUndefined();
    expect(showOf(planFeeds(auckland, [])[0] as FeedPlan, auckland)).toBeUndefined();
  });
});
