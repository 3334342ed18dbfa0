import type { Disk } from '../disk/disk.ts';
import type { ReadFeed } from '../import/reader/feedDocument.ts';
import type { FeedPlan } from '../model/feedPlan.ts';
import { GENERATOR } from '../model/generator.ts';
import type { Settings } from '../model/settings.ts';

/** What is at the old address of a feed. */
export interface OldFeed {
  readonly old: string;
  /** Where it was found, after all redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The statuses of the redirects, in their order. */
  readonly redirects: readonly number[];
  readonly feed: ReadFeed;
}

/** A publication to which a feed may have moved. */
export interface Publisher {
  readonly settings: Settings;
  readonly feeds: readonly FeedPlan[];
  /** Ids that are here, or that subscribers have. */
  readonly ids: ReadonlySet<string>;
}

/**
 * How an old address leads to a feed: by redirects, as a document of ours that is served there, or by what another document says:
 * that it has moved, as podcasts do, or that it is the same as ours.
 */
export interface Way {
  readonly by: 'redirect' | 'document' | 'new-feed-url' | 'self';
  readonly to: string;
}

/** Finds out how an old address leads to a feed of a publication. Undefined if it does not. */
export function findWay(found: OldFeed, { settings, feeds }: Publisher, disk: Disk): Way | undefined {
  const ours = addressesOf(feeds, settings.url);
  const path = ours.get(keyOf(found.url));
  if (path !== undefined) {
    if (!isOurs(found, `${settings.output}/${path}`, disk)) return undefined;
    return { by: found.redirects.length > 0 ? 'redirect' : 'document', to: found.url };
  }
  const { podcast, self } = found.feed;
  const isOne = (address = '') => ours.has(keyOf(address));
  if (isOne(podcast?.newFeedUrl)) return { by: 'new-feed-url', to: podcast?.newFeedUrl as string };
  return isOne(self) ? { by: 'self', to: self as string } : undefined;
}

/** The paths of all current documents by their addresses; what is the index of a folder may be at that of the folder, too. */
function addressesOf(feeds: readonly FeedPlan[], url: string): ReadonlyMap<string, string> {
  const paths = feeds.flatMap(({ paths: own, aliases = [] }) => [
    ...Object.values(own),
    ...aliases.map(({ path }) => path),
  ]);
  return new Map(
    paths.flatMap((path) =>
      [path, path.replace(/(^|\/)index\.\w+$/, '$1')].map((one) => [keyOf(new URL(one, url).href), path]),
    ),
  );
}

/** A host has one site on both schemes. */
function keyOf(address: string): string {
  return address.replace(/^https?:|#.*$/g, '');
}

/**
 * True for a document that we have made: the old program may still serve its own at the same address. JSON Feed does not say what
 * made it: such a document has to be the one in the output folder.
 */
function isOurs({ bytes, text, feed }: OldFeed, file: string, disk: Disk): boolean {
  const written = disk.readIfThere(file);
  if (written && Buffer.compare(written, bytes) === 0) return true;
  const [head = ''] = text.split(/<(?:item|entry)\b/, 1);
  return feed.format !== 'json' && /<generator\b[^>]*>(\w+)/.exec(head)?.[1] === GENERATOR.name;
}
