import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cache,
  emptyCache,
  formatCache,
  isChanged,
  parseCache,
} from '../../../src/publish/incremental/cacheFile.ts';
import { sealed, unsealed } from '../../../src/publish/incremental/checksum.ts';
import { anyArticle } from './material.ts';

const ARTICLE = { state: '1/2', parsed: { isDraft: true, problems: [] } };
const TEXT = { key: 'key', state: '3/4' };

function filled(settings = 'settings'): Cache {
  const cache = emptyCache(settings);
  cache.articles.set('items/a.md', ARTICLE);
  cache.articles.set('items/b.md', ARTICLE);
  cache.texts.set('rss.xml', TEXT);
  return cache;
}

function bytesOf(cache: Cache): Buffer {
  return Buffer.concat([...formatCache(cache)].map((part) => Buffer.from(part)));
}

/** A cache as it is when it was read, and nothing was found out yet. */
const read = () => parseCache(bytesOf(filled()), 'settings');

function expectNothing({ articles, texts, before }: Cache): void {
  expect([articles.size, texts.size, before.articles, before.texts.size]).toEqual([0, 0, 0, 0]);
}

describe('a cache', () => {
  it('is read as it was written', () => {
    const files = fc.array(anyArticle, { maxLength: 5 });
    const texts = fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.record({ key: fc.string(), state: fc.string() }),
      {
        noNullPrototype: true,
      },
    );
    fc.assert(
      fc.property(files, texts, (articles, known) => {
        const cache = emptyCache('settings');
        for (const [file, article] of articles) cache.articles.set(file, article);
        for (const [path, text] of Object.entries(known)) cache.texts.set(path, text);
        const again = parseCache(bytesOf(cache), 'settings');
        expect(
          [...again.articles].map(([file, { start: _, end: __, ...article }]) => [file, article]),
        ).toEqual([...cache.articles]);
        expect([...again.texts]).toEqual([...cache.texts]);
        expect(bytesOf(again)).toEqual(bytesOf(cache));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['of articles', 0, 12],
    ['of texts', 12, 0],
    ['of both', 7, 6],
  ])('is written in parts that are not long, and is the same whole: many %s', (_, texts, articles) => {
    // One line is a part, so a part ends after every one of them.
    const long = 'k'.repeat(1_000_000);
    const cache = filled();
    for (let n = 0; n < texts; n += 1) cache.texts.set(`${n}`, { key: long, state: '' });
    for (let n = 0; n < articles; n += 1) cache.articles.set(`${n}`, { ...ARTICLE, state: long });
    const parts = [...formatCache(cache)];
    expect(parts.length).toBeGreaterThan(3);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(1_200_000);
    const again = parseCache(bytesOf(cache), 'settings');
    expect([...again.texts.keys()]).toEqual([...cache.texts.keys()]);
    expect([...again.articles.keys()]).toEqual([...cache.articles.keys()]);
    expect(bytesOf(again).equals(bytesOf(cache))).toBe(true);
  });

  it('has nothing in it where there is none, or nothing was kept', () => {
    expectNothing(parseCache(undefined, 'settings'));
    expectNothing(parseCache(new Uint8Array(), 'settings'));
    expectNothing(parseCache(bytesOf(emptyCache('settings')), 'settings'));
  });

  it('of other settings, or of another version, has nothing in it', () => {
    expectNothing(parseCache(bytesOf(filled()), 'other'));
    const other = new TextDecoder().decode(unsealed(bytesOf(filled()))).replace('cache 1', 'cache 2');
    expectNothing(parseCache(Buffer.from([...sealed([other])].join('')), 'settings'));
  });

  it('that is damaged or cut anywhere has nothing in it', () => {
    const whole = bytesOf(filled());
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, other) => {
        expectNothing(parseCache(whole.subarray(0, at), 'settings'));
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] as number) ^ other;
        expectNothing(parseCache(damaged, 'settings'));
      }),
    );
  });
});

describe('a cache has changed', () => {
  it('in nothing when it was just read', () => {
    expect(isChanged(read())).toBe(false);
    expect(isChanged(emptyCache('settings'))).toBe(false);
  });

  it.each<[string, (cache: Cache) => unknown]>([
    ['an article was read', ({ articles }) => articles.set('items/a.md', ARTICLE)],
    ['an article came', ({ articles }) => articles.set('items/c.md', ARTICLE)],
    ['an article went', ({ articles }) => articles.delete('items/b.md')],
    ['a text was made', ({ texts }) => texts.set('rss.xml', { ...TEXT, state: '5/6' })],
    ['a text came', ({ texts }) => texts.set('atom.xml', TEXT)],
    ['a text went', ({ texts }) => texts.delete('rss.xml')],
  ])('where %s', (_, change) => {
    const cache = read();
    change(cache);
    expect(isChanged(cache)).toBe(true);
  });
});
