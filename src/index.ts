export { type ParsedDate, parseDate } from './dates/parseDate.ts';
export { type Resolution, resolveClockTime } from './dates/zone.ts';
export type {
  Alike,
  Disk,
  Occupant,
  SourceFile,
  SourceFolders,
  SourceTree,
  Transaction,
  UnreadablePath,
} from './disk/disk.ts';
export { realDisk } from './disk/realDisk.ts';
export { renderAtom } from './feeds/atom.ts';
export { renderJson } from './feeds/jsonFeed.ts';
export { renderRss } from './feeds/rss.ts';
export type { SubscriberChanges } from './identity/subscriberChanges.ts';
export type { Article } from './model/article.ts';
export type { AnyChannel, AnyFeed, Show, Tombstone } from './model/channel.ts';
export type { AnyItem, Enclosure, Item, Picture, SourceFeed, Transcript, Translation } from './model/item.ts';
export type { LockEntry } from './model/lockEntry.ts';
export type { Probe } from './model/media.ts';
export type { Fault, Problem, ProblemCode, Severity } from './model/problem.ts';
export type { Settings } from './model/settings.ts';
export { formatRfc822, formatRfc3339, Stamp } from './model/stamp.ts';
export type { BuildReport } from './publish/buildReport.ts';
export { publish } from './publish/publish.ts';
export { type Publication, readSettings } from './publish/readSettings.ts';
export type { BuildOptions, World } from './publish/world.ts';
