import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/model/item.ts';
import { ARCHIVE } from '../../src/site/archivePages.ts';
import { renderFrontPage } from '../../src/site/frontPage.ts';
import type { Site } from '../../src/site/layout.ts';
import { COPY_SCRIPT, PAGE_STYLE } from '../../src/site/pageAssets.ts';
import { feedAt, front, itemOf, OPML, siteOf, siteWith } from './material.ts';
import { named, ofClass, textOf } from './page.ts';

describe('in bytes', () => {
  const bytes = (text: string) => Buffer.byteLength(text);
  const size = (site: Site, newest: readonly Partial<Item>[]) =>
    bytes(renderFrontPage(site, newest.map(itemOf), { list: OPML, archive: ARCHIVE })) +
    bytes(PAGE_STYLE) +
    bytes(COPY_SCRIPT);
  const articles = (title: string, description: string) =>
    Array.from({ length: 20 }, (_, index) => ({ title: `${title} ${index}`, description }));
  const feeds = (title: string) =>
    Array.from({ length: 300 }, (_, index) => feedAt(`f${index}`, `${title} ${index}`));

  it.each([
    ['short titles', 'Ferry', 'Feed'],
    ['long titles', 'The ferry is back on time '.repeat(11), 'The ferry and other boats '.repeat(11)],
    ['titles in Māori', 'āēīōū '.repeat(49), 'āēīōū '.repeat(49)],
    ['titles of quotation marks', '"'.repeat(299), '"'.repeat(299)],
    ['titles that are books', 'ferry '.repeat(40), 'ferry '.repeat(40_000)],
  ])(
    'a front page of twenty articles and three hundred feeds with %s is under 20 KB, style and script too',
    (_, title, feed) => {
      expect(size(siteWith(feeds(feed)), articles(title, title))).toBeLessThan(20_000);
    },
  );

  it('twenty articles of the usual length are all shown', () => {
    const usual = articles(
      'Ferry is back on time after nine weeks',
      'A summary of two sentences. '.repeat(4),
    );
    expect(ofClass(front(siteOf(), usual), 'h-entry')).toHaveLength(20);
  });

  it('the newest article is shown, however long it is', () => {
    const entries = ofClass(front(siteOf(), articles('x', 'tide '.repeat(20_000))), 'p-name').map(textOf);
    expect(entries).toEqual(['Newest articles', 'x 0']);
  });

  it('how many feeds are left out is said, and that the list has them', () => {
    const page = front(siteWith(feeds('A feed with a name')), [], OPML);
    const shown = named(page, 'li').length;
    expect(shown).toBeGreaterThan(10);
    expect(textOf(page.root)).toContain(`And ${300 - shown} more.`);
    expect(textOf(page.root)).toContain('All feeds as one list');
  });

  it('no list of feeds is left empty', () => {
    expect(named(front(siteWith(feeds('tide '.repeat(2000))), [], OPML), 'ul')).toEqual([]);
  });
});
