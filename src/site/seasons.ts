import type { Episode } from '../model/podcast.ts';
import type { ListedArticle } from './archivePages.ts';
import { episodeWords } from './episodeFacts.ts';
import { type Html, html, type Part } from './htmlTemplate.ts';
import { english, lang, type Site, time } from './layout.ts';
import { clock } from './recording.ts';

/** An episode in a list of its show. */
export interface ListedEpisode extends ListedArticle {
  readonly season?: NonNullable<Episode['season']>;
  readonly number?: NonNullable<Episode['number']>;
  readonly type?: NonNullable<Episode['type']>;
  /** As front matter has it; nothing is measured for a list. */
  readonly durationInSeconds?: number;
}

/**
 * All episodes of a show, by season: the newest season first, and in it the newest episode, but of a serial the first.
 *
 * @param episodes the newest first
 */
export function seasonLists(site: Site, episodes: readonly ListedEpisode[], isSerial: boolean): Html {
  const { language } = site.settings;
  const own = english(language);
  const seasons = bySeason(episodes);
  return html`<section class="seasons" aria-labelledby="all">
<h2 id="all"${own}>All episodes</h2>
${seasons.map(([name, those]) => {
  const listed = isSerial ? those.toReversed() : those;
  return html`${seasons.length > 1 || name !== '' ? html`<h3${own}>${name || 'Without a season'}</h3>\n` : undefined}<ul>
${listed.map((episode) => line(site, episode))}</ul>
`;
})}</section>
`;
}

/** The seasons by number, the last first; what has none comes after them. */
function bySeason(episodes: readonly ListedEpisode[]): [name: string, ListedEpisode[]][] {
  const seasons = new Map<number, ListedEpisode[]>();
  for (const episode of episodes) {
    const number = episode.season?.number ?? Number.NEGATIVE_INFINITY;
    seasons.set(number, [...(seasons.get(number) ?? []), episode]);
  }
  const inOrder = [...seasons].sort(([a], [b]) => (a < b ? 1 : -1));
  return inOrder.map(([number, those]) => {
    const name = those.find(({ season }) => season?.name !== undefined)?.season?.name;
    return [Number.isFinite(number) ? `Season ${number}${name === undefined ? '' : `: ${name}`}` : '', those];
  });
}

function line(site: Site, episode: ListedEpisode): Html {
  const { title, link, published, language = site.settings.language, durationInSeconds } = episode;
  const { season: _, ...inSeason } = episode;
  const words = episodeWords(inSeason);
  const facts: Part[] = [
    words === '' ? undefined : `${words} · `,
    time(site, published, 'dt-published'),
    durationInSeconds === undefined ? undefined : ` · ${clock(durationInSeconds)}`,
  ];
  return html`<li${lang(language, site.settings.language)}><a href="${link}">${title}</a> <span class="episode"${english(language)}>${facts}</span></li>\n`;
}
