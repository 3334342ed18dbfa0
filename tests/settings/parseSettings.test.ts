import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';

const required = {
  title: 'title: Example News',
  description: 'description: News from Example',
  url: 'url: https://news.example.nz/',
  language: 'language: en-NZ',
  timeZone: 'timeZone: Pacific/Auckland',
};

/** feed.yaml with what is required, these lines over it. */
function read(lines: readonly string[], changes: Partial<typeof required> = {}) {
  const text = [...Object.values({ ...required, ...changes }), ...lines, ''].join('\n');
  return parseSettings({ file: 'feed.yaml', text });
}

function told(lines: readonly string[], changes: Partial<typeof required> = {}): string {
  const { settings, problems } = read(lines, changes);
  expect(settings).toBeUndefined();
  return tellAll(problems);
}

describe('feed.yaml', () => {
  it('has defaults for all that is not required', () => {
    expect(read([])).toEqual({ settings: auckland, problems: [] });
  });

  it('says everything about a publication', () => {
    const { settings, problems } = read([
      'authors:',
      '  - Newsroom',
      '  - { name: Jane Doe, email: jane@example.nz, url: "https://example.nz/jane", phone: 1 }',
      'copyright: © 2014 Example',
      'icon: icon.png',
      'hubs: [https://hub.example/]',
      'rss: { dates: gmt }',
      'window: { items: 20, days: 7, bytes: 1000 }',
      'content: summary',
      'text: { skip: [Advertisement, "  Share   this "] }',
      'items: [news, "sport/"]',
      'output: public/',
    ]);
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      ...auckland,
      authors: [
        { name: 'Newsroom' },
        { name: 'Jane Doe', email: 'jane@example.nz', link: 'https://example.nz/jane' },
      ],
      copyright: '© 2014 Example',
      icon: 'https://news.example.nz/icon.png',
      iconPlace: { file: 'feed.yaml', line: 10, column: 7 },
      hubs: ['https://hub.example/'],
      rss: { dates: 'gmt' },
      window: { items: 20, days: 7, bytes: 1000 },
      content: 'summary',
      text: { skip: ['Advertisement', 'Share this'] },
      items: ['news', 'sport'],
      output: 'public',
    });
  });

  it.each([
    { lines: ['authors: Newsroom'], part: { authors: [{ name: 'Newsroom' }] } },
    { lines: ['authors:'], part: { authors: [] } },
    { lines: ['hubs: https://hub.example/'], part: { hubs: ['https://hub.example/'] } },
    { lines: ['window: { days: 3 }'], part: { window: { items: 50, days: 3, bytes: 500_000 } } },
    { lines: ['rss: {}'], part: { rss: { dates: 'local' } } },
    { lines: ['rss: { dates: local }', 'content: full'], part: { rss: { dates: 'local' }, content: 'full' } },
    { lines: ['text: { skip: Advertisement }'], part: { text: { skip: ['Advertisement'] } } },
    { lines: ['items: articles'], part: { items: ['articles'] } },
  ])('reads $lines', ({ lines, part }) => {
    expect(read(lines)).toEqual({ settings: { ...auckland, ...part }, problems: [] });
  });

  it.each([
    ['icon.png', 'https://news.example.nz/icon.png'],
    ['/icon.png', 'https://news.example.nz/icon.png'],
    ['https://cdn.example/i.png', 'https://cdn.example/i.png'],
  ])('reads the icon %s as %s, and knows where it stands', (written, icon) => {
    const iconPlace = { file: 'feed.yaml', line: 6, column: 7 };
    expect(read([`icon: ${written}`]).settings).toEqual({ ...auckland, icon, iconPlace });
  });

  it.each([
    { url: 'https://news.example.nz', read: 'https://news.example.nz/' },
    { url: 'https://news.example.nz/feeds', read: 'https://news.example.nz/feeds/' },
    { url: 'https://News.Example.nz:443/a b/', read: 'https://news.example.nz/a%20b/' },
    { url: 'http://localhost:8080/', read: 'http://localhost:8080/' },
  ])('reads the address $url as $read', ({ url, read: href }) => {
    expect(read([], { url: `url: ${url}` }).settings?.url).toBe(href);
  });

  it.each(['EN-nz', 'en_NZ'])('gives the language %s its canonical form', (language) => {
    expect(read([], { language: `language: ${language}` }).settings?.language).toBe('en-NZ');
  });
});

