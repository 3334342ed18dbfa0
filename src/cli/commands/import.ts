import type { Wanted } from '../../import/reader/readFeed.ts';
import type { ImportSource } from '../../import/source.ts';
import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { hasError } from '../../model/problem.ts';
import { withoutPassword } from '../../model/withoutPassword.ts';
import type { ImportReport } from '../../publish/importFeed.ts';
import type { ImportRequest } from '../../publish/planImport.ts';
import { ask } from '../ask.ts';
import { defineCommand } from '../command.ts';
import {
  ALLOW_PRIVATE,
  DRAFTS,
  DRY_RUN,
  LANGUAGE,
  MAP,
  MEDIA,
  NO_FOLLOW,
  ONTO,
  type Options,
  PAGES,
  REISSUE,
  SITE_URL,
  TIME_ZONE,
  type Values,
  VERBOSE,
} from '../options.ts';
import { progressOf } from '../progressLine.ts';
import { readSource } from '../readSource.ts';
import { reportImport } from '../reportImport.ts';
import { placeOfRoot, reportFailure, type Session } from '../session.ts';

const OPTIONS = {
  'dry-run': DRY_RUN,
  verbose: VERBOSE,
  'allow-private': ALLOW_PRIVATE,
  'no-follow': NO_FOLLOW,
  media: MEDIA,
  'time-zone': TIME_ZONE,
  language: LANGUAGE,
  url: SITE_URL,
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
    session.edge.saveMemory?.(50);
    const { 'allow-private': allowPrivate, 'no-follow': isAlone, onto } = options;
    const refused = refusedBefore(options, session);
    if (refused) return refused;
    let source: ImportSource;
    try {
      source = await readSource(feed, { allowPrivate, isFollowed: !isAlone }, session);
    } catch (error) {
      reportFailure(
        `expected a feed at ${withoutPassword(feed)}, found none that can be read`,
        error,
        session,
      );
      return 2;
    }
    if (onto) {
      const { runOnto } = await import('../late/outside.ts');
      return runOnto(source, options, session);
    }
    const imported = await runImport(source, requestOf(options, session), session);
    if (imported.asksFor) return refuseWithoutLanguage(session);
    const report = options.media
      ? await (await import('../late/outside.ts')).withMedia(imported, source, options, session)
      : imported;
    reportImport(report, { isDryRun: options['dry-run'], isVerbose: options.verbose, feed }, session);
    return hasError(report.problems) ? 1 : 0;
  },
});

type ImportOptions = Values<typeof OPTIONS>;

/** Tells why options do not fit together, or do not fit the folder, before anything is fetched. */
function refusedBefore(options: ImportOptions, session: Session): 2 | undefined {
  const misfit = misfitOf(options) ?? misfitWithFolder(options, session);
  if (misfit === undefined) return undefined;
  reportFailure(misfit.what, misfit.mend, session);
  return 2;
}

interface Misfit {
  readonly what: string;
  readonly mend: string;
}

function misfitOf({ onto, map, media, reissue }: ImportOptions): Misfit | undefined {
  if (onto)
    return media
      ? { what: 'expected --media without --onto', mend: 'it is for articles that import makes' }
      : undefined;
  if (map === undefined && !reissue) return undefined;
  const option = map === undefined ? '--reissue' : '--map';
  const mend = 'it says which ids articles that are here get';
  return { what: `expected ${option} together with --onto`, mend };
}

function misfitWithFolder(
  { onto, 'time-zone': timeZone, language }: ImportOptions,
  session: Session,
): Misfit | undefined {
  const { world, root, isRootSearched } = session;
  if (timeZone === undefined && world.disk.readIfThere(SETTINGS_FILE) === undefined) {
    const what = `expected ${SETTINGS_FILE} ${placeOfRoot(session)}, found none`;
    const mend = 'no feed says its time zone: add --time-zone, like --time-zone Pacific/Auckland';
    return { what, mend: onto ? 'dateline init writes one' : mend };
  }
  if ((timeZone ?? language) === undefined || !isRootSearched || root === '.') return undefined;
  const option = timeZone === undefined ? '--language' : '--time-zone';
  const what = `expected no ${option}, since ${SETTINGS_FILE} in ${root} has one`;
  return { what, mend: 'for a publication of its own in this folder add --root .' };
}

function requestOf(options: ImportOptions, { now }: Session): ImportRequest {
  const { 'dry-run': isDryRun, 'time-zone': timeZone, language, url, drafts, pages } = options;
  const wanted = new Set<Wanted>([
    ...(drafts ? ['drafts' as const] : []),
    ...(pages ? ['pages' as const] : []),
  ]);
  return { now, isDryRun, wanted, timeZone, language, url };
}

/** Imports a feed. Whoever sits at the terminal is asked for the language if nobody says it. */
async function runImport(
  source: ImportSource,
  request: ImportRequest,
  session: Session,
): Promise<ImportReport> {
  const { importFeed } = await import('../late/outside.ts');
  const { edge, isJson } = session;
  const line = progressOf(session);
  const world = { ...session.world, progress: line?.show };
  try {
    const report = importFeed(world, source, request);
    if (!report.asksFor || edge.readAnswer === undefined || isJson) return report;
    const language = await ask(
      'Language',
      edge.locale?.language ?? 'en',
      LANGUAGE.parse,
      edge.readAnswer,
      edge,
    );
    return importFeed(world, source, { ...request, language });
  } finally {
    line?.clear();
  }
}

function refuseWithoutLanguage(session: Session): 2 {
  const what = 'expected a feed that says its language, found none';
  reportFailure(what, 'add --language, like --language en-NZ; und where nobody can say', session);
  return 2;
}
