import { shortHash } from '../model/fingerprint.ts';
import type { Item } from '../model/item.ts';

/**
 * Hashes the content that readers show: title, text, authors, tags, pictures and files. The id and the times are left
 * out, since the lock has them in columns of their own. A translation is news of its own. Our own addresses are left out too: a publication that moves,
 * or a page that is renamed, has the same content.
 *
 * @param addresses the publication's current and former addresses
 * @param hasOwnLink true if the author gave the link
 */
export function hashContent(item: Item, addresses: readonly string[], hasOwnLink: boolean): string {
  const { id: _, published: __, date: ___, translations: ____, link, ...shown } = item;
  const text = JSON.stringify({ ...shown, ...(hasOwnLink && { link }) }, inOrder);
  // The longest first, since one address may begin with another.
  const own = [...(hasOwnLink ? [] : [link]), ...addresses].sort((a, b) => b.length - a.length);
  const unaddressed = own.reduce((rest, address) => rest.replaceAll(address, ''), text);
  return shortHash(unaddressed);
}

/** Sorts the members of objects by name, so that their order in our code does not change the hash. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
