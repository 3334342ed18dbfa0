import { describe, expect, it } from 'vitest';
import { cuesIn, named } from '../../../src/articles/transcripts/cues.ts';
import { jsonCuesIn } from '../../../src/articles/transcripts/jsonCues.ts';
import { paragraphsOf } from '../../../src/articles/transcripts/paragraphs.ts';

const VTT = `WEBVTT - a talk

NOTE
00:00.000 is nothing --> here

STYLE
::cue { color: red }

intro
00:01.500 --> 00:04.000 align:start
<v Ana Lee>Kia ora,
 and <i>welcome</i>.

01:02:03.000 --> 01:02:04.000
<v.loud Tom>A &amp; B &lt;b&gt; &nope;</v><v Ana Lee>No.

00:09.000 --> 00:10.000

00:10.000 --> 00:11.000
- before <v>nobody
`;

describe('the cues of WebVTT', () => {
  it('are what is said, by whom, and when; tags, notes and styles are none of it', () => {
    expect(cuesIn(VTT)).toEqual([
      { speaker: 'Ana Lee', text: 'Kia ora, and welcome.', startInSeconds: 1.5 },
      { speaker: 'Tom', text: 'A & B <b> &nope;', startInSeconds: 3723 },
      { speaker: 'Ana Lee', text: 'No.', startInSeconds: 3723 },
      { text: '- before nobody', startInSeconds: 10 },
    ]);
  });

  it('name nobody where a voice has no name', () => {
    expect(cuesIn('00:01.000 --> 00:02.000\n<v  >Hello')).toEqual([{ text: 'Hello', startInSeconds: 1 }]);
  });

  it('are none in what is no WebVTT', () => {
    expect(cuesIn('')).toEqual([]);
    expect(cuesIn('Hello\n\n{"segments": []}\n\n-->\n\n12 --> 13')).toEqual([]);
  });

  it.each([
    ['openings of tags', '<'.repeat(200_000)],
    ['voices without an end', '<v '.repeat(100_000)],
    ['a voice of spaces', `<v${' '.repeat(300_000)}`],
    ['openings of styles', '{\\'.repeat(100_000)],
    ['references', '&amp'.repeat(100_000)],
    ['names', 'A '.repeat(100_000)],
  ])('are found in a text that is made to keep us busy: %s', (_called, text) => {
    expect(cuesIn(`00:01.000 --> 00:02.000\n${text}`).length).toBeLessThan(2);
  });
});

describe('the cues of SubRip', () => {
  it('have numbers, commas, and names before a colon', () => {
    const text =
      '1\r\n00:00:01,500 --> 00:00:02,000\r\n{\\an8}Ana Lee: Kia ora\r\n\r\n2\r\n00:01:00,000 --> 00:01:01,000\r\nand so on\r\n';
    expect(cuesIn(text)).toEqual([
      { speaker: 'Ana Lee', text: 'Kia ora', startInSeconds: 1.5 },
      { text: 'and so on', startInSeconds: 60 },
    ]);
  });
});

describe('a name before a colon', () => {
  it.each([
    ['Ana: yes', 'Ana'],
    ['Speaker 1: yes', 'Speaker 1'],
    ["Siobhán O'Neil-Tūī: yes", "Siobhán O'Neil-Tūī"],
    ['DR. LEE: yes', 'DR. LEE'],
  ])('is that of the speaker: %s', (text, speaker) => {
    expect(named(text)).toEqual({ speaker, text: 'yes' });
  });

  it.each([
    'yes: it is',
    'At 10:30 we left',
    'Ana:',
    'One Two Three Four Five: no',
    'https://news.example.nz/',
  ])('is none: %s', (text) => {
    expect(named(text)).toEqual({ text });
  });

  it('is none where the format names somebody', () => {
    expect(named('Note: this', 'Ana')).toEqual({ speaker: 'Ana', text: 'Note: this' });
  });
});

describe('the cues of JSON', () => {
  it('are segments with a text', () => {
    const segments = [
      { speaker: 'Ana', startTime: 0.5, endTime: 0.75, body: 'Kia\nora' },
      { startTime: -1, body: 'and' },
      { startTime: 'soon', speaker: 7, body: 'so on' },
      { body: ' ' },
      { body: 7 },
      null,
      'text',
    ];
    expect(jsonCuesIn(JSON.stringify({ version: '1.0.0', segments }))).toEqual([
      { speaker: 'Ana', text: 'Kia ora', startInSeconds: 0.5 },
      { text: 'and' },
      { text: 'so on' },
    ]);
  });

  it.each(['', '{', 'null', '7', '[]', '{}', '{"segments": {}}'])('are none in %j', (text) => {
    expect(jsonCuesIn(text)).toEqual([]);
  });
});

describe('cues that are read', () => {
  const cue = (text: string, speaker?: string, startInSeconds?: number) => ({
    text,
    ...(speaker && { speaker }),
    ...(startInSeconds !== undefined && { startInSeconds }),
  });

  it('are one paragraph as long as one person speaks, who is named once', () => {
    expect(
      paragraphsOf([cue('Kia', 'Ana', 1), cue('ora.', undefined, 2), cue('Yes', 'Tom', 3), cue('No', 'Ana')]),
    ).toEqual([cue('Kia ora.', 'Ana', 1), cue('Yes', 'Tom', 3), cue('No', 'Ana')]);
  });

  it('end after some lines with a sentence, or else after many with a cue', () => {
    const line = 'word '.repeat(60).trim();
    const sentence = `${line}.”`;
    expect(paragraphsOf([cue(sentence, 'Ana'), cue(sentence), cue(line)])).toEqual([
      cue(`${sentence} ${sentence}`, 'Ana'),
      cue(line),
    ]);
    expect(paragraphsOf(Array.from({ length: 6 }, () => cue(line)))).toHaveLength(2);
  });

  it('are nothing where there are none', () => {
    expect(paragraphsOf([])).toEqual([]);
  });
});
