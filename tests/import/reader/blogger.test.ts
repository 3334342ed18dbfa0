import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../src/import/reader/readFeed.ts';
import { tellAll } from '../../support/problems.ts';
import { type BloggerEntry, bloggerNew, bloggerOld } from '../exportTexts.ts';
import { partsOf } from './material.ts';

const PICTURE = '<img src="https://b.example/s1600/a.jpg"/>';
const thumbnail = (url: string) =>
  `<media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" url="${url}" height="72" width="72"/>`;

function readOld(entry: BloggerEntry) {
  return readFeed('blog.xml', bloggerOld([entry])).feed?.entries[0];
}

function readNew(entry: BloggerEntry, address?: string) {
  const { feed, problems } = readFeed(
    'feed.atom',
    bloggerNew([entry]),
    address === undefined ? {} : { address },
  );
  return { entry: feed?.entries[0], told: tellAll(problems) };
}

describe('an entry of Blogger', () => {
  it('before 2024 has its labels, and its kind is none', () => {
    expect(readOld({ tags: ['Roads & rail', 'Ferry'], html: 'One<br />two<div>three</div>' })).toMatchObject({
      id: 'tag:blogger.com,1999:blog-99.post-7',
      link: 'https://harbour.blogspot.example/2013/12/post-7.html',
      tags: ['Roads & rail', 'Ferry'],
      content: 'One<br />two<div>three</div>',
      comments: 'https://harbour.blogspot.example/2013/12/post-7.html#comment-form',
      authors: [{ name: 'Ana', link: 'https://www.blogger.com/profile/1' }],
    });
    expect(readOld({})?.authors[0]).not.toHaveProperty('email');
  });

  it('keeps the time with its offset', () => {
    expect(partsOf(readOld({})?.published)).toEqual([Date.UTC(2013, 11, 19, 3, 50), -480]);
  });

  it('since 2024 has its labels and its description', () => {
    const more = '<blogger:metaDescription> About\nit </blogger:metaDescription><blogger:trashed/>';
    const { entry, told } = readNew({ tags: ['Ferry'], more });
    expect(entry).toMatchObject({
      id: 'tag:blogger.com,1999:blog-99.post-7',
      tags: ['Ferry'],
      summary: 'About it',
      isSummaryHtml: false,
      authors: [{ name: 'Ana' }],
    });
    expect(told).toContain(
      'expected the addresses of pages, found paths, and no site that they are on: path (1)',
    );
  });

  it('since 2024 has the address of its page, where that of the site is known', () => {
    expect(readNew({}, 'https://harbour.example/feed.atom').entry?.link).toBe(
      'https://harbour.example/2013/12/post-7.html',
    );
    expect(readNew({}).entry?.link).toBeUndefined();
    const { feed, problems } = readFeed('feed.atom', bloggerNew([{}]), { site: 'https://harbour.example/' });
    expect([feed?.entries[0]?.link, problems]).toEqual(['https://harbour.example/2013/12/post-7.html', []]);
    expect(readNew({}, 'https://harbour.example/').told).toBe('');
    const more = '<link rel="alternate" href="https://other.example/"/>';
    expect(readNew({ more }, 'https://harbour.example/').entry?.link).toBe('https://other.example/');
  });

  it('may have neither an address nor the path of one', () => {
    const text = bloggerNew([{}]).replace(/<blogger:filename>.*/, '');
    expect(readFeed('feed.atom', text)).toMatchObject({
      problems: [],
      feed: { entries: [{ title: 'Post 7' }] },
    });
  });

  it('that is in the trash is left out, whatever else it says', () => {
    const { entry, told } = readNew({ more: '<blogger:trashed>2024-01-01T00:00:00Z</blogger:trashed>' });
    expect(entry).toBeUndefined();
    expect(told).toContain('entry in the trash (1)');
  });

  it.each([
    'https://b.example/s72-c/a.jpg',
    'https://b.example/x=s72-w640-h360-c',
    'https://b.example/s72-w64-c/a.jpg',
  ])('has no picture that is cut out of one in its text: %s', (url) => {
    expect(readOld({ html: PICTURE, more: thumbnail(url) })?.image).toBeUndefined();
    expect(readOld({ html: 'No picture', more: thumbnail(url) })?.image).toMatchObject({ url });
  });

  it('has any other picture', () => {
    const url = 'https://img.youtube.example/vi/x/default.jpg';
    expect(readOld({ html: PICTURE, more: thumbnail(url) })?.image).toMatchObject({ url });
    expect(readNew({}).entry).not.toHaveProperty('image');
  });
});
