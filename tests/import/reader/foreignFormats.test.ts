import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../src/import/reader/readFeed.ts';
import { tellAll } from '../../support/problems.ts';

const told = (text: string, address?: string) =>
  tellAll(readFeed('old', text, address === undefined ? {} : { address }).problems);

describe('a document of a format that is not read', () => {
  it.each([
    [
      'a sitemap',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>',
      'give the address of the feed',
    ],
    ['a sitemap', '<sitemapindex/>', 'give the address of the feed'],
    ['an answer of Tumblr', '<?xml version="1.0"?><tumblr version="1.0"/>', 'which ends in /rss'],
    ['an export of LiveJournal', '<livejournal/>', 'which ends in /data/atom'],
    ['BlogML', '<blog xmlns="http://www.blogml.com/2006/09/BlogML"/>', 'into WordPress'],
    [
      'an export of MediaWiki',
      '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/"/>',
      'into items/',
    ],
    ['comments of Disqus', '<disqus xmlns="http://disqus.com"/>', 'give the feed of the site'],
    [
      'a list of feeds (OPML)',
      '<opml version="2.0"><body><outline xmlUrl="https://a.example/?a=1&amp;b=2"/></body></opml>',
      'import the feeds that it names, such as https://a.example/?a=1&b=2',
    ],
    ['a list of feeds (OPML)', '<opml/>', 'import the feeds that it names'],
    ['a text with front matter', '---\ntitle: Road\n---\nOne', 'put the file into items/'],
    ['a text with front matter', '+++\ntitle = "Road"\n+++\nOne', 'put the file into items/'],
    ['a table', 'post_id,post_date,is_published\n1,2,3', 'give the whole archive'],
    ['a page of a wiki', '====== Road ======\nOne', 'write it as Markdown'],
  ])('is named, and what to do instead is told: %s', (name, text, mend) => {
    expect(told(text)).toContain(
      `error FEED_BROKEN expected an RSS, Atom or JSON feed, or an export that is read, found "${name}" - `,
    );
    expect(told(text)).toContain(mend);
  });

  it('is a page that names its feed', () => {
    const page = (links: string) => `<!DOCTYPE html><html><head>${links}</head></html>`;
    const feed =
      '<link rel="alternate home" type="application/rss+xml; charset=utf-8" href="/feed?a=1&amp;b=2">';
    const others =
      '<link href="/"><link rel="alternate" hreflang="mi" href="/mi/"><link rel="icon" href="/a.png"><link rel="alternate" type="application/atom+xml">';
    expect(told(page(others + feed), 'https://harbour.example/a/')).toBe(
      'old:1:1 error FEED_BROKEN expected an RSS, Atom or JSON feed, found "<!DOCTYPE html>" - give the address of its feed: https://harbour.example/feed?a=1&b=2',
    );
    expect(told(page(feed))).toContain('the address of its feed: /feed?a=1&b=2');
    expect(told(`<?xml version="1.0"?>${page(feed)}`)).toContain(
      'found "<!DOCTYPE html>" - give the address of the feed itself',
    );
    expect(told(`<html>${feed}</html>`)).toContain('found "<html><link');
    expect(told(page(others))).toContain('the site names it in <link rel="alternate">');
  });

  it('is only named where it begins so', () => {
    expect(told('Words\n====== Road ======')).toContain('found "Words ====== Road ======"');
    expect(told('')).toContain('expected an RSS, Atom or JSON feed, found nothing');
  });
});
