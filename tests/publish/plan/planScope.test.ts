import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import { Stamp } from '../../../src/model/stamp.ts';
import type { TextPlan } from '../../../src/publish/plan/outputPlan.ts';
import { isInScope, isMonthInScope, type PlanScope } from '../../../src/publish/plan/planScope.ts';

const SCOPE: PlanScope = {
  archives: new Map([
    ['', new Set(['2014-11', '2014-12'])],
    ['sport/', new Set(['2014-12'])],
  ]),
  counts: new Map(),
  tags: [],
};
const published = (month: number) => new Stamp(Date.UTC(2014, month - 1, 15), 780);
const articleOf = (month: number) => ({ published: published(month) }) as Article;
const documentOf = (folder: string, name: string, isArchive = true) =>
  ({
    kind: 'feed',
    feed: { folder, archiveFolder: `${folder}archive/` },
    path: isArchive ? `${folder}archive/${name}` : `${folder}${name}`,
    history: { isArchive },
  }) as TextPlan;

describe('of a part of a publication', () => {
  it.each<[string, TextPlan, boolean]>([
    ['a current document', documentOf('', 'rss.xml', false), true],
    ['a document of a month that is planned', documentOf('', '2014-11-2.atom.xml'), true],
    ['a document of another month', documentOf('', '2014-10.xml'), false],
    ['a document of a month that is planned in another feed', documentOf('sport/', '2014-11.xml'), false],
    ['a document of a feed that is not planned', documentOf('sea/', '2014-12.xml'), false],
    [
      'the page of an article of such a month',
      { kind: 'articlePage', articles: [articleOf(12)] } as never,
      true,
    ],
    ['the page of another article', { kind: 'articlePage', articles: [articleOf(1)] } as never, false],
    [
      'the former page of an article of such a month',
      { kind: 'movedPage', to: articleOf(11) } as never,
      true,
    ],
    ['the former page of another article', { kind: 'movedPage', to: articleOf(10) } as never, false],
    ['the page of such a month', { kind: 'monthPage', name: '2014-12' } as never, true],
    ['the page of another month', { kind: 'monthPage', name: '2014-10' } as never, false],
    ['the front page', { kind: 'frontPage' } as never, true],
  ])('%s', (_, text, isPlanned) => {
    expect(isInScope(text, SCOPE)).toBe(isPlanned);
  });

  it('what stands in an archive is of the month that its name begins with', () => {
    expect(isMonthInScope('2014-12', '', SCOPE)).toBe(true);
    expect(isMonthInScope('index.html', '', SCOPE)).toBe(false);
  });
});
