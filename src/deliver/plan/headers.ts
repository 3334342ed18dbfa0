import { FORMATS } from '../../feeds/formats.ts';
import type { Settings } from '../../model/settings.ts';
import { linkValuesOf } from '../../site/headersFile.ts';
import { servingOf } from '../../site/servingRules.ts';
import { kindOf } from './paths.ts';

/** The headers of a file, by names in lower case. */
export type Headers = readonly (readonly [name: string, value: string])[];

/**
 * The headers that a file of the output folder is to be served with: those of `serve` and `_headers`.
 *
 * @example headersOf('rss.xml', settings)[0] // ['content-type', 'application/xml; charset=utf-8']
 */
export function headersOf(path: string, { url, hubs }: Pick<Settings, 'url' | 'hubs'>): Headers {
  const { type, cacheControl, isShared, policy } = servingOf(path, FORMATS);
  const isLinked = hubs.length > 0 && kindOf(path, FORMATS) === 'feeds';
  return [
    ['content-type', type],
    ['cache-control', cacheControl],
    ...(isShared ? [['access-control-allow-origin', '*'] as const] : []),
    ...(policy === undefined ? [] : [['content-security-policy', policy] as const]),
    ...(isLinked ? [['link', linkValuesOf(url, path, hubs).join(', ')] as const] : []),
    ['x-content-type-options', 'nosniff'],
  ];
}
