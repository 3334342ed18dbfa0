import { describe, expect, it } from 'vitest';
import { tellAll } from '../support/problems.ts';
import { headOf, wholeHead } from './material.ts';

/** The enclosures that these lines name, without their places. */
function enclosuresOf(...lines: string[]) {
  return headOf(wholeHead(lines)).enclosures.map(({ at, ...file }) => file);
}

/** What the author is told of one enclosure with a part that is wrong. */
function told(part: string): string {
  const { head, problems } = wholeHead([`enclosures: { url: talk.mp3, ${part} }`]);
  expect(head).toBeUndefined();
  return tellAll(problems);
}

describe('an enclosure', () => {
  it.each([
    'enclosures: talk.mp3',
    'enclosure: talk.mp3',
    'enclosures: [talk.mp3]',
    'enclosures: { url: talk.mp3 }',
    'enclosures: { src: talk.mp3 }',
    'enclosures: [{ file: talk.mp3 }]',
    'enclosures: { path: talk.mp3 }',
  ])('is a file: %s', (line) => {
    expect(enclosuresOf(line)).toEqual([{ src: 'talk.mp3' }]);
  });

  it('is one of several', () => {
    expect(enclosuresOf('enclosures: [talk.mp3, { url: notice.pdf }]')).toEqual([
      { src: 'talk.mp3' },
      { src: 'notice.pdf' },
    ]);
  });

  it('says what is known of it', () => {
    const lines = [
      'enclosures:',
      '  - url: https://cdn.example/talk.mp3',
      '    type: Audio/MPEG',
      '    sizeInBytes: 7340032',
      '    durationInSeconds: 372.4',
      '    title: The harbour talk',
      '    language: EN-nz',
    ];
    expect(enclosuresOf(...lines)).toEqual([
      {
        src: 'https://cdn.example/talk.mp3',
        type: 'audio/mpeg',
        sizeInBytes: 7_340_032,
        durationInSeconds: 372.4,
        title: 'The harbour talk',
        language: 'en-NZ',
      },
    ]);
  });

  it.each([
    ['length: 12', { sizeInBytes: 12 }],
    ['sizeInBytes: 0', { sizeInBytes: 0 }],
    ['durationInSeconds: 0', { durationInSeconds: 0 }],
    ['title:', {}],
    ['title: ""', {}],
    ['weather: fine', {}],
  ])('says with %s as much as %j', (part, said) => {
    expect(enclosuresOf('enclosures:', '  url: talk.mp3', `  ${part}`)).toEqual([
      { src: 'talk.mp3', ...said },
    ]);
  });

  it('stands in its file where its name does', () => {
    const line = 'enclosures: [{ type: audio/mpeg, url: talk.mp3 }, notice.pdf]';
    const text = `---\ntitle: Road\ndate: 8:03 pm on 21 December 2014\n${line}\n`;
    expect(headOf(wholeHead([line])).enclosures.map(({ at }) => at)).toEqual([
      text.indexOf('talk.mp3'),
      text.indexOf('notice.pdf'),
    ]);
  });

  it.each(['enclosures:', 'enclosures: []', 'enclosures: ""'])('is none in %s', (line) => {
    expect(enclosuresOf(line)).toEqual([]);
  });
});

