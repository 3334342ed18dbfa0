/** The first line of our style sheet. A sheet without it belongs to the author and is left alone. */
export const STYLE_MARK =
  '/* Written by Dateline on each run. Without this line the sheet is yours, and stays. */';

/** The style sheet of all pages, light and dark, with system fonts. */
export const PAGE_STYLE = `${STYLE_MARK}
:root {
  color-scheme: light dark;
  --paper: #fff;
  --ink: #1c1c1a;
  --quiet: #5b584f;
  --line: #dcd9cf;
  --link: #0b57a4;
  --card: #fff3d6;
  --serif: "Iowan Old Style", Charter, "Source Serif 4", Georgia, serif;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #17171a; --ink: #ecebe6; --quiet: #b4b2a8; --line: #3c3c40; --link: #8cc4ff; --card: #2b2519; }
}
* { box-sizing: border-box; }
html { font: 1.0625rem/1.6 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
body { max-width: 42rem; margin: 0 auto; padding: 0 1.125rem 4rem; overflow-wrap: break-word; }
a:any-link { color: var(--link); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .125em; }
:focus-visible { outline: .1875rem solid var(--link); outline-offset: .125rem; }
h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; }
header.site { padding: 1.5rem 0 1.25rem; border-bottom: 1px solid var(--line); margin-bottom: 2rem; }
header.site h1 { margin: 0; font-size: 2.25rem; }
header.site p { margin: .375rem 0 0; color: var(--quiet); }
header.site .icon { float: inline-end; width: 3.5rem; height: 3.5rem; margin-inline-start: 1rem; border-radius: .5rem; object-fit: cover; }
header.site .name { display: inline; margin-inline-end: 1.25rem; font-weight: 700; }
header.site .name + p { display: inline; }
header.site .name a { color: inherit; text-decoration: none; }
footer.site { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9375rem; }
.when, .byline, .translations, .episode { margin: .25rem 0; color: var(--quiet); font-size: .9375rem; }
/* What is ours stands on the side of what it belongs to, and names in another script stay whole. */
header.site p, .when, .byline, .translations, .h-feed > .p-name, .h-feed > p, main > nav, main > nav span, article > footer p { text-align: -webkit-match-parent; text-align: match-parent; }
.p-author { unicode-bidi: isolate; }
.when a, .translations a { color: inherit; text-decoration-color: var(--line); }

.follow { padding: 1.25rem 1.375rem; border-radius: .625rem; background: var(--card); }
.follow h2 { margin: 0 0 .5rem; font-size: 1.25rem; }
.follow h3 { margin: 1.25rem 0 0; font-size: 1.0625rem; }
.follow p, .follow details { margin: .625rem 0 0; }
.follow ul { margin: .5rem 0 0; padding-inline-start: 1.25rem; }
.follow summary { cursor: pointer; color: var(--link); }
.address { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; }
.address label { flex-basis: 100%; font-size: .9375rem; color: var(--quiet); }
.address input { flex: 1 1 12rem; min-width: 0; }
.address input, .address button { font: inherit; padding: .4375rem .75rem; border-radius: .375rem; border: 1px solid var(--quiet); color: var(--ink); background: var(--paper); }
.address button { cursor: pointer; border-color: var(--link); color: var(--paper); background: var(--link); font-weight: 600; }
.formats { font-size: .9375rem; }

.h-feed > h2 { margin: 2.25rem 0 0; font-size: 1rem; color: var(--quiet); }
.h-feed .h-entry { padding: 1.25rem 0; border-bottom: 1px solid var(--line); }
.h-feed .h-entry:last-child { border: 0; }
.h-entry > .p-name { margin: 0; font: 600 1.375rem/1.25 var(--serif); }
.h-feed .u-url { color: inherit; text-decoration-color: var(--line); }
.p-summary { margin: .375rem 0 0; }

.archive h2 { margin: 1.75rem 0 .5rem; font-size: 1.25rem; }
.archive ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .5rem 1rem; margin: 0; padding: 0; list-style: none; }

main h1 { margin: 0 0 .75rem; font: 700 2.375rem/1.15 var(--serif); }
.e-content { margin-top: 1.75rem; font: 1.1875rem/1.65 var(--serif); }
h5, h6 { font-size: 1rem; }
.e-content > :first-child { margin-top: 0; }
.e-content img, .e-content video, video { max-width: 100%; height: auto; }
audio, video { display: block; width: 100%; }
figure { margin: 1.75rem 0; }
figure img { display: block; border-radius: .375rem; }
figcaption { margin-top: .5rem; color: var(--quiet); font: .9375rem/1.5 system-ui, sans-serif; }
blockquote { margin: 1.5rem 0; padding-inline-start: 1.125rem; border-inline-start: .1875rem solid var(--line); color: var(--quiet); }
table { display: block; overflow-x: auto; border-collapse: collapse; font: 1rem/1.5 system-ui, sans-serif; }
caption { text-align: start; }
th, td { padding-block: .4375rem; padding-inline: 0 .875rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
.center { text-align: center; }
.left { text-align: left; }
.right { text-align: right; }
pre { overflow-x: auto; padding: .875rem 1rem; border-radius: .375rem; background: var(--card); font-size: .9375rem; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
.files, .people, .transcript { margin-top: 2rem; }
.cover { float: inline-end; width: 7.5rem; max-width: 30%; height: auto; margin-inline-start: 1rem; border-radius: .5rem; }
.player { margin-top: 1.25rem; }
.player p, .alternates { margin: .5rem 0 0; font-size: .9375rem; }
.player h2, .people h2, .transcript h2 { margin: 1.5rem 0 .5rem; font-size: 1.25rem; }
.chapters { margin: 0; padding: 0; list-style: none; }
.chapters li { padding: .25rem 0; }
.chapters li > a:first-child { display: inline-flex; gap: .75rem; text-decoration: none; }
.chapters a:hover { text-decoration: underline; }
.at { min-width: 3.25rem; font-variant-numeric: tabular-nums; }
.people ul { margin: 0; padding: 0; list-style: none; }
.people li { padding: .25rem 0; }
.people img { border-radius: 50%; object-fit: cover; vertical-align: middle; margin-inline-end: .375rem; }
.transcript summary { cursor: pointer; }
.transcript summary h2 { display: inline; }
.transcript cite { font-style: normal; font-weight: 600; }
article > footer { margin-top: 2rem; color: var(--quiet); font-size: .9375rem; }
.tags { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0 0; padding: 0; list-style: none; }
.tags li { padding: .0625rem .625rem; border: 1px solid var(--line); border-radius: 1rem; }
main > nav { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
main > nav p { margin: .5rem 0; }
main > nav span { display: block; color: var(--quiet); font-size: .9375rem; }
@media (max-width: 30rem) {
  main h1 { font-size: 1.875rem; }
  header.site h1 { font-size: 1.75rem; }
  .e-content { font-size: 1.125rem; }
}
@media print {
  header.site p, main > nav, .follow { display: none; }
}
`;

