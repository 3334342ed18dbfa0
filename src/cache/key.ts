import { createHash } from 'node:crypto';

/**
 * A short name for some facts: other facts have another.
 *
 * @example keyOf('page', '2014-12', 100)
 */
export function keyOf(...facts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);
}
