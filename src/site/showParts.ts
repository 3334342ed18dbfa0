import { type Html, html, type Part } from './htmlTemplate.ts';
import type { Show, Site } from './layout.ts';
import { type ListedEpisode, seasonLists } from './seasons.ts';
import { structuredSeries } from './structuredShow.ts';

/** The list of all episodes, unless it would say no more than the newest ones do. */
export function allEpisodes(
  site: Site,
  { podcast }: Show,
  shown: number,
  episodes: readonly ListedEpisode[],
): Html | undefined {
  const isMore = episodes.length > shown || episodes.some(({ season }) => season !== undefined);
  return isMore ? seasonLists(site, episodes, podcast.type === 'serial') : undefined;
}

/** The picture of a show. What it says stands beside it. */
export function cover({ podcast }: Show): Html {
  return html`<img class="cover" src="${podcast.image}" alt="" width="160" height="160">\n`;
}

/** Where a show can be supported. */
export function support({ podcast: { funding = [] } }: Show): Part {
  if (funding.length === 0) return undefined;
  return html`<p>Support the show: ${funding.map(({ url, title }, index) => [index === 0 ? undefined : ', ', html`<a href="${url}">${title}</a>`])}.</p>
`;
}

/** A show as search engines read it (schema.org, `PodcastSeries`). */
export function seriesFacts(site: Site, show: Show) {
  const { image, author, isExplicit } = show.podcast;
  return {
    '@context': 'https://schema.org',
    ...structuredSeries(site, show),
    description: descriptionOf(site, show),
    image,
    author: author === undefined ? undefined : { '@type': 'Organization', name: author },
    isFamilyFriendly: !isExplicit,
  };
}

/** What a show is about. */
export function descriptionOf({ settings }: Site, { podcast }: Show): string {
  return podcast.description ?? settings.description;
}
