import type { Article } from '../../model/article.ts';
import type { FeedPlan } from '../../model/feedPlan.ts';
import { isEpisode } from '../../model/isEpisode.ts';
import { expected, type Problem, problemAt, quoted } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { hasShow } from '../../model/show.ts';
import { isSelected } from './feeds.ts';

/**
 * Warns of what apps would sort or show wrongly: an episode of a serial show without a number, two episodes of a show with one
 * number in one season, and a trailer without sound.
 *
 * @param articles those that are published, or will be
 */
export function findEpisodeProblems(
  articles: readonly Article[],
  feeds: readonly FeedPlan[],
  settings: Settings,
): Problem[] {
  if (!hasShow(settings)) return [];
  const shows = feeds.filter(({ podcast }) => podcast !== undefined);
  const found = shows.flatMap((show) => {
    const episodes = articles.filter((article) => !article.withdrawn && isSelected(article, show, settings));
    const isSerial = show.podcast?.type === 'serial';
    return [
      ...(isSerial ? episodes.filter(lacksNumber).map((one) => unnumbered(one, show)) : []),
      ...findTwice(episodes),
    ];
  });
  const trailers = articles.filter((article) => article.episode?.type === 'trailer' && !isEpisode(article));
  return [
    ...new Map([...found, ...trailers.map(silent)].map((problem) => [keyOf(problem), problem])).values(),
  ];
}

/** Trailers and extras have no number of their own. */
function lacksNumber({ episode }: Article): boolean {
  return episode?.number === undefined && (episode?.type ?? 'full') === 'full';
}

function findTwice(episodes: readonly Article[]): Problem[] {
  const first = new Map<string, Article>();
  const inOrder = episodes.toSorted(
    (a, b) => a.published.getTime() - b.published.getTime() || (a.file < b.file ? -1 : 1),
  );
  return inOrder.flatMap((article) => {
    const { episode } = article;
    const { season, number, type = 'full' } = episode ?? {};
    if (number === undefined) return [];
    const key = `${season?.number ?? ''} ${number.number} ${type}`;
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, article);
      return [];
    }
    const what = season ? `an episode of its own in season ${season.number}` : 'an episode of its own';
    const message = `expected ${what}, found the number ${number.number} of ${other.file}`;
    return problemAt(placeOf(article), {
      code: 'EPISODE_TWICE',
      message,
      mend: 'apps show one of the two; give each its number, or its season',
    });
  });
}

function unnumbered(article: Article, { title }: FeedPlan): Problem {
  const what = `episode: with its number in the serial show ${quoted(title)}`;
  const mend = 'apps order a serial show by season and number; write both, or episodeType: trailer or bonus';
  return problemAt(placeOf(article), {
    code: 'EPISODE_UNNUMBERED',
    message: `expected ${what}, found none`,
    mend,
  });
}

function silent(article: Article): Problem {
  const mend = 'no app shows it; name its file in enclosures:, or take the type out';
  return problemAt(placeOf(article), expected('TRAILER_EMPTY', 'a trailer with sound or film', '', mend));
}

function placeOf({ episode, publishedPlace, file }: Article) {
  return episode?.place ?? (publishedPlace.file === file ? publishedPlace : { file, line: 1, column: 1 });
}

function keyOf({ code, file, message }: Problem): string {
  return `${code} ${file} ${message}`;
}
