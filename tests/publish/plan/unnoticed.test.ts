import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import type { FeedDocument } from '../../../src/publish/plan/outputPlan.ts';
import { findLate, findMovedPages, findUnseen } from '../../../src/publish/plan/unnoticed.ts';
import { lineOf, settled } from '../../identity/material.ts';

const DAY_IN_MS = 86_400_000;
const road = settled();

describe('findLate', () => {
  it('names what is older than a day, to the millisecond', () => {
    const lateAt = (ms: number) => findLate([road], new Date(road.published.getTime() + ms));
    expect(lateAt(DAY_IN_MS)).toEqual([]);
    expect(lateAt(DAY_IN_MS + 1)).toEqual([road]);
  });
});

describe('findUnseen', () => {
  /** A document of the main feed or of another, in the archive or current. */
  const documentOf = (path: string, articles: readonly Article[], isMain = true, isArchive = true) =>
    ({ path, articles, format: 'rss', feed: { isMain }, history: { isArchive } }) as unknown as FeedDocument;

  it('names the part of the main archive that has it', () => {
    const documents = [
      documentOf('sport/archive/2014-12.xml', [road], false),
      documentOf('rss.xml', [road], true, false),
      documentOf('archive/2014-12.xml', [road]),
    ];
    expect(findUnseen([road], new Map(), documents)).toEqual([{ article: road, archive: 'archive/2014-12' }]);
    expect(findUnseen([road], new Map(), documents.slice(0, 2))).toEqual([{ article: road }]);
  });

  it('leaves out what a feed shows, and what the lock knows or may know', () => {
    const entry = lineOf('items/road.md');
    const known = [
      settled({ entry }),
      settled({ replacedEntry: entry }),
      settled({ candidateEntries: [entry] }),
    ];
    expect(findUnseen([road, ...known], new Map([[road, 'hash']]), [])).toEqual([]);
  });
});

describe('findMovedPages', () => {
  it('names the articles whose page is not where the lock has it', () => {
    const [there, old] = ['2014/12/21/road/', '2014/12/21/boat/'];
    const moved = settled({ entry: lineOf('items/road.md', { pages: [old, there] }) });
    const same = settled({ entry: lineOf('items/road.md', { pages: [there, old] }) });
    const without = settled({ entry: lineOf('items/road.md') });
    const addresses = new Map([moved, same, without, road].map((article) => [article, there]));
    expect(findMovedPages(addresses)).toEqual([{ article: moved, from: old, to: there }]);
  });
});
