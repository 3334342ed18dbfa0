import { type ArticleNames, indexNames, type LinkTarget } from '../../articles/links/articleNames.ts';
import { wordOfLink, wordOfPath } from '../../articles/links/linkWords.ts';
import { asBytes } from '../../identity/lockPart.ts';
import { draftNameOf, linkTargetOf } from '../articleLinks.ts';
import { countRows, fileIn, numberIn, rowsCalled, slugIn } from '../incremental/sourceIndex.ts';
import type { ArticleIndex } from '../indexArticles.ts';
import type { Changed } from './readChanged.ts';

/** The names of all articles, though only some are known: those that a link may mean are looked up. */
export interface PartialNames extends ArticleNames {
  /** True if a question was asked that only all articles can answer. */
  readonly isLacking: () => boolean;
}

/**
 * Opens the names of all articles.
 *
 * @param lock the whole lock, as `asBytes` gives it
 */
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
  const draftOf = (file: string): LinkTarget => ({
    file,
    slug: draftNameOf(file, settings),
    kind: 'draft',
    addresses: [],
  });
  const changed = now.map(({ file }) => here.get(file) ?? draftOf(file));
  const targetIn = (number: number): LinkTarget[] => {
    const row = readRow(number);
    const known = row && here.get(row[0]);
    if (known) return [known];
    const [file = '', { result: { head, isDraft } = { isDraft: false }, body } = {}] = row ?? [];
    if (head === undefined) return isDraft ? [draftOf(file)] : [];
    // Nothing says where an article is that nothing shows.
    if (body === undefined) return lack() ?? [];
    const { slug, published } = head;
    const time = [published.getTime(), published.offsetInMinutes] as const;
    return [{ file, slug, kind: 'article', addresses: [body.link], published: time }];
  };
  /** As a whole build has them: articles that have a line of the lock, others, drafts. */
  const lined = new Set(articles.flatMap(({ entry, file }) => (entry ? file : [])));
  const rankOf = ({ kind, file }: LinkTarget) => {
    if (kind === 'draft') return 2;
    return here.has(file) && !lined.has(file) ? 1 : 0;
  };
  const inOrder = (targets: readonly LinkTarget[]) =>
    targets.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.file < b.file ? -1 : 1));
  const made = new Map<string, ArticleNames>();
  const withWord = (word: string): ArticleNames => {
    const known = made.get(word);
    if (known) return known;
    const rows = rowsCalled(index, word).filter((number) => !gone.has(number));
    const names = indexNames(inOrder([...rows.flatMap(targetIn), ...changed]));
    made.set(word, names);
    return names;
  };
  /** All articles by their slugs alone, to say which was meant. */
  let slugs: ArticleNames | undefined;
  const all = () => {
    const others = Array.from({ length: countRows(index) }, (_, row) => {
      if (gone.has(row)) return [];
      if (numberIn(index, row, 'month') === 0) return targetIn(row);
      return [
        { file: fileIn(index, row), slug: slugIn(index, row), kind: 'article' as const, addresses: [] },
      ];
    }).flat();
    slugs ??= indexNames(inOrder([...others, ...changed]));
    return slugs;
  };
  return {
    atPath: (path) => withWord(wordOfPath(path)).atPath(path),
    named: (path) => withWord(wordOfPath(path)).named(path),
    withSlugOf: (path) => withWord(wordOfPath(path)).withSlugOf(path),
    atAddress: (address) => {
      const found = withWord(wordOfLink(address)).atAddress(address);
      // It may be where the page of any article was.
      const wasGiven =
        address.startsWith(settings.url) && lock.includes(asBytes(address.slice(settings.url.length)));
      return found ?? (wasGiven ? lack() : undefined);
    },
    nearest: (path) => all().nearest(path),
    isLacking: () => isLacking,
  };
}