/** The first line of our script. A script without it belongs to the author and is left alone. */
export const SCRIPT_MARK =
  '// Written by Dateline on each run. Without this line the script is yours, and stays.';

/** The script of the front page: a button that copies an address. Without it the address can still be copied by hand. */
export const COPY_SCRIPT = `${SCRIPT_MARK}
for (const button of document.querySelectorAll('button[data-copies]')) {
  const field = document.getElementById(button.dataset.copies);
  const status = button.parentElement.querySelector('[role=status]');
  // Pages without https have no clipboard but this.
  const copySelected = () => {
    field.select();
    const isCopied = document.execCommand('copy');
    if (isCopied) button.focus();
    return isCopied;
  };
  button.hidden = false;
  button.addEventListener('click', async () => {
    const isCopied = await navigator.clipboard?.writeText(field.value).then(() => true, copySelected) ?? copySelected();
    status.textContent = isCopied ? 'Copied' : 'Please copy it by hand';
  });
}
`;

/**
 * The script of an episode's page: a link to a moment of the recording makes the player go there. Without it a browser opens
 * the recording at that moment.
 */
export const PLAYER_SCRIPT = `${SCRIPT_MARK}
const player = document.querySelector('.player audio, .player video');
document.addEventListener('click', (event) => {
  const [address, times] = event.target.closest('a')?.href.split('#t=') ?? [];
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!isPlain || times === undefined || address !== player.src.split('#')[0]) return;
  event.preventDefault();
  player.currentTime = times.split(',')[0].split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  player.play().catch(() => {});
});
`;

/**
 * The style sheet of feeds in a browser: an explanation of how to subscribe, then titles, times and summaries. In an
 * archive document it shows the address of the feed itself. It is CSS, since browsers drop XSLT. RSS and Atom share it,
 * since CSS selects by local names.
 */
export const FEED_STYLE = `rss, feed {
  display: block;
  box-sizing: border-box;
  max-width: 44rem;
  margin: 0 auto;
  padding: 1.5rem 1rem 4rem;
  font: 1.0625rem/1.5 system-ui, sans-serif;
  color-scheme: light dark;
  color: #1c1c1a;
  background: #fff;
  overflow-wrap: anywhere;
}
rss::before, feed::before {
  display: block;
  margin-bottom: 2rem;
  padding: .75rem 1rem;
  border-radius: .5rem;
  color: #1c1c1a;
  background: #ffe9b8;
  content: "This is a feed. To be told of new articles, copy the address of this page into a feed reader.";
}
rss:has(> channel > archive)::before, feed:has(> archive)::before {
  content: "These are older articles of a feed. To be told of new ones, copy the address of the feed itself into a feed reader. It stands below.";
}
channel > *, item > *, feed > *, entry > * { display: none; }
channel, item, feed > entry, channel > item,
channel > title, channel > description, channel > link:not([href]),
feed > title, feed > subtitle, link[rel="current"],
item > title, item > pubDate, item > description,
entry > title, entry > published, entry > summary { display: block; }
/* XML does not say in which direction a text runs: its first letter does. */
rss *, feed * { unicode-bidi: plaintext; }
channel > title, feed > title { font-size: 1.875rem; font-weight: 700; line-height: 1.2; }
channel > description, channel > link, feed > subtitle { margin-top: .5rem; color: #55534c; }
link[rel="current"]::before { content: "The feed: " attr(href); }
item, entry { margin-top: 1.75rem; padding-top: 1.75rem; border-top: 1px solid #d9d6cc; }
item > title, entry > title { font-size: 1.25rem; font-weight: 600; line-height: 1.3; }
item > pubDate, entry > published { color: #55534c; font-size: .9375rem; }
item > description, entry > summary { margin-top: .5rem; }
/* XML cannot say that it fits a phone: browsers lay it out as wide as a desk, and make it small. */
@media (max-device-width: 30rem) and (min-width: 48rem) {
  rss, feed { zoom: 2.4; }
}
@media (min-device-width: 30.01rem) and (max-device-width: 48rem) and (min-width: 49rem) {
  rss, feed { zoom: 1.4; }
}
@media (prefers-color-scheme: dark) {
  rss, feed { color: #ecebe6; background: #17171a; }
  channel > description, channel > link, feed > subtitle, item > pubDate, entry > published { color: #b4b2a8; }
  item, entry { border-color: #3c3c40; }
}
`;
