import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { type Problem, problemAt } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { withoutPassword } from '../../model/withoutPassword.ts';
import type { MoveReport } from '../../publish/checkMoved.ts';
import { exitStatusOf } from '../../publish/exitStatus.ts';
import { findUpToDate } from '../../publish/incremental/upToDate.ts';
import type { Publication } from '../../publish/readSettings.ts';
import { sortProblems } from '../../publish/sortProblems.ts';
import type { BuildOptions } from '../../publish/world.ts';
import { defineCommand } from '../command.ts';
import { openPublication } from '../openPublication.ts';
import { ALLOW_PRIVATE, KEEP_GOING, REISSUE, SERVED, STRICT, UNPUBLISH } from '../options.ts';
import { type Printable, printable } from '../printable.ts';
import { reportProblems } from '../reportProblems.ts';
import { printJson, type Session } from '../session.ts';

/** Reports all problems of a publication and of the feeds that it serves. The exit status is 1 for an error. */
export const checkCommand = defineCommand({
  name: 'check',
  findsRoot: true,
  summary:
    'tell what build would refuse or warn of, and whether\nthe feeds that are served are what they are meant to be',
  options: {
    'keep-going': KEEP_GOING,
    strict: STRICT,
    reissue: REISSUE,
    unpublish: UNPUBLISH,
    served: SERVED,
    moved: {
      placeholder: 'OLD',
      parse: parseOld,
      summary:
        'fetch the old address of the feed, too: whether it leads here, and whether every id that it\nhas is still here',
      isRare: true,
    },
    'allow-private': ALLOW_PRIVATE,
    format: {
      placeholder: 'github',
      summary: 'print annotations for a pull request',
      isRare: true,
      parse: parseFormat,
    },
  },
  failure: 'the publication could not be checked',
  run: async (given, flags) => {
    const { 'keep-going': keepsGoing, strict: isStrict, format = 'text' } = flags;
    const { reissue: acceptsNewIds, unpublish: unpublishes } = flags;
    const session: Session = { ...given, format };
    const { world, now, isClockFixed: isLook, edge, isJson, isQuiet } = session;
    const options = { now, keepsGoing, isStrict, acceptsNewIds, unpublishes, isLook };
    const { found, isUnusable: ignoresRecords } = findUpToDate(world, options);
    const publication = await openPublication(session, isStrict, found);
    if (publication === undefined) return 2;
    const { checkPublication } = await import('../late/planning.ts');
    const checked = checkPublication(world, publication, { ...options, ignoresRecords });
    const served = flags.served
      ? [
          ...(await askHosts(session, publication, options, flags['allow-private'])),
          ...(await askSite(session, publication, options, flags)),
        ]
      : [];
    const moved =
      flags.moved === undefined
        ? undefined
        : await askOld(session, publication, options, flags.moved, flags['allow-private']);
    const problems = [...publication.problems, ...checked.problems, ...served, ...(moved?.problems ?? [])];
    if (isJson)
      printJson({ items: checked.items, problems, ...(moved && { moved: withoutProblems(moved) }) }, session);
    else {
      reportProblems(problems, session);
      if (!isQuiet && format === 'text') {
        if (moved) edge.stdout.write(formatMove(moved));
        edge.stdout.write(printable`${formatSummary(publication.settings, problems)}\n`);
      }
    }
    return exitStatusOf(problems, checked.leftOut);
  },
});

/** What is wrong with how recordings are served, once all have answered. */
async function askHosts(
  { world, edge }: Session,
  publication: Publication,
  options: BuildOptions,
  allowPrivate: boolean,
): Promise<readonly Problem[]> {
  const { checkServed } = await import('../late/planning.ts');
  return checkServed(world, publication, options, { ask: edge.ask, allowPrivate });
}

/** What is wrong with how a publication is served, once its host has answered. */
async function askSite(
  { world, edge }: Session,
  { settings, targets = [] }: Publication,
  { isStrict = false }: BuildOptions,
  {
    served,
    'allow-private': allowPrivate,
  }: { readonly served: string | boolean; readonly 'allow-private': boolean },
): Promise<readonly Problem[]> {
  const { checkSite, INTERNET, openSender } = await import('../late/outside.ts');
  const sender = (edge.openSender ?? openSender)({
    idleInMs: 20_000,
    longestInMs: 120_000,
    network: allowPrivate ? undefined : INTERNET,
  });
  try {
    const url = typeof served === 'string' ? served : settings.url;
    const faults = await checkSite(world.disk, settings, url, sender);
    const place = targets[0]?.place ?? { file: SETTINGS_FILE, line: 1, column: 1 };
    return sortProblems(
      faults.map((fault) => problemAt(place, fault)),
      isStrict,
    );
  } finally {
    sender.close();
  }
}

/** What has become of the old address of a feed, once it has answered. */
async function askOld(
  { world, edge }: Session,
  publication: Publication,
  options: BuildOptions,
  old: string,
  allowPrivate: boolean,
): Promise<MoveReport> {
  const { checkMoved } = await import('../late/planning.ts');
  return checkMoved(world, publication, options, { old, fetch: edge.fetch, allowPrivate });
}

function withoutProblems({ problems: _, ...rest }: MoveReport): Omit<MoveReport, 'problems'> {
  return rest;
}

function formatMove({ address, way, ids, lost }: MoveReport): Printable {
  if (way === undefined) return printable`${withoutPassword(address)} does not lead to this publication\n`;
  const known = `${ids - lost.length} of its ${ids} ids are here`;
  const how = way.by === 'document' ? 'is served here' : `leads to ${way.to}`;
  return printable`${address} ${how}, and ${known}\n`;
}

function parseOld(text: string): string {
  if (/^https?:\/\/[^/]/i.test(text)) return text;
  throw new Error(`expected --moved as an address like https://old.example/feed/, found "${text}"`);
}

function parseFormat(text: string): 'text' | 'github' {
  if (text === 'text' || text === 'github') return text;
  throw new Error(`expected --format text or github, found "${text}"`);
}

function formatSummary({ title }: Settings, problems: readonly Problem[]): string {
  const count = (severity: Problem['severity']) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return `${number} ${severity}${number === 1 ? '' : 's'}`;
  };
  return `${title}: ${count('error')}, ${count('warning')}, ${count('note')}`;
}
