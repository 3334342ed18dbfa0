import type { Head } from '../model/article.ts';
import type { LockEntry } from '../model/lockEntry.ts';

/** An article and the line that it is. */
export type Match = readonly [Head, LockEntry];

/** Articles and lines that nothing has brought together yet. */
export interface Unmatched {
  readonly heads: ReadonlySet<Head>;
  readonly entries: ReadonlySet<LockEntry>;
}

/** What a rule brings together, and what it leaves to be asked. */
export interface RuleMatches {
  readonly sure: readonly Match[];
  readonly unclear: readonly (readonly [Head, readonly LockEntry[]])[];
}

/** An author who wrote an id has said which article it is: nothing else is asked of it but where that contradicts. */
export const isUnnamed = ({ id }: Head) => id === undefined;

/** What articles and lines have in common. */
export type KeyFields = Pick<LockEntry, 'file' | 'textHash'> & { readonly published: Date | string };

export const textKey = (one: KeyFields) => one.textHash;
export const fileKey = (one: KeyFields) => one.file;
export const fileAndTextKey = (one: KeyFields) => `${one.textHash} ${one.file}`;
export const timeAndTextKey = (one: KeyFields) => `${instantOf(one)} ${one.textHash}`;
export const timeFileAndTextKey = (one: KeyFields) => `${timeAndTextKey(one)} ${one.file}`;
export const timeAndFileKey = (one: KeyFields) => `${instantOf(one)} ${one.file}`;
/** Milliseconds since 1970. */
export function instantOf({ published }: KeyFields): number {
  return typeof published === 'string' ? Date.parse(published) : published.getTime();
}
