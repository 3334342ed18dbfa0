import { isSameLook } from '../disk/disk.ts';
import { composeFeed } from '../feeds/composeFeed.ts';
import { asIri } from '../feeds/fields.ts';
import type { ReadEntry } from '../import/reader/feedDocument.ts';
import type { Article } from '../model/article.ts';
import type { AnyFeed } from '../model/channel.ts';
import { type Problem, quoted } from '../model/problem.ts';
import { hasChannelField, homeOf, tidy, withoutFormat } from './compareChannel.ts';
import type { OutputStatuses } from './compareOutputs.ts';
import { compareWithDocument, type DocumentComparison } from './compareWithDocument.ts';
import { outputStatesOf } from './incremental/records.ts';
import type { SoundDocuments } from './incremental/soundDocuments.ts';
import type { FeedDocument } from './plan/outputPlan.ts';
import type { PreparedBuild } from './preparedBuild.ts';
import { composeDocument, formatOf, tryOutput } from './renderOutput.ts';
import {
  isReadable,
  outputProblem,
  type ReadableDocument,
  readStanding,
  type StandingDocument,
} from './standingDocuments.ts';
import type { World } from './world.ts';

/** Something that a document says otherwise than it is meant to. */
interface Deviation {
  /** The same in all documents of the feed: what it is about. */
  readonly about: string;
  /** What the document has, the same in all documents that have it. */
  readonly has: string;
  readonly line: number;
  readonly message: string;
  /** True if nothing that waits for a build can be its cause. */
  readonly isCertain: boolean;
  /** The field of the feed, if it is one. */
  readonly channelField?: string;
}

/**
 * Reads the documents of feeds back, and tells those that are broken, and what differs without a cause. A difference has a
 * cause if the file is as the last run left it, or if another document of the feed shows the same: it is older than the
 * articles then, and waits for a build. It has none if the other documents show something else, or if `feed.lock` says
 * that readers were given the article as it is now.
 *
 * @param isRefused while an error stands nobody can say what is meant
 */
export function checkDocuments(
  world: World,
  build: PreparedBuild,
  { current }: OutputStatuses,
  isRefused: boolean,
  sound: SoundDocuments,
): Problem[] {
  const { plan, records } = build;
  const states = outputStatesOf(records);
  const known = new Set<unknown>(current);
  const isAsWritten = ({ document, file }: StandingDocument) =>
    known.has(document) || isSameLook(states.get(document.path) ?? '', world.disk.stateOf(file));
  return groupsOf(plan.texts.filter((text) => text.kind === 'feed')).flatMap((group) => {
    const standing = group.flatMap((document) => readStanding(document, build, world, sound) ?? []);
    const broken = standing.flatMap(({ problems }) => problems);
    const readable = standing.filter(isReadable);
    const doubted = isRefused ? [] : readable.filter((one) => !isAsWritten(one));
    if (doubted.length === 0) return broken;
    const compared = compareGroup(readable, build);
    return [...broken, ...doubted.flatMap((one) => judge(one, compared))];
  });
}

/** The documents of one feed, or of one part of its archive, in all formats that are read back. */
function groupsOf(documents: readonly FeedDocument[]): FeedDocument[][] {
  const groups = new Map<string, FeedDocument[]>();
  for (const document of documents.filter((one) => formatOf(one).isReadBack)) {
    const { rss } = document.addresses;
    groups.set(rss, [...(groups.get(rss) ?? []), document]);
  }
  return [...groups.values()];
}

type Compared = ReadonlyMap<ReadableDocument, readonly Deviation[]>;

function compareGroup(group: readonly ReadableDocument[], build: PreparedBuild): Compared {
  const [{ document }] = group as readonly [ReadableDocument];
  const { plan, articles } = build;
  const meant = tryOutput(document, articles, (whole) =>
    composeDocument(whole, plan.settings, articles.load),
  );
  // Each has its own address.
  const asMeant = (feed: AnyFeed, one: ReadableDocument) => ({
    ...feed,
    options: composeFeed(plan.settings, [], one.document).options,
  });
  return new Map(group.map((one) => [one, meant ? findDeviations(one, asMeant(meant, one), build) : []]));
}

/** What a document says that no other document of its feed says, though they could. */
function judge(one: ReadableDocument, compared: Compared): Problem[] {
  const others = [...compared].filter(([other]) => other !== one);
  return (compared.get(one) as readonly Deviation[])
    .filter(({ about, has, isCertain, channelField }) => {
      const witnesses = others.filter(
        ([{ document }]) => channelField === undefined || hasChannelField(channelField, document.format),
      );
      const isShared = witnesses.some(([, all]) =>
        all.some((other) => other.about === about && other.has === has),
      );
      return isCertain || (witnesses.length > 0 && !isShared);
    })
    .map(({ line, message }) => outputProblem(one.file, line, 'OUTPUT_DIFFERS', message));
}

