// The door of the renderers, `dateline-feeds/render`: it needs no Node, and no package when it runs.
export { renderAtom } from './feeds/atom.ts';
export { renderJson } from './feeds/jsonFeed.ts';
export { renderRss } from './feeds/rss.ts';
export type { AnyChannel, AnyFeed, Show, Tombstone } from './model/channel.ts';
export type { AnyItem, Enclosure, Picture, SourceFeed, Transcript, Translation } from './model/item.ts';
export { formatRfc822, formatRfc3339, Stamp } from './model/stamp.ts';
