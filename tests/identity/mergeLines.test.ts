import { describe, expect, it } from 'vitest';
import { mergeLines } from '../../src/identity/mergeLines.ts';
import type { Head } from '../../src/model/article.ts';
import { type LockEntry, NEVER_SHOWN } from '../../src/model/lockEntry.ts';
import { tellAll } from '../support/problems.ts';
import { articleAt, goneFrom, lineOf, whoIsWho } from './material.ts';

const ROAD = 'items/road.md';
const BOAT = 'items/boat.md';
const EDITED = { text: 'The tide went out.' };

/** What becomes of lines, given in each order: the result has to be the same. */
function merged(lines: readonly LockEntry[], heads: readonly Head[], drafts: readonly string[] = []) {
  const numbered = lines.map((line, index) => ({ ...line, line: index + 3 }));
  const folder = { heads, reservedFiles: new Set(drafts) };
  const bare = (all: readonly LockEntry[]) => all.map(({ line: _, ...rest }) => rest);
  const { entries, problems } = mergeLines(numbered, folder);
  const turned = mergeLines(numbered.toReversed(), folder);
  expect(bare(turned.entries.toReversed())).toEqual(bare(entries));
  expect(turned.problems.length).toBe(problems.length);
  return { entries: bare(entries), told: tellAll(problems) };
}

/** The files and states of the lines that are left. */
function filesOf(lines: readonly LockEntry[], heads: readonly Head[], drafts: readonly string[] = []) {
  const { entries } = merged(lines, heads, drafts);
  return entries.map(({ file, isGone, isDraft }) => `${isGone ? 'gone ' : isDraft ? 'draft ' : ''}${file}`);
}

const road = lineOf(ROAD, { id: 'urn:1' });
const edited = lineOf(ROAD, { id: 'urn:1', ...EDITED });
const moved = lineOf(BOAT, { id: 'urn:1' });

describe('of two lines with one id', () => {
  it('the one with the words of the article counts, and a note tells it', () => {
    const { entries, told } = merged([road, edited], [articleAt(ROAD, EDITED)]);
    expect(entries).toMatchObject([{ textHash: edited.textHash }]);
    expect(told).toMatchInlineSnapshot(
      `"feed.lock:4:1 note LOCK_MERGED expected one line of "urn:1", found lines 3 and 4 - nothing: line 4 counts, and the next build writes one"`,
    );
  });

  it('the one that counts stays as it was written', () => {
    const { line: _, ...rest } = edited;
    expect(merged([road, edited], [articleAt(ROAD, EDITED)]).entries).toEqual([rest]);
  });

  it('the one that is gone says nothing of another article that is in its file now', () => {
    const gone = goneFrom(ROAD, { id: 'urn:1' });
    const later = lineOf(BOAT, { id: 'urn:1', day: 22 });
    expect(filesOf([gone, later], [articleAt(ROAD, EDITED)])).toEqual([BOAT]);
    expect(filesOf([gone, later], [], [ROAD])).toEqual([BOAT]);
  });

  it.each([EDITED, { text: 'No news.' }, { text: 'The road is open.' }])(
    'the one of a draft counts before one that is as old, whatever their words: %j',
    (facts) => {
      const draft = lineOf(ROAD, { id: 'urn:1', isDraft: true });
      expect(filesOf([lineOf(BOAT, { id: 'urn:1', ...facts }), draft], [])).toEqual([`draft ${ROAD}`]);
      const other = lineOf(BOAT, { id: 'urn:1', isDraft: true });
      expect(filesOf([lineOf(ROAD, { id: 'urn:1', ...facts }), other], [])).toEqual([`draft ${BOAT}`]);
    },
  );

  it('the one whose file is there counts, where the article was edited since', () => {
    expect(filesOf([road, moved], [articleAt(BOAT, EDITED)])).toEqual([BOAT]);
    expect(filesOf([road, moved], [articleAt(ROAD, EDITED)])).toEqual([ROAD]);
  });

  it('the one with the words of another file counts before one that names nothing', () => {
    const away = { ...edited, file: 'items/away.md' };
    expect(filesOf([away, moved], [articleAt('items/ship.md')])).toEqual([BOAT]);
  });

  it('a line that is gone counts where there is no file, and only there', () => {
    const gone = goneFrom(ROAD, { id: 'urn:1' });
    expect(filesOf([road, gone], [])).toEqual([`gone ${ROAD}`]);
    expect(filesOf([road, gone], [articleAt(ROAD)])).toEqual([ROAD]);
    expect(filesOf([moved, gone], [articleAt(BOAT, EDITED)])).toEqual([BOAT]);
  });

  it('the line of a draft counts while it is one', () => {
    const draft = { ...road, isDraft: true } as const;
    expect(filesOf([road, draft], [], [ROAD])).toEqual([`draft ${ROAD}`]);
    expect(filesOf([moved, road], [], [ROAD])).toEqual([ROAD]);
  });

  it('the later update counts where neither has the words of the article, then the later time', () => {
    const later = { ...edited, updated: '2014-12-22T09:00:00+13:00' };
    const redated = { ...road, published: '2014-12-21T20:02:00+13:00' };
    const heads = [articleAt(ROAD, { text: 'No news.' })];
    expect(merged([road, later], heads).entries).toEqual([
      expect.objectContaining({ updated: later.updated }),
    ]);
    expect(merged([road, redated], heads).entries).toMatchObject([{ published: road.published }]);
  });

  it('a line that readers have seen counts before one that they have not', () => {
    const unseen = { ...road, contentHash: NEVER_SHOWN };
    expect(merged([unseen, road], [articleAt(ROAD)]).entries).toMatchObject([
      { contentHash: road.contentHash },
    ]);
  });

  it('any counts where all else is the same, and always the same one', () => {
    const lines = ['0000000000000000', '1111111111111111'].map((contentHash) => ({ ...road, contentHash }));
    expect(merged(lines, [articleAt(ROAD)]).entries).toMatchObject([{ contentHash: '0000000000000000' }]);
    expect(merged([road, road], [articleAt(ROAD)]).entries).toHaveLength(1);
  });

  it('the pages of both are kept', () => {
    const ours = { ...edited, pages: ['2014/12/21/boat/', '2014/12/21/road/'] };
    const theirs = { ...road, pages: ['2014/12/21/ship/', '2014/12/21/road/'] };
    expect(merged([theirs, ours], [articleAt(ROAD, EDITED)]).entries).toMatchObject([
      { pages: ['2014/12/21/boat/', '2014/12/21/road/', '2014/12/21/ship/'] },
    ]);
  });
});

