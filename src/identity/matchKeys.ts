import type { Head } from '../model/article.ts';
import type { LockEntry } from '../model/lockEntry.ts';

/** An article and its lock entry. */
export type Match = readonly [Head, LockEntry];

/** The articles and lock entries that no rule has matched yet. */
export interface Unmatched {
  readonly heads: ReadonlySet<Head>;
  readonly entries: ReadonlySet<LockEntry>;
}

/** The matches of one rule, and the articles that it could not decide. */
export interface RuleMatches {
  readonly sure: readonly Match[];
  readonly unclear: readonly (readonly [Head, readonly LockEntry[]])[];
}

/** True if the author wrote no id. A written id decides, so most rules skip articles that have one. */
export const isUnnamed = ({ id }: Head) => id === undefined;

/** The fields from which the keys of both articles and lock entries are made. */
export type KeyFields = Pick<LockEntry, 'file' | 'textHash'> & { readonly published: Date | string };

/** The keys that an article and its lock entry share. */
export const keys = {
  text: (one: KeyFields) => one.textHash,
  file: (one: KeyFields) => one.file,
  fileAndText: (one: KeyFields) => `${one.textHash} ${one.file}`,
  timeAndText: (one: KeyFields) => `${instantOf(one)} ${one.textHash}`,
  timeFileAndText: (one: KeyFields) => `${instantOf(one)} ${one.textHash} ${one.file}`,
  timeAndFile: (one: KeyFields) => `${instantOf(one)} ${one.file}`,
};

/** Milliseconds since 1970. */
export function instantOf({ published }: KeyFields): number {
  return typeof published === 'string' ? Date.parse(published) : published.getTime();
}

/** What shares a key, in the order of the first of each. */
export function groupBy<T>(all: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
