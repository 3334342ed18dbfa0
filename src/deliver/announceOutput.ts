import type { Disk } from '../disk/disk.ts';
import { openSender } from '../http/client/send.ts';
import type { Fault } from '../model/problem.ts';
import { announce, PATIENCE } from './announce/announce.ts';
import { ANNOUNCE_RECORD, openAnnounced } from './announcedFile.ts';
import type { Clock } from './manifestAtTarget.ts';
import type { ServedSettings } from './plan/headers.ts';
import type { InventoryFile } from './plan/inventory.ts';
import { addressesOf } from './plan/publicAddress.ts';
import { type AnnouncedSettings, servicesOf } from './plan/services.ts';
import { addressesToAnnounce, firstNotes, unannouncedSince, withFirst } from './plan/sinceAnnounced.ts';
import { announceable, type PathsByService } from './plan/unannounced.ts';
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
  readonly announced: ReadonlyMap<string, readonly string[]>;
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
  const file = openAnnounced(disk, ANNOUNCE_RECORD);
  const services = servicesOf(settings);
  const hashes = new Map(inventory.map(({ path, hash }) => [path, hash]));
  const isThere = (path: string) => hashes.has(path);
  const hashOf = (path: string) => hashes.get(path) ?? '';
  const addressesIn = (some: PathsByService) => addressesToAnnounce(some, services, settings, isThere);

  const unannounced = unannouncedSince(file.announced, services, inventory);
  const notes = firstNotes(file.announced, services);
  if (isDryRun) return { announced: addressesIn(unannounced), waiting: [], faults: notes };
  file.replace(withFirst(file.announced, services, inventory));
  const sender = (options.openSender ?? openSender)(PATIENCE);
  try {
    const paths = new Set([...unannounced.values()].flatMap((some) => [...some]));
    const files = inventory.filter(({ kind, path }) => kind === 'feeds' && paths.has(path));
    const seen = await verify({ files, url: settings.url }, { sender, clock });
    const waiting = new Set(files.map(({ path }) => path).filter((path) => !seen.isPublic.has(path)));
    const { announced, faults } = await announce(
      { unannounced: announceable(unannounced, services, waiting), services, settings, isThere },
      { sender, clock, onAnnounced: (service, path) => file.add(service, path, hashOf(path)) },
    );
    // Of what was noted twice, one line is enough.
    file.replace(file.announced);
    return {
      announced: addressesIn(announced),
      waiting: [...waiting].flatMap((path) => addressesOf(path, settings.url)),
      faults: [...seen.faults, ...faults, ...notes],
    };
  } finally {
    sender.close();
  }
}
