import { describe, expect, it } from 'vitest';
import { movedFrom } from '../../src/import/movedFrom.ts';

const TO = {
  url: 'https://new.example/',
  paths: { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' },
};

describe('the addresses at which people subscribe', () => {
  it.each(['https://old.example/', 'https://old.example', 'http://old.example/'])(
    'are without that of the site, which is no feed, where a feed gives it for its own (%s)',
    (self) => {
      const link = 'https://old.example/';
      expect(movedFrom({ format: 'rss', self, link }, undefined, TO)).toEqual([]);
      const fetched = movedFrom({ format: 'rss', self, link }, 'https://old.example/feed/', TO);
      expect(fetched.map(({ address }) => address)).toEqual(['https://old.example/feed/']);
    },
  );

  it('have the own address of a feed that names no site', () => {
    expect(movedFrom({ format: 'rss', self: 'https://old.example/' }, undefined, TO)).toHaveLength(1);
  });
});
