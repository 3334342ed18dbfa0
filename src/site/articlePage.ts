import type { Author, Enclosure, Item, Transcript } from '../model/item.ts';
import { episodeLine, episodeNotes, people } from './episodeFacts.ts';
import { type Html, html, type Part, raw } from './htmlTemplate.ts';
import { english, feedLinks, footer, lang, renderPage, type Site, siteHeader, time } from './layout.ts';
import { openGraph, type PagedArticle, structuredData } from './metadata.ts';
import { hostIn, nameIn, player, recordingOf } from './recording.ts';
import { transcriptText } from './transcriptText.ts';
import { languageLinks, translationLine } from './translations.ts';

/** The previous or next article. */
type Neighbour = Pick<Item, 'title' | 'link' | 'language'>;

/** The articles before and after one, in the order of their times. */
export interface Neighbours {
  readonly older?: Neighbour;
  readonly newer?: Neighbour;
}

/** The way from an article's page, `2014/12/21/road/`, to the front page. */
const TOP = '../../../../';

/** Asks search engines to leave a page out. */
const NOT_INDEXED = html`<meta name="robots" content="noindex">\n`;

/** The page of one article: h-entry for machines of the open web, JSON-LD and Open Graph for the others. */
export function renderArticlePage(site: Site, article: PagedArticle, { older, newer }: Neighbours): string {
  const { item, transcript } = article;
  const language = item.language ?? site.settings.language;
  const own = english(language);
  const recording = recordingOf(item);
  const body = html`${siteHeader(site, TOP, language)}
<main>
<article class="h-entry">
<header>
<h1 class="p-name">${item.title}</h1>
${byline(item.author, own)}<p class="when"${own}>${times(site, item)}</p>
${translationLine(item, language, own)}${episodeLine(item, article.show, own)}</header>
${recording && player(recording, item, own, language)}<div class="e-content">
${contentOf(article)}
</div>
${people(item.episode ?? {}, own)}${files(article, recording, own)}${transcript && transcriptText(transcript, recording?.url, language, own)}${about(item, own)}</article>
${older || newer ? neighbours({ ...(older && { older }), ...(newer && { newer }) }, site, language) : undefined}</main>${footer(site, language)}`;
  return renderPage(site, {
    title: `${item.title} - ${site.settings.title}`,
    ...(item.description !== undefined && { description: item.description }),
    language,
    link: item.link,
    top: TOP,
    head: [
      older && html`<link rel="prev" href="${older.link}">\n`,
      newer && html`<link rel="next" href="${newer.link}">\n`,
      feedLinks(site, language),
      languageLinks(item),
      openGraph(site, item),
      structuredData(site, article),
      article.isUnlisted ? NOT_INDEXED : undefined,
    ],
    body,
    ownScript: recording && site.hasShow ? 'playerScript' : undefined,
  });
}

/** The redirect page at the former address of an article. */
export function renderMovedPage(
  site: Site,
  { title, link, language: given }: Neighbour,
  isUnlisted = false,
): string {
  const language = given ?? site.settings.language;
  const own = english(language);
  return renderPage(site, {
    title,
    language,
    link,
    top: TOP,
    head: [
      html`<meta http-equiv="refresh" content="0; url=${link}">\n`,
      isUnlisted ? NOT_INDEXED : undefined,
    ],
    body: html`${siteHeader(site, TOP, language)}
<main>
<h1>${title}</h1>
<p${own}>This article has <a href="${link}">another address</a> now.</p>
</main>${footer(site, language)}`,
  });
}

function byline(authors: readonly Author[], own: Html | undefined): Html | undefined {
  const named = authors.filter(({ name }) => name);
  if (named.length === 0) return undefined;
  const cards = named.map(({ name, link }) =>
    link
      ? html`<a class="p-author h-card" href="${link}">${name}</a>`
      : html`<span class="p-author h-card">${name}</span>`,
  );
  const between = (index: number) => (index === 0 ? '' : index === cards.length - 1 ? ' and ' : ', ');
  return html`<p class="byline"${own}>By ${cards.map((card, index) => [between(index), card])}</p>\n`;
}

function times(site: Site, { link, published, date }: Item): Part[] {
  const isChanged = date.getTime() !== published.getTime();
  return [
    html`<a class="u-url" href="${link}">${time(site, published, 'dt-published')}</a>`,
    isChanged ? html`. Changed at ${time(site, date, 'dt-updated')}` : undefined,
  ];
}

