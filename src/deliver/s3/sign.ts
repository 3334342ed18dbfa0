import { AwsV4Signer } from 'aws4fetch';
import type { S3Credentials } from './credentials.ts';

/** What a signature is made of, beside the request. */
export interface Signature {
  readonly credentials: S3Credentials;
  readonly region: string;
  readonly now: Date;
  /** Keys of the day, which the signer keeps. */
  readonly keys: Map<string, ArrayBuffer>;
}

/** What is signed of a request. */
export interface Unsigned {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of its body, in hex. */
  readonly hash: string;
}

/**
 * Signs a request with Signature Version 4 of Amazon, in its headers.
 *
 * @returns all headers of the signed request but `host` and `content-length`
 */
export async function signed(
  { method, url, headers, hash }: Unsigned,
  { credentials, region, now, keys }: Signature,
): Promise<Record<string, string>> {
  const signer = new AwsV4Signer({
    ...credentials,
    method,
    url: url.href,
    headers: { ...headers, 'x-amz-content-sha256': hash },
    service: 's3',
    region,
    cache: keys,
    datetime: now.toISOString().replace(/[:-]|\.\d{3}/g, ''),
  });
  return Object.fromEntries((await signer.sign()).headers);
}
