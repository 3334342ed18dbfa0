import { parseXml } from '../import/reader/xml.ts';
import { childOf, childrenOf } from '../import/reader/xmlFields.ts';
import type { FeedPlan } from '../model/feedPlan.ts';
import { OPML } from '../site/headersFile.ts';
import { type ChangedField, compareMembers } from './changedFields.ts';
import type { OutputStatuses } from './compareOutputs.ts';
import { outputStatesOf } from './incremental/records.ts';
import { isSelected, MAIN_PATHS } from './plan/feeds.ts';
import type { FeedDocument } from './plan/outputPlan.ts';
import { currentDocuments } from './planBuild.ts';
import type { PreparedBuild } from './preparedBuild.ts';
import { itemsOf, type Members, parseDocument, readDocument } from './publishedFeed.ts';
import { renderOutput } from './renderOutput.ts';
import type { World } from './world.ts';

/** What becomes of a feed: of its address, of what it says of itself, and of its articles as a whole. */
export interface FeedChange {
  readonly kind: 'new' | 'changed' | 'moved' | 'gone';
  readonly title: string;
  /** Of its RSS document; of a feed that is gone the former one. */
  readonly address: string;
  readonly formerAddress?: string;
  readonly changed: readonly ChangedField[];
  /** The number of articles that it showed, and that are published still but are not in it any more. */
  readonly lost: number;
  /** True if it showed articles, and shows none now. */
  readonly isEmptied: boolean;
}

/** A feed as `feeds.opml` lists it. */
interface ListedFeed {
  readonly title: string;
  /** Relative to the publication's address, percent-encoded. */
  readonly path: string;
  readonly address: string;
}

/**
 * Compares the feeds with `feeds.opml` and their JSON documents as they stand in the output folder. Feeds that are recorded
 * as current are not looked at. Before the first build there is nothing to tell.
 */
export function diffFeeds({ disk }: World, build: PreparedBuild, { stale }: OutputStatuses): FeedChange[] {
  const { plan } = build;
  const { output, url } = plan.settings;
  if (readDocument(disk, `${output}/${MAIN_PATHS.json}`) === undefined) return [];
  const isStale = new Set<unknown>(stale);
  const documents = currentDocuments(plan).filter(({ format }) => format === 'json');
  const listed = listedBefore({ disk }, build, isStale);
  const paths = new Set(plan.feeds.map(({ addresses }) => addresses.rss));
  const gone = new Set(listed.filter(({ path }) => !paths.has(path)));
  const changes = documents.flatMap((document): FeedChange[] => {
    if (!isStale.has(document)) return [];
    const { feed } = document;
    const there = readDocument(disk, `${output}/${document.path}`);
    const from = there === undefined ? [...gone].find(({ title }) => title === feed.title) : undefined;
    if (from) gone.delete(from);
    const address = url + feed.addresses.rss;
    const found = compareFeed(there, document, build);
    if (from) return [{ kind: 'moved', address, formerAddress: from.address, ...found }];
    if (there === undefined) return [{ kind: 'new', address, ...found }];
    const isSame = found.changed.length === 0 && found.lost === 0 && !found.isEmptied;
    return isSame ? [] : [{ kind: 'changed', address, ...found }];
  });
  const left = [...gone].map(
    ({ title, address }): FeedChange => ({
      kind: 'gone',
      title,
      address,
      changed: [],
      lost: 0,
      isEmptied: false,
    }),
  );
  return [...changes, ...left];
}

type Found = Pick<FeedChange, 'title' | 'changed' | 'lost' | 'isEmptied'>;

function compareFeed(before: Members | undefined, document: FeedDocument, build: PreparedBuild): Found {
  const { feed, articles } = document;
  const { title } = feed;
  if (before === undefined) return { title, changed: [], lost: 0, isEmptied: false };
  const former = itemsOf(before);
  const changed = compareMembers(saidBy(before, feed), saidBy(channelOf(document, build), feed));
  const lost = build.plan.schedule.published.filter(
    (article) => former.has(article.id) && !isSelected(article, feed, build.plan.settings),
  ).length;
  return { title, changed, lost, isEmptied: former.size > 0 && articles.length === 0 };
}

/** What a document says of its feed. All but shows have the description, the language and the rest of the main feed. */
function saidBy(document: Members, { isMain, podcast }: FeedPlan): Members {
  const { title, description, language, home_page_url, feed_url, icon, hubs } = document;
  const authors = Array.isArray(document['authors']) ? document['authors'].map((one) => one?.name) : [];
  const said = { title, description, language, home_page_url, feed_url, icon, hubs };
  return isMain || podcast ? { ...said, authors: authors.join(', ') } : { title };
}

function channelOf(document: FeedDocument, { plan, articles }: PreparedBuild): Members {
  return parseDocument(renderOutput({ ...document, articles: [] }, plan, articles)) as Members;
}

/** The feeds that the last run listed; none if the list is as it will be. Without other feeds there is no list. */
function listedBefore(
  { disk }: Pick<World, 'disk'>,
  { plan, records }: PreparedBuild,
  isStale: ReadonlySet<unknown>,
): ListedFeed[] {
  const planned = plan.texts.find(({ path }) => path === OPML);
  // A list that no run will write again may be there for years.
  const isOfLastRun = planned ? isStale.has(planned) : outputStatesOf(records).has(OPML);
  const bytes = isOfLastRun ? disk.readIfThere(`${plan.settings.output}/${OPML}`) : undefined;
  return bytes === undefined ? [] : parseList(new TextDecoder().decode(bytes));
}

function parseList(text: string): ListedFeed[] {
  const parsed = parseXml(text, undefined, () => undefined);
  const body = 'root' in parsed ? childOf(parsed.root, 'body') : undefined;
  const outlines = body ? childrenOf(body, 'outline').map(({ attributes }) => attributes) : [];
  const addressOf = (attributes: ReadonlyMap<string, string>) => attributes.get('xmlUrl') ?? '';
  const home = outlines[0] ? addressOf(outlines[0]).slice(0, -MAIN_PATHS.rss.length) : '';
  return outlines.map((attributes) => {
    const address = addressOf(attributes);
    return { title: attributes.get('title') ?? '', path: address.slice(home.length), address };
  });
}
