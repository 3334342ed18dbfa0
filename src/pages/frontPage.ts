import { CURRENT } from '../model/feedPlan.ts';
import type { Item } from '../model/item.ts';
import { english, FOLLOW, FORMATS, feedLinks, footer, renderPage, type Site, time } from './frame.ts';
import { type Html, html } from './html.ts';

/** Bytes of articles and of other feeds; with the style sheet and the script a front page stays under 20 KB. */
const MOST_BYTES = { articles: 7000, feeds: 3500 };
/** However long they are, so many articles are shown. */
const FEWEST_ARTICLES = 3;

/**
 * The front page: what the publication is, how to subscribe for someone who has never heard of a feed, and what is new.
 *
 * @param newest the newest articles; as many as fit are shown
 * @param list the address of the list of all feeds, where there are several
 */
export function renderFrontPage(site: Site, newest: readonly Item[], list?: string): string {
  const { publication } = site;
  const { title, description, language, url, icon } = publication;
  const own = english(language);
  const body = html`<header class="site">
${icon === undefined ? undefined : html`<img class="icon" src="${icon}" alt="" width="56" height="56">\n`}<h1>${title}</h1>
<p>${description}</p>
</header>
<main class="front">
${subscribe(site, own, list)}
<section class="h-feed" aria-labelledby="newest">
<h2 class="p-name" id="newest"${own}>Newest articles</h2>
${
  newest.length === 0
    ? html`<p${own}>There are none yet.</p>`
    : fitting(
        newest.map((item) => article(site, item)),
        MOST_BYTES.articles,
        FEWEST_ARTICLES,
      )
}
</section>
</main>${footer(site)}`;
  return renderPage(site, {
    title,
    description,
    language,
    link: url,
    top: '',
    head: [feedLinks(site), otherLinks(site)],
    body,
    canCopy: true,
  });
}

/** Of the other feeds only RSS is announced, and only of those that a person named: readers show all that they find. */
function otherLinks({ publication, others }: Site): Html[] {
  return others
    .slice(0, Math.min(publication.feeds.length, MOST_ANNOUNCED))
    .map(
      ({ title, addresses }) =>
        html`<link rel="alternate" type="${FORMATS[0].type}" title="${title}" href="${publication.url}${addresses.rss}">\n`,
    );
}

const MOST_ANNOUNCED = 10;

function subscribe(site: Site, own: Html | undefined, list: string | undefined): Html {
  const { url } = site.publication;
  return html`<section class="follow" id="${FOLLOW}" aria-labelledby="how"${own}>
<h2 id="how">Get every new article</h2>
<p>Give this address to a feed reader, and it tells you whenever there is something new. No account, no e-mail address.</p>
<p class="address"><label for="address">Address of the feed</label>
<input id="address" type="text" readonly value="${url}${CURRENT.rss}">
<button type="button" data-copies="address" hidden>Copy</button>
<span role="status"></span></p>
<p><a class="button" href="feed:${url}${CURRENT.rss}">Open in a feed reader</a></p>
<details>
<summary>What is a feed reader?</summary>
<p>An app or a website that collects what you follow in one place, in order of time, without advertisements or anyone who decides for you what you see. Feedly, Inoreader, NetNewsWire and Thunderbird are some. Where it asks for the address of a site or a feed, paste the one above.</p>
</details>
<p class="formats">The same in other formats: ${separated(
    FORMATS.map(({ kind, name }) => html`<a href="${url}${CURRENT[kind]}">${name}</a>`),
  )}.</p>
${site.others.length === 0 ? undefined : parts(site, list)}</section>`;
}

function parts({ publication: { url }, others }: Site, list: string | undefined): Html {
  const links = others.map(
    ({ title, addresses }) => html`<li><a href="${url}${addresses.rss}">${title}</a></li>\n`,
  );
  const shown = fitting(links, MOST_BYTES.feeds, 0);
  const left = links.length - shown.length;
  return html`<h3>Only a part of it</h3>
<ul>
${shown}</ul>
${left === 0 ? undefined : html`<p>And ${left} more.</p>\n`}${list === undefined ? undefined : html`<p><a href="${url}${list}">All feeds as one list</a> (OPML), for a reader that takes lists.</p>\n`}`;
}

function article(site: Site, item: Item): Html {
  const { title, link, published, description, language } = item;
  return html`<article class="h-entry"${language === undefined ? undefined : html` lang="${language}"`}>
<h3 class="p-name"><a class="u-url" href="${link}">${title}</a></h3>
<p class="when">${time(site, published, 'dt-published')}</p>
${description === undefined ? undefined : html`<p class="p-summary">${description}</p>\n`}</article>
`;
}

function separated(links: readonly Html[]): Html[] {
  return links.flatMap((link, index) => (index === 0 ? [link] : [html`, `, link]));
}

/** As many as fit into so many bytes, but at least so many. */
function fitting(all: readonly Html[], bytes: number, fewest: number): Html[] {
  let sum = 0;
  return all.filter(({ html: text }, index) => {
    sum += Buffer.byteLength(text);
    return sum <= bytes || index < fewest;
  });
}
