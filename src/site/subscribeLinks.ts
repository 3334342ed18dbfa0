import { type Html, html } from './htmlTemplate.ts';
import type { OfferedFormat, Show } from './layout.ts';

/**
 * How apps open a feed by its address, each in the form that it documents. Spotify has none: it knows only shows that were
 * given to it, by an address of its own.
 */
const APPS: readonly (readonly [name: string, linkTo: (feed: string, title: string) => string])[] = [
  ['Apple Podcasts', (feed) => feed.replace(/^https?:/, 'podcast:')],
  ['Overcast', (feed) => `overcast://x-callback-url/add?url=${encodeURIComponent(feed)}`],
  ['Pocket Casts', (feed) => feed.replace(/^https?:\/\//, 'pktc://subscribe/')],
  [
    'AntennaPod',
    (feed, title) => `https://antennapod.org/deeplink/subscribe?${new URLSearchParams({ url: feed, title })}`,
  ],
];

/** Links that open a show in an app for podcasts. */
export function appLinks({ feed, title }: Show): Html {
  const links = APPS.map(([name, linkTo]) => html`<li><a href="${linkTo(feed, title)}">${name}</a></li>\n`);
  return html`<p>Open it in an app for podcasts that is on this device:</p>
<ul class="apps">
${links}</ul>
`;
}

/** A field with the address of a feed, and a button that copies it. */
export function addressField(address: string): Html {
  return html`<p class="address"><label for="address">Address of the feed</label>
<input id="address" type="text" readonly value="${address}">
<button type="button" data-copies="address" hidden>Copy</button>
<span role="status"></span></p>
`;
}

/** The documents of a feed in all formats, by name. */
export function formatLinks(formats: readonly OfferedFormat[], addressOf: (id: string) => string): Html {
  const links = formats.map(({ id, name }) => html`<a href="${addressOf(id)}">${name}</a>`);
  return html`<p class="formats">The same in other formats: ${links.flatMap((link, index) => (index === 0 ? [link] : [html`, `, link]))}.</p>
`;
}
