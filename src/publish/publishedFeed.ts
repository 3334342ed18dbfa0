import type { Disk } from '../disk/disk.ts';
import { MAIN_PATHS } from './plan/feeds.ts';

/** The members of an item of a JSON Feed. */
export type Members = Readonly<Record<string, unknown>>;

/** The items of `feed.json` as it stands in the output folder, by their ids: what subscribers were given last. */
export function readPublishedItems(disk: Disk, output: string): ReadonlyMap<string, Members> {
  const bytes = disk.readIfThere(`${output}/${MAIN_PATHS.json}`);
  return itemsOf(bytes === undefined ? '' : new TextDecoder().decode(bytes));
}

/** The items of a JSON Feed by their ids; none where it cannot be read. */
export function itemsOf(text: string): ReadonlyMap<string, Members> {
  const document = parse(text);
  const items = isMembers(document) && Array.isArray(document['items']) ? document['items'] : [];
  return new Map(items.filter(isMembers).map((item) => [String(item['id']), item]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
