import { isOtherText } from '../identity/matchBySimilarity.ts';
import type { Article } from '../model/article.ts';
import { type ChangedField, compareMembers } from './changedFields.ts';
import type { OutputStatuses } from './compareOutputs.ts';
import type { FeedDocument } from './plan/outputPlan.ts';
import type { PreparedBuild } from './preparedBuild.ts';
import { itemsOf, type Members, parseDocument, readDocument } from './publishedFeed.ts';
import { renderOutput, tryOutput } from './renderOutput.ts';
import type { World } from './world.ts';

/** What of articles differs from the documents that were published last. */
export interface ArticleChanges {
  /** The fields of articles that subscribers had otherwise. */
  readonly changedFields: ReadonlyMap<Article, readonly ChangedField[]>;
  /** Edited articles that only the archive shows. */
  readonly archived: readonly Article[];
  /** Articles that seem to be another story, under the id of the one that was in their file. */
  readonly replaced: ReadonlySet<Article>;
}

/**
 * Compares articles with the main feed's JSON documents as they stand in the output folder, since that is what subscribers
 * have; where that feed is a show, with those of all feeds. An article that they do not show has no changed fields. Documents of the archive that are recorded as current are not
 * looked at.
 */
export function diffArticles(
  { disk }: World,
  build: PreparedBuild,
  { stale }: OutputStatuses,
): ArticleChanges {
  const { plan, articles } = build;
  const { updated, edited, returning, new: fresh } = plan.subscribers;
  const reported = [...updated, ...edited, ...returning];
  const told = new Set([...reported, ...fresh]);
  const isOfAll = ({ format, feed, alias }: FeedDocument) =>
    format === 'json' && !alias && (feed.isMain || plan.settings.podcast !== undefined);
  const documents = plan.texts.filter((text) => text.kind === 'feed').filter(isOfAll);
  const current = documents.filter(({ history }) => !history.isArchive);
  const isStale = new Set<unknown>(stale);
  const oldArchive = documents.filter((document) => document.history.isArchive && isStale.has(document));
  if (reported.length === 0 && oldArchive.length === 0)
    return { changedFields: new Map(), archived: [], replaced: new Set() };
  const formerIn = ({ path }: FeedDocument) => itemsOf(readDocument(disk, `${plan.settings.output}/${path}`));
  const former = new Map(current.flatMap((document) => [...formerIn(document)]));
  const compare = (document: FeedDocument, wanted: readonly Article[], before: Items) => {
    if (wanted.length === 0) return [];
    const text = tryOutput(document, articles, (whole) => renderOutput(whole, plan, articles));
    return text === undefined ? [] : pairsOf(wanted, before, itemsOf(parseDocument(text)));
  };
  const shown = current.flatMap((document) =>
    compare(
      document,
      reported.filter((article) => document.articles.includes(article)),
      former,
    ),
  );
  const archived = oldArchive
    .flatMap((document) =>
      compare(
        document,
        document.articles.filter((article) => !told.has(article)),
        new Map([...former, ...formerIn(document)]),
      ),
    )
    .filter(({ old, now }) => compareMembers(old, now, addressesOf(old, now, build)).length > 0);
  const none = reported.map((article) => [article, []] as const);
  const some = [...shown, ...archived].map(
    ({ article, old, now }) => [article, compareMembers(old, now)] as const,
  );
  return {
    changedFields: new Map<Article, readonly ChangedField[]>([...none, ...some]),
    archived: archived.map(({ article }) => article),
    replaced: new Set([...shown, ...archived].filter(isAnotherStory).map(({ article }) => article)),
  };
}

type Items = ReadonlyMap<string, Members>;

/** An article as it was published last, and as it is. */
interface Pair {
  readonly article: Article;
  readonly old: Members;
  readonly now: Members;
}

function pairsOf(wanted: readonly Article[], before: Items, after: Items): Pair[] {
  return wanted.flatMap((article) => {
    const old = before.get(article.replacedEntry?.id ?? article.id);
    const now = after.get(article.id);
    return old && now ? [{ article, old, now }] : [];
  });
}

/** The longest first, since one address may begin with another. */
function addressesOf(old: Members, now: Members, { index }: PreparedBuild): string[] {
  const own = [old, now].flatMap(({ url }) => (typeof url === 'string' && url !== '' ? [url] : []));
  return [...own, ...index.lock.addresses].sort((a, b) => b.length - a.length);
}

function isAnotherStory({ old, now }: Pair): boolean {
  const wordsOf = ({ title, content_html: html }: Members) => `${title} ${html ?? ''}`;
  return old['title'] !== now['title'] && isOtherText(wordsOf(old), wordsOf(now));
}
