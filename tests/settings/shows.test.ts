import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { WHOLE } from '../../src/settings/window.ts';
import { tellAll } from '../support/problems.ts';
import { SHORTEST } from '../support/publication.ts';

const SHOW = 'image: cover.jpg, category: News, explicit: false';
const GUID = '917393e3-1b1e-5cef-ace4-edaa54e1f810';

function read(text: string, servedAt?: string) {
  const { settings, problems } = parseSettings({ file: 'feed.yaml', text: `${SHORTEST}${text}\n` }, servedAt);
  return { settings, told: tellAll(problems) };
}

/** The podcast of line 6, with this setting beside what is required. */
function podcastWith(setting: string) {
  const { settings, told } = read(`podcast: { ${SHOW}, ${setting} }`);
  return { podcast: settings?.podcast, told };
}

describe('a show', () => {
  it.each([
    ['description: " Voices  of the\u00a0harbour "', { description: 'Voices of the\u00a0harbour' }],
    ['newFeedUrl: https://new.example/show.xml', { newFeedUrl: 'https://new.example/show.xml' }],
    ['complete: true', { isComplete: true }],
    ['block: true', { isBlocked: true }],
    ['simpleChapters: true', { hasSimpleChapters: true }],
    ['medium: musicL', { medium: 'musicL' }],
    [
      'funding: { url: support, title: Support us }',
      { funding: [{ url: 'https://news.example.nz/support', title: 'Support us' }] },
    ],
    ['persons: Hana Pōtiki', { persons: [{ name: 'Hana Pōtiki' }] }],
    [
      'persons: [{ name: Hana, role: Guest, group: Cast, img: hana.jpg, href: "https://hana.nz/" }, Mere]',
      {
        persons: [
          {
            name: 'Hana',
            role: 'guest',
            group: 'cast',
            img: 'https://news.example.nz/hana.jpg',
            href: 'https://hana.nz/',
          },
          { name: 'Mere' },
        ],
      },
    ],
    ['location: Waitematā', { location: { name: 'Waitematā' } }],
    [
      'location: { name: Waitematā, geo: "geo:-36.84,174.77;u=100", osm: r2094141#3 }',
      { location: { name: 'Waitematā', geo: 'geo:-36.84,174.77;u=100', osm: 'R2094141#3' } },
    ],
    ['location: { name: A, geo: "-36.84, 174.77" }', { location: { name: 'A', geo: 'geo:-36.84,174.77' } }],
    ['license: CC-BY-4.0', { license: { name: 'cc-by-4.0' } }],
    ['license: { name: CC-BY-4.0 }', { license: { name: 'cc-by-4.0' } }],
    [
      'license: { name: Our Own, url: "https://x.nz/l" }',
      { license: { name: 'Our Own', url: 'https://x.nz/l' } },
    ],
    [
      `podroll: { feedGuid: ${GUID.toUpperCase()}, feedUrl: "https://x.nz/f", itemGuid: a, medium: music, title: T }`,
      {
        podroll: [{ feedGuid: GUID, feedUrl: 'https://x.nz/f', itemGuid: 'a', medium: 'music', title: 'T' }],
      },
    ],
    [`publisher: { feedGuid: ${GUID} }`, { publisher: { feedGuid: GUID, medium: 'publisher' } }],
    [
      `publisher: { feedGuid: ${GUID}, feedUrl: "https://x.nz/f", medium: publisher, title: Harbour }`,
      { publisher: { feedGuid: GUID, feedUrl: 'https://x.nz/f', medium: 'publisher', title: 'Harbour' } },
    ],
    ['updateFrequency: Each Friday', { updateFrequency: { text: 'Each Friday' } }],
    [
      'updateFrequency: { text: On Fridays, rrule: RRULE:FREQ=WEEKLY;BYDAY=FR, complete: true }',
      { updateFrequency: { text: 'On Fridays', rrule: 'FREQ=WEEKLY;BYDAY=FR', isComplete: true } },
    ],
    ['txt: a1b2', { texts: [{ value: 'a1b2' }] }],
    ['txt: [{ value: a1b2, purpose: verify }]', { texts: [{ value: 'a1b2', purpose: 'verify' }] }],
    [
      'value: { type: lightning, method: keysend, recipients: { type: node, address: 02d5, split: 90 } }',
      {
        value: {
          type: 'lightning',
          method: 'keysend',
          recipients: [{ type: 'node', address: '02d5', split: 90 }],
        },
      },
    ],
    [
      'value: { type: l, method: k, suggested: 0.000005, recipients: [{ type: node, address: a, split: 1, name: App, customKey: 696969, customValue: x, fee: true }] }',
      {
        value: {
          suggested: '0.000005',
          recipients: [{ name: 'App', customKey: '696969', customValue: 'x', isFee: true }],
        },
      },
    ],
  ])('reads %s', (setting, part) => {
    const { podcast, told } = podcastWith(setting);
    expect(told).toBe('');
    expect(podcast).toMatchObject(part);
  });

  it.each(['complete', 'block', 'simpleChapters'])('has no word of %s: false', (key) => {
    const { podcast, told } = podcastWith(`${key}: false`);
    expect(told).toBe('');
    expect(podcast).toEqual(podcastWith('locked: false').podcast);
  });

  it('has trailers, of which the type is that of their names, and dates are of the time zone', () => {
    const { podcast, told } = podcastWith(
      'trailers: [{ title: Soon, url: soon.mp3?a=1, date: 9:00 am on 1 March 2026, sizeInBytes: 1234, season: 2 }, { title: Now, url: now, type: video/mp4, date: 2026-03-02 }, { title: Later, url: later, date: 2026-03-02 }]',
    );
    expect(told).toBe('');
    expect(podcast?.trailers).toEqual([
      {
        title: 'Soon',
        url: 'https://news.example.nz/soon.mp3?a=1',
        published: new Date('2026-03-01T09:00:00+13:00'),
        length: 1234,
        type: 'audio/mpeg',
        season: 2,
      },
      {
        title: 'Now',
        url: 'https://news.example.nz/now',
        published: new Date('2026-03-02T00:00:00+13:00'),
        type: 'video/mp4',
      },
      {
        title: 'Later',
        url: 'https://news.example.nz/later',
        published: new Date('2026-03-02T00:00:00+13:00'),
      },
    ]);
  });

  it('has a rule that counts from a day', () => {
    const { podcast } = podcastWith(
      'updateFrequency: { text: Ten, rrule: FREQ=DAILY;COUNT=10, start: 2026-03-06 }',
    );
    expect(podcast?.updateFrequency).toEqual({
      text: 'Ten',
      rrule: 'FREQ=DAILY;COUNT=10',
      start: new Date('2026-03-06T00:00:00+13:00'),
    });
  });
});

