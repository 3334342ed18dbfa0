import type { ProblemCode } from '../../../model/problem.ts';

/** What may be otherwise than wanted, with the code of its problem. */
export const CODES = {
  unreachable: 'SERVED_UNREACHABLE',
  elsewhere: 'SERVED_REDIRECTS',
  redirects: 'SERVED_REDIRECTS',
  insecure: 'SERVED_INSECURE',
  stale: 'SERVED_STALE',
  type: 'SERVED_TYPE',
  cacheTime: 'SERVED_CACHE_TIME',
  noTag: 'SERVED_WITHOUT_304',
  byTag: 'SERVED_WITHOUT_304',
  noTime: 'SERVED_WITHOUT_304',
  byTime: 'SERVED_WITHOUT_304',
  gzip: 'SERVED_WITHOUT_GZIP',
  gzipOfJson: 'SERVED_WITHOUT_GZIP',
  vary: 'SERVED_ENCODING',
  sameTag: 'SERVED_ENCODING',
  broken: 'SERVED_ENCODING',
  cors: 'SERVED_WITHOUT_CORS',
  link: 'SERVED_WITHOUT_LINK',
  policy: 'SERVED_WITHOUT_POLICY',
} as const satisfies Record<string, ProblemCode>;

export type FindingKind = keyof typeof CODES;

/** Something about one address that is otherwise than wanted. */
export interface Finding {
  readonly kind: FindingKind;
  readonly address: string;
  /** What was expected, without the address. */
  readonly wanted: string;
  readonly found: string;
}
