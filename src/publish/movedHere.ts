import { type MovedFrom, movedFrom } from '../import/movedFrom.ts';
import type { ReadFeed } from '../import/reader/feedDocument.ts';
import type { ImportSource } from '../import/source.ts';
import type { Settings } from '../model/settings.ts';
import { MAIN_PATHS } from './plan/feeds.ts';

/** An address at which people subscribe, and whether feed.yaml writes the feed there. */
export type MovedHere = MovedFrom & { readonly isInSettings: boolean };

/**
 * Where people subscribe to a feed. What a feed.yaml that was here says already is not among it.
 *
 * @param isMade true for settings that are made of the feed
 */
export function movedHere(
  feed: Pick<ReadFeed, 'format' | 'current' | 'self'>,
  { address }: Pick<ImportSource, 'address'>,
  { url, aliases = [], feeds = [] }: Settings,
  isMade: boolean,
): MovedHere[] {
  const paths = [...aliases, ...feeds.flatMap((one) => one.aliases ?? [])].map(({ path }) => path);
  const all = movedFrom(feed, address, { url, paths: MAIN_PATHS }).map((one) => {
    if (one.kind === 'redirect') return { ...one, isInSettings: false };
    const { path } = typeof one.alias === 'string' ? { path: one.alias } : one.alias;
    return { ...one, isInSettings: paths.includes(path) };
  });
  return isMade ? all : all.filter(({ isInSettings }) => !isInSettings);
}
