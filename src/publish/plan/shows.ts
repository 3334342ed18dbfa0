import { showGuid } from '../../feeds/composeFeed.ts';
import type { Head } from '../../model/article.ts';
import type { FeedPlan } from '../../model/feedPlan.ts';
import { isEpisode } from '../../model/isEpisode.ts';
import { expected, type Problem, problemAt, quoted } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { fits, placeOf } from './feeds.ts';

/** Finds the articles that a show lacks, and the shows that directories would take for one. */
export function findShowProblems(
  feeds: readonly FeedPlan[],
  heads: readonly Head[],
  settings: Settings,
): Problem[] {
  const shows = feeds.filter(({ podcast }) => podcast !== undefined);
  if (shows.length === 0) return [];
  return [...findSharedGuids(shows, settings), ...findSilent(shows, heads, settings)];
}

/** Refuses two shows with one guid. It may be made of the address of a feed, which the other took over. */
function findSharedGuids(shows: readonly FeedPlan[], settings: Settings): Problem[] {
  const byGuid = new Map<string | undefined, FeedPlan>();
  return shows.flatMap((show) => {
    const guid = showGuid(show, settings) as string;
    const other = byGuid.get(guid);
    byGuid.set(guid, other ?? show);
    if (other === undefined) return [];
    const what = `another guid than that of ${quoted(other.title)}`;
    const mend = 'a guid is of one show; take podcast: out of the feed that is none any more, or mend guid:';
    return problemAt(placeOf(show, settings), expected('SETTING_WRONG', what, guid, mend));
  });
}

/** Warns of each article that is in no document of a show since it has no audio and no video. */
function findSilent(shows: readonly FeedPlan[], heads: readonly Head[], settings: Settings): Problem[] {
  // What is withdrawn is to be silent.
  const silent = heads.filter((head) => head.withdrawn === undefined && !isEpisode(head));
  return silent.flatMap((head) =>
    shows
      .filter((show) => fits(head, show, settings))
      .map(({ title, paths, isMain }) => {
        const other = isMain
          ? 'give the show a feed of its own in feeds: if not all articles are episodes'
          : 'take it out of what where: of the show says';
        return problemAt(head.idPlace, {
          code: 'EPISODE_WITHOUT_AUDIO',
          message: `expected audio or video in an episode of ${quoted(title)}, found none`,
          mend: `${paths.rss} is without it; name its file in enclosures:, or ${other}`,
        });
      }),
  );
}
