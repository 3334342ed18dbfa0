import { SETTINGS_FILE } from '../../model/fileNames.ts';
import type { Problem } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { exitStatusOf } from '../../publish/exitStatus.ts';
import { findUpToDate } from '../../publish/incremental/upToDate.ts';
import { defineCommand } from '../command.ts';
import { formatReport, reportToJson } from '../formatReport.ts';
import { openPublication } from '../openPublication.ts';
import { VERBOSE } from '../options.ts';
import { printable } from '../printable.ts';
import { newsReporter } from '../reportNews.ts';
import { type NextRun, rerunOnChange } from '../rerunOnChange.ts';
import { currentTime, printJson, reportFailure, type Session } from '../session.ts';

/** Builds, and builds again on each change, until the author interrupts it. */
export const watchCommand = defineCommand({
  name: 'watch',
  findsRoot: true,
  summary: 'build, and again on each change',
  options: { verbose: VERBOSE },
  failure: 'the articles could not be watched',
  run: async (session, { verbose: isVerbose }) => {
    const publication = await openPublication(session);
    if (publication === undefined) return 2;
    // From here on Ctrl+C ends the command in its own way.
    const ended = rerunOnChange(session, publication.settings, await loadBuild(session, isVerbose));
    printStart(publication.settings, session);
    return ended;
  },
});

/** Returns the function that builds once. That returns undefined if it fails: what was published last stays. */
async function loadBuild(session: Session, isVerbose: boolean): Promise<() => NextRun | undefined> {
  const { publish, readSettings } = await import('../late/planning.ts');
  const { world, edge, isJson, isQuiet, paint } = session;
  const reportNews = newsReporter(session);
  return () => {
    try {
      const now = currentTime(session);
      const { found } = findUpToDate(world, { now });
      const publication = readSettings(world.disk, undefined, found);
      const { settings } = publication;
      if (settings === undefined) {
        reportNews(publication.problems, false);
        return undefined;
      }
      const report = publish(world, { ...publication, settings }, { now });
      const problems = [...publication.problems, ...report.problems];
      const isNews = reportNews(problems, true) || report.written.length + report.removed.length > 0;
      if (isJson && isNews) printJson(reportToJson({ ...report, problems }), session);
      if (!isJson && !isQuiet && isNews && exitStatusOf(problems, report.leftOut) !== 1)
        edge.stdout.write(formatReport(report, settings, { isVerbose, paint, columns: edge.stdout.columns }));
      return { settings, nextDue: problems.some(isOfClock) ? soonAfter(edge.now()) : report.nextDue };
    } catch (error) {
      reportFailure('this change could not be published; what was published last stays', error, session);
      return undefined;
    }
  };
}

/** A clock is set without a change of any file, often some seconds after a machine has started. */
const CLOCK_PAUSE_IN_MS = 60_000;

function isOfClock({ code }: Problem): boolean {
  return code === 'CLOCK_BEHIND';
}

function soonAfter(now: Date): Date {
  return new Date(now.getTime() + CLOCK_PAUSE_IN_MS);
}

function printStart({ title, items }: Settings, { edge, isJson, isQuiet, paint }: Session): void {
  if (isJson || isQuiet) return;
  const watched = [...items, SETTINGS_FILE].join(', ');
  edge.stdout.write(printable`${paint('bold', title)}: watching ${watched} (Ctrl+C ends it)\n`);
}
