import { describe, expect, it } from 'vitest';
import { podcastGuid } from '../../../src/feeds/composeFeed.ts';
import type { Article, Head } from '../../../src/model/article.ts';
import type { Podcast } from '../../../src/model/podcast.ts';
import type { OwnFeed, Settings } from '../../../src/model/settings.ts';
import { Stamp } from '../../../src/model/stamp.ts';
import { findCandidates, planDocuments } from '../../../src/publish/plan/feedDocuments.ts';
import { findEmptyFeeds, isSelected, planFeeds } from '../../../src/publish/plan/feeds.ts';
import { findShowProblems } from '../../../src/publish/plan/shows.ts';
import { WHOLE } from '../../../src/settings/window.ts';
import { roadHead } from '../../support/articles.ts';
import { tellAll } from '../../support/problems.ts';
import { auckland } from '../../support/publication.ts';

const podcast: Podcast = {
  image: 'https://news.example.nz/cover.jpg',
  imagePlace: { file: 'feed.yaml', line: 7, column: 10 },
  categories: [{ name: 'News' }],
  isExplicit: false,
  isLocked: false,
};
const show: OwnFeed = {
  path: 'show',
  title: 'Show',
  where: { tags: ['show'] },
  podcast,
  window: WHOLE,
  place: { file: 'feed.yaml', line: 9, column: 5 },
};
const silent: Head = { ...roadHead, tags: ['show'] };
const spoken: Head = { ...silent, file: 'items/talk.md', enclosures: [{ src: 'talk.mp3', at: 0 }] };

const withShow: Settings = { ...auckland, feeds: [show] };
const mainShow: Settings = { ...auckland, podcast, mainWindow: WHOLE };

function told(settings: Settings, heads: readonly Head[]): string {
  return tellAll(findShowProblems(planFeeds(settings, []), heads, settings));
}

describe('a show', () => {
  it('has the articles with audio or video of those that fit it', () => {
    const [main, own] = planFeeds(withShow, []);
    const selected = [silent, spoken, { ...spoken, tags: [] }].map((head) =>
      [main, own].map((feed) => feed && isSelected(head, feed, withShow)),
    );
    expect(selected).toEqual([
      [true, false],
      [true, true],
      [true, false],
    ]);
  });

  it('has its own window, and the others that of the publication', () => {
    expect(planFeeds(withShow, []).map(({ window }) => window)).toEqual([auckland.window, WHOLE]);
    expect(planFeeds(mainShow, []).map(({ window }) => window)).toEqual([WHOLE]);
  });

  it('shows all of its episodes, and so has no archive', () => {
    const episodes = Array.from({ length: 300 }, (_, number) => articleOf(spoken, number));
    const schedule = { published: episodes, unlisted: [], scheduled: [], expired: [] };
    const [, own] = findCandidates(planFeeds(withShow, []), schedule, withShow);
    expect(own?.candidates).toHaveLength(300);
    const window = { ...(own as NonNullable<typeof own>), shown: own?.candidates ?? [] };
    expect(planDocuments(window, schedule, withShow).map(({ path }) => path)).toEqual([
      'show/rss.xml',
      'show/atom.xml',
      'show/feed.json',
    ]);
  });

  it('has a tombstone for an episode that is withdrawn with its audio, and for no other article', () => {
    const gone = { ...articleOf(silent, 1), withdrawn: { time: silent.published } };
    const [, feed] = planFeeds(withShow, []);
    const schedule = { published: [gone, articleOf(silent, 2)], unlisted: [], scheduled: [], expired: [] };
    const window = { feed: feed as NonNullable<typeof feed>, articles: [], candidates: [], shown: [] };
    const [document] = planDocuments(window, schedule, withShow);
    expect(document?.deleted.map(({ id }) => id)).toEqual([gone.id]);
  });
});

describe('an article without audio', () => {
  it('is told where a show would have it, with what to do', () => {
    expect(told(withShow, [silent, spoken, { ...silent, tags: [] }])).toMatchInlineSnapshot(
      `"items/road.md:1:1 warning EPISODE_WITHOUT_AUDIO expected audio or video in an episode of "Show", found none - show/rss.xml is without it; name its file in enclosures:, or take it out of what where: of the show says"`,
    );
    expect(told(mainShow, [{ ...silent, tags: [] }, spoken])).toMatchInlineSnapshot(
      `"items/road.md:1:1 warning EPISODE_WITHOUT_AUDIO expected audio or video in an episode of "Example News", found none - rss.xml is without it; name its file in enclosures:, or give the show a feed of its own in feeds: if not all articles are episodes"`,
    );
  });

  it('is not told where it is withdrawn, and where there is no show', () => {
    expect(told(withShow, [{ ...silent, withdrawn: { time: silent.published } }])).toBe('');
    expect(told(auckland, [silent])).toBe('');
  });
});

describe('the guids of shows', () => {
  it('are refused where two have one', () => {
    const guid = '917393e3-1b1e-5cef-ace4-edaa54e1f810';
    const two = [show, { ...show, path: 'other', title: 'Other' }].map((feed) => ({
      ...feed,
      podcast: { ...podcast, guid },
    }));
    expect(told({ ...auckland, feeds: two }, [])).toMatchInlineSnapshot(
      `"feed.yaml:9:5 error SETTING_WRONG expected another guid than that of "Show", found "917393e3-1b1e-5cef-ace4-edaa54e1f810" - a guid is of one show; take podcast: out of the feed that is none any more, or mend guid:"`,
    );
  });

  it('are refused where one is made of the address of the feed that had it', () => {
    const moved = { ...show, podcast: { ...podcast, guid: podcastGuid('https://news.example.nz/rss.xml') } };
    const both = { ...mainShow, feeds: [moved] };
    expect(told(both, [])).toContain('feed.yaml:9:5 error SETTING_WRONG expected another guid than that of');
    expect(told({ ...auckland, feeds: [moved] }, [])).toBe('');
    expect(told({ ...mainShow, feeds: [show] }, [])).toBe('');
  });
});

describe('a show without an episode', () => {
  const empty = (settings: Settings, heads: readonly Head[]) =>
    tellAll(findEmptyFeeds(settings, planFeeds(settings, []), heads));

  it('is told at its place in feed.yaml', () => {
    expect(empty(withShow, [silent])).toBe(
      'feed.yaml:9:5 warning FEED_EMPTY expected an episode with audio or video in "Show", found none - name its file in enclosures:; Apple takes no show without one',
    );
    expect(empty(mainShow, [silent])).toContain(
      'feed.yaml:7:10 warning FEED_EMPTY expected an episode with audio or video in "Example News"',
    );
  });

  it('is not told with one, and before there is an article', () => {
    expect(empty(withShow, [spoken])).toBe('');
    expect(empty(mainShow, [spoken])).toBe('');
    expect(empty(mainShow, [])).toBe('');
    expect(empty(auckland, [silent])).toBe('');
  });
});

function articleOf(head: Head, number: number): Article {
  return {
    ...head,
    published: new Stamp(Date.UTC(2015, 0, number), 780),
    file: `items/${number}.md`,
    id: `urn:${number}`,
    link: `https://news.example.nz/${number}/`,
    hasOwnLink: false,
  };
}
