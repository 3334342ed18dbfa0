import { describe, expect, it } from 'vitest';
import { APPLE_CATEGORIES } from '../../src/model/appleCategories.ts';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { tellAll } from '../support/problems.ts';

const SHORTEST = {
  title: 'Example News',
  description: 'News from Example',
  url: 'https://news.example.nz/feeds',
  language: 'en-NZ',
  timeZone: 'Pacific/Auckland',
};
const REQUIRED = { image: 'cover.jpg', category: 'News', explicit: 'false' };

/** feed.yaml with these settings under `podcast:`, which stands on line 6. */
function read(settingsText: Readonly<Record<string, string>>) {
  const lines = [
    ...Object.entries(SHORTEST).map(([key, value]) => `${key}: ${value}`),
    'podcast:',
    ...Object.entries(settingsText).map(([key, value]) => `  ${key}: ${value}`),
  ];
  return parseSettings({ file: 'feed.yaml', text: `${lines.join('\n')}\n` });
}

/** The podcast with what is required, these settings over it. */
function podcastOf(settingsText: Readonly<Record<string, string>>) {
  const { settings, problems } = read({ ...REQUIRED, ...settingsText });
  expect(problems).toEqual([]);
  return settings?.podcast;
}

/** What the author is told of settings that are wrong, what is required beside them. */
function told(settingsText: Readonly<Record<string, string>>): string {
  const { settings, problems } = read({ ...REQUIRED, ...settingsText });
  expect(settings).toBeUndefined();
  return tellAll(problems);
}

describe('a podcast', () => {
  it('has defaults for all that is not required', () => {
    expect(podcastOf({})).toEqual({
      image: 'https://news.example.nz/feeds/cover.jpg',
      imagePlace: { file: 'feed.yaml', line: 7, column: 10 },
      categories: [{ name: 'News' }],
      isExplicit: false,
      isLocked: false,
    });
  });

  it('says everything about itself', () => {
    expect(
      podcastOf({
        image: 'https://cdn.example/cover.jpg',
        category: '[News > Daily News, Leisure]',
        explicit: 'true',
        owner: '{ name: The desk, email: desk@example.nz }',
        author: 'Example News',
        type: 'serial',
        guid: '917393E3-1B1E-5CEF-ACE4-EDAA54E1F810',
        locked: 'true',
      }),
    ).toEqual({
      image: 'https://cdn.example/cover.jpg',
      imagePlace: { file: 'feed.yaml', line: 7, column: 10 },
      categories: [{ name: 'News', below: 'Daily News' }, { name: 'Leisure' }],
      isExplicit: true,
      owner: { name: 'The desk', email: 'desk@example.nz' },
      author: 'Example News',
      type: 'serial',
      guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
      isLocked: true,
    });
  });

  it.each([
    ['type', 'episodic', { type: 'episodic' }],
    ['locked', 'false', { isLocked: false }],
    ['explicit', 'False', { isExplicit: false }],
    ['category', '  News   >Daily News ', { categories: [{ name: 'News', below: 'Daily News' }] }],
    ['category', '[Technology]', { categories: [{ name: 'Technology' }] }],
  ])('reads %s: %s', (key, value, part) => {
    expect(podcastOf({ [key]: value })).toMatchObject(part);
  });

  it('is none where there is no such setting', () => {
    const text = Object.entries(SHORTEST).map(([key, value]) => `${key}: ${value}\n`);
    const { settings } = parseSettings({ file: 'feed.yaml', text: text.join('') });
    expect(settings).not.toHaveProperty('podcast');
  });
});

