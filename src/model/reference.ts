import type { Fault } from './problem.ts';

/** Where a link leads that names an article, or is nearly an address. */
export interface Referred {
  /** The address for readers; without it the words stay and are no link. */
  readonly url?: string;
  /** What its author is told. */
  readonly fault?: Fault;
  /** What stands in the author's file, if it is not the link as it is given here. */
  readonly near?: string;
}

/**
 * Resolves a link to an article, as it is written: `b.md`, `../b/`, `article:b`.
 *
 * @returns undefined for a link that is to stay what it is
 */
export type Refer = (href: string) => Referred | undefined;
