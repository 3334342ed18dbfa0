import { hash } from 'node:crypto';

/**
 * A short name for some facts, which can be written as JSON: other facts have another.
 *
 * @example fingerprint('page', '2014-12', 100)
 */
export function fingerprint(...facts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(facts), 'base64url').slice(0, 22);
}

/** Sixteen hexadecimal digits that tell a text or bytes from others. */
export function shortHash(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex').slice(0, 16);
}
