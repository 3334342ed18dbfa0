import type { Problem } from '../../model/problem.ts';
import { exitStatusOf } from '../../publish/report.ts';
import { defineCommand } from '../command.ts';
import { formatReport, reportToJson } from '../formatReport.ts';
import { openPublication } from '../openPublication.ts';
import { newProblemsReporter } from '../reportProblems.ts';
import { type NextRun, rerunOnChange } from '../rerunOnChange.ts';
import { currentTime, printJson, reportFailure, type Session } from '../session.ts';

/** Builds, and builds again on each change, until the author interrupts it. */
export const watchCommand = defineCommand({
  name: 'watch',
  findsRoot: true,
  summary: 'build, and again on each change',
  options: {},
  failure: 'the articles could not be watched',
  run: async (session) => {
    const publication = await openPublication(session);
    if (publication === undefined) return 2;
    return rerunOnChange(session, publication.settings, await loadBuild(session));
  },
});

/** Returns the function that builds once. That returns undefined if it fails: what was published last stays. */
async function loadBuild(session: Session): Promise<() => NextRun | undefined> {
  const { publish } = await import('../../publish/publish.ts');
  const { readSettings } = await import('../../publish/readSettings.ts');
  const { world, edge, isJson, isQuiet, paint } = session;
  const reportNew = newProblemsReporter(session);
  return () => {
    try {
      const publication = readSettings(world.disk);
      const { settings } = publication;
      if (settings === undefined) {
        reportNew(publication.problems);
        return undefined;
      }
      const report = publish(world, publication, { now: currentTime(session) });
      const problems = [...publication.problems, ...report.problems];
      const isNews = reportNew(problems) || report.written.length + report.removed.length > 0;
      if (isJson && isNews) printJson(reportToJson({ ...report, problems }, settings), session);
      if (!isJson && !isQuiet && isNews && exitStatusOf(problems, report.leftOut) !== 1)
        edge.stdout.write(formatReport(report, settings, { paint }));
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
