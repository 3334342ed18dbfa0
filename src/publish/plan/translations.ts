import { languageTags, translationNamesOf } from '../../articles/languages.ts';
import { groupBy } from '../../identity/matchKeys.ts';
import type { Article } from '../../model/article.ts';
import type { Translation } from '../../model/item.ts';
import type { Settings } from '../../model/settings.ts';

/**
 * Finds the translations of each article. Articles are translations of each other if they have a key in common; else if their
 * files are the same but for what names a language; else if front matter gives them one slug. Of those that are so, no two
 * may be in one language: it would not be known then which belong together.
 *
 * @param articles those that are out
 * @returns for each article that has any all of them in the order of the publication's languages, and itself last
 */
export function findTranslations(
  articles: readonly Article[],
  settings: Settings,
): ReadonlyMap<Article, readonly Translation[]> {
  const { language: spoken } = settings;
  const tags = languageTags(settings).map((tag) => tag.toLowerCase());
  const languageOf = ({ language = spoken }: Article) => language;
  const rankOf = (article: Article) => {
    const rank = tags.indexOf(languageOf(article).toLowerCase());
    return rank < 0 ? tags.length : rank;
  };
  const isOneEach = (group: readonly Article[]) =>
    group.length > 1 &&
    new Set(group.map((article) => languageOf(article).toLowerCase())).size === group.length;
  const found = new Map<Article, readonly Translation[]>();
  const join = (group: readonly Article[]) => {
    const inOrder = group.toSorted(
      (a, b) => rankOf(a) - rankOf(b) || (languageOf(a) < languageOf(b) ? -1 : 1),
    );
    const placed = (one: Article) => ({ language: languageOf(one), link: one.link });
    for (const article of group) {
      const others = inOrder.filter((one) => one !== article);
      found.set(article, [...others, article].map(placed));
    }
  };
  const joinBy = (some: readonly Article[], keyOf: (article: Article) => string) => {
    const groups = [...groupBy(some, keyOf).values()];
    for (const group of groups) if (isOneEach(group)) join(group);
    return groups.flat().filter((article) => !found.has(article));
  };
  const names = new Map(articles.map((article) => [article, translationNamesOf(article, settings)]));
  const nameOf = (article: Article) => names.get(article) as { key: string; folder: string };
  const apart = joinBy(articles, (article) => nameOf(article).key);
  // Two folders may have files of one name.
  const alone = joinBy(apart, (article) => `${nameOf(article).folder} ${nameOf(article).key}`);
  const named = alone.filter(({ hasOwnSlug }) => hasOwnSlug);
  joinBy(named, ({ slug, bareSlug = slug }) => bareSlug);
  return found;
}
