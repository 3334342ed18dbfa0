import type { AnyItem } from '../model/item.ts';

/** How a feed is written beside what it says. */
export interface RenderOptions {
  /**
   * Writes the ids that this major version of `feed` wrote, for subscribers who have them: `feed` 4 and 5 put any text
   * into Atom's `id`, `feed` 6 the address as `URL` writes it. They may be invalid.
   */
  readonly keepIdsOf?: 4 | 5 | 6;
}

/** The id that a version of `feed` wrote into an Atom entry: it knew no guid there. */
export function keptAtomId(item: AnyItem, version: 4 | 5 | 6): string {
  return asWritten(item.id || item.link, version);
}

/** The guid that a version of `feed` wrote into an RSS item. */
export function keptGuid({ guid, id, link }: AnyItem, version: 4 | 5 | 6): string {
  return guid || id || asWritten(link, version);
}

function asWritten(address: string, version: 4 | 5 | 6): string {
  return version === 6 && URL.canParse(address) ? new URL(address).href : address;
}
