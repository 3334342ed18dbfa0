import type { Locate, MediaFile } from '../../model/media.ts';
import { expected, type Place, type Problem, problemAt } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';

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
 * The publication with the addresses under which its own pictures are served: an icon or a cover under its own
 * address whose file is beside feed.yaml, or in a folder of articles, is a file that has to be served.
 *
 * @param locate for what feed.yaml refers to
 */
export function findChannelPictures(settings: Settings, locate: Locate): Pictured {
  const { icon, iconPlace, podcast, url } = settings;
  const media: MediaFile[] = [];
  const problems: Problem[] = [];
  const find = (address: string, place: Place | undefined): MediaFile | undefined => {
    if (place === undefined || !address.startsWith(url)) return undefined;
    const located = locate(address.slice(url.length), 'picture');
    if (located.kind !== 'remote' && located.fault) problems.push(problemAt(place, located.fault));
    if (located.kind === 'local') media.push(located.file);
    return located.kind === 'local' ? located.file : undefined;
  };
  const iconFile = icon === undefined ? undefined : find(icon, iconPlace);
  const cover = podcast && find(podcast.image, podcast.imagePlace);
  if (podcast && cover && !isCover(cover)) {
    const found = `${cover.type}, ${cover.width} by ${cover.height}`;
    const what = `a square JPEG or PNG of ${MIN_SIZE} to ${MAX_SIZE} pixels`;
    const fault = expected('SETTING_WRONG', what, found, 'Apple takes no other cover');
    problems.push(problemAt(podcast.imagePlace, fault));
  }
  const pictured = {
    ...settings,
    ...(iconFile && { icon: iconFile.url }),
    ...(podcast && cover && { podcast: { ...podcast, image: cover.url } }),
  };
  return { settings: pictured, media, problems };
}

function isCover({ type, width = 0, height = 0 }: MediaFile): boolean {
  return /^image\/(?:jpeg|png)$/.test(type) && width === height && width >= MIN_SIZE && width <= MAX_SIZE;
}
