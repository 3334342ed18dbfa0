import { describe, expect, it } from 'vitest';
import type { Picture } from '../../src/model/item.ts';
import { HOME, inAll } from './material.ts';
import { all, attributesOf, only, texts, type XmlElement } from './xmlReader.ts';

const FERRY: Picture = {
  url: `${HOME}media/ferry.png`,
  type: 'image/png',
  length: 101,
  width: 6,
  height: 4,
};
const TALK = { url: `${HOME}media/talk.mp3`, type: 'audio/mpeg', length: 7 };

/** What `media:content` says of a picture in words. */
function wordsOf(parent: XmlElement) {
  return only(parent, 'media:content').children.map(({ name, text }) => [name, text]);
}

describe('a picture', () => {
  it('has one address, type and size in all three formats', () => {
    const { rss, atom, json } = inAll({ image: FERRY });
    const measured = {
      url: FERRY.url,
      type: 'image/png',
      medium: 'image',
      fileSize: '101',
      width: '6',
      height: '4',
    };
    expect(attributesOf(rss, 'media:content')).toEqual([measured]);
    expect(attributesOf(atom, 'media:content')).toEqual([measured]);
    expect(attributesOf(rss, 'enclosure')).toEqual([{ url: FERRY.url, length: '101', type: 'image/png' }]);
    expect(attributesOf(atom, 'link')).toContainEqual({
      rel: 'enclosure',
      type: 'image/png',
      href: FERRY.url,
      length: '101',
    });
    expect(json).toMatchObject({
      image: FERRY.url,
      attachments: [{ url: FERRY.url, mime_type: 'image/png', size_in_bytes: 101 }],
    });
  });

  it('of which nobody knows the size is no enclosure of RSS', () => {
    const { rss, atom, json } = inAll({ image: { url: `${HOME}a.jpg` } });
    expect(all(rss, 'enclosure')).toEqual([]);
    expect(attributesOf(rss, 'media:content')).toEqual([
      { url: `${HOME}a.jpg`, type: 'image/jpeg', medium: 'image' },
    ]);
    expect(attributesOf(atom, 'link')).toContainEqual({
      rel: 'enclosure',
      type: 'image/jpeg',
      href: `${HOME}a.jpg`,
    });
    expect(json['attachments']).toEqual([{ url: `${HOME}a.jpg`, mime_type: 'image/jpeg' }]);
  });

  it('leaves the one enclosure of RSS to what is to be heard or read', () => {
    const { rss, atom, json } = inAll({ image: FERRY, enclosures: [TALK] });
    expect(attributesOf(rss, 'enclosure')).toEqual([{ url: TALK.url, length: '7', type: 'audio/mpeg' }]);
    expect(attributesOf(rss, 'media:content').map(({ url }) => url)).toEqual([FERRY.url]);
    const links = attributesOf(atom, 'link').filter(({ rel }) => rel === 'enclosure');
    expect(links.map(({ href }) => href)).toEqual([TALK.url, FERRY.url]);
    expect(json).toMatchObject({ image: FERRY.url, attachments: [{ url: TALK.url }, { url: FERRY.url }] });
  });

  it.each<{ said: string; picture: Partial<Picture>; words: [string, string][] }>([
    { said: 'nothing', picture: {}, words: [] },
    { said: 'an alt text', picture: { alt: 'A ferry' }, words: [['media:description', 'A ferry']] },
    { said: 'a caption', picture: { caption: 'Back.' }, words: [['media:description', 'Back.']] },
    {
      said: 'both',
      picture: { alt: 'A ferry', caption: 'Back.' },
      words: [
        ['media:title', 'A ferry'],
        ['media:description', 'Back.'],
      ],
    },
    { said: 'a credit', picture: { credit: 'Mere & Tom' }, words: [['media:credit', 'Mere & Tom']] },
    {
      said: 'all',
      picture: { alt: 'A ferry', caption: 'Back <1>.', credit: 'Mere' },
      words: [
        ['media:title', 'A ferry'],
        ['media:description', 'Back <1>.'],
        ['media:credit', 'Mere'],
      ],
    },
  ])('of which $said is said is described so in both XML formats', ({ picture, words }) => {
    const { rss, atom } = inAll({ image: { ...FERRY, ...picture } });
    expect(wordsOf(rss)).toEqual(words);
    expect(wordsOf(atom)).toEqual(words);
  });

  it('has words that are plain text', () => {
    const { rss } = inAll({ image: { ...FERRY, alt: 'a', caption: 'b' } });
    const media = only(rss, 'media:content');
    for (const name of ['media:title', 'media:description']) {
      expect(attributesOf(media, name)).toEqual([{ type: 'plain' }]);
    }
  });

  it('is none where there is none', () => {
    const { rss, atom, json } = inAll({});
    expect(all(rss, /^(?:enclosure|media:.*)$/)).toEqual([]);
    expect(all(atom, 'media:content')).toEqual([]);
    expect(json).not.toHaveProperty('image');
    expect(json).not.toHaveProperty('attachments');
  });
});

