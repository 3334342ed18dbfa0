import type { Item } from '../model/item.ts';
import { people } from './episodeFacts.ts';
import { newestArticle } from './frontPage.ts';
import { type Html, html } from './htmlTemplate.ts';
import { english, FOLLOW, footer, renderPage, type Show, type Site, siteHeader } from './layout.ts';
import { jsonLd } from './metadata.ts';
import type { ListedEpisode } from './seasons.ts';
import { allEpisodes, cover, descriptionOf, seriesFacts, support } from './showParts.ts';
import { addressField, appLinks, formatLinks } from './subscribeLinks.ts';

/** Its episodes, as far as its feed shows them. */
export interface ShowContent {
  readonly newest: readonly Item[];
  /** The newest first. */
  readonly episodes: readonly ListedEpisode[];
  /** The addresses of its documents by format. */
  readonly addressOf: (format: string) => string;
  /** The way to the front page. */
  readonly top: string;
}

/** The page of a show that is one feed of a publication: what it is, how to subscribe, what is new, and all episodes. */
export function renderShowPage(site: Site, show: Show, content: ShowContent): string {
  const { settings, formats } = site;
  const { language } = settings;
  const { newest, episodes, addressOf, top } = content;
  const { title, page, podcast } = show;
  const description = descriptionOf(site, show);
  const own = english(language);
  const body = html`${siteHeader(site, top, language)}
<main class="show">
<header>
${cover(show)}<h1>${title}</h1>
${podcast.author === undefined ? undefined : html`<p class="byline"${own}>By ${podcast.author}</p>\n`}<p>${description}</p>
</header>
<section class="follow" id="${FOLLOW}" aria-labelledby="how"${own}>
<h2 id="how">Get every new episode</h2>
${appLinks(show)}<p>Or give this address to any other:</p>
${addressField(show.feed)}${formatLinks(formats, addressOf)}${support(show)}</section>
${people(podcast, own)}<section class="h-feed" aria-labelledby="newest">
<h2 class="p-name" id="newest"${own}>Newest episodes</h2>
${newest.length === 0 ? html`<p${own}>There are none yet.</p>\n` : newest.map((item) => newestArticle(site, item))}</section>
${allEpisodes(site, show, newest.length, episodes)}</main>${footer(site, language)}`;
  return renderPage(site, {
    title: `${title} - ${settings.title}`,
    description,
    language,
    link: page,
    top,
    head: [announced(content, show, formats), jsonLd(seriesFacts(site, show))],
    body,
    ownScript: 'copyScript',
  });
}

function announced({ addressOf }: ShowContent, { title }: Show, formats: Site['formats']): Html[] {
  return formats.map(
    ({ id, name, linkType }) =>
      html`<link rel="alternate" type="${linkType}" title="${title} (${name})" href="${addressOf(id)}">\n`,
  );
}
