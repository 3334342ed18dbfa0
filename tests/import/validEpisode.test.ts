import { describe, expect, test } from 'vitest';
import type { ReadEntry } from '../../src/import/reader/feedDocument.ts';
import type { Episode } from '../../src/model/podcast.ts';
import { frontMatterOf, importOne } from './material.ts';

const HOME = 'https://hour.example';

/** The lines of front matter that are of an episode, and what its owner is told. */
function made(episode: Episode, more: Partial<ReadEntry> = {}) {
  const file = importOne({ episode, ...more });
  const [, , , , ...lines] = frontMatterOf(file);
  return { lines, told: file.told };
}

test('writes what an episode says into front matter', () => {
  const { lines, told } = made({
    season: { number: 3, name: 'Coasts & bays' },
    number: { number: 4 },
    type: 'bonus',
    isExplicit: false,
    isBlocked: true,
    title: 'Tides',
    persons: [{ name: 'Cleo', role: 'guest', group: 'cast', img: `${HOME}/c.jpg`, href: `${HOME}/c` }],
    location: { name: 'Pier', geo: 'geo:-36.84,174.76', osm: 'n12' },
    soundbites: [{ startInSeconds: 73.5, durationInSeconds: 60, title: 'The pier' }],
    alternates: [
      {
        type: 'audio/opus',
        length: 9,
        bitrate: 32000.5,
        height: 720,
        language: 'mi_NZ',
        title: 'Small',
        rel: 'x',
        codecs: 'opus',
        isDefault: false,
        sources: [{ uri: `${HOME}/a.opus`, contentType: 'audio/ogg' }],
        integrity: 'sha384-eA==',
      },
    ],
    social: [
      {
        protocol: 'activitypub',
        uri: `${HOME}/@a/1`,
        accountId: '@a',
        accountUrl: `${HOME}/@a`,
        priority: 1,
      },
    ],
    texts: [{ value: 'T', purpose: 'p' }],
    license: { name: 'CC-BY-4.0' },
    contentLinks: [{ href: `${HOME}/yt`, title: 'Video' }],
  });
  expect(told).toEqual([]);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "season:
      number: 3
      name: Coasts & bays
    episode: 4
    episodeType: bonus
    explicit: false
    block: true
    itunesTitle: Tides
    persons:
      - name: Cleo
        role: guest
        group: cast
        img: https://hour.example/c.jpg
        href: https://hour.example/c
    location:
      name: Pier
      geo: geo:-36.84,174.76
      osm: N12
    soundbites:
      - start: 73.5
        duration: 60
        title: The pier
    alternateEnclosures:
      - sources:
          - uri: https://hour.example/a.opus
            contentType: audio/ogg
        sizeInBytes: 9
        type: audio/opus
        bitrate: 32000.5
        height: 720
        language: mi-NZ
        title: Small
        rel: x
        codecs: opus
        integrity: sha384-eA==
        default: false
    socialInteract:
      - protocol: activitypub
        uri: https://hour.example/@a/1
        accountId: "@a"
        accountUrl: https://hour.example/@a
        priority: 1
    txt:
      - value: T
        purpose: p
    license:
      name: cc-by-4.0
    contentLinks:
      - href: https://hour.example/yt
        title: Video"
  `);
});

test('writes the chapters that an episode has, and not the file that says the same', () => {
  const { lines } = made(
    {},
    {
      chapterList: [
        { startInSeconds: 0, title: 'Hello' },
        { startInSeconds: 3723.5004, title: 'Pier', img: `${HOME}/p.jpg`, url: `${HOME}/pier` },
        { startInSeconds: 1e12, title: 'Never' },
      ],
      chapters: { url: `${HOME}/c.json`, type: 'application/json+chapters' },
    },
  );
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "chapters:
      - start: 0
        title: Hello
      - start: 3723.5
        title: Pier
        img: https://hour.example/p.jpg
        url: https://hour.example/pier"
  `);
});

test('takes the picture that directories show for that of an episode, and tells of another', () => {
  const image = { url: `${HOME}/wide.jpg`, width: 16, height: 9 };
  expect(made({ image: `${HOME}/e.jpg` }, { image })).toEqual({
    lines: ['image:', `  src: ${HOME}/e.jpg`, '  inText: false'],
    told: [
      `old.xml:7 warning FEED_ENTRY expected one picture, found "${HOME}/wide.jpg" - it is left out, since itunes:image is another, which directories show`,
    ],
  });
  expect(made({ image: image.url }, { image }).told).toEqual([]);
});

test('writes no duration of nothing, and what a transcript is to its file', () => {
  const { lines } = made(
    {},
    {
      enclosures: [{ url: `${HOME}/a.mp3`, type: 'audio/mpeg', duration: 0 }],
      transcripts: [{ url: `${HOME}/a.srt`, type: 'application/x-subrip', rel: 'captions' }],
    },
  );
  expect(lines).toEqual([
    'enclosures:',
    `  - url: ${HOME}/a.mp3`,
    '    type: audio/mpeg',
    'transcripts:',
    `  - url: ${HOME}/a.srt`,
    '    type: application/x-subrip',
    '    rel: captions',
  ]);
});

describe('leaves out what our own reader would refuse, and tells it:', () => {
  const source = { uri: `${HOME}/a.opus` };
  test.each([
    [
      'an address of no web',
      { persons: [{ name: 'Cleo', href: 'about:blank' }] },
      ['persons:', '  - name: Cleo'],
    ],
    ['a place on no globe', { location: { name: 'Pier', geo: 'north' } }, ['location:', '  name: Pier']],
    ['a licence of no list', { license: { name: 'All rights' } }, []],
    ['a post of no web', { social: [{ protocol: 'activitypub', uri: 'x:y' }] }, []],
    ['a link to no web', { contentLinks: [{ href: 'x:y', title: 'Video' }] }, []],
    ['a file of no type', { alternates: [{ type: 'opus', sources: [source] }] }, []],
    ['a file at no address', { alternates: [{ type: 'audio/opus', sources: [{ uri: 'x:y' }] }] }, []],
    [
      'a hash that is none',
      { alternates: [{ type: 'audio/opus', sources: [source], integrity: 'md5' }] },
      ['alternateEnclosures:', '  - sources:', `      - uri: ${HOME}/a.opus`, '    type: audio/opus'],
    ],
  ] as [string, Episode, string[]][])('%s', (_, episode, lines) => {
    const found = made(episode);
    expect(found.lines).toEqual(lines);
    expect(found.told).toHaveLength(1);
  });
});

test.each([
  ['persons without a name', { persons: [{ name: ' ' }] }],
  ['a soundbite of nothing', { soundbites: [{ startInSeconds: 1, durationInSeconds: 0.0001 }] }],
  ['a soundbite from never', { soundbites: [{ startInSeconds: 1e12, durationInSeconds: 1 }] }],
  ['a post without a protocol', { social: [{ protocol: ' ' }] }],
] as [string, Episode][])('leaves out %s', (_, episode) => {
  expect(made(episode)).toEqual({ lines: [], told: [] });
});

test('keeps where nobody is to talk, and the address of a link without words', () => {
  expect(made({ social: [{ protocol: 'disabled' }] }).lines).toEqual([
    'socialInteract:',
    '  - protocol: disabled',
  ]);
  expect(made({ contentLinks: [{ href: `${HOME}/yt`, title: ' ' }] }).lines).toEqual([
    'contentLinks:',
    `  - href: ${HOME}/yt`,
    `    title: ${HOME}/yt`,
  ]);
});
