import { pathAsWritten } from '../../identity/onto/addressKeys.ts';
import { findIdForm } from '../../identity/onto/derivedIds.ts';
import type { GivenByFeed } from '../../import/givenEntries.ts';
import type { FeedPlan } from '../../model/feedPlan.ts';
import { UNKNOWN } from '../../model/lockEntry.ts';
import type { Settings } from '../../model/settings.ts';
import { isSelected, planFeeds } from '../plan/feeds.ts';
import { lineOfArticle, type NewLine } from './lockLines.ts';
import type { Match, Present } from './presentArticles.ts';
import type { OtherArticles } from './tellUnmatched.ts';

/** What is found of articles without an entry. */
interface Others {
  readonly others: OtherArticles;
  /** The lines of older ones, whose ids the form of the feed's ids tells. */
  readonly derived: readonly NewLine[];
}

/**
 * The articles that the feed does not have, though one of ours would show them that shows some of its articles.
 *
 * @param shift by how much most articles are later than their entries, in milliseconds
 */
export function findOthers(
  entries: readonly GivenByFeed[],
  matches: readonly Match[],
  all: readonly Present[],
  { shift, settings, now }: { readonly shift: number; readonly settings: Settings; readonly now: Date },
): Others {
  const taken = new Set(matches.map(({ article }) => article));
  const times = entries.flatMap(({ published, updated }) => (published ?? updated)?.getTime() ?? []);
  const oldest = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  const isOlder = ({ published }: Present) => published !== undefined && published.getTime() - shift < oldest;
  const free = all.filter((one) => one.article && !one.held && !taken.has(one));
  const [old, young] = [free.filter(isOlder), free.filter((one) => !isOlder(one))];
  const ids = deriveIds(old, formOf(matches), new Set([...entries, ...all].flatMap(({ id }) => id ?? [])));
  const derived = old.flatMap((one) => lineOfArticle(one, ids.get(one), now));
  const isOurs = showsIn(matches, settings);
  const isNew = (one: Present) => one.id === undefined && isOurs(one) && !ids.has(one);
  return { others: { newer: young.filter(isNew), older: old.filter(isNew) }, derived };
}

/** The ids of older articles, if no other article has them or would get the same. One that was derived before is derived again. */
function deriveIds(
  old: readonly Present[],
  idForm: ReturnType<typeof findIdForm>,
  taken: ReadonlySet<string>,
): ReadonlyMap<Present, string> {
  if (idForm === undefined) return new Map();
  const owners = new Map<string, Present | undefined>();
  for (const one of old) {
    const { article, id } = one;
    const derived = idForm(article?.link ?? '');
    const isFree = id === undefined && !taken.has(derived);
    const isAgain = derived === id && article?.entry?.contentHash === UNKNOWN;
    if (isFree || isAgain) owners.set(derived, owners.has(derived) ? undefined : one);
  }
  return new Map([...owners].flatMap(([id, one]) => (one ? [[one, id] as const] : [])));
}

/** True for an article that a feed of ours shows which shows any of the matches. */
function showsIn(matches: readonly Match[], settings: Settings): (one: Present) => boolean {
  const shows = ({ article }: Present, feed: FeedPlan) =>
    article !== undefined && isSelected(article, feed, settings);
  const feeds = planFeeds(settings, []).filter((feed) => matches.some(({ article }) => shows(article, feed)));
  return (one) => feeds.length === 0 || feeds.some((feed) => shows(one, feed));
}

/** The form of the feed's ids, if the addresses of most articles are those that it gives. */
function formOf(matches: readonly Match[]): ReturnType<typeof findIdForm> {
  const pairs = matches.flatMap(({ entry: { id, link: given }, article: { article } }) =>
    given !== undefined && article ? [{ id, given, link: article.link }] : [],
  );
  const same = pairs.filter(({ given, link }) => pathAsWritten(given) === pathAsWritten(link));
  return same.length * 2 > pairs.length ? findIdForm(same) : undefined;
}
