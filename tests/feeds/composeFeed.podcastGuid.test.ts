import { describe, expect, it } from 'vitest';
import { podcastGuid } from '../../src/feeds/composeFeed.ts';

describe('the guid of a podcast', () => {
  it.each([
    ['https://mp3s.nashownotes.com/pc20rss.xml', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
    ['https://podnews.net/rss', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
  ])('of %s is the published one: %s', (url, guid) => {
    expect(podcastGuid(url)).toBe(guid);
  });

  it.each([
    'http://mp3s.nashownotes.com/pc20rss.xml',
    'HTTPS://mp3s.nashownotes.com/pc20rss.xml',
    'feed://mp3s.nashownotes.com/pc20rss.xml',
    'mp3s.nashownotes.com/pc20rss.xml',
    'https://mp3s.nashownotes.com/pc20rss.xml/',
    'https://mp3s.nashownotes.com/pc20rss.xml///',
  ])('does not depend on the scheme, nor on slashes at the end: %s', (url) => {
    expect(podcastGuid(url)).toBe('917393e3-1b1e-5cef-ace4-edaa54e1f810');
  });

  it.each(['https://mp3s.nashownotes.com/pc20rss', 'https://nashownotes.com/pc20rss.xml'])(
    'is another for another address: %s',
    (url) => {
      expect(podcastGuid(url)).not.toBe('917393e3-1b1e-5cef-ace4-edaa54e1f810');
    },
  );

  it('is another where an address is a part of the address', () => {
    expect(podcastGuid('news.example.nz/http://rss')).not.toBe(podcastGuid('news.example.nz/rss'));
  });

  it('is a UUID of version 5, whatever the address', () => {
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (let i = 0; i < 50; i += 1) expect(podcastGuid(`https://news.example.nz/${i}`)).toMatch(form);
  });
});