describe('a show is refused', () => {
  it('with a part that is none, at its place', () => {
    const wrong = [
      'newFeedUrl: show.xml',
      'medium: musik',
      'medium: opera house',
      'medium: [a]',
      'funding: https://x.nz/',
      'funding: { url: "ftp://x.nz/", title: Support }',
      'funding: { title: Support }',
      'funding: { url: a, titel: Support, title: S }',
      'persons: { role: host }',
      'persons: [[a]]',
      'persons: ""',
      'location: { geo: "geo:1,2" }',
      'location: ""',
      'location: { name: A, geo: "36.84" }',
      'location: { name: A, geo: [a] }',
      'location: { name: A, osm: 2094141 }',
      'location: { name: A, osm: [a] }',
      'license: Our own',
      'license: ""',
      'license: { name: Our own }',
      'license: { url: "https://x.nz/" }',
      'trailers: soon.mp3',
      'trailers: { title: A }',
      'trailers: { title: A, url: a.mp3, date: 31/02/2026 }',
      'trailers: { title: A, url: a.mp3, date: [a] }',
      'trailers: { title: A, url: a.mp3, date: 2026-03-01, type: mp3 }',
      'trailers: { title: A, url: a.mp3, date: 2026-03-01, type: [a] }',
      'podroll: { title: Tides }',
      'podroll: { feedGuid: 1234 }',
      'publisher: { medium: publisher }',
      `publisher: { feedGuid: ${GUID}, medium: podcast }`,
      'updateFrequency: { rrule: FREQ=WEEKLY }',
      'updateFrequency: ""',
      'updateFrequency: { text: A, rrule: weekly }',
      'updateFrequency: { text: A, rrule: [a] }',
      'updateFrequency: { text: A, rrule: FREQ=DAILY;COUNT=10 }',
      'txt: { purpose: verify }',
      'txt: ""',
      'value: lightning',
      'value: { type: lightning, method: keysend, recipients: [] }',
      'value: { recipients: [{}] }',
    ];
    expect(
      wrong.map((setting) => {
        const { podcast, told } = podcastWith(setting);
        expect(podcast).toBeUndefined();
        return told;
      }),
    ).toMatchInlineSnapshot(`
      [
        "feed.yaml:6:75 error SETTING_WRONG expected a web address, found "show.xml" - write it in full, like https://news.example.nz/road",
        "feed.yaml:6:71 error SETTING_WRONG expected a medium of Podcasting 2.0, found "musik" - did you mean music?",
        "feed.yaml:6:71 error SETTING_WRONG expected a medium of Podcasting 2.0, found "opera house" - write one of: podcast, music, video, film, audiobook, newsletter, blog, publisher, course, podcastL, musicL, videoL, filmL, audiobookL, newsletterL, blogL, publisherL, courseL, mixed",
        "feed.yaml:6:71 error SETTING_WRONG expected a medium, found "a list" - write a medium after the colon, or leave the line out",
        "feed.yaml:6:72 error SETTING_WRONG expected settings under podcast.funding, found "https://x.nz/" - write url, title on indented lines",
        "feed.yaml:6:79 error SETTING_WRONG expected an address on http or https, found "ftp://x.nz/" - readers open no other",
        "feed.yaml:6:72 error SETTING_MISSING expected podcast.funding.url, found none - add a line like "url: https://news.example.nz/support"",
        "feed.yaml:6:82 error SETTING_UNKNOWN expected a setting, found "podcast.funding.titel" - did you mean title?",
        "feed.yaml:6:72 error SETTING_MISSING expected podcast.persons.name, found none - add a line like "name: Hana Pōtiki"",
        "feed.yaml:6:73 error SETTING_WRONG expected a person, found "a list" - write a person after the colon, or leave the line out",
        "feed.yaml:6:72 error SETTING_WRONG expected a person, found nothing - write a person after the colon, or leave the line out",
        "feed.yaml:6:73 error SETTING_MISSING expected podcast.location.name, found none - add a line like "name: Waitematā Harbour"",
        "feed.yaml:6:73 error SETTING_WRONG expected a place, found nothing - write a place after the colon, or leave the line out",
        "feed.yaml:6:89 error SETTING_WRONG expected a geo URI, found "36.84" - write latitude and longitude like "geo:-36.84,174.77", in quotes (RFC 5870)",
        "feed.yaml:6:89 error SETTING_WRONG expected a geo URI, found "a list" - write a geo URI after the colon, or leave the line out",
        "feed.yaml:6:89 error SETTING_WRONG expected an object of OpenStreetMap, found "2094141" - write N, W or R for a node, a way or a relation, and its number, like R2094141",
        "feed.yaml:6:89 error SETTING_WRONG expected an object of OpenStreetMap, found "a list" - write an object of OpenStreetMap after the colon, or leave the line out",
        "feed.yaml:6:72 error SETTING_WRONG expected an identifier of SPDX, found "Our own" - write it like cc-by-4.0, or add the address of its text: { name: ..., url: ... }",
        "feed.yaml:6:72 error SETTING_WRONG expected a licence, found nothing - write a licence after the colon, or leave the line out",
        "feed.yaml:6:80 error SETTING_WRONG expected an identifier of SPDX, found "Our own" - write it like cc-by-4.0, or add the address of its text: { name: ..., url: ... }",
        "feed.yaml:6:72 error SETTING_MISSING expected podcast.license.name, found none - add a line like "name: cc-by-4.0"",
        "feed.yaml:6:73 error SETTING_WRONG expected settings under podcast.trailers, found "soon.mp3" - write title, url, date, sizeInBytes, type, season on indented lines",
        "feed.yaml:6:73 error SETTING_MISSING expected podcast.trailers.url, found none - add a line like "url: trailer.mp3"
      feed.yaml:6:73 error SETTING_MISSING expected podcast.trailers.date, found none - add a line like "date: 9:00 am on 1 March 2026"",
        "feed.yaml:6:103 error DATE_UNREADABLE expected a date, found "31/02/2026" - February 2026 has 28 days",
        "feed.yaml:6:103 error SETTING_WRONG expected a date, found "a list" - write a date after the colon, or leave the line out",
        "feed.yaml:6:121 error SETTING_WRONG expected a media type, found "mp3" - write it like audio/mpeg",
        "feed.yaml:6:121 error SETTING_WRONG expected a media type, found "a list" - write a media type after the colon, or leave the line out",
        "feed.yaml:6:72 error SETTING_MISSING expected podcast.podroll.feedGuid, found none - add a line like "feedGuid: 917393e3-1b1e-5cef-ace4-edaa54e1f810"",
        "feed.yaml:6:84 error SETTING_WRONG expected a UUID, found "1234" - write the podcast:guid of its feed: 32 hexadecimal digits in five groups",
        "feed.yaml:6:74 error SETTING_MISSING expected podcast.publisher.feedGuid, found none - add a line like "feedGuid: 917393e3-1b1e-5cef-ace4-edaa54e1f810"",
        "feed.yaml:6:132 error SETTING_WRONG expected publisher, found "podcast" - write one of: publisher",
        "feed.yaml:6:80 error SETTING_MISSING expected podcast.updateFrequency.text, found none - add a line like "text: Each Friday"",
        "feed.yaml:6:80 error SETTING_WRONG expected text, found nothing - write text after the colon, or leave the line out",
        "feed.yaml:6:98 error SETTING_WRONG expected a rule of RFC 5545, found "weekly" - write it like FREQ=WEEKLY;BYDAY=FR, in capitals",
        "feed.yaml:6:98 error SETTING_WRONG expected a rule, found "a list" - write a rule after the colon, or leave the line out",
        "feed.yaml:6:98 error SETTING_WRONG expected a rule that says when it begins, found "FREQ=DAILY;COUNT=10" - add start: beside it, since it has COUNT",
        "feed.yaml:6:68 error SETTING_MISSING expected podcast.txt.value, found none - add a line like "value: a1b2c3"",
        "feed.yaml:6:68 error SETTING_WRONG expected a text, found nothing - write a text after the colon, or leave the line out",
        "feed.yaml:6:70 error SETTING_WRONG expected settings under podcast.value, found "lightning" - write type, method, suggested, recipients on indented lines",
        "feed.yaml:6:70 error SETTING_MISSING expected podcast.value.recipients, found none - add a line like "recipients: [{ type: lnaddress, address: hana@wallet.example, split: 100 }]"",
        "feed.yaml:6:70 error SETTING_MISSING expected podcast.value.type, found none - add a line like "type: lightning"
      feed.yaml:6:70 error SETTING_MISSING expected podcast.value.method, found none - add a line like "method: keysend"
      feed.yaml:6:85 error SETTING_MISSING expected podcast.value.recipients.type, found none - add a line like "type: lnaddress"
      feed.yaml:6:85 error SETTING_MISSING expected podcast.value.recipients.address, found none - add a line like "address: hana@wallet.example"
      feed.yaml:6:85 error SETTING_MISSING expected podcast.value.recipients.split, found none - add a line like "split: 90"",
      ]
    `);
  });

  it.each([
    ['timeZone: Pacific/Auckland', 'timeZone: Mars/Phobos'],
    ['language: en-NZ', 'language: English (NZ)'],
  ])('with the publication alone where that is wrong: %s as %s', (right, wrong) => {
    const text = `${SHORTEST}podcast: { ${SHOW}, trailers: { title: A, url: a.mp3, date: 2026-03-01 } }\n`;
    expect(text).toContain(right);
    const { problems } = parseSettings({ file: 'feed.yaml', text: text.replace(right, wrong) });
    expect(problems.map(({ code }) => code)).toEqual(['SETTING_WRONG']);
  });
});

