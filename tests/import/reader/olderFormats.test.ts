import { describe, expect, it } from 'vitest';
import { formatRfc3339 } from '../../../src/model/stamp.ts';
import { feedIn, messagesOf } from './material.ts';

const RSS = '<channel><title>T</title><item><guid>a</guid><title>A</title></item></channel></rss>';

describe('a document of an older program', () => {
  it.each([
    ['a blank line before the declaration', `\n <?xml version="1.0"?><rss version="2.0">${RSS}`],
    [
      'a DOCTYPE that names a definition',
      `<!DOCTYPE rss PUBLIC "-//A//DTD RSS 0.91//EN" "http://a.example/a.dtd"><rss version="0.91">${RSS}`,
    ],
    ['a DOCTYPE that names nothing', `<?xml version="1.0"?>\n<!DOCTYPE rss>\n<rss version="0.92">${RSS}`],
  ])('is read with %s', (_, document) => {
    expect(feedIn(document).entries).toMatchObject([{ id: 'a', title: 'A' }]);
  });

  it('has its lines where they are, behind blanks', () => {
    expect(messagesOf(`\n\n<?xml version="1.0"?>\n<rss>`)[0]).toMatch(/^4:/);
  });

  it('is read as Atom 0.3', () => {
    const { title, description, link, authors, copyright, entries } =
      feedIn(`<feed version="0.3" xmlns="http://purl.org/atom/ns#">
      <title>Harbour</title><tagline>Of a harbour</tagline><copyright>Us</copyright>
      <link rel="alternate" type="text/html" href="https://news.example.nz/"/><modified>2004-12-21T20:03:00Z</modified>
      <author><name>Desk</name><url>https://news.example.nz/desk</url></author>
      <entry><title>Road</title><id>tag:news.example.nz,2004:road</id>
        <link rel="alternate" type="text/html" href="https://news.example.nz/road"/>
        <issued>2004-12-21T20:03:00+13:00</issued><modified>2004-12-22T08:00:00+13:00</modified>
        <content type="text/html" mode="escaped">&lt;p&gt;Open.&lt;/p&gt;</content></entry></feed>`);
    expect({ title, description, link, authors, copyright }).toEqual({
      title: 'Harbour',
      description: 'Of a harbour',
      link: 'https://news.example.nz/',
      authors: [{ name: 'Desk', link: 'https://news.example.nz/desk' }],
      copyright: 'Us',
    });
    const [entry] = entries;
    expect(entry).toMatchObject({ id: 'tag:news.example.nz,2004:road', content: '<p>Open.</p>' });
    expect([entry?.published, entry?.updated].map((date) => date && formatRfc3339(date))).toEqual([
      '2004-12-21T20:03:00+13:00',
      '2004-12-22T08:00:00+13:00',
    ]);
  });

  it('is read as JSON Feed whose version is an address on http', () => {
    expect(feedIn('{"version": "http://jsonfeed.org/version/1", "title": "T"}').title).toBe('T');
  });
});
