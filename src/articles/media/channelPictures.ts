import type { Locate, Located, MediaFile } from '../../model/media.ts';
import type { Podcast } from '../../model/podcast.ts';
import { expected, type Place, type Problem, problemAt } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import type { Colours } from './colours.ts';

/** A publication whose own pictures have been looked for. */
export interface Pictured {
  readonly settings: Settings;
  /** The author's own files among them. */
  readonly media: readonly MediaFile[];
  readonly problems: readonly Problem[];
}

/** What Apple takes for a cover, in pixels. */
const MIN_SIZE = 1400;
const MAX_SIZE = 3000;

/**
 * The publication with the addresses under which its own files are served: an icon, a cover, a trailer or somebody's picture
 * under its own address whose file is beside feed.yaml, or in a folder of articles, is a file that has to be served.
 *
 * @param locate for what feed.yaml refers to
 * @param coloursOf of a file, by its path
 */
export function findChannelPictures(
  settings: Settings,
  locate: Locate,
  coloursOf: (source: string) => Colours | undefined,
): Pictured {
  const { icon, iconPlace, podcast, url } = settings;
  const media: MediaFile[] = [];
  const problems: Problem[] = [];
  const find: Find = (address, place, wanted) => {
    if (place === undefined || !address.startsWith(url)) return undefined;
    const located: Located = locate(address.slice(url.length), wanted);
    if (located.kind !== 'remote' && located.fault) problems.push(problemAt(place, located.fault));
    if (located.kind === 'local') media.push(located.file);
    return located.kind === 'local' ? located.file : undefined;
  };
  const iconFile = icon === undefined ? undefined : find(icon, iconPlace, 'picture');
  const show = (one: Podcast): Podcast => {
    const cover = find(one.image, one.imagePlace, 'picture');
    const fault = cover && faultOf(cover, coloursOf(cover.source));
    if (fault) problems.push(problemAt(one.imagePlace, fault));
    return { ...one, image: cover?.url ?? one.image, ...findParts(one, find) };
  };
  const pictured = {
    ...settings,
    ...(iconFile && { icon: iconFile.url }),
    ...(podcast && { podcast: show(podcast) }),
    feeds: settings.feeds.map((feed) => (feed.podcast ? { ...feed, podcast: show(feed.podcast) } : feed)),
  };
  return { settings: pictured, media, problems };
}

/** Finds a file of the publication's under an address. */
type Find = (address: string, place: Place | undefined, wanted: 'picture' | 'file') => MediaFile | undefined;

/** The files of a show beside its cover. */
function findParts(
  { imagePlace, persons, trailers }: Podcast,
  find: Find,
): Pick<Podcast, 'persons' | 'trailers'> {
  return {
    ...(persons && {
      persons: persons.map((person) => {
        const file = person.img === undefined ? undefined : find(person.img, imagePlace, 'picture');
        return { ...person, ...(file && { img: file.url }) };
      }),
    }),
    ...(trailers && {
      trailers: trailers.map((trailer) => {
        const file = find(trailer.url, imagePlace, 'file');
        return file ? { type: file.type, ...trailer, url: file.url, length: file.length } : trailer;
      }),
    }),
  };
}

/** What Apple refuses a cover for, if anything. Its colours are told, and it is published. */
function faultOf(cover: MediaFile, colours: Colours | undefined) {
  const { type, width, height } = cover;
  const takes = 'Apple takes no other cover';
  if (!isCover(cover)) {
    const what = `a square JPEG or PNG of ${MIN_SIZE} to ${MAX_SIZE} pixels`;
    return expected('SETTING_WRONG', what, `${type}, ${width} by ${height}`, takes);
  }
  if (colours === undefined || colours === 'rgb') return undefined;
  const found = colours === 'grey' ? 'shades of grey' : 'CMYK, the inks of a press';
  return expected('SHOW_UNFIT', 'a cover in RGB colours', found, `${takes}; save it as RGB`);
}

function isCover({ type, width = 0, height = 0 }: MediaFile): boolean {
  return /^image\/(?:jpeg|png)$/.test(type) && width === height && width >= MIN_SIZE && width <= MAX_SIZE;
}
