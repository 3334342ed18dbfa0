import { openSender, type Sender } from '../http/client/send.ts';
import { type Fault, type Problem, problemAt } from '../model/problem.ts';
import type { TargetSettings } from '../model/targetSettings.ts';
import { announce } from './announce/announce.ts';
import { type Clock, changeManifest } from './manifestAtTarget.ts';
import { openTarget, type Surroundings } from './openTarget.ts';
import type { ServedSettings } from './plan/headers.ts';
import type { InventoryFile } from './plan/inventory.ts';
import { leftToTell } from './plan/leftToTell.ts';
import { addressesOf } from './plan/publicAddress.ts';
import { type AnnouncedSettings, servicesOf } from './plan/services.ts';
import type { Told } from './plan/told.ts';
import { mergeUntold, tellable, toldBefore, type Untold, withHashes, withoutTold } from './plan/untold.ts';
import { purge } from './purge/purge.ts';
import { openTold, TOLD_BY_DEPLOY } from './toldFile.ts';
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
  readonly settings: ServedSettings & AnnouncedSettings;
  readonly around: Surroundings;
  readonly clock: Clock;
  /** False if nobody is to look from outside. */
  readonly verifies: boolean;
}

/** Nobody waits longer for a hub that says nothing. */
const IDLE_IN_MS = 20_000;

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
  const { inventory, settings, clock, verifies } = options;
  const sender = openSender({ idleInMs: IDLE_IN_MS });
  const at = (fault: Fault) => problemAt(first.settings.place, fault);
  try {
    const problems: Problem[] = [];
    for (const target of served) problems.push(...(await purgeFor(target, { ...options, sender })));
    const untold = mergeUntold(served.map((one) => one.untold));
    const wanted = new Set([...served.flatMap(({ changed }) => changed), ...pathsOf(untold)]);
    const files = inventory.filter(({ kind, path }) => kind === 'feeds' && wanted.has(path));
    const { isPublic, faults } = verifies
      ? await verify({ files, url: settings.url }, { sender, clock })
      : { isPublic: undefined, faults: [] };
    problems.push(...faults.map(at));
    const waiting = new Set(files.map(({ path }) => path).filter((path) => isPublic?.has(path) === false));
    problems.push(...(await tell(served, { untold, waiting }, { ...options, sender })).map(at));
    return problems;
  } finally {
    sender.close();
  }
}

type Edge = FinishOptions & { readonly sender: Sender };

/** Tells services what they were not told of and everybody gets, and notes it at the targets. */
async function tell(
  served: readonly Finished[],
  { untold, waiting }: { readonly untold: Untold; readonly waiting: ReadonlySet<string> },
  { inventory, settings, around, clock, sender }: Edge,
): Promise<readonly Fault[]> {
  const services = servicesOf(settings);
  const hashes = new Map(inventory.map(({ path, hash }) => [path, hash]));
  const hashOf = (path: string) => hashes.get(path) ?? '';
  const file = openTold(around.disk(around.root), TOLD_BY_DEPLOY);
  const changed = new Set(served.flatMap((one) => one.changed));
  const before = toldBefore(untold, file.told, hashOf, changed);
  const { told, faults } = await announce(
    {
      untold: tellable(withoutTold(untold, before), services, waiting),
      services,
      settings,
      isThere: (path) => hashes.has(path),
    },
    { sender, clock, onTold: (service, path) => file.add(service, path, hashOf(path)) },
  );
  const all = mergeUntold([before, told]);
  const unsettled = await settleAll(served, withHashes(all, hashOf), around, clock);
  if (unsettled.length === 0) file.replace(new Map());
  return [...faults, ...unsettled];
}

/** Notes at each target what is no more left to tell. One that takes no note takes it at the next run. */
async function settleAll(
  served: readonly Finished[],
  told: Told,
  around: Surroundings,
  clock: Clock,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const { settings, untold } of served) {
    if (![...untold].some(([name, paths]) => [...paths].some((path) => told.get(name)?.has(path)))) continue;
    try {
      await settle(settings, told, around, clock);
    } catch (error) {
      const [message = '', ...mend] = messageOf(error).split('; ');
      faults.push({ code: 'ANNOUNCE_FAILED', message, mend: mend.join('; ') || 'run it again later' });
    }
  }
  return faults;
}

/** What was told is no more left to tell. */
async function settle(
  settings: TargetSettings,
  told: Told,
  around: Surroundings,
  clock: Clock,
): Promise<void> {
  const target = await openTarget(settings, around);
  try {
    await changeManifest({ target, clock, isAlone: settings.isAlone }, (manifest) => ({
      ...manifest,
      untold: leftToTell(manifest, told),
    }));
  } finally {
    await target.close();
  }
}

async function purgeFor(
  { settings, changed }: Finished,
  { settings: { url }, around, sender }: Edge,
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
  const [message = '', ...mend] = messageOf(error).split('; ');
  return {
    code: 'PURGE_FAILED',
    message,
    mend: mend.join('; ') || 'mend that and run it again: it purges what is left',
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function pathsOf(untold: Untold): string[] {
  return [...untold.values()].flatMap((paths) => [...paths]);
}
