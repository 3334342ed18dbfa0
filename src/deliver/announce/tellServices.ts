import { openSender } from '../../http/client/send.ts';
import type { Fault } from '../../model/problem.ts';
import type { TargetSettings } from '../../model/targetSettings.ts';
import { thrownMessage } from '../../model/thrownMessage.ts';
import { DEPLOY_RECORD, openAnnounced } from '../announcedFile.ts';
import { type Clock, changeManifest } from '../manifestAtTarget.ts';
import { type Surroundings, withTarget } from '../openTarget.ts';
import type { Announced } from '../plan/announced.ts';
import type { ServedSettings } from '../plan/headers.ts';
import type { InventoryFile } from '../plan/inventory.ts';
import { leftToAnnounce } from '../plan/leftToAnnounce.ts';
import { type AnnouncedSettings, servicesOf } from '../plan/services.ts';
import {
  announceable,
  announcedBefore,
  mergeUnannounced,
  type PathsByService,
  withHashes,
  withoutAnnounced,
} from '../plan/unannounced.ts';
import { announce, PATIENCE } from './announce.ts';

/** What is left to tell after a delivery. */
export interface LeftToAnnounce {
  readonly unannounced: PathsByService;
  /** Feeds that not everybody gets as they are here. */
  readonly waiting: ReadonlySet<string>;
}

/** A target that is served, after a delivery. */
export interface ServedTarget {
  readonly settings: TargetSettings;
  /** Paths that were written or removed. */
  readonly changed: readonly string[];
  readonly unannounced: PathsByService;
}

/** How services are told. */
export interface TellOptions {
  readonly inventory: readonly InventoryFile[];
  readonly settings: ServedSettings & AnnouncedSettings;
  readonly around: Surroundings;
  readonly clock: Clock;
  /** By default over the network. */
  readonly openSender?: typeof openSender | undefined;
}

/** Tells services what they were not told of and everybody gets, and notes it at the targets. Each is told once for all targets. */
export async function tellServices(
  served: readonly ServedTarget[],
  { unannounced, waiting }: LeftToAnnounce,
  options: TellOptions,
): Promise<readonly Fault[]> {
  const { inventory, settings, around, clock } = options;
  const services = servicesOf(settings);
  const hashes = new Map(inventory.map(({ path, hash }) => [path, hash]));
  const hashOf = (path: string) => hashes.get(path) ?? '';
  const file = openAnnounced(around.disk(around.root), DEPLOY_RECORD);
  const changed = new Set(served.flatMap((one) => one.changed));
  const before = announcedBefore(unannounced, file.announced, hashOf, changed);
  const left = announceable(withoutAnnounced(unannounced, before), services, waiting);
  const sender = (options.openSender ?? openSender)(PATIENCE);
  try {
    const { announced, faults } = await announce(
      { unannounced: left, services, settings, isThere: (path) => hashes.has(path) },
      { sender, clock, onAnnounced: (service, path) => file.add(service, path, hashOf(path)) },
    );
    const unsettled = await settleAll(
      served,
      withHashes(mergeUnannounced([before, announced]), hashOf),
      options,
    );
    if (unsettled.length === 0) file.replace(new Map());
    return [...faults, ...unsettled];
  } finally {
    sender.close();
  }
}

/** Notes at each target what is no more left to tell. One that takes no note takes it at the next run. */
async function settleAll(
  served: readonly ServedTarget[],
  announced: Announced,
  options: TellOptions,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const { settings, unannounced } of served) {
    if (![...unannounced].some(([name, paths]) => [...paths].some((path) => announced.get(name)?.has(path))))
      continue;
    try {
      await settle(settings, announced, options);
    } catch (error) {
      const { message, mend } = thrownMessage(error);
      faults.push({ code: 'ANNOUNCE_FAILED', message, mend: mend || 'run it again later' });
    }
  }
  return faults;
}

async function settle(
  settings: TargetSettings,
  announced: Announced,
  { around, clock }: TellOptions,
): Promise<void> {
  await withTarget(settings, around, (target) =>
    changeManifest({ target, clock, isAlone: settings.isAlone }, (manifest) => ({
      ...manifest,
      unannounced: leftToAnnounce(manifest, announced),
    })),
  );
}
