import type { Item } from '../model/item.ts';
import { type Html, html } from './htmlTemplate.ts';
import {
  english,
  FOLLOW,
  feedLinks,
  footer,
  isEnglish,
  lang,
  renderPage,
  type Show,
  type Site,
  time,
} from './layout.ts';
import { jsonLd } from './metadata.ts';
import type { ListedEpisode } from './seasons.ts';
import { allEpisodes, cover, seriesFacts, support } from './showParts.ts';
import { addressField, appLinks, formatLinks } from './subscribeLinks.ts';

/** What the front page of a publication has beside its newest articles. */
export interface FrontExtras {
  /** The address of the list of all feeds, where there are several. */
  readonly list?: string | undefined;
  /** The address of the page that leads to all articles, where there is one. */
  readonly archive?: string | undefined;
  /** The show that the publication is, with its episodes, the newest first. */
  readonly show?: Show | undefined;
  readonly episodes?: readonly ListedEpisode[] | undefined;
}

/** Bytes of what can be long: with all else, the style sheet and the script, a front page stays under 20 KB. */
const MAX_BYTES = 10_000;
/** Of those, for feeds of some of the articles: their list, and their announcement. */
const MAX_FOR_FEEDS = { listed: 3000, announced: 1500 };
/** Readers show all feeds that they find announced. */
const MAX_ANNOUNCED = 10;

/**
 * The front page: what the publication is, how to subscribe for someone who has never heard of a feed, and what is new.
 *
 * @param newest the newest articles; as many as fit are shown
 */
export function renderFrontPage(
  site: Site,
  newest: readonly Item[],
  { list, archive, show, episodes = [] }: FrontExtras = {},
): string {
  const { settings } = site;
  const { title, description, language, url, icon } = settings;
  const own = english(language);
  const announced = otherLinks(site);
  const parts = partsOf(site, list);
  const left = MAX_BYTES - lengthOf([...announced, parts]);
  const body = html`<header class="site">
${show ? cover(show) : icon === undefined ? undefined : html`<img class="icon" src="${icon}" alt="" width="56" height="56">\n`}<h1>${title}</h1>
<p>${description}</p>
</header>
<main class="front">
${subscribe(site, own, parts, show)}
<section class="h-feed" aria-labelledby="newest">
<h2 class="p-name" id="newest"${own}>Newest articles</h2>
${
  newest.length === 0
    ? html`<p${own}>There are none yet.</p>`
    : fitting(
        newest.map((item) => newestArticle(site, item)),
        left,
        1,
      )
}
${archive === undefined ? undefined : html`<p${own}><a href="${archive}">All articles, by month</a></p>\n`}</section>
${show && allEpisodes(site, show, newest.length, episodes)}</main>${footer(site, language)}`;
  return renderPage(site, {
    title,
    description,
    language,
    link: url,
    top: '',
    head: [feedLinks(site), announced, show && jsonLd(seriesFacts(site, show))],
    body,
    ownScript: 'copyScript',
  });
}

/** Of the other feeds only RSS is announced, and only of those that a person named, each under a title of its own. */
function otherLinks({ settings, formats, others }: Site): Html[] {
  const taken = new Set(formats.map(({ name }) => `${settings.title} (${name})`));
  const links = others.slice(0, Math.min(settings.feeds.length, MAX_ANNOUNCED)).map((feed) => {
    const { rss } = feed.addresses;
    const title = taken.has(feed.title) ? `${feed.title} (${rss})` : feed.title;
    taken.add(title);
    return html`<link rel="alternate" type="application/rss+xml" title="${title}" href="${settings.url}${rss}">\n`;
  });
  return fitting(links, MAX_FOR_FEEDS.announced, 0);
}

function subscribe(
  { settings: { url }, formats, main }: Site,
  own: Html | undefined,
  parts: Html | undefined,
  show: Show | undefined,
): Html {
  return html`<section class="follow" id="${FOLLOW}" aria-labelledby="how"${own}>
<h2 id="how">Get every new article</h2>
<p>Give this address to a feed reader, and it tells you whenever there is something new. No account, no e-mail address.</p>
${addressField(url + main.rss)}${show && [appLinks(show), support(show)]}<details>
<summary>What is a feed reader?</summary>
<p>An app or a website that collects what you follow in one place, in order of time, without advertisements or anyone who decides for you what you see. Feedly, Inoreader, NetNewsWire and Thunderbird are some. Where it asks for the address of a site or a feed, paste the one above.</p>
</details>
${formatLinks(formats, (id) => `${url}${main[id]}`)}${parts}</section>`;
}

function partsOf({ settings, others }: Site, list: string | undefined): Html | undefined {
  if (others.length === 0) return undefined;
  const { url, language } = settings;
  const spoken = isEnglish(language) ? undefined : lang(language, 'en');
  const links = others.map(
    // A show has a page, at the address that is its id.
    ({ title, addresses, id, podcast }) =>
      html`<li><a href="${podcast ? id : url + addresses.rss}"${spoken}>${title}</a></li>\n`,
  );
  const shown = fitting(links, MAX_FOR_FEEDS.listed, 0);
  const left = links.length - shown.length;
  return html`<h3>Only a part of it</h3>
${shown.length === 0 ? undefined : html`<ul>\n${shown}</ul>\n`}${left === 0 ? undefined : html`<p>And ${left} more.</p>\n`}${list === undefined ? undefined : html`<p><a href="${url}${list}">All feeds as one list</a> (OPML), for a reader that takes lists.</p>\n`}`;
}

/** An article in a list of what is new. */
export function newestArticle(site: Site, item: Item): Html {
  const { title, link, published, description, language = site.settings.language } = item;
  return html`<article class="h-entry"${lang(language, site.settings.language)}>
<h3 class="p-name"><a class="u-url" href="${link}">${title}</a></h3>
<p class="when"${english(language)}>${time(site, published, 'dt-published')}</p>
${description === undefined ? undefined : html`<p class="p-summary">${description}</p>\n`}</article>
`;
}

/** As many as fit into so many bytes, but at least so many. */
function fitting(all: readonly Html[], bytes: number, fewest: number): Html[] {
  let sum = 0;
  return all.filter((one, index) => {
    sum += lengthOf([one]);
    return sum <= bytes || index < fewest;
  });
}

function lengthOf(all: readonly (Html | undefined)[]): number {
  return all.reduce((sum, one) => sum + Buffer.byteLength(one?.html ?? ''), 0);
}
