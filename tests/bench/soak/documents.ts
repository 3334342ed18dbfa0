import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as strangers from '../../import/reader/strangersDocuments.ts';

/** Documents of feeds: those of the golden publications, and those in the conventions of other programs. */
export function feedDocuments(checkout: string): Buffer[] {
  const golden = join(checkout, 'tests/golden');
  const paths = readdirSync(golden, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json)$/.test(path),
  );
  const ours = paths.sort().map((path) => readFileSync(join(golden, path)));
  const theirs = Object.values(strangers).flatMap((one) => (typeof one === 'string' ? Buffer.from(one) : []));
  return [...ours, ...theirs, ...TINY.map((text) => Buffer.from(text))];
}

/** Kinds that the others do not have. */
const TINY = [
  `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://a.example/"><title>A</title><link>https://a.example/</link><description>B</description></channel>
<item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link><dc:date>2014-12-21T20:03:00+13:00</dc:date><description>&lt;p&gt;Text&lt;/p&gt;</description></item>
</rdf:RDF>`,
  '<rss version="0.91"><channel><title>A</title><link>https://a.example/</link><description>B</description><item><title>One</title><link>https://a.example/1</link></item></channel></rss>',
  '{"version":"https://jsonfeed.org/version/1","title":"A","items":[{"id":1,"content_text":"x","date_published":"2014-12-21T20:03:00Z","author":{"name":"B"},"attachments":[{"url":"https://a.example/a.mp3","mime_type":"audio/mpeg"}]}]}',
];
