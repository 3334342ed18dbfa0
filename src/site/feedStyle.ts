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
channel > title, feed > title { font-size: 1.875rem; font-weight: 700; line-height: 1.2; }
channel > description, channel > link, feed > subtitle { margin-top: .5rem; color: #55534c; }
link[rel="current"]::before { content: "The feed: " attr(href); }
item, entry { margin-top: 1.75rem; padding-top: 1.75rem; border-top: 1px solid #d9d6cc; }
item > title, entry > title { font-size: 1.25rem; font-weight: 600; line-height: 1.3; }
item > pubDate, entry > published { color: #55534c; font-size: .9375rem; }
item > description, entry > summary { margin-top: .5rem; }
@media (prefers-color-scheme: dark) {
  rss, feed { color: #ecebe6; background: #17171a; }
  channel > description, channel > link, feed > subtitle, item > pubDate, entry > published { color: #b4b2a8; }
  item, entry { border-color: #3c3c40; }
}
`;
