import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../src/articles/fields.ts';
import type { Item } from '../../src/model/item.ts';
import type { Episode, Podcast } from '../../src/model/podcast.ts';
import type { Settings } from '../../src/model/settings.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { headOf, readArticle, wholeHead } from './material.ts';

const FILE = 'enclosures: talk.mp3';
const podcast: Podcast = {
  image: 'https://x.example/c.jpg',
  imagePlace: { file: 'feed.yaml', line: 6, column: 1 },
  categories: [],
  isExplicit: false,
  isLocked: false,
};
const show: Settings = { ...auckland, podcast };

/** What an item is as an episode, by front matter. */
const episodeOf = (...front: string[]) =>
  readArticle({ front: [FILE, ...front], files: ['talk.mp3', 'ana.jpg', 'talk.opus'] }).item.episode;

/** What `import` writes of an item that is this episode, and what is read of that. */
function written(episode: Episode): Record<string, unknown> {
  const item = { episode } as Item;
  return Object.fromEntries(
    FIELDS.flatMap(({ part, names, write }) => {
      const value = part && write?.(item, []);
      return value === undefined ? [] : [[names[0], JSON.parse(JSON.stringify(value))]];
    }),
  );
}

const EPISODES: readonly (readonly [string, Episode])[] = [
  ['season: 2', { season: { number: 2 } }],
  ['season: { number: 2, name: Fish &amp; chips }', { season: { number: 2, name: 'Fish & chips' } }],
  ['episode: 3', { number: { number: 3 } }],
  ['episode: { number: 3.5, display: Ch.3 }', { number: { number: 3.5, display: 'Ch.3' } }],
  ['episodeType: trailer', { type: 'trailer' }],
  ['explicit: true', { isExplicit: true }],
  ['explicit: false', { isExplicit: false }],
  ['block: true', { isBlocked: true }],
  ['itunesTitle: The pier &amp; more', { title: 'The pier & more' }],
  ['persons: [{ name: Ana }]', { persons: [{ name: 'Ana' }] }],
  [
    'persons: [{ name: Ana, role: Host, group: Cast, img: "https://x.example/a.jpg", href: "https://ana.example" }]',
    {
      persons: [
        {
          name: 'Ana',
          role: 'host',
          group: 'cast',
          img: 'https://x.example/a.jpg',
          href: 'https://ana.example/',
        },
      ],
    },
  ],
  [
    'location: { name: Auckland, geo: "geo:-36.84,174.76", osm: R113314 }',
    { location: { name: 'Auckland', geo: 'geo:-36.84,174.76', osm: 'R113314' } },
  ],
  [
    'soundbites: [{ start: 73, duration: 60.5, title: Ferry }]',
    { soundbites: [{ startInSeconds: 73, durationInSeconds: 60.5, title: 'Ferry' }] },
  ],
  [
    'alternateEnclosures: [{ sources: [{ uri: "https://x.example/a.opus", contentType: audio/ogg }], type: audio/opus, sizeInBytes: 7, bitrate: 64000, height: 720, language: mi, title: Low, rel: low, codecs: opus, default: true, integrity: sha384-abc= }]',
    {
      alternates: [
        {
          type: 'audio/opus',
          length: 7,
          bitrate: 64000,
          height: 720,
          language: 'mi',
          title: 'Low',
          rel: 'low',
          codecs: 'opus',
          isDefault: true,
          integrity: 'sha384-abc=',
          sources: [{ uri: 'https://x.example/a.opus', contentType: 'audio/ogg' }],
        },
      ],
    },
  ],
  [
    'socialInteract: [{ uri: "https://x.example/@a/1", protocol: activitypub, accountId: "@a", accountUrl: "https://x.example/@a", priority: 1 }, { protocol: disabled }]',
    {
      social: [
        {
          protocol: 'activitypub',
          uri: 'https://x.example/@a/1',
          accountId: '@a',
          accountUrl: 'https://x.example/@a',
          priority: 1,
        },
        { protocol: 'disabled' },
      ],
    },
  ],
  ['txt: [{ value: abc, purpose: verify }]', { texts: [{ value: 'abc', purpose: 'verify' }] }],
  [
    'license: { name: Ours, url: "https://x.example/l" }',
    { license: { name: 'Ours', url: 'https://x.example/l' } },
  ],
  [
    'contentLinks: [{ href: "https://x.example/v", title: Video }]',
    { contentLinks: [{ href: 'https://x.example/v', title: 'Video' }] },
  ],
];

