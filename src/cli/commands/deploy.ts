import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { DeployOptions, TargetReport } from '../../deliver/deployTo.ts';
import type { FinishOptions } from '../../deliver/finish.ts';
import type { Clock } from '../../deliver/manifestAtTarget.ts';
import { findNearest } from '../../model/findNearest.ts';
import { hasError, type Problem, problemAt } from '../../model/problem.ts';
import type { TargetSettings } from '../../model/targetSettings.ts';
import { isRefused } from '../../publish/exitStatus.ts';
import { findUpToDate } from '../../publish/incremental/upToDate.ts';
import type { Publication } from '../../publish/readSettings.ts';
import { defineCommand } from '../command.ts';
import { deliveryToJson, formatDelivery } from '../formatDelivery.ts';
import { openPublication } from '../openPublication.ts';
import { DRY_RUN, NO_VERIFY, OVERWRITE, VERBOSE } from '../options.ts';
import { printable } from '../printable.ts';
import { readCredentials } from '../readCredentials.ts';
import { reportProblems } from '../reportProblems.ts';
import { printJson, printMessage, type Session } from '../session.ts';

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
    verbose: VERBOSE,
  },
  failure: 'output/ could not be delivered',
  run: async (session, flags, operand) => {
    const options = { now: session.now, isDryRun: true };
    const { found, previous } = findUpToDate(session.world, options);
    const publication = await openPublication(session, false, found);
    if (publication === undefined) return 2;
    const targets = chooseTargets(publication.targets, operand, session);
    if (targets === undefined) return 2;
    const problems = previous ? [] : await findStale(session, publication);
    if (hasError(problems)) return report([], problems, session, flags.verbose);

    const { holdDeliveries, deployTo } = await import('../../deliver/deployTo.ts');
    const { prepareDelivery } = await import('../../deliver/prepareDelivery.ts');
    const { skippedOf } = await import('../../deliver/plan/tellOutcome.ts');
    const deployOptions = optionsOf(session, publication, flags['dry-run'], flags.overwrite);
    const release = flags['dry-run'] ? () => {} : holdDeliveries(deployOptions.around);
    try {
      const { delivery, skipped } = prepareDelivery(
        session.world.disk,
        publication.settings,
        !flags['dry-run'],
      );
      const reports: TargetReport[] = [];
      for (const target of targets) {
        const line = openLine(session, target.name);
        reports.push(await deployTo(target, delivery, { ...deployOptions, onProgress: line.show }));
        line.clear();
      }
      const told = await tellOutside(reports, {
        ...deployOptions,
        inventory: delivery.inventory,
        settings: publication.settings,
        verifies: !flags['no-verify'],
      });
      const others = [...skippedOf(skipped, publication.settings.output), ...told];
      return report(reports, others, session, flags.verbose);
    } finally {
      release();
    }
  },
});

/** What comes after targets have been delivered to. */
async function tellOutside(
  reports: readonly TargetReport[],
  options: FinishOptions,
): Promise<readonly Problem[]> {
  const finished = reports.flatMap((one) => one.finished ?? []);
  if (finished.length === 0) return [];
  const { finish } = await import('../../deliver/finish.ts');
  return finish(finished, options);
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
  const { publish } = await import('../../publish/publish.ts');
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
  { settings }: Publication,
  isDryRun: boolean,
  overwrites: boolean,
): DeployOptions {
  const own = [...settings.items, settings.output, '.dateline'];
  // Not that of --now: others read it in the claim of the target.
  const clock: Clock = {
    now: () => edge.now().getTime(),
    pause: (time) => setTimeout(time),
    random: () => randomInt(2 ** 32) / 2 ** 32,
  };
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
    },
    clock,
    isDryRun,
    overwrites,
  };
}

/** A line on a terminal that shows how far a delivery has come. */
function openLine({ edge, isQuiet }: Session, name: string) {
  const isShown = edge.isInteractive === true && !isQuiet;
  return {
    show: (done: number, all: number) => {
      if (isShown) edge.stderr.write(printable`\r\u001b[K${name}: ${String(done)} of ${String(all)} files`);
    },
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
