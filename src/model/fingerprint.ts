import { hash } from 'node:crypto';

/**
 * A short name for some facts: other facts have another.
 *
 * @example keyOf('page', '2014-12', 100)
 */
export function keyOf(...facts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(facts), 'base64url').slice(0, 22);
}
