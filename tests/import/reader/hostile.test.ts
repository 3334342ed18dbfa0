import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderAtom } from '../../../src/feeds/atom.ts';
import { renderJson } from '../../../src/feeds/jsonFeed.ts';
import { renderRss } from '../../../src/feeds/rss.ts';
import { decodeDocument } from '../../../src/import/reader/decode.ts';
import { readFeed } from '../../../src/import/reader/readFeed.ts';
import { withoutForbidden } from '../../../src/model/text.ts';
import { feedOf, HOME } from '../../feeds/material.ts';
import { wxr, wxrItem } from '../exportTexts.ts';
import { atom, feedIn, json, messagesOf, rss } from './material.ts';

const codesOf = (document: string) => readFeed('feed', document).problems.map(({ code }) => code);

test.each([
  ['<!DOCTYPE rss []><rss/>', '1:1', '<!DOCTYPE rss []><rss/>'],
  ['<!DOCTYPE rss SYSTEM "a" [ ]><rss/>', '1:1', '<!DOCTYPE rss SYSTEM "a" [ ]><rss/>'],
  ['<?xml version="1.0"?>\n<!-- <!DOCTYPE a> -->\n <!DOCTYPE rss [\n', '3:2', '<!DOCTYPE rss ['],
])('refuses a DOCTYPE in its place: %j', (document, place, found) => {
  expect(messagesOf(document)).toEqual([
    `${place} error FEED_DOCTYPE expected a feed without a DOCTYPE, found "${found}" - take the line out where the document is made; no feed needs one`,
  ]);
});

test('refuses a billion laughs, and a file of the host', () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
  expect(codesOf(laughs + rss('<title>&b;</title>'))).toEqual(['FEED_DOCTYPE']);
  const file = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
  expect(codesOf(file + rss('<title>&a;</title>'))).toEqual(['FEED_DOCTYPE']);
});

test.each(['&nbsp;', '&é;', '&constructor;', '&__proto__;', '&AMP;'])(
  'refuses %s, which XML does not know',
  (entity) => {
    const document = rss(`\n<title><![CDATA[&nbsp;]]><!-- &nbsp; --><?a &nbsp; ?>&amp;${entity}</title>`);
    expect(messagesOf(document)).toEqual([
      `2:59 error FEED_DOCTYPE expected a character, or one of XML's own five entities, found "${entity}" - write the character itself, or its number, such as &#160;`,
    ]);
  },
);

test.each([
  ['A & B', 10, '& B</title></channel'],
  ['A &&amp; B; C', 10, '&&amp; B; C</title><'],
  ['&#xZ;', 8, '&#xZ;</title></chann'],
  ['<a b="x & y"/>', 16, '& y"/></title></chan'],
])('refuses %j, in which an ampersand stands for itself', (title, column, found) => {
  expect(messagesOf(rss(`\n<title>${title}</title>`))).toEqual([
    `2:${column} error FEED_BROKEN expected a reference such as &amp;, found "${found}" - write &amp; for the character &`,
  ]);
});

test.each([
  ['<title>A<title>', 'unexpected close tag'],
  ['<title>A</link>', 'unexpected close tag'],
  ['<a b=c/>', 'unquoted attribute value'],
  ['<a b="1" b="2"/>', 'duplicate attribute: b'],
  ['<x:a/>', 'unbound namespace prefix: "x"'],
  ['<a x:b="1"/>', 'unbound namespace prefix: "x"'],
  ['<a xmlns:atom=""/>', 'invalid attempt to undefine prefix in XML 1.0'],
  ['<a xmlns:b="urn:x" xmlns:c="urn:x" b:d="" c:d=""/>', 'duplicate attribute: {urn:x}d'],
  ['<a:b:c/>', 'malformed name: a:b:c'],
  [']]>', 'the string "]]>" is disallowed in char data'],
  ['\u0000', 'disallowed character'],
  ['\uffff', 'disallowed character'],
  ['&#0;', 'malformed character entity'],
  ['&#xD800;', 'malformed character entity'],
  ['\ud800<title/>', 'half of a character'],
  ['\udc00', 'half of a character'],
  ['<!-- a -- b -->', 'malformed comment'],
  ['<?xml version="1.0"?>', 'an XML declaration must be at the start of the document'],
  ['</channel></rss><rss><channel>', 'documents may contain only one root'],
  ['</channel></rss>A<rss><channel>', 'text data outside of root node'],
  ['<![CDATA[', 'unclosed tag: channel'],
])('refuses %j, which is not well-formed', (channel, reason) => {
  const [message, ...others] = messagesOf(rss(channel));
  expect(message).toContain(`error FEED_BROKEN expected well-formed XML, found: ${reason}`);
  expect(message).toContain('mend the document where it is made; if it was cut off, fetch it again');
  expect(others).toEqual([]);
});

