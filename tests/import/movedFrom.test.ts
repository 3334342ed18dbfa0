import { describe, expect, it } from 'vitest';
import { movedFrom } from '../../src/import/movedFrom.ts';

const TO = {
  url: 'https://news.example.nz/',
  paths: { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' },
};
const FEED = 'https://news.example.nz/feed/';

describe('the addresses at which people subscribe to a feed', () => {
  it('are where it was fetched, and its own', () => {
    const moved = movedFrom({ format: 'rss', self: 'https://other.example/feed' }, FEED, TO);
    expect(moved).toMatchObject([
      { address: FEED, kind: 'alias', alias: 'feed/index.xml' },
      { address: 'https://other.example/feed', kind: 'redirect', why: 'another host' },
    ]);
  });

  it('are one, where only the schemes differ', () => {
    expect(movedFrom({ format: 'rss', self: 'http://news.example.nz/feed/' }, FEED, TO)).toHaveLength(1);
  });

  it('are none where the new feed is, and none that nobody can fetch', () => {
    const self = 'https://news.example.nz/rss.xml';
    expect(movedFrom({ format: 'rss', self }, 'ftp://news.example.nz/feed', TO)).toEqual([]);
    expect(movedFrom({ format: 'rss' }, undefined, TO)).toEqual([]);
  });

  it('are that of the feed of an archive', () => {
    const archive = 'https://news.example.nz/2014.xml';
    expect(movedFrom({ format: 'rss', self: archive, current: FEED }, archive, TO)).toMatchObject([
      { address: FEED },
    ]);
  });

  it('are none of an export', () => {
    expect(movedFrom({ format: 'export', self: FEED }, FEED, TO)).toEqual([]);
  });
});
