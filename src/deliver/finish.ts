import { openSender } from '../http/client/send.ts';
import { type Fault, hasError, type Problem, problemAt } from '../model/problem.ts';
import type { TargetSettings } from '../model/targetSettings.ts';
import { announce } from './announce/announce.ts';
import { type Clock, changeManifest } from './manifestAtTarget.ts';
import { openTarget, type Surroundings } from './openTarget.ts';
import type { ServedSettings } from './plan/headers.ts';
import type { InventoryFile } from './plan/inventory.ts';
import { addressesOf } from './plan/publicAddress.ts';
import { type Untold, withoutTold } from './plan/untold.ts';
import { purge } from './purge/purge.ts';
import { verify } from './verify/verify.ts';

/** A target that is as it is to be. */
export interface Finished {
  readonly settings: TargetSettings;
  /** Paths that were written or removed. */
  readonly changed: readonly string[];
  readonly untold: Untold;
}

/** How those outside are told. */
export interface FinishOptions {
  readonly inventory: readonly InventoryFile[];
  readonly settings: ServedSettings;
  readonly around: Surroundings;
  readonly clock: Clock;
  /** False if nobody is to look from outside. */
  readonly verifies: boolean;
  /** By default over the network. */
  readonly openSender?: typeof openSender | undefined;
}

/** Nobody outside is waited for that says nothing for so long. */
const SILENCE_IN_MS = 20_000;

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
  if (first === undefined) return [];
  const { inventory, settings, clock, around, verifies } = options;
  const sender = (options.openSender ?? openSender)({ idleInMs: SILENCE_IN_MS });
  const at = (fault: Fault) => withoutError(problemAt(first.settings.place, fault));
  try {
    const problems: Problem[] = [];
    for (const target of served) problems.push(...(await purgeFor(target, { ...options, sender })));
    const untold = mergeUntold(served.map((one) => one.untold));
    const wanted = new Set([...served.flatMap(({ changed }) => changed), ...pathsOf(untold)]);
    const files = inventory.filter(({ kind, path }) => kind === 'feeds' && wanted.has(path));
    const { isPublic, faults } = verifies
      ? await verify({ files, url: settings.url, target: first.settings.kind }, { sender, clock })
      : { isPublic: undefined, faults: [] };
    problems.push(...faults.map(at));
    const isWaiting = ({ kind, path }: InventoryFile) =>
      kind === 'feeds' && isPublic !== undefined && !isPublic.has(path);
    const waiting = new Set(inventory.filter(isWaiting).map(({ path }) => path));
    const announced = await announce(keepOut(untold, waiting), settings, { sender, onTold: () => {} });
    problems.push(...announced.faults.map(at));
    if (announced.told.size > 0)
      for (const one of served) await settle(one.settings, announced.told, around, clock);
    return problems;
  } finally {
    sender.close();
  }
}

/** What was delivered is there, whatever those outside get. */
function withoutError(problem: Problem): Problem {
  return hasError([problem]) ? { ...problem, severity: 'warning' } : problem;
}

/** What was told is no more left to tell. */
async function settle(
  settings: TargetSettings,
  told: Untold,
  around: Surroundings,
  clock: Clock,
): Promise<void> {
  const target = await openTarget(settings, around);
  try {
    await changeManifest({ target, clock, isAlone: settings.isAlone }, (manifest) => ({
      ...manifest,
      untold: withoutTold(manifest.untold ?? new Map(), told),
    }));
  } finally {
    await target.close();
  }
}

async function purgeFor(
  { settings, changed }: Finished,
  {
    settings: { url },
    around,
    sender,
  }: FinishOptions & { readonly sender: Parameters<typeof purge>[2]['sender'] },
): Promise<Problem[]> {
  if (settings.purge === undefined || changed.length === 0) return [];
  const addresses = changed.flatMap((path) => addressesOf(path, url));
  try {
    await purge(settings.purge, addresses, { sender, run: around.run, environment: around.environment });
    return [];
  } catch (error) {
    return [problemAt(settings.place, purgeFailed(error))];
  }
}

function purgeFailed(error: unknown): Fault {
  const [message = '', ...mend] = (error instanceof Error ? error.message : String(error)).split('; ');
  return {
    code: 'PURGE_FAILED',
    message,
    mend: mend.join('; ') || 'mend that and run it again: it purges what is left',
  };
}

function mergeUntold(all: readonly Untold[]): Untold {
  const merged = new Map<string, Set<string>>();
  for (const [name, paths] of all.flatMap((one) => [...one]))
    merged.set(name, new Set([...(merged.get(name) ?? []), ...paths]));
  return merged;
}

function keepOut(untold: Untold, waiting: ReadonlySet<string>): Untold {
  return new Map(
    [...untold].map(([name, paths]) => [name, new Set([...paths].filter((path) => !waiting.has(path)))]),
  );
}

function pathsOf(untold: Untold): string[] {
  return [...untold.values()].flatMap((paths) => [...paths]);
}
