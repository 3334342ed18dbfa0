import type { Disk } from '../disk/disk.ts';
import { LOCK_FILE, SETTINGS_FILE } from '../model/fileNames.ts';
import { type Problem, problemAt } from '../model/problem.ts';
import { stateOfReferred } from './incremental/fileStates.ts';

const IGNORE_FILE = '.gitignore';
/** The list of the files that git tracks. */
const INDEX_FILE = '.git/index';
/** An index whose paths stand in it as they are: version 4 leaves out what a path shares with the one before it. */
const PLAIN_INDEX = ['DIRC\0\0\0\x02', 'DIRC\0\0\0\x03'];
/** The extension of an index that has the paths in another file. */
const SPLIT_INDEX = 'link';

/** A note where the lock is kept out of version control, and the files that were looked at, each with its state. */
export interface IgnoredLock {
  readonly problems: readonly Problem[];
  readonly dependencies: readonly (readonly [string, string])[];
}

/**
 * Tells where git certainly does not keep the lock: `.gitignore` beside feed.yaml names it, and the index of git beside it,
 * which is read as far as this takes, does not have it. Whatever else may be so is not told.
 */
export function findIgnoredLock(disk: Disk): IgnoredLock {
  const depend = (path: string) => [path, stateOfReferred(disk, path)] as const;
  const dependencies = [depend(IGNORE_FILE)];
  const line = disk.includes(IGNORE_FILE, LOCK_FILE) ? lineOfLock(disk.read(IGNORE_FILE)) : undefined;
  if (line === undefined) return { problems: [], dependencies };
  dependencies.push(depend(INDEX_FILE));
  if (!isMissingInGit(disk)) return { problems: [], dependencies };
  const problem = problemAt(
    { file: IGNORE_FILE, line, column: 1 },
    {
      code: 'LOCK_IGNORED',
      message: `expected ${LOCK_FILE} in version control, found it ignored`,
      mend: 'take the line out and commit it: it is what subscribers have been given, and a clone without it makes ids anew',
    },
  );
  return { problems: [problem], dependencies };
}

/**
 * Tells where git has feed.yaml and not the lock, which was never added. Only `check` asks: the index is another after
 * nearly everything that git does, and a run that depends on it would never find that nothing has changed.
 */
export function findUntrackedLock(disk: Disk): Problem[] {
  const isThere = disk.sizeOf(LOCK_FILE) !== undefined && disk.includes(INDEX_FILE, `${SETTINGS_FILE}\0`);
  if (!isThere || !isMissingInGit(disk)) return [];
  const message = `expected ${LOCK_FILE} in version control, found it beside it`;
  const mend = `git add ${LOCK_FILE}: it is what subscribers have been given, and a clone without it makes ids anew`;
  return [problemAt({ file: LOCK_FILE, line: 1, column: 1 }, { code: 'LOCK_UNTRACKED', message, mend })];
}

/** True if the index of git can be read as far as this takes, and does not have the lock. */
function isMissingInGit(disk: Disk): boolean {
  const isPlain = PLAIN_INDEX.some((start) => disk.includes(INDEX_FILE, start));
  return isPlain && !disk.includes(INDEX_FILE, LOCK_FILE) && !disk.includes(INDEX_FILE, SPLIT_INDEX);
}

/** The last line that says what becomes of the lock, if it says that it is ignored. */
function lineOfLock(bytes: Uint8Array): number | undefined {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  const last = lines.findLastIndex((text) => /^!?\/?feed\.lock\s*$/.test(text));
  return last === -1 || lines[last]?.startsWith('!') ? undefined : last + 1;
}
