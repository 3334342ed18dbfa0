import { describe, expect, it } from 'vitest';
import {
  findMovedDates,
  findSubscriberChanges,
  type PlannedState,
} from '../../src/identity/subscriberChanges.ts';
import type { Article } from '../../src/model/article.ts';
import { type LockEntry, NEVER_SHOWN, UNKNOWN } from '../../src/model/lockEntry.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { tellAll } from '../support/problems.ts';
import { articleAt, evening, goneFrom, lineOf, outcomeOf, settled } from './material.ts';

const SEEN = 'fedcba9876543210';
const OTHER = '0000000000000000';
const FILE = 'items/road.md';

/** What subscribers notice, by the files of the articles; what they do not is left out. */
function noticed(outcome: PlannedState): Record<string, string[]> {
  const all = Object.entries<readonly { readonly file: string }[]>({
    ...findSubscriberChanges(outcome, evening(25)),
  });
  return Object.fromEntries(
    all.filter(([, some]) => some.length > 0).map(([kind, some]) => [kind, some.map(({ file }) => file)]),
  );
}

/** What subscribers notice of an article that has this line, that is as it was but for these parts. */
function noticedOf(entry: Partial<LockEntry>, parts: Partial<Article> = {}, seen = SEEN) {
  return noticed(outcomeOf([[settled({ entry: lineOf(FILE, entry), ...parts }), seen]]));
}

describe('subscribers notice', () => {
  it('a new article', () => {
    expect(noticed(outcomeOf([[settled(), SEEN]]))).toEqual({ new: [FILE] });
  });

  it('a new article where it was known and never shown', () => {
    expect(noticedOf({ contentHash: NEVER_SHOWN })).toEqual({ new: [FILE] });
  });

  it('nothing of an article that is as it was', () => {
    expect(noticedOf({})).toEqual({});
  });

  it('nothing of an article that comes back as it was', () => {
    expect(noticedOf({ isGone: true })).toEqual({});
  });

  it('nothing of an article that another publisher gave them', () => {
    expect(noticedOf({ contentHash: UNKNOWN, textHash: UNKNOWN })).toEqual({});
  });

  it('an update where its author moved updated', () => {
    expect(noticedOf({}, { updated: evening(22) }, OTHER)).toEqual({ updated: [FILE] });
  });

  it('an update of an article that another publisher gave them', () => {
    expect(noticedOf({ contentHash: UNKNOWN }, { updated: evening(22) })).toEqual({ updated: [FILE] });
  });

  it('an update though nothing else has changed', () => {
    expect(noticedOf({}, { updated: evening(22) })).toEqual({ updated: [FILE] });
  });

  it('nothing where the same instant has another offset', () => {
    const there = new Stamp(evening(21).getTime(), 0);
    expect(noticedOf({}, { published: there, updated: there })).toEqual({});
  });

  it('an article with another id once more', () => {
    expect(noticed(outcomeOf([[settled({ replacedEntry: lineOf(FILE) }), SEEN]]))).toEqual({
      returning: [FILE],
    });
  });

  it('an article with another id as new where they have never had it', () => {
    const replaced = lineOf(FILE, { contentHash: NEVER_SHOWN });
    expect(noticed(outcomeOf([[settled({ replacedEntry: replaced }), SEEN]]))).toEqual({ new: [FILE] });
  });

  it('an article that is gone', () => {
    expect(noticed(outcomeOf([], { entries: [lineOf(FILE)] }))).toEqual({ gone: [FILE] });
  });

  it.each<[string, Partial<PlannedState>]>([
    ['that was gone before', { entries: [goneFrom(FILE)] }],
    ['that they have never had', { entries: [lineOf(FILE, { contentHash: NEVER_SHOWN })] }],
    ['whose file could not be read', { entries: [lineOf(FILE)], unreadable: new Set([FILE]) }],
  ])('no absence of an article %s', (_, more) => {
    expect(noticed(outcomeOf([], more))).toEqual({});
  });

  it('nothing without a lock of an article that the last documents have', () => {
    const article = settled();
    expect(noticed(outcomeOf([[article, SEEN]], { previousIds: new Set([article.id]) }))).toEqual({});
    expect(noticed(outcomeOf([[article, SEEN]], { previousIds: new Set(['urn:other']) }))).toEqual({
      new: [FILE],
    });
  });

  it('nothing yet of an article that could be several', () => {
    expect(noticed(outcomeOf([[settled({ candidateEntries: [lineOf(FILE)] }), SEEN]]))).toEqual({});
  });

  it('no absence of an article that the window no longer shows', () => {
    const known = lineOf(FILE);
    expect(noticed(outcomeOf([], { articles: [settled({ entry: known })], entries: [known] }))).toEqual({});
  });

  it('each article for itself', () => {
    const files = ['items/a.md', 'items/b.md', 'items/c.md', 'items/d.md'];
    const [a, b, c, d] = files.map((file) => articleAt(file));
    const outcome = outcomeOf([
      [settled({}, a), SEEN],
      [settled({ entry: lineOf('items/b.md'), updated: evening(22) }, b), OTHER],
      [settled({ entry: lineOf('items/c.md') }, c), OTHER],
      [settled({ replacedEntry: lineOf('items/d.md') }, d), SEEN],
    ]);
    const entries = [...outcome.entries, lineOf('items/e.md')];
    expect(noticed({ ...outcome, entries })).toEqual({
      new: ['items/a.md'],
      updated: ['items/b.md'],
      edited: ['items/c.md'],
      returning: ['items/d.md'],
      gone: ['items/e.md'],
    });
  });
});

