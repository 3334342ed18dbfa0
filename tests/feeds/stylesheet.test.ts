import { Feed } from 'feed';
import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import { readFeed } from '../../src/import/reader/readFeed.ts';
import type { AnyFeed } from '../../src/model/channel.ts';
import { readXmlStrictly } from '../support/strictXml.ts';

function feedOf(stylesheet?: string, more = {}): AnyFeed {
  const feed: AnyFeed = new Feed({
    id: 'https://x.nz/',
    link: 'https://x.nz/?a&b',
    title: 'X',
    description: 'All & <more>',
    copyright: '',
    ...more,
  });
  if (stylesheet !== undefined) feed.options.stylesheet = stylesheet;
  return feed;
}

describe('a feed with a style sheet', () => {
  it.each([renderRss, renderAtom])('names it before the root element: %o', (render) => {
    const text = render(feedOf('../feed.css?a&"b"'));
    expect(text.split('\n')[1]).toBe(
      '<?xml-stylesheet href="../feed.css?a&#x26;&#x22;b&#x22;" type="text/css"?>',
    );
    expect(() => readXmlStrictly(text)).not.toThrow();
  });

  it('has in Atom its description as a link to the site, which says the same to readers', () => {
    const text = renderAtom(feedOf('feed.css'));
    expect(text).toContain(
      '  <subtitle type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="https://x.nz/?a&#x26;b">All &#x26; &#x3C;more&#x3E;</a></div></subtitle>\n',
    );
    expect(readFeed('atom.xml', text).feed?.description).toBe('All & <more>');
  });

  it('has no such link where there is no site, or nothing to say of it', () => {
    expect(renderAtom(feedOf('feed.css', { link: undefined }))).toContain('<subtitle>All');
    expect(renderAtom(feedOf('feed.css', { description: undefined }))).not.toContain('subtitle');
  });
});

it.each([renderRss, renderAtom])('a feed without one is as it was: %o', (render) => {
  expect(render(feedOf())).not.toContain('xml-stylesheet');
  expect(render(feedOf())).not.toContain('xhtml');
});