describe('what directories do not take', () => {
  const long = (length: number) => 'a'.repeat(length);
  const own = (setting: string) =>
    `feeds: { path: show, title: Show, where: { folder: show }, podcast: { ${SHOW}, ${setting} } }`;

  it('is told with what they take', () => {
    const texts = [
      `podcast: { ${SHOW}, description: ${long(4001)} }`,
      own(`description: ${'ā'.repeat(2001)}`),
      own('description: A').replace('title: Show', `title: ${long(256)}`),
      `podcast: { ${SHOW.replace('cover.jpg', '"http://cdn.example/c.jpg"')} }`,
      `podcast: { ${SHOW}, funding: { url: a, title: ${long(129)} } }`,
      `podcast: { ${SHOW}, persons: ${long(129)} }`,
      `podcast: { ${SHOW}, txt: { value: ${long(4001)}, purpose: ${long(129)} } }`,
    ];
    expect(
      texts.map((text) => {
        const { settings, told } = read(text);
        expect(settings).toBeDefined();
        return told;
      }),
    ).toMatchInlineSnapshot(`
      [
        "feed.yaml:6:76 warning SHOW_UNFIT expected a description of at most 4000 bytes for a show, found 4001 - Apple takes no more; shorten it",
        "feed.yaml:6:135 warning SHOW_UNFIT expected a description of at most 4000 bytes for a show, found 4002 - Apple takes no more; shorten it",
        "feed.yaml:6:29 warning SHOW_UNFIT expected a title of at most 255 characters for a show, found 256 - Apple takes no more; shorten it",
        "feed.yaml:6:19 warning SHOW_UNFIT expected an address on https for a show, found one on http - Apple and most apps load a show, its cover and its episodes on https only",
        "feed.yaml:6:89 warning SHOW_UNFIT expected a text of at most 128 characters, found 129 - directories may cut what is longer (Podcasting 2.0)",
        "feed.yaml:6:72 warning SHOW_UNFIT expected a text of at most 128 characters, found 129 - directories may cut what is longer (Podcasting 2.0)",
        "feed.yaml:6:77 warning SHOW_UNFIT expected a text of at most 4000 characters, found 4001 - directories may cut what is longer (Podcasting 2.0)
      feed.yaml:6:4089 warning SHOW_UNFIT expected a text of at most 128 characters, found 129 - directories may cut what is longer (Podcasting 2.0)",
      ]
    `);
  });

  it('is told of what the publication says in the place of a show', () => {
    const { problems } = parseSettings({
      file: 'feed.yaml',
      text: SHORTEST.replace(/^title: .*$/m, `title: ${long(256)}`)
        .replace(/^description: .*$/m, `description: ${long(4001)}`)
        .replace('https:', 'http:')
        .concat(`podcast: { ${SHOW} }\n`),
    });
    expect(tellAll(problems)).toMatchInlineSnapshot(`
      "feed.yaml:1:8 warning SHOW_UNFIT expected a title of at most 255 characters for a show, found 256 - Apple takes no more; shorten it
      feed.yaml:2:14 warning SHOW_UNFIT expected a description of at most 4000 bytes for a show, found 4001 - Apple takes no more; shorten it
      feed.yaml:3:6 warning SHOW_UNFIT expected an address on https for a show, found one on http - Apple and most apps load a show, its cover and its episodes on https only"
    `);
  });

  it('is not told of a publication without a show, of a preview, and of what is just short enough', () => {
    const text = SHORTEST.replace('https:', 'http:');
    expect(parseSettings({ file: 'feed.yaml', text }).problems).toEqual([]);
    const show = `${text}podcast: { ${SHOW} }\n`;
    expect(parseSettings({ file: 'feed.yaml', text: show }, 'http://localhost:4000/').problems).toEqual([]);
    expect(read(own(`description: ${long(4000)}`).replace('title: Show', `title: ${long(255)}`)).told).toBe(
      '',
    );
    expect(read(`podcast: { ${SHOW}, persons: ${long(128)} }`).told).toBe('');
  });
});

