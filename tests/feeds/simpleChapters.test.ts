import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import type { Chapter } from '../../src/model/podcast.ts';
import { completeShow } from './completeShow.ts';
import { HOME, inAll } from './material.ts';
import { attributesOf, only } from './xmlReader.ts';

const namespace = { 'xmlns:psc': 'http://podlove.org/simple-chapters', version: '1.2' };

/** The chapters of an item in RSS and in Atom. */
function chaptersOf(chapterList: readonly Chapter[]) {
  const { rss, atom } = inAll({ chapterList }, { hasSimpleChapters: true });
  return [rss, atom].map((item) => attributesOf(only(item, 'psc:chapters'), 'psc:chapter'));
}

describe('simple chapters', () => {
  it('are in RSS and Atom alike, with all that they can say', () => {
    const chapter = { startInSeconds: 61, title: 'A & B', url: `${HOME}b?a=1&b=2`, img: `${HOME}b.jpg` };
    const said = { start: '00:01:01', title: 'A & B', href: `${HOME}b?a=1&b=2`, image: `${HOME}b.jpg` };
    expect(chaptersOf([chapter])).toEqual([[said], [said]]);
  });

  it.each([
    [0, '00:00:00'],
    [59.9996, '00:01:00'],
    [61.5, '00:01:01.500'],
    [3599.001, '00:59:59.001'],
    [359_999, '99:59:59'],
    [360_000, '100:00:00'],
  ])('begin at Normal Play Time: %s seconds are %s', (startInSeconds, start) => {
    expect(chaptersOf([{ startInSeconds, title: 'One' }])[0]).toEqual([{ start, title: 'One' }]);
  });

  it('leave out what no list shows, and what has no title', () => {
    const chapters: Chapter[] = [
      { startInSeconds: 1, title: 'One' },
      { startInSeconds: 2, title: 'Two', isHidden: true },
      { startInSeconds: 3, img: `${HOME}three.jpg` },
    ];
    expect(chaptersOf(chapters)[1]).toEqual([{ start: '00:00:01', title: 'One' }]);
  });

  it('declare their namespace themselves, so that the item is whole in whatever document it stands', () => {
    const { rss, atom } = inAll(
      { chapterList: [{ startInSeconds: 0, title: 'One' }] },
      { hasSimpleChapters: true },
    );
    for (const item of [rss, atom]) expect(attributesOf(item, 'psc:chapters')).toEqual([namespace]);
  });

  it('are nowhere where nobody asks for them, and where there are none', () => {
    const chapterList = [{ startInSeconds: 0, title: 'One' }];
    for (const { rss, atom } of [
      inAll({ chapterList }),
      inAll({ chapterList: [] }, { hasSimpleChapters: true }),
      inAll({}, { hasSimpleChapters: true }),
    ]) {
      expect([rss, atom].flatMap((item) => attributesOf(item, 'psc:chapters'))).toEqual([]);
    }
  });

  it('are there if the show asks for them, unless the channel says otherwise', () => {
    const has = (document: string) => document.includes('psc:');
    for (const render of [renderRss, renderAtom]) {
      expect(has(render(completeShow()))).toBe(true);
      expect(has(render(completeShow({ hasSimpleChapters: false })))).toBe(false);
    }
    expect(has(renderJson(completeShow()))).toBe(false);
  });
});