describe('a setting that is wrong', () => {
  it('is told when it is missing', () => {
    expect(tellAll(parseSettings({ file: 'feed.yaml', text: '' }).problems)).toMatchInlineSnapshot(`
      "feed.yaml:1:1 error SETTING_MISSING expected title, found none - add a line like "title: Example News"
      feed.yaml:1:1 error SETTING_MISSING expected description, found none - add a line like "description: News from Example"
      feed.yaml:1:1 error SETTING_MISSING expected url, found none - add a line like "url: https://news.example.nz/"
      feed.yaml:1:1 error SETTING_MISSING expected language, found none - add a line like "language: en-NZ"
      feed.yaml:1:1 error SETTING_MISSING expected timeZone, found none - add a line like "timeZone: Pacific/Auckland""
    `);
  });

  it('is told when nobody knows it', () => {
    expect(
      told(['titel: x', 'weather: y', 'rss: { date: gmt }', 'window: { pages: 1 }']),
    ).toMatchInlineSnapshot(`
      "feed.yaml:6:1 error SETTING_UNKNOWN expected a setting, found "titel" - did you mean title?
      feed.yaml:7:1 error SETTING_UNKNOWN expected a setting, found "weather" - the settings here are title, description, url, language, timeZone, authors, copyright, icon, hubs, rssCloud, indexNow, feeds, aliases, tagFeeds, feedMenu, where, pages, archive, precompress, podcast, rss, window, content, text, onError, maxFileSize, markdown, items, links, dates, ignore, leafBundles, static, languages, fields, defaults, inherit, people, outside, output, deploy
      feed.yaml:8:8 error SETTING_UNKNOWN expected a setting, found "rss.date" - did you mean dates?
      feed.yaml:9:11 error SETTING_UNKNOWN expected a setting, found "window.pages" - the settings here are items, days, bytes"
    `);
  });

  it('is told when its text is none', () => {
    expect(
      told(['copyright: []', 'output:'], { title: 'title:', description: 'description: { a: b }' }),
    ).toMatchInlineSnapshot(`
      "feed.yaml:1:1 error SETTING_WRONG expected text, found nothing - write text after the colon, or leave the line out
      feed.yaml:2:14 error SETTING_WRONG expected text, found "a mapping with a" - write text after the colon, or leave the line out
      feed.yaml:6:12 error SETTING_WRONG expected text, found "a list" - write text after the colon, or leave the line out
      feed.yaml:7:1 error SETTING_WRONG expected a folder, found nothing - write a folder after the colon, or leave the line out"
    `);
  });

  it.each([
    'url: news.example.nz',
    'url: https://',
    'url: ftp://news.example.nz/',
    'url: https://me:secret@news.example.nz/',
    'url: https://:secret@news.example.nz/',
    'url: https://news.example.nz/?a=b',
    'url: "https://news.example.nz/#a"',
    'url:',
  ])('is told for %s', (url) => {
    expect(told([], { url })).toMatch(/^feed\.yaml:3:\d+ error SETTING_WRONG expected [^\n]* - [^\n]+$/);
  });

  it('is told for every kind of address that is wrong', () => {
    const urls = [
      'news.example.nz',
      'ftp://news.example.nz/',
      'https://me@news.example.nz/',
      'https://news.example.nz/?a=b',
    ];
    expect(urls.map((url) => told([], { url: `url: ${url}` }))).toMatchInlineSnapshot(`
      [
        "feed.yaml:3:6 error SETTING_WRONG expected a web address, found "news.example.nz" - write it in full, like https://news.example.nz/road",
        "feed.yaml:3:6 error SETTING_WRONG expected an address on http or https, found "ftp://news.example.nz/" - readers open no other",
        "feed.yaml:3:6 error SETTING_WRONG expected an address without a password, found "https://me@news.example.nz/" - everyone who subscribes could read it",
        "feed.yaml:3:6 error SETTING_WRONG expected the address of a folder, found "https://news.example.nz/?a=b" - leave out what follows ? or #",
      ]
    `);
  });

  it('is told for a time zone that is none', () => {
    const zones = ['Pacific/Aukland', 'Middle Earth', '+13:00', '[]'];
    expect(zones.map((zone) => told([], { timeZone: `timeZone: ${zone}` }))).toMatchInlineSnapshot(`
      [
        "feed.yaml:5:11 error SETTING_WRONG expected a time zone, found "Pacific/Aukland" - did you mean Pacific/Auckland?",
        "feed.yaml:5:11 error SETTING_WRONG expected a time zone, found "Middle Earth" - write its name in the time-zone database, like Pacific/Auckland",
        "feed.yaml:5:11 error SETTING_WRONG expected a time zone, found "+13:00" - write its name in the time-zone database, like Pacific/Auckland",
        "feed.yaml:5:11 error SETTING_WRONG expected a time zone, found "a list" - write a time zone after the colon, or leave the line out",
      ]
    `);
  });

  it('is told for a language that is none', () => {
    expect(['Māori', ''].map((tag) => told([], { language: `language: ${tag}` }))).toMatchInlineSnapshot(`
      [
        "feed.yaml:4:11 error SETTING_WRONG expected a language tag, found "Māori" - write it like en-NZ or mi (BCP 47)",
        "feed.yaml:4:1 error SETTING_WRONG expected a language tag, found nothing - write a language tag after the colon, or leave the line out",
      ]
    `);
  });
});