function findDeviations(
  { document, feedOf }: ReadableDocument,
  meant: AnyFeed,
  build: PreparedBuild,
): Deviation[] {
  const { channel, entries, missing, strange, twice } = compareWithDocument(feedOf(), meant);
  const byId = new Map(document.articles.map((article) => [article.id, article]));
  return [
    ...channel.map(({ field, meant: text, found }) => ({
      about: field,
      has: withoutFormat(tidy(found), document),
      line: 1,
      message: `expected the ${field} of the feed to be ${quoted(text)}, found ${quoted(found)}`,
      isCertain: false,
      channelField: field,
    })),
    ...entries
      .filter(({ differences }) => differences.length > 0)
      .flatMap((entry) => deviationsOf(entry, byId.get(entry.id) as Article, build)),
    ...missing.map((id) => ({
      about: `entry ${id}`,
      has: 'none',
      line: 1,
      message: `expected an entry "${id}", found none`,
      isCertain: false,
    })),
    ...strangeEntries(strange, homeOf(meant), build),
    ...twice.map(({ id = '', line }) => ({
      about: 'twice',
      has: id,
      line,
      message: `expected one entry of each article, and none that was taken back, found ${quoted(id)} again`,
      isCertain: true,
    })),
  ];
}

function deviationsOf(
  { id, line, differences }: DocumentComparison['entries'][number],
  article: Article,
  build: PreparedBuild,
): Deviation[] {
  const isCertain = isAsGiven(article, build);
  const own = ownAddresses(article, differences.find(({ field }) => field === 'link')?.found, build);
  return differences.map(({ field, meant, found }) => ({
    about: `${field} of ${id}`,
    has: tidy(found),
    line,
    message: `expected the ${field} of "${id}" to be ${quoted(meant)}, found ${quoted(found)}`,
    isCertain: isCertain && !isOfAddresses(field, meant, found, own, article.hasOwnLink),
  }));
}

function strangeEntries(strange: readonly ReadEntry[], home: string, build: PreparedBuild): Deviation[] {
  const known = knownIds(build);
  return strange.map(({ id = '', line }) => ({
    about: `entry ${asIri(id, home)}`,
    has: 'one',
    line,
    message: known.has(id)
      ? `expected no entry ${quoted(id)}, found one`
      : `expected entries of articles, found ${quoted(id)}, which is none`,
    isCertain: known.size > 0 && !known.has(id),
  }));
}

/** All ids that readers were given, as each format has them; none without a lock. */
function knownIds({ plan, index }: PreparedBuild): ReadonlySet<string> {
  const { url, idBase = url } = plan.settings;
  return new Set(index.lock.entries.flatMap(({ id }) => [id, asIri(id, idBase)]));
}

/** True if the lock says that readers were given an article as it is now. */
function isAsGiven(article: Article, { articles }: PreparedBuild): boolean {
  const { entry, published, updated } = article;
  if (entry === undefined || entry.isGone || entry.isDraft) return false;
  const isSameTime =
    Date.parse(entry.published) === published.getTime() && Date.parse(entry.updated) === updated.getTime();
  if (!isSameTime) return false;
  return articles.contentHashOf(article) === entry.contentHash;
}

/**
 * The addresses that are left out of the hash in the lock, the longest first: those of the publication, and those of the
 * article's page, which has moved where a document gives it another link.
 */
function ownAddresses(
  { link, hasOwnLink, entry }: Article,
  formerLink: string | undefined,
  { index }: PreparedBuild,
): readonly string[] {
  const { addresses } = index.lock;
  const pages = addresses.flatMap((address) => (entry?.pages ?? []).map((page) => address + page));
  const links = hasOwnLink ? [] : [link, ...(formerLink ? [formerLink] : []), ...pages];
  return [...links, ...addresses].sort((a, b) => b.length - a.length);
}

/** True if two texts differ in addresses of ours alone: a page or a site has moved. */
function isOfAddresses(
  field: string,
  meant: string,
  found: string,
  own: readonly string[],
  hasOwnLink: boolean,
): boolean {
  if (field === 'link') return !hasOwnLink;
  const bare = (text: string) => own.reduce((rest, address) => rest.replaceAll(address, ''), tidy(text));
  return bare(meant) === bare(found);
}
