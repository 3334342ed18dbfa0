import { describe, expect, it } from 'vitest';
import { formatLock } from '../../src/identity/lockFile.ts';
import {
  findSubscriberChanges,
  nextLockEntries,
  type PlannedState,
} from '../../src/identity/subscriberChanges.ts';
import { type LockEntry, NEVER_SHOWN, UNKNOWN } from '../../src/model/lockEntry.ts';
import { evening, goneFrom, lineOf, linesOf, outcomeOf, readLock, settled, withoutLine } from './material.ts';

const SEEN = 'fedcba9876543210';
const OTHER = '0000000000000000';
const FILE = 'items/road.md';

describe('the next lock', () => {
  const NOW = evening(25);
  const next = (outcome: PlannedState) => nextLockEntries(outcome, NOW);

  it('has what readers were shown', () => {
    const head = settled({ id: 'urn:x', updated: evening(22) });
    expect(next(outcomeOf([[head, OTHER]]))).toEqual([
      {
        id: 'urn:x',
        file: FILE,
        published: '2014-12-21T20:03:00+13:00',
        updated: '2014-12-22T20:03:00+13:00',
        textHash: head.textHash,
        contentHash: OTHER,
        isGone: false,
      },
    ]);
  });

  it('is the same where nothing has changed', () => {
    const known = lineOf(FILE);
    expect(next(outcomeOf([[settled({ entry: known }), SEEN]]))).toEqual([withoutLine(known)]);
  });

  it('has an article that comes back as one that is there', () => {
    expect(next(outcomeOf([[settled({ entry: goneFrom(FILE) }), SEEN]]))).toMatchObject([{ isGone: false }]);
  });

  it('remembers what readers were last shown of an article that the window no longer shows', () => {
    const known = lineOf(FILE, { contentHash: OTHER });
    expect(next(outcomeOf([], { articles: [settled({ entry: known })], entries: [known] }))).toMatchObject([
      { contentHash: OTHER },
    ]);
  });

  it('has an article that the window has never shown, as such', () => {
    expect(next(outcomeOf([], { articles: [settled()] }))).toMatchObject([{ contentHash: NEVER_SHOWN }]);
  });

  it('has an article from the instant on at which it is published', () => {
    const heads = [settled({ published: NOW })];
    expect(next(outcomeOf([], { articles: heads }))).toHaveLength(1);
    expect(nextLockEntries(outcomeOf([], { articles: heads }), new Date(NOW.getTime() - 1))).toEqual([]);
  });

  it('has no article that expired before it was shown to anybody', () => {
    expect(next(outcomeOf([], { articles: [settled({ expires: NOW })] }))).toEqual([]);
    expect(next(outcomeOf([], { articles: [settled({ expires: evening(26) })] }))).toHaveLength(1);
  });

  it.each([
    ['its id', { entry: lineOf(FILE, { contentHash: NEVER_SHOWN }) }],
    ['another id', { replacedEntry: lineOf(FILE, { pages: ['2014/road/'] }) }],
  ])('keeps what is known of one that has expired under %s', (_, known) => {
    const [entry] = Object.values(known);
    expect(
      next(outcomeOf([], { articles: [settled({ ...known, expires: NOW })], entries: [entry as LockEntry] })),
    ).toMatchObject([{ file: FILE, contentHash: NEVER_SHOWN, ...(entry?.pages && { pages: entry.pages }) }]);
  });

  it('keeps an article that was shown and is held now', () => {
    const known = lineOf(FILE);
    const heads = [settled({ entry: known, published: evening(31) })];
    expect(next(outcomeOf([], { articles: heads, entries: [known] }))).toMatchObject([
      { id: 'urn:road', contentHash: SEEN, isDraft: true },
    ]);
  });

  it.each([
    ['nobody was shown', NEVER_SHOWN],
    ['another publisher gave', UNKNOWN],
  ])('has one that %s and that is held now as any other', (_, contentHash) => {
    const known = lineOf(FILE, { contentHash });
    const heads = [settled({ entry: known, published: evening(31) })];
    const [line] = next(outcomeOf([], { articles: heads, entries: [known] }));
    expect(line).not.toHaveProperty('isDraft');
  });

  it('tells an article that is held again as gone, once, and has it as it was when its time comes', () => {
    const known = lineOf(FILE);
    const article = (entry: LockEntry) => settled({ entry, published: evening(31) });
    const before = outcomeOf([], { articles: [article(known)], entries: [known] });
    expect(findSubscriberChanges(before, NOW).gone).toEqual([known]);
    const [held] = readLock(formatLock(next(before))).entries as [LockEntry];
    const after = outcomeOf([], { articles: [article(held)], entries: [held] });
    expect(findSubscriberChanges(after, NOW).gone).toEqual([]);
    expect(linesOf(next(after))).toEqual(linesOf(next(before)));
    const out = nextLockEntries(outcomeOf([[article(held), SEEN]], { entries: [held] }), evening(31));
    expect(out).toEqual([{ ...withoutLine(known), published: held.published, updated: known.updated }]);
  });

  it('forgets the id that another has replaced', () => {
    const head = settled({ replacedEntry: lineOf(FILE) });
    expect(next(outcomeOf([[head, SEEN]])).map(({ id }) => id)).toEqual(['urn:new']);
  });

  it('keeps the line of an article that is gone, and says so', () => {
    const entry = lineOf(FILE);
    expect(next(outcomeOf([], { entries: [entry] }))).toMatchObject([
      { ...withoutLine(entry), isGone: true },
    ]);
  });

  it('keeps the line of an article that was gone before, though it was never shown', () => {
    const entry = goneFrom(FILE, { contentHash: NEVER_SHOWN });
    expect(next(outcomeOf([], { entries: [entry] }))).toMatchObject([withoutLine(entry)]);
  });

  it('forgets an article that is gone and was never shown', () => {
    expect(next(outcomeOf([], { entries: [lineOf(FILE, { contentHash: NEVER_SHOWN })] }))).toEqual([]);
  });

  it.each([lineOf(FILE), lineOf(FILE, { contentHash: NEVER_SHOWN })])(
    'keeps the line of a file that could not be read as it was',
    (entry) => {
      const outcome = outcomeOf([], { entries: [entry], unreadable: new Set([FILE]) });
      expect(next(outcome)).toMatchObject([withoutLine(entry)]);
      expect(next(outcome)).toHaveLength(1);
    },
  );

  it('keeps the line of an article that was gone from a file that cannot be read now', () => {
    const outcome = outcomeOf([], { entries: [goneFrom(FILE)], unreadable: new Set([FILE]) });
    expect(next(outcome)).toMatchObject([{ id: 'urn:road', isGone: true }]);
    expect(next(outcome)).toHaveLength(1);
  });
});