/** The article's HTML, which is already sanitised. Its headings go one level down if it has an h1. */
function contentOf({ content, item }: PagedArticle): Part {
  if (content === '') return item.description === undefined ? undefined : html`<p>${item.description}</p>`;
  return raw(withClasses(withKeys(content.includes('<h1') ? lowerHeadings(content) : content)));
}

/** Makes tables and code, which may be wider than the screen, scrollable with keys (WCAG 2.2, 2.1.1). */
function withKeys(content: string): string {
  if (!content.includes('<table') && !content.includes('<pre')) return content;
  return content.replace(/<(table|pre)(?=[ >])/g, '<$1 tabindex="0"');
}

/** Cells as this decade aligns them: feeds need `align`, which HTML has given up. */
function withClasses(content: string): string {
  if (!content.includes(' align="')) return content;
  return content.replace(/(<t[dh](?: [^>]*)?) align="(left|center|right)"/g, '$1 class="$2"');
}

/** Headings one level lower, `<h1>` as `<h2>`: a `<` is only ever that of a tag, since our own HTML escapes all others. */
function lowerHeadings(content: string): string {
  return content.replace(
    /<(\/?)h([1-5])(?=[ >])/g,
    (_tag, slash: string, level: string) => `<${slash}h${Number(level) + 1}`,
  );
}

/** Other audio and video, documents, and files of transcripts that are not shown as text. */
function files(
  { item, transcript }: PagedArticle,
  recording: Enclosure | undefined,
  own: Html | undefined,
): Part {
  const others = (item.enclosures ?? []).filter((one) => one !== recording);
  const transcripts = (item.transcripts ?? []).filter(({ url }) => url !== transcript?.url);
  if (others.length + transcripts.length === 0) return undefined;
  return html`<section class="files" aria-label="Files">
${others.map(file)}${transcripts.map((one) => transcriptLink(one, transcripts.length > 1, own))}</section>
`;
}

function file({ url, type = '', title }: Enclosure): Html {
  const link = html`<p><a class="u-enclosure" href="${url}">${title ?? nameIn(url)}</a></p>\n`;
  if (type.startsWith('audio/')) return html`<audio controls preload="none" src="${url}"></audio>\n${link}`;
  if (type.startsWith('video/')) return html`<video controls preload="none" src="${url}"></video>\n${link}`;
  return link;
}

/** A link to a transcript's file; of several, each says what it is. */
function transcriptLink(
  { url, type, language }: Transcript,
  isOneOfSeveral: boolean,
  own: Html | undefined,
): Html {
  const kind = KINDS.find(([expression]) => expression.test(type))?.[1];
  const facts = isOneOfSeveral ? [kind, language].filter(Boolean).join(', ') : '';
  return html`<p${own}><a href="${url}">Transcript${facts === '' ? undefined : ` (${facts})`}</a></p>\n`;
}

/** What people call the types of transcripts. */
const KINDS: readonly (readonly [type: RegExp, name: string])[] = [
  [/^text\/vtt/, 'WebVTT'],
  [/(?:subrip|srt)$/, 'SubRip'],
  [/json/, 'JSON'],
  [/^text\/html/, 'HTML'],
  [/^text\/plain/, 'text'],
];

/** The article's sources, comments and tags. */
function about(item: Item, own: Html | undefined): Part {
  const { externalLink, via, source, comments, category, episode = {} } = item;
  const lines = [
    externalLink && html`About <a class="u-bookmark-of" href="${externalLink}">${hostIn(externalLink)}</a>`,
    source && html`First in <a href="${source.url}">${source.title}</a>`,
    via && html`By way of <a href="${via}">${hostIn(via)}</a>`,
    comments && html`<a href="${comments}">Comments</a>`,
    ...episodeNotes(episode),
  ].filter(Boolean);
  const tags = category.map(({ name }) => html`<li class="p-category">${name}</li>\n`);
  if (lines.length + tags.length === 0) return undefined;
  return html`<footer>
${lines.map((line) => html`<p${own}>${line}</p>\n`)}${tags.length === 0 ? undefined : html`<ul class="tags" aria-label="Tags">\n${tags}</ul>\n`}</footer>
`;
}

function neighbours({ older, newer }: Neighbours, { settings }: Site, around: string): Html {
  const one = (kind: string, rel: string, neighbour: Neighbour | undefined) =>
    neighbour &&
    html`<p class="${rel}"><span${english(around)}>${kind}</span> <a rel="${rel}" href="${neighbour.link}"${lang(neighbour.language ?? settings.language, around)}>${neighbour.title}</a></p>\n`;
  return html`<nav aria-label="Other articles">
${one('Before', 'prev', older)}${one('After', 'next', newer)}</nav>
`;
}
