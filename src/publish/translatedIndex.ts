import type { Article } from '../model/article.ts';
import type { BodyRecord } from './incremental/articleRecord.ts';
import type { ArticleIndex } from './indexArticles.ts';
import { isPublished } from './plan/schedule.ts';
import { findTranslations } from './plan/translations.ts';

type Translations = Article['translations'];

/** An index whose articles say where they are in other languages, as far as that is out at a time. */
export function withTranslations(index: ArticleIndex, now: Date): ArticleIndex {
  const { articles, kept, settings } = index;
  if (settings.languages === undefined) return index;
  const out = [...articles, ...kept.keys()].filter((article) => isPublished(article, now));
  const found = findTranslations(out, settings);
  return { ...index, articles: articles.map((article) => translated(article, found.get(article))) };
}

/** An article with these translations and no others. */
export function translated(article: Article, translations: Translations): Article {
  if (isSame(article.translations, translations)) return article;
  const { translations: _, ...rest } = article;
  return translations ? { ...rest, translations } : rest;
}

/** True for the record of an article's body that was made of the same as it would be now. */
export function isBodyOf(article: Article, body: BodyRecord): boolean {
  const { fingerprint, id, link } = article;
  return (
    body.fingerprint === fingerprint &&
    body.id === id &&
    body.link === link &&
    isSame(article.translations, body.translations)
  );
}

function isSame(a: Translations, b: Translations): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
