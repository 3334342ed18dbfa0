import type { Disk } from '../disk/disk.ts';
import { MAIN_PATHS } from './plan/feeds.ts';

/** The members of a JSON Feed, or of one of its items. */
export type Members = Readonly<Record<string, unknown>>;

/** The items of `feed.json` as it stands in the output folder, by their ids: what subscribers were given last. */
export function readPublishedItems(disk: Disk, output: string): ReadonlyMap<string, Members> {
  return itemsOf(readDocument(disk, `${output}/${MAIN_PATHS.json}`));
}

/** A JSON Feed as it stands at a path; undefined where there is none that can be read. */
export function readDocument(disk: Disk, path: string): Members | undefined {
  const bytes = disk.readIfThere(path);
  return bytes === undefined ? undefined : parseDocument(new TextDecoder().decode(bytes));
}

/** A JSON Feed; undefined where it cannot be read. */
export function parseDocument(text: string): Members | undefined {
  try {
    const document: unknown = JSON.parse(text);
    return isMembers(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

/** The items of a JSON Feed by their ids. */
export function itemsOf(document: Members | undefined): ReadonlyMap<string, Members> {
  const items = document && Array.isArray(document['items']) ? document['items'] : [];
  return new Map(items.filter(isMembers).map((item) => [String(item['id']), item]));
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
