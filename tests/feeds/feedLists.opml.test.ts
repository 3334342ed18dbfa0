import { describe, expect, it } from 'vitest';
import { renderOpml } from '../../src/feeds/feedLists.ts';
import { readXmlStrictly } from '../support/strictXml.ts';

const PUBLICATION = { title: 'Harbour & News', url: 'https://news.example.nz/' };
const FEEDS = [
  { title: 'Harbour & News', addresses: { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } },
  { title: 'Sport "today" <live>', addresses: { rss: 'sport/rss.xml', atom: 'atom.xml', json: 'feed.json' } },
];

describe('a list of feeds as OPML 2.0', () => {
  it('has an outline for each, which readers subscribe to', () => {
    expect(renderOpml(PUBLICATION, FEEDS)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <opml version="2.0">
        <head>
          <title>Harbour &#x26; News</title>
          <docs>http://opml.org/spec2.opml</docs>
        </head>
        <body>
          <outline type="rss" text="Harbour &#x26; News" title="Harbour &#x26; News" xmlUrl="https://news.example.nz/rss.xml" htmlUrl="https://news.example.nz/"/>
          <outline type="rss" text="Sport &#x22;today&#x22; &#x3C;live&#x3E;" title="Sport &#x22;today&#x22; &#x3C;live&#x3E;" xmlUrl="https://news.example.nz/sport/rss.xml" htmlUrl="https://news.example.nz/"/>
        </body>
      </opml>
      "
    `);
  });

  it('is XML to a strict parser', () => {
    expect(() => readXmlStrictly(renderOpml(PUBLICATION, FEEDS))).not.toThrow();
  });
});
