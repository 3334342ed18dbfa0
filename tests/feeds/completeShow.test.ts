import { describe, expect, it } from 'vitest';
import { renderRss } from '../../src/feeds/rss.ts';
import type { AnyItem } from '../../src/model/item.ts';
import { completeShow, EPISODES, SHOW } from './completeShow.ts';
import { feedOf } from './material.ts';
import { readEpisode, readShow } from './podcastReader.ts';
import { all, only, readXml, texts } from './xmlReader.ts';

const channelOf = (document: string) => only(readXml(document), 'channel');

/** What RSS has of an item beside its text and its first enclosure. */
const saidOf = ({ transcripts, chapters, episode }: Partial<AnyItem>) => ({
  ...(transcripts && { transcripts }),
  ...(chapters && { chapters }),
  episode,
});

describe('a show with every element', () => {
  const channel = channelOf(renderRss(completeShow()));

  it('reads back as it is, each field of it', () => {
    const { hasSimpleChapters: _, publisher, ...rest } = SHOW;
    const meant = { ...rest, publisher: { ...publisher, medium: 'publisher' } };
    expect(asNumbers(readShow(channel))).toEqual(asNumbers(meant));
  });

  it('has episodes that read back as they are, each field of them', () => {
    expect(all(channel, 'item').map(readEpisode)).toEqual(EPISODES.map(saidOf));
  });

  it('has its guid behind the items, and nothing else there', () => {
    const names = channel.children.map(({ name }) => name);
    expect(names.slice(names.indexOf('item'))).toEqual(['item', 'item', 'item', 'podcast:guid']);
  });

  it('has its trailers in GMT where all dates are', () => {
    const document = renderRss(completeShow({ rssDates: 'gmt' }));
    expect(document).toContain('pubdate="Sun, 01 Mar 2026 17:00:00 GMT"');
  });

  it('has nothing of what it does not say', () => {
    const { image, categories, isExplicit, author, guid, isLocked } = SHOW;
    const least = { image, categories, isExplicit, author, guid, isLocked };
    const names = channelOf(renderRss(feedOf([], { show: least }))).children.map(({ name }) => name);
    expect([...new Set(names.filter((name) => /^(?:itunes|podcast):/.test(name)))]).toEqual([
      'itunes:image',
      'itunes:category',
      'itunes:explicit',
      'itunes:author',
      'podcast:locked',
      'podcast:guid',
    ]);
  });

  it('keeps another medium of its publisher than that of publishers', () => {
    const publisher = { feedGuid: 'x', medium: 'podcast' };
    expect(
      readShow(channelOf(renderRss(feedOf([], { show: { ...SHOW, publisher } })))).publisher,
    ).toMatchObject({ medium: 'podcast' });
  });
});

describe('the numbers of an episode', () => {
  const numbersOf = (episode: AnyItem['episode']) => {
    const item = only(channelOf(renderRss(feedOf([{ ...(episode && { episode }) }]))), 'item');
    return [
      texts(item, 'itunes:season'),
      texts(item, 'podcast:season'),
      texts(item, 'itunes:episode'),
      texts(item, 'podcast:episode'),
    ].flat();
  };

  it('are told to Apple and to Podcasting 2.0', () => {
    expect(numbersOf({ season: { number: 2 }, number: { number: 14 } })).toEqual(['2', '2', '14', '14']);
  });

  it.each([2.5, 0, -1])('are told to Podcasting 2.0 alone where Apple has none such: %s', (number) => {
    expect(numbersOf({ season: { number }, number: { number } })).toEqual([String(number), String(number)]);
  });
});

/** Times as instants: their offsets are not compared. */
function asNumbers(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
