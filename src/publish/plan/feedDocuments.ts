import { slugOf } from '../../articles/slug.ts';
import { renderAtom } from '../../feeds/atom.ts';
import { composeFeed } from '../../feeds/composeFeed.ts';
import { renderJson } from '../../feeds/jsonFeed.ts';
import { renderRss } from '../../feeds/rss.ts';
import type { Article } from '../../model/article.ts';
import type { AnyFeed, History, Tombstone } from '../../model/channel.ts';
import { archivePathsOf, CURRENT, type FeedPaths, type FeedPlan, planFeeds } from '../../model/feedPlan.ts';
import type { Item } from '../../model/item.ts';
import { chooseWindow, countFitting, newestFirst } from '../../model/order.ts';
import type { Settings } from '../../model/settings.ts';
import type { Bodies, Load } from '../articleStore.ts';
import { type ArchivePart, planArchive } from './archiveParts.ts';
import type { Due } from './schedule.ts';

/** A document to be: of which feed, in which format, and of which items. */
export interface Document {
  readonly path: string;
  readonly kind: Format;
  readonly plan: FeedPlan;
  readonly items: readonly Article[];
  /** Articles that were withdrawn and that it does not show. */
  readonly deleted: readonly Tombstone[];
  /** Where it is in each format, relative to the publication's address. */
  readonly addresses: FeedPaths;
  readonly history: History;
}

type Format = 'rss' | 'atom' | 'json';
const FORMATS: readonly Format[] = ['rss', 'atom', 'json'];

const RENDERERS: Readonly<Record<Format, (feed: AnyFeed) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJson,
};

/** Where the feeds are listed, where there are several. */
const OPML = 'feeds.opml';
/**
 * All feeds, each in three formats. Heads are enough to plan them, but for the limit of bytes: for that the bodies of
 * the windows, and of no other article, are read.
 */
export function planDocuments(due: Due, settings: Settings, bodies: Bodies): Document[] {
  const { published, expired } = due;
  return planFeeds(settings, published, slugOf).flatMap((plan) => {
    const heads = published.filter(plan.has);
    const chosen = chooseWindow(heads, settings.window);
    const fitting = countFitting(sizesOf(chosen, plan, settings, bodies), settings.window.bytes);
    const items = chosen.slice(0, fitting);
    const shown = new Set(items);
    const left = [...heads, ...expired.filter(plan.has)].filter((head) => head.withdrawn && !shown.has(head));
    const deleted = left.toSorted(newestFirst).map(deletedEntryOf);
    const parts = plan.hasArchive ? planArchive(heads.filter((head) => !shown.has(head))) : [];
    const newest = parts.at(-1);
    const history = {
      isArchive: false,
      ...(newest && { previous: archivePathsOf(plan.addresses, newest.name) }),
    };
    const { paths, addresses } = plan;
    return [
      ...FORMATS.map((kind) => ({ kind, path: paths[kind], plan, items, deleted, addresses, history })),
      ...planParts(plan, parts),
    ];
  });
}

/** The documents of an archive, the newest first. Each leads to the one before and the one after it. */
function planParts(plan: FeedPlan, parts: readonly ArchivePart<Article>[]): Document[] {
  const addressesOf = (part: ArchivePart<unknown>) => archivePathsOf(plan.addresses, part.name);
  return parts.toReversed().flatMap((part, index, all) => {
    const [newer, older] = [all[index - 1], all[index + 1]];
    const history = {
      isArchive: true,
      current: plan.addresses,
      ...(older && { previous: addressesOf(older) }),
      ...(newer && { next: addressesOf(newer) }),
    };
    const paths = archivePathsOf(plan.paths, part.name);
    const { items } = part;
    return FORMATS.map((kind) => ({
      kind,
      path: paths[kind],
      plan,
      items,
      deleted: [],
      addresses: addressesOf(part),
      history,
    }));
  });
}

/** The text of a document. */
export function renderDocument(document: Document, settings: Settings, load: Load): string {
  return RENDERERS[document.kind](composeDocument(document, settings, load));
}

/** The `Feed` that a document shows. */
export function composeDocument(document: Document, settings: Settings, load: Load): AnyFeed {
  const loaded = document.items.map((head) => load(head).item);
  return composeFeed(settings, loaded, document);
}

/** The feeds of these documents, each once; the first is that of all articles. */
export function plansOf(documents: readonly Document[]): FeedPlan[] {
  return [...new Set(documents.map(({ plan }) => plan))];
}

/** The path of the list of all feeds; undefined where there is only one. */
export function listOf(plans: readonly FeedPlan[]): string | undefined {
  return plans.length > 1 ? OPML : undefined;
}

/** Where the documents of a publication are written, whatever its articles are. */
export const DOCUMENT_PATHS: readonly string[] = Object.values(CURRENT);

/** Bytes that each item adds to the largest of the three documents; the first also brings the channel's. */
function* sizesOf(
  heads: readonly Article[],
  plan: FeedPlan,
  settings: Settings,
  bodies: Bodies,
): Generator<number> {
  const size = (items: readonly Item[]) => {
    const feed = composeFeed(settings, items, { plan });
    return Math.max(...Object.values(RENDERERS).map((renderer) => Buffer.byteLength(renderer(feed))));
  };
  let channel: number | undefined;
  for (const head of heads) {
    const { sizes } = bodies.know(head);
    const known = sizes.get(plan.paths.rss);
    const isFirst = channel === undefined;
    channel ??= size([]);
    const own = known ?? size([bodies.load(head).item]) - channel;
    if (known === undefined) bodies.add(head, { sizes: new Map([...sizes, [plan.paths.rss, own]]) });
    yield isFirst ? own + channel : own;
  }
}

function deletedEntryOf({ id, withdrawn, updated }: Article): Tombstone {
  return { id, when: updated, ...(withdrawn?.reason !== undefined && { comment: withdrawn.reason }) };
}