describe('the line of an unlisted article', () => {
  const unlistedPlace = { file: FILE, line: 4, column: 1 };
  const known = { ...lineOf(FILE), isUnlisted: true } as const;
  const linesNext = (outcome: PlannedState) => linesOf(nextLockEntries(outcome, evening(25)));

  it('says so, and its article is told as gone once', () => {
    const [before, after] = [lineOf(FILE), known].map((entry) =>
      outcomeOf([], { articles: [settled({ entry, unlistedPlace })], entries: [entry] }),
    ) as [PlannedState, PlannedState];
    expect(findSubscriberChanges(before, evening(25)).gone).toHaveLength(1);
    expect(linesNext(before)).toEqual([expect.stringMatching(/^unlisted\t2014-12-21T/)]);
    expect(findSubscriberChanges(after, evening(25)).gone).toEqual([]);
    expect(linesNext(after)).toEqual(linesNext(before));
  });

  it('says so of one that nobody was shown, and of which nobody is told', () => {
    const outcome = outcomeOf([], { articles: [settled({ unlistedPlace })] });
    expect(linesNext(outcome)).toEqual([expect.stringMatching(/^unlisted\t/)]);
    expect(findSubscriberChanges(outcome, evening(25))).toMatchObject({ new: [], gone: [] });
  });

  it('tells as gone what subscribers had under another id', () => {
    const replacedEntry = lineOf(FILE);
    const outcome = outcomeOf([], { articles: [settled({ replacedEntry, unlistedPlace })] });
    expect(findSubscriberChanges(outcome, evening(25)).gone).toEqual([replacedEntry]);
  });

  it('is as any other once the article is listed', () => {
    const outcome = outcomeOf([[settled({ entry: known }), SEEN]]);
    expect(nextLockEntries(outcome, evening(25))).toEqual([withoutLine(lineOf(FILE))]);
    expect(findSubscriberChanges(outcome, evening(25))).toMatchObject({ new: [], edited: [], gone: [] });
  });

  it.each([
    ['gone', {}],
    ['draft', { drafts: new Set([FILE]) }],
  ])('becomes that of one that is %s', (state, more) => {
    const outcome = outcomeOf([], { entries: [known], ...more });
    expect(findSubscriberChanges(outcome, evening(25)).gone).toEqual([]);
    expect(linesNext(outcome)).toEqual([expect.stringMatching(new RegExp(`^${state}\\t2014`))]);
  });

  it.each([
    ['gone', {}],
    ['draft', { drafts: new Set([FILE]) }],
  ])('stays though nobody was shown the article, which had a page, when it is %s', (state, more) => {
    const entry = lineOf(FILE, { contentHash: NEVER_SHOWN, isUnlisted: true });
    const [line = ''] = linesNext(outcomeOf([], { entries: [entry], ...more }));
    expect(line).toMatch(new RegExp(`^${state}\\t2014`));
    const entries = readLock(`${formatLock([])}${line}\n`).entries;
    expect(linesNext(outcomeOf([], { entries, ...more }))).toEqual([line]);
  });
});

