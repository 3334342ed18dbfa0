import type { DeployOptions, TargetReport } from '../../deliver/deployTo.ts';
import type { FinishOptions } from '../../deliver/finish.ts';
import { findNearest } from '../../model/findNearest.ts';
import { hasError, type Problem, problemAt } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import type { TargetSettings } from '../../model/targetSettings.ts';
import { isRefused } from '../../publish/exitStatus.ts';
import { findUpToDate } from '../../publish/incremental/upToDate.ts';
import type { Publication } from '../../publish/readSettings.ts';
import { defineCommand } from '../command.ts';
import { deliveryClock } from '../deliveryClock.ts';
import { deliveryToJson, formatDelivery } from '../formatDelivery.ts';
import { openPublication } from '../openPublication.ts';
import { DRY_RUN, NO_VERIFY, OVERWRITE, TAKEDOWN, VERBOSE } from '../options.ts';
import { printable } from '../printable.ts';
import { readCredentials } from '../readCredentials.ts';
import { reportProblems } from '../reportProblems.ts';
import { printJson, printMessage, type Session } from '../session.ts';
import { prepareToTakeDown } from '../takedown.ts';

/** Brings the output folder to where it is served. The exit status is 1 if a target is not as it is to be then. */
export const deployCommand = defineCommand({
  name: 'deploy',
  findsRoot: true,
  summary: 'bring output/ to where it is served: to all targets of\ndeploy: in feed.yaml, or to this one',
  operand: { placeholder: '[TARGET]', meaning: 'the name of a target', isOptional: true },
  options: {
    'dry-run': DRY_RUN,
    overwrite: OVERWRITE,
    'no-verify': NO_VERIFY,
    takedown: TAKEDOWN,
    verbose: VERBOSE,
  },
  failure: 'output/ could not be delivered',
  run: async (session, flags, operand) => {
    session.edge.saveMemory?.(5);
    const opened = await openSettled(session, operand);
    if (opened === undefined) return 2;
    const { settings, targets, problems } = opened;
    if (hasError(problems)) return report([], problems, session, flags.verbose);

    const { deployTo, holdDeliveries, skippedOf } = await import('../late/outside.ts');
    const deployOptions = optionsOf(session, settings, flags['dry-run'], flags.overwrite);
    const release = flags['dry-run'] ? () => {} : holdDeliveries(deployOptions.around);
    try {
      const prepared = await prepareToTakeDown(flags.takedown, targets, session, { settings }, deployOptions);
      if (prepared.prepared === undefined) return report([], prepared.problems, session, flags.verbose);
      const {
        takedown,
        prepared: { delivery, skipped },
      } = prepared;
      const reports: TargetReport[] = [];
      for (const target of targets) {
        const line = openLine(session, target.name);
        reports.push(await deployTo(target, delivery, { ...deployOptions, takedown, onProgress: line.show }));
        line.clear();
      }
      const told = await tellOutside(session, reports, {
        ...deployOptions,
        inventory: delivery.inventory,
        settings,
        verifies: !flags['no-verify'],
        takedown,
        textOf: prepared.textOf,
        openSender: session.edge.openSender,
      });
      const others = [...prepared.problems, ...skippedOf(skipped, settings.output), ...told];
      return report(reports, others, session, flags.verbose);
    } finally {
      release();
    }
  },
});

/** What is delivered to where. */
interface Opened {
  readonly settings: Settings;
  readonly targets: readonly TargetSettings[];
  /** What keeps it from being delivered. */
  readonly problems: readonly Problem[];
}

/**
 * Reads feed.yaml, and looks whether the output folder is as a build leaves it. All that was read for that can be forgotten then. Undefined,
 * and reported, if there is nothing that could be delivered.
 */
async function openSettled(session: Session, operand: string): Promise<Opened | undefined> {
  const { world, now } = session;
  const options = { now, isDryRun: true };
  const { found, previous } = findUpToDate(world, options);
  const publication = await openPublication(session, false, found);
  if (publication === undefined) return undefined;
  const { settings } = publication;
  const targets = chooseTargets(publication.targets, operand, session);
  if (targets === undefined) return undefined;
  // A target is no setting of what a build makes.
  const isAsBuilt = previous ?? findUpToDate(world, options, settings).previous;
  return { settings, targets, problems: isAsBuilt ? [] : await findStale(session, publication) };
}

