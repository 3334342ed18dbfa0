import { expect, test } from 'vitest';
import { entryOf, itemOf, messagesOf, rss } from './material.ts';

const HOME = 'https://news.example.nz';

test('reads an enclosure; a length of nothing is none', () => {
  const item = `<enclosure url="${HOME}/a.mp3" length="7" type="audio/mpeg"/><enclosure url="${HOME}/b.pdf" length="0" type=""/>`;
  expect(itemOf(item).enclosures).toEqual([
    { url: `${HOME}/a.mp3`, length: 7, type: 'audio/mpeg' },
    { url: `${HOME}/b.pdf` },
  ]);
});

test.each(['-1', '1e3', '12,345', '9999999999999999', 'x'])('reads no length in "%s"', (length) => {
  expect(itemOf(`<enclosure url="${HOME}/a.mp3" length="${length}"/>`).enclosures).toEqual([
    { url: `${HOME}/a.mp3` },
  ]);
});

test('keeps a picture that is only an enclosure as one', () => {
  const item = itemOf(`<enclosure url="${HOME}/a.png" length="7" type="image/png"/>`);
  expect(item.enclosures).toEqual([{ url: `${HOME}/a.png`, length: 7, type: 'image/png' }]);
  expect(item).not.toHaveProperty('image');
});

test('reads a picture with all that is said of it', () => {
  const item = itemOf(`
    <media:content url="${HOME}/a.png" type="image/png" medium="image" fileSize="9" width="4" height="3">
      <media:title type="plain">A road</media:title>
      <media:description type="html">The &lt;b&gt;road&lt;/b&gt; &amp;amp; sea</media:description>
      <media:credit>Mere</media:credit>
    </media:content>`);
  const image = {
    url: `${HOME}/a.png`,
    type: 'image/png',
    length: 9,
    width: 4,
    height: 3,
    alt: 'A road',
    caption: 'The road & sea',
    credit: 'Mere',
  };
  expect(item).toMatchObject({ image, enclosures: [] });
});

test('takes what is said beside a picture, or in its group, for the picture', () => {
  const picture = `<media:content url="${HOME}/a.png" medium="image"/>`;
  const words = '<media:description>The road</media:description><media:credit>Mere</media:credit>';
  const image = { url: `${HOME}/a.png`, caption: 'The road', credit: 'Mere' };
  expect(itemOf(picture + words).image).toEqual(image);
  expect(itemOf(`<media:group>${picture}${words}</media:group>`).image).toEqual(image);
});

test('takes of several media the one that says that it is a picture, and the others for files', () => {
  const item = itemOf(`
    <media:content url="${HOME}/a.png" type="image/png"/>
    <media:content url="${HOME}/b" medium="image"/>
    <media:content url="${HOME}/c.mp4" type="video/mp4" medium="video" fileSize="5" duration="1.5"/>
    <media:content url="${HOME}/d.png" medium="image"/>`);
  expect(item).toMatchObject({
    image: { url: `${HOME}/b` },
    enclosures: [
      { url: `${HOME}/a.png`, type: 'image/png' },
      { url: `${HOME}/c.mp4`, type: 'video/mp4', length: 5, duration: 1.5 },
      { url: `${HOME}/d.png` },
    ],
  });
});

test('takes a picture by its type where none says that it is one', () => {
  const item = itemOf(`<media:content url="${HOME}/a"/><media:content url="${HOME}/b" type="image/webp"/>`);
  expect(item).toMatchObject({ image: { url: `${HOME}/b` }, enclosures: [{ url: `${HOME}/a` }] });
});

test('takes no picture for one that says that it is something else', () => {
  const item = itemOf(`<media:content url="${HOME}/a.png" type="image/png" medium="document"/>`);
  expect(item.enclosures).toEqual([{ url: `${HOME}/a.png`, type: 'image/png' }]);
});

test('takes a thumbnail where there is no picture', () => {
  const thumbnail = `<media:thumbnail url="${HOME}/t.jpg" width="4" height="3"/>`;
  const image = { url: `${HOME}/t.jpg`, width: 4, height: 3 };
  const video = `url="${HOME}/v.mp4" type="video/mp4"`;
  expect(itemOf(thumbnail).image).toEqual(image);
  expect(itemOf(`<media:group>${thumbnail}<media:title>No</media:title></media:group>`).image).toEqual(image);
  expect(itemOf(`<media:content ${video}>${thumbnail}</media:content>`).image).toEqual(image);
});

