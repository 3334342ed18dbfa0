import { reportProblems } from './reportProblems.ts';
import { printJson, reportFailure, type Session } from './session.ts';

/**
 * Reads feed.yaml for a command that needs it: the settings, and the warnings and notes about them. Returns undefined if
 * feed.yaml cannot be used, after printing why.
 *
 * @param isStrict whether warnings count as errors
 */
export async function openSettings(session: Session, isStrict = false) {
  const { disk, root, isJson } = session;
  // This takes most of the time of a run that changes nothing, which does not come here.
  const { readSettings } = await import('../publish/publish.ts');
  let read: ReturnType<typeof readSettings>;
  try {
    read = readSettings(disk);
  } catch (error) {
    reportFailure(`expected feed.yaml in ${root}, found none that can be read`, error, session);
    return undefined;
  }
  const { settings, problems } = read;
  if (settings !== undefined && !(isStrict && problems.length > 0)) return { settings, problems };
  if (isJson) printJson({ problems }, session);
  else reportProblems(problems, session);
  return undefined;
}
