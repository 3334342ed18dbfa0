import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/model/item.ts';
import type { Episode } from '../../src/model/podcast.ts';
import { clock } from '../../src/site/recording.ts';
import { articlePage, articleText, siteOf, VICIOUS } from './material.ts';
import { attributeOf, elementsIn, named, ofClass, only, structuredDataOf, textOf } from './page.ts';
import { showOf } from './show.ts';

const TALK = 'https://news.example.nz/media/talk.mp3';
const AUDIO = { url: TALK, type: 'audio/mpeg', length: 12_345_678, duration: 3723.4, title: 'The talk' };

const page = (item: Partial<Item>, more: Parameters<typeof articlePage>[0] = {}) =>
  articlePage({ ...more, item: { enclosures: [AUDIO], ...item } });

const line = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('the player of an episode', () => {
  it('stands above the text, with a link that downloads, the size and the duration', () => {
    const text = articleText({ item: { enclosures: [AUDIO] } });
    expect(text.indexOf('<audio')).toBeLessThan(text.indexOf('e-content'));
    const player = ofClass(page({}), 'player')[0];
    expect(player && line(textOf(player))).toBe('Download The talk (12 MB, 1:02:03)');
    const [link] = ofClass(page({}), 'u-enclosure');
    expect(link && [attributeOf(link, 'href'), attributeOf(link, 'download')]).toEqual([TALK, '']);
  });

  it.each([
    [{ url: TALK, type: 'audio/mpeg' }, 'Download talk.mp3'],
    [{ ...AUDIO, length: 0, duration: 59 }, 'Download The talk (0:59)'],
    [{ ...AUDIO, length: 999, duration: 60 }, 'Download The talk (1 kB, 1:00)'],
    [{ ...AUDIO, length: 1_500_000, duration: 0 }, 'Download The talk (1.5 MB, 0:00)'],
  ])('says what is known: %o', (enclosure, words) => {
    const [player] = ofClass(page({ enclosures: [enclosure] }), 'player');
    expect(player && line(textOf(player))).toBe(words);
  });

  it('is one to watch for a video', () => {
    const video = page({ enclosures: [{ url: 'https://cdn.example/a.mp4', type: 'video/mp4' }] });
    expect(attributeOf(only(video, 'video'), 'preload')).toBe('none');
    expect(attributeOf(only(video, 'section'), 'aria-label')).toBe('Watch');
  });

  it('says so in English, where the article is in another language', () => {
    const [player] = ofClass(page({ language: 'mi' }), 'player');
    expect(
      player && named({ elements: elementsIn(player) }, 'span').map((span) => attributeOf(span, 'lang')),
    ).toContain('en');
  });

  it('has other formats, each with what is known of it', () => {
    const alternates: Episode['alternates'] = [
      {
        type: 'audio/opus',
        title: 'Opus',
        bitrate: 32_000,
        length: 1_234_567,
        sources: [{ uri: 'https://cdn.example/a.opus' }],
      },
      {
        type: 'video/mp4',
        height: 720,
        language: 'mi',
        sources: [{ uri: 'ipfs://x' }, { uri: 'https://cdn.example/a.mp4' }],
      },
      { type: 'audio/mpeg', sources: [{ uri: 'ipfs://y' }] },
    ];
    const [list] = ofClass(page({ episode: { alternates } }), 'alternates');
    expect(list && line(textOf(list))).toBe('Opus (audio/opus, 32 kbit/s, 1.2 MB) a.mp4 (video/mp4, 720p)');
  });
});

