import type { Chapter, Episode } from '../model/podcast.ts';
import type { Entry } from '../syntax/value.ts';
import { readAlternates, readChapters } from './alternateReaders.ts';
import {
  readBlock,
  readContentLinks,
  readEpisodeDuration,
  readEpisodeNumber,
  readEpisodeType,
  readExplicit,
  readItunesTitle,
  readLicence,
  readPersons,
  readPlace,
  readSeason,
  readSocial,
  readSoundbites,
  readTexts,
} from './episodeReaders.ts';
import { writeFrontText } from './frontText.ts';
import type { EpisodeField } from './headField.ts';

/**
 * The fields of front matter that only episodes of podcasts have, which together are `episode` in a head: each is a part of
 * it. In an article that is none, words like `location` may mean anything, and are not read.
 */
export const EPISODE_FIELDS: readonly EpisodeField[] = [
  {
    key: 'season',
    part: 'season',
    names: ['season', 'seasonNumber', 'season_number', 'itunes_season', 'itunesSeason'],
    isSuggested: false,
    read: readSeason,
    write: ofEpisode(({ season }) => season && bare(season.number, { name: writeFrontText(season.name) })),
    compare: ['season', textOf(({ season }) => season?.number)],
  },
  {
    key: 'episodeNumber',
    part: 'number',
    names: [
      ...['episode', 'episodeNumber', 'episode_number', 'itunes_episode', 'itunesEpisode'],
      'podcast_episode',
    ],
    isSuggested: false,
    read: readEpisodeNumber,
    write: ofEpisode(
      ({ number }) => number && bare(number.number, { display: writeFrontText(number.display) }),
    ),
    compare: ['number of the episode', textOf(({ number }) => number?.number)],
  },
  {
    key: 'episodeType',
    part: 'type',
    names: [
      ...['episodeType', 'episode_type', 'itunes_episode_type', 'itunes_episodeType'],
      ...['itunesEpisodeType'],
    ],
    read: readEpisodeType,
    write: ofEpisode(({ type }) => type),
    compare: ['type of the episode', textOf(({ type }) => type)],
  },
  {
    key: 'explicit',
    part: 'isExplicit',
    names: ['explicit', 'itunes_explicit', 'itunesExplicit', 'parental_advisory'],
    isSuggested: false,
    read: readExplicit,
    write: ofEpisode(({ isExplicit }) => isExplicit),
    compare: ['explicit', textOf(({ isExplicit }) => isExplicit)],
  },
  {
    key: 'block',
    part: 'isBlocked',
    names: ['block', 'itunes_block', 'itunesBlock'],
    isSuggested: false,
    read: readBlock,
    write: ofEpisode(({ isBlocked }) => isBlocked),
    compare: ['block', textOf(({ isBlocked }) => isBlocked)],
  },
  {
    key: 'itunesTitle',
    part: 'title',
    names: ['itunesTitle', 'itunes_title'],
    read: readItunesTitle,
    write: ofEpisode(({ title }) => writeFrontText(title)),
    compare: ['title without numbers', textOf(({ title }) => title)],
  },
  {
    key: 'duration',
    part: 'durationInSeconds',
    names: [
      ...['duration', 'durationInSeconds', 'itunes_duration', 'itunesDuration'],
      ...['podcast_duration', 'audio_duration'],
    ],
    isSuggested: false,
    read: readEpisodeDuration,
  },
  {
    key: 'persons',
    part: 'persons',
    names: ['persons', 'person', 'podcast_persons'],
    isSuggested: false,
    read: readPersons,
    write: ofEpisode(({ persons }) =>
      persons?.map(({ name, ...rest }) => ({ name: writeFrontText(name), ...rest })),
    ),
    compare: ['persons', textOf(({ persons }) => persons?.map(({ name }) => name).join(', '))],
  },
  {
    key: 'location',
    part: 'location',
    names: ['location'],
    isSuggested: false,
    read: readPlace,
    write: ofEpisode(({ location }) => location && { ...location, name: writeFrontText(location.name) }),
    compare: ['location', textOf(({ location }) => location?.name)],
  },
  {
    key: 'soundbites',
    part: 'soundbites',
    names: ['soundbites', 'soundbite'],
    isSuggested: false,
    read: readSoundbites,
    write: ofEpisode(({ soundbites }) =>
      soundbites?.map(({ startInSeconds: start, durationInSeconds: duration, title }) => ({
        start,
        duration,
        title: writeFrontText(title),
      })),
    ),
  },
  {
    key: 'chapterList',
    part: 'chapters',
    names: ['chapters'],
    isSuggested: false,
    accepts: isChapterList,
    read: readChapters,
    // Where there is a file of them, its row is the one that writes.
    write: ({ chapters, chapterList }) =>
      chapters === undefined ? chapterList?.map(writeChapter) : undefined,
  },
  {
    key: 'alternateEnclosures',
    part: 'alternates',
    names: ['alternateEnclosures', 'alternateEnclosure', 'alternate_enclosures'],
    read: readAlternates,
    write: ofEpisode(({ alternates }) =>
      alternates?.map(({ sources, length, isDefault, ...rest }) => ({
        sources,
        sizeInBytes: length,
        ...rest,
        default: isDefault,
      })),
    ),
  },
  {
    key: 'socialInteract',
    part: 'social',
    names: ['socialInteract', 'social_interact'],
    read: readSocial,
    write: ofEpisode(({ social }) => social),
  },
  {
    key: 'txt',
    part: 'texts',
    names: ['txt'],
    isSuggested: false,
    read: readTexts,
    write: ofEpisode(({ texts }) =>
      texts?.map(({ value, purpose }) => ({
        value: writeFrontText(value),
        purpose: writeFrontText(purpose),
      })),
    ),
  },
  {
    key: 'license',
    part: 'license',
    names: ['license', 'licence'],
    isSuggested: false,
    read: readLicence,
    write: ofEpisode(({ license }) => license && { ...license, name: writeFrontText(license.name) }),
    compare: ['licence', textOf(({ license }) => license?.name)],
  },
  {
    key: 'contentLinks',
    part: 'contentLinks',
    names: ['contentLinks', 'contentLink', 'content_links'],
    read: readContentLinks,
    write: ofEpisode(({ contentLinks }) =>
      contentLinks?.map(({ href, title }) => ({ href, title: writeFrontText(title) })),
    ),
  },
];

