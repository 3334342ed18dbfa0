import { FORMATS } from '../../feeds/formats.ts';
import type { Settings } from '../../model/settings.ts';
import { linkValuesOf } from '../../site/headersFile.ts';
import { servingOf, servingOfFeed } from '../../site/servingRules.ts';
import { kindOf } from './paths.ts';

/** What of the settings decides how a file is served. */
export type ServedSettings = Pick<Settings, 'url' | 'hubs' | 'aliases' | 'precompress'> &
  Partial<Pick<Settings, 'feeds'>>;

/** The format of a feed that is written at a path of its own choice; undefined for any other file. */
export function aliasAt(path: string, { aliases = [], feeds = [] }: ServedSettings) {
  const all = [aliases, ...feeds.map((feed) => feed.aliases ?? [])];
  const alias = all.flat().find((one) => one.path === path);
  return alias && FORMATS.find(({ id }) => id === alias.format);
}

/** The headers of a file, by names in lower case. */
export type Headers = readonly (readonly [name: string, value: string])[];

/**
 * The headers that a file of the output folder is to be served with: those of `serve` and `_headers`.
 *
 * @example headersOf('rss.xml', settings)[0] // ['content-type', 'application/xml; charset=utf-8']
 */
export function headersOf(path: string, settings: ServedSettings): Headers {
  const { url, hubs } = settings;
  const alias = aliasAt(path, settings);
  const { type, cacheControl, isShared, policy } = alias ? servingOfFeed(alias) : servingOf(path, FORMATS);
  const isLinked = hubs.length > 0 && (alias !== undefined || kindOf(path, FORMATS) === 'feeds');
  return [
    ['content-type', type],
    ['cache-control', cacheControl],
    ...(isShared ? [['access-control-allow-origin', '*'] as const] : []),
    ...(policy === undefined ? [] : [['content-security-policy', policy] as const]),
    ...(isLinked ? [['link', linkValuesOf(url, path, hubs).join(', ')] as const] : []),
    ['x-content-type-options', 'nosniff'],
  ];
}
