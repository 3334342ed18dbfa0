import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settingsOf } from '../../src/import/feedToSettings.ts';
import { hasError } from '../../src/model/problem.ts';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { auckland } from '../support/publication.ts';
import { runsOf } from '../support/runs.ts';
import { EMPTY, itemFilesOf, parsed, told } from './material.ts';
import { rss } from './reader/material.ts';

/** What hosts write, and what nobody should. */
const VALUES = [
  ...['', ' ', 'yes', 'No', 'true', 'clean', '0', '1', '7', '3.5', '-1', '1e3', '999999999', '9'.repeat(30)],
  ...[
    '1:02:03',
    '99:99',
    'PT1H',
    '0.0000001',
    'https://hour.example/a',
    '/a',
    'http://a:b@c.example/',
    'urn:x',
  ],
  ...['audio/mpeg', 'audio', 'text/html; charset=x', 'en', 'en_NZ', 'not a tag', 'sri', 'sha256-eA==', 'md5'],
  ...[
    'News',
    'news',
    'Games &amp;amp; Hobbies',
    'Boats',
    '__proto__',
    'constructor',
    'serial',
    'full',
    'Trailer',
  ],
  ...['917393e3-1b1e-5cef-ace4-edaa54e1f810', 'ana@hour.example', 'ana', '@ana', 'activitypub', 'disabled'],
  ...[
    'geo:1,2',
    'geo:x',
    'R12',
    'r1#2',
    'cc-by-4.0',
    'All rights',
    'music',
    'musicL',
    'FREQ=WEEKLY',
    'FREQ=DAILY;COUNT=2',
  ],
  ...[
    '2026-01-02T00:00:00Z',
    'Fri, 02 Jan 2026 09:00:00 +1300',
    '2026-02-31T00:00:00Z',
    'Ana &amp;amp; Ben',
    '&lt;b&gt;x&lt;/b&gt;',
  ],
  ...[
    '{{ page }}',
    '- a: #b',
    "'",
    '&quot;',
    '\u0301',
    'e\u0301',
    '\ufeff',
    '\u2028',
    '\u00a0',
    '🎉',
    'x'.repeat(300),
  ],
];
const ATTRIBUTES = [
  ...[
    'accountId',
    'accountUrl',
    'address',
    'bitrate',
    'codecs',
    'complete',
    'contentType',
    'customKey',
    'customValue',
  ],
  ...[
    'default',
    'display',
    'dtstart',
    'duration',
    'fee',
    'feedGuid',
    'feedUrl',
    'geo',
    'group',
    'height',
    'href',
    'image',
  ],
  ...[
    'img',
    'itemGuid',
    'lang',
    'language',
    'length',
    'medium',
    'method',
    'name',
    'osm',
    'owner',
    'priority',
    'protocol',
  ],
  ...[
    'pubdate',
    'purpose',
    'rel',
    'role',
    'rrule',
    'season',
    'split',
    'start',
    'startTime',
    'suggested',
    'text',
    'title',
  ],
  ...['type', 'uri', 'url', 'value'],
];
const OF_SHOW = [
  ...[
    'author',
    'block',
    'category',
    'complete',
    'explicit',
    'image',
    'keywords',
    'new-feed-url',
    'owner',
    'subtitle',
  ].map(itunes),
  ...['summary', 'type'].map(itunes),
  ...[
    'funding',
    'guid',
    'license',
    'location',
    'locked',
    'medium',
    'person',
    'podroll',
    'publisher',
    'trailer',
  ].map(podcast),
  ...['txt', 'updateFrequency', 'value', 'liveItem'].map(podcast),
];
const OF_EPISODE = [
  ...['author', 'block', 'duration', 'episode', 'episodeType', 'explicit', 'image', 'keywords', 'season'].map(
    itunes,
  ),
  ...['subtitle', 'summary', 'title'].map(itunes),
  ...[
    'alternateEnclosure',
    'chapters',
    'contentLink',
    'episode',
    'license',
    'location',
    'person',
    'season',
  ].map(podcast),
  ...['socialInteract', 'soundbite', 'transcript', 'txt'].map(podcast),
  ...['psc:chapters', 'enclosure', 'media:content', 'category'],
];
const INNER = [
  ...['category', 'email', 'name'].map(itunes),
  ...['integrity', 'remoteItem', 'source', 'valueRecipient'].map(podcast),
  'psc:chapter',
];

function itunes(name: string): string {
  return `itunes:${name}`;
}

function podcast(name: string): string {
  return `podcast:${name}`;
}

const value = fc.constantFrom(...VALUES);
const attributes = fc
  .dictionary(fc.constantFrom(...ATTRIBUTES), value, { minKeys: 2, maxKeys: 12 })
  .map((all) =>
    Object.entries(all)
      .map(([name, text]) => ` ${name}="${text}"`)
      .join(''),
  );

const element = (names: readonly string[], content: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom(...names), attributes, content)
    .map(([name, written, text]) => `<${name}${written}>${text}</${name}>`);
const manyOf = (one: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(one, { maxLength }).map((all) => all.join(''));

const inner = fc.oneof(value, manyOf(element(INNER, value), 4));
const item = fc
  .tuple(manyOf(element(OF_EPISODE, inner), 14), fc.nat())
  .map(
    ([parts, number]) =>
      `<item><title>A</title><guid>urn:x:${number}</guid><pubDate>Fri, 02 Jan 2026 09:00:00 +1300</pubDate>${parts}</item>`,
  );
const document = fc
  .tuple(manyOf(element(OF_SHOW, inner), 20), manyOf(item, 3))
  .map(([show, items]) => rss(`<title>Hour</title><link>https://hour.example/</link>${show}${items}`));

test('a run takes what was made of a podcast, whatever it says', () => {
  fc.assert(
    fc.property(document, (text) => {
      const feed = parsed(text);
      const made = settingsOf(feed, 'Pacific/Auckland', 'old.xml');
      const settingsIn = (text = '') => parseSettings({ file: 'feed.yaml', text }).problems;
      const errors = settingsIn(made.text).filter(({ severity }) => severity === 'error');
      const isComplete = made.text === made.readable;
      expect(isComplete ? told(errors) : errors.map(({ code }) => code)).toEqual(
        isComplete ? [] : errors.map(() => 'SETTING_MISSING'),
      );
      expect(hasError(settingsIn(made.readable))).toBe(false);
      const { files, problems } = itemFilesOf(feed, auckland, EMPTY, 'old.xml');
      expect(told(problems.filter(({ severity }) => severity === 'error'))).toEqual([]);
      expect(files).toHaveLength(new Set(feed.entries.map(({ id }) => id)).size);
    }),
    runsOf(1000),
  );
});
