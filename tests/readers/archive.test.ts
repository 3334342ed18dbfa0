import { parseFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishFolder, TYPES } from './published.ts';
import { type Format, requiredReaders, type SeenItem, type Served, serve, shownBy } from './readers.ts';

/** Where the golden publication says that it is served. */
const HOME = 'https://news.example.nz/harbour/';
const CURRENT: Readonly<Record<Format, string>> = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' };
const FORMATS = Object.keys(CURRENT) as Format[];

const { meant, outputs } = publishFolder('../golden/archive/');
/** The articles on rowing, as they say themselves on their pages. */
const rowing = meant.filter(({ id }) => {
  const [, day = '', slug = ''] = /,(.*):(.*)$/.exec(id) ?? [];
  return outputs[`${day.replaceAll('-', '/')}/${slug}/index.html`]?.includes(
    '"article:tag" content="rowing"',
  );
});

/** The documents from a current feed back, by the links in them: an address that was met before ends it. */
function walkFrom(path: string, previousOf: (text: string) => string | undefined): string[] {
  const met: string[] = [];
  for (let next: string | undefined = path; next !== undefined && !met.includes(next); ) {
    met.push(next);
    const address = previousOf(outputs[next] ?? '');
    if (address !== undefined && !address.startsWith(HOME)) throw new Error(`a walk to ${address}`);
    next = address?.slice(HOME.length);
  }
  return met;
}

/** Where a document says that what came before is, by a parser that is none of ours. */
function previousByFeedsmith(text: string): string | undefined {
  const { format, feed } = parseFeed(text);
  if (format === 'json') return feed.next_url;
  const links = (format === 'rss' ? feed.atom?.links : format === 'atom' ? feed.links : undefined) ?? [];
  return links.find(({ rel }) => rel === 'prev-archive')?.href;
}

/** The same, by the elements of Atom's namespace. */
function previousBySaxes(text: string): string | undefined {
  let found: string | undefined;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const isLink = uri === 'http://www.w3.org/2005/Atom' && local === 'link';
    if (isLink && attributes['rel']?.value === 'prev-archive') found = attributes['href']?.value;
  });
  parser.write(text).close();
  return found;
}

const walks = Object.fromEntries(
  FORMATS.map((format) => [format, walkFrom(CURRENT[format], previousByFeedsmith)]),
) as Record<Format, string[]>;

let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const documents: Record<string, Served> = {};
  for (const format of FORMATS)
    for (const path of walks[format]) documents[path] = { type: TYPES[format], text: outputs[path] ?? '' };
  server = await serve(documents);
});

afterAll(() => server.close());

describe('the links of the archive', () => {
  it('lead back month by month, in each format', () => {
    expect(walks).toEqual({
      rss: ['rss.xml', 'archive/2015-02.xml', 'archive/2015-01.xml', 'archive/2014-12.xml'],
      atom: ['atom.xml', 'archive/2015-02.atom.xml', 'archive/2015-01.atom.xml', 'archive/2014-12.atom.xml'],
      json: ['feed.json', 'archive/2015-02.json', 'archive/2015-01.json', 'archive/2014-12.json'],
    });
  });

  it.each(['rss', 'atom'] as const)('are in %s what a strict parser of XML finds too', (format) => {
    expect(walkFrom(CURRENT[format], previousBySaxes)).toEqual(walks[format]);
  });

  it('lead nowhere from the feed of a tag', () => {
    for (const path of Object.values(CURRENT))
      expect(previousByFeedsmith(outputs[`tags/rowing/${path}`] ?? '')).toBeUndefined();
  });
});

describe.each(requiredReaders().flatMap((reader) => reader.formats.map((format) => ({ reader, format }))))(
  '$reader.name, given the documents of the archive in $format one after the other',
  ({ reader, format }) => {
    it('sees every article that there is once, the newest first', async () => {
      const seen: SeenItem[] = [];
      for (const path of walks[format]) seen.push(...(await reader.read(`${server.url}/${path}`)));
      expect(meant).toHaveLength(32);
      expect(seen).toEqual(shownBy(reader, format, meant));
    });
  },
);

it.each(FORMATS)('in %s, a feed of some articles has an archive of those alone', (format) => {
  const path = `sport/rowing/${CURRENT[format]}`;
  const ids = walkFrom(path, previousByFeedsmith).flatMap((one) => idsIn(outputs[one] ?? ''));
  expect(ids).toHaveLength(15);
  expect(ids).toEqual(rowing.map(({ id }) => id));
});

function idsIn(text: string): (string | undefined)[] {
  const { format, feed } = parseFeed(text);
  if (format === 'rss') return feed.items?.map(({ guid }) => guid?.value) ?? [];
  if (format === 'atom') return feed.entries?.map(({ id }) => id) ?? [];
  return format === 'json' ? (feed.items?.map(({ id }) => id) ?? []) : [];
}