describe('two files that changed names in one branch', () => {
  const other = lineOf(BOAT, { id: 'urn:2', text: 'No news.' });
  const now = [articleAt(BOAT), articleAt(ROAD, { text: 'No news.' })];
  const swapped = [moved, { ...other, file: ROAD }];

  it('are told by their words where all four lines are left', () => {
    expect(filesOf([road, other, ...swapped], now)).toEqual([BOAT, ROAD]);
  });

  it('are told by the line that is left alone where the words are others', () => {
    const lines = [moved, { ...other, file: ROAD }, other];
    expect(filesOf(lines, [articleAt(BOAT, EDITED), articleAt(ROAD, { text: 'New.' })])).toEqual([
      BOAT,
      ROAD,
    ]);
  });
});

describe('lines of one id that name two articles which are both there', () => {
  it('ask which of them it is', () => {
    expect(merged([road, moved], [articleAt(ROAD), articleAt(BOAT)]).told).toMatchInlineSnapshot(
      `"feed.lock:4:1 error LOCK_DUPLICATE expected the id "urn:1" of one article, found it in lines 3 and 4 of items/boat.md and items/road.md, which are both there - write id: and this id into the front matter of the one that readers know by it"`,
    );
  });

  it('are told with the files in alphabetical order, whichever line comes first', () => {
    const heads = [articleAt(ROAD), articleAt(BOAT)];
    expect(merged([moved, road], heads).told).toContain('of items/boat.md and items/road.md, which');
  });

  it('do not where one of the files is there, or none', () => {
    for (const heads of [[articleAt(ROAD)], []]) {
      const { told } = merged([road, moved], heads);
      expect(told).toContain('note LOCK_MERGED');
      expect(told).not.toContain('LOCK_DUPLICATE');
    }
  });

  it('ask too where both were edited since', () => {
    const heads = [articleAt(ROAD, EDITED), articleAt(BOAT, EDITED)];
    expect(merged([road, moved], heads).told).toContain('error LOCK_DUPLICATE');
  });

  it('do not where one of them says in its front matter that it is the one', () => {
    const heads = [articleAt(ROAD), articleAt(BOAT, { id: 'urn:1' })];
    expect(filesOf([road, moved], heads)).toEqual([BOAT]);
    expect(merged([road, moved], heads).told).toContain('note LOCK_MERGED');
  });

  it('do not where the other has an id of its own', () => {
    const heads = [articleAt(ROAD), articleAt(BOAT, { id: 'urn:9' })];
    expect(filesOf([road, moved], heads)).toEqual([ROAD]);
  });
});

describe('of two lines with one file', () => {
  const first = lineOf(ROAD, { id: 'urn:1', day: 20 });
  const second = lineOf(ROAD, { id: 'urn:2', day: 21, ...EDITED });

  it('both stay, and a note tells it', () => {
    const { entries, told } = merged([first, second], [articleAt(ROAD)]);
    expect(entries).toHaveLength(2);
    expect(told).toMatchInlineSnapshot(
      `"feed.lock:4:1 note LOCK_MERGED expected one line of items/road.md, found lines 3 and 4 - nothing, where the article has the time or the words of one; the other is gone, and its id is kept"`,
    );
  });

  it('nothing is told where one of them is gone', () => {
    const { entries, told } = merged([first, goneFrom(ROAD, { id: 'urn:2' })], [articleAt(ROAD)]);
    expect(entries).toHaveLength(2);
    expect(told).toBe('');
  });

  it('the article has the id of the one with its words, or with its time', () => {
    const who = (head: Head) => whoIsWho([head], [first, second]);
    expect(who(articleAt(ROAD, { day: 20 }))).toEqual({ [ROAD]: 'urn:1' });
    expect(who(articleAt(ROAD, { day: 22, ...EDITED }))).toEqual({ [ROAD]: 'urn:2' });
    expect(who(articleAt(ROAD, { day: 21, text: 'No news.' }))).toEqual({ [ROAD]: 'urn:2' });
  });

  it('the article is asked about where it has neither', () => {
    expect(whoIsWho([articleAt(ROAD, { day: 22, text: 'No news.' })], [first, second])).toEqual({
      [ROAD]: '? urn:1 urn:2',
    });
  });

  it('an id in front matter is not contradicted by the other line of its file', () => {
    const head = articleAt(ROAD, { id: 'urn:2', day: 21, ...EDITED });
    const stale = { ...second, id: 'urn:1' };
    for (const lines of [
      [second, stale],
      [stale, second],
    ])
      expect(whoIsWho([head], lines)).toEqual({ [ROAD]: 'urn:2' });
  });
});
