import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import { Stamp } from '../../../src/model/stamp.ts';
import {
  findFutureUpdates,
  nextChange,
  nextReportChange,
  scheduleArticles,
} from '../../../src/publish/plan/schedule.ts';
import { roadHead } from '../../support/articles.ts';

const NOW = 1000;
const at = (time: number) => new Stamp(time, 780);

function articleOf(
  id: string,
  published: number,
  more: { expires?: number; updated?: number } = {},
): Article {
  const { expires, updated } = more;
  return {
    ...roadHead,
    id,
    published: at(published),
    updated: at(updated ?? published),
    ...(updated !== undefined && { updatedPlace: roadHead.publishedPlace }),
    ...(expires !== undefined && { expires: at(expires) }),
  };
}

const idsOf = (articles: readonly Article[]) => articles.map(({ id }) => id);

describe('a schedule', () => {
  const schedule = (...articles: Article[]) => {
    const { published, scheduled, expired } = scheduleArticles(articles, new Date(NOW));
    return [published, scheduled, expired].map(idsOf);
  };

  it('has what is published, the newest first, and what is to come, the next first', () => {
    const all = [articleOf('a', 10), articleOf('d', 3000), articleOf('b', 20), articleOf('c', 2000)];
    expect(schedule(...all)).toEqual([['b', 'a'], ['c', 'd'], []]);
  });

  it('changes at the very millisecond', () => {
    expect(schedule(articleOf('a', NOW), articleOf('b', NOW + 1))).toEqual([['a'], ['b'], []]);
    const expiring = [articleOf('a', 1, { expires: NOW }), articleOf('b', 1, { expires: NOW + 1 })];
    expect(schedule(...expiring)).toEqual([['b'], [], ['a']]);
  });

  it('takes what has expired before its date for expired', () => {
    expect(schedule(articleOf('a', 2000, { expires: 500 }))).toEqual([[], [], ['a']]);
  });
});

describe('the next change', () => {
  const told = (articles: readonly Article[]) => {
    const schedule = scheduleArticles(articles, new Date(NOW));
    const times = [nextChange(schedule.scheduled, schedule.published), nextReportChange(schedule)];
    return times.map((time) => time?.getTime());
  };

  it('is when the first of them is published or expires', () => {
    expect(told([articleOf('a', 3000), articleOf('b', 2000)])).toEqual([2000, 2000]);
    expect(told([articleOf('a', 3000), articleOf('b', 1, { expires: 1500 })])).toEqual([1500, 1500]);
  });

  it('is none if nothing is to come', () => {
    expect(told([])).toEqual([undefined, undefined]);
    expect(told([articleOf('a', 1)])).toEqual([undefined, undefined]);
  });

  it('is not that of an article which is never shown, but the report changes when that expires', () => {
    expect(told([articleOf('a', 3000, { expires: 2000 })])).toEqual([undefined, 2000]);
    expect(told([articleOf('a', 3000, { expires: 3000 })])).toEqual([undefined, 3000]);
  });
});

describe('an update in the future', () => {
  const codes = (article: Article) => findFutureUpdates([article], new Date(NOW)).map(({ code }) => code);

  it('is told where the author has written it', () => {
    expect(codes(articleOf('a', 1, { updated: NOW + 1 }))).toEqual(['UPDATED_IN_FUTURE']);
    const [problem] = findFutureUpdates([articleOf('a', 1, { updated: NOW + 1 })], new Date(NOW));
    expect(problem).toMatchObject({
      ...roadHead.publishedPlace,
      message: expect.stringContaining('1970-01-01T13:00:01'),
    });
  });

  it('is none where it has come, or is that of the article', () => {
    expect(codes(articleOf('a', 1, { updated: NOW }))).toEqual([]);
    expect(codes(articleOf('a', 2000, { updated: 2000 }))).toEqual([]);
    expect(codes(articleOf('a', 2000))).toEqual([]);
  });
});