describe('an episode', () => {
  it.each(EPISODES)('is read of %s, and written so that it is read again', (front, episode) => {
    expect(episodeOf(front)).toEqual(episode);
    expect(
      episodeOf(
        ...Object.entries(written(episode)).map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
      ),
    ).toEqual(episode);
  });

  it.each([
    ['itunes_season: 4', { season: { number: 4 } }],
    ['season_number: 4', { season: { number: 4 } }],
    ['Episode_Number: 0', { number: { number: 0 } }],
    ['itunes_episode_type: Full', { type: 'full' }],
    ['itunes_explicit: clean', { isExplicit: false }],
    ['parental_advisory: explicit', { isExplicit: true }],
    ['person: Ana', { persons: [{ name: 'Ana' }] }],
    [
      'persons: { name: Ana, image: ana.jpg }',
      { persons: [{ name: 'Ana', img: 'https://news.example.nz/media/ana.jpg' }] },
    ],
    ['location: Auckland', { location: { name: 'Auckland' } }],
    [
      'location: { name: Auckland, geo: "-36.84, 174.76", osm: r1 }',
      { location: { name: 'Auckland', geo: 'geo:-36.84,174.76', osm: 'R1' } },
    ],
    [
      'soundbite: { startTime: "1:13", duration: "1:00" }',
      { soundbites: [{ startInSeconds: 73, durationInSeconds: 60 }] },
    ],
    [
      'socialInteract: https://x.example/@a/1',
      { social: [{ protocol: 'activitypub', uri: 'https://x.example/@a/1' }] },
    ],
    ['txt: abc', { texts: [{ value: 'abc' }] }],
    ['licence: CC-BY-4.0', { license: { name: 'cc-by-4.0' } }],
    ['license: All rights reserved', { license: { name: 'All rights reserved' } }],
    [
      'contentLink: { url: "https://x.example/v", title: Video }',
      { contentLinks: [{ href: 'https://x.example/v', title: 'Video' }] },
    ],
    [
      'alternateEnclosure: https://x.example/a.mp4',
      { alternates: [{ type: 'video/mp4', sources: [{ uri: 'https://x.example/a.mp4' }] }] },
    ],
    [
      'alternateEnclosures: [{ url: "https://x.example/a", type: audio/aac, isDefault: 1, default: false }]',
      { alternates: [{ type: 'audio/aac', isDefault: false, sources: [{ uri: 'https://x.example/a' }] }] },
    ],
    [
      'alternateEnclosures: { sources: ["https://x.example/a.flac", { url: }] }',
      { alternates: [{ type: 'audio/flac', sources: [{ uri: 'https://x.example/a.flac' }] }] },
    ],
    [
      'alternateEnclosures: { sources: { uri: "https://x.example/a", contentType: audio/aac } }',
      {
        alternates: [
          { type: 'audio/aac', sources: [{ uri: 'https://x.example/a', contentType: 'audio/aac' }] },
        ],
      },
    ],
  ])('is read as other programs write it: %s', (front, episode) => {
    expect(episodeOf(front)).toEqual(episode);
  });

  it('is compared with a document by what both can have', () => {
    const compared = FIELDS.flatMap(({ part, compare }) => (part && compare ? [compare] : []));
    const textsOf = (episode?: Episode) =>
      compared.flatMap(([label, textOf]) => {
        const text = textOf(episode ? { episode } : {});
        return text === undefined ? [] : `${label}: ${text}`;
      });
    expect(EPISODES.flatMap(([, episode]) => textsOf(episode))).toMatchInlineSnapshot(`
      [
        "season: 2",
        "season: 2",
        "number of the episode: 3",
        "number of the episode: 3.5",
        "type of the episode: trailer",
        "explicit: true",
        "explicit: false",
        "block: true",
        "title without numbers: The pier & more",
        "persons: Ana",
        "persons: Ana",
        "location: Auckland",
        "licence: Ours",
      ]
    `);
    expect([textsOf({}), textsOf()]).toEqual([[], []]);
  });

  it('is written with its chapters, where no file has them', () => {
    const write = (item: Partial<Item>) =>
      FIELDS.find(({ key }) => key === 'chapterList')?.write?.(item as Item, []);
    const chapterList = [
      { startInSeconds: 0, title: 'A', img: 'https://x.example/a.jpg', url: 'https://x.example/' },
      { startInSeconds: 9, isHidden: true as const },
    ];
    expect(write({ chapterList })).toEqual([
      { start: 0, title: 'A', img: 'https://x.example/a.jpg', url: 'https://x.example/' },
      { start: 9, toc: false },
    ]);
    expect(write({ chapterList, chapters: { url: 'https://x.example/c.json', type: '' } })).toBeUndefined();
    expect(write({})).toBeUndefined();
  });

  it('is blocked by nothing but true', () => {
    expect(episodeOf('block: no')).toBeUndefined();
  });

  it('is measured where another file of it is here', () => {
    const { item, media } = readArticle({
      front: [FILE, 'alternateEnclosures: [{ file: talk.opus, bitrate: 32000 }, gone.opus]'],
      files: ['talk.mp3', 'talk.opus'],
      facts: { hashOf: () => 'ab'.repeat(32) },
    });
    expect(item.episode?.alternates).toEqual([
      {
        type: 'audio/ogg',
        length: 101,
        bitrate: 32000,
        integrity: 'sha256-q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=',
        sources: [{ uri: 'https://news.example.nz/media/talk.opus' }],
      },
    ]);
    expect(media).toEqual(['items/talk.mp3', 'items/talk.opus']);
  });

  it('has no integrity where nobody tells the hash of that file', () => {
    const front = [FILE, 'alternateEnclosures: talk.opus'];
    const { item } = readArticle({ front, files: ['talk.mp3', 'talk.opus'] });
    expect(item.episode?.alternates).toEqual([
      { type: 'audio/ogg', length: 101, sources: [{ uri: 'https://news.example.nz/media/talk.opus' }] },
    ]);
  });

  it.each([
    ['season: winter', 'a whole number from 1'],
    ['season: { name: Winter }', 'a number, found'],
    ['season: { number: 0 }', 'a whole number from 1'],
    ['episode: S01E02', 'a number'],
    ['episode: [3]', 'a number'],
    ['episodeType: extra', 'full or trailer or bonus'],
    ['episodeType: [full]', 'full or trailer or bonus'],
    ['explicit: perhaps', 'true or false'],
    ['explicit: [true]', 'true or false'],
    ['duration: 62 min', 'a duration'],
    ['duration: [62]', 'a duration'],
    ['persons: [{ role: host }]', 'a person with name'],
    ['persons: [[Ana]]', 'a person'],
    ['persons: [{ name: Ana, href: ana }]', 'a web address'],
    ['persons: [{ name: Ana, img: [a] }]', 'a file'],
    ['location: { name: Auckland, geo: here }', 'a geo URI'],
    ['location: { name: Auckland, geo: [1, 2] }', 'a geo URI'],
    ['location: { name: Auckland, osm: 113314 }', 'an object of OpenStreetMap'],
    ['location: { name: Auckland, osm: [R1] }', 'an object of OpenStreetMap'],
    ['location: { geo: "1,2" }', 'a place with name'],
    ['soundbites: 1:13', 'a soundbite with start and duration'],
    ['soundbites: [{ start: 3 }]', 'a soundbite with start and duration'],
    ['soundbites: [{ start: soon, duration: 3 }]', 'a duration'],
    ['alternateEnclosures: [{ type: audio/aac }]', 'a file with url, or with sources'],
    ['alternateEnclosures: [{ sources: [{ contentType: audio/aac }] }]', 'a source with uri'],
    ['alternateEnclosures: [{ url: a.opus, bitrate: fast }]', 'a number of bits a second'],
    ['alternateEnclosures: [{ url: a.opus, integrity: md5-abc }]', 'hashes like sha384-'],
    ['alternateEnclosures: [{ url: a.opus, integrity: [a] }]', 'an integrity'],
    ['socialInteract: [{ protocol: activitypub }]', 'a post with uri'],
    ['socialInteract: somewhere', 'a web address'],
    ['txt: [{ purpose: verify }]', 'a text with value'],
    ['license: { url: "https://x.example/" }', 'a licence with name'],
    ['contentLinks: [{ title: Video }]', 'a link with href and title'],
    ['contentLinks: https://x.example/v', 'a link with href and title'],
    ['contentLinks: [{ href: "https://x.example/v", title: [a] }]', 'a link'],
    ['license: [[a]]', 'a licence'],
    ['contentLinks: [{ title: Video, href: v }]', 'a web address'],
  ])('is an error in %s', (line, what) => {
    const { problems } = wholeHead([FILE, line]);
    expect(tellAll(problems)).toMatch(/^items\/road\.md:5:\d+ error FIELD_WRONG /);
    expect(tellAll(problems)).toContain(`expected ${what}`);
  });

  it('has the place of its number, of its season, or of its type', () => {
    const placeOf = (...lines: string[]) => headOf(wholeHead([FILE, ...lines])).episode?.place;
    expect(placeOf('season: 1', 'episode: 2')).toEqual({ file: 'items/road.md', line: 6, column: 1 });
    expect(placeOf('season: 1', 'episodeType: full')).toMatchObject({ line: 5 });
    expect(placeOf('explicit: true', 'episodeType: full')).toMatchObject({ line: 6 });
    expect(placeOf('explicit: true')).toBeUndefined();
  });
});

