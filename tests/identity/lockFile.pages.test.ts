import { describe, expect, it } from 'vitest';
import { formatLock } from '../../src/identity/lockFile.ts';
import { nextLockEntries, type PlannedState } from '../../src/identity/subscriberChanges.ts';
import type { LockEntry } from '../../src/model/lockEntry.ts';
import { evening, goneFrom, lineOf, linesOf, outcomeOf, readLock, settled, withoutLine } from './material.ts';

const FILE = 'items/road.md';
const ROAD = '2014/12/21/road/';
const STREET = '2014/12/21/street/';
const LANE = '2014/12/22/lane/';
const HEADER = formatLock([]);
const [LINE = ''] = linesOf([lineOf(FILE)]);

describe('a line of the lock', () => {
  it('ends in where the page is and was', () => {
    expect(linesOf([lineOf(FILE, { pages: [ROAD, STREET] })])).toEqual([`${LINE}\t${ROAD} ${STREET}`]);
  });

  it('has six columns as before where the article never had a page', () => {
    expect(LINE.split('\t')).toHaveLength(6);
  });

  it('of six columns is read: locks from before pages have no others', () => {
    expect(readLock(`${HEADER}${LINE}\n`)).toEqual({ entries: [lineOf(FILE)], problems: [] });
  });

  it.each<[string, LockEntry]>([
    ['one address', lineOf(FILE, { pages: [ROAD] })],
    ['several addresses, in their order', lineOf(FILE, { pages: [STREET, ROAD, LANE] })],
    [
      'addresses of other letters',
      lineOf(FILE, { pages: ['2014/12/21/p%C4%81-2/', '2014/12/21/%E6%B8%A1/'] }),
    ],
    ['an article that is gone', goneFrom(FILE, { pages: [ROAD] })],
    ['a draft', { ...lineOf(FILE, { pages: [ROAD] }), isDraft: true }],
    ['an unlisted article', { ...lineOf(FILE, { pages: [ROAD] }), isUnlisted: true }],
  ])('gives back %s as it was', (_, entry) => {
    expect(readLock(formatLock([entry]))).toEqual({ entries: [entry], problems: [] });
  });

  it.each([
    ['an empty column', ''],
    ['a word', 'x'],
    ['an address without its last slash', ROAD.slice(0, -1)],
    ['an address that begins with one', `/${ROAD}`],
    ['a whole address', `https://news.example.nz/${ROAD}`],
    ['a month of one digit', '2014/1/21/road/'],
    ['a folder too many', `${ROAD}more/`],
    ['a folder above', '2014/12/21/../'],
    ['a backslash', String.raw`2014/12/21/..\..\x/`],
    ['white space at its end', `${ROAD} `],
    ['two spaces', `${ROAD}  ${STREET}`],
    ['a comma', `${ROAD},${STREET}`],
    ['a letter that addresses escape', '2014/12/21/pā/'],
    ['another column', `${ROAD}\t${STREET}`],
  ])('is damaged with %s in the place of addresses', (_, pages) => {
    const { entries, problems } = readLock(`${HEADER}${LINE}\t${pages}\n`);
    expect(entries).toEqual([]);
    expect(problems).toMatchObject([{ file: 'feed.lock', line: 3, code: 'LOCK_DAMAGED' }]);
  });
});

describe('the next lock has of a page', () => {
  const pagesIn = (outcome: PlannedState) => nextLockEntries(outcome, evening(25)).map(({ pages }) => pages);
  const at = (head: ReturnType<typeof settled>, page: string | undefined) =>
    outcomeOf([[head, 'fedcba9876543210']], { pages: new Map(page === undefined ? [] : [[head, page]]) });
  const known = (...pages: string[]) => settled({ entry: lineOf(FILE, pages.length > 0 ? { pages } : {}) });

  it('where it is', () => {
    expect(pagesIn(at(settled(), ROAD))).toEqual([[ROAD]]);
  });

  it('nothing, where there never was one', () => {
    expect(nextLockEntries(at(known(), undefined), evening(25))).toEqual([withoutLine(lineOf(FILE))]);
  });

  it('where it was too, the newest first', () => {
    expect(pagesIn(at(known(STREET, ROAD), LANE))).toEqual([[LANE, STREET, ROAD]]);
  });

  it('each address once, though it came back to one', () => {
    expect(pagesIn(at(known(LANE, STREET, ROAD), ROAD))).toEqual([[ROAD, LANE, STREET]]);
  });

  it('the same, where nothing has changed', () => {
    expect(pagesIn(at(known(STREET, ROAD), STREET))).toEqual([[STREET, ROAD]]);
  });

  it('where it was, while there is none', () => {
    expect(pagesIn(at(known(STREET, ROAD), undefined))).toEqual([[STREET, ROAD]]);
  });

  it('where it was under the id that another has replaced', () => {
    expect(pagesIn(at(settled({ replacedEntry: lineOf(FILE, { pages: [ROAD] }) }), STREET))).toEqual([
      [STREET, ROAD],
    ]);
  });

  it.each([
    ['is gone', {}],
    ['is a draft', { drafts: new Set([FILE]) }],
    ['cannot be read', { unreadable: new Set([FILE]) }],
  ])('where it was, when the article %s', (_, more) => {
    const entries = [lineOf(FILE, { pages: [STREET, ROAD] })];
    expect(pagesIn(outcomeOf([], { entries, ...more }))).toEqual([[STREET, ROAD]]);
  });

  it('where it was, when the article is held again', () => {
    const entry = lineOf(FILE, { pages: [ROAD] });
    const heads = [settled({ entry, published: evening(31) })];
    expect(pagesIn(outcomeOf([], { articles: heads, entries: [entry] }))).toEqual([[ROAD]]);
  });
});
