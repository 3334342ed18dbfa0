import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { reportProblems } from './reportProblems.ts';
import { printJson, reportFailure, type Session } from './session.ts';

/** Settings without an error, and the warnings and notes about them. */
export interface OpenedSettings {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

/**
 * Reads feed.yaml for a command that needs it. Returns undefined if it cannot be used, after printing why.
 *
 * @param isStrict whether warnings count as errors
 */
export async function openSettings(session: Session, isStrict = false): Promise<OpenedSettings | undefined> {
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