type HasEpisode = { readonly episode?: Episode };

/** What a row writes of an item's episode; nothing of an item that is none. */
function ofEpisode(write: (episode: Episode) => unknown): (item: HasEpisode) => unknown {
  return ({ episode }) => episode && write(episode);
}

/** What a row compares of an item's episode. */
function textOf(
  read: (episode: Episode) => string | number | boolean | undefined,
): (item: HasEpisode) => string | undefined {
  return ({ episode }) => {
    const value = episode && read(episode);
    return value === undefined ? undefined : String(value);
  };
}

/** A number alone, or a mapping where there is more to say. */
function bare(number: number, more: Readonly<Record<string, string | undefined>>): unknown {
  return Object.values(more).every((text) => text === undefined) ? number : { number, ...more };
}

/** True for a list of chapters, which begin at a time; a file of them is a name, or has an address alone. */
export function isChapterList({ value }: Entry): boolean {
  if (value.kind !== 'list') return false;
  return value.values.some((one) =>
    one.kind === 'mapping'
      ? one.entries.some(({ key }) => /^(?:start|time|title|toc)/i.test(key))
      : one.kind === 'text' && /^\s*\d[\d:.]*\s/.test(one.text),
  );
}

function writeChapter({ startInSeconds: start, title, img, url, isHidden }: Chapter): unknown {
  return { start, title: writeFrontText(title), img, url, toc: isHidden ? false : undefined };
}
