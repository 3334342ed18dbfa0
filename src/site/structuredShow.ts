import type { Item } from '../model/item.ts';
import type { Show, Site } from './layout.ts';
import { recordingOf } from './recording.ts';

/** What an article is beside an article if it is an episode (schema.org, `PodcastEpisode`). */
export function structuredEpisode(site: Site, item: Item, show: Show | undefined) {
  if (show === undefined) return {};
  const { season, number, isExplicit } = item.episode ?? {};
  const recording = recordingOf(item);
  const { url, type = '', length, duration } = recording ?? {};
  const lasts = duration === undefined ? undefined : `PT${Math.round(duration)}S`;
  return {
    '@type': 'PodcastEpisode',
    name: item.title,
    partOfSeries: structuredSeries(site, show),
    partOfSeason: season && {
      '@type': 'PodcastSeason',
      seasonNumber: season.number,
      name: season.name,
    },
    episodeNumber: number?.number,
    isFamilyFriendly: isExplicit === undefined ? undefined : !isExplicit,
    timeRequired: lasts,
    associatedMedia: recording && {
      '@type': type.startsWith('video/') ? 'VideoObject' : 'AudioObject',
      contentUrl: url,
      encodingFormat: type,
      contentSize: length ? String(length) : undefined,
      duration: lasts,
    },
  };
}

/** A show (schema.org, `PodcastSeries`). */
export function structuredSeries({ settings }: Site, { title, page, feed }: Show) {
  return { '@type': 'PodcastSeries', name: title, url: page, webFeed: feed, inLanguage: settings.language };
}