describe('enclosures', () => {
  const enclosures = [
    { ...TALK, title: 'The talk', duration: 372.4 },
    { url: `${HOME}media/notice.pdf`, type: 'application/pdf', length: 9 },
    { url: 'https://cdn.example/tide.mp4', type: 'video/mp4', duration: 60 },
  ];

  it('are one enclosure of RSS, the first, and media', () => {
    const { rss } = inAll({ enclosures });
    expect(attributesOf(rss, 'enclosure')).toEqual([{ url: TALK.url, length: '7', type: 'audio/mpeg' }]);
    expect(attributesOf(rss, 'media:content')).toEqual([
      { url: `${HOME}media/notice.pdf`, type: 'application/pdf', fileSize: '9' },
      { url: 'https://cdn.example/tide.mp4', type: 'video/mp4', duration: '60' },
    ]);
  });

  it('are links of Atom', () => {
    const { atom } = inAll({ enclosures });
    expect(attributesOf(atom, 'link').slice(1)).toEqual([
      { rel: 'enclosure', type: 'audio/mpeg', href: TALK.url, length: '7', title: 'The talk' },
      { rel: 'enclosure', type: 'application/pdf', href: `${HOME}media/notice.pdf`, length: '9' },
      { rel: 'enclosure', type: 'video/mp4', href: 'https://cdn.example/tide.mp4' },
    ]);
  });

  it('are attachments of JSON Feed, with title, size and duration', () => {
    expect(inAll({ enclosures }).json['attachments']).toEqual([
      {
        url: TALK.url,
        mime_type: 'audio/mpeg',
        title: 'The talk',
        size_in_bytes: 7,
        duration_in_seconds: 372,
      },
      { url: `${HOME}media/notice.pdf`, mime_type: 'application/pdf', size_in_bytes: 9 },
      { url: 'https://cdn.example/tide.mp4', mime_type: 'video/mp4', duration_in_seconds: 60 },
    ]);
  });

  it('of which nobody knows the size have the length 0 in RSS, where one is required, and none elsewhere', () => {
    const { rss, atom, json } = inAll({ enclosures: [{ url: `${HOME}a.pdf` }] });
    expect(attributesOf(rss, 'enclosure')).toEqual([
      { url: `${HOME}a.pdf`, length: '0', type: 'application/pdf' },
    ]);
    expect(attributesOf(atom, 'link').at(-1)).not.toHaveProperty('length');
    expect(json['attachments']).toEqual([{ url: `${HOME}a.pdf`, mime_type: 'application/pdf' }]);
  });

  it('that are empty are said to be', () => {
    const { atom, json } = inAll({ enclosures: [{ ...TALK, length: 0 }] });
    expect(attributesOf(atom, 'link').at(-1)).toMatchObject({ length: '0' });
    expect(json['attachments']).toMatchObject([{ size_in_bytes: 0 }]);
  });

  it('are none where the list is empty', () => {
    const { rss, json } = inAll({ enclosures: [] });
    expect(texts(rss, 'enclosure')).toEqual([]);
    expect(json).not.toHaveProperty('attachments');
  });
});
