import { describe, expect, it } from 'vitest';
import { tellAll } from '../support/problems.ts';
import { headOf, readArticle, wholeHead } from './material.ts';

/** What the author is told of an article without a head. */
function refusal(...lines: string[]): string {
  const { head, problems } = wholeHead(lines);
  expect(head).toBeUndefined();
  return tellAll(problems);
}

/** The picture that these lines name, without its place, and what the author is told. */
function pictureOf(...lines: string[]) {
  const parsed = wholeHead(lines);
  const { at, ...picture } = headOf(parsed).image ?? { at: 0 };
  return { picture, told: tellAll(parsed.problems) };
}

describe('the picture of an article', () => {
  it.each([
    { what: 'a file name', lines: ['image: road.jpg'] },
    { what: 'the src of a mapping', lines: ['image: { src: road.jpg }'] },
    { what: 'its url', lines: ['image: { url: road.jpg }'] },
    { what: 'its path', lines: ['image: { path: road.jpg }'] },
    { what: 'its image', lines: ['cover: { image: road.jpg }'] },
    { what: 'its file', lines: ['image: { file: road.jpg }'] },
    { what: 'the first of a list', lines: ['images: [road.jpg, bridge.jpg]'] },
    { what: 'the first of a list of mappings', lines: ['images: [{ src: road.jpg }, { src: bridge.jpg }]'] },
    { what: 'folded text', lines: ['image: >', '  road.jpg'] },
  ])('is $what', ({ lines }) => {
    expect(pictureOf(...lines)).toEqual({ picture: { src: 'road.jpg' }, told: '' });
  });

  it('has an alt text, a caption and a credit', () => {
    const lines = ['image:', '  src: road.jpg', '  alt: A road', '  caption: The way out.', '  credit: Mere'];
    expect(pictureOf(...lines).picture).toEqual({
      src: 'road.jpg',
      alt: 'A road',
      caption: 'The way out.',
      credit: 'Mere',
    });
  });

  it('has its title for a caption', () => {
    expect(pictureOf('image: { src: road.jpg, title: The way out. }').picture).toEqual({
      src: 'road.jpg',
      caption: 'The way out.',
    });
  });

  it.each(['image_alt', 'imageAlt', 'heroImageAlt', 'coverAlt'])('has the alt text of %s', (name) => {
    expect(pictureOf('heroImage: road.jpg', `${name}: A road`).picture).toEqual({
      src: 'road.jpg',
      alt: 'A road',
    });
  });

  it('has its own alt text before that of a field beside it', () => {
    expect(pictureOf('image: { src: road.jpg, alt: Own }', 'image_alt: Other').picture).toMatchObject({
      alt: 'Own',
    });
  });

  it('shows nothing that has to be told where its alt text is empty', () => {
    expect(pictureOf('image: { src: road.jpg, alt: "" }').picture).toEqual({ src: 'road.jpg', alt: '' });
  });

  it.each(['alt:', 'caption:', 'caption: ""', 'credit:', 'credit: " "', 'weather: fine'])(
    'is told nothing for %s',
    (part) => {
      expect(pictureOf('image:', '  src: road.jpg', `  ${part}`)).toEqual({
        picture: { src: 'road.jpg' },
        told: '',
      });
    },
  );

  it.each(['src:', 'image: ""'])('is none where its mapping has an empty %s', (part) => {
    expect(pictureOf('cover:', `  ${part}`, '  alt: A road')).toEqual({ picture: {}, told: '' });
  });

  it.each([
    { line: 'image: road.jpg', found: 'road.jpg' },
    { line: 'image: { alt: A, src: road.jpg }', found: 'road.jpg' },
    { line: 'images: [{ src: road.jpg }]', found: 'road.jpg' },
  ])('stands in its file where its name does: $line', ({ line, found }) => {
    const text = `---\ntitle: Road\ndate: 8:03 pm on 21 December 2014\n${line}\n`;
    expect(headOf(wholeHead([line])).image?.at).toBe(text.indexOf(found));
  });

  it('is none without a picture, whatever is said of it', () => {
    expect(headOf(wholeHead(['image_alt: A road'])).image).toBeUndefined();
  });

  it('is refused where it is none', () => {
    expect(refusal('image: { alt: A road }')).toMatchInlineSnapshot(
      `"items/road.md:4:8 error FIELD_WRONG expected a picture with src, found "a mapping with alt" - add src: with its address or file name"`,
    );
    expect(refusal('image: { src: [road.jpg] }')).toMatchInlineSnapshot(
      `"items/road.md:4:15 error FIELD_WRONG expected a picture, found "a list" - write a picture after the colon, or leave the line out"`,
    );
    expect(refusal('images: [[road.jpg]]')).toMatchInlineSnapshot(
      `"items/road.md:4:10 error FIELD_WRONG expected a picture, found "a list" - write a picture after the colon, or leave the line out"`,
    );
    expect(refusal('image: { src: road.jpg, caption: [a] }')).toMatchInlineSnapshot(
      `"items/road.md:4:34 error FIELD_WRONG expected text, found "a list" - write text after the colon, or leave the line out"`,
    );
  });

  it('is told of a near miss in it', () => {
    expect(pictureOf('image: { src: road.jpg, captoin: The way out. }').told).toMatchInlineSnapshot(
      `"items/road.md:4:25 warning FIELD_MISSPELT expected a field that is known, found "captoin" - did you mean caption?"`,
    );
  });

  it('is told of no near miss where the name itself is there too', () => {
    expect(pictureOf('image: { src: road.jpg, captoin: A, caption: B }').told).toBe('');
  });
});

