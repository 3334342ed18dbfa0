import { describe, expect, it } from 'vitest';
import {
  chaptersFile,
  formatChapters,
  parseChapterLine,
  readChapterFile,
} from '../../../src/articles/media/chapterLists.ts';

const read = (text: string) => readChapterFile(Buffer.from(text));

const WELCOME = { startInSeconds: 0, title: 'Welcome' };
const PIER = { startInSeconds: 90.5, title: 'The pier & more', url: 'https://pier.example/' };

describe('a file of chapters', () => {
  it('is JSON Chapters, in the order of time', () => {
    const json = {
      version: '1.2.0',
      chapters: [
        { startTime: 90.5, title: 'The pier & more', url: 'https://pier.example', img: 'pier.jpg' },
        { startTime: 0, title: 'Welcome', toc: true },
        { startTime: 100, toc: false, img: 'https://x.example/a.jpg', url: 'ftp://x.example/' },
        { startTime: 'soon' },
        7,
      ],
    };
    expect(read(JSON.stringify(json))).toEqual({
      isJsonChapters: true,
      chapters: [WELCOME, PIER, { startInSeconds: 100, isHidden: true, img: 'https://x.example/a.jpg' }],
    });
  });

  it('is Podlove’s JSON, alone or in a mapping', () => {
    const list = [
      { start: '00:00:00.000', title: ' Welcome' },
      { start: '00:01:30.500', title: 'The pier & more', href: 'https://pier.example/', image: '' },
    ];
    const chapters = [WELCOME, PIER];
    expect(read(JSON.stringify(list))).toEqual({ isJsonChapters: false, chapters });
    expect(read(JSON.stringify({ chapters: list }))).toEqual({ isJsonChapters: false, chapters });
  });

  it('is Podlove’s XML', () => {
    const xml = `<?xml version="1.0"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
  <psc:chapter start="00:00:00.000" title='Welcome' />
  <psc:chapter start="00:01:30.500" title="The pier &amp; more" href="https://pier.example/"/>
  <psc:chapter title="Never" />
</psc:chapters>`;
    expect(read(xml)).toEqual({ isJsonChapters: false, chapters: [WELCOME, PIER] });
  });

  it('is lines of time, title and address', () => {
    const lines =
      '\ufeff00:00:00.000 Welcome\r\n\r\n00:01:30.500 The pier & more <https://pier.example/>\r\n';
    expect(read(lines)).toEqual({ isJsonChapters: false, chapters: [WELCOME, PIER] });
  });

  it.each([
    '',
    'Welcome',
    '00:00 Welcome\nand more',
    '{',
    '{}',
    '[]',
    '{"chapters": 7}',
    '<html></html>',
    'x'.repeat(101),
  ])('is not %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('a line of a chapter', () => {
  it.each([
    ['1:30 - The pier', { startInSeconds: 90, title: 'The pier' }],
    ['1:30 ', { startInSeconds: 90 }],
    ['90 A < B', { startInSeconds: 90, title: 'A < B' }],
  ])('may be %s', (line, chapter) => {
    expect(parseChapterLine(line)).toEqual(chapter);
  });

  it.each(['The pier', '1:90 The pier', ''])('is not %j', (line) => {
    expect(parseChapterLine(line)).toBeUndefined();
  });
});

describe('chapters that are no JSON Chapters', () => {
  it('become a file of them, which reads as they are', () => {
    const chapters = [WELCOME, { ...PIER, isHidden: true as const }];
    expect(formatChapters(chapters)).toBe(`{
  "version": "1.2.0",
  "chapters": [
    {
      "startTime": 0,
      "title": "Welcome"
    },
    {
      "startTime": 90.5,
      "title": "The pier & more",
      "url": "https://pier.example/",
      "toc": false
    }
  ]
}
`);
    expect(read(formatChapters(chapters))).toEqual({ isJsonChapters: true, chapters });
  });

  it('have a name that says of which article, and a hash', () => {
    const file = chaptersFile([WELCOME], { file: 'items/a.md', slug: 'Talk Nº 1' }, 'https://x.example/');
    expect(file).toMatchObject({
      source: 'items/a.md',
      isData: true,
      path: expect.stringMatching(/^media\/talk-no-1-chapters-[\da-f]{10}\.json$/),
      type: 'application/json+chapters',
    });
    expect(file.url).toBe(`https://x.example/${file.path}`);
    expect(chaptersFile([WELCOME], { file: 'items/a.md', slug: 'काल' }, '').path).toMatch(
      /^media\/chapters-/,
    );
  });
});