describe('chapters', () => {
  const chapterList = [
    { startInSeconds: 0, title: 'Hello' },
    { startInSeconds: 30, isHidden: true as const, title: 'Advertisement' },
    { startInSeconds: 61.5, url: 'https://tide.example/moon' },
    { startInSeconds: 3600, title: VICIOUS },
  ];

  it('are links to moments of the recording', () => {
    const [list] = ofClass(page({ chapterList }), 'chapters');
    const links = list ? named({ elements: elementsIn(list) }, 'a') : [];
    expect(links.map((link) => [line(textOf(link)), attributeOf(link, 'href')])).toEqual([
      ['0:00 Hello', `${TALK}#t=0`],
      ['1:01', `${TALK}#t=61.5`],
      ['tide.example', 'https://tide.example/moon'],
      [line(`1:00:00 ${VICIOUS}`), `${TALK}#t=3600`],
    ]);
  });

  it('are none where all are hidden, and none without a recording', () => {
    const hidden = [{ startInSeconds: 0, isHidden: true as const }];
    expect(ofClass(page({ chapterList: hidden }), 'chapters')).toEqual([]);
    expect(ofClass(page({ chapterList, enclosures: [] }), 'chapters')).toEqual([]);
  });

  it('make the player jump by a script, where the publication has a show', () => {
    const scripts = (hasShow: boolean) =>
      named(page({}, { site: siteOf({}, { hasShow }) }), 'script').flatMap(
        (one) => attributeOf(one, 'src') ?? [],
      );
    expect(scripts(true)).toEqual(['../../../../player.js']);
    expect(scripts(false)).toEqual([]);
    expect(articleText({ site: siteOf({}, { hasShow: true }) })).not.toContain('player.js');
  });
});

describe('the transcript', () => {
  const url = 'https://news.example.nz/media/talk.vtt';
  const content = [
    { speaker: 'Ana', startInSeconds: 61, text: 'Kia ora.' },
    { startInSeconds: 90, text: VICIOUS },
    { text: 'Yes.' },
  ];
  const shown = (more: Parameters<typeof articlePage>[0]) => {
    const [details] = ofClass(page({ transcripts: [{ url, type: 'text/vtt' }] }, more), 'transcript');
    return details;
  };

  it('is text, with who says it, and links to when', () => {
    const details = shown({ transcript: { url, content } });
    const paragraphs = details
      ? named({ elements: elementsIn(details) }, 'p').map((one) => line(textOf(one)))
      : [];
    expect(paragraphs).toEqual([
      '1:01 Ana: Kia ora.',
      line(`1:30 ${VICIOUS}`),
      'Yes.',
      'The transcript as a file',
    ]);
    expect(details && attributeOf(details, 'open')).toBe('');
    const links = details
      ? named({ elements: elementsIn(details) }, 'a').map((link) => attributeOf(link, 'href'))
      : [];
    expect(links).toEqual([`${TALK}#t=61`, `${TALK}#t=90`, url]);
  });

  it('has times without links where there is no player', () => {
    const text = articleText({ transcript: { url, content } });
    expect(text).toContain('<p><span class="at">1:01</span> <cite>Ana</cite>: Kia ora.</p>');
  });

  it('may be HTML, whose headings are below its own', () => {
    const text = articleText({
      transcript: { url, content: '<h1>A</h1><h4>B</h4><h5>C</h5>', language: 'mi' },
    });
    expect(text).toContain('<div lang="mi">\n<h3>A</h3><h6>B</h6><h5>C</h5>\n</div>');
  });

  it('is not among the other files', () => {
    const text = articleText({
      item: {
        transcripts: [
          { url, type: 'text/vtt' },
          { url: 'https://cdn.example/a.srt', type: 'application/x-subrip', language: 'mi' },
          { url: 'https://cdn.example/a.xyz', type: 'text/xyz' },
        ],
      },
      transcript: { url, content },
    });
    expect(text.match(/>Transcript[^<]*<\/a>/g)).toEqual(['>Transcript (SubRip, mi)</a>', '>Transcript</a>']);
  });
});

