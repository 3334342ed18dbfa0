import type { TargetSettings } from '../../../model/targetSettings.ts';
import { cachedFor } from './cacheControl.ts';
import { HOSTS, type Host, type HostName, UNKNOWN_HOST } from './hosts.ts';

type Headers = ReadonlyMap<string, string>;

/** Signs of hosts in the headers of their answers, the surest first. */
const SIGNS: readonly (readonly [host: HostName, header: string, value: RegExp])[] = [
  ['github', 'server', /^github\.com/i],
  ['netlify', 'server', /^netlify/i],
  ['netlify', 'x-nf-request-id', /./],
  ['cloudfront', 'x-amz-cf-id', /./],
  ['cloudfront', 'via', /cloudfront/i],
  ['cloudflare', 'server', /^cloudflare/i],
  ['nginx', 'server', /^(?:nginx|openresty)/i],
  ['caddy', 'server', /^caddy/i],
  ['apache', 'server', /^apache/i],
  ['s3', 'server', /^amazons3/i],
  ['s3', 'x-amz-request-id', /./],
  ['caddy', 'via', /\bcaddy\b/i],
];

/** Who serves a publication, told by the headers of an answer, or else by the kind of target that it was delivered to. */
export function hostOf(headers: Headers, target?: TargetSettings['kind']): Host {
  const [name] = SIGNS.find(([, header, value]) => value.test(headers.get(header) ?? '')) ?? [];
  if (name !== undefined) return HOSTS[name];
  return target === 's3' ? HOSTS.s3 : UNKNOWN_HOST;
}

/** Signs of caches that stand before a host. */
const CACHES: readonly (readonly [name: string, header: string, value: RegExp])[] = [
  ['GitHub', 'server', /^github\.com/i],
  ['Netlify', 'server', /^netlify/i],
  ['CloudFront', 'x-amz-cf-id', /./],
  ['Cloudflare', 'cf-ray', /./],
  ['Fastly', 'x-served-by', /^cache-/i],
  ['Varnish', 'x-varnish', /./],
  ['Varnish', 'via', /varnish/i],
];

/** Which cache has kept an answer, in words; undefined if it came from the host itself, as far as one can see. */
export function cacheOf(headers: Headers): string | undefined {
  const { age = 0 } = cachedFor(headers) ?? {};
  if (age === 0) return undefined;
  const [name] = CACHES.find(([, header, value]) => value.test(headers.get(header) ?? '')) ?? [];
  return name ?? 'a cache';
}