describe('the source of an article', () => {
  const sourceOf = (...lines: string[]) => headOf(wholeHead(lines)).source;

  it.each([
    ['source: { title: Wire, url: "https://wire.example/feed.xml" }', 'Wire'],
    ['source: { name: Wire, url: "https://wire.example/feed.xml" }', 'Wire'],
    ['source: { url: "https://wire.example/feed.xml" }', 'wire.example'],
    ['source: https://wire.example/feed.xml', 'wire.example'],
  ])('%s is that feed, under the title %s', (line, title) => {
    expect(sourceOf(line)).toEqual({ title, url: 'https://wire.example/feed.xml' });
  });

  it.each(['source: AP', 'source: [AP, AFP]', 'source: wire.example'])('is no feed: %s', (line) => {
    expect(sourceOf(line)).toBeUndefined();
    expect(wholeHead([line]).problems).toEqual([]);
  });

  it('is refused where it is no feed that can be read', () => {
    expect(refusal('source: { title: Wire }')).toMatchInlineSnapshot(
      `"items/road.md:4:9 error FIELD_WRONG expected a source with url, found "a mapping with title" - add url: with the address of the feed"`,
    );
    expect(refusal('source: { url: wire }')).toMatchInlineSnapshot(
      `"items/road.md:4:16 error FIELD_WRONG expected a web address, found "wire" - write it in full, like https://news.example.nz/road"`,
    );
    expect(refusal('source: { title: [], url: "https://wire.example/" }')).toMatchInlineSnapshot(
      `"items/road.md:4:18 error FIELD_WRONG expected a title, found "a list" - write a title after the colon, or leave the line out"`,
    );
  });
});

describe('where the author learnt of it', () => {
  it.each(['via: https://friend.example/7', 'via: { url: "https://friend.example/7", title: A friend }'])(
    'is an address: %s',
    (line) => {
      expect(headOf(wholeHead([line])).via).toBe('https://friend.example/7');
    },
  );

  it('is refused where it is none', () => {
    expect(refusal('via: a friend')).toMatchInlineSnapshot(
      `"items/road.md:4:6 error FIELD_WRONG expected a web address, found "a friend" - write it in full, like https://news.example.nz/road"`,
    );
    expect(refusal('via: { title: A friend }')).toMatchInlineSnapshot(
      `"items/road.md:4:6 error FIELD_WRONG expected an address, found "a mapping with title" - add url: with the address"`,
    );
  });
});

describe('a page of comments', () => {
  it('is an address, which may be relative to the publication', () => {
    expect(headOf(wholeHead(['comments: /talk/road'])).comments).toBe('https://news.example.nz/talk/road');
  });
});

describe('a picture on someone’s server', () => {
  it('has the type, the bytes and the pixels that are said of it', () => {
    const said = 'type: image/png, sizeInBytes: 2048, width: 640, height: 360';
    const { item } = readArticle({
      front: [`image: { src: https://cdn.example/road, alt: A road, ${said} }`],
    });
    expect(item.image).toEqual({
      url: 'https://cdn.example/road',
      alt: 'A road',
      type: 'image/png',
      length: 2048,
      width: 640,
      height: 360,
    });
  });

  it('has none where they are no numbers, since themes have their own meaning of them', () => {
    const { item, told } = readArticle({
      front: [
        'image: { src: https://cdn.example/road.png, alt: A road, width: 100%, height: auto, type: hero }',
      ],
    });
    expect({ image: item.image, told }).toEqual({
      image: { url: 'https://cdn.example/road.png', alt: 'A road' },
      told: '',
    });
  });

  it('is not placed above the text with inText: false, and then nothing is asked of its alt text', () => {
    const { item, told } = readArticle({
      front: ['image: { src: https://cdn.example/road.png, inText: false }'],
    });
    expect({ told, content: item.content }).toEqual({ told: '', content: '<p>It is open.</p>' });
    expect(item.image).toEqual({ url: 'https://cdn.example/road.png' });
  });

  it('stands above the first caption of newsroom text no more with inText: false', () => {
    const front = ['image: { src: https://cdn.example/road.png, alt: A road, inText: false }'];
    const body = ['', 'The road is open. Photo: Mere', '', 'It is.'];
    const { item } = readArticle({ front, body, file: 'items/road.txt' });
    expect(item.content).not.toContain('<img');
  });
});

it('a picture of one’s own is measured, whatever is said of it', () => {
  const { item } = readArticle({
    front: ['image: { src: road.png, alt: A road, width: 1, height: 2, sizeInBytes: 3 }'],
    files: ['road.png'],
  });
  expect(item.image).toMatchObject({ width: 6, height: 4, length: 101 });
});
