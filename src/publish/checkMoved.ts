import { asIri } from '../feeds/fields.ts';
import type { Fetched } from '../http/client/fetchDocument.ts';
import { givenEntriesOf } from '../import/givenEntries.ts';
import { decodeDocument } from '../import/reader/decode.ts';
import { readFeed } from '../import/reader/readFeed.ts';
import type { Problem } from '../model/problem.ts';
import { findWay, type OldFeed, type Publisher, type Way } from './findWay.ts';
import { orWithoutRecords } from './incremental/orWithoutRecords.ts';
import { tellLost, tellUnread, tellWay } from './judgeMove.ts';
import { withBuild } from './prepare.ts';
import type { PreparedBuild } from './preparedBuild.ts';
import type { Publication } from './readSettings.ts';
import { sortProblems } from './sortProblems.ts';
import type { BuildOptions, World } from './world.ts';

/** What has become of a feed that was at another address. */
export interface MoveReport {
  /** The old address. */
  readonly address: string;
  /** How it leads to a feed of this publication, and to which; absent where it does not. */
  readonly way?: Way;
  /** Entries of what is there now. */
  readonly ids: number;
  /** Those that this publication does not know. */
  readonly lost: readonly { readonly id: string; readonly title?: string }[];
  readonly problems: readonly Problem[];
}

/** Fetches a document on the web. */
export type FetchOld = (url: string, options: { readonly allowPrivate: boolean }) => Promise<Fetched>;

/**
 * Fetches the old address of a feed, and finds out whether those who ask for it go on getting this publication: whether it leads to
 * a feed of ours, and whether every id in it is here, so that nothing comes back as unread.
 */
export async function checkMoved(
  world: World,
  publication: Publication,
  options: BuildOptions,
  {
    old,
    fetch,
    allowPrivate,
  }: { readonly old: string; readonly fetch: FetchOld; readonly allowPrivate: boolean },
): Promise<MoveReport> {
  const publisher = describe(world, publication, options);
  const nothing = { address: old, ids: 0, lost: [] };
  const found = await readOld(old, publisher, () => fetch(old, { allowPrivate }));
  if ('why' in found) return { ...nothing, problems: [tellUnread(old, found.why)] };
  const way = findWay(found, publisher, world.disk);
  const entries = givenEntriesOf(found.feed, old).entries;
  const lost = entries.filter(({ id }) => !publisher.ids.has(id));
  return {
    address: old,
    ...(way && { way }),
    ids: entries.length,
    lost: lost.map(({ id, title }) => ({ id, ...(title !== undefined && { title }) })),
    problems: sortProblems(
      [...tellWay(found, way, publisher), ...tellLost(old, lost, entries.length)],
      options.isStrict ?? false,
    ),
  };
}

async function readOld(
  old: string,
  { settings }: Publisher,
  fetchIt: () => Promise<Fetched>,
): Promise<OldFeed | { readonly why: string }> {
  try {
    const { url, bytes, contentType, redirects = [] } = await fetchIt();
    const text = decodeDocument(bytes, contentType);
    const { timeZone, language } = settings;
    const { feed, problems } = readFeed(old, text, { address: url, zone: { timeZone, language } });
    const [first] = problems.filter(({ severity }) => severity === 'error');
    return feed ? { old, url, bytes, text, redirects, feed } : { why: String(first?.message) };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

/** All that has to be known of a publication to say whether a feed has moved to it. */
function describe(world: World, publication: Publication, options: BuildOptions): Publisher {
  const { publisher } = orWithoutRecords(world, options, (how) =>
    // Of a part of the articles nobody could say which ids are not there.
    withBuild(world, { ...publication, found: undefined }, how, (build) => ({
      publisher: { settings: build.plan.settings, feeds: build.plan.feeds, ids: idsOf(build) },
      problems: [],
    })),
  );
  return publisher;
}

/** The ids of all articles and of all that subscribers have, as each format has them. */
function idsOf({ plan, index }: PreparedBuild): ReadonlySet<string> {
  const { url, idBase = url } = plan.settings;
  const all = [...index.articles, ...index.lock.entries];
  return new Set(all.flatMap(({ id }) => [id, asIri(id, idBase)]));
}
