import { describe, expect, it } from 'vitest';
import { languageFacts, languageOf } from '../../src/articles/languages.ts';
import { parseHead } from '../../src/articles/parseHead.ts';
import type { LanguageRule, Settings } from '../../src/model/settings.ts';
import { parseSource, type Source } from '../../src/syntax/sourceText.ts';
import { auckland } from '../support/publication.ts';

const LANGUAGES: readonly LanguageRule[] = [{ tag: 'fr', name: 'french' }, { tag: 'mi-NZ' }, { tag: 'de' }];
const settingsWith = (more: Partial<Settings> = {}): Settings => ({
  ...auckland,
  items: ['blog'],
  languages: LANGUAGES,
  ...more,
});

describe('the language that the place of a file says', () => {
  it.each([
    ['blog/post.md', { path: 'blog/post.md' }],
    ['blog/post.french.md', { tag: 'fr', name: 'french', path: 'blog/post.md' }],
    ['blog/post.de.md', { tag: 'de', name: 'de', path: 'blog/post.md' }],
    ['blog/post.DE.markdown', { tag: 'de', name: 'de', path: 'blog/post.markdown' }],
    ['blog/post.mi_NZ.md', { tag: 'mi-NZ', name: 'mi-NZ', path: 'blog/post.md' }],
    ['blog/post.mi-nz.md', { tag: 'mi-NZ', name: 'mi-NZ', path: 'blog/post.md' }],
    ['blog/trip/index.de.md', { tag: 'de', name: 'de', path: 'blog/trip/index.md' }],
    ['blog/french/post.md', { tag: 'fr', name: 'french', path: 'blog/post.md' }],
    ['blog/mi_NZ/2015/post.md', { tag: 'mi-NZ', name: 'mi-NZ', path: 'blog/2015/post.md' }],
    // Hugo's own language may have a suffix, too.
    ['blog/post.en-NZ.md', { tag: 'en-NZ', name: 'en-NZ', path: 'blog/post.md' }],
    ['blog/en/post.md', { tag: 'en-NZ', name: 'en', path: 'blog/post.md' }],
  ])('%s', (file, expected) => {
    expect(languageOf(file, settingsWith())).toEqual(expected);
  });

  it.each([
    ['a version is no language', 'blog/post-1.2.md'],
    ['nor is a language that is not listed', 'blog/post.it.md'],
    ['nor a tag where the language has another name', 'blog/post.fr.md'],
    ['nor a name that is all of a file’s', 'blog/.de.md'],
    ['nor a folder further down', 'blog/travel/de/post.md'],
    ['nor a file of that name', 'blog/de.md'],
  ])('%s', (_, file) => {
    expect(languageOf(file, settingsWith())).toEqual({ path: file });
  });

  it('is none where no language is listed', () => {
    expect(languageOf('blog/post.de.md', { items: ['blog'], language: 'en' })).toEqual({
      path: 'blog/post.de.md',
    });
  });

  it('may be that of the folder of articles', () => {
    const settings = settingsWith({ items: ['content/en', 'content/de'] });
    const path = 'content/de/post.md';
    expect(languageOf(path, settings)).toEqual({ tag: 'de', name: 'de', path });
  });

  it('may be that of a folder that a rule names', () => {
    const languages = [{ tag: 'fr', folder: 'content/french' }, { tag: 'de' }];
    const settings = settingsWith({ items: ['content/english', 'content/french'], languages });
    const path = 'content/french/posts/a.md';
    expect(languageOf(path, settings)).toEqual({ tag: 'fr', name: 'fr', path });
    // A suffix says more.
    expect(languageOf('content/french/a.de.md', settings).tag).toBe('de');
    expect(languageOf('content/english/a.md', settings).tag).toBeUndefined();
  });

  it('is known in the folder of feed.yaml, too', () => {
    const settings = settingsWith({ items: ['.'] });
    expect(languageOf('de/post.md', settings)).toEqual({ tag: 'de', name: 'de', path: 'post.md' });
    expect(languageOf('post.de.md', settings).path).toBe('post.md');
  });
});

const headOf = (file: string, more = '', settings = settingsWith()) => {
  const text = `---\ntitle: Road\ndate: 2015-01-02 08:00\n${more}---\n\nText.\n`;
  const { source } = parseSource(file, Buffer.from(text));
  const { head } = parseHead(source as Source, settings);
  const { slug, bareSlug, language, hasOwnSlug, translationKey } = head ?? {};
  return { slug, bareSlug, language, hasOwnSlug, translationKey };
};

describe('an article in a language that is listed', () => {
  it('has a slug that none of its translations has', () => {
    expect(headOf('blog/road.de.md')).toMatchObject({ slug: 'road-de', bareSlug: 'road', language: 'de' });
    expect(headOf('blog/mi_NZ/road.md')).toMatchObject({ slug: 'road-mi-nz', bareSlug: 'road' });
    expect(headOf('blog/road/index.de.md')).toMatchObject({ slug: 'road-de' });
    expect(headOf('blog/road.md')).toMatchObject({ slug: 'road', bareSlug: undefined });
    expect(headOf('blog/en/road.md')).toMatchObject({ slug: 'road', language: undefined });
  });

  it('has the language of its front matter first', () => {
    expect(headOf('blog/road.de.md', 'lang: fr\n')).toMatchObject({ slug: 'road-french', language: 'fr' });
    expect(headOf('blog/road.md', 'lang: fr-CA\n')).toMatchObject({ slug: 'road-french', language: 'fr-CA' });
    expect(headOf('blog/road.de.md', 'lang: en-NZ\n')).toMatchObject({ slug: 'road', language: 'en-NZ' });
  });

  it('of no listed language has its slug as before', () => {
    expect(headOf('blog/road.md', 'lang: he\n')).toMatchObject({ slug: 'road', language: 'he' });
    expect(headOf('blog/road.md', 'lang: en-AU\n')).toMatchObject({ slug: 'road', language: 'en-AU' });
  });

  it('may have a slug of its own, which has the language behind it, too', () => {
    const own = headOf('blog/road.md', 'slug: weg\nlang: de\n');
    expect(own).toMatchObject({ slug: 'weg-de', bareSlug: 'weg', hasOwnSlug: true });
  });

  it('keeps its language where its name is as long as a name can be', () => {
    const { slug = '' } = headOf(`blog/${'a'.repeat(300)}.de.md`);
    expect(slug).toHaveLength(255);
    expect(slug).toMatch(/a-de$/);
  });

  it('says by a key what it is a translation of', () => {
    expect(headOf('blog/a.md', 'translationKey: road\n').translationKey).toBe('road');
    expect(headOf('blog/a.md', 'page_id: 12\n').translationKey).toBe('12');
    // Another program means something else by it.
    expect(headOf('blog/a.md', 'page_id: [1, 2]\n').translationKey).toBeUndefined();
  });
});

it('a language that is not listed is not in the slug', () => {
  const head = { file: 'blog/road.md', slug: 'road', language: 'de' };
  expect(languageFacts(head, { items: ['blog'], language: 'en' }, false)).toEqual({
    slug: 'road',
    language: 'de',
  });
});

it('without languages nothing of an article is otherwise', () => {
  const { languages: _, ...settings } = settingsWith();
  expect(headOf('blog/road.de.md', 'slug: weg\nlang: de\n', settings)).toEqual({
    slug: 'weg',
    bareSlug: undefined,
    language: 'de',
    hasOwnSlug: undefined,
    translationKey: undefined,
  });
  expect(headOf('blog/road.de.md', '', settings).slug).toBe('road-de');
});