describe('an article is edited, and readers that have it may never look again', () => {
  it.each<[string, Partial<Article>, string]>([
    ['where what readers see is another', {}, OTHER],
    ['where updated was moved back', { updated: evening(20) }, SEEN],
    ['where published was moved back', { published: evening(20) }, SEEN],
  ])('%s', (_, parts, seen) => {
    expect(noticedOf({}, parts, seen)).toEqual({ edited: [FILE] });
  });

  it('where published was moved back in an article that another publisher gave them', () => {
    expect(noticedOf({ contentHash: UNKNOWN }, { published: evening(20) })).toEqual({ edited: [FILE] });
  });
});

describe('an author who moves the date of publication', () => {
  it('is told what subscribers were given', () => {
    const head = settled({ entry: lineOf(FILE), published: evening(22) });
    expect(tellAll(findMovedDates([head], evening(25)))).toMatchInlineSnapshot(
      `"items/road.md:1:1 warning PUBLISHED_MOVED expected the time that subscribers were given, 2014-12-21T20:03:00+13:00, found 2014-12-22T20:03:00+13:00 - it is published so, but readers that have it keep the old time or move it without a word; put the old date back, and say with updated: when it changed"`,
    );
  });

  it('is told that an article of a later time is held until then', () => {
    const head = settled({ entry: lineOf(FILE), published: evening(22) });
    const mendAt = (day: number) => findMovedDates([head], evening(day))[0]?.mend;
    const [held, published] = ['it is held until then, ', 'it is published so, '];
    expect(mendAt(21)).toMatch(new RegExp(`^${held}and readers that have it keep what they have; put the`));
    expect(mendAt(22)).toMatch(new RegExp(`^${published}`));
  });

  it('is told where the date was written', () => {
    const publishedPlace = { file: FILE, line: 3, column: 7 };
    const head = settled({ entry: lineOf(FILE), published: evening(20), publishedPlace });
    expect(findMovedDates([head], evening(25))).toMatchObject([
      { code: 'PUBLISHED_MOVED', ...publishedPlace },
    ]);
  });

  it('is told of an article that another publisher gave them', () => {
    const known = lineOf(FILE, { contentHash: UNKNOWN });
    expect(findMovedDates([settled({ entry: known, published: evening(22) })], evening(25))).toHaveLength(1);
  });

  it.each<[string, Partial<Article>]>([
    ['of a new article', {}],
    ['of an article that is as it was', { entry: lineOf(FILE) }],
    [
      'of one that nobody was shown',
      { entry: lineOf(FILE, { contentHash: NEVER_SHOWN }), published: evening(22) },
    ],
    ['where the instant is the same', { entry: lineOf(FILE, { published: '2014-12-21T07:03:00Z' }) }],
    ['where the id is another', { replacedEntry: lineOf(FILE), published: evening(22) }],
  ])('is told nothing %s', (_, parts) => {
    expect(findMovedDates([settled(parts)], evening(25))).toEqual([]);
  });
});
