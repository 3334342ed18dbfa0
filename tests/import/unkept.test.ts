import { expect, test } from 'vitest';
import { unkeptOf } from '../../src/import/unkept.ts';
import { auckland } from '../support/publication.ts';
import { feedOf, told } from './material.ts';

const UNREAD = [
  { name: 'podcast:liveItem', count: 1, line: 4 },
  { name: 'media:rating', count: 2, line: 7 },
];
const COVER = { image: 'https://hour.example/cover.jpg' };

const tellOf = (more: Parameters<typeof feedOf>[1], settings = auckland, hasSettings = true) =>
  told(unkeptOf(feedOf([], more), settings, hasSettings, 'old.xml'));

test('tells each element that no file has a place for once, with its number', () => {
  expect(tellOf({ unread: UNREAD })).toEqual([
    'old.xml:4 warning FEED_ENTRY expected elements that a file has a place for, found "podcast:liveItem" - what it says is left out',
    'old.xml:7 warning FEED_ENTRY expected elements that a file has a place for, found "media:rating", 2 times - what it says is left out',
  ]);
});

test('tells that a feed.yaml which is here already lacks the show', () => {
  expect(tellOf({ podcast: COVER })).toEqual([
    'old.xml:1 warning FEED_ENTRY expected a feed.yaml with podcast:, since the feed is a podcast, found one without - what the feed says of its show is left out; import it into an empty folder, and copy podcast: from there',
  ]);
});

test('tells nothing of a show where feed.yaml is made, where it has one, and where there is none', () => {
  const podcast = {
    ...COVER,
    imagePlace: { file: 'feed.yaml', line: 1, column: 1 },
    categories: [],
    isExplicit: false,
    isLocked: false,
  };
  expect(tellOf({ podcast: COVER }, auckland, false)).toEqual([]);
  expect(tellOf({ podcast: COVER }, { ...auckland, podcast })).toEqual([]);
  expect(tellOf({ podcast: { author: 'Ana' } })).toEqual([]);
  expect(tellOf({})).toEqual([]);
});
