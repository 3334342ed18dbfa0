import { describe, expect, it } from 'vitest';
import { auckland } from '../support/publication.ts';
import { readArticle } from './material.ts';

const FERRY = 'https://news.example.nz/media/ferry.png';
const FILE = { url: FERRY, type: 'image/png', length: 101, width: 6, height: 4 };
const files = ['ferry.png', 'wharf.png'];

/** How often the article shows the ferry. */
function timesShown({ content = '' }: { content?: string }): number {
  return content.split(`<img src="${FERRY}"`).length - 1;
}

describe('a picture in the front matter', () => {
  const front = [
    'image: { src: ferry.png, alt: A ferry, caption: The first since Monday., credit: Hana Pōtiki }',
  ];

  it('is the article’s, with what its file says of it', () => {
    const { item, media, told } = readArticle({ front, files });
    expect(item.image).toEqual({
      ...FILE,
      alt: 'A ferry',
      caption: 'The first since Monday.',
      credit: 'Hana Pōtiki',
    });
    expect(media).toEqual(['items/ferry.png']);
    expect(told).toBe('');
  });

  it('stands above the text', () => {
    expect(readArticle({ front, files }).item.content).toBe(
      `<figure><img src="${FERRY}" alt="A ferry" width="6" height="4"><figcaption>The first since Monday. Photo: Hana Pōtiki</figcaption></figure>\n<p>It is open.</p>`,
    );
  });

  it('stands alone where there is no text', () => {
    const external = 'external_url: https://elsewhere.example/';
    expect(readArticle({ front: [...front, external], body: [''], files }).item.content).toMatch(
      /^<figure>.*<\/figure>\n<p>About [^\n]*<\/p>$/,
    );
  });

  it('may be on someone’s server, where nobody can measure it', () => {
    const remote = ['image: { src: "https://cdn.example/a.jpg", alt: A ferry }'];
    const { item, media, told } = readArticle({ front: remote });
    expect(item.image).toEqual({ url: 'https://cdn.example/a.jpg', alt: 'A ferry' });
    expect(item.content).toContain('<img src="https://cdn.example/a.jpg" alt="A ferry">');
    expect([media, told]).toEqual([[], '']);
  });

  it('is an error where it is missing, at its line; the text is read all the same', () => {
    const { item, told } = readArticle({ front: ['image: { alt: A ferry, src: gone.png }'] });
    expect(item).not.toHaveProperty('image');
    expect(item.content).toBe('<p>It is open.</p>');
    expect(told).toMatchInlineSnapshot(
      `"items/road.md:4:29 error PICTURE_MISSING expected a picture, found "gone.png" - put it there"`,
    );
  });

  it('without alt text is warned of', () => {
    expect(readArticle({ front: ['image: ferry.png'], files }).told).toMatchInlineSnapshot(
      `"items/road.md:4:8 warning PICTURE_WITHOUT_ALT expected a picture with alt text, found "ferry.png" - say what it shows: ![a ferry at the wharf](ferry.jpg), or alt: in the front matter"`,
    );
    expect(readArticle({ front: ['image: { src: ferry.png, alt: "" }'], files }).told).toBe('');
  });
});

describe('a picture in the front matter and in the text', () => {
  it.each([
    { what: 'alone', body: ['Words.', '', '![A ferry](ferry.png)'] },
    { what: 'in a line of words', body: ['Words ![A ferry](ferry.png) and more.'] },
    { what: 'in raw HTML', body: ['<figure><img src="ferry.png" alt="A ferry"></figure>'] },
    { what: 'with a link around it', body: ['[![A ferry](ferry.png)](https://elsewhere.example/)'] },
    { what: 'after another', body: ['![A wharf](wharf.png)', '', '![A ferry](ferry.png)'] },
  ])('is shown once, where the text has it: $what', ({ body }) => {
    const { item, media, told } = readArticle({ front: ['image: ferry.png'], body, files });
    expect(timesShown(item)).toBe(1);
    expect(item.image).toMatchObject({ ...FILE, alt: 'A ferry' });
    expect(media.filter((name) => name === 'items/ferry.png')).toHaveLength(1);
    expect(told).toBe('');
  });

  it('is shown as often as the text has it', () => {
    const body = ['![A ferry](ferry.png)', '', 'Words.', '', '![Again](ferry.png)'];
    const { item } = readArticle({ front: ['image: ferry.png'], body, files });
    expect(timesShown(item)).toBe(2);
    expect(item.image?.alt).toBe('A ferry');
  });

  it('has the alt text, the caption and the credit of the text', () => {
    const body = ['![A ferry](ferry.png "From the hill. Photo: Hana Pōtiki")'];
    expect(readArticle({ front: ['image: ferry.png'], body, files }).item.image).toEqual({
      ...FILE,
      alt: 'A ferry',
      caption: 'From the hill.',
      credit: 'Hana Pōtiki',
    });
  });

  it('has those of the front matter first', () => {
    const front = ['image: { src: ferry.png, alt: Front, caption: Front., credit: Front }'];
    const body = ['![Text](ferry.png "Text. Photo: Text")'];
    expect(readArticle({ front, body, files }).item.image).toEqual({
      ...FILE,
      alt: 'Front',
      caption: 'Front.',
      credit: 'Front',
    });
  });

  it('is the article’s, though another stands first', () => {
    const { item } = readArticle({
      front: ['image: { src: ferry.png, alt: A ferry }'],
      body: ['![A wharf](wharf.png)'],
      files,
    });
    expect(item.image?.url).toBe(FERRY);
    expect(item.content?.match(/media\/\w+\.png/g)).toEqual(['media/ferry.png', 'media/wharf.png']);
  });

  it('is missing in both, at both lines', () => {
    const body = ['Words.', '', '![A ferry](gone.png)'];
    const { told } = readArticle({ front: ['image: gone.png'], body });
    expect(told.split('\n').map((line) => line.slice(0, 44))).toEqual([
      'items/road.md:4:8 error PICTURE_MISSING expe',
      'items/road.md:8:12 error PICTURE_MISSING exp',
    ]);
  });
});

