import type { Manifest } from './manifest.ts';
import type { DeliveryPlan } from './planDelivery.ts';
import { addressesOf } from './publicAddress.ts';

/** More new files at once are an import, and nobody has asked for them before. */
const MAX_NEW = 100;

/**
 * Paths at which a CDN may keep something else than a delivery puts there. It may keep a 404 of a page that is new, of somebody who has
 * looked whether it is out. Media are never among them: their names change with their bytes. A first delivery has none; what the CDN
 * has from before runs out by its cache time.
 *
 * @param remote the manifest that the delivery was planned by
 * @param sent what a delivery that was killed has sent
 */
export function pathsToPurge(
  { steps, removals }: Pick<DeliveryPlan, 'steps' | 'removals'>,
  remote: Manifest | undefined,
  sent: Iterable<string>,
): string[] {
  if (remote === undefined) return [];
  const pathsOf = (isNew: boolean) =>
    steps
      .filter((step) => step.isNew === isNew && step.kind !== 'media')
      .flatMap(({ files }) => files.map(({ path }) => path));
  const fresh = pathsOf(true);
  return [...pathsOf(false), ...(fresh.length > MAX_NEW ? [] : fresh), ...removals, ...sent];
}

/** The paths of which a CDN still keeps an address. */
export function stillKept(paths: readonly string[], purged: ReadonlySet<string>, url: string): string[] {
  return paths.filter((path) => addressesOf(path, url).some((address) => !purged.has(address)));
}
