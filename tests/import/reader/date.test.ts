import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFeedDate } from '../../../src/import/reader/date.ts';
import { formatRfc822, formatRfc3339, Stamp } from '../../../src/model/stamp.ts';
import { entryIn, json, messagesOf, partsOf, rss } from './material.ts';

const AT = Date.UTC(2014, 11, 21, 7, 3);

test.each([
  // RFC 3339
  ['2014-12-21T20:03:00+13:00', AT, 780],
  ['2014-12-21T07:03:00Z', AT, 0],
  ['2014-12-21t07:03:00z', AT, 0],
  ['2014-12-21 20:03:00 +1300', AT, 780],
  ['2014-12-21 07:03:00 UTC', AT, 0],
  ['2014-12-21T07:03:00.987654321Z', AT, 0],
  ['2014-12-21T07:03Z', AT, 0],
  ['2014-12-21T03:33:00-03:30', AT, -210],
  ['2014-12-21T07:03:00-00:00', AT, 0],
  ['2016-12-31T23:59:60Z', Date.UTC(2017, 0), 0],
  ['2016-02-29T00:00:00Z', Date.UTC(2016, 1, 29), 0],
  ['1000-01-02T00:00:00Z', Date.UTC(1000, 0, 2), 0],
  // RFC 822 and 2822
  ['Sun, 21 Dec 2014 20:03:00 +1300', AT, 780],
  ['21 Dec 2014 20:03:00 +13:00', AT, 780],
  ['Mon, 21 Dec 2014 07:03:00 GMT', AT, 0],
  ['SUN,21 DEC 2014 07:03 gmt', AT, 0],
  ['Sun 21 Dec 2014 07:03:00 Z', AT, 0],
  ['Sun,  21 Dec\n 2014 07:03:00 UT', AT, 0],
  ['Sun, 21 Dec 2014 20:03:00 +1300 (NZDT)', AT, 780],
  ['Sun, 21 Dec 14 07:03:00 GMT', AT, 0],
  ['1 Jan 49 0:00 GMT', Date.UTC(2049, 0), 0],
  ['1 Jan 50 0:00 GMT', Date.UTC(1950, 0), 0],
  ['1 Jan 103 0:00 GMT', Date.UTC(2003, 0), 0],
  ['Sun, 21 Dec 2014 02:03:00 EST', AT, -300],
  ['Sun, 21 Dec 2014 03:03:00 EDT', AT, -240],
  ['Sun, 21 Dec 2014 01:03:00 CST', AT, -360],
  ['Sun, 21 Dec 2014 02:03:00 CDT', AT, -300],
  ['Sun, 21 Dec 2014 00:03:00 MST', AT, -420],
  ['Sun, 21 Dec 2014 01:03:00 MDT', AT, -360],
  ['Sat, 20 Dec 2014 23:03:00 PST', AT, -480],
  ['Sun, 21 Dec 2014 00:03:00 pdt', AT, -420],
])('reads %s', (text, instant, offset) => {
  expect(partsOf(parseFeedDate(text))).toEqual([instant, offset]);
});

test.each([
  '',
  'soon',
  '1419145380',
  '2014-12-21',
  '2014-12-21T20:03:00',
  '2014-02-31T00:00:00Z',
  '2015-02-29T00:00:00Z',
  '2014-13-01T00:00:00Z',
  '2014-00-01T00:00:00Z',
  '2014-12-00T00:00:00Z',
  '2014-12-21T24:00:00Z',
  '2014-12-21T25:00:00Z',
  '2014-12-21T07:60:00Z',
  '2014-12-21T07:03:61Z',
  '2014-12-21T07:03:00+24:00',
  '2014-12-21T07:03:00+13:60',
  '2014-12-21T07:03:00 NZT',
  '31 Feb 2014 10:00:00 GMT',
  '21 Foo 2014 10:00:00 GMT',
  '21 Dec 2014 10:00:00',
  '21 Dec 2014 10:00:00 A',
  '21 Dec 2014 25:00 GMT',
  '21 Dec 2014',
  '21 December 2014 10:00 GMT',
  '21/12/2014 10:00 GMT',
  `21 Dec 2014 10:00:00 GMT (${'x'.repeat(80)})`,
])('refuses %j', (text) => {
  expect(parseFeedDate(text)).toBeUndefined();
});

test.each(['0001-01-01T00:00:01Z', '0999-12-31T00:00:00Z', '9999-12-31T23:59:59-01:00', '2014-12-21'])(
  'tells of %s, which our own formats could not say',
  (date) => {
    expect(messagesOf(json({ items: [{ id: 'a', date_published: date }] }))).toHaveLength(1);
  },
);

test('takes the first day of the year 1 for no date, as Go does', () => {
  const item = json({ items: [{ id: 'a', date_published: '0001-01-01T00:00:00Z' }] });
  expect(entryIn(item)).not.toHaveProperty('published');
});

test('reads either kind of date in any format', () => {
  const { published } = entryIn(rss('<item><pubDate>2014-12-21T20:03:00+13:00</pubDate></item>'));
  expect(partsOf(published)).toEqual([AT, 780]);
});

const stamp = fc
  .tuple(
    fc.integer({ min: Date.UTC(1000, 0, 3) / 1000, max: Date.UTC(9999, 11, 30) / 1000 }),
    fc.integer({ min: -1439, max: 1439 }),
  )
  .map(([second, offset]) => new Stamp(second * 1000, offset));

test('reads every stamp that we write, with its offset', () => {
  fc.assert(
    fc.property(stamp, (one) => {
      expect(partsOf(parseFeedDate(formatRfc3339(one)))).toEqual(partsOf(one));
      const { offsetInMinutes } = one;
      const printed = offsetInMinutes % 30 === 0 ? offsetInMinutes : 0;
      expect(partsOf(parseFeedDate(formatRfc822(one)))).toEqual([one.getTime(), printed]);
    }),
  );
});

test('reads an instant as the platform does', () => {
  fc.assert(
    fc.property(stamp, (one) => {
      const text = formatRfc822(one);
      expect(parseFeedDate(text)?.getTime()).toBe(Date.parse(text));
    }),
  );
});
