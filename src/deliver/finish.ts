import { openSender, type Sender } from '../http/client/send.ts';
import { type Fault, type Problem, problemAt } from '../model/problem.ts';
import type { TargetSettings } from '../model/targetSettings.ts';
import { announce } from './announce/announce.ts';
import { type Clock, changeManifest, type ManifestWriter } from './manifestAtTarget.ts';
import { openTarget, type Surroundings } from './openTarget.ts';
import type { ServedSettings } from './plan/headers.ts';
import type { InventoryFile } from './plan/inventory.ts';
import type { Takedown } from './plan/takedownProof.ts';
import { type Untold, withoutTold } from './plan/untold.ts';
import { type CachedTarget, purgeTarget } from './purge/purgeTarget.ts';
import { noteProof } from './takedown/takeDown.ts';
import { proveTakedown } from './verify/takedown.ts';
import { verify } from './verify/verify.ts';

/** A target that is as it is to be. */
export interface Finished extends CachedTarget {
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
  if (first === undefined) return [];
  const { inventory, settings, clock, around, verifies } = options;
  const sender = openSender();
  const at = (fault: Fault) => problemAt(first.settings.place, fault);
  try {
    const problems: Problem[] = [];
    const purging = { ...around, sender, clock, url: settings.url };
    for (const target of served) problems.push(...(await purgeTarget(target, purging)));
    if (options.takedown)
      problems.push(...(await prove(options.takedown, served, problems, options, sender)).map(at));
    const untold = mergeUntold(served.map((one) => one.untold));
    const wanted = new Set([...served.flatMap(({ changed }) => changed), ...pathsOf(untold)]);
    const files = inventory.filter(({ kind, path }) => kind === 'feeds' && wanted.has(path));
    const { isPublic, faults } = verifies
      ? await verify({ files, url: settings.url }, { sender, clock })
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
  for (const { settings } of faults.length === 0 ? targets : [])
    await atTarget(settings, around, clock, (writer) => noteProof(writer, takedown));
  return faults;
}

/** What was told is no more left to tell. */
function settle(settings: TargetSettings, told: Untold, around: Surroundings, clock: Clock): Promise<void> {
  return atTarget(settings, around, clock, (writer) =>
    changeManifest(writer, (manifest) => ({
      ...manifest,
      untold: withoutTold(manifest.untold ?? new Map(), told),
    })),
  );
}

async function atTarget(
  settings: TargetSettings,
  around: Surroundings,
  clock: Clock,
  act: (writer: ManifestWriter) => Promise<void>,
): Promise<void> {
  const target = await openTarget(settings, around);
  try {
    await act({ target, clock, isAlone: settings.isAlone });
  } finally {
    await target.close();
  }
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
