import { SETTINGS_FILE } from '../model/fileNames.ts';
import { GENERATOR } from '../model/generator.ts';
import { hasError, type Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import {
  lookingOnce,
  type Named,
  type Recalled,
  recallLast,
  stateOfFile,
} from '../publish/incremental/upToDate.ts';
import type { Report } from '../publish/report.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { formatJson, formatReport } from './formatReport.ts';
import { HELP } from './help.ts';
import { progressOn } from './progress.ts';
import { type Edge, openSession, printJson, type Session, tellFailure, tellProblems } from './session.ts';

/**
 * Runs a command line.
 *
 * @returns the exit status: 0 written or up to date, 1 problems in the content, 2 wrong usage or configuration
 */
export async function run(args: readonly string[], edge: Edge): Promise<number> {
  let asked: Arguments;
  try {
    asked = parseArguments(args);
  } catch (error) {
    edge.stderr.write(
      `dateline: ${error instanceof Error ? error.message : error}\nTry "dateline --help".\n`,
    );
    return 2;
  }
  if (asked.command === 'help') edge.stdout.write(HELP);
  if (asked.command === 'version') edge.stdout.write(`${GENERATOR.version}\n`);
  if (asked.command === 'help' || asked.command === 'version') return 0;
  const opened = openSession(asked, edge);
  const session = asked.command === 'build' ? { ...opened, disk: lookingOnce(opened.disk) } : opened;
  const recalled = asked.command === 'build' ? recall(session) : undefined;
  if (recalled) return tellReport(recalled.report, recalled.settings, session);
  // What only one command needs is loaded by none of the others.
  if (asked.command === 'import')
    return (await import('./commands/import.ts')).importFrom(asked.feed, session);
  return runOn(asked.command, session);
}

/** Runs a command on a publication, which has to be there. */
async function runOn(command: keyof typeof COMMANDS, session: Session): Promise<number> {
  const { asked, disk } = session;
  // It takes most of the time in which a run that changes nothing is over.
  const { readSettings } = await import('../publish/publish.ts');
  const state = stateOfFile(disk, SETTINGS_FILE);
  let opened: ReturnType<typeof readSettings>;
  try {
    opened = readSettings(disk);
  } catch (error) {
    tellFailure(`expected feed.yaml in ${asked.root}, found none that can be read`, error, session);
    return 2;
  }
  const settings = asked.isStrict && opened.problems.length > 0 ? undefined : opened.settings;
  if (settings === undefined) {
    if (asked.isJson) printJson({ problems: opened.problems }, session);
    else tellProblems(opened.problems, session);
    return 2;
  }
  const { load, failure } = COMMANDS[command];
  try {
    const act = await load();
    return await act(settings, opened.problems, session, state);
  } catch (error) {
    tellFailure(failure, error, session);
    return 1;
  }
}

const COMMANDS = {
  build: {
    load: async () => build,
    failure: 'the feeds could not be written; each is still the last good one, or the new one',
  },
  diff: {
    load: async () => (await import('./commands/diff.ts')).diff,
    failure: 'what subscribers would notice could not be found out',
  },
  check: {
    load: async () => (await import('./commands/check.ts')).check,
    failure: 'the publication could not be checked',
  },
  serve: {
    load: async () => (await import('./commands/serve.ts')).serve,
    failure: 'the publication could not be served',
  },
  watch: {
    load: async () => (await import('./commands/watch.ts')).watch,
    failure: 'the articles could not be watched',
  },
};

/** What the last run told, where this one would tell the same. */
function recall({ asked, disk, now, edge }: Session): Recalled | undefined {
  try {
    return recallLast(disk, { now, isStrict: asked.isStrict, ...named(edge) });
  } catch {
    // What cannot be looked at again is read.
    return undefined;
  }
}

async function build(
  settings: Settings,
  problems: readonly Problem[],
  session: Session,
  state: string,
): Promise<number> {
  const { asked, disk, now, edge } = session;
  const { isDryRun, isStrict, isReissue } = asked;
  const { publish } = await import('../publish/publish.ts');
  const hand = await edge.hand?.(asked.root);
  const line = edge.isInteractive && !asked.isQuiet ? progressOn(edge) : undefined;
  const request = {
    now,
    isDryRun,
    isStrict,
    isReissue,
    hand,
    progress: line?.tell,
    settingsFile: { state, problems },
    ...named(edge),
  };
  try {
    const report = publish(disk, settings, request);
    line?.end();
    return tellReport({ ...report, problems: [...problems, ...report.problems] }, settings, session);
  } finally {
    line?.end();
    hand?.dismiss();
  }
}

function tellReport(report: Report, settings: Named, session: Session): number {
  const { asked, edge, paint } = session;
  if (asked.isJson) edge.stdout.write(formatJson(report, settings));
  else {
    tellProblems(report.problems, session);
    if (!asked.isQuiet) edge.stdout.write(formatReport(report, settings, asked.isDryRun, paint));
  }
  return hasError(report.problems) ? 1 : 0;
}

function named({ program }: Edge): { readonly program?: string } {
  return program === undefined ? {} : { program };
}
