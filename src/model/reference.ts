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

/** What a reference of Pelican's begins with, as it is written or as Markdown encodes it. */
const OF_PELICAN = /^\s*(?:\{|%7B|\|)(?:filename|static|attach)(?:\}|%7D|\|)/i;

/** A reference as the path or the address that it is, without the sign by which a program knows it for one. */
export function bareReference(written: string): string {
  return written.replace(OF_PELICAN, '');
}
