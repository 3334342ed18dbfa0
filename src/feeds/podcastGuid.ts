import { createHash } from 'node:crypto';

/** The UUID namespace of Podcasting 2.0. */
const NAMESPACE = 'ead4c236bf5858c6a2c6a6b28d128cb6';

/**
 * The id of a podcast, the same wherever it is computed: a UUID of version 5 (RFC 9562, 5.5) of its feed's address
 * without the scheme and the slashes at its end.
 *
 * @example podcastGuid('https://mp3s.nashownotes.com/pc20rss.xml') // '917393e3-1b1e-5cef-ace4-edaa54e1f810'
 */
export function podcastGuid(url: string): string {
  const name = url.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
  const hash = createHash('sha1').update(Buffer.from(NAMESPACE, 'hex')).update(name).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
