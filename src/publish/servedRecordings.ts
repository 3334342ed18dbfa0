import type { Article } from '../model/article.ts';
import type { Enclosure } from '../model/item.ts';
import { isRecordingType } from '../model/mediaType.ts';
import { newestFirst } from '../model/order.ts';
import type { Place } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { placeAt } from '../syntax/sourceText.ts';
import { attempt } from './articleStore.ts';
import { isSelected } from './plan/feeds.ts';
import type { PreparedBuild } from './preparedBuild.ts';
import { readSource } from './readArticle.ts';
import type { World } from './world.ts';

/** A recording of a show, as its feed tells it, and where its author names it. */
export interface ServedRecording extends Pick<Enclosure, 'url' | 'type' | 'length'> {
  readonly place: Place;
}

/** Finds the recordings of all shows, those of the newest episodes first, each once. */
export function findRecordings({ disk }: World, { plan, articles, index }: PreparedBuild): ServedRecording[] {
  const { settings } = plan;
  const shows = plan.feeds.filter(({ podcast }) => podcast);
  const episodes = plan.schedule.published
    .filter((article) => shows.some((show) => isSelected(article, show, settings)))
    .toSorted(newestFirst);
  const byUrl = new Map<string, ServedRecording>();
  for (const article of episodes) {
    const { enclosures = [] } = attempt(article, articles, () => articles.load(article).item) ?? {};
    for (const { url, type, length } of enclosures) {
      if (byUrl.has(url) || !isRecordingType(type ?? '')) continue;
      const path = index.tree.files.find(({ file }) => file === article.file)?.path ?? article.file;
      const place = placeOf(article, url, path, disk, settings);
      byUrl.set(url, {
        url,
        ...(type !== undefined && { type }),
        ...(length !== undefined && { length }),
        place,
      });
    }
  }
  return [...byUrl.values()];
}

/** Where front matter names a recording: of a file beside the article, the first that it names. */
function placeOf(
  { file, enclosures, idPlace }: Article,
  url: string,
  path: string,
  disk: World['disk'],
  settings: Settings,
): Place {
  const reference = enclosures.find(({ src }) => src === url) ?? enclosures[0];
  const { source } = readSource(file, path, disk, settings);
  return reference && source ? placeAt(source, reference.at) : idPlace;
}
