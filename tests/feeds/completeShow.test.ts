import { describe, expect, it } from 'vitest';
import { renderRss } from '../../src/feeds/rss.ts';
import type { AnyItem } from '../../src/model/item.ts';
import { completeShow, EPISODES, SHOW } from './completeShow.ts';
import { feedOf, HOME } from './material.ts';
import { attributesOf, only, readXml, texts } from './xmlReader.ts';

const channelOf = (document: string) => only(readXml(document), 'channel');

describe('a show with every element', () => {
  const channel = channelOf(renderRss(completeShow()));

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
    const show = only(
      channelOf(renderRss(feedOf([], { show: { ...SHOW, publisher } }))),
      'podcast:publisher',
    );
    expect(attributesOf(show, 'podcast:remoteItem')).toEqual([{ feedGuid: 'x', medium: 'podcast' }]);
  });
});

describe('a show of a program with relative addresses and its own mistakes', () => {
  const withoutHome = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll(HOME, '/'));
  const { published: _published, date: _date, ...written } = EPISODES[0] ?? {};
  const trailers = SHOW.trailers ?? [];

  it('is the same show, by the address of its site', () => {
    const { trailers: _, updateFrequency: __, ...show } = SHOW;
    const meant = feedOf([written], { show });
    const given = feedOf([withoutHome(written)], { show: withoutHome(show) });
    expect(renderRss(given)).toBe(renderRss(meant));
  });

  it('keeps its addresses where the site has none', () => {
    const given = feedOf([withoutHome(written)], { link: '', show: { ...SHOW, image: 'cover.jpg' } });
    expect(renderRss(given)).toContain('<itunes:image href="cover.jpg"/>');
  });

  it.each([
    [
      { trailers: trailers.map((one) => ({ ...one, published: new Date(Number.NaN) })) },
      'options.show.trailers[0]: published is not a valid Date: Invalid Date',
    ],
    [
      { updateFrequency: { text: 'Daily', start: new Date(Number.NaN) } },
      'options.show.updateFrequency: start is not a valid Date: Invalid Date',
    ],
  ])('is told by name where a date is none: %j', (changes, message) => {
    expect(() => renderRss(feedOf([], { show: { ...SHOW, ...changes } }))).toThrow(message);
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
