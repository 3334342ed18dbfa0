import type { Served } from './readers.ts';

/** An item and the dates it is written with, by hand or from a list: RFC 822 and RFC 3339. */
export interface Written {
  readonly id: string;
  readonly title: string;
  readonly rfc822: string;
  readonly rfc3339: string;
}

/** The same three items in each format, as a person would write them. */
export const threeItems: Readonly<Record<'rss' | 'atom' | 'json', Served>> = {
  rss: {
    type: 'application/rss+xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
  <channel>
    <title>Te Whanganui-a-Tara</title>
    <link>https://news.example/</link>
    <description>News</description>
    <item>
      <title>Māori Language Week: AT&#x26;T and 1 &#x3C; 2</title>
      <link>https://news.example/maori</link>
      <guid isPermaLink="false">tag:news.example,2024:maori</guid>
      <pubDate>Sun, 29 Sep 2024 03:00:00 +1300</pubDate>
    </item>
    <item>
      <title>Kererū of the year 🎉</title>
      <link>https://news.example/kereru</link>
      <guid isPermaLink="false">tag:news.example,2024:kereru</guid>
      <pubDate>Sun, 29 Sep 2024 01:59:59 +1200</pubDate>
    </item>
    <item>
      <title>Leap day</title>
      <link>https://news.example/leap</link>
      <guid isPermaLink="false">tag:news.example,2024:leap</guid>
      <pubDate>Thu, 29 Feb 2024 00:30:00 +1300</pubDate>
    </item>
  </channel>
</rss>
`,
  },
  atom: {
    type: 'application/atom+xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Te Whanganui-a-Tara</title>
  <id>tag:news.example,2024:feed</id>
  <updated>2024-10-01T00:00:00+13:00</updated>
  <author><name>Aroha</name></author>
  <entry>
    <title type="text">Māori Language Week: AT&#x26;T and 1 &#x3C; 2</title>
    <link href="https://news.example/maori"/>
    <id>tag:news.example,2024:maori</id>
    <published>2024-09-29T03:00:00+13:00</published>
    <updated>2024-10-01T00:00:00+13:00</updated>
  </entry>
  <entry>
    <title type="text">Kererū of the year 🎉</title>
    <link href="https://news.example/kereru"/>
    <id>tag:news.example,2024:kereru</id>
    <published>2024-09-29T01:59:59+12:00</published>
    <updated>2024-09-29T01:59:59+12:00</updated>
  </entry>
  <entry>
    <title type="text">Leap day</title>
    <link href="https://news.example/leap"/>
    <id>tag:news.example,2024:leap</id>
    <published>2024-02-29T00:30:00+13:00</published>
    <updated>2024-09-29T01:59:59+12:00</updated>
  </entry>
</feed>
`,
  },
  json: {
    type: 'application/feed+json',
    text: `{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Te Whanganui-a-Tara",
  "items": [
    {
      "id": "tag:news.example,2024:maori",
      "title": "Māori Language Week: AT&T and 1 < 2",
      "content_text": "Kia kaha",
      "date_published": "2024-09-29T03:00:00+13:00",
      "date_modified": "2024-10-01T00:00:00+13:00"
    },
    {
      "id": "tag:news.example,2024:kereru",
      "title": "Kererū of the year 🎉",
      "content_text": "Coo",
      "date_published": "2024-09-29T01:59:59+12:00"
    },
    {
      "id": "tag:news.example,2024:leap",
      "title": "Leap day",
      "content_text": "Hop",
      "date_published": "2024-02-29T00:30:00+13:00"
    }
  ]
}
`,
  },
};

/** Writes items in RSS. `xml` makes a text XML: by default `&`, `<` and `>` become hexadecimal references. */
export function rssOf(items: readonly Written[], xml = inHex): Served {
  const written = items.map(
    ({ id, title, rfc822 }) => `<item>
<title>${xml(title)}</title><link>https://news.example/</link>
<guid isPermaLink="false">${xml(id)}</guid><pubDate>${rfc822}</pubDate>
</item>`,
  );
  return {
    type: 'application/rss+xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel>
<title>News</title><link>https://news.example/</link><description>News</description>
${written.join('\n')}
</channel></rss>
`,
  };
}

/** Writes items in Atom, each published at its date and updated later. */
export function atomOf(items: readonly Written[]): Served {
  const written = items.map(
    ({ id, title, rfc3339 }) => `<entry>
<title type="text">${inHex(title)}</title><link href="https://news.example/"/><id>${inHex(id)}</id>
<published>${rfc3339}</published><updated>2040-01-01T00:00:00Z</updated>
</entry>`,
  );
  return {
    type: 'application/atom+xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>News</title><id>tag:news.example,2024:feed</id><updated>2040-01-01T00:00:00Z</updated>
<author><name>Aroha</name></author>
${written.join('\n')}
</feed>
`,
  };
}

/** Writes items in JSON Feed. */
export function jsonOf(items: readonly Written[]): Served {
  const written = items.map(({ id, title, rfc3339 }) => ({
    id,
    title,
    content_text: '',
    date_published: rfc3339,
    date_modified: '2040-01-01T00:00:00Z',
  }));
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'News', items: written };
  return { type: 'application/feed+json', text: JSON.stringify(feed, undefined, 2) };
}

function inHex(text: string): string {
  return text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;').replaceAll('>', '&#x3E;');
}