describe('an enclosure is refused', () => {
  it('without a name', () => {
    const lines = ['enclosures: { type: audio/mpeg }', 'enclosures: { url: }', 'enclosures: [[talk.mp3]]'];
    expect(lines.map((line) => tellAll(wholeHead([line]).problems))).toMatchInlineSnapshot(`
      [
        "items/road.md:4:13 error FIELD_WRONG expected a file with url, found "a mapping with type" - add url: with its address or file name",
        "items/road.md:4:15 error FIELD_WRONG expected a file, found nothing - write a file after the colon, or leave the line out",
        "items/road.md:4:14 error FIELD_WRONG expected a file, found "a list" - write a file after the colon, or leave the line out",
      ]
    `);
  });

  it('with a type that is none', () => {
    expect(['type: MP3', 'type: audio/', 'type: [audio/mpeg]', 'type: '].map(told)).toMatchInlineSnapshot(`
      [
        "items/road.md:4:36 error FIELD_WRONG expected a media type, found "MP3" - write it like audio/mpeg",
        "items/road.md:4:36 error FIELD_WRONG expected a media type, found "audio/" - write it like audio/mpeg",
        "items/road.md:4:36 error FIELD_WRONG expected a media type, found "a list" - write a media type after the colon, or leave the line out",
        "items/road.md:4:30 error FIELD_WRONG expected a media type, found nothing - write a media type after the colon, or leave the line out",
      ]
    `);
  });

  it('with a size that is no number of bytes', () => {
    expect(
      ['sizeInBytes: 7 MB', 'length: -1', 'length: 1.5', 'length: [1]'].map(told),
    ).toMatchInlineSnapshot(`
      [
        "items/road.md:4:43 error FIELD_WRONG expected a number of bytes, found "7 MB" - write it in digits, without a unit",
        "items/road.md:4:38 error FIELD_WRONG expected a number of bytes, found "-1" - write it in digits, without a unit",
        "items/road.md:4:38 error FIELD_WRONG expected a number of bytes, found "1.5" - write it in digits, without a unit",
        "items/road.md:4:38 error FIELD_WRONG expected a number of bytes, found "a list" - write it in digits, without a unit",
      ]
    `);
  });

  it('with a duration that is none', () => {
    expect(
      ['durationInSeconds: 6:72', 'durationInSeconds: 6 min', 'durationInSeconds: -1'].map(told),
    ).toMatchInlineSnapshot(`
      [
        "items/road.md:4:49 error FIELD_WRONG expected a duration, found "6:72" - write it as seconds, like 3723, or as 1:02:03",
        "items/road.md:4:49 error FIELD_WRONG expected a duration, found "6 min" - write it as seconds, like 3723, or as 1:02:03",
        "items/road.md:4:49 error FIELD_WRONG expected a duration, found "-1" - write it as seconds, like 3723, or as 1:02:03",
      ]
    `);
  });

  it('with a title or a language that is none', () => {
    expect(['title: [a]', 'language: Māori'].map(told)).toMatchInlineSnapshot(`
      [
        "items/road.md:4:37 error FIELD_WRONG expected text, found "a list" - write text after the colon, or leave the line out",
        "items/road.md:4:40 error FIELD_WRONG expected a language tag, found "Māori" - write it like en-NZ or mi (BCP 47)",
      ]
    `);
  });

  it('with all that is wrong in it at once', () => {
    expect(told('type: MP3, length: x, durationInSeconds: y').split('\n')).toHaveLength(3);
  });
});

describe('a near miss in an enclosure', () => {
  it('is told', () => {
    const { problems } = wholeHead(['enclosures: { url: talk.mp3, sizeInByte: 12 }']);
    expect(tellAll(problems)).toMatchInlineSnapshot(
      `"items/road.md:4:30 warning FIELD_MISSPELT expected a field that is known, found "sizeInByte" - did you mean sizeInBytes?"`,
    );
  });
});

describe('transcripts and chapters', () => {
  it('are files like enclosures', () => {
    const head = headOf(
      wholeHead([
        'enclosures: talk.mp3',
        'transcripts: [talk.vtt, { url: talk.mi.srt, language: mi }]',
        'chapters: { url: talk.json, type: application/json }',
      ]),
    );
    expect(head.transcripts).toMatchObject([{ src: 'talk.vtt' }, { src: 'talk.mi.srt', language: 'mi' }]);
    expect(head.chapters).toMatchObject({ src: 'talk.json', type: 'application/json' });
  });

  it.each(['transcript: talk.vtt', 'transcripts: { src: talk.vtt }'])('may be one: %s', (line) => {
    expect(headOf(wholeHead([line])).transcripts).toMatchObject([{ src: 'talk.vtt' }]);
  });

  it('are one file of chapters, the first', () => {
    expect(headOf(wholeHead(['chapters: [a.json, b.json]'])).chapters).toMatchObject({ src: 'a.json' });
    expect(headOf(wholeHead(['chapters: []'])).chapters).toBeUndefined();
  });
});
