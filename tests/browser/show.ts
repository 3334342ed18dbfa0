import type { Files } from '../support/files.ts';
import { PNG } from '../support/pictures.ts';
import { wav } from '../support/recording.ts';

const COVER = 'https://cdn.example/cover.png';

/** What a show says of itself, each line behind so many spaces. */
const podcast = (indent: string) =>
  [
    `image: ${COVER}`,
    'category: News > Daily News',
    'explicit: false',
    'owner: { name: Harbour News, email: desk@news.example.nz }',
    'author: Ana Lee',
    'description: An hour with people of the harbour.',
    'funding: [{ url: "https://fund.example/", title: Give a coffee }]',
    'persons: [{ name: Ana Lee, role: host, href: "https://ana.example/" }]',
  ]
    .map((line) => `${indent}${line}\n`)
    .join('');

const SETTINGS = `title: Harbour News
description: News from a harbour
url: https://news.example.nz/
language: en-NZ
timeZone: Pacific/Auckland
`;

const TRANSCRIPT = `WEBVTT

NOTE of whoever wrote it

intro
00:00.000 --> 00:04.000
<v Ana Lee>Kia ora, and welcome to the harbour.

00:30.000 --> 00:34.000
<v.loud Tom Rua>The tide <b>comes in</b> &amp; goes out again, <script>document.title = 'run'</script>twice a day.

01:30.000 --> 01:31.000
<v Ana Lee>Ka kite.
`;

const TIDES = `---
title: Tides and time
date: 8:03 pm on 21 December 2014
season: { number: 2, name: The pier }
episode: 3
explicit: true
enclosures:
  - { url: tides.wav, title: The whole talk }
transcripts: tides.vtt
chapters:
  - { start: 0, title: Hello }
  - { start: 0:30, title: The tide, url: "https://tide.example/moon" }
  - { start: 1:30, title: Goodbye }
persons:
  - { name: Tom Rua, role: guest, href: "https://tom.example/" }
  - Ana Lee
alternateEnclosures:
  - { url: "https://cdn.example/tides.opus", type: audio/opus, length: 1234567, bitrate: 32000, title: Opus }
license: cc-by-4.0
location: Lyttelton
---

What the moon does to a harbour. [The tide begins here](tides.wav#t=30).
`;

const episode = (title: string, date: string, more: string) => `---
title: ${title}
date: ${date}
enclosures: [{ url: "https://cdn.example/${title.toLowerCase()}.mp3", type: audio/mpeg, sizeInBytes: 9876543, durationInSeconds: 754 }]
${more}
---

All of ${title.toLowerCase()}.
`;

/** Items of a show: seasons, a trailer, and an article that is no episode. */
const ITEMS: Files = {
  'items/show/tides.md': TIDES,
  'items/show/tides.wav': wav(120),
  'items/show/tides.vtt': TRANSCRIPT,
  'items/show/ropes.md': episode('Ropes', '9:00 am on 14 December 2014', 'season: 2\nepisode: 2'),
  'items/show/nets.md': episode('Nets', '9:00 am on 7 December 2014', 'season: 1\nepisode: 1'),
  'items/show/soon.md': episode('Soon', '9:00 am on 1 December 2014', 'episodeType: trailer'),
  'items/road.md': '---\ntitle: Road\ndate: 8:00 am on 20 December 2014\n---\n\nIt is open.\n',
  'items/road.png': PNG,
};

/** A publication that is a show. */
export const MAIN_SHOW: Files = { ...ITEMS, 'feed.yaml': `${SETTINGS}podcast:\n${podcast('  ')}` };

/** A publication of which one feed is a show. */
export const OWN_SHOW: Files = {
  ...ITEMS,
  'feed.yaml': `${SETTINGS}feeds:
  - path: show
    title: The Harbour Hour
    where: { folder: show }
    podcast:
${podcast('      ')}`,
};
