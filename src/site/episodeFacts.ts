import type { Item } from '../model/item.ts';
import type { Episode, Person } from '../model/podcast.ts';
import { type Html, html, type Part } from './htmlTemplate.ts';
import type { Show } from './layout.ts';
import { hostIn } from './recording.ts';

/** What an episode is called in its show: its season, its number and its type. */
export function episodeWords({ season, number, type, isExplicit }: Pick<Episode, NumberedBy>): string {
  const words = [
    season && (season.name ?? `Season ${season.number}`),
    number && (number.display ?? `Episode ${number.number}`),
    type === 'trailer' ? 'Trailer' : type === 'bonus' ? 'Bonus' : undefined,
    isExplicit ? 'Explicit' : undefined,
  ];
  return words.filter(Boolean).join(' · ');
}

type NumberedBy = 'season' | 'number' | 'type' | 'isExplicit';

/** The line of an episode under its title: the show that it is of, and what it is called there. */
export function episodeLine({ episode = {} }: Item, show: Show | undefined, own: Html | undefined): Part {
  const words = episodeWords(episode);
  if (show === undefined && words === '') return undefined;
  const link = show && html`<a href="${show.page}">${show.title}</a>`;
  return html`<p class="episode"${own}>${link}${link && words !== '' ? ' · ' : undefined}${words}</p>\n`;
}

/** Who is heard in it, or made it. */
export function people({ persons = [] }: Pick<Episode, 'persons'>, own: Html | undefined): Part {
  if (persons.length === 0) return undefined;
  return html`<section class="people" aria-labelledby="people">
<h2 id="people"${own}>People</h2>
<ul>
${persons.map(person)}</ul>
</section>
`;
}

function person({ name, role, img, href }: Person): Html {
  const picture =
    img === undefined ? undefined : html`<img src="${img}" alt="" width="40" height="40" loading="lazy"> `;
  const named = href === undefined ? name : html`<a href="${href}">${name}</a>`;
  return html`<li>${picture}${named}${role === undefined ? undefined : ` (${role})`}</li>\n`;
}

/** What else an episode says of itself, a line each. */
export function episodeNotes({ location, license, contentLinks = [], social = [] }: Episode): Part[] {
  const discussed = social.flatMap(({ uri, protocol }) =>
    protocol !== 'disabled' && uri !== undefined && /^https?:/.test(uri) ? uri : [],
  );
  return [
    location && html`Place: ${location.name}`,
    license &&
      html`License: ${license.url === undefined ? license.name : html`<a href="${license.url}">${license.name}</a>`}`,
    ...contentLinks.map(({ href, title }) => html`Also here: <a href="${href}">${title}</a>`),
    ...discussed.map((uri) => html`<a href="${uri}">Discussion at ${hostIn(uri)}</a>`),
  ];
}
