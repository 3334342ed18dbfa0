import type { BuildReport } from '../../publish/buildReport.ts';
import { exitStatusOf } from '../../publish/exitStatus.ts';
import type { ReportSettings } from '../../publish/incremental/packedReport.ts';
import { findUpToDate } from '../../publish/incremental/upToDate.ts';
import { defineCommand } from '../command.ts';
import { formatReport, reportToJson } from '../formatReport.ts';
import { openPublication } from '../openPublication.ts';
import { DRY_RUN, KEEP_GOING, REISSUE, STRICT, UNPUBLISH, VERBOSE } from '../options.ts';
import { progressOf } from '../progressLine.ts';
import { reportProblems } from '../reportProblems.ts';
import { printJson, type Session } from '../session.ts';

/** Writes the feeds. The exit status is 1 for an error in an article, and 3 if the others were written. */
export const buildCommand = defineCommand({
  name: 'build',
  findsRoot: true,
  summary: 'write the feeds (npm run feed)',
  options: {
    'dry-run': DRY_RUN,
    'keep-going': KEEP_GOING,
    strict: STRICT,
    reissue: REISSUE,
    unpublish: UNPUBLISH,
    verbose: VERBOSE,
  },
  failure: 'the feeds could not be written; each is still the last good one, or the new one',
  run: async (session, flags) => {
    const { 'dry-run': isDryRun, 'keep-going': keepsGoing, strict: isStrict } = flags;
    const { reissue: acceptsNewIds, unpublish: unpublishes } = flags;
    const { now, edge, world } = session;
    const shown = { isDryRun, isVerbose: flags.verbose };
    const options = { now, isDryRun, keepsGoing, isStrict, acceptsNewIds, unpublishes };
    const { previous, found, isUnusable: ignoresRecords } = findUpToDate(world, options);
    if (previous) return printReport(previous.report, previous.settings, session, shown);
    const publication = await openPublication(session, isStrict, found);
    if (publication === undefined) return 2;
    const { settings, problems } = publication;
    const { publish } = await import('../late/planning.ts');
    edge.saveMemory?.(40);
    const worker = await edge.openWorker?.(session.root);
    const line = progressOf(session);
    try {
      const report = publish({ ...world, worker, progress: line?.show }, publication, {
        ...options,
        ignoresRecords,
      });
      line?.clear();
      const all = { ...report, problems: [...problems, ...report.problems] };
      return printReport(all, settings, session, shown);
    } finally {
      line?.clear();
      worker?.close();
    }
  },
});

function printReport(
  report: BuildReport,
  settings: ReportSettings,
  session: Session,
  shown: { readonly isDryRun: boolean; readonly isVerbose: boolean },
): number {
  const { edge, isJson, isQuiet, paint } = session;
  if (isJson) printJson(reportToJson(report), session);
  else {
    reportProblems(report.problems, session);
    if (!isQuiet)
      edge.stdout.write(formatReport(report, settings, { ...shown, paint, columns: edge.stdout.columns }));
  }
  return exitStatusOf(report.problems, report.leftOut);
}