describe('a podcast is refused', () => {
  it('without what Apple takes none without', () => {
    const { settings, problems } = read({ locked: 'true' });
    expect(settings).toBeUndefined();
    expect(tellAll(problems)).toMatchInlineSnapshot(`
      "feed.yaml:7:3 error SETTING_MISSING expected podcast.image, found none - add a line like "image: cover.jpg"
      feed.yaml:7:3 error SETTING_MISSING expected podcast.category, found none - add a line like "category: News > Daily News"
      feed.yaml:7:3 error SETTING_MISSING expected podcast.explicit, found none - add a line like "explicit: false""
    `);
  });

  it.each(['image', 'category', 'explicit'] as const)('without %s', (key) => {
    const { [key]: _, ...others } = REQUIRED;
    const { settings, problems } = read(others);
    expect(settings).toBeUndefined();
    expect(problems).toMatchObject([
      { code: 'SETTING_MISSING', message: `expected podcast.${key}, found none` },
    ]);
  });

  it('without the address of the publication, which is told alone', () => {
    const text = [
      ...Object.entries({ ...SHORTEST, url: 'here' }).map(([key, value]) => `${key}: ${value}`),
      'podcast: { image: "https://cdn.example/cover.jpg", category: News, explicit: false }',
    ];
    const { problems } = parseSettings({ file: 'feed.yaml', text: text.join('\n') });
    expect(problems).toMatchObject([{ code: 'SETTING_WRONG', line: 3 }]);
  });

  it('with a setting that nobody knows', () => {
    expect(told({ catgory: 'News' })).toMatchInlineSnapshot(
      `"feed.yaml:10:3 error SETTING_UNKNOWN expected a setting, found "podcast.catgory" - did you mean category?"`,
    );
  });

  it('with a value that is none', () => {
    const wrong = [
      { image: 'ftp://cdn.example/cover.jpg' },
      { explicit: 'clean' },
      { type: 'weekly' },
      { locked: 'yes' },
      { author: '[]' },
      { guid: '1234' },
      { guid: '[]' },
      { owner: '{ email: desk@example.nz }' },
      { owner: 'The desk' },
    ];
    expect(wrong.map((settingsText) => told({ ...settingsText }))).toMatchInlineSnapshot(`
      [
        "feed.yaml:7:10 error SETTING_WRONG expected an address on http or https, found "ftp://cdn.example/cover.jpg" - readers open no other",
        "feed.yaml:9:13 error SETTING_WRONG expected true or false, found "clean" - write true or false",
        "feed.yaml:10:9 error SETTING_WRONG expected episodic or serial, found "weekly" - write one of: episodic, serial",
        "feed.yaml:10:11 error SETTING_WRONG expected true or false, found "yes" - write true or false",
        "feed.yaml:10:11 error SETTING_WRONG expected an author, found "a list" - write an author after the colon, or leave the line out",
        "feed.yaml:10:9 error SETTING_WRONG expected a UUID, found "1234" - leave it out for a new podcast: it is made of the address of the feed",
        "feed.yaml:10:9 error SETTING_WRONG expected a UUID, found "a list" - write a UUID after the colon, or leave the line out",
        "feed.yaml:10:10 error SETTING_WRONG expected an author with a name, found "a mapping with email" - add name: to it",
        "feed.yaml:10:10 error SETTING_WRONG expected an owner with an e-mail address, found "The desk" - write it as { name: ..., email: ... }",
      ]
    `);
  });
});

describe('a category', () => {
  it.each([...APPLE_CATEGORIES])('is %s, and each of those below it', (name, below) => {
    const all = [name, ...below.map((one) => `${name} > ${one}`)];
    expect(podcastOf({ category: JSON.stringify(all) })?.categories).toEqual([
      { name },
      ...below.map((one) => ({ name, below: one })),
    ]);
  });

  it('is one of Apple’s 19, or of the 91 below them', () => {
    expect(APPLE_CATEGORIES.size).toBe(19);
    expect([...APPLE_CATEGORIES.values()].flat()).toHaveLength(91);
  });

  it('is refused where Apple does not have it, with the nearest or with all that there are', () => {
    const wrong = [
      'Nws',
      'news',
      'Newspapers',
      'News > Dayly News',
      'News > Weather',
      'History > War',
      '[[a]]',
    ];
    expect(wrong.map((category) => told({ category }))).toMatchInlineSnapshot(`
      [
        "feed.yaml:8:13 error SETTING_WRONG expected one of Apple's categories, found "Nws" - did you mean News?",
        "feed.yaml:8:13 error SETTING_WRONG expected one of Apple's categories, found "news" - did you mean News?",
        "feed.yaml:8:13 error SETTING_WRONG expected one of Apple's categories, found "Newspapers" - write one of: Arts, Business, Comedy, Education, Fiction, Government, History, Health & Fitness, Kids & Family, Leisure, Music, News, Religion & Spirituality, Science, Society & Culture, Sports, Technology, True Crime, TV & Film",
        "feed.yaml:8:13 error SETTING_WRONG expected one of Apple's categories, found "News > Dayly News" - did you mean Daily News?",
        "feed.yaml:8:13 error SETTING_WRONG expected one of Apple's categories, found "News > Weather" - write one of: Business News, Daily News, Entertainment News, News Commentary, Politics, Sports News, Tech News",
        "feed.yaml:8:13 error SETTING_WRONG expected one of Apple's categories, found "History > War" - History has none below it",
        "feed.yaml:8:14 error SETTING_WRONG expected a category, found "a list" - write a category after the colon, or leave the line out",
      ]
    `);
  });

  it('has at most one below it', () => {
    expect(told({ category: 'News > Politics > Local' })).toContain("expected one of Apple's categories");
  });

  it.each(['constructor', '__proto__', 'toString > name'])(
    'is no name of JavaScript’s own: %s',
    (category) => {
      expect(told({ category })).toContain("expected one of Apple's categories");
    },
  );
});
