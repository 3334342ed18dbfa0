import { createHash } from 'node:crypto';
import type { Item } from '../model/item.ts';

/**
 * A hash of what readers see of an item: its title, text, authors, tags, pictures and files. Not of its id and its
 * times, which the lock has beside it, nor of addresses of ours: a publication that moves, or a page that is renamed,
 * shows its readers nothing else.
 *
 * @param addresses where the publication is and was served
 * @param hasOwnLink true where the author gave the link
 */
export function hashContent(item: Item, addresses: readonly string[], hasOwnLink: boolean): string {
  const { id: _id, published: _published, date: _date, link, ...shown } = item;
  const text = JSON.stringify({ ...shown, ...(hasOwnLink && { link }) }, inOrder);
  // The longest first: one may be the beginning of another.
  const own = [...(hasOwnLink ? [] : [link]), ...addresses].sort((a, b) => b.length - a.length);
  const unaddressed = own.reduce((rest, address) => rest.replaceAll(address, ''), text);
  return createHash('sha256').update(unaddressed).digest('hex').slice(0, 16);
}

/** Members by their names, so that no change of ours in their order is a change in what readers see. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
