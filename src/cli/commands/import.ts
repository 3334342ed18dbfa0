import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { hasError } from '../../model/problem.ts';
import type { ImportReport, ImportSource } from '../../publish/importFeed.ts';
import { defineCommand } from '../command.ts';
import { formatFiles } from '../formatReport.ts';
import { ALLOW_PRIVATE, DRY_RUN, MAP, ONTO, REISSUE, TIME_ZONE, VERBOSE } from '../options.ts';
import { printable } from '../printable.ts';
import { readSource } from '../readSource.ts';
import { reportProblems } from '../reportProblems.ts';
import { placeOfRoot, printJson, reportFailure, type Session } from '../session.ts';

/** Makes articles of a feed, which is a file or an address on http or https. */
export const importCommand = defineCommand({
  name: 'import',
  findsRoot: true,
  operand: { placeholder: 'FEED', meaning: 'the file or the address of a feed' },
  summary: 'make articles of an RSS, Atom or JSON feed: a file, or an address on http or https',
  isRare: true,
  options: {
    'dry-run': DRY_RUN,
    verbose: VERBOSE,
    'allow-private': ALLOW_PRIVATE,
    'time-zone': TIME_ZONE,
    onto: ONTO,
    map: MAP,
    reissue: REISSUE,
  },
  failure: 'the articles could not be written; every file is whole, old or new',
  run: async (session, options, feed) => {
    const {
      'dry-run': isDryRun,
      'allow-private': allowPrivate,
      'time-zone': timeZone,
      onto,
      map,
      reissue,
    } = options;
    const { world, root } = session;
    if (!onto && (map !== undefined || reissue)) {
      const option = map === undefined ? '--reissue' : '--map';
      reportFailure(
        `expected ${option} together with --onto`,
        'it says which ids articles that are here get',
        session,
      );
      return 2;
    }
    let source: ImportSource;
    try {
      source = await readSource(feed, allowPrivate, session);
    } catch (error) {
      reportFailure(`expected a feed at ${feed}, found none that can be read`, error, session);
      return 2;
    }
    if (timeZone === undefined && world.disk.readIfThere(SETTINGS_FILE) === undefined) {
      const mend = onto
        ? 'dateline init writes one'
        : 'no feed says its time zone: add --time-zone, like --time-zone Pacific/Auckland';
      reportFailure(`expected ${SETTINGS_FILE} ${placeOfRoot(session)}, found none`, mend, session);
      return 2;
    }
    if (timeZone !== undefined && session.isRootSearched && root !== '.') {
      const mend = 'for a publication of its own in this folder add --root .';
      reportFailure(`expected no --time-zone, since ${SETTINGS_FILE} in ${root} has one`, mend, session);
      return 2;
    }
    if (onto) {
      const { runOnto } = await import('./importOnto.ts');
      return await runOnto(source, options, session);
    }
    const { importFeed } = await import('../../publish/importFeed.ts');
    const report = importFeed(world, source, { isDryRun, ...(timeZone !== undefined && { timeZone }) });
    printReport(report, session, options);
    return hasError(report.problems) ? 1 : 0;
  },
});

function printReport(
  report: ImportReport,
  session: Session,
  { 'dry-run': isDryRun, verbose: isVerbose }: { readonly 'dry-run': boolean; readonly verbose: boolean },
): void {
  const { edge, isJson, isQuiet, paint } = session;
  if (isJson) {
    printJson(report, session);
    return;
  }
  reportProblems(report.problems, session);
  if (isQuiet) return;
  const articles = report.written.filter((path) => /\.md$/.test(path)).length;
  const noun = articles === 1 ? 'article' : 'articles';
  const skipped = report.skipped > 0 ? `, ${report.skipped} here already` : '';
  edge.stdout.write(printable`${isDryRun ? 'would import' : 'imported'} ${articles} ${noun}${skipped}\n`);
  const files = { written: report.written, removed: [], unchanged: [] };
  for (const line of formatFiles(files, { isDryRun, isVerbose, paint }))
    edge.stdout.write(printable`  ${line}\n`);
}
