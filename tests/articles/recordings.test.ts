import { describe, expect, it } from 'vitest';
import type { Recording } from '../../src/model/media.ts';
import { tellAll } from '../support/problems.ts';
import { readArticle, wholeHead } from './material.ts';

const PIER = [{ startInSeconds: 0, title: 'The pier' }];
const knows = (recording: Partial<Recording>) => ({
  recordingOf: () => ({ container: 'MPEG', durationInSeconds: 62.04, chapters: [], ...recording }),
});
const talk = (front: readonly string[], recording: Partial<Recording> = {}, files = ['talk.mp3']) =>
  readArticle({ front, files, facts: knows(recording) });

describe('a recording of the author’s', () => {
  it('is as long as it says itself', () => {
    const { item, told } = talk(['enclosures: talk.mp3']);
    expect(item.enclosures).toMatchObject([{ duration: 62.04 }]);
    expect(told).toBe('');
  });

  it.each([
    ['enclosures: { url: talk.mp3, duration: "1:03" }', 63],
    ['enclosures: { url: talk.mp3, durationInSeconds: 60.5 }', 60.5],
    ['enclosures: talk.mp3\nduration: 1:02', 62],
    ['enclosures: talk.mp3\nitunes_duration: 64', 64],
    ['enclosures: { url: talk.mp3, duration: 62 }\nduration: 9', 62],
  ])('is as long as its author says where he does: %j', (written, duration) => {
    const { item, told } = talk(written.split('\n'));
    expect(item.enclosures).toMatchObject([{ duration }]);
    expect(told).toBe('');
  });

  it('is told where its author says another length, at its file', () => {
    expect(talk(['enclosures: talk.mp3', 'duration: 1:02:03']).told).toBe(
      'items/road.md:4:13 warning DURATION_DIFFERS expected a duration of 62.04 seconds, as talk.mp3 has it, found "3723" - write that, or leave it out: it is measured',
    );
  });

  it('is the only one that the article’s duration is of', () => {
    const { item } = readArticle({
      front: ['enclosures: [a.mp3, b.mp3]', 'duration: 62'],
      files: ['a.mp3', 'b.mp3'],
    });
    expect(item.enclosures?.map(({ duration }) => duration)).toEqual([62, undefined]);
  });

  it.each([
    ['talk.mp3', 'MPEG'],
    ['talk.m4a', 'M4A/isom/iso2'],
    ['talk.ogg', 'Ogg'],
    ['talk.opus', 'Ogg'],
    ['talk.wav', 'WAVE'],
    ['talk.flac', 'FLAC'],
    ['talk.mp4', 'isom/iso2/mp41'],
    ['talk.aac', 'ADTS/MPEG-4'],
  ])('%s is a file of the form %s', (name, container) => {
    expect(talk([`enclosures: ${name}`], { container }, [name]).told).toBe('');
  });

  it('is told where it is another than its name says', () => {
    expect(talk(['enclosures: talk.mp3'], { container: 'WAVE' }).told).toMatchInlineSnapshot(
      `"items/road.md:4:13 warning RECORDING_BROKEN expected a recording of the type audio/mpeg, found "WAVE" - no app would play it as it is; save it anew, or give it the name that fits it"`,
    );
  });

  it.each(['talk.mp3', 'talk.ogg'])('is told where %s is none', (name) => {
    const facts = { recordingOf: () => ({ chapters: [] }) };
    const { told, item } = readArticle({ front: [`enclosures: ${name}`], files: [name], facts });
    expect(told).toContain(`items/road.md:4:13 warning RECORDING_BROKEN`);
    expect(told).toContain(`found "items/${name}, which is none"`);
    expect(item.enclosures).toHaveLength(1);
  });

  it('is told where it ends too early', () => {
    expect(talk(['enclosures: talk.mp3'], { isCut: true }).told).toContain(
      'expected a whole recording, found "items/talk.mp3, which ends too early"',
    );
  });

  it('may be a film of which nothing is known', () => {
    const facts = { recordingOf: () => ({ chapters: [] }) };
    expect(readArticle({ front: ['enclosures: film.avi'], files: ['film.avi'], facts }).told).toBe('');
  });

  it('is none where the file is a document', () => {
    const facts = {
      recordingOf: () => {
        throw new Error('a document is asked how long it is');
      },
    };
    expect(readArticle({ front: ['enclosures: a.pdf'], files: ['a.pdf'], facts }).told).toBe('');
  });
});

