import { describe, expect, it } from 'vitest';
import { readArticle } from './material.ts';

const TALK = 'https://news.example.nz/media/talk.mp3';

describe('a file of the author’s that is attached', () => {
  it('is measured, and served', () => {
    const { item, media, told } = readArticle({ front: ['enclosures: talk.mp3'], files: ['talk.mp3'] });
    expect(item.enclosures).toEqual([{ url: TALK, type: 'audio/mpeg', length: 101 }]);
    expect(media).toEqual(['items/talk.mp3']);
    expect(told).toBe('');
  });

  it('has its true size, whatever the author says of it, but the type that he states', () => {
    const front = ['enclosures: { url: talk.mp3, type: audio/mp4, sizeInBytes: 7 }'];
    expect(readArticle({ front, files: ['talk.mp3'] }).item.enclosures).toEqual([
      { url: TALK, type: 'audio/mp4', length: 101 },
    ]);
  });

  it('has the title and the duration that the author gives it', () => {
    const front = ['enclosures: { url: talk.mp3, title: The talk, durationInSeconds: 372.4 }'];
    expect(readArticle({ front, files: ['talk.mp3'] }).item.enclosures).toMatchObject([
      { title: 'The talk', duration: 372.4 },
    ]);
  });

  it('is an error where it is missing, at its line; the others are read', () => {
    const front = ['enclosures:', '  - talk.mp3', '  - { type: audio/mpeg, url: gone.mp3 }'];
    const { item, told } = readArticle({ front, files: ['talk.mp3'] });
    expect(item.enclosures).toMatchObject([{ url: TALK }]);
    expect(told).toMatchInlineSnapshot(
      `"items/road.md:6:30 error FILE_MISSING expected a file, found "gone.mp3" - put it there"`,
    );
  });
});

describe('a file on someone’s server', () => {
  it('is what the author states', () => {
    const front = [
      'enclosures: { url: "https://cdn.example/talk.mp3", type: audio/mpeg, sizeInBytes: 7, durationInSeconds: 9 }',
    ];
    const { item, media, told } = readArticle({ front });
    expect(item.enclosures).toEqual([
      { url: 'https://cdn.example/talk.mp3', type: 'audio/mpeg', length: 7, duration: 9 },
    ]);
    expect([media, told]).toEqual([[], '']);
  });

  it('may be empty', () => {
    const front = ['enclosures: { url: "https://cdn.example/talk.mp3", type: audio/mpeg, sizeInBytes: 0 }'];
    const { item, told } = readArticle({ front });
    expect(item.enclosures).toMatchObject([{ length: 0 }]);
    expect(told).toBe('');
  });

  it.each([
    { what: 'neither type nor size', part: '', left: {} },
    { what: 'no size', part: ', type: audio/mpeg', left: { type: 'audio/mpeg' } },
    { what: 'no type', part: ', sizeInBytes: 7', left: { length: 7 } },
  ])('is unmeasured with $what', ({ part, left }) => {
    const { item, told } = readArticle({
      front: [`enclosures: { url: "https://cdn.example/talk.mp3"${part} }`],
    });
    expect(item.enclosures).toEqual([{ url: 'https://cdn.example/talk.mp3', ...left }]);
    expect(told).toMatch(/^items\/road\.md:4:20 warning ENCLOSURE_UNMEASURED [^\n]*$/);
  });

  it('is told how to state what nobody can measure', () => {
    expect(readArticle({ front: ['enclosures: https://cdn.example/talk.mp3'] }).told).toMatchInlineSnapshot(
      `"items/road.md:4:13 warning ENCLOSURE_UNMEASURED expected a remote file with type and size, found "https://cdn.example/talk.mp3" - nobody can measure it from here: write it as { url: ..., type: audio/mpeg, sizeInBytes: 1234 }"`,
    );
  });
});

describe('a transcript', () => {
  it('has its type, and the language that is given', () => {
    const front = ['transcripts: [talk.vtt, { url: talk.srt, language: mi }]'];
    const { item, media } = readArticle({ front, files: ['talk.vtt', 'talk.srt'] });
    expect(item.transcripts).toEqual([
      { url: 'https://news.example.nz/media/talk.vtt', type: 'text/vtt' },
      { url: 'https://news.example.nz/media/talk.srt', type: 'application/x-subrip', language: 'mi' },
    ]);
    expect(media).toEqual(['items/talk.vtt', 'items/talk.srt']);
  });

  it.each([
    ['https://cdn.example/talk.vtt', 'text/vtt'],
    ['{ url: "https://cdn.example/talk", type: text/vtt }', 'text/vtt'],
    ['https://cdn.example/talk', 'application/octet-stream'],
  ])('on someone’s server, %s, has the type that is stated, else that of its name: %s', (written, type) => {
    const { item, told } = readArticle({ front: [`transcripts: ${written}`] });
    expect(item.transcripts).toMatchObject([{ type }]);
    expect(told).toBe(
      type === 'text/vtt'
        ? ''
        : 'items/road.md:4:14 warning TRANSCRIPT_TYPE expected a transcript in text, HTML, WebVTT, SubRip or JSON, found "application/octet-stream" - no app shows it; write type: where the name of the file does not say it',
    );
  });

  it.each([
    ['talk.txt', 'text/plain'],
    ['talk.html', 'text/html'],
    ['talk.vtt', 'text/vtt'],
    ['talk.srt', 'application/x-subrip'],
    ['talk.json', 'application/json'],
  ])('is of a type that apps read: %s', (name, type) => {
    const front = [`transcripts: { file: ${name}, rel: captions }`];
    const { item, told } = readArticle({ front, files: [name] });
    expect(item.transcripts).toMatchObject([{ type, rel: 'captions' }]);
    expect(told).toBe('');
  });

  it('is an error where it is missing', () => {
    const { item, told } = readArticle({ front: ['transcripts: gone.vtt'] });
    expect(item).not.toHaveProperty('transcripts');
    expect(told).toContain('items/road.md:4:14 error FILE_MISSING');
  });
});

describe('chapters', () => {
  it.each([
    ['talk.json', 'application/json+chapters'],
    ['{ url: talk.json, type: application/json }', 'application/json'],
  ])('%s have the type that is stated, else their own: %s', (written, type) => {
    const { item, media } = readArticle({ front: [`chapters: ${written}`], files: ['talk.json'] });
    expect(item.chapters).toEqual({ url: 'https://news.example.nz/media/talk.json', type });
    expect(media).toEqual(['items/talk.json']);
  });

  it('are an error where they are missing', () => {
    const { item, told } = readArticle({ front: ['chapters: gone.json'] });
    expect(item).not.toHaveProperty('chapters');
    expect(told).toContain('items/road.md:4:11 error FILE_MISSING');
  });
});

describe('an article without anything attached', () => {
  it('says nothing of it', () => {
    const { item } = readArticle({});
    for (const name of ['enclosures', 'transcripts', 'chapters']) expect(item).not.toHaveProperty(name);
  });
});
