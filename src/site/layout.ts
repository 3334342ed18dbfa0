import { directionOf } from '../model/direction.ts';
import type { FeedPaths, FeedPlan } from '../model/feedPlan.ts';
import { GENERATOR } from '../model/generator.ts';
import { isInLanguage } from '../model/language.ts';
import type { Podcast } from '../model/podcast.ts';
import type { Settings } from '../model/settings.ts';
import { formatRfc3339, type Stamp } from '../model/stamp.ts';
import { type Html, html, type Part } from './htmlTemplate.ts';

/** A format of feeds, as people and browsers call it. */
export interface OfferedFormat {
  /** Its key in `FeedPaths`. */
  readonly id: string;
  readonly name: string;
  /** The media type of links to it. */
  readonly linkType: string;
}

/** A show, as pages name it. */
export interface Show {
  readonly title: string;
  /** The address of its page; that of the front page for the publication's own show. */
  readonly page: string;
  /** The address of its RSS document: podcasts are RSS. */
  readonly feed: string;
  readonly podcast: Podcast;
}

/** What all pages of a publication have in common. */
export interface Site {
  readonly settings: Settings;
  readonly formats: readonly OfferedFormat[];
  /** The addresses of the feed of all articles, relative to the publication's. */
  readonly main: FeedPaths;
  /** The feeds beside that of all articles. */
  readonly others: readonly (Pick<FeedPlan, 'title' | 'addresses'> &
    Partial<Pick<FeedPlan, 'id' | 'podcast' | 'selection'>>)[];
  /** True if one of its feeds is a podcast. */
  readonly hasShow?: boolean;
  /** A time as people formatTime it. */
  readonly formatTime: (stamp: Stamp) => string;
  /** The address of a script that reloads a page while its publisher works on it. */
  readonly script?: string;
}

/** One page, around what it shows. */
interface Frame {
  readonly title: string;
  /** BCP 47 */
  readonly language: string;
  readonly description?: string;
  /** The page's own address; absent for one that is shown at many. */
  readonly link?: string;
  /** Where the front page is, from this one: `../../../../`, or nothing. */
  readonly top: string;
  /** What else stands in its head. */
  readonly head?: Part;
  readonly body: Part;
  /** Which of our scripts it has. */
  readonly ownScript?: 'copyScript' | 'playerScript' | undefined;
}

/** The files that all pages share, relative to the front page. */
export const SHARED = { style: 'page.css', copyScript: 'copy.js', playerScript: 'player.js' } as const;

/** What each of our pages, and none of anybody else's, has in it: only such a file is ever replaced or removed. */
export const PAGE_MARK = `<meta name="generator" content="${GENERATOR.name}">`;

/** Where the front page says how to subscribe. */
export const FOLLOW = 'follow';

/** A whole page. It says nothing that needs a script, and asks no other site for anything but what articles show. */
export function renderPage(site: Site, frame: Frame): string {
  const { settings, script } = site;
  const { title, language, description, link, top, ownScript } = frame;
  const scripts = [
    ...(ownScript ? [top + SHARED[ownScript]] : []),
    ...(script === undefined ? [] : [script]),
  ];
  const page = html`<!doctype html>
<html lang="${language}"${directionOf(language) === 'rtl' ? html` dir="rtl"` : undefined}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(scripts, script !== undefined)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${{ html: PAGE_MARK }}
<title>${title}</title>
${description !== undefined ? html`<meta name="description" content="${description}">\n` : undefined}${link !== undefined ? html`<link rel="canonical" href="${link}">\n` : undefined}${settings.icon !== undefined ? html`<link rel="icon" href="${settings.icon}">\n` : undefined}${frame.head}<link rel="stylesheet" href="${top}${SHARED.style}">
${scripts.map((src) => html`<script src="${src}" defer></script>\n`)}</head>
<body>
${frame.body}
</body>
</html>
`;
  return page.html;
}

/**
 * How browsers and readers find the feed of a page (WHATWG HTML, 4.6.7.1), each format under a name of its own. A feed of all
 * that is in an article's language comes first, since many take the first.
 *
 * @param language that of an article
 */
export function feedLinks({ settings, formats, main, others }: Site, language?: string): Html[] {
  const { title, url } = settings;
  const own = language === undefined ? [] : others.filter((feed) => isOfLanguage(feed, language));
  return [...own, { title, addresses: main }].flatMap((feed) =>
    formats.map(
      ({ id, name, linkType }) =>
        html`<link rel="alternate" type="${linkType}" title="${feed.title} (${name})" href="${url}${feed.addresses[id]}">\n`,
    ),
  );
}

/** True for a feed of all articles in some languages, if one is among them. */
function isOfLanguage({ selection }: Site['others'][number], language: string): boolean {
  if (selection?.kind !== 'where') return false;
  const { language: range, ...rest } = selection.where;
  return range !== undefined && Object.keys(rest).length === 0 && isInLanguage(language, range);
}

/** A time for people and for machines. */
export function time({ formatTime }: Site, stamp: Stamp, className: string): Html {
  return html`<time class="${className}" datetime="${formatRfc3339(stamp)}">${formatTime(stamp)}</time>`;
}

/** Says which language words are in, and in which direction they run, where those around them differ (WCAG 2.2, 3.1.2). */
export function lang(language: string, around: string): Html | undefined {
  if (language === around) return undefined;
  const direction = directionOf(language);
  return html` lang="${language}"${direction === directionOf(around) ? undefined : html` dir="${direction}"`}`;
}

/** Our own words are English; among words in another language they formatTime so. */
export function english(around: string): Html | undefined {
  return isEnglish(around) ? undefined : lang('en', around);
}

/** True for English of any country (BCP 47). */
export function isEnglish(language: string): boolean {
  return /^en(?:-|$)/i.test(language);
}

/** What stands at the head of every page but the front page. */
export function siteHeader({ settings: { title, language } }: Site, top: string, around: string): Html {
  return html`<header class="site">
<p class="name"><a href="${top}"${lang(language, around)}>${title}</a></p>
<p${english(around)}><a href="${top}#${FOLLOW}">Get every new article</a></p>
</header>`;
}

/** What stands at the foot of every page. */
export function footer({ settings: { copyright, language } }: Site, around: string): Html | undefined {
  if (copyright === undefined) return undefined;
  return html`\n<footer class="site">\n<p${lang(language, around)}>${copyright}</p>\n</footer>`;
}

/** What a page may load (Content Security Policy Level 3): our own style, the script it has, and what articles show. */
function policyOf(scripts: readonly string[], isLive: boolean): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    ...(scripts.length > 0 ? ["script-src 'self'"] : []),
    ...(isLive ? ["connect-src 'self'"] : []),
    'img-src http: https: data:',
    'media-src http: https:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
