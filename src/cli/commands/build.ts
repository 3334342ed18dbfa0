import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { hasError } from '../../model/problem.ts';
import {
  lookingOnce,
  type Named,
  type Recalled,
  recallLast,
  stateOfFile,
} from '../../publish/incremental/upToDate.ts';
import type { Report } from '../../publish/report.ts';
import { defineCommand } from '../command.ts';
import { formatJson, formatReport } from '../formatReport.ts';
import { openSettings } from '../openSettings.ts';
import { DRY_RUN, REISSUE, STRICT } from '../options.ts';
import { reportProblems } from '../reportProblems.ts';
import { type Edge, programOf, type Session } from '../session.ts';

/** Writes the feeds. The exit status is 1 for an error in an article. */
export const buildCommand = defineCommand({
  name: 'build',
  summary: 'write the feeds (npm run feed)',
  options: { 'dry-run': DRY_RUN, strict: STRICT, reissue: REISSUE },
  failure: 'the feeds could not be written; each is still the last good one, or the new one',
  run: async (session, { 'dry-run': isDryRun, strict: isStrict, reissue: isReissue }) => {
    const { now, edge } = session;
    const disk = lookingOnce(session.disk);
    const asked = { now, isStrict, ...programOf(session) };
    const recalled = recall(disk, asked);
    if (recalled) return printReport(recalled.report, recalled.settings, session, isDryRun);
    const state = stateOfFile(disk, SETTINGS_FILE);
    const opened = await openSettings(session, isStrict);
    if (opened === undefined) return 2;
    const { settings, problems } = opened;
    const { publish } = await import('../../publish/publish.ts');
    const worker = await edge.openWorker?.(session.root);
    const line = edge.isInteractive && !session.isQuiet ? openProgressLine(edge) : undefined;
    try {
      const means = { hand: worker, progress: line?.show };
      const request = { ...asked, ...means, isDryRun, isReissue, settingsFile: { state, problems } };
      const report = publish(disk, settings, request);
      line?.clear();
      return printReport(
        { ...report, problems: [...problems, ...report.problems] },
        settings,
        session,
        isDryRun,
      );
    } finally {
      line?.clear();
      worker?.dismiss();
    }
  },
});

/** The report of the last run, if this run would report the same. */
function recall(...args: Parameters<typeof recallLast>): Recalled | undefined {
  try {
    return recallLast(...args);
  } catch {
    // An unreadable record counts as no record.
    return undefined;
  }
}

function printReport(report: Report, settings: Named, session: Session, isDryRun: boolean): number {
  const { edge, isJson, isQuiet, paint } = session;
  if (isJson) edge.stdout.write(formatJson(report, settings));
  else {
    reportProblems(report.problems, session);
    if (!isQuiet) edge.stdout.write(formatReport(report, settings, { isDryRun, paint }));
  }
  return hasError(report.problems) ? 1 : 0;
}

/** A shorter run shows no progress. */
const MIN_DURATION_IN_MS = 1000;
/** The time between two updates of the line. */
const PAUSE_IN_MS = 100;

/** A line on a terminal that shows how far a run has come. */
export function openProgressLine({ stderr, now }: Pick<Edge, 'stderr' | 'now'>) {
  let last = now().getTime() + MIN_DURATION_IN_MS - PAUSE_IN_MS;
  let isShown = false;
  return {
    show: (what: 'heads' | 'articles', done: number, all: number) => {
      const time = now().getTime();
      if (time - last < PAUSE_IN_MS) return;
      last = time;
      isShown = true;
      const share = `${Math.floor((100 * done) / all)} % of ${all}`;
      stderr.write(`\r\u001b[K${what === 'heads' ? 'reading' : 'rendering'} ${share} articles`);
    },
    clear: () => {
      if (isShown) stderr.write('\r\u001b[K');
      isShown = false;
    },
  };
}
