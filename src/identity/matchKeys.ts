import type { Head } from '../model/article.ts';
import type { LockEntry } from '../model/lockEntry.ts';

/** An article and the line that it is. */
export type Pair = readonly [Head, LockEntry];

/** Articles and lines that nothing has brought together yet. */
export interface Pool {
  readonly heads: ReadonlySet<Head>;
  readonly entries: ReadonlySet<LockEntry>;
}

/** What a rule brings together, and what it leaves to be asked. */
export interface Found {
  readonly sure: readonly Pair[];
  readonly unclear: readonly (readonly [Head, readonly LockEntry[]])[];
}

/** An author who wrote an id has said which article it is: nothing else is asked of it but where that contradicts. */
export const isUnnamed = ({ id }: Head) => id === undefined;

/** What articles and lines have in common. */
export type Common = Pick<LockEntry, 'file' | 'words'> & { readonly published: Date | string };

export const words = (one: Common) => one.words;
export const file = (one: Common) => one.file;
export const wordsInFile = (one: Common) => `${one.words} ${one.file}`;
export const timedWords = (one: Common) => `${instantOf(one)} ${one.words}`;
export const timedWordsInFile = (one: Common) => `${timedWords(one)} ${one.file}`;
export const timedFile = (one: Common) => `${instantOf(one)} ${one.file}`;
/** Milliseconds since 1970. */
export function instantOf({ published }: Common): number {
  return typeof published === 'string' ? Date.parse(published) : published.getTime();
}
