import type { Disk } from '../disk/disk.ts';
import { openSender } from '../http/client/send.ts';
import type { Fault } from '../model/problem.ts';
import { announce, PATIENCE } from './announce/announce.ts';
import type { Clock } from './manifestAtTarget.ts';
import type { ServedSettings } from './plan/headers.ts';
import type { InventoryFile } from './plan/inventory.ts';
import { addressesOf } from './plan/publicAddress.ts';
import { type AnnouncedSettings, servicesOf } from './plan/services.ts';
import { addressesToTell, firstNotes, untoldSince, withFirst } from './plan/sinceTold.ts';
import { tellable, type Untold } from './plan/untold.ts';
import { openTold, TOLD_BY_ANNOUNCE } from './toldFile.ts';
import { verify } from './verify/verify.ts';

/** What is announced, and how. */
export interface AnnounceOptions {
  /** That of the publication. */
  readonly disk: Disk;
  readonly inventory: readonly InventoryFile[];
  readonly settings: ServedSettings & AnnouncedSettings;
  readonly clock: Clock;
  /** Tells what services would be told. */
  readonly isDryRun: boolean;
  /** By default over the network. */
  readonly openSender?: typeof openSender | undefined;
}

/** What became of announcements. */
export interface AnnounceReport {
  /** Addresses that services were told of, or would be, by the services' names. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  /** Addresses that everybody gets in an older version. */
  readonly waiting: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * Tells services what has changed in an output folder that somebody else brings to where it is served: what is otherwise than at the
 * last announcement from here, and public.
 */
export async function announceOutput(options: AnnounceOptions): Promise<AnnounceReport> {
  const { disk, inventory, settings, clock, isDryRun } = options;
  const file = openTold(disk, TOLD_BY_ANNOUNCE);
  const services = servicesOf(settings);
  const hashes = new Map(inventory.map(({ path, hash }) => [path, hash]));
  const isThere = (path: string) => hashes.has(path);
  const hashOf = (path: string) => hashes.get(path) ?? '';
  const addressesIn = (some: Untold) => addressesToTell(some, services, settings, isThere);

  const untold = untoldSince(file.told, services, inventory);
  const notes = firstNotes(file.told, services);
  if (isDryRun) return { told: addressesIn(untold), waiting: [], faults: notes };
  file.replace(withFirst(file.told, services, inventory));
  const sender = (options.openSender ?? openSender)(PATIENCE);
  try {
    const paths = new Set([...untold.values()].flatMap((some) => [...some]));
    const files = inventory.filter(({ kind, path }) => kind === 'feeds' && paths.has(path));
    const seen = await verify({ files, url: settings.url }, { sender, clock });
    const waiting = new Set(files.map(({ path }) => path).filter((path) => !seen.isPublic.has(path)));
    const { told, faults } = await announce(
      { untold: tellable(untold, services, waiting), services, settings, isThere },
      { sender, clock, onTold: (service, path) => file.add(service, path, hashOf(path)) },
    );
    // Of what was noted twice, one line is enough.
    file.replace(file.told);
    return {
      told: addressesIn(told),
      waiting: [...waiting].flatMap((path) => addressesOf(path, settings.url)),
      faults: [...seen.faults, ...faults, ...notes],
    };
  } finally {
    sender.close();
  }
}
