import type { LinkDialect } from '../../model/settings.ts';

/** What a folder's configuration says of one setting of feed.yaml, and why: a line of comment each. */
export interface Finding<T = unknown> {
  readonly value: T;
  /** @example ['from _config.yml, line 12'] */
  readonly why: readonly string[];
}

/** Settings that a site's configuration may decide, in their order in feed.yaml. */
export const SITE_SETTINGS = [
  ...['title', 'description', 'url', 'language', 'timeZone', 'dates', 'authors', 'copyright'],
  ...['items', 'ignore', 'leafBundles', 'links', 'pages', 'static', 'languages', 'where', 'feeds'],
  ...['fields', 'defaults', 'inherit', 'people', 'onError', 'output', 'outside'],
] as const;

export type SiteSetting = (typeof SITE_SETTINGS)[number];

/** What a configuration says that cannot be taken over. */
export interface Unread {
  readonly what: string;
  readonly why: string;
}

/** A program that makes sites. */
export interface SiteTool {
  readonly key: Exclude<LinkDialect, 'dateline'>;
  /** As it spells itself. */
  readonly name: string;
}

/** A site of another program, as its own configuration describes it. */
export interface FoundSite {
  readonly tool: SiteTool;
  /** The configuration by which the program was recognised, relative to the folder. */
  readonly file: string;
  readonly settings: ReadonlyMap<SiteSetting, Finding>;
  /** The zone in which the program reads times and days where its configuration names none. */
  readonly zoneElse: 'UTC' | 'machine';
  readonly formats: readonly string[];
  /** Why articles whose files' names end so cannot be read, by the end. */
  readonly unreadFormats?: Readonly<Record<string, string>> | undefined;
  readonly unread: readonly Unread[];
  /** What a person should write into the program's own configuration, so that both work in one folder. */
  readonly advice: readonly string[];
}

/** The files of a folder that may be a site, by paths relative to it. */
export interface SiteFolder {
  /** The text of a file; undefined if there is none, or it cannot be read as text. */
  text(path: string): string | undefined;
  /** The names in a folder, in order; none if there is no such folder. */
  names(path: string): readonly string[];
}
