import { withoutPassword } from '../model/withoutPassword.ts';
import { type NewFeed, type OldAddress, oldAddressOf } from './oldAddress.ts';
import type { ReadFeed } from './reader/feedDocument.ts';

/** An address at which people subscribe to a feed that is imported, and what keeps them. */
export type MovedFrom = { readonly address: string } & Exclude<OldAddress, { kind: 'same' }>;

/**
 * The addresses at which people subscribe to a feed: where it was fetched, and its own. Those that the new feed has too are not among
 * them, nor is that of the site, which some feeds give for their own. An export has none, and an archive names its feed (RFC 5005, 4).
 *
 * @param fetched where the document was fetched, if it was
 * @example movedFrom(feed, 'https://news.example.nz/feed/', to)[0]?.kind // 'alias'
 */
export function movedFrom(
  { format, current, self, link }: Pick<ReadFeed, 'format' | 'current' | 'self' | 'link'>,
  fetched: string | undefined,
  to: NewFeed,
): MovedFrom[] {
  if (format === 'export') return [];
  const moved = new Map<string, MovedFrom>();
  const own = self !== undefined && link !== undefined && bare(self) === bare(link) ? undefined : self;
  for (const given of current === undefined ? [fetched, own] : [current]) {
    const address = given === undefined ? undefined : withoutPassword(given);
    const way = address === undefined ? undefined : oldAddressOf(address, format, to);
    if (address === undefined || way === undefined || way.kind === 'same') continue;
    const key = address.replace(/^https?:\/\//i, '');
    if (!moved.has(key)) moved.set(key, { address, ...way });
  }
  return [...moved.values()];
}

/** Without what makes no difference to whoever asks. */
function bare(address: string): string {
  return address.replace(/^https?:\/\//i, '').replace(/\/$/, '');
}
