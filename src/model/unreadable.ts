import type { Fault, ProblemCode } from './problem.ts';

/** What a disk said when it refused a read. */
export interface Refusal {
  /** As Node gives it. */
  readonly code: string;
  readonly why: string;
}

/** What was found, where the disk's own words do not say it, and how to mend it. */
interface Words {
  readonly found?: string;
  readonly mend: string;
}

const PERMISSIONS: Words = { mend: 'mend its permissions, or take it away' };
const REPLACE: Words = { mend: 'put a file in its place, or take it away' };

const WORDS: ReadonlyMap<string, Words> = new Map([
  ['EILSEQ', { mend: 'rename it, so that its name is UTF-8' }],
  ['EINVAL', REPLACE],
  ['EIO', { mend: 'check the disk, and take it from a backup' }],
  ['EISDIR', REPLACE],
  [
    'ELOOP',
    { found: 'symbolic links that lead to one another', mend: 'let one of them lead to what is meant' },
  ],
  [
    'ENAMETOOLONG',
    {
      found: 'a path that is longer than the system takes',
      mend: 'shorten its name, or those of the folders that it is in',
    },
  ],
  ['ENOENT', { found: 'that it went away during the run', mend: 'run it again' }],
]);

/** The refusal in an error of Node's. */
export function refusalIn(error: unknown): Refusal {
  const { code = '', message } = error as { readonly code?: string; readonly message: string };
  return { code, why: message };
}

/**
 * The fault of what is there and cannot be read.
 *
 * @param what it was expected to be
 * @example unreadable('FILE_UNREADABLE', 'a file', { code: 'EIO', why: 'EIO: i/o error, read' })
 */
export function unreadable(problem: ProblemCode, what: string, { code, why }: Refusal): Fault {
  const { found = why, mend } = WORDS.get(code) ?? PERMISSIONS;
  return { code: problem, message: `expected ${what} that can be read, found ${found}`, mend };
}