test('says where a document stops being well-formed', () => {
  expect(messagesOf('\n<rss>\n<channel>🎉</rss>')[0]).toMatch(/^3:16 /);
  expect(messagesOf('\u0000<rss/>')[0]).toMatch(/^1:1 /);
  expect(messagesOf('<rss><channel>\n')[0]).toMatch(/^1:15 /);
  expect(messagesOf('<!--')[0]).toMatch(/^1:4 /);
});

test('reads XML 1.1 as 1.0, whose characters are all that a feed can hold', () => {
  const declared = '<?xml version="1.1"?>';
  expect(feedIn(`${declared}${rss('<title>A</title>')}`).title).toBe('A');
  expect(codesOf(`${declared}${rss('<title>&#1;</title>')}`)).toEqual(['FEED_BROKEN']);
});

test('refuses elements that are deeper than any feed needs', () => {
  const nested = (depth: number) => rss(`${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`);
  expect(codesOf(nested(254))).toEqual([]);
  expect(messagesOf(nested(255))[0]).toContain(
    'expected at most 256 elements inside one another, found more',
  );
  expect(codesOf(nested(100_000))).toEqual(['FEED_BROKEN']);
  expect(codesOf(atom('<a>'.repeat(100_000)))).toEqual(['FEED_BROKEN']);
});

test('refuses more elements than any feed has', () => {
  const [message] = messagesOf(rss('<a/>'.repeat(2_000_000)));
  expect(message).toContain('expected at most 2000000 elements, found more');
});

test('refuses a namespace that is too long to look up for each attribute', () => {
  const document = rss(`<a xmlns:b="urn:${'x'.repeat(997)}" b:c=""/>`);
  expect(messagesOf(document)[0]).toContain('expected a namespace of at most 1000 characters, found more');
});

/** What would take minutes if it took the square of the length. */
test.each([
  ['warnings on one line', rss(`<item>${'<enclosure/>'.repeat(60_000)}</item>`)],
  [
    'a summary that is nearly in the text',
    rss(
      `<item><description>${'a'.repeat(900_000)}</description><itunes:summary>${'a'.repeat(400_000)}b</itunes:summary></item>`,
    ),
  ],
  [
    'summaries',
    rss(
      `<item><description>${'a'.repeat(500_000)}</description>${'<itunes:summary>b</itunes:summary>'.repeat(20_000)}</item>`,
    ),
  ],
  [
    'keywords',
    rss(
      `<item><category>a</category><itunes:keywords>${Array.from({ length: 100_000 }, (_, at) => at).join()}</itunes:keywords></item>`,
    ),
  ],
  [
    'authors of a show',
    rss(`<itunes:author>A</itunes:author>${'<item><itunes:author>A</itunes:author></item>'.repeat(20_000)}`),
  ],
  [
    'names that no field has',
    rss(Array.from({ length: 60_000 }, (_, at) => `<podcast:a${at}>b</podcast:a${at}>`).join('')),
  ],
  ['digits of a duration', rss(`<item><itunes:duration>${'1h '.repeat(300_000)}</itunes:duration></item>`)],
  ['items on one line', rss('<item><enclosure/><pubDate/></item>'.repeat(20_000))],
  ['items in JSON on one line', json({ items: Array(30_000).fill({ title: 5 }) })],
  ['lines', rss('\n'.repeat(1_000_000))],
  ['comments that are open', `<!--${'<!--'.repeat(500_000)}`],
  ['sections that are open', rss(`&nbsp;${'<![CDATA['.repeat(500_000)}`)],
  ['references', rss(`<title>${'&amp;'.repeat(200_000)}&nbsp;</title>`)],
  ['ampersands', rss('&'.repeat(1_000_000))],
  ['white space in a date', rss(`<item><pubDate>1${' '.repeat(1_000_000)}x</pubDate></item>`)],
  [
    'brackets in an author',
    rss(`<item><author>${'@'.repeat(500_000)}(${'('.repeat(500_000)}</author></item>`),
  ],
  ['tags in a title', atom(`<title type="html">${'&lt;b&gt;&amp;amp;'.repeat(50_000)}</title>`)],
  [
    'links of a long base',
    atom(`${'<link rel="hub" href="a"/>'.repeat(20_000)}`, `xml:base="https://a/${'b'.repeat(1_000_000)}"`),
  ],
  ['white space in a block', wxr([wxrItem({ text: `<!-- wp:a${' '.repeat(500_000)}` })])],
  ['marks of a summary', wxr([wxrItem({ text: '<!-- wp:a --><!--more '.repeat(50_000) })])],
  [
    'ends of what is not open',
    wxr([wxrItem({ text: `${'<div>'.repeat(100_000)}${'</p>'.repeat(100_000)}` })]),
  ],
  ['white space in an address', rss(`<item><link>https://a/${'\n'.repeat(300_000)}b</link></item>`)],
  ['files of one address', rss(`<item>${'<enclosure url="https://a.example/"/>'.repeat(20_000)}</item>`)],
  [
    'XHTML in XHTML',
    atom(
      `<entry><content type="xhtml">${'<b xmlns="http://www.w3.org/1999/xhtml">'.repeat(250)}${'a'.repeat(5_000_000)}${'</b>'.repeat(250)}</content></entry>`,
    ),
  ],
])(
  'takes time for %s that grows with them',
  (_, document) => {
    expect(() => readFeed('feed', document)).not.toThrow();
  },
  20_000,
);

