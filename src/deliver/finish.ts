import { openSender, type Sender } from '../http/client/send.ts';
import { type Fault, hasError, type Problem, problemAt } from '../model/problem.ts';
import { thrownMessage } from '../model/thrownMessage.ts';
import { PATIENCE } from './announce/announce.ts';
import { tellServices } from './announce/tellServices.ts';
import type { Clock } from './manifestAtTarget.ts';
import { type Surroundings, withTarget } from './openTarget.ts';
import type { ServedSettings } from './plan/headers.ts';
import type { InventoryFile } from './plan/inventory.ts';
import type { AnnouncedSettings } from './plan/services.ts';
import type { Takedown } from './plan/takedownProof.ts';
import { mergeUnannounced, type PathsByService } from './plan/unannounced.ts';
import { type CachedTarget, purgeTarget } from './purge/purgeTarget.ts';
import { noteProof } from './takedown/takeDown.ts';
import { proveTakedown } from './verify/takedown.ts';
import { verify } from './verify/verify.ts';

/** A target that is as it is to be. */
export interface Finished extends CachedTarget {
  /** Paths that were written or removed. */
  readonly changed: readonly string[];
  readonly unannounced: PathsByService;
}

/** How those outside are told. */
export interface FinishOptions {
  readonly inventory: readonly InventoryFile[];
  readonly settings: ServedSettings & AnnouncedSettings;
  readonly around: Surroundings;
  readonly clock: Clock;
  /** False if nobody is to look from outside. */
  readonly verifies: boolean;
  /** By default over the network. */
  readonly openSender?: typeof openSender | undefined;
  /** What was taken down, and is to be proved gone. */
  readonly takedown?: Takedown | undefined;
  /** The text of a file of the output folder; empty if there is none. */
  readonly textOf?: (path: string) => string;
}

/**
 * Does what comes after targets have been delivered to: CDNs forget what has changed, what is served is looked at from outside, and
 * hubs are told of what everybody gets. Whatever fails is a problem, and no delivery fails by it.
 */
export async function finish(
  targets: readonly Finished[],
  options: FinishOptions,
): Promise<readonly Problem[]> {
  const served = targets.filter(({ settings }) => settings.isServed);
  const [first] = served;
  if (first === undefined) return options.takedown && options.verifies ? unserved(targets) : [];
  const { inventory, settings, clock, around, verifies } = options;
  const sender = (options.openSender ?? openSender)(PATIENCE);
  const at = (fault: Fault) => withoutError(problemAt(first.settings.place, fault));
  try {
    const problems: Problem[] = [];
    const purging = { ...around, sender, clock, url: settings.url };
    for (const target of served) problems.push(...(await purgeTarget(target, purging)));
    if (options.takedown)
      problems.push(
        ...(await prove(options.takedown, served, problems, options, sender)).map((fault) =>
          problemAt(first.settings.place, fault),
        ),
      );
    const unannounced = mergeUnannounced(served.map((one) => one.unannounced));
    const wanted = new Set([...served.flatMap(({ changed }) => changed), ...pathsOf(unannounced)]);
    const files = inventory.filter(({ kind, path }) => kind === 'feeds' && wanted.has(path));
    const { isPublic, faults } = verifies
      ? await verify({ files, url: settings.url, target: first.settings.kind }, { sender, clock })
      : { isPublic: undefined, faults: [] };
    problems.push(...faults.map(at));
    const waiting = new Set(files.map(({ path }) => path).filter((path) => isPublic?.has(path) === false));
    problems.push(...(await tellServices(served, { unannounced, waiting }, options)).map(at));
    return problems;
  } finally {
    sender.close();
  }
}

/** What was delivered is there, whatever those outside get. */
function withoutError(problem: Problem): Problem {
  return hasError([problem]) ? { ...problem, severity: 'warning' } : problem;
}

/** What of a takedown is not proved: a CDN that has not forgotten it may still show it to somebody. */
async function prove(
  takedown: Takedown,
  targets: readonly Finished[],
  problems: readonly Problem[],
  { inventory, settings: { url }, around, clock, verifies, textOf = () => '' }: FinishOptions,
  sender: Sender,
): Promise<readonly Fault[]> {
  const unpurged = problems
    .filter(({ code }) => code === 'PURGE_FAILED')
    .map(
      (): Fault => ({
        code: 'TAKEDOWN_UNPROVEN',
        message: 'expected the CDN to forget what was taken down, found that it was not purged',
        mend: 'mend that, and run the same command again',
      }),
    );
  if (!verifies) return unpurged;
  const shown = await proveTakedown(takedown, { inventory, url }, { sender, clock, textOf });
  const faults = [...unpurged, ...shown];
  if (faults.length > 0) return faults;
  return noteProofs(targets, takedown, around, clock);
}

/** What is taken from a copy alone may still be where everybody looks. */
function unserved(targets: readonly Finished[]): readonly Problem[] {
  return targets.slice(0, 1).map(({ settings: { name, place } }) =>
    problemAt(place, {
      code: 'TAKEDOWN_UNPROVEN',
      message: `expected a target that is served, found only such as ${name}, with served: false`,
      mend: 'take it down where it is served, too',
    }),
  );
}

/** Notes at each target that all is gone. Who takes no note has it noted at the next takedown. */
async function noteProofs(
  targets: readonly Finished[],
  takedown: Takedown,
  around: Surroundings,
  clock: Clock,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const { settings } of targets)
    await withTarget(settings, around, (target) =>
      noteProof({ target, clock, isAlone: settings.isAlone }, takedown),
    ).catch((error: unknown) => {
      faults.push({
        code: 'TAKEDOWN_UNPROVEN',
        message: `expected ${settings.name} to note that all is proved gone (${thrownMessage(error).message})`,
        mend: 'run the same command again',
      });
    });
  return faults;
}

function pathsOf(unannounced: PathsByService): string[] {
  return [...unannounced.values()].flatMap((paths) => [...paths]);
}
