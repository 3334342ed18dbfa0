import type { Wanted } from '../../import/reader/readFeed.ts';
import type { ImportSource } from '../../import/source.ts';
import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { hasError } from '../../model/problem.ts';
import type { ImportReport, ImportRequest } from '../../publish/importFeed.ts';
import { defineCommand } from '../command.ts';
import { formatFiles } from '../formatReport.ts';
import { formatMedia, type MediaReport } from '../media/formatMedia.ts';
import {
  ALLOW_PRIVATE,
  DRAFTS,
  DRY_RUN,
  MAP,
  MEDIA,
  NO_FOLLOW,
  ONTO,
  type Options,
  PAGES,
  REISSUE,
  TIME_ZONE,
  type Values,
  VERBOSE,
} from '../options.ts';
import { printable } from '../printable.ts';
import { readSource } from '../readSource.ts';
import { reportProblems } from '../reportProblems.ts';
import { placeOfRoot, printJson, reportFailure, type Session } from '../session.ts';

const OPTIONS = {
  'dry-run': DRY_RUN,
  verbose: VERBOSE,
  'allow-private': ALLOW_PRIVATE,
  'no-follow': NO_FOLLOW,
  media: MEDIA,
  'time-zone': TIME_ZONE,
  drafts: DRAFTS,
  pages: PAGES,
  onto: ONTO,
  map: MAP,
  reissue: REISSUE,
} satisfies Options;

/** Makes articles of a feed, which is a file or an address on http or https. */
export const importCommand = defineCommand({
  name: 'import',
  findsRoot: true,
  operand: { placeholder: 'FEED', meaning: 'the file or the address of a feed' },
  summary: 'make articles of an RSS, Atom or JSON feed: a file, or an address on http or https',
  isRare: true,
  options: OPTIONS,
  failure: 'the articles could not be written; every file is whole, old or new',
  run: async (session, options, feed) => {
    const { 'allow-private': allowPrivate, 'no-follow': isAlone, onto } = options;
    const refused = refusedBefore(options, session);
    if (refused) return refused;
    let source: ImportSource;
    try {
      source = await readSource(feed, { allowPrivate, isFollowed: !isAlone }, session);
    } catch (error) {
      reportFailure(`expected a feed at ${feed}, found none that can be read`, error, session);
      return 2;
    }
    if (onto) {
      const { runOnto } = await import('./importOnto.ts');
      return await runOnto(source, options, session);
    }
    const { importFeed } = await import('../../publish/importFeed.ts');
    const imported = importFeed(session.world, source, requestOf(options));
    const report = options.media
      ? await (await import('../media/withMedia.ts')).withMedia(imported, source, options, session)
      : imported;
    printReport(report, session, options);
    return hasError(report.problems) ? 1 : 0;
  },
});

type ImportOptions = Values<typeof OPTIONS>;

/** Tells why options do not fit together, or do not fit the folder, before anything is fetched. */
function refusedBefore(
  { onto, map, media, reissue, 'time-zone': timeZone }: ImportOptions,
  session: Session,
): 2 | undefined {
  const { world, root, isRootSearched } = session;
  const refuse = (what: string, mend: string) => {
    reportFailure(what, mend, session);
    return 2 as const;
  };
  if (!onto && (map !== undefined || reissue)) {
    const option = map === undefined ? '--reissue' : '--map';
    return refuse(`expected ${option} together with --onto`, 'it says which ids articles that are here get');
  }
  if (onto && media) return refuse('expected --media without --onto', 'it is for articles that import makes');
  if (timeZone === undefined && world.disk.readIfThere(SETTINGS_FILE) === undefined) {
    const mend = onto
      ? 'dateline init writes one'
      : 'no feed says its time zone: add --time-zone, like --time-zone Pacific/Auckland';
    return refuse(`expected ${SETTINGS_FILE} ${placeOfRoot(session)}, found none`, mend);
  }
  if (timeZone !== undefined && isRootSearched && root !== '.') {
    const what = `expected no --time-zone, since ${SETTINGS_FILE} in ${root} has one`;
    return refuse(what, 'for a publication of its own in this folder add --root .');
  }
  return undefined;
}

function requestOf({
  'dry-run': isDryRun,
  'time-zone': timeZone,
  drafts,
  pages,
}: ImportOptions): ImportRequest {
  const wanted = new Set<Wanted>([
    ...(drafts ? ['drafts' as const] : []),
    ...(pages ? ['pages' as const] : []),
  ]);
  return { isDryRun, wanted, ...(timeZone !== undefined && { timeZone }) };
}

function printReport(
  report: ImportReport & { readonly media?: MediaReport },
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
  if (report.media && report.media.files > 0) edge.stdout.write(formatMedia(report.media));
  for (const line of formatFiles(files, { isDryRun, isVerbose, paint }))
    edge.stdout.write(printable`  ${line}\n`);
}
