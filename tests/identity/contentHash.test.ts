import { describe, expect, it } from 'vitest';
import { hashContent } from '../../src/identity/contentHash.ts';
import type { Item } from '../../src/model/item.ts';
import { evening } from './material.ts';

const URL = 'https://news.example.nz/';

const ITEM: Item = {
  id: 'tag:news.example.nz,2014-12-21:road',
  title: 'Road',
  link: `${URL}2014/12/21/road/`,
  published: evening(21),
  date: evening(21),
  description: 'The road is open.',
  content: `<p>The <a href="${URL}2014/12/21/road/#map">road</a> is <a href="${URL}open/">open</a>.</p>`,
  author: [{ name: 'Jane Doe', email: 'jane@example.nz' }],
  category: [{ name: 'Roads' }, { name: 'News' }],
  image: { url: `${URL}media/road.png`, type: 'image/png', length: 101, alt: 'A road' },
  enclosures: [{ url: 'https://cdn.example/road.mp3', type: 'audio/mpeg', length: 5 }],
};

const BEFORE = hashContent(ITEM, [URL], false);

describe('what readers see is the same', () => {
  it.each<[string, Partial<Item>]>([
    ['under another id', { id: 'urn:x' }],
    ['at another time', { published: evening(22) }],
    ['updated at another time', { date: evening(22) }],
  ])('%s', (_, change) => {
    expect(hashContent({ ...ITEM, ...change }, [URL], false)).toBe(BEFORE);
  });

  it('at another address of ours', () => {
    const moved = JSON.parse(JSON.stringify(ITEM).replaceAll('2014/12/21/road/', '2015/01/01/street/'));
    expect(moved.link).toBe(`${URL}2015/01/01/street/`);
    expect(hashContent(moved, [URL], false)).toBe(BEFORE);
  });

  it.each(['https://new.example/', 'https://news.example.nz/feeds/'])('on another domain: %s', (url) => {
    const moved = JSON.parse(JSON.stringify(ITEM).replaceAll(URL, url));
    expect(hashContent(moved, [url], false)).toBe(BEFORE);
  });

  it.each([{ addresses: [URL, `${URL}feeds/`] }, { addresses: [`${URL}feeds/`, URL] }])(
    'below its former address, whichever of the two is told first: $addresses',
    ({ addresses }) => {
      const moved = JSON.parse(JSON.stringify(ITEM).replaceAll(URL, `${URL}feeds/`));
      expect(hashContent(moved, addresses, false)).toBe(hashContent(ITEM, addresses, false));
    },
  );

  it('whatever the order of the members', () => {
    const { image, ...others } = ITEM;
    const reversed = <T extends object>(one: T) => Object.fromEntries(Object.entries(one).toReversed()) as T;
    const turned = reversed({ ...others, ...(image && { image: reversed(image) }) });
    expect(Object.keys(turned)[0]).not.toBe(Object.keys(ITEM)[0]);
    expect(hashContent(turned, [URL], false)).toBe(BEFORE);
  });

  it('in sixteen hexadecimal digits', () => {
    expect(BEFORE).toMatch(/^[\da-f]{16}$/);
  });
});

describe('readers see another article', () => {
  it.each<[string, Partial<Item>]>([
    ['title', { title: 'Bridge' }],
    ['summary', { description: 'The road is closed.' }],
    ['text', { content: '<p>The road is closed.</p>' }],
    ['address that its text leads to', { content: `${ITEM.content}`.replace('open/', 'shut/') }],
    ['author', { author: [{ name: 'John Doe' }] }],
    ['address of its author', { author: [{ name: 'Jane Doe', email: 'doe@example.nz' }] }],
    ['tag', { category: [{ name: 'Roads' }] }],
    ['order of tags', { category: [{ name: 'News' }, { name: 'Roads' }] }],
    ['picture', { image: { ...ITEM.image, url: `${URL}media/bridge.png` } }],
    [
      'description of its picture',
      { image: { ...ITEM.image, url: `${URL}media/road.png`, alt: 'A bridge' } },
    ],
    ['file', { enclosures: [{ url: 'https://cdn.example/bridge.mp3' }] }],
    ['language', { language: 'mi' }],
    ['page that it is about', { externalLink: 'https://example.org/' }],
  ])('with another %s', (_, change) => {
    expect(hashContent({ ...ITEM, ...change }, [URL], false)).not.toBe(BEFORE);
  });

  it('without a picture', () => {
    const { image: _image, ...others } = ITEM;
    expect(hashContent(others, [URL], false)).not.toBe(BEFORE);
  });
});

describe('a link that the author gave', () => {
  const { image: _image, ...plain } = ITEM;
  const own = (link: string, url = URL) => hashContent({ ...plain, content: '', link }, [url], true);

  it('is seen', () => {
    expect(own('https://example.org/a')).not.toBe(own('https://example.org/b'));
  });

  it('is seen where it is the same as ours', () => {
    expect(hashContent(ITEM, [URL], true)).not.toBe(BEFORE);
  });

  it('is seen in the text too', () => {
    const link = 'https://example.org/a';
    const without = hashContent({ ...ITEM, link, content: '<a href="">A</a>' }, [URL], true);
    expect(hashContent({ ...ITEM, link, content: `<a href="${link}">A</a>` }, [URL], true)).not.toBe(without);
  });

  it('is the same on another domain, where it is of the publication', () => {
    expect(own('https://new.example/about/', 'https://new.example/')).toBe(own(`${URL}about/`));
  });
});
