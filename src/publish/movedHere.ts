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
 * @param isNew true where the import makes feed.yaml
 */
export function movedHere(
  feed: ReadFeed,
  { address }: ImportSource,
  { url, aliases = [], feeds = [] }: Settings,
  isNew: boolean,
): MovedHere[] {
  const paths = [...aliases, ...feeds.flatMap((one) => one.aliases ?? [])].map(({ path }) => path);
  const all = movedFrom(feed, address, { url, paths: MAIN_PATHS }).map((one) => {
    if (one.kind === 'redirect') return { ...one, isInSettings: false };
    const path = typeof one.alias === 'string' ? one.alias : one.alias.path;
    return { ...one, isInSettings: paths.includes(path) };
  });
  return isNew ? all : all.filter(({ isInSettings }) => !isInSettings);
}
