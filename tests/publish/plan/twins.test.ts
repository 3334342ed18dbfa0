import { describe, expect, it } from 'vitest';
import type { TextPlan } from '../../../src/publish/plan/outputPlan.ts';
import { isTwinned, planCodings, twinOf } from '../../../src/publish/plan/twins.ts';
import { roadHead } from '../../support/articles.ts';

const text = (parts: object) => ({ path: 'x', articles: [], ...parts }) as unknown as TextPlan;
const UNLISTED = { ...roadHead, unlistedPlace: roadHead.idPlace };

describe('a compressed copy', () => {
  it('is looked for in the codings of feed.yaml and in those that the lock has', () => {
    expect(planCodings()).toEqual({ wanted: [], possible: [] });
    expect(planCodings(['br'], ['gzip'])).toEqual({ wanted: ['br'], possible: ['gzip', 'br'] });
    expect(planCodings(['gzip'])).toEqual({ wanted: ['gzip'], possible: ['gzip'] });
  });

  it('stands beside its file', () => {
    expect(twinOf('rss.xml', 'br')).toEqual({
      kind: 'twin',
      path: 'rss.xml.br',
      source: 'rss.xml',
      coding: 'br',
    });
  });

  it.each(['feed', 'opml', 'pageStyle', 'frontPage', 'monthPage'])('is made of a %s', (kind) => {
    expect(isTwinned(text({ kind }))).toBe(true);
  });

  it.each(['headers', 'noJekyll'])('is not made of %s, which hosts read themselves', (kind) => {
    expect(isTwinned(text({ kind }))).toBe(false);
  });

  it('is not made of the page of an unlisted article, wherever it was', () => {
    expect(isTwinned(text({ kind: 'articlePage', articles: [roadHead] }))).toBe(true);
    expect(isTwinned(text({ kind: 'articlePage', articles: [UNLISTED] }))).toBe(false);
    expect(isTwinned(text({ kind: 'movedPage' }))).toBe(true);
    expect(isTwinned(text({ kind: 'movedPage', isUnlisted: true }))).toBe(false);
  });
});