describe('the window of a show', () => {
  const own = (settings: string) => `feeds: { path: show, title: Show, where: { folder: show }${settings} }`;
  const podcast = `, podcast: { ${SHOW} }`;

  it('has all episodes', () => {
    expect(read(own(podcast)).settings?.feeds).toMatchObject([
      { podcast: { image: 'https://news.example.nz/cover.jpg' }, window: WHOLE },
    ]);
    const { settings } = read(`podcast: { ${SHOW} }`);
    expect(settings?.mainWindow).toEqual(WHOLE);
    expect(settings?.window.items).toBe(50);
  });

  it('is the author’s, where there is one', () => {
    expect(read(`podcast: { ${SHOW} }\nwindow: { items: 20 }`).settings).not.toHaveProperty('mainWindow');
    expect(read(own(`${podcast}, window: { items: 30 }`)).settings?.feeds).toMatchObject([
      { window: { items: 30, days: 14, bytes: 500_000 } },
    ]);
  });

  it('may be that of any feed, and what it does not say the publication’s says', () => {
    const { settings } = read(`window: { items: 20, days: 7 }\n${own(', window: { bytes: 9000 }')}`);
    expect(settings?.feeds).toMatchObject([{ window: { items: 20, days: 7, bytes: 9000 } }]);
    expect(read(own('')).settings?.feeds[0]).not.toHaveProperty('window');
  });

  it.each(['window: 20', 'window: { items: 0 }', 'window: { pages: 1 }', 'podcast: true', 'podcast: {}'])(
    'or its podcast is refused as %s',
    (setting) => {
      const { settings, told } = read(own(`, ${setting}`));
      expect(settings).toBeUndefined();
      expect(told).toMatch(/^feed\.yaml:6:\d+ error SETTING_/);
    },
  );
});
