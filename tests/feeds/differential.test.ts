import { Feed } from 'feed';
import { parseFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import { readXml } from './xmlReader.ts';

const HOME = 'https://news.example.nz/';

/** A feed in which `feed`'s own writers make no mistake: whole ids, plain text, UTC, one author. */
function benignFeed(): Feed {
  const feed = new Feed({
    title: 'News',
    id: HOME,
    link: HOME,
    description: 'Of the day',
    language: 'en-NZ',
    copyright: 'Us',
    generator: 'A hand',
    updated: new Date('2014-12-21T07:03:00Z'),
    feedLinks: { rss: `${HOME}rss.xml`, atom: `${HOME}atom.xml`, json: `${HOME}feed.json` },
    author: { name: 'Desk', link: `${HOME}about` },
  });
  for (const name of ['road', 'sea']) {
    feed.addItem({
      title: `The ${name}`,
      id: `${HOME}${name}`,
      guid: `tag:news.example.nz,2014:${name}`,
      link: `${HOME}${name}`,
      date: new Date('2014-12-21T07:03:00Z'),
      published: new Date('2014-12-20T07:03:00Z'),
      description: `About the ${name}`,
      content: `<p>All about the ${name}.</p>`,
      category: [{ name: 'valley', term: 'valley' }],
      author: [{ name: 'Mere', email: 'mere@news.example.nz' }],
      enclosure: { url: `${HOME}${name}.png`, type: 'image/png', length: 9 },
    });
  }
  return feed;
}

/** Instants however they are written, and without what ours says beyond `feed`'s. */
function readRss(document: string) {
  const parsed = parseFeed(document);
  if (parsed.format !== 'rss') throw new Error(`read as ${parsed.format}`);
  const { title, link, description, language, copyright, generator, items = [] } = parsed.feed;
  const read = items.map((item) => {
    const { title, link, guid, pubDate = '', description, content, categories, enclosures } = item;
    return {
      title,
      link,
      guid,
      published: Date.parse(pubDate),
      description,
      content,
      categories,
      enclosures,
    };
  });
  return { title, link, description, language, copyright, generator, read };
}

test('says in RSS what feed says', () => {
  const feed = benignFeed();
  expect(readRss(renderRss(feed))).toEqual(readRss(feed.rss2()));
});

/** The text and attributes of an Atom document's elements, as a set: the order of elements means nothing. */
function statementsOf(document: string): string[] {
  const statements: string[] = [];
  const visit = (element: ReturnType<typeof readXml>, path: string) => {
    const here = `${path}/${element.name}`;
    const { type: _type, ...attributes } = element.attributes;
    const text = element.text.trim().replace(/\.000Z$/, 'Z');
    if (text !== '' || element.children.length === 0)
      statements.push(`${here} ${JSON.stringify(attributes)} ${text}`);
    for (const child of element.children) visit(child, here);
  };
  visit(readXml(document), '');
  return statements;
}

test('says in Atom all that feed says', () => {
  const feed = benignFeed();
  // Two spellings of one fact: the default relation of a link (RFC 4287, 4.2.7.2), and a label equal to its term.
  const alike = (line: string) => line.replace('"rel":"alternate",', '').replace('"label":"valley",', '');
  const ours = statementsOf(renderAtom(feed)).map(alike);
  expect(
    statementsOf(feed.atom1())
      .map(alike)
      .filter((line) => !ours.includes(line)),
  ).toEqual([]);
});

test('says in JSON Feed 1.1 all that feed says in version 1', () => {
  const feed = benignFeed();
  const ours = JSON.parse(renderJson(feed));
  const { author, items, version, ...theirs } = JSON.parse(feed.json1());
  expect(version).toBe('https://jsonfeed.org/version/1');
  expect(ours).toMatchObject(theirs);
  expect(ours.authors).toEqual([author]);
  for (const [index, { author: one, date_modified, date_published, ...item }] of items.entries()) {
    expect(ours.items[index]).toMatchObject({ ...item, authors: [one] });
    expect(Date.parse(ours.items[index].date_modified)).toBe(Date.parse(date_modified));
    expect(Date.parse(ours.items[index].date_published)).toBe(Date.parse(date_published));
  }
});
