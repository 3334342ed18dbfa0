import { formatSpoken } from '../../src/dates/formatSpoken.ts';
import { FORMATS } from '../../src/feeds/formats.ts';
import type { Item } from '../../src/model/item.ts';
import type { Settings } from '../../src/model/settings.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { MAIN_PATHS } from '../../src/publish/plan/feeds.ts';
import { type Neighbours, renderArticlePage } from '../../src/site/articlePage.ts';
import { renderFrontPage } from '../../src/site/frontPage.ts';
import type { Site } from '../../src/site/layout.ts';
import type { PagedArticle } from '../../src/site/metadata.ts';
import { auckland } from '../support/publication.ts';
import { type Page, readPage } from './page.ts';

export const HOME = 'https://news.example.nz/';
/** The path of the list of all feeds. */
export const OPML = 'feeds.opml';
export const ROAD = `${HOME}2014/12/21/road/`;

/** 8:03 pm on 21 December 2014 in Auckland. */
export const EVENING = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);
/** The next morning. */
export const MORNING = new Stamp(Date.UTC(2014, 11, 21, 20, 15), 780);

/** What people write who want a script to run, or a page to break. */
export const VICIOUS = `</title></script></textarea><script>x()</script><!-- --> ]]> "'\`><img src=x onerror=x()> &lt; &amp;quot; {{x}}`;

/** What pages have in common, of a publication with these settings. */
export function siteOf(settingsText: Partial<Settings> = {}, more: Partial<Site> = {}): Site {
  const settings = { ...auckland, ...settingsText };
  const formatTime = (stamp: Stamp) => formatSpoken(stamp, settings.timeZone);
  return { settings, formats: FORMATS, main: MAIN_PATHS, others: [], formatTime, ...more };
}

/** An article of which all else is the same for all. */
export function itemOf(parts: Partial<Item> = {}): Item {
  return {
    id: 'tag:news.example.nz,2014-12-21:road',
    title: 'Road',
    link: ROAD,
    description: 'The road is open.',
    published: EVENING,
    date: EVENING,
    author: [],
    category: [],
    ...parts,
  };
}

/** An article of which there is no summary. */
export function bareItem(): Item {
  const { description: _, ...item } = itemOf();
  return item;
}

/** A feed of a part of all articles. */
export function feedAt(folder: string, title: string): Site['others'][number] {
  return {
    title,
    addresses: { rss: `${folder}/rss.xml`, atom: `${folder}/atom.xml`, json: `${folder}/feed.json` },
  };
}

/** A site with these feeds, all of which a person has named. */
export function siteWith(others: Site['others']): Site {
  const feeds = others.map(({ title }) => ({ path: 'x', title, where: { tags: ['x'] } }));
  return siteOf({ feeds }, { others });
}

/** The front page, as a browser reads it. */
export function front(site = siteOf(), newest: readonly Partial<Item>[] = [{}], list?: string): Page {
  return readPage(renderFrontPage(site, newest.map(itemOf), { list }));
}

interface Shown extends Partial<Omit<PagedArticle, 'item'>> {
  readonly item?: Partial<Item>;
  /** True for an article of which there is no summary. */
  readonly isBare?: boolean;
  readonly site?: Site;
  readonly neighbours?: Neighbours;
}

/** The page of an article, as a browser reads it. */
export function articlePage(shown: Shown = {}): Page {
  return readPage(articleText(shown));
}

/** The page of an article, as it is written. */
export function articleText(shown: Shown = {}): string {
  const { item = {}, isBare = false, site = siteOf(), neighbours = {}, ...article } = shown;
  const whole = { ...(isBare ? bareItem() : itemOf()), ...item };
  const content = '<p>The road is open.</p>';
  return renderArticlePage(site, { content, isWithdrawn: false, ...article, item: whole }, neighbours);
}
