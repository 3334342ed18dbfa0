import fc from 'fast-check';
import { Feed } from 'feed';
import { expect, test } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderJson } from '../../src/feeds/json.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import type { AnyFeed } from '../../src/model/channel.ts';
import { withoutForbidden } from '../../src/model/characters.ts';
import type { AnyItem } from '../../src/model/item.ts';
import { formatRfc3339, Stamp } from '../../src/model/stamp.ts';
import { all, attributesOf, only, readXml, texts } from './xmlReader.ts';

const HOME = 'https://news.example.nz/';
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
const item = fc.record({
  id: fc.constantFrom('tag:news.example.nz,2014-12-21:road', `${HOME}road?a=1&b=2`, 'urn:x:1'),
  title: text,
  link: fc.constantFrom(`${HOME}road?a=1&b=2`, `${HOME}sea`),
  published: stamp,
  date: stamp,
  description: text,
  content: text,
  author: fc.array(fc.record({ name: text }), { maxLength: 2 }),
  category: fc.array(fc.record({ name: text }), { maxLength: 2 }),
});
const feed = fc.tuple(text, text, fc.array(item, { maxLength: 3 })).map(([title, description, items]) => {
  const made: AnyFeed = new Feed({ title, description, link: HOME, copyright: description, language: 'en' });
  made.items.push(...items);
  return made;
});

const clean = (texts: readonly (string | undefined)[]) => texts.map((one) => withoutForbidden(one ?? ''));
const names = ({ author = [] }: AnyItem) => author.map(({ name }) => name).filter(Boolean);
const tags = ({ category = [] }: AnyItem) => category.map(({ name }) => name).filter(Boolean);

test('any text in any field reads back as the same text, and the three formats say the same', () => {
  fc.assert(
    fc.property(feed, (made) => {
      const channel = only(readXml(renderRss(made)), 'channel');
      const root = readXml(renderAtom(made));
      const json = JSON.parse(renderJson(made));
      expect([texts(channel, 'title'), texts(root, 'title'), [json.title]]).toEqual(
        Array(3).fill(clean([made.options.title])),
      );
      const inRss = all(channel, 'item');
      const inAtom = all(root, 'entry');
      for (const [index, one] of made.items.entries()) {
        const rss = inRss[index];
        const atom = inAtom[index];
        if (rss === undefined || atom === undefined) throw new Error(`item ${index} is missing`);
        const meant = {
          id: [one.id],
          title: clean([one.title]),
          summary: clean([one.description]),
          content: clean([one.content]),
          names: clean(names(one)),
          tags: clean(tags(one)),
          published: [one.published?.getTime()],
        };
        expect({
          id: texts(rss, 'guid'),
          title: texts(rss, 'title'),
          summary: texts(rss, 'description'),
          content: texts(rss, 'content:encoded'),
          names: texts(rss, 'dc:creator'),
          tags: texts(rss, 'category'),
          published: texts(rss, 'pubDate').map((date) => Date.parse(date)),
        }).toEqual(meant);
        expect({
          id: texts(atom, 'id'),
          title: texts(atom, 'title'),
          summary: texts(atom, 'summary'),
          content: texts(atom, 'content'),
          names: all(atom, 'author').flatMap((author) => texts(author, 'name')),
          tags: attributesOf(atom, 'category').map(({ term }) => term),
          published: texts(atom, 'published').map((date) => Date.parse(date)),
        }).toEqual(meant);
        expect(json.items[index]).toEqual({
          id: one.id,
          url: one.link,
          title: meant.title[0],
          summary: meant.summary[0],
          content_html: meant.content[0],
          date_published: formatRfc3339(one.published ?? one.date),
          date_modified: formatRfc3339(one.date),
          ...(meant.names.length > 0 && { authors: meant.names.map((name) => ({ name })) }),
          ...(meant.tags.length > 0 && { tags: meant.tags }),
        });
      }
    }),
    { numRuns: 300 },
  );
});

test('such as this text', () => {
  const title = ']]> <b>&amp; \r\n\u0007🎉\ud800 ā';
  const made = new Feed({ title, link: HOME });
  expect(texts(only(readXml(renderRss(made)), 'channel'), 'title')).toEqual([']]> <b>&amp; \r\n🎉\ufffd ā']);
});