test('takes the cover of an episode where there is neither', () => {
  expect(itemOf(`<itunes:image href="${HOME}/c.jpg"/>`).image).toEqual({ url: `${HOME}/c.jpg` });
});

test('says what has no address', () => {
  const document = rss(
    '<item>\n<media:content medium="image"/>\n</item><item>\n<media:thumbnail url=" "/></item>',
  );
  expect(messagesOf(document)).toEqual([
    '2:1 warning FEED_ENTRY expected media:content with its url, found nothing - it is left out; it leads to nothing',
    '4:1 warning FEED_ENTRY expected media:thumbnail with its url, found nothing - it is left out; it leads to nothing',
  ]);
});

test('takes a file at the address of the picture for the picture', () => {
  const enclosure = `<enclosure url="${HOME}/a.png" length="7" type="image/png"/>`;
  const item = itemOf(`${enclosure}<media:content url="${HOME}/a.png" medium="image"/>`);
  expect(item.image).toEqual({ url: `${HOME}/a.png`, length: 7, type: 'image/png' });
  expect(item.enclosures).toEqual([]);
});

test('lists a file once that is said in two ways', () => {
  const item = itemOf(`
    <enclosure url="${HOME}/a.mp3" length="7" type="audio/mpeg"/>
    <media:content url="${HOME}/a.mp3" type="audio/mp3" duration="9"/>`);
  expect(item.enclosures).toEqual([{ url: `${HOME}/a.mp3`, length: 7, type: 'audio/mpeg', duration: 9 }]);
});

test.each([
  ['3723', 3723],
  ['62:03', 3723],
  ['1:02:03', 3723],
  [' 01:02:03.5 ', 3723.5],
  ['0', 0],
  ['PT1H2M3S', 3723],
  ['pt62m', 3720],
  ['1h 2m 3s', 3723],
  ['1 hour 2 minutes', 3720],
  ['45 min', 2700],
  ['3 secs', 3],
  ['', undefined],
])('reads "%s" as the duration of the first enclosure', (written, duration) => {
  const item = itemOf(`
    <enclosure url="${HOME}/a.mp3"/><enclosure url="${HOME}/b.mp3"/>
    <itunes:duration>${written}</itunes:duration>`);
  expect(item.enclosures.map((file) => file.duration)).toEqual([duration, undefined]);
});

test.each(['1:2:3:4', 'an hour', '-5', 'PT', '1:00:xx'])(
  'refuses "%s" as a duration, and says so',
  (written) => {
    const item = `<item><enclosure url="${HOME}/a.mp3"/>\n<itunes:duration>${written}</itunes:duration></item>`;
    expect(messagesOf(rss(item))).toEqual([
      `2:1 warning FEED_ENTRY expected itunes:duration to be a duration, such as 1:02:03, found "${written}" - it is left out`,
    ]);
  },
);

test('reads transcripts and chapters', () => {
  const item = itemOf(`
    <podcast:transcript url="${HOME}/a.vtt" type="text/vtt" language="en"/>
    <podcast:transcript url="${HOME}/a.srt" type="application/x-subrip" rel="captions"/>
    <podcast:chapters url="${HOME}/c.json" type="application/json+chapters"/>`);
  expect(item).toMatchObject({
    transcripts: [
      { url: `${HOME}/a.vtt`, type: 'text/vtt', language: 'en' },
      { url: `${HOME}/a.srt`, type: 'application/x-subrip', rel: 'captions' },
    ],
    chapters: { url: `${HOME}/c.json`, type: 'application/json+chapters' },
  });
});

test('says which transcript leads to nothing', () => {
  expect(messagesOf(rss('<item><podcast:transcript type="text/vtt"/></item>'))).toHaveLength(1);
});

test('reads the same media in Atom', () => {
  const entry = entryOf(`
    <link rel="enclosure" href="${HOME}/a.png" type="image/png" length="7" title="A road"/>
    <link rel="enclosure" href="${HOME}/b.png" type="image/png"/>
    <media:content url="${HOME}/a.png" medium="image" width="4"/>`);
  expect(entry).toMatchObject({
    image: { url: `${HOME}/a.png`, type: 'image/png', length: 7, title: 'A road', width: 4 },
    enclosures: [{ url: `${HOME}/b.png`, type: 'image/png' }],
  });
});