describe('an article that is no episode', () => {
  it.each(['season: winter', 'location: [1, 2]', 'duration: 5 min read', 'license: []', 'episodeType: x'])(
    'may have %s, which is its own business',
    (line) => {
      const { item, told } = readArticle({ front: [line] });
      expect(item).not.toHaveProperty('episode');
      expect(told).toBe('');
      const inShow = line.startsWith('episodeType') ? 'expected full' : '';
      expect(tellAll(wholeHead([line], show).problems)).toContain(inShow);
    },
  );

  it('is one all the same where a show has its number or its type', () => {
    expect(headOf(wholeHead(['episode: 3'], show)).episode).toMatchObject({ number: { number: 3 } });
    const feeds = [{ path: 'show', title: 'Show', where: {}, podcast }];
    expect(headOf(wholeHead(['episodeType: trailer'], { ...auckland, feeds })).episode).toMatchObject({
      type: 'trailer',
    });
    expect(headOf(wholeHead(['season: 3'], show))).not.toHaveProperty('episode');
  });
});

describe('the picture of an episode', () => {
  const pictured = (
    image: string,
    size?: { width: number; height: number },
    front = [FILE],
    settings = show,
  ) => {
    const { item, told } = readArticle({
      front: [...front, `image: ${image}`],
      files: ['talk.mp3', 'a.jpg', 'a.gif'],
      ...(size && { sizes: { 'a.jpg': size, 'a.gif': size } }),
      settings,
    });
    return { image: item.episode?.image, told: told.replace(/.*PICTURE_WITHOUT_ALT.*/, '').trim() };
  };
  const square = (width: number, height = width) => ({ width, height });

  it('is the article’s, where that is square and large enough', () => {
    expect(pictured('{ src: a.jpg, alt: A }', square(1400))).toEqual({
      image: 'https://news.example.nz/media/a.jpg',
      told: '',
    });
    expect(pictured('{ src: a.jpg, alt: A }', square(1400), ['episodeType: trailer']).image).toBeDefined();
  });

  it.each([
    ['a.jpg', square(1399), 'image/jpeg, 1399 by 1399'],
    ['a.jpg', square(3001), 'image/jpeg, 3001 by 3001'],
    ['a.jpg', square(1500, 1400), 'image/jpeg, 1500 by 1400'],
    ['a.gif', square(1400), 'image/gif, 1400 by 1400'],
  ])('is told where %s is nearly so: %o', (name, size, found) => {
    const { image, told } = pictured(`{ src: ${name}, alt: A }`, size);
    expect(image).toBeUndefined();
    expect(told).toContain(
      `items/road.md:5:15 warning EPISODE_PICTURE expected a square JPEG or PNG of 1400 to 3000 pixels, found "${found}"`,
    );
  });

  it('is told where it is nearly so on someone’s server', () => {
    expect(pictured('{ src: "https://x.example/a", alt: A, width: 600, height: 590 }').told).toContain(
      'found "a picture, 600 by 590"',
    );
  });

  it('is measured where it is here, whatever its author says of it', () => {
    const image = '{ src: a.jpg, alt: A, width: 900, height: 900 }';
    expect(pictured(image, square(1399)).told).toContain('EPISODE_PICTURE');
  });

  it('is not one that is meant as another', () => {
    expect(pictured('{ src: a.jpg, alt: A }', square(1600, 900))).toEqual({ image: undefined, told: '' });
  });

  it.each([
    ['{ src: "https://x.example/a.webp", alt: A }', true],
    ['{ src: "https://x.example/a.jpg", alt: A, width: 600 }', true],
    ['{ src: "https://x.example/a.jpg", alt: A, width: 600, height: 600 }', true],
    ['{ src: "https://x.example/a.jpg", alt: A, width: 600, height: 300 }', false],
  ])('is on someone’s server, if it is not said to be of another form: %s', (image, isTaken) => {
    expect(pictured(image)).toEqual({
      image: isTaken ? expect.stringMatching(/^https:/) : undefined,
      told: '',
    });
  });

  it('is none outside of a show, and none of an article without sound', () => {
    expect(pictured('{ src: a.jpg, alt: A }', square(1400), [FILE], auckland).image).toBeUndefined();
    expect(pictured('{ src: a.jpg, alt: A }', square(1400), ['enclosures: a.gif']).image).toBeUndefined();
    expect(pictured('{ src: a.jpg, alt: A }', square(1399), []).told).toBe('');
    expect(readArticle({ front: [FILE], files: ['talk.mp3'], settings: show }).item).not.toHaveProperty(
      'episode',
    );
  });
});
