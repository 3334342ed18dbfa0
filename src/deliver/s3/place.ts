import { parseAddress } from '../../model/parseAddress.ts';
import { quoted } from '../../model/problem.ts';
import type { StorageTargetSettings } from '../../model/targetSettings.ts';

/** Where a storage keeps what is delivered. */
export interface S3Place {
  /** `https://s3.eu-west-1.amazonaws.com`; it may have a path. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Stands before each path: empty, or with a slash at its end. */
  readonly prefix: string;
  /** Whether the bucket is the first part of the address's path, or of its host. */
  readonly style: 'path' | 'host';
}

/** What a publisher says of it. */
export type S3Settings = Omit<
  StorageTargetSettings,
  'kind' | 'name' | 'isAlone' | 'isServed' | 'purge' | 'place' | 'coding'
>;

/**
 * Fills in what the publisher has not said. At Amazon the bucket stands in the host, as far as its certificate allows that; most
 * other storages have no name for each bucket.
 *
 * @example placeOf({ region: 'eu-west-1', bucket: 'news' }).endpoint === 'https://s3.eu-west-1.amazonaws.com'
 */
export function placeOf({
  endpoint,
  region = 'us-east-1',
  bucket,
  prefix = '',
  addressing,
}: S3Settings): S3Place {
  const isNamed = endpoint === undefined && !bucket.includes('.');
  return {
    endpoint: endpoint ?? `https://s3.${region}.amazonaws.com`,
    region,
    bucket,
    prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`,
    style: addressing ?? (isNamed ? 'host' : 'path'),
  };
}

/** What people read of a place. */
export function nameOf({ bucket, prefix }: S3Place): string {
  return `s3://${bucket}/${prefix}`;
}

/**
 * The address of a file in a storage. All but the unreserved characters and slashes are percent-encoded (RFC 3986, 2.3), which is how the
 * signature has them: a `+` would be a blank at some storages.
 *
 * @throws Error if the endpoint is no address, or a name cannot be one of an address: `..`
 * @example objectUrl(placeOf({ bucket: 'news' }), 'a b.html').href === 'https://news.s3.us-east-1.amazonaws.com/a%20b.html'
 */
export function objectUrl({ endpoint, bucket, prefix, style }: S3Place, path: string): URL {
  const url = parseAddress(endpoint);
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    const mend = 'write endpoint: as https://s3.eu-west-1.amazonaws.com';
    throw new Error(`expected the address of a storage, found ${quoted(endpoint)}; ${mend}`);
  }
  const base = url.pathname.replace(/\/$/, '');
  const key = `${prefix}${path}`.split('/').map(encoded).join('/');
  if (style === 'host') url.host = `${bucket}.${url.host}`;
  const pathname = style === 'host' ? `${base}/${key}` : `${base}/${encoded(bucket)}/${key}`;
  url.pathname = pathname;
  // An address has no name `..`, however it is written.
  if (url.pathname !== pathname || (style === 'host' && !url.host.startsWith(`${bucket}.`))) {
    throw new Error(
      `expected a name that an address can have, found ${quoted(`${bucket}/${prefix}${path}`)}`,
    );
  }
  return url;
}

function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
