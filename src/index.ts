export { parseDate, type Reading } from './dates/written.ts';
export { type Resolution, resolveClockTime } from './dates/zone.ts';
export type {
  CopiedFile,
  Discovery,
  Disk,
  FoundFile,
  OutputFile,
  RemovedFile,
  TextFile,
  Writing,
} from './disk/disk.ts';
export { realDisk } from './disk/realDisk.ts';
export type { Request } from './edition.ts';
export { renderAtom } from './feeds/atom.ts';
export { renderJson } from './feeds/json.ts';
export { renderRss } from './feeds/rss.ts';
export type { Subscribers } from './identity/notice.ts';
export type { AnyChannel, AnyFeed, DeletedEntry, Show } from './model/channel.ts';
export type { IdentifiedHead } from './model/head.ts';
export type { AnyItem, Enclosure, Item, Picture, SourceFeed, Transcript } from './model/item.ts';
export type { LockEntry } from './model/lock.ts';
export type { Probe } from './model/media.ts';
export type { Fault, Problem, ProblemCode, Severity } from './model/problem.ts';
export type { Publication } from './model/publication.ts';
export { formatRfc822, formatRfc3339, Stamp } from './model/stamp.ts';
export { publish, readPublication } from './publish.ts';
export type { Report } from './report.ts';
