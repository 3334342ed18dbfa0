import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../src/import/reader/readFeed.ts';
import { formatRfc3339 } from '../../../src/model/stamp.ts';
import { tellAll } from '../../support/problems.ts';
import { rss } from './material.ts';

const ZONE = { timeZone: 'Pacific/Auckland', language: 'de' };

/** How a date of a feed is read where the zone of the publication is known, and what is told. */
function read(date: string, zone = ZONE) {
  const item = `<item><guid>a</guid><title>A</title><pubDate>${date}</pubDate></item>`;
  const { feed, problems } = readFeed('old.xml', rss(`<title>T</title>${item}`), { zone });
  const published = feed?.entries[0]?.published;
  return { published: published && formatRfc3339(published), told: tellAll(problems) };
}

describe('a date of a feed that feeds do not have so', () => {
  it.each([
    ['2014-12-21', '2014-12-21T00:00:00+13:00'],
    ['21 Dec 2014', '2014-12-21T00:00:00+13:00'],
    ['2014-12-21 20:03:00', '2014-12-21T20:03:00+13:00'],
    ['Sun, 21 Dec 2014 20:03:00 NZDT', '2014-12-21T20:03:00+13:00'],
    ['So, 21 Dez 2014 20:03:00 +0100', '2014-12-22T08:03:00+13:00'],
  ])('is read as in an article: %s', (date, instant) => {
    const { published, told } = read(date);
    expect(published).toBe(instant);
    expect(told).toMatch(
      /^old\.xml:1:\d+ note FEED_DATE_LOCAL .* found 1 in other forms - .* in Pacific\/Auckland /,
    );
  });

  it('is read in the zone in which times without one are', () => {
    const { published, told } = read('2014-12-21 20:03:00', { ...ZONE, ...{ withoutZone: 'UTC' } });
    expect(published).toBe('2014-12-22T09:03:00+13:00');
    expect(told).toContain('in UTC where they say no zone');
  });

  it.each(['31/02/2014', 'soon', '28 September 2014 2:30 am', `2014-12-21${' '.repeat(200)}x`])(
    'is left out, with a warning, if it is none: %s',
    (date) => {
      const { published, told } = read(date);
      expect(published).toBeUndefined();
      expect(told).toMatch(/ warning FEED_ENTRY expected a date, found .* - it is left out/);
    },
  );

  it('is not told where it is as feeds have it', () => {
    expect(read('Sun, 21 Dec 2014 20:03:00 +1300')).toEqual({
      published: '2014-12-21T20:03:00+13:00',
      told: '',
    });
  });
});
