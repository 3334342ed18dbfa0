import { expect, test } from 'vitest';
import { atom, feedIn, itemOf, rss } from './material.ts';

const unreadIn = (document: string) =>
  feedIn(document).unread?.map(({ name, count, line }) => `${line} ${name} ${count}`);
const unreadInItem = (item: string) => unreadIn(rss(`<item>${item}</item>`));

test('counts elements of podcasts and media that no field takes, and knows the line of the first', () => {
  const items =
    '<item>\n<media:rating>adult</media:rating></item><item>\n\n<media:rating>adult</media:rating></item>';
  expect(unreadIn(rss(`<podcast:liveItem status="live"/><spotify:limit recentCount="3"/>${items}`))).toEqual([
    '1 podcast:liveItem 1',
    '1 spotify:limit 1',
    '2 media:rating 2',
  ]);
});

test('counts the second of an element of which there is one', () => {
  expect(
    unreadIn(rss('<podcast:medium>music</podcast:medium><podcast:medium>film</podcast:medium>')),
  ).toEqual(['1 podcast:medium 1']);
  expect(unreadInItem('<podcast:txt>a</podcast:txt><podcast:txt>b</podcast:txt>')).toBeUndefined();
});

test('counts no element that is empty, and none of other namespaces', () => {
  const channel = '<itunes:keywords/><x:y xmlns:x="urn:x">Z</x:y><dc:rights>R</dc:rights><ttl>60</ttl>';
  expect(unreadIn(rss(channel))).toBeUndefined();
});

test('counts no picture that is that of the channel', () => {
  const cover =
    '<itunes:image href="https://x.example/c.jpg"/><media:thumbnail url="https://x.example/c.jpg"/>';
  expect(unreadIn(rss(cover))).toBeUndefined();
  expect(unreadIn(rss('<media:thumbnail url="https://x.example/d.jpg"/>'))).toEqual(['1 media:thumbnail 1']);
});

test('counts the same in Atom', () => {
  const entry = '<entry><id>urn:x:1</id><media:rating>adult</media:rating></entry>';
  expect(unreadIn(atom(`<id>urn:x</id>${entry}`))).toEqual(['1 media:rating 1']);
});

test('counts no more than fifty names', () => {
  const names = Array.from({ length: 60 }, (_, index) => `<podcast:n${index}>x</podcast:n${index}>`);
  expect(unreadIn(rss(names.join('')))).toHaveLength(50);
});

test("takes Apple's summary for the content of an item without any", () => {
  expect(itemOf('<itunes:summary>A &amp;lt; B\n\nC</itunes:summary>')).toMatchObject({
    content: '<p>A &amp;lt; B</p>\n<p>C</p>',
    isSummaryHtml: false,
  });
  expect(itemOf('<itunes:subtitle>&lt;b&gt;A&lt;/b&gt;</itunes:subtitle>')).toMatchObject({
    content: '<b>A</b>',
  });
});

test("takes Apple's summary, or else its subtitle, for the summary if it says more than the text", () => {
  const content = '<description>About &lt;b&gt;tides&lt;/b&gt;, and more.</description>';
  expect(itemOf(`${content}<itunes:summary>Short</itunes:summary>`)).toMatchObject({
    summary: 'Short',
    isSummaryHtml: true,
  });
  const said = `${content}<itunes:summary>About tides</itunes:summary>`;
  expect(itemOf(said)).not.toHaveProperty('summary');
  expect(unreadInItem(said)).toBeUndefined();
  expect(itemOf(`${said}<itunes:subtitle>Sea</itunes:subtitle>`)).toMatchObject({ summary: 'Sea' });
});

test("counts Apple's texts where they have no place", () => {
  const body = '<description>A</description><content:encoded>B</content:encoded>';
  const texts = '<itunes:summary>C</itunes:summary><itunes:subtitle>B</itunes:subtitle>';
  expect(unreadInItem(body + texts)).toEqual(['1 itunes:summary 1']);
});

test("takes Apple's keywords for the tags of an item without categories", () => {
  const keywords = '<itunes:keywords>tide, moon,,tide</itunes:keywords>';
  expect(itemOf(keywords).tags).toEqual(['tide', 'moon']);
  expect(unreadInItem(keywords)).toBeUndefined();
  expect(itemOf(`<category>Sea</category>${keywords}`).tags).toEqual(['Sea']);
  expect(unreadInItem(`<category>Sea</category>${keywords}`)).toEqual(['1 itunes:keywords 1']);
  expect(unreadInItem(`<category>tide</category><category>moon</category>${keywords}`)).toBeUndefined();
});

test("takes Apple's author of an item without another, unless it is the show's", () => {
  const author = '<itunes:author>Ben</itunes:author>';
  expect(itemOf(author).authors).toEqual([{ name: 'Ben' }]);
  expect(itemOf(`<dc:creator>Ana</dc:creator>${author}`).authors).toEqual([{ name: 'Ana' }]);
  expect(unreadInItem(`<dc:creator>Ana</dc:creator>${author}`)).toEqual(['1 itunes:author 1']);
  const ofShow = rss(`<itunes:author>Ben</itunes:author><item>${author}</item>`);
  expect(feedIn(ofShow).entries[0]?.authors).toEqual([]);
  expect(unreadIn(ofShow)).toBeUndefined();
});

test("takes Apple's summary for the description of a channel without any", () => {
  const summary = '<itunes:summary>&lt;p&gt;Talk&lt;/p&gt;</itunes:summary>';
  expect(feedIn(rss(summary)).description).toBe('Talk');
  expect(unreadIn(rss(summary))).toBeUndefined();
  expect(feedIn(rss(`<description>News</description>${summary}`)).description).toBe('News');
  expect(unreadIn(rss(`<description>News</description>${summary}`))).toEqual(['1 itunes:summary 1']);
});
