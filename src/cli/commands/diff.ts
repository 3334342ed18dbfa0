import { hasError } from '../../model/problem.ts';
import { findUpToDate } from '../../publish/incremental/upToDate.ts';
import type { BuildOptions } from '../../publish/world.ts';
import { defineCommand } from '../command.ts';
import type { FoundDiff } from '../formatDiff.ts';
import { openPublication } from '../openPublication.ts';
import { KEEP_GOING, REISSUE, UNPUBLISH, VERBOSE } from '../options.ts';
import { reportProblems } from '../reportProblems.ts';
import { printJson, type Session } from '../session.ts';

/** Reports what subscribers would notice, article by article and feed by feed. The exit status is 1 if there is anything. */
export const diffCommand = defineCommand({
  name: 'diff',
  findsRoot: true,
  summary: 'tell what subscribers would notice, and write nothing',
  options: { 'keep-going': KEEP_GOING, reissue: REISSUE, unpublish: UNPUBLISH, verbose: VERBOSE },
  failure: 'what subscribers would notice could not be found out',
  run: async (session, flags) => {
    const {
      'keep-going': keepsGoing,
      reissue: acceptsNewIds,
      unpublish: unpublishes,
      verbose: isVerbose,
    } = flags;
    const { edge, isJson, isQuiet, paint } = session;
    const found = await findDiff(session, { keepsGoing, acceptsNewIds, unpublishes });
    if (found === undefined) return 2;
    const { written, removed, subscribers, problems } = found.report;
    const { diffToJson, formatDiff } = await import('../late/planning.ts');
    if (isJson) printJson({ ...diffToJson(found), written, removed, problems }, session);
    else {
      reportProblems(problems, session);
      const style = { isVerbose, paint, columns: edge.stdout.columns };
      if (!isQuiet) edge.stdout.write(formatDiff(found, style));
    }
    const { new: added, updated, edited, returning, gone } = subscribers;
    const changes = [added, updated, edited, returning, gone, written, removed, found.feeds];
    return changes.some((all) => all.length > 0) || hasError(problems) ? 1 : 0;
  },
});

/** What nothing has changed in. */
const SAME = {
  changedFields: new Map(),
  archived: [],
  replaced: new Set<never>(),
  feeds: [],
  movedPages: [],
};

async function findDiff(
  session: Session,
  flags: Pick<BuildOptions, 'keepsGoing' | 'acceptsNewIds' | 'unpublishes'>,
): Promise<FoundDiff | undefined> {
  const { world, now, isClockFixed } = session;
  const options = { ...flags, now, isLook: isClockFixed };
  const { previous, found, isUnusable: ignoresRecords } = findUpToDate(world, options);
  if (previous) return { ...previous, ...SAME };
  const publication = await openPublication(session, false, found);
  if (publication === undefined) return undefined;
  const { diffPublication } = await import('../late/planning.ts');
  const { report, ...rest } = diffPublication(world, publication, { ...options, ignoresRecords });
  return { ...rest, report: { ...report, problems: [...publication.problems, ...report.problems] } };
}
