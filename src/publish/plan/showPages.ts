import type { Article } from '../../model/article.ts';
import type { Settings } from '../../model/settings.ts';
import { PAGE_MARK } from '../../site/layout.ts';
import type { ListedEpisode } from '../../site/seasons.ts';
import type { FeedWindow } from './feedDocuments.ts';
import type { PagePlan, RemovalPlan } from './outputPlan.ts';

/** Episodes of which a show's page says more than a line. */
const MAX_NEWEST_EPISODES = 10;

type ShowWindow = Pick<FeedWindow, 'feed' | 'shown'>;

/**
 * Plans a page for each show that is one feed of several, beside its documents, with the episodes that these have. Where a feed
 * is no show any more, its page goes.
 *
 * @param windows of the feeds that are planned
 */
export function planShowPages(
  windows: readonly ShowWindow[],
  { pages }: Pick<Settings, 'pages'>,
): (PagePlan | RemovalPlan)[] {
  const named = windows.filter(({ feed }) => feed.selection.kind === 'where' && !feed.isMain);
  return named.map(({ feed: { folder, podcast }, shown }) => {
    const file = { path: `${folder}index.html`, mark: PAGE_MARK };
    if (!pages || podcast === undefined) return { ...file, kind: 'removal' };
    const articles = shown.slice(0, MAX_NEWEST_EPISODES);
    return { ...file, kind: 'showPage', folder, articles, episodes: shown.map(listedEpisodeOf) };
  });
}

/** The pages with the front page of a publication that is a show: it lists all that the feed has. */
export function withMainShow(pages: readonly PagePlan[], windows: readonly ShowWindow[]): PagePlan[] {
  const main = windows.find(({ feed }) => feed.isMain && feed.podcast !== undefined);
  if (main === undefined) return [...pages];
  const episodes = main.shown.map(listedEpisodeOf);
  return pages.map((page) => (page.kind === 'frontPage' ? { ...page, episodes } : page));
}

/** As much of an episode as a list of its show says. */
function listedEpisodeOf({ title, link, published, language, episode, enclosures }: Article): ListedEpisode {
  const { season, number, type } = episode ?? {};
  const durationInSeconds = episode?.durationInSeconds ?? enclosures[0]?.durationInSeconds;
  return {
    title,
    link,
    published,
    ...(language !== undefined && { language }),
    ...(season && { season }),
    ...(number && { number }),
    ...(type && { type }),
    ...(durationInSeconds !== undefined && { durationInSeconds }),
  };
}