const item = {
  id: 'urn:x:1',
  content: '<p>A & B ]]></p>',
  category: [{ name: 'A' }],
  author: [{ name: 'Mere' }],
  image: { url: `${HOME}a.png`, length: 5, alt: 'A', caption: 'B' },
  enclosures: [{ url: `${HOME}a.mp3`, type: 'audio/mpeg', length: 5, duration: 61 }],
  transcripts: [{ url: `${HOME}a.vtt`, type: 'text/vtt' }],
  source: { title: 'Wire', url: `${HOME}wire` },
};
const made = feedOf([item, item], { hubs: [`${HOME}hub`], language: 'en' });
const XHTML = atom(
  '<entry xml:base="a/"><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><pre>\n</pre></div></content></entry>',
);
const document = fc.constantFrom(renderRss(made), renderAtom(made), renderJson(made), XHTML);
const PIECES = [
  ...'< > </ /> & ; " <!-- --> <![CDATA[ ]]> <? ?> <!DOCTYPE : { } [ ] , \\ -1 1e999 null'.split(' '),
  ...['__proto__', 'xmlns:a=""', 'type="xhtml"', '2014-02-31T00:00:00Z', 'https://', 'javascript:'],
  ...['\u0000', '\ud800', '\ufeff', '\r', "'"],
];

function neverThrows(text: string): void {
  const { feed, problems } = readFeed('feed', text, { address: 'https://a.example/' });
  expect(feed === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
  for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
}

test('reads or refuses a document that was cut off anywhere', () => {
  fc.assert(
    fc.property(document, fc.double({ min: 0, max: 1, noNaN: true }), (whole, share) => {
      neverThrows(whole.slice(0, whole.length * share));
    }),
    { numRuns: 300 },
  );
});

test('reads or refuses a document that was changed anywhere', () => {
  const change = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat({ max: 8 }),
    fc.constantFrom(...PIECES),
  );
  fc.assert(
    fc.property(document, fc.array(change, { minLength: 1, maxLength: 4 }), (whole, changes) => {
      let text = whole;
      for (const [share, length, piece] of changes) {
        const start = Math.floor(text.length * share);
        text = text.slice(0, start) + piece + text.slice(start + length);
      }
      neverThrows(text);
    }),
    { numRuns: 2000 },
  );
});