describe('a picture in the text alone', () => {
  it.each([
    { what: 'a paragraph of its own', body: ['![A ferry](ferry.png "From the hill.")'] },
    {
      what: 'a figure in raw HTML',
      body: [
        '<figure><img src="ferry.png" alt="A ferry"><figcaption>From <b>the</b> hill.</figcaption></figure>',
      ],
    },
    {
      what: 'after one in a line of words',
      body: ['A ![wharf](wharf.png) first.', '', '![A ferry](ferry.png "From the hill.")'],
    },
  ])('is the article’s where it stands by itself: $what', ({ body }) => {
    const { item, media, told } = readArticle({ body, files });
    expect(item.image).toEqual({ ...FILE, alt: 'A ferry', caption: 'From the hill.' });
    expect(timesShown(item)).toBe(1);
    expect(media).toContain('items/ferry.png');
    expect(told).toBe('');
  });

  it('is the article’s where it is the first of several', () => {
    const body = ['![A ferry](ferry.png)', '', '![A wharf](wharf.png)'];
    const { item, media } = readArticle({ body, files });
    expect(item.image?.url).toBe(FERRY);
    expect(media).toEqual(['items/ferry.png', 'items/wharf.png']);
  });

  it.each([
    { what: 'in a line of words', body: ['A ![ferry](ferry.png) came.'] },
    { what: 'written into the text', body: ['<img src="data:image/png;base64,AAAA" alt="A ferry">'] },
  ])('is not the article’s where it is $what', ({ body }) => {
    expect(readArticle({ body, files }).item).not.toHaveProperty('image');
  });

  it('has its credit taken from its caption', () => {
    const body = ['![A ferry](ferry.png "Photo: AFP")'];
    expect(readArticle({ body, files }).item.image).toEqual({ ...FILE, alt: 'A ferry', credit: 'AFP' });
  });

  it('may be on someone’s server, with the size that is written there', () => {
    const body = ['<img src="https://cdn.example/a.jpg" alt="A ferry" width="600" height="400">'];
    expect(readArticle({ body }).item.image).toEqual({
      url: 'https://cdn.example/a.jpg',
      alt: 'A ferry',
      width: 600,
      height: 400,
    });
    expect(readArticle({ body: ['![A ferry](https://cdn.example/a.jpg)'] }).item.image).toEqual({
      url: 'https://cdn.example/a.jpg',
      alt: 'A ferry',
    });
  });

  it('without alt text has none', () => {
    expect(readArticle({ body: ['<img src="ferry.png" alt="">'], files }).item.image).toEqual(FILE);
  });
});

describe('where the publication shows summaries', () => {
  const settings = { ...auckland, content: 'summary', pages: false } as const;

  it('a picture in the front matter and what is attached are served, but nothing of the text', () => {
    const { item, media } = readArticle({
      front: ['image: { src: ferry.png, alt: A ferry }', 'enclosures: talk.mp3'],
      body: ['![A wharf](wharf.png)', '', '[Notice](notice.pdf)'],
      files: [...files, 'talk.mp3', 'notice.pdf'],
      settings,
    });
    expect(item).not.toHaveProperty('content');
    expect(item.image).toEqual({ ...FILE, alt: 'A ferry' });
    expect(media).toEqual(['items/ferry.png', 'items/talk.mp3']);
  });

  it('what the text shows is served too where the article has a page', () => {
    const { item, media } = readArticle({
      body: ['![A wharf](wharf.png)', '', '[Notice](notice.pdf)'],
      files: [...files, 'notice.pdf'],
      settings: { ...settings, pages: true },
    });
    expect(item).not.toHaveProperty('content');
    expect(media).toEqual(['items/wharf.png', 'items/notice.pdf']);
  });

  it('a picture that is missing in the text is an error all the same', () => {
    expect(readArticle({ body: ['![A ferry](gone.png)'], settings }).told).toContain('PICTURE_MISSING');
  });
});

describe('an article that says that it has no picture', () => {
  const body = ['![A ferry](ferry.png)', '', 'It is open.'];

  it.each(['image: false', 'image: no', 'cover: off'])('has none, though its text shows one: %s', (line) => {
    const { item, media } = readArticle({ front: [line], body, files });
    expect(item.image).toBeUndefined();
    expect(timesShown(item)).toBe(1);
    expect(media).toEqual(['items/ferry.png']);
  });

  it.each(['image: true', 'image:', 'image: ""', 'comments: false'])(
    'is not one that says something else: %s',
    (line) => {
      expect(readArticle({ front: [line], body, files }).item.image).toEqual({ ...FILE, alt: 'A ferry' });
    },
  );

  it('is none where another field names one', () => {
    const front = ['cover: false', 'image: { src: ferry.png, alt: A ferry }'];
    expect(readArticle({ front, files }).item.image).toEqual({ ...FILE, alt: 'A ferry' });
  });
});
