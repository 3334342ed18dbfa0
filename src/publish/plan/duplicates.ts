import type { Article } from '../../model/article.ts';
import { type Problem, problemAt } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { formatRfc3339 } from '../../model/stamp.ts';

/**
 * Warns of an article that is in two files, since subscribers would see it twice. Short texts may be the same by chance,
 * so these must have one title and one day, too. The same words in another language are another article. What was
 * withdrawn may have been published anew.
 *
 * @param articles those that are published, or will be
 */
export function findDuplicates(articles: readonly Article[], { language }: Settings): Problem[] {
  const groups = new Map<string, Article[]>();
  for (const article of articles) {
    if (article.withdrawn) continue;
    const key = keyOf(article, language);
    const group = groups.get(key);
    if (group) group.push(article);
    else groups.set(key, [article]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group.length > 1 ? group.toSorted(bySeniority) : [];
    return first === undefined ? [] : others.map((other) => duplicate(other, first));
  });
}

function keyOf(article: Article, language: string): string {
  const { textHash, isBrief, title, published } = article;
  const key = `${textHash} ${article.language ?? language}`;
  return isBrief ? `${key} ${formatRfc3339(published).slice(0, 10)} ${title.toLowerCase()}` : key;
}

/** First what subscribers have, then what was published first. */
function bySeniority(a: Article, b: Article): number {
  const isNew = ({ entry }: Article) => Number(entry === undefined);
  const age = isNew(a) - isNew(b) || a.published.getTime() - b.published.getTime();
  return age || (a.file < b.file ? -1 : 1);
}

function duplicate({ idPlace }: Article, { file }: Article): Problem {
  return problemAt(idPlace, {
    code: 'ARTICLE_TWICE',
    message: `expected a text of its own, found that of ${file}`,
    mend: `subscribers see it twice; delete one of the two files, and keep ${file} if they have it already`,
  });
}