describe('the chapters of an episode', () => {
  const URL = /^https:\/\/news\.example\.nz\/media\/road-chapters-[\da-f]{10}\.json$/;

  it('are those of the recording, in a file that is made', () => {
    const { item, made } = talk(['enclosures: [talk.mp3]'], { chapters: PIER });
    expect(item.chapterList).toEqual(PIER);
    expect(item.chapters).toEqual({ url: expect.stringMatching(URL), type: 'application/json+chapters' });
    expect(made.map(({ url, data = [] }) => [url, JSON.parse(Buffer.from(data).toString())])).toEqual([
      [item.chapters?.url, { version: '1.2.0', chapters: [{ startTime: 0, title: 'The pier' }] }],
    ]);
  });

  it('are those that its author lists, with their pictures', () => {
    const { item, media, told } = readArticle({
      front: [
        'enclosures: talk.mp3',
        'chapters:',
        '  - { start: 1:30, title: Pier &amp; more, img: pier.jpg, url: "https://pier.example/", toc: false }',
        '  - { startTime: 0, name: Welcome, toc: true, image: "https://x.example/a.jpg" }',
        '  - 00:02:00.500 Ferry <https://ferry.example/>',
        '  - { time: 180, img: gone.jpg }',
      ],
      files: ['talk.mp3', 'pier.jpg'],
      facts: knows({ chapters: PIER }),
    });
    expect(item.chapterList).toEqual([
      { startInSeconds: 0, title: 'Welcome', img: 'https://x.example/a.jpg' },
      {
        startInSeconds: 90,
        title: 'Pier & more',
        url: 'https://pier.example/',
        isHidden: true,
        img: 'https://news.example.nz/media/pier.jpg',
      },
      { startInSeconds: 120.5, title: 'Ferry', url: 'https://ferry.example/' },
      { startInSeconds: 180 },
    ]);
    expect(item.chapters?.url).toMatch(URL);
    expect(media).toEqual(['items/talk.mp3', 'items/pier.jpg', 'items/road.md']);
    expect(told).toContain('items/road.md:9:23 error PICTURE_MISSING');
  });

  const file = (text: string) => ({ bytesOf: () => Buffer.from(text) });
  const named = (text: string) =>
    readArticle({ front: ['chapters: talk.json'], files: ['talk.json'], facts: file(text) });

  it('are those of the file that is named, which stays what it is if it is JSON Chapters', () => {
    const { item, made } = named('{"version":"1.2.0","chapters":[{"startTime":0,"title":"The pier"}]}');
    expect(item.chapterList).toEqual(PIER);
    expect(item.chapters?.url).toBe('https://news.example.nz/media/talk.json');
    expect(made).toEqual([]);
  });

  it('are made into JSON Chapters where the file has another form', () => {
    const { item, made } = named('0:00 The pier');
    expect(item.chapterList).toEqual(PIER);
    expect(item.chapters?.url).toMatch(URL);
    expect(made).toHaveLength(1);
  });

  it('are told where nobody reads the file', () => {
    const { item, told } = named('Nothing');
    expect(item.chapters?.url).toBe('https://news.example.nz/media/talk.json');
    expect(item).not.toHaveProperty('chapterList');
    expect(told).toMatchInlineSnapshot(
      `"items/road.md:4:11 warning CHAPTERS_UNREAD expected a file of chapters, found "items/talk.json" - apps read JSON Chapters; Podlove’s chapters and lines like 00:01:30.000 The pier are made into them"`,
    );
  });

  it('are on someone’s server, unread', () => {
    const { item, told } = readArticle({ front: ['chapters: https://cdn.example/c.json'] });
    expect(item.chapters?.url).toBe('https://cdn.example/c.json');
    expect([item.chapterList, told]).toEqual([undefined, '']);
  });

  it.each([
    ['- { title: Pier }', 'a chapter with start'],
    ['- { start: soon, title: Pier }', 'a duration'],
    ['- { start: 0, toc: perhaps }', 'true or false'],
    ['- { start: 0, url: pier }', 'a web address'],
    ['- 0:00 Welcome\n  - Pier', 'a chapter'],
  ])('are an error where one is wrong: %s', (line, what) => {
    const { problems } = wholeHead(['enclosures: talk.mp3', 'chapters:', ...`  ${line}`.split('\n')]);
    expect(tellAll(problems)).toContain(`error FIELD_WRONG expected ${what}`);
  });
});
