import fc from 'fast-check';
import { Feed } from 'feed';
import type { AnyFeed } from '../../src/model/channel.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { HOME } from './material.ts';

const HOSTILE = [
  ']]>',
  '<![CDATA[',
  '<',
  '&',
  '&amp;',
  '&#60;',
  '\r',
  '\r\n',
  '\n',
  '\t',
  '\u0000',
  '\u0007',
  '\u001b',
  '\u0085',
  '\u2028',
  '\ud800',
  '\udc00',
  '\ufffe',
  '\uffff',
  '"',
  "'",
  '-->',
  '🎉',
  'ā',
  ' ',
  'a',
];

/** Any string at all, and often one of what breaks documents. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 6 }).map((parts) => parts.join('')),
);
/** Few of each, so that dates and ids collide. */
const stamp = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0, 720, 780, -210))
  .map(([hour, offset]) => new Stamp(Date.UTC(2014, 11, 21, hour), offset));
const file = fc.record(
  {
    url: fc.constantFrom(`${HOME}a.mp3?a=1&b=2`, `${HOME}a.pdf`),
    type: fc.constantFrom('audio/mpeg', 'application/pdf'),
    length: fc.nat({ max: 2 }),
    duration: fc.nat({ max: 2 }),
    title: text,
  },
  { requiredKeys: ['url', 'type'] },
);
const picture = fc.record(
  { url: fc.constant(`${HOME}a.png`), length: fc.nat({ max: 2 }), alt: text, caption: text, credit: text },
  { requiredKeys: ['url'] },
);
const transcript = fc.record(
  { url: fc.constant(`${HOME}a.vtt`), type: fc.constant('text/vtt'), language: fc.constantFrom('en', 'mi') },
  { requiredKeys: ['url', 'type'] },
);
const item = fc.record(
  {
    id: fc.constantFrom('tag:news.example.nz,2014-12-21:road', `${HOME}road?a=1&b=2`, 'urn:x:1'),
    title: text,
    link: fc.constantFrom(`${HOME}road?a=1&b=2`, `${HOME}sea`),
    published: stamp,
    date: stamp,
    description: text,
    content: text,
    author: fc.array(fc.record({ name: text }), { maxLength: 2 }),
    category: fc.array(fc.record({ name: text }), { maxLength: 2 }),
    image: picture,
    enclosures: fc.array(file, { maxLength: 3 }),
    transcripts: fc.array(transcript, { maxLength: 2 }),
    source: fc.record({ title: text, url: fc.constant(`${HOME}feed?a=1&b=2`) }),
    via: fc.constant(`${HOME}via?a=1&b=2`),
    comments: fc.constant(`${HOME}talk?a=1&b=2`),
  },
  {
    requiredKeys: [
      'id',
      'title',
      'link',
      'published',
      'date',
      'description',
      'content',
      'author',
      'category',
    ],
  },
);
/** Feeds of any text, in which dates, ids and addresses collide. */
export const anyFeed = fc
  .tuple(text, text, fc.array(item, { maxLength: 3 }))
  .map(([title, description, items]) => {
    const made: AnyFeed = new Feed({
      title,
      description,
      link: HOME,
      copyright: description,
      language: 'en',
    });
    made.items.push(...items);
    return made;
  });
