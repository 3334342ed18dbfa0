import { createHash, hash } from 'node:crypto';
import type { Disk } from '../disk/disk.ts';
import { parseLock } from '../identity/lockFile.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import type { Settings } from '../model/settings.ts';
import type { TargetSettings } from '../model/targetSettings.ts';
import type { Delivery } from './deliver.ts';
import type { ServedSettings } from './plan/headers.ts';
import { describeFile, type InventoryFile, type MeasuredFile, withSharedHeaders } from './plan/inventory.ts';
import { allPages, givenItems, unlistedPages } from './plan/items.ts';
import { type AnnouncedSettings, servicesOf } from './plan/services.ts';
import { fileFor, findTwins, inventoryFor } from './plan/twins.ts';
import { takeInventory } from './takeInventory.ts';
import type { DeliveredFile } from './target.ts';

const CHUNK_IN_BYTES = 1024 * 1024;

/** What is to be delivered to any target: `deliveryTo` makes of it what is to be at one. */
export interface PreparedDelivery extends Omit<Delivery, 'markOf'> {
  /** What would be known of a file that has these bytes. */
  readonly describe: (path: string, bytes: Uint8Array) => InventoryFile;
}

/** What is to be at one target. */
export function deliveryTo(settings: TargetSettings, delivery: PreparedDelivery): Delivery {
  return {
    ...delivery,
    inventory: inventoryFor(settings, delivery.inventory),
    services: settings.isServed ? delivery.services : [],
    markOf: (path, bytes) => fileFor(settings, delivery.describe(path, bytes)).mark,
  };
}

/**
 * Finds out what is to be delivered: all files of the output folder, and the articles that the lock says were given.
 *
 * @param remembers false for a look that writes nothing
 * @throws Error when something cannot be read
 */
export function prepareDelivery(
  disk: Disk,
  settings: ServedSettings & AnnouncedSettings & Pick<Settings, 'output'>,
  remembers = true,
): { readonly delivery: PreparedDelivery; readonly skipped: readonly string[] } {
  const { files, skipped } = takeInventory(disk, settings.output, remembers);
  const lock = disk.readIfThere(LOCK_FILE);
  const entries = lock === undefined ? [] : parseLock(lock).entries;
  const paths = files.map(({ path }) => path);
  const [unlisted, twins] = [unlistedPages(entries), findTwins(paths, settings)];
  const describe = (file: MeasuredFile) => describeFile(file, settings, unlisted, twins);
  const delivery: PreparedDelivery = {
    inventory: withSharedHeaders(files.map(describe)),
    items: givenItems(entries),
    services: servicesOf(settings),
    pages: allPages(entries),
    open: (file) => bytesOf(disk, `${settings.output}/${file.path}`, file),
    describe: (path, bytes) =>
      describe({ path, hash: hash('sha256', bytes, 'hex'), sizeInBytes: bytes.length }),
  };
  return { delivery, skipped };
}

/** A file in parts, unless it is another by now. */
function* bytesOf(disk: Disk, place: string, file: DeliveredFile): Generator<Uint8Array> {
  const found = createHash('sha256');
  for (let from = 0; from < file.sizeInBytes; from += CHUNK_IN_BYTES) {
    const { bytes } = disk.readPart(place, from, CHUNK_IN_BYTES);
    found.update(bytes);
    yield bytes;
  }
  if (found.digest('hex') !== file.hash) throw new Error(`${place} changed during the run; run it again`);
}
