import { expected, type Fault } from './problem.ts';

/** What a file is that Git LFS has not fetched: always less than 1,024 bytes (its specification, "The Pointer"). */
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v\d+\r?\n(?:[^\n]*\n){0,20}?oid sha256:/;
const MAX_LENGTH = 1024;

/**
 * What is wrong with a file that is a pointer of Git LFS; undefined for any other.
 *
 * @param name the file, as its author would know it
 * @param what what was expected: `a picture`
 */
export function lfsFault(name: string, what: string, content: string): Fault | undefined {
  if (content.length >= MAX_LENGTH || !POINTER.test(content)) return undefined;
  const mend = 'run "git lfs pull" to get the file itself; a workflow checks out with "lfs: true"';
  return expected('LFS_POINTER', `${what}, and no pointer of Git LFS to it`, name, mend);
}
