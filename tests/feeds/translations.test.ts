import { parseFeed as parseWithRowanManning } from '@rowanmanning/feed-parser';
import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import type { PlainFeed } from '../../src/model/channel.ts';

const SITE = 'https://news.example.nz/';
const feed: PlainFeed = {
  options: { title: 'News', link: SITE, language: 'en' },
  items: [
    {
      title: 'Road',
      id: 'tag:news.example.nz,2015:road',
      link: `${SITE}road/`,
      date: new Date('2015-01-02T00:00:00Z'),
      translations: [
        { language: 'en', link: '/road/' },
        { language: 'fr', link: `${SITE}route/` },
      ],
    },
  ],
};

describe('an item that has translations', () => {
  const atom = renderAtom(feed);

  it('has its own page first in Atom, then the others, then its own with its language', () => {
    expect(atom.match(/ {4}<link .*\n/g)).toEqual([
      `    <link rel="alternate" type="text/html" href="${SITE}road/"/>\n`,
      `    <link rel="alternate" type="text/html" hreflang="fr" href="${SITE}route/"/>\n`,
      `    <link rel="alternate" type="text/html" hreflang="en" href="${SITE}road/"/>\n`,
    ]);
  });

  it('leads readers that know one page to its own, whether they take the first or the last', () => {
    expect(parseWithRowanManning(atom).items[0]?.url).toBe(`${SITE}road/`);
    const read = parseWithFeedsmith(atom);
    const links = read.format === 'atom' ? (read.feed.entries?.[0]?.links ?? []) : [];
    const pages = links.filter(({ rel }) => rel === 'alternate').map(({ href }) => href);
    expect([pages[0], pages.at(-1)]).toEqual([`${SITE}road/`, `${SITE}road/`]);
  });

  it('says nothing of them in the other formats, which have no place for it', () => {
    for (const text of [renderRss(feed), renderJson(feed)]) expect(text).not.toContain('route');
  });
});

it('an item whose only relative address is that of a translation has it in full', () => {
  const [item] = feed.items;
  const items = [{ ...item, translations: [{ language: 'fr', link: 'route/' }] }] as PlainFeed['items'];
  expect(renderAtom({ ...feed, items })).toContain(`hreflang="fr" href="${SITE}route/"`);
});
