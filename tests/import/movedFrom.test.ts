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

  it.each(['https://old.example/', 'https://old.example', 'http://old.example/'])(
    'are without that of the site, which is no feed, where a feed gives it for its own (%s)',
    (self) => {
      const link = 'https://old.example/';
      expect(
        movedFrom({ format: 'rss', self, link }, undefined, { ...TO, url: 'https://new.example/' }),
      ).toEqual([]);
      const fetched = movedFrom({ format: 'rss', self, link }, 'https://old.example/feed/', {
        ...TO,
        url: 'https://new.example/',
      });
      expect(fetched.map(({ address }) => address)).toEqual(['https://old.example/feed/']);
    },
  );

  it('have the own address of a feed that names no site', () => {
    expect(
      movedFrom({ format: 'rss', self: 'https://old.example/' }, undefined, {
        ...TO,
        url: 'https://new.example/',
      }),
    ).toHaveLength(1);
  });
});
