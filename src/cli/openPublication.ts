import type { FoundTree, Publication } from '../publish/readSettings.ts';
import { printable } from './printable.ts';
import { reportProblems } from './reportProblems.ts';
import { placeOfRoot, printJson, printMessage, reportFailure, type Session } from './session.ts';

/**
 * Reads feed.yaml for a command that needs it. Returns undefined if feed.yaml cannot be used, after printing why.
 *
 * @param isStrict whether warnings count as errors
 * @param found the articles' files, if they were looked for already
 */
export async function openPublication(
  session: Session,
  isStrict = false,
  found?: FoundTree,
): Promise<Publication | undefined> {
  const { world, root, isJson } = session;
  // This takes most of the time of a run that changes nothing, which does not come here.
  const { readSettings } = await import('./late/planning.ts');
  let read: ReturnType<typeof readSettings>;
  try {
    read = readSettings(world.disk, undefined, found);
  } catch (error) {
    if (isNotThere(error)) reportNoSettings(session);
    else reportFailure(`expected feed.yaml in ${root}, found none that can be read`, error, session);
    return undefined;
  }
  if (read.settings !== undefined && !(isStrict && read.problems.length > 0)) return read;
  if (isJson) printJson({ problems: read.problems }, session);
  else reportProblems(read.problems, session);
  return undefined;
}

function isNotThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Tells somebody who has no feed.yaml, perhaps on the first day, how to get one. */
function reportNoSettings(session: Session): void {
  const mend = '"npx dateline-feeds init" makes one; --root names the folder of one that is there';
  printMessage(
    printable`dateline: expected feed.yaml ${placeOfRoot(session)}, found none - ${mend}\n`,
    session.edge,
  );
}
