import { frame } from '../../articles/parseBody.ts';
import type { Disk } from '../../disk/disk.ts';
import { channelOfItems } from '../../feeds/composeFeed.ts';
import type { Format } from '../../feeds/formats.ts';
import { openFragment } from '../../feeds/fragment.ts';
import { type ItemLines, idLineOf, splitDocument } from '../../feeds/splitDocument.ts';
import { asBytes } from '../../identity/lockPart.ts';
import type { Article } from '../../model/article.ts';
import type { FeedPlan } from '../../model/feedPlan.ts';
import type { Settings } from '../../model/settings.ts';
import type { Recalled } from '../articleStore.ts';
import { monthOf } from '../plan/archiveParts.ts';
import { archivePathsOf, isSelected } from '../plan/feeds.ts';
import type { Changed } from './readChanged.ts';

/**
 * Finds what articles that have not changed add to documents, in those of the last run.
 *
 * @param feeds those that are planned: each has its articles in documents of its own
 */
export function openPublished(
  disk: Disk,
  settings: Settings,
  feeds: readonly FeedPlan[],
  { records, now }: Changed,
): NonNullable<Recalled['publishedOf']> {
  const changed = new Set(now.map(({ file }) => file));
  const channel = channelOfItems(settings);
  const documents = new Map<string, ReadonlyMap<string, string>>();
  const itemsIn = (path: string, lines: ItemLines) => {
    const items = documents.get(path) ?? split(path, lines);
    documents.set(path, items);
    return items;
  };
  const split = (path: string, lines: ItemLines): ReadonlyMap<string, string> => {
    const place = `${settings.output}/${path}`;
    const isAsWritten = records.outputs.get(path)?.state === disk.stateOf(place);
    const bytes = isAsWritten ? disk.readIfThere(place) : undefined;
    // A character for each byte: of a hundred items one is wanted, and no other is decoded.
    return bytes ? splitDocument(Buffer.from(bytes).toString('latin1'), lines) : new Map();
  };
  return (article, render) => {
    if (changed.has(article.file)) return undefined;
    const own = feeds.filter((feed) => isSelected(article, feed, settings));
    // Around the items stands what a head says of them, and what their texts need.
    const bare = openFragment(frame(article, settings), channel);
    const find = (format: Format, lines: ItemLines) => {
      const id = asBytes(idLineOf(bare.textIn(format), lines));
      const path = pathsOf(article, own, format).find((one) => itemsIn(one, lines).has(id));
      return path && Buffer.from(itemsIn(path, lines).get(id) as string, 'latin1').toString();
    };
    const textIn = (format: Format) =>
      (format.itemLines && find(format, format.itemLines)) ?? render().textIn(format);
    return { item: bare.item, textIn };
  };
}

/** Parts of a month that are looked through. */
const MAX_PARTS = 9;

/** The documents of an article's feeds that may have it. */
function pathsOf(article: Article, feeds: readonly FeedPlan[], { id }: Format): string[] {
  const month = monthOf(article);
  const names = Array.from({ length: MAX_PARTS }, (_, part) => (part === 0 ? month : `${month}-${part + 1}`));
  const archives = feeds.flatMap(({ folder }) => names.map((name) => archivePathsOf(folder, name)));
  return [...feeds.map(({ paths }) => paths), ...archives].flatMap((paths) => paths[id] ?? []);
}
