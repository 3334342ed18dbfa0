import { expect, it } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import { findTranslations } from '../../../src/publish/plan/translations.ts';
import { roadHead } from '../../support/articles.ts';
import { auckland } from '../../support/publication.ts';

const settings = { ...auckland, languages: [{ tag: 'mi' }, { tag: 'fr' }] };

const found = (articles: readonly Partial<Article>[]) => {
  const all = articles.map((one) => ({ ...roadHead, link: `${one.language} ${one.file}`, ...one }));
  const translations = findTranslations(all, settings);
  return all.map((article) => translations.get(article)?.map(({ language }) => language));
};

it('names the languages in the order of feed.yaml, then others by their tags, and an article itself last', () => {
  const languages = ['he', 'fr', 'de', 'mi'];
  const reversed = languages.toReversed().map((language) => ({ language, translationKey: 'road' }));
  expect(found(reversed)[0]).toEqual(['fr', 'de', 'he', 'mi']);
  const articles = [{}, ...languages.map((language) => ({ language, file: `items/${language}.md` }))];
  expect(found(articles.map((one) => ({ ...one, translationKey: 'road' })))).toEqual([
    ['mi', 'fr', 'de', 'he', 'en-NZ'],
    ['en-NZ', 'mi', 'fr', 'de', 'he'],
    ['en-NZ', 'mi', 'de', 'he', 'fr'],
    ['en-NZ', 'mi', 'fr', 'he', 'de'],
    ['en-NZ', 'fr', 'de', 'he', 'mi'],
  ]);
});

it('takes no two of one language for translations, whatever the capitals', () => {
  const key = { translationKey: 'road' };
  expect(found([{ ...key, language: 'fr' }, { ...key, language: 'FR' }, key])).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('joins by a slug only what has no translation by its file', () => {
  const slug = { slug: 'road', hasOwnSlug: true as const };
  const articles = [
    { ...slug, file: 'items/a.md' },
    { ...slug, file: 'items/a.fr.md', language: 'fr' },
    { ...slug, file: 'items/b.mi.md', language: 'mi' },
  ];
  expect(found(articles)).toEqual([['fr', 'en-NZ'], ['en-NZ', 'fr'], undefined]);
});
