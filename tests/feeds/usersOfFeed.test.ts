import { Feed } from 'feed';
import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import { errorsOf, warningsOf } from '../support/validator.ts';
import { PROGRAMS } from './usersOfFeed.ts';
import { attributesOf, only, readXml, texts } from './xmlReader.ts';

const HOME = 'https://blog.example/';
const DATE = new Date('2024-03-02T09:30:00Z');

function programNamed(name: string): Feed {
  const program = PROGRAMS[name];
  if (program === undefined) throw new Error(`no program ${name}`);
  return program();
}

const channelOf = (feed: Parameters<typeof renderRss>[0]) => only(readXml(renderRss(feed)), 'channel');
const entriesOf = (document: string) => readXml(document).children.filter(({ name }) => name === 'entry');

describe.each(Object.entries(PROGRAMS))('a program with feed for %s', (_, program) => {
  it('gets documents that a validator has nothing against', () => {
    for (const document of [renderRss(program()), renderAtom(program())])
      expect([...errorsOf(document), ...warningsOf(document)]).toEqual([]);
  });

  it('gets a JSON feed with an id and a text for each item', () => {
    for (const item of JSON.parse(renderJson(program())).items) {
      expect(item.id).toMatch(/\S/);
      expect(item.content_html ?? item.content_text).toMatch(/\S/);
    }
  });

  it('keeps its own feed as it is', () => {
    const feed = program();
    renderRss(feed);
    expect(feed).toEqual(program());
  });
});

it('makes relative addresses absolute, as a browser on the channel’s page does', () => {
  const feed = programNamed('relative links, guids and pictures');
  const channel = channelOf(feed);
  expect(texts(only(channel, 'image'), 'url')).toEqual([`${HOME}logo.png`]);
  expect(attributesOf(channel, 'atom:link')).toMatchObject([{ href: `${HOME}rss.xml`, rel: 'self' }]);
  const items = channel.children.filter(({ name }) => name === 'item');
  expect(items.flatMap((item) => texts(item, 'link'))).toEqual(
    ['one', 'two', 'three'].map((name) => `${HOME}posts/${name}`),
  );
  expect(items.flatMap((item) => texts(item, 'guid'))).toEqual(
    ['one', 'two', 'three'].map((name) => `${HOME}posts/${name}`),
  );
  expect(items.flatMap((item) => attributesOf(item, 'media:content'))).toMatchObject([
    { url: `${HOME}img/one.jpg` },
  ]);
  expect(items.flatMap((item) => attributesOf(item, 'enclosure'))).toMatchObject([{ url: `${HOME}two.mp3` }]);
});

it('leaves relative addresses as they are where there is nothing to resolve them against', () => {
  const feed = new Feed({ title: 'News' });
  feed.addItem({ title: 'One', link: '/one', date: DATE });
  expect(texts(only(channelOf(feed), 'item'), 'link')).toEqual(['/one']);
});

it('makes addresses in all other fields absolute, too', () => {
  const item = {
    title: 'One',
    id: 'tag:blog.example,2024:1',
    guid: 'one',
    link: '/one',
    date: DATE,
    via: '/via',
    comments: 'https://[broken',
    enclosures: [{ url: 'a.mp3' }],
    transcripts: [{ url: 'a.vtt', type: 'text/vtt' }],
    chapters: { url: 'a.json', type: 'application/json' },
    video: { url: 'a.mp4' },
  };
  const feed = {
    options: { title: 'News', link: HOME, feed: 'feed', feedLinks: { json: 'j' } },
    items: [item],
  };
  const found = only(channelOf(feed), 'item');
  expect(attributesOf(found, 'podcast:transcript')).toMatchObject([{ url: `${HOME}a.vtt` }]);
  expect(attributesOf(found, 'podcast:chapters')).toMatchObject([{ url: `${HOME}a.json` }]);
  expect(attributesOf(found, 'enclosure')).toMatchObject([{ url: `${HOME}a.mp3` }]);
  expect(attributesOf(found, 'atom:link')).toMatchObject([{ href: `${HOME}via` }]);
  expect(texts(found, 'guid')).toEqual(['one']);
  expect(texts(found, 'comments')).toEqual(['https://[broken']);
  expect(JSON.parse(renderJson(feed)).feed_url).toBe(`${HOME}j`);
});

it('says of a podcast in itunes elements what feed was told of it', () => {
  const channel = channelOf(programNamed('a podcast'));
  expect(attributesOf(channel, 'itunes:category')).toEqual([{ text: 'Technology' }]);
  expect(attributesOf(channel, 'itunes:image')).toEqual([{ href: `${HOME}cover.jpg` }]);
  expect(texts(channel, 'itunes:author')).toEqual(['Jo']);
  expect(texts(only(channel, 'itunes:owner'), 'itunes:email')).toEqual(['jo@blog.example']);
  expect(texts(only(channel, 'item'), 'itunes:duration')).toEqual(['62']);
  for (const unknown of ['itunes:explicit', 'podcast:guid', 'podcast:locked'])
    expect(texts(channel, unknown)).toEqual([]);
});

it('says of a podcast without person, category and picture its title', () => {
  const feed = new Feed({ title: 'A show', link: HOME, podcast: true });
  const channel = channelOf(feed);
  expect(texts(channel, 'itunes:author')).toEqual(['A show']);
  expect(channel.children.filter(({ name }) => name.startsWith('itunes:'))).toHaveLength(1);
});

it('reads the addresses of the feed under the names of feed’s functions', () => {
  const feed = programNamed('a blog with whole addresses');
  expect(attributesOf(channelOf(feed), 'atom:link')).toMatchObject([{ href: `${HOME}rss.xml`, rel: 'self' }]);
  const self = attributesOf(readXml(renderAtom(feed)), 'link').filter(({ rel }) => rel === 'self');
  expect(self).toMatchObject([{ href: `${HOME}atom.xml` }]);
  expect(JSON.parse(renderJson(feed)).feed_url).toBe(`${HOME}feed.json`);
});

