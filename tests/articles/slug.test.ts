import { describe, expect, it } from 'vitest';
import { signsOf, slugOf, splitFileName } from '../../src/articles/slug.ts';
import { auckland } from '../support/publication.ts';
import { headOf, markdownHead, wholeHead } from './material.ts';

describe('a file’s name', () => {
  it.each([
    ['items/road.md', { name: 'road' }],
    ['road.md', { name: 'road' }],
    ['items/road', { name: 'road' }],
    ['items/a.b.md', { name: 'a.b' }],
    ['items/2015/road.md', { name: 'road' }],
    ['items/v1.2/road.txt', { name: 'road' }],
    ['items/2014-12-21-north-road.md', { day: '2014-12-21', name: 'north-road' }],
    ['items/2014-12-21 North Road.md', { day: '2014-12-21', name: 'North Road' }],
    ['items/2014-12-21_-_road.md', { day: '2014-12-21', name: 'road' }],
    ['items/2014-12-21.md', { day: '2014-12-21', name: '2014-12-21' }],
    ['items/2014-12-21/index.md', { day: '2014-12-21', name: '2014-12-21' }],
    ['items/2014-12-21-.md', { name: '2014-12-21-' }],
    ['items/14-12-21-road.md', { name: '14-12-21-road' }],
    ['items/2014-12-21-road/notes.md', { name: 'notes' }],
    ['', { name: '' }],
  ])('%s says %j', (file, said) => {
    expect(splitFileName(file, ['items'])).toEqual(said);
  });
});

describe('a page bundle', () => {
  it.each([
    ['items/road/index.md', { name: 'road' }],
    ['items/2015/road/index.txt', { name: 'road' }],
    ['items/2014-12-21-road/index.md', { day: '2014-12-21', name: 'road' }],
    ['items/v1.2/index.md', { name: 'v1.2' }],
  ])('%s is named by its folder: %j', (file, said) => {
    expect(splitFileName(file, ['items'])).toEqual(said);
  });

  it.each([['items/index.md'], ['site/news/index.md'], ['index.md']])(
    'is none in a folder of articles: %s',
    (file) => {
      expect(splitFileName(file, ['items', 'site/news'])).toEqual({ name: 'index' });
    },
  );

  it('gives its article the slug and the day of its folder', () => {
    const head = headOf(markdownHead(['title: Road'], auckland, 'items/2014-12-21-North Road/index.md'));
    expect(head.slug).toBe('north-road');
    expect(head.published.toISOString()).toBe('2014-12-20T11:00:00.000Z');
  });
});

describe('a slug', () => {
  it.each([
    ['North Road', 'north-road'],
    ['Tāmaki, the road', 'tamaki-the-road'],
    ['道路', '道路'],
    ['a.b', 'a-b'],
    ['--Road!--', 'road'],
    ['ﬁre №2', 'fire-no2'],
    ['!!!', 'article'],
    ['', 'article'],
    ['काल', 'काल'],
    ['हिन्दी', 'हिन्दी'],
    ['বাংলা', 'বাংলা'],
    ['क्\u200dष', 'क्ष'],
    ['ภาษาไทย', 'ภาษาไทย'],
    ['がんばる', 'がんばる'],
    ['Русский йод', 'русский-йод'],
    ['Việt Nam', 'viet-nam'],
    ['한국어', '한국어'],
    ['C', 'c'],
    ['C++ in a week', 'c-plus-plus-in-a-week'],
    ['C#', 'c-sharp'],
    ['a+b', 'a-b'],
    ['issue #5', 'issue-5'],
    ['🎉', 'u1f389'],
    ['❤\ufe0f', 'u2764'],
    ['👩\u200d💻', 'u1f469-u1f4bb'],
    ['🎉 party', 'party'],
  ])('of %s is %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('is the same in whatever Unicode form the name is', () => {
    for (const name of ['काल', 'がんばる', 'Русский йод', 'Tāmaki'])
      expect(slugOf(name.normalize('NFD'))).toBe(slugOf(name));
  });

  it('of a slug is that slug', () => {
    for (const name of ['काल', 'がんばる', 'C++', '🎉', '👩\u200d💻'])
      expect(slugOf(slugOf(name))).toBe(slugOf(name));
  });

  it('is made at once of very many marks', () => {
    expect(slugOf(`क${'\u093e'.repeat(100_000)}`)).toHaveLength(85);
    expect(slugOf(`!${'\u093e'.repeat(100_000)}`)).toBe('article');
  });

  it('is that of the front matter before that of the file’s name', () => {
    expect(headOf(wholeHead([])).slug).toBe('road');
    expect(headOf(wholeHead(['slug: The Bridge!'])).slug).toBe('the-bridge');
  });
});

describe('the signs of a name, which its slug drops,', () => {
  it.each([
    ['Māori', ''],
    ['#music', ''],
    ['St. Kilda’s', ''],
    ['C++', '++'],
    ['.NET', '.'],
    ['Wham!', '!'],
    ['❤\ufe0f sea', '❤'],
  ])('of %s are "%s"', (name, signs) => {
    expect(signsOf(name)).toBe(signs);
  });
});

describe('a slug is no longer than the name of a folder may be', () => {
  it.each([
    ['a'.repeat(255), 255],
    ['a'.repeat(300), 255],
    [`${'a'.repeat(254)} road`, 254],
    ['\u0101'.repeat(300), 255],
    ['ক'.repeat(100), 255],
    ['\u{1f389}'.repeat(60), 255],
  ])('%s', (name, length) => {
    expect(Buffer.byteLength(slugOf(name))).toBe(length);
    expect(slugOf(name)).not.toMatch(/\ufffd|-$/);
  });

  it('so one that is written in front matter is refused', () => {
    const { problems } = wholeHead([`slug: ${'road-'.repeat(60)}`]);
    expect(problems.map(({ code, line, message }) => `${line} ${code} ${message}`)).toEqual([
      expect.stringMatching(
        /^\d+ FIELD_WRONG expected a slug of at most 255 bytes, found "road-road-.{0,80}…?"$/,
      ),
    ]);
  });
});
