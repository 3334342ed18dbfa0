import { wordsOfTarget } from '../../articles/links/linkWords.ts';
import { asBytes } from '../../identity/lockPart.ts';
import { formerPagesOf } from '../../identity/subscriberChanges.ts';
import type { Article, Head } from '../../model/article.ts';
import { findNearest } from '../../model/findNearest.ts';
import { addressOf, hasPage } from '../../model/pageAddress.ts';
import type { Settings } from '../../model/settings.ts';
import { hasShow } from '../../model/show.ts';
import { draftNameOf, linkTargetOf } from '../articleLinks.ts';
import { NO_LINKS } from '../incremental/articleRecord.ts';
import { brokenWordsIn, countHash, countIn, hasLinkWord } from '../incremental/sourceIndex.ts';
import type { ArticleIndex } from '../indexArticles.ts';
import { monthOf } from '../plan/archiveParts.ts';
import type { BuildPlan } from '../planBuild.ts';
import type { Reach } from './findReach.ts';
import type { IndexedPart } from './indexPart.ts';
import { type Changed, headsOf, type KnownFile } from './readChanged.ts';

/** Problems that articles have together, which some of them cannot tell. */
const OF_MANY =
  /^(?:FEED_EMPTY|FEED_LARGE|ARTICLE_LARGE|TAGS_SHARED|NAME_RESERVED|NO_ITEMS|UNPUBLISHES_MANY|CLOCK_BEHIND|LINK_UNKNOWN|EPISODE_TWICE)$/;

interface Planned extends IndexedPart {
  readonly plan: BuildPlan;
  readonly reach: Reach;
  /** The whole lock, as `asBytes` gives it. */
  readonly lock: string;
}

/** True if nothing of the changed articles is also something of an article that is not known. */
export function isAlone({ index, plan, reach, lock, lines }: Planned, changed: Changed): boolean {
  const { problems, sources, now, then } = changed;
  const files = new Set(now.map(({ file }) => file));
  const articles = index.articles.filter(({ file }) => files.has(file));
  const told = new Set([...problems, ...plan.problems].map(({ code }) => code));
  // Fewer articles may be less than what is not read.
  const hasUnread = sources.tree.unread.length > 0 || told.has('FORMAT_UNREAD');
  const isFewer = now.length < then.length && hasUnread;
  return (
    !isFewer &&
    ![...told].some((code) => OF_MANY.test(code)) &&
    !plan.windows.some(({ count }) => count === 0) &&
    hasOwnWords(changed) &&
    hasOwnNumbers(changed, index.settings) &&
    hasOwnLines(articles, index, lock, lines, changed) &&
    hasOwnName(articles, index, changed) &&
    hasPagesAround(index, reach)
  );
}

/** False if the words of a changed article may be those of another, before or after: then both are told. */
function hasOwnWords({ now, then, records }: Changed): boolean {
  const { words } = records.index;
  const hashes = new Set(headsOf([...now, ...then]).map(({ textHash }) => textHash));
  const count = (all: readonly KnownFile[], hash: string) =>
    headsOf(all).filter(({ textHash }) => textHash === hash).length;
  return [...hashes].every((hash) => {
    const others = countHash(words, hash) - count(then, hash);
    return others === 0 && count(now, hash) <= 1;
  });
}

/** False if a changed article has another number in a show, or is in another: an episode that is not known may have it too. */
function hasOwnNumbers({ now, then }: Changed, settings: Settings): boolean {
  if (!hasShow(settings)) return true;
  const before = new Map(then.map(({ file, head }) => [file, numberOf(head)]));
  return now.every(({ file, head }) => numberOf(head) === (before.get(file) ?? ''));
}

function numberOf(head: Head | undefined): string {
  const { episode, tags, authors, language, withdrawn, enclosures } = head ?? {};
  if (episode?.number === undefined) return '';
  const { season, number, type } = episode;
  const place = [tags, authors, language, withdrawn === undefined, enclosures?.map(({ src }) => src)];
  return JSON.stringify([season?.number, number.number, type, head?.published.getTime(), ...place]);
}

/** False if an id or a page of a changed article is in a line of the lock that is not known. */
function hasOwnLines(
  articles: readonly Article[],
  { settings, lock: { entries } }: ArticleIndex,
  lock: string,
  lines: string,
  { then }: Changed,
): boolean {
  const gone = new Set(then.map(({ file }) => file));
  const pages = [
    ...articles.flatMap((article) => [
      ...(hasPage(article, settings) ? [addressOf(article, settings)] : []),
      ...formerPagesOf(article),
    ]),
    ...entries.filter(({ file }) => gone.has(file)).flatMap(({ pages: all = [] }) => all),
  ];
  const ids = articles.map(({ id }) => `\t${id}\t`);
  const words = new Set([...pages, ...ids].map(asBytes));
  return [...words].every((word) => countIn(lock, word) === countIn(lines, word));
}

/** False if a link of an article that is not known may lead to a changed one, or have led there. */
function hasOwnName(articles: readonly Article[], { settings }: ArticleIndex, changed: Changed): boolean {
  const { now, then, records } = changed;
  const before = new Map(then.map((known) => [known.file, known]));
  const here = new Map(articles.map((article) => [article.file, article]));
  const files = new Set([...now, ...then].map(({ file }) => file));
  const renamed = [...files].filter((file) => !isSameName(here.get(file), before.get(file), now));
  const targets = renamed.flatMap((file) => {
    const [article, known] = [here.get(file), before.get(file)];
    const addresses = [known?.head?.link, known?.record.body?.link].flatMap((address) => address ?? []);
    const former = { file, slug: known?.head?.slug ?? draftNameOf(file, settings), addresses };
    return article ? [linkTargetOf(article, settings), former] : [former];
  });
  const own = new Set(targets.flatMap((target) => [...wordsOfTarget(target)]));
  if (own.size === 0) return true;
  const { words } = records.index;
  // A link without a word of its own names a folder, in which an article may be the first page.
  if ([...own, ''].some((word) => hasLinkWord(words, word))) return false;
  // A link that leads nowhere is told the name that is most like it.
  return !brokenWordsIn(words).some((word) => findNearest(word, own) !== undefined);
}

/** True for a file that links call as before, and find out as before. */
function isSameName(
  article: Article | undefined,
  known: KnownFile | undefined,
  now: readonly KnownFile[],
): boolean {
  if (article === undefined || known?.head === undefined)
    // A draft that stays one.
    return (
      article === undefined &&
      known !== undefined &&
      known.head === undefined &&
      now.some(({ file }) => file === known.file)
    );
  const { head, record } = known;
  return (
    head.slug === article.slug &&
    head.published.getTime() === article.published.getTime() &&
    head.expires?.getTime() === article.expires?.getTime() &&
    record.body?.link === article.link
  );
}

/** What became of an article's links, if that is the same now: it may have changed, but not its own place. */
export function linksAsRecorded(article: Article, { records, then }: Changed): ReadonlyMap<string, string> {
  const before = then.find(({ file }) => file === article.file);
  const body = records.articles.get(article.file)?.body;
  const isSame = before === undefined ? body !== undefined : isSameName(article, before, []);
  return (isSame ? body?.links : undefined) ?? NO_LINKS;
}

/** False if there is a month at the edge in which no article has a page, so that what is planned may lead further. */
function hasPagesAround({ articles, settings }: ArticleIndex, { edge }: Reach): boolean {
  if (!settings.pages) return true;
  const paged = articles.filter(
    (article) => hasPage(article, settings) && article.unlistedPlace === undefined,
  );
  const months = new Set(paged.map(monthOf));
  return edge.every((month) => months.has(month));
}
