import { expect, it } from 'vitest';
import { findEarlyEntries } from '../../src/import/earlyEntries.ts';
import { identifyEntries } from '../../src/import/identifyEntries.ts';
import type { ReadEntry } from '../../src/import/reader/feedDocument.ts';
import { EVENING, entryOf, entryWithout, feedOf, told } from './material.ts';

const BEFORE = new Date(EVENING.getTime() - 1);

const toldOf = (entries: readonly ReadEntry[], now = BEFORE) =>
  told(findEarlyEntries(identifyEntries(feedOf(entries), new Set(), 'old.xml').entries, now, 'old.xml'));

it('names entries whose time is still to come, once', () => {
  expect(toldOf([entryOf(), { ...entryWithout('title'), id: 'urn:note', file: '2.xml' }])).toEqual([
    'old.xml:7 warning FEED_ENTRY expected entries whose time has come, found "The road is open" of 2014-12-21T20:03:00+13:00, "urn:note" of 2014-12-21T20:03:00+13:00 - subscribers have them, so they stay published, marked early in feed.lock; mend date: where it is wrong',
  ]);
});

it('names the first of many, in the document that has it', () => {
  const [line = ''] = toldOf(
    Array.from({ length: 7 }, (_, index) => entryOf({ id: `urn:${index}`, file: '2.xml' })),
  );
  expect(line).toMatch(/^2\.xml:7 .* and 2 more - /);
  expect(line.match(/The road/g)).toHaveLength(5);
});

it('says nothing of what is out, or what no feed had', () => {
  expect(toldOf([entryOf()], EVENING)).toEqual([]);
  expect(toldOf([entryOf({ isDraft: true }), entryOf({ id: 'urn:b', isPage: true })])).toEqual([]);
});
