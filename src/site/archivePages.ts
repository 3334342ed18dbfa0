import type { Stamp } from '../model/stamp.ts';
import { html } from './htmlTemplate.ts';
import {
  english,
  feedLinks,
  footer,
  isEnglish,
  lang,
  renderPage,
  type Site,
  siteHeader,
  time,
} from './layout.ts';

/** An article in a list. */
export interface ListedArticle {
  readonly title: string;
  readonly link: string;
  readonly published: Stamp;
  /** BCP 47 */
  readonly language?: string;
}

/** A month in which articles were published. */
export interface Month {
  /** `2014-12` */
  readonly name: string;
  readonly count: number;
}

/** The archive's address, relative to the front page. */
export const ARCHIVE = 'archive/';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/**
 * The page that leads to the articles of each month.
 *
 * @param months the newest first
 */
export function renderArchivePage(site: Site, months: readonly Month[]): string {
  const { title, url, language: spoken } = site.settings;
  // The page's own words are English.
  const language = isEnglish(spoken) ? spoken : 'en';
  const years = [...new Set(months.map(({ name }) => name.slice(0, 4)))];
  return renderPage(site, {
    title: `All articles - ${title}`,
    language,
    link: url + ARCHIVE,
    top: '../',
    head: feedLinks(site),
    body: html`${siteHeader(site, '../', language)}
<main class="archive">
<h1>All articles</h1>
${years.map(
  (year) => html`<h2>${year}</h2>
<ul>
${months.filter(({ name }) => name.startsWith(year)).map(({ name, count }) => html`<li><a href="${name}/">${nameOf(name)}</a> (${count})</li>\n`)}</ul>
`,
)}</main>${footer(site, language)}`,
  });
}

/**
 * The articles of a month.
 *
 * @param articles the newest first
 * @param beside the nearest months with articles, before and after
 */
export function renderMonthPage(
  site: Site,
  month: string,
  articles: readonly ListedArticle[],
  beside: { readonly older: string | undefined; readonly newer: string | undefined },
): string {
  const { title, url, language } = site.settings;
  const own = english(language);
  const heading = `${nameOf(month)} ${month.slice(0, 4)}`;
  const neighbour = (kind: string, rel: string, name: string | undefined) =>
    name === undefined
      ? undefined
      : html`<p class="${rel}"><span>${kind}</span> <a rel="${rel}" href="../${name}/">${nameOf(name)} ${name.slice(0, 4)}</a></p>\n`;
  return renderPage(site, {
    title: `${heading} - ${title}`,
    language,
    link: `${url}${ARCHIVE}${month}/`,
    top: '../../',
    head: feedLinks(site),
    body: html`${siteHeader(site, '../../', language)}
<main>
<section class="h-feed" aria-labelledby="month">
<h1 class="p-name" id="month"${own}>${heading}</h1>
${articles.map(
  (article) => html`<article class="h-entry"${lang(article.language ?? language, language)}>
<h2 class="p-name"><a class="u-url" href="${article.link}">${article.title}</a></h2>
<p class="when"${english(article.language ?? language)}>${time(site, article.published, 'dt-published')}</p>
</article>
`,
)}</section>
<nav aria-label="Other months"${own}>
${neighbour('Before', 'prev', beside.older)}${neighbour('After', 'next', beside.newer)}<p><a href="../">All articles</a></p>
</nav>
</main>${footer(site, language)}`,
  });
}

function nameOf(month: string): string {
  return MONTHS[Number(month.slice(5, 7)) - 1] as string;
}