describe('a setting with a wrong value', () => {
  it('is told for an author without a name', () => {
    expect(
      told(['authors: [{ email: a }, { name: }, { url: ftp://x.nz/, name: Jane }, []]']),
    ).toMatchInlineSnapshot(`
      "feed.yaml:6:20 error SETTING_WRONG expected an e-mail address, found "a" - write it like news@example.nz
      feed.yaml:6:11 error SETTING_WRONG expected an author with a name, found "a mapping with email" - add name: to it
      feed.yaml:6:27 error SETTING_WRONG expected a name, found nothing - write a name after the colon, or leave the line out
      feed.yaml:6:25 error SETTING_WRONG expected an author with a name, found "a mapping with name" - add name: to it
      feed.yaml:6:43 error SETTING_WRONG expected an address on http or https, found "ftp://x.nz/" - readers open no other
      feed.yaml:6:70 error SETTING_WRONG expected an author, found "a list" - write an author after the colon, or leave the line out"
    `);
  });

  it('is told for a switch that is a list', () => {
    expect(told(['pages: [false]'])).toMatchInlineSnapshot(
      `"feed.yaml:6:8 error SETTING_WRONG expected true or false, found "a list" - write true or false"`,
    );
  });

  it('is none where it says what is so anyway', () => {
    expect(read(['onError: stop'])).toEqual(read([]));
    expect(read(['onError: skip']).settings).toEqual({ ...auckland, onError: 'skip' });
  });

  it('is told for a section that is none', () => {
    expect(told(['rss: gmt', 'window: 50', 'text: [a]'])).toMatchInlineSnapshot(`
      "feed.yaml:6:6 error SETTING_WRONG expected settings under rss, found "gmt" - write dates on indented lines
      feed.yaml:7:9 error SETTING_WRONG expected settings under window, found "50" - write items, days, bytes on indented lines
      feed.yaml:8:7 error SETTING_WRONG expected settings under text, found "a list" - write skip on indented lines"
    `);
  });

  it('is told for a choice that is none', () => {
    expect(told(['rss: { dates: GMT }', 'content: [full]'])).toMatchInlineSnapshot(`
      "feed.yaml:6:15 error SETTING_WRONG expected local or gmt, found "GMT" - write one of: local, gmt
      feed.yaml:7:10 error SETTING_WRONG expected full or summary, found "a list" - write one of: full, summary"
    `);
  });

  it.each(['0', '-1', '1.5', 'many', '1e3', '[1]', '""'])('is told for a window of %s', (size) => {
    expect(told([`window: { items: ${size} }`])).toContain(
      'feed.yaml:6:18 error SETTING_WRONG expected a whole number from 1, found ',
    );
  });

  it.each(['/items', 'C:\\items', '\\items', 'c:items'])('is told for the folder %s', (folder) => {
    expect(told([`items: ${folder}`])).toBe(
      `feed.yaml:6:8 error SETTING_WRONG expected a folder relative to feed.yaml, found "${folder}" - leave out the leading slash or drive`,
    );
  });

  it('is told with all others at once', () => {
    const { problems } = read(['titel: x', 'content: all', 'window: { items: 0 }', 'output: /'], {
      url: 'url: here',
      timeZone: '',
    });
    expect(problems.map(({ code, line }) => `${code} ${line}`).sort()).toEqual([
      'SETTING_MISSING 1',
      'SETTING_UNKNOWN 6',
      'SETTING_WRONG 3',
      'SETTING_WRONG 7',
      'SETTING_WRONG 8',
      'SETTING_WRONG 9',
    ]);
  });

  it('is told alone where only the address is wrong', () => {
    const { problems } = read(['icon: https://cdn.example/i.png'], { url: 'url: here' });
    expect(problems.map(({ code, line }) => `${code} ${line}`)).toEqual(['SETTING_WRONG 3']);
  });

  it('is told where the YAML is broken', () => {
    expect(told(['text: "'])).toContain('YAML_BROKEN');
  });
});