describe('an episode says', () => {
  const episodeLine = (episode: Episode, show = true) => {
    const [found] = ofClass(page({ episode }, show ? { show: showOf() } : {}), 'episode');
    return found && line(textOf(found));
  };

  it.each<[Episode, string]>([
    [{}, 'The Harbour Hour'],
    [{ season: { number: 2 }, number: { number: 3 } }, 'The Harbour Hour · Season 2 · Episode 3'],
    [
      { season: { number: 2, name: 'The pier' }, number: { number: 3, display: 'Part III' } },
      'The Harbour Hour · The pier · Part III',
    ],
    [{ type: 'trailer', isExplicit: true }, 'The Harbour Hour · Trailer · Explicit'],
    [{ type: 'bonus', isExplicit: false }, 'The Harbour Hour · Bonus'],
    [{ type: 'full' }, 'The Harbour Hour'],
  ])('of which show it is, and what it is there: %o', (episode, words) => {
    expect(episodeLine(episode)).toBe(words);
  });

  it('its number where it is of no show, and nothing where it has none', () => {
    expect(episodeLine({ number: { number: 3 } }, false)).toBe('Episode 3');
    expect(episodeLine({}, false)).toBeUndefined();
  });

  it('who is heard in it', () => {
    const persons = [
      { name: 'Ana', role: 'host', href: 'https://ana.example/', img: 'https://ana.example/a.png' },
      { name: 'Tom' },
    ];
    const [people] = ofClass(page({ episode: { persons } }), 'people');
    expect(people && line(textOf(people))).toBe('People Ana (host) Tom');
  });

  it('where, under which license, and where else it is', () => {
    const text = articleText({
      item: {
        episode: {
          location: { name: 'Lyttelton' },
          license: { name: 'cc-by-4.0' },
          contentLinks: [{ href: 'https://tube.example/1', title: 'With pictures' }],
          social: [
            { protocol: 'disabled' },
            { protocol: 'activitypub', uri: 'https://talk.example/1' },
            { protocol: 'lightning', uri: 'lightning:x' },
          ],
        },
      },
    });
    expect(text).toContain('<p>Place: Lyttelton</p>\n<p>License: cc-by-4.0</p>\n');
    expect(text).toContain('<p>Also here: <a href="https://tube.example/1">With pictures</a></p>');
    expect(text.match(/Discussion at/g)).toHaveLength(1);
    const own = { name: 'Ours', url: 'https://news.example.nz/license' };
    expect(articleText({ item: { episode: { license: own } } })).toContain(
      `License: <a href="${own.url}">Ours</a>`,
    );
  });

  it('to machines that it is a PodcastEpisode of a PodcastSeries', () => {
    const facts = (episode: Episode, enclosures: Item['enclosures'] = [AUDIO], isShow = true) => {
      const text = articleText({ item: { enclosures, episode }, ...(isShow && { show: showOf() }) });
      return JSON.parse(/ld\+json">\n([^<]*)<\/script>/.exec(text)?.[1] ?? '');
    };
    expect(
      facts({ season: { number: 2, name: 'The pier' }, number: { number: 3 }, isExplicit: true }),
    ).toMatchObject({
      '@type': 'PodcastEpisode',
      name: 'Road',
      headline: 'Road',
      partOfSeries: {
        '@type': 'PodcastSeries',
        name: 'The Harbour Hour',
        url: 'https://news.example.nz/show/',
        webFeed: 'https://news.example.nz/show/rss.xml',
      },
      partOfSeason: { '@type': 'PodcastSeason', seasonNumber: 2, name: 'The pier' },
      episodeNumber: 3,
      isFamilyFriendly: false,
      timeRequired: 'PT3723S',
      associatedMedia: {
        '@type': 'AudioObject',
        contentUrl: TALK,
        encodingFormat: 'audio/mpeg',
        contentSize: '12345678',
        duration: 'PT3723S',
      },
    });
    const video = facts({}, [{ url: 'https://cdn.example/a.mp4', type: 'video/mp4', length: 0 }]);
    expect(video.associatedMedia).toEqual({
      '@type': 'VideoObject',
      contentUrl: 'https://cdn.example/a.mp4',
      encodingFormat: 'video/mp4',
    });
    expect(facts({}, []).associatedMedia).toBeUndefined();
    const { isFamilyFriendly, episodeNumber } = structuredDataOf(page({}, { show: showOf() }));
    expect([isFamilyFriendly, episodeNumber]).toEqual([undefined, undefined]);
    expect(facts({ number: { number: 3 } }, [AUDIO], false)['@type']).toBe('NewsArticle');
  });
});

it('a time is written as clocks write it', () => {
  expect([0, 59.9, 60, 3599, 3600, 36_061].map(clock)).toEqual([
    '0:00',
    '0:59',
    '1:00',
    '59:59',
    '1:00:00',
    '10:01:01',
  ]);
});
