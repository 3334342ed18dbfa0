import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/model/settings.ts';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { tellAll } from '../support/problems.ts';
import { SHORTEST } from '../support/publication.ts';

function read(lines: string): Settings {
  const { settings, problems } = parseSettings({ file: 'feed.yaml', text: `${SHORTEST}${lines}\n` });
  expect(problems).toEqual([]);
  return settings as Settings;
}

function told(lines: string): string {
  const { settings, problems } = parseSettings({ file: 'feed.yaml', text: `${SHORTEST}${lines}\n` });
  expect(settings).toBeUndefined();
  return tellAll(problems);
}

describe('feed.yaml of a site that another program makes', () => {
  it.each<[string, Partial<Settings>]>([
    ['links: /posts/:slug/', { links: [{ pattern: '/posts/:slug/', like: 'dateline' }] }],
    [
      'links: [{ folder: ./news/, pattern: "/news/:slug/", like: hugo }, "/:year/:slug/"]',
      {
        links: [
          { folder: 'news', pattern: '/news/:slug/', like: 'hugo' },
          { pattern: '/:year/:slug/', like: 'dateline' },
        ],
      },
    ],
    ['dates: { withoutZone: UTC }', { dates: { withoutZone: 'UTC' } }],
    ['dates: { withoutZone: jekyll }', { dates: { withoutZone: 'jekyll' } }],
    ['ignore: [README.md, drafts/]', { ignore: ['README.md', 'drafts/'] }],
    ['leafBundles: true', { leafBundles: true }],
    ['static: [static, "public/"]', { static: ['static', 'public'] }],
    [
      'languages: [mi_NZ, { tag: fr-CA, name: fr, folder: content/french }]',
      { languages: [{ tag: 'mi-NZ' }, { tag: 'fr-CA', name: 'fr', folder: 'content/french' }] },
    ],
    ['where: { language: en }', { where: { language: 'en' } }],
    [
      'fields: { title: newstitle, enclosures: [podcast, extra.audio] }',
      { fields: { title: ['newstitle'], enclosures: ['podcast', 'extra.audio'] } },
    ],
    [
      'defaults: [{ folder: news/, fields: { author: Hana, tags: [a, b], cover: { image: a.png }, summary:, draft: true } }]',
      {
        defaults: [
          {
            folder: 'news',
            fields: {
              author: 'Hana',
              tags: ['a', 'b'],
              cover: { image: 'a.png' },
              summary: null,
              draft: 'true',
            },
          },
        ],
      },
    ],
    ['inherit: _index.md', { inherit: ['_index.md'] }],
    ['people: [blog/authors.yml, data/authors/]', { people: ['blog/authors.yml', 'data/authors'] }],
  ])('reads %s', (line, part) => {
    expect(read(line)).toMatchObject(part);
  });

  it('has none of these settings where nothing stands in them', () => {
    const empty = ['links', 'ignore', 'static', 'languages', 'defaults', 'inherit', 'people'];
    const lines = [...empty.map((key) => `${key}: []`), 'dates: {}', 'leafBundles: false'].join('\n');
    expect(read(`${lines}\npages: true`)).toEqual(read('pages: true'));
  });

  it('knows a pattern of addresses by the name of the program that has it', () => {
    expect(read('links: jekyll-date').links).toEqual([
      { pattern: ':categories/:year/:month/:day/:title:output_ext', like: 'jekyll' },
    ]);
  });

  it('makes no pages where another program makes them, unless it says so', () => {
    expect(read('links: /posts/:slug/').pages).toBe(false);
    expect(read('links: /posts/:slug/\npages: true').pages).toBe(true);
    expect(read('').pages).toBe(true);
  });

  it.each([
    ['links: jekyl-date', 'SETTING_WRONG', 'did you mean jekyll-date?'],
    ['links: nothing-like-it', 'SETTING_WRONG', 'write a pattern like /posts/:slug/, or '],
    [
      'links: /:nonsense/',
      'SETTING_WRONG',
      ':nonsense is none of dateline; docs/guides/addresses.md lists them',
    ],
    ['links: { pattern: "/:nonsense/", like: hugo }', 'SETTING_WRONG', ':nonsense is none of hugo'],
    ['links: [{ folder: news }]', 'SETTING_MISSING', 'expected links.pattern, found none'],
    ['links: [[a]]', 'SETTING_WRONG', 'expected settings under links'],
    ['links: { pattern: [a] }', 'SETTING_WRONG', 'expected a pattern of addresses'],
    ['links: { folder: ../a, pattern: /a/ }', 'SETTING_WRONG', 'expected a folder in that of feed.yaml'],
    ['dates: { withoutZone: Utopia }', 'SETTING_WRONG', 'expected a time zone, found "Utopia"'],
    ['dates: { withoutZone: jekyl }', 'SETTING_WRONG', 'expected a time zone, found "jekyl"'],
    ['dates: { withoutZone: [jekyll] }', 'SETTING_WRONG', 'expected a time zone'],
    ['languages: [{ name: fr }]', 'SETTING_MISSING', 'expected languages.tag, found none'],
    ['fields: { titel: a }', 'SETTING_WRONG', 'did you mean title?'],
    ['fields: { newstitle: title }', 'SETTING_WRONG', 'write the field first'],
    ['fields: title', 'SETTING_WRONG', 'expected fields and your names for them'],
    ['defaults: [{ fields: a }]', 'SETTING_WRONG', 'expected fields, found "a"'],
    ['static: /srv', 'SETTING_WRONG', 'expected a folder relative to feed.yaml'],
  ])('refuses %s', (line, code, message) => {
    expect(told(line)).toContain(code);
    expect(told(line)).toContain(message);
  });
});