describe('the line of an article that subscribers had before its time', () => {
  const early = { ...lineOf(FILE), isEarly: true } as const;
  const before = new Date(evening(21).getTime() - 1);
  const known = (published = evening(21)) => outcomeOf([[settled({ entry: early, published }), SEEN]]);

  it('says so until then, and nobody is told of anything', () => {
    expect(nextLockEntries(known(), before)).toEqual([withoutLine(early)]);
    expect(findSubscriberChanges(known(), before)).toMatchObject({ new: [], edited: [], gone: [] });
  });

  it('is as any other from then on', () => {
    expect(nextLockEntries(known(), evening(21))).toEqual([withoutLine(lineOf(FILE))]);
  });

  it('is that of a draft once its author moves it to another time', () => {
    expect(linesOf(nextLockEntries(known(evening(22)), before))).toEqual([
      expect.stringMatching(/^draft\t2014-12-22T/),
    ]);
  });

  it('is that of one that is gone, once its file is', () => {
    const outcome = outcomeOf([], { entries: [early] });
    expect(linesOf(nextLockEntries(outcome, before))).toEqual([expect.stringMatching(/^gone\t2014-12-21T/)]);
  });
});

describe('the line of a draft', () => {
  const drafts = new Set([FILE]);
  const draft = { ...lineOf(FILE), isDraft: true } as const;

  it('says so, and its article is told as gone once', () => {
    const outcome = outcomeOf([], { entries: [lineOf(FILE)], drafts });
    expect(findSubscriberChanges(outcome, evening(25)).gone).toHaveLength(1);
    expect(linesOf(nextLockEntries(outcome, evening(25)))).toEqual([
      expect.stringMatching(/^draft\t2014-12-21T/),
    ]);
    expect(findSubscriberChanges(outcomeOf([], { entries: [draft], drafts }), evening(25)).gone).toEqual([]);
  });

  it('is that of one that is gone, once its file is', () => {
    const outcome = outcomeOf([], { entries: [draft] });
    expect(findSubscriberChanges(outcome, evening(25)).gone).toEqual([]);
    expect(linesOf(nextLockEntries(outcome, evening(25)))).toEqual([
      expect.stringMatching(/^gone\t2014-12-21T/),
    ]);
  });

  it('is read again', () => {
    const { entries, problems } = readLock(formatLock([draft]));
    expect({ entries, problems }).toEqual({ entries: [draft], problems: [] });
  });
});

it('has no two lines with one id, though a draft keeps the id that another article took', () => {
  const head = settled({ id: 'urn:road' });
  const outcome = outcomeOf([[head, OTHER]], { entries: [lineOf(FILE)], drafts: new Set([FILE]) });
  expect(nextLockEntries(outcome, evening(25)).map(({ id }) => id)).toEqual(['urn:road']);
});