it('takes the title where the description is empty', () => {
  const feed = programNamed('a CMS with numbers and words for ids');
  expect(texts(channelOf(feed), 'description')).toEqual(['CMS']);
  expect(JSON.parse(renderJson(feed)).items[1]).toMatchObject({ content_text: 'post 2' });
});

it('takes null, which programs in JavaScript give, for what is not there', () => {
  const item = {
    title: null,
    link: `${HOME}a`,
    date: DATE,
    image: null,
    description: null,
    author: { name: 'Jo' },
  };
  const feed = { options: { title: 'News', link: HOME, image: null }, items: [item] };
  const found = only(channelOf(feed as never), 'item');
  expect(found.children.map(({ name }) => name)).toEqual([
    'link',
    'guid',
    'pubDate',
    'dc:creator',
    'description',
  ]);
});

describe('the ids that subscribers have of feed', () => {
  const ids = (version?: 4 | 5 | 6) =>
    entriesOf(
      renderAtom(programNamed('a CMS with numbers and words for ids'), version && { keepIdsOf: version }),
    ).flatMap((entry) => texts(entry, 'id'));

  it('are made addresses where they are none', () => {
    expect(ids()).toEqual(['1', 'post%202', '65f1c0ffee', '%C3%A1%C3%A9%2F3'].map((id) => `${HOME}#${id}`));
  });

  it('are kept as feed 4 and 5 wrote them, on demand', () => {
    expect([ids(4), ids(5)]).toEqual(Array(2).fill(['1', 'post 2', '65f1c0ffee', 'áé/3']));
    const feed = programNamed('a CMS with numbers and words for ids');
    expect(texts(readXml(renderAtom(feed, { keepIdsOf: 5 })), 'id')).toEqual(['cms']);
    expect(texts(readXml(renderAtom(feed)), 'id')).toEqual([`${HOME}#cms`]);
  });

  it.each([
    { id: 'https://Blog.example', kept: 'https://blog.example/' },
    { id: `${HOME}é`, kept: `${HOME}%C3%A9` },
    { id: 'urn:x:1', kept: 'urn:x:1' },
  ])('are kept as feed 6 wrote them, on demand: $id', ({ id, kept }) => {
    const feed = new Feed({ title: 'News', id: HOME, link: HOME });
    feed.addItem({ title: 'A', id, guid: 'g', link: `${HOME}a`, date: DATE });
    const [theirs = ''] = texts(only(readXml(feed.atom1()), 'entry'), 'id');
    expect(theirs).toBe(kept);
    expect(texts(only(readXml(renderAtom(feed, { keepIdsOf: 6 })), 'entry'), 'id')).toEqual([theirs]);
    expect(texts(only(readXml(renderAtom(feed)), 'entry'), 'id')).toEqual([id]);
  });

  it('are kept as feed wrote them of a link, where there was no id', () => {
    const feed = programNamed('relative links, guids and pictures');
    const [entry] = entriesOf(renderAtom(feed, { keepIdsOf: 4 }));
    expect(entry && texts(entry, 'id')).toEqual(['/posts/one']);
  });

  it('are kept in RSS and JSON Feed, too, where paths would become addresses', () => {
    const feed = programNamed('relative links, guids and pictures');
    const channel = only(readXml(renderRss(feed, { keepIdsOf: 5 })), 'channel');
    const items = channel.children.filter(({ name }) => name === 'item');
    expect(items.flatMap((item) => texts(item, 'guid'))).toEqual([
      '/posts/one',
      '/posts/two',
      '/posts/three',
    ]);
    const json = JSON.parse(renderJson(feed, { keepIdsOf: 5 }));
    expect(json.items.map(({ id }: { id: string }) => id)).toEqual([
      `${HOME}posts/one`,
      '/posts/two',
      `${HOME}posts/three`,
    ]);
  });
});

describe('a mistake in a feed', () => {
  const render = (item: object, options: object = {}) => {
    const fine = { title: 'Fine', link: `${HOME}fine`, date: DATE };
    const items = [fine, fine, fine, { title: 'A post', link: `${HOME}a`, date: DATE, ...item }];
    return () => renderJson({ options: { title: 'News', link: HOME, ...options }, items } as never);
  };

  it.each([
    [{ date: '2024-01-01' }, 'items[3] ("A post"): date is not a valid Date: "2024-01-01"'],
    [{ date: undefined }, 'items[3] ("A post"): date is not a valid Date: undefined'],
    [{ date: new Date('x') }, 'items[3] ("A post"): date is not a valid Date: Invalid Date'],
    [{ published: new Date('x') }, 'items[3] ("A post"): published is not a valid Date: Invalid Date'],
    [
      { date: new Date(8.64e15) },
      'items[3] ("A post"): date is not a date that a feed can say: the year 275760',
    ],
    [{ link: undefined }, 'items[3] ("A post"): expected an id, a guid or a link, found none'],
    [{ title: 'x'.repeat(99), date: 5 }, `items[3] ("${'x'.repeat(59)}…): date is not a valid Date: 5`],
  ])('names the item and the field: %j', (item, message) => {
    expect(render(item)).toThrow(new RangeError(message));
  });

  it.each([
    [{ updated: 'now' }, 'options: updated is not a valid Date: "now"'],
    [{ deleted: [{ id: 'x', when: 1 }] }, 'options.deleted[0]: when is not a valid Date: 1'],
  ])('names the option: %j', (options, message) => {
    expect(render({}, options)).toThrow(new RangeError(message));
  });
});
