import type { Enclosure, Picture } from '../../../model/item.ts';
import type { Episode, EpisodeType } from '../../../model/podcast.ts';
import type { ReadEntry } from '../feedDocument.ts';
import { parseSeconds, parseSize, trimmed, withoutUndefined } from '../fieldValues.ts';
import { typeOf } from './embeds.ts';
import type { PostContext } from './library.ts';
import { metaLine, type PostMeta, phpValues } from './postMeta.ts';

/** The picture that a theme shows with a post. */
export function featuredPicture(meta: PostMeta, { find }: PostContext): Picture | undefined {
  const id = metaLine(meta, '_thumbnail_id');
  const file = id === undefined || /^-|^0$/.test(id) ? undefined : find(id);
  if (file === undefined) return undefined;
  const { title: _, ...picture } = file;
  return picture;
}

/** The files that feeds of WordPress attach; a recording in the text, where it is the only one. */
export function enclosuresOf(
  { enclosures }: ReadEntry,
  meta: PostMeta,
  recordings: readonly Enclosure[],
): readonly Enclosure[] {
  const written = (meta.get('enclosure') ?? []).flatMap((text) => enclosureIn(text));
  const audio = metaLine(meta, 'audio_file');
  const ofPodcast =
    audio === undefined || written.some(({ url }) => url === audio)
      ? []
      : [
          withoutUndefined({
            url: audio,
            type: typeOf(audio),
            duration: parseSeconds(metaLine(meta, 'duration')),
          }),
        ];
  const all = [...enclosures, ...written, ...ofPodcast];
  return all.length === 0 && recordings.length === 1 ? recordings : all;
}

/** The custom field of an enclosure: address, bytes and type, one a line; PowerPress adds what it knows of the episode. */
function enclosureIn(text: string): Enclosure[] {
  const [url = '', length, type, more = ''] = text.split('\n').map((line) => line.trim());
  if (!/^https?:\/\//.test(url)) return [];
  const duration = parseSeconds(phpValues(more).get('duration'));
  return [withoutUndefined({ url, length: parseSize(length), type: trimmed(type) ?? typeOf(url), duration })];
}

const TYPES: readonly EpisodeType[] = ['full', 'trailer', 'bonus'];

/** What Seriously Simple Podcasting or PowerPress know of an episode. */
export function episodeOf(meta: PostMeta): Episode | undefined {
  const ofPowerPress = phpValues(meta.get('enclosure')?.[0]?.split('\n')[3] ?? '');
  const value = (key: string, other: string) => metaLine(meta, key) ?? ofPowerPress.get(other);
  const season = wholeNumber(value('itunes_season_number', 'season'));
  const number = wholeNumber(value('itunes_episode_number', 'episode_no'));
  const type = value('itunes_episode_type', 'episode_type');
  const episode = withoutUndefined({
    season: season === undefined ? undefined : { number: season },
    number: number === undefined ? undefined : { number },
    type: TYPES.find((known) => known === type),
  });
  return Object.keys(episode).length > 0 ? episode : undefined;
}

function wholeNumber(text: string | undefined): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : undefined;
}
