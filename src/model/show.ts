import type { Settings } from './settings.ts';

/** True for a publication that is a podcast, or of which a feed is one. */
export function hasShow({ podcast, feeds }: Pick<Settings, 'podcast' | 'feeds'>): boolean {
  return podcast !== undefined || feeds.some((feed) => feed.podcast !== undefined);
}