const NAMES = `title link guid description pubDate author category comments source enclosure image url
  content:encoded dc:creator dc:date dc:language media:group media:content media:thumbnail media:title media:credit
  itunes:duration itunes:image podcast:transcript podcast:chapters at:deleted-entry at:comment
  atom:id atom:title atom:link atom:updated atom:published atom:summary atom:content atom:author atom:name atom:uri
  atom:category atom:source atom:logo`.split(/\s+/);
const ATTRIBUTES =
  `url href rel type medium fileSize width duration length term label src ref when isPermaLink xml:base
  xml:lang`.split(/\s+/);
const VALUES = [
  '',
  ' ',
  'text',
  'html',
  'xhtml',
  'image',
  'image/png',
  'enclosure',
  'self',
  'alternate',
  'https://a.example/a',
  'a',
];

const escaped = (text: string) =>
  withoutForbidden(text).replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`);
const value = fc.oneof(fc.constantFrom(...VALUES, ...PIECES), fc.string({ unit: 'binary' }));
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom(...NAMES),
      fc.dictionary(fc.constantFrom(...ATTRIBUTES), value, { maxKeys: 4 }),
      fc.oneof(
        { maxDepth: 3 },
        value.map(escaped),
        fc.array(tie('element'), { maxLength: 6 }).map((parts) => parts.join('')),
      ),
    )
    .map(([name, attributes, content]) => {
      const written = Object.entries(attributes).map(([key, one]) => ` ${key}="${escaped(one)}"`);
      return `<${name}${written.join('')}>${content}</${name}>`;
    }),
}));

test('reads or leaves out whatever stands in a field', () => {
  const entries = fc.array(fc.array(element, { maxLength: 8 }), { maxLength: 3 });
  fc.assert(
    fc.property(entries, (parts) => {
      const within = (name: string) =>
        parts.map((one) => `<${name}>${one.join('')}</${name}>${one.join('')}`).join('');
      for (const document of [rss(within('item')), atom(within('atom:entry'))]) {
        neverThrows(document);
        expect(codesOf(document)).not.toContain('FEED_BROKEN');
      }
    }),
    { numRuns: 200 },
  );
});

const MEMBERS =
  `id title url external_url date_published date_modified summary content_html content_text authors author
  name avatar tags image banner_image attachments mime_type size_in_bytes duration_in_seconds language hubs items icon
  home_page_url feed_url entries when comment _deleted_entries __proto__ constructor`.split(/\s+/);
const { any } = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(value, fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie('any'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...MEMBERS), tie('any')), { maxLength: 8 })
      .map((members) => new Map(members)),
  ),
}));

/** JSON in which members may have any name, `__proto__` too. */
function jsonOf(one: unknown): string {
  if (Array.isArray(one)) return `[${one.map(jsonOf).join()}]`;
  if (one instanceof Map)
    return `{${Array.from(one, ([key, inner]) => `${JSON.stringify(key)}:${jsonOf(inner)}`).join()}}`;
  return JSON.stringify(one);
}

test('reads or leaves out whatever stands in a member', () => {
  const members = fc.array(fc.tuple(fc.constantFrom(...MEMBERS), any), { maxLength: 12 });
  fc.assert(
    fc.property(members, fc.array(any, { maxLength: 3 }), (head, items) => {
      const version = ['version', 'https://jsonfeed.org/version/1.1'] as const;
      const document = jsonOf(new Map<string, unknown>([...head, version, ['items', items]]));
      neverThrows(document);
      expect(codesOf(document)).not.toContain('FEED_BROKEN');
    }),
    { numRuns: 500 },
  );
});

test('reads or refuses what is no document at all', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...PIECES)).map((parts) => parts.join('')),
  );
  fc.assert(fc.property(text, neverThrows), { numRuns: 300 });
});

test('reads or refuses any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), (bytes, contentType) => {
      try {
        neverThrows(decodeDocument(bytes, contentType));
      } catch (error) {
        expect(error).toMatchObject({ message: expect.stringMatching(/^expected (?:text in|an encoding)/) });
      }
    }),
  );
});

test('puts nothing on the prototype of anything', () => {
  feedIn(
    '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "__proto__", "__proto__": {"polluted": 1}}]}',
  );
  feedIn(rss('<__proto__ polluted="1"/><item><guid>__proto__</guid><constructor/></item>'));
  expect({}).not.toHaveProperty('polluted');
});
