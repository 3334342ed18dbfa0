import { describe, expect, it } from 'vitest';
import { readMp4Chapters } from '../../../src/articles/media/mp4Chapters.ts';

function box(name: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + body.length, 0);
  header.write(name, 4);
  return Buffer.concat([header, body]);
}

/** The same with a size of 64 bits. */
function longBox(name: string, body: Buffer): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32BE(1, 0);
  header.write(name, 4);
  header.writeBigUInt64BE(BigInt(16 + body.length), 8);
  return Buffer.concat([header, body]);
}

function list(count: number, ...chapters: readonly (readonly [seconds: number, title: string])[]): Buffer {
  const entries = chapters.map(([seconds, title]) => {
    const text = Buffer.from(title);
    const entry = Buffer.alloc(9);
    entry.writeBigUInt64BE(BigInt(seconds * 10_000_000), 0);
    entry.writeUInt8(text.length, 8);
    return Buffer.concat([entry, text]);
  });
  return Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 0, 0, 0, count]), ...entries]);
}

const chaptersIn = (bytes: Buffer) =>
  readMp4Chapters({ size: bytes.length, read: (start, end) => Uint8Array.from(bytes.subarray(start, end)) });

const film = (chpl: Buffer) =>
  Buffer.concat([box('mdat', Buffer.alloc(50)), box('moov', box('mvhd'), box('udta', chpl))]);

describe('Nero’s list of chapters', () => {
  it('has their times and titles', () => {
    expect(chaptersIn(film(box('chpl', list(2, [0, 'Welcome'], [90.5, '']))))).toEqual([
      { startInSeconds: 0, title: 'Welcome' },
      { startInSeconds: 90.5 },
    ]);
  });

  it('stands behind boxes of any size', () => {
    const chpl = box('udta', box('chpl', list(1, [3, 'A'])));
    const bytes = Buffer.concat([longBox('mdat', Buffer.alloc(9)), longBox('moov', chpl)]);
    expect(chaptersIn(bytes)).toEqual([{ startInSeconds: 3, title: 'A' }]);
  });

  it('is read as far as it is there', () => {
    const cut = box('chpl', list(3, [0, 'Welcome'], [5, 'Pier']).subarray(0, 33));
    expect(chaptersIn(film(cut))).toEqual([{ startInSeconds: 0, title: 'Welcome' }]);
    expect(chaptersIn(film(box('chpl', Buffer.from([1, 0, 0, 0]))))).toEqual([]);
    expect(chaptersIn(film(box('chpl', Buffer.alloc(200_000))))).toEqual([]);
  });

  it.each([
    ['there is no film', Buffer.alloc(3)],
    ['a box is longer than the file', film(box('chpl')).subarray(0, 60)],
    ['a box says a size that cannot be', Buffer.from([0, 0, 0, 3, 0x6d, 0x6f, 0x6f, 0x76])],
    [
      'a box reaches to the end',
      Buffer.concat([Buffer.from([0, 0, 0, 0, 0x6d, 0x64, 0x61, 0x74]), Buffer.alloc(30)]),
    ],
    ['the film has no user data', box('moov', box('mvhd'))],
  ])('is empty where %s', (_, bytes) => {
    expect(chaptersIn(bytes)).toEqual([]);
  });
});

const numbers = (...all: number[]) => {
  const bytes = Buffer.alloc(4 * all.length);
  for (const [index, number] of all.entries()) bytes.writeUInt32BE(number, 4 * index);
  return bytes;
};

function text(title: string, encoding: 'utf8' | 'utf16' = 'utf8'): Buffer {
  const bytes = encoding === 'utf8' ? Buffer.from(title) : Buffer.from(`\ufeff${title}`, 'utf16le').swap16();
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

interface Track {
  readonly texts: readonly Buffer[];
  readonly chunks: (first: number) => Buffer;
  readonly perChunk?: readonly number[];
  readonly isLong?: boolean;
}

/** A film with a track of sound that names one of chapters, of 10, 20 and 20 units of a tenth of a second. */
function tracked({ texts, chunks, perChunk = [1, texts.length, 1], isLong = false }: Track): Buffer {
  const media = box('mdat', ...texts);
  const first = 8;
  const more = isLong ? [0, 0] : [];
  const version = isLong ? 0x01000000 : 0;
  const table = box(
    'stbl',
    box('stts', numbers(0, 2, 1, 10, 5, 20)),
    box('stsc', numbers(0, perChunk.length / 3, ...perChunk)),
    box('stsz', numbers(0, 0, texts.length, ...texts.map(({ length }) => length))),
    chunks(first),
  );
  const chapters = box(
    'trak',
    box('tkhd', numbers(version, 0, 0, ...more, 2, 0)),
    box('mdia', box('mdhd', numbers(version, 0, 0, ...more, 10, 0)), box('minf', table)),
  );
  const sound = box('trak', box('tkhd', numbers(0, 0, 0, 1, 0)), box('tref', box('chap', numbers(2))));
  return Buffer.concat([media, box('moov', sound, chapters)]);
}

const oneChunk = (first: number) => box('stco', numbers(0, 1, first));

describe('a track of chapters', () => {
  it('has their times and titles', () => {
    const texts = [text('Welcome'), text('Āpiti', 'utf16'), text('')];
    const chapters = [
      { startInSeconds: 0, title: 'Welcome' },
      { startInSeconds: 1, title: 'Āpiti' },
      { startInSeconds: 3 },
    ];
    expect(chaptersIn(tracked({ texts, chunks: oneChunk }))).toEqual(chapters);
    expect(chaptersIn(tracked({ texts, chunks: oneChunk, isLong: true }))).toEqual(chapters);
  });

  it('may have its titles in several parts of the file', () => {
    const texts = [text('A'), text('B'), text('C')];
    const titles = (bytes: Buffer) => chaptersIn(bytes).map(({ title }) => title);
    const chunks = (first: number) => box('co64', numbers(0, 2, 0, first, 0, first + 3));
    expect(titles(tracked({ texts, chunks, perChunk: [1, 1, 1, 2, 2, 1] }))).toEqual(['A', 'B', 'C']);
    expect(titles(tracked({ texts, chunks, perChunk: [] }))).toEqual(['A', 'B']);
  });

  it('is read as far as it is there', () => {
    const chunks = (first: number) => box('stco', numbers(0, 2, first, 10_000));
    const texts = [text('A'), text('B')];
    const perChunk = [1, 1, 1];
    expect(chaptersIn(tracked({ texts, chunks, perChunk }))).toEqual([
      { startInSeconds: 0, title: 'A' },
      { startInSeconds: 1 },
    ]);
    expect(chaptersIn(tracked({ texts, chunks: () => box('free') }))).toEqual([]);
    const many = Array.from({ length: 8 }, () => text('A'));
    expect(chaptersIn(tracked({ texts: many, chunks: oneChunk }))).toHaveLength(6);
  });

  it.each([
    ['no track is named', box('moov', box('trak', box('tkhd', numbers(0, 0, 0, 2, 0))))],
    ['what names it says nothing', box('moov', box('trak', box('tref', box('chap'))))],
    [
      'what is named is no track',
      box('moov', box('trak', box('tref', box('chap', numbers(7)))), box('trak')),
    ],
    [
      'what is named has no texts',
      box(
        'moov',
        box('trak', box('tref', box('chap', numbers(7)))),
        box('trak', box('tkhd', numbers(0, 0, 0, 7))),
      ),
    ],
  ])('is empty where %s', (_, bytes) => {
    expect(chaptersIn(bytes)).toEqual([]);
  });
});