/** What comes after targets have been delivered to. */
async function tellOutside(
  session: Session,
  reports: readonly TargetReport[],
  options: FinishOptions,
): Promise<readonly Problem[]> {
  const finished = reports.flatMap((one) => one.finished ?? []);
  if (finished.length === 0) return [];
  const { finish } = await import('../late/outside.ts');
  const line = openLine(session, 'outside');
  if (options.verifies) line.say('waiting until everybody gets it, for a minute at most');
  const problems = await finish(finished, options);
  line.clear();
  return problems;
}

/** The targets to deliver to, in the order of feed.yaml; undefined, and reported, if there is none. */
function chooseTargets(
  targets: readonly TargetSettings[] = [],
  wanted: string,
  session: Session,
): readonly TargetSettings[] | undefined {
  const chosen = targets.filter(({ name }) => wanted === '' || name === wanted);
  if (chosen.length > 0) return chosen;
  const names = targets.map(({ name }) => name);
  const hint = findNearest(wanted, names) ?? names.join(', ');
  const message =
    targets.length === 0
      ? 'expected deploy: in feed.yaml, found none - add a line like "deploy: [{ name: web, kind: folder, path: ../web }]"'
      : `expected the name of a target, found "${wanted}" - feed.yaml has ${hint}`;
  printMessage(printable`dateline: ${message}\n`, session.edge);
  return undefined;
}

/** What keeps output/ from being delivered: errors, or that a build would change it. */
async function findStale(session: Session, publication: Publication): Promise<readonly Problem[]> {
  const { world, now } = session;
  const { publish } = await import('../late/planning.ts');
  const report = publish(world, publication, { now, isDryRun: true });
  const files = new Set(report.leftOut.map(({ file }) => file));
  if (isRefused({ leftOut: files }, report.problems)) return report.problems;
  const changed = [...report.written, ...report.removed];
  const [first] = changed;
  if (first === undefined) return [];
  const count = changed.length === 1 ? 'one file' : `${changed.length} files`;
  return [
    problemAt(
      { file: first, line: 1, column: 1 },
      {
        code: 'DEPLOY_STALE',
        message: `expected ${publication.settings.output}/ as a build leaves it, found ${count} that it would change`,
        mend: 'run dateline build first, and commit what it changes if others publish too',
      },
    ),
  ];
}

function optionsOf(
  { edge, root, world }: Session,
  settings: Settings,
  isDryRun: boolean,
  overwrites: boolean,
): DeployOptions {
  const own = [...settings.items, settings.output, '.dateline'];
  const clock = deliveryClock({ edge });
  return {
    disk: world.disk,
    around: {
      root,
      own,
      output: settings.output,
      disk: edge.disk,
      clock,
      credentials: () => readCredentials(edge),
      run: edge.programs(root),
      environment: edge.environment ?? {},
      apis: edge.apis,
    },
    clock,
    isDryRun,
    overwrites,
  };
}

/** A line on a terminal that shows how far a delivery has come. */
function openLine({ edge, isQuiet }: Session, name: string) {
  const isShown = edge.isInteractive === true && !isQuiet;
  const say = (text: string) => {
    if (isShown) edge.stderr.write(printable`\r\u001b[K${name}: ${text}`);
  };
  return {
    say,
    show: (done: number, all: number) => say(`${done} of ${all} files`),
    clear: () => {
      if (isShown) edge.stderr.write(printable`\r\u001b[K`);
    },
  };
}

function report(
  reports: readonly TargetReport[],
  others: readonly Problem[],
  session: Session,
  isVerbose: boolean,
): number {
  const { edge, isJson, isQuiet, paint } = session;
  const problems = [...others, ...reports.flatMap((one) => one.problems)];
  if (isJson) printJson({ targets: reports.map(deliveryToJson), problems }, session);
  else {
    reportProblems(problems, session);
    const { columns } = edge.stdout;
    for (const one of isQuiet ? [] : reports)
      edge.stdout.write(formatDelivery(one, { isVerbose, paint, columns }));
  }
  return hasError(problems) ? 1 : 0;
}
