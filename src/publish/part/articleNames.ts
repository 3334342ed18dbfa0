import { type ArticleNames, indexNames, type LinkTarget } from '../../articles/links/articleNames.ts';
import { wordOfLink, wordOfPath } from '../../articles/links/linkWords.ts';
import { linkTargetOf } from '../articleLinks.ts';
import { rowsCalled } from '../incremental/sourceIndex.ts';
import type { ArticleIndex } from '../indexArticles.ts';
import type { Changed } from './readChanged.ts';

/** The names of all articles, though only some are known: those that a link may mean are looked up. */
export interface PartialNames extends ArticleNames {
  /** True if a question was asked that only all articles can answer. */
  readonly isLacking: () => boolean;
}

/** @param lock the whole lock */
export function openNames(
  { articles, settings }: ArticleIndex,
  lock: string,
  { records: { index }, left, now, readRow }: Changed,
): PartialNames {
  let isLacking = false;
  const lack = (): undefined => {
    isLacking = true;
  };
  const here = new Map(articles.map((article) => [article.file, linkTargetOf(article, settings)]));
  const gone = new Set(left);
  const targetIn = (number: number): LinkTarget[] => {
    const row = readRow(number);
    const known = row && here.get(row[0]);
    if (known) return [known];
    const [file = '', { result: { head, isDraft } = { isDraft: true }, body } = {}] = row ?? [];
    if (head === undefined && !isDraft) return [];
    // Of a draft, and of an article that nothing shows, a record does not say enough.
    if (head === undefined || body === undefined) return lack() ?? [];
    const { slug, published } = head;
    const time = [published.getTime(), published.offsetInMinutes] as const;
    return [{ file, slug, kind: 'article', addresses: [body.link], published: time }];
  };
  const made = new Map<string, ArticleNames>();
  const withWord = (word: string): ArticleNames => {
    const known = made.get(word);
    if (known) return known;
    const rows = rowsCalled(index, word).filter((number) => !gone.has(number));
    const changed = now.flatMap(({ file }) => here.get(file) ?? []);
    const names = indexNames([...rows.flatMap(targetIn), ...changed]);
    made.set(word, names);
    return names;
  };
  return {
    atPath: (path) => withWord(wordOfPath(path)).atPath(path),
    named: (path) => withWord(wordOfPath(path)).named(path),
    withSlugOf: (path) => withWord(wordOfPath(path)).withSlugOf(path),
    atAddress: (address) => {
      const found = withWord(wordOfLink(address)).atAddress(address);
      // It may be where the page of any article was.
      const wasGiven = address.startsWith(settings.url) && lock.includes(address.slice(settings.url.length));
      return found ?? (wasGiven ? lack() : undefined);
    },
    nearest: lack,
    isLacking: () => isLacking,
  };
}
