import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import type { Podcast } from '../../../src/model/podcast.ts';
import type { Settings } from '../../../src/model/settings.ts';
import { Stamp } from '../../../src/model/stamp.ts';
import { findEpisodeProblems } from '../../../src/publish/plan/episodes.ts';
import { planFeeds } from '../../../src/publish/plan/feeds.ts';
import { roadHead } from '../../support/articles.ts';
import { tellAll } from '../../support/problems.ts';
import { auckland } from '../../support/publication.ts';

const podcast: Podcast = {
  image: 'https://x.example/c.jpg',
  imagePlace: { file: 'feed.yaml', line: 6, column: 1 },
  categories: [],
  isExplicit: false,
  isLocked: false,
};
const SERIAL: Settings = { ...auckland, podcast: { ...podcast, type: 'serial' } };
const SHOW: Settings = { ...auckland, podcast };

/** An article with a file, published so many days after the first. */
function episode(file: string, said: Article['episode'], parts: Partial<Article> = {}, day = 0): Article {
  return {
    ...roadHead,
    file: `items/${file}`,
    published: new Stamp(roadHead.published.getTime() + day * 86_400_000, 780),
    publishedPlace: { file: `items/${file}`, line: 3, column: 7 },
    enclosures: [{ src: 'talk.mp3', at: 0 }],
    ...(said && { episode: said }),
    ...parts,
  };
}

const told = (settings: Settings, ...articles: readonly Article[]) =>
  tellAll(findEpisodeProblems(articles, planFeeds(settings, []), settings));

const numbered = (number: number, season?: number) => ({
  number: { number },
  ...(season !== undefined && { season: { number: season } }),
});

describe('an episode of a serial show', () => {
  it('is told where it has no number', () => {
    expect(told(SERIAL, episode('a.md', { season: { number: 1 } }))).toMatchInlineSnapshot(
      `"items/a.md:3:7 warning EPISODE_UNNUMBERED expected episode: with its number in the serial show "Example News", found none - apps order a serial show by season and number; write both, or episodeType: trailer or bonus"`,
    );
    expect(told(SERIAL, episode('a.md', undefined), episode('b.md', { type: 'full' }, {}, 1))).toMatch(
      /items\/a\.md:3:7.*\n.*items\/b\.md:3:7/,
    );
  });

  it('is told at its own line', () => {
    const place = { file: 'items/a.md', line: 6, column: 1 };
    expect(told(SERIAL, episode('a.md', { season: { number: 1 }, place }))).toMatch(/^items\/a\.md:6:1 /);
    const elsewhere = { publishedPlace: { file: 'items/other', line: 9, column: 9 } };
    expect(told(SERIAL, episode('a.md', undefined, elsewhere))).toMatch(/^items\/a\.md:1:1 /);
  });

  it.each([
    ['a number', episode('a.md', numbered(1))],
    ['a trailer', episode('a.md', { type: 'trailer' })],
    ['an extra', episode('a.md', { type: 'bonus' })],
    ['no sound', episode('a.md', undefined, { enclosures: [{ src: 'a.pdf?x=.mp3', at: 0 }] })],
    ['been withdrawn', episode('a.md', undefined, { withdrawn: { time: roadHead.published } })],
  ])('is not told where it has or is %s', (_, one) => {
    expect(told(SERIAL, one)).toBe('');
  });

  it('is one of the show that it is in', () => {
    const feeds = [
      {
        path: 'talks',
        title: 'Talks',
        where: { tags: ['talk'] },
        podcast: { ...podcast, type: 'serial' as const },
      },
    ];
    const settings = { ...auckland, feeds };
    expect(told(settings, episode('a.md', undefined, { tags: ['talk'] }))).toContain('serial show "Talks"');
    expect(told(settings, episode('a.md', undefined))).toBe('');
    expect(told(SHOW, episode('a.md', undefined))).toBe('');
  });
});

describe('two episodes of a show', () => {
  it('are told where they have one number in one season', () => {
    const later = episode('a.md', numbered(3, 2), {}, 1);
    expect(told(SHOW, later, episode('b.md', numbered(3, 2)))).toMatchInlineSnapshot(
      `"items/a.md:3:7 warning EPISODE_TWICE expected an episode of its own in season 2, found the number 3 of items/b.md - apps show one of the two; give each its number, or its season"`,
    );
    expect(told(SHOW, episode('b.md', numbered(3)), episode('a.md', numbered(3)))).toMatch(
      /^items\/b\.md:3:7 warning EPISODE_TWICE expected an episode of its own, found the number 3 of items\/a\.md/,
    );
  });

  it('are told once, whatever shows have both', () => {
    const feeds = [{ path: 'talks', title: 'Talks', where: {}, podcast }];
    const both = [episode('a.md', numbered(3)), episode('b.md', numbered(3), {}, 1)];
    expect(told({ ...SHOW, feeds }, ...both).split('\n')).toHaveLength(1);
  });

  it.each([
    ['another season', numbered(3, 2), numbered(3, 1)],
    ['another number', numbered(3), numbered(4)],
    ['another type', { ...numbered(3), type: 'bonus' as const }, numbered(3)],
  ])('may have %s', (_, a, b) => {
    expect(told(SHOW, episode('a.md', a), episode('b.md', b))).toBe('');
  });

  it('may have one number outside of a show', () => {
    expect(told(auckland, episode('a.md', numbered(3)), episode('b.md', numbered(3)))).toBe('');
  });
});

describe('a trailer', () => {
  it('is told where it has no sound', () => {
    expect(told(SHOW, episode('a.md', { type: 'trailer' }, { enclosures: [] }))).toMatchInlineSnapshot(
      `"items/a.md:3:7 warning TRAILER_EMPTY expected a trailer with sound or film, found nothing - no app shows it; name its file in enclosures:, or take the type out"`,
    );
  });

  it.each([
    { src: 'https://cdn.example/talk', type: 'audio/mpeg', at: 0 },
    { src: 'film.mp4#t=3', at: 0 },
  ])('has sound or film: %o', (file) => {
    expect(told(SHOW, episode('a.md', { type: 'trailer' }, { enclosures: [file] }))).toBe('');
  });
});
