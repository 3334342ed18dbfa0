import { type Fault, type Problem, problemAt } from '../../model/problem.ts';
import type { TargetSettings } from '../../model/targetSettings.ts';
import { thrownMessage } from '../../model/thrownMessage.ts';
import { addressesOf } from '../plan/publicAddress.ts';
import { stillKept } from '../plan/purges.ts';
import type { ReceiptFile } from '../receiptFile.ts';
import { CDN_APIS, type CdnApis, type PurgeEdge } from './edge.ts';
import { purge } from './purge.ts';

/** A target before which there may be a CDN. */
export interface CachedTarget {
  readonly settings: TargetSettings;
  /** What this folder remembers of it; without it nothing is purged. */
  readonly receipt?: Pick<ReceiptFile, 'last' | 'settle'>;
}

/** How its CDN is reached. */
export interface PurgeOptions extends Pick<PurgeEdge, 'sender' | 'clock' | 'run' | 'environment'> {
  readonly apis?: CdnApis | undefined;
  /** Where the output folder is served; ends in a slash. */
  readonly url: string;
}

/**
 * Makes the CDN before a target forget what it may keep of earlier deliveries. What it has not forgotten stays in the receipt, for the
 * next run.
 */
export async function purgeTarget(
  { settings, receipt }: CachedTarget,
  { url, apis = CDN_APIS, ...edge }: PurgeOptions,
): Promise<Problem[]> {
  const paths = [...(receipt?.last.unpurged ?? [])];
  if (settings.purge === undefined || receipt === undefined || paths.length === 0) return [];
  const purged = new Set<string>();
  const onPurged = (addresses: readonly string[]) => {
    for (const address of addresses) purged.add(address);
  };
  const addresses = [...new Set(paths.flatMap((path) => addressesOf(path, url)))];
  try {
    await purge(settings.purge, addresses, { ...edge, apis, onPurged });
    return [];
  } catch (error) {
    return [problemAt(settings.place, purgeFailed(error))];
  } finally {
    receipt.settle(stillKept(paths, purged, url));
  }
}

function purgeFailed(error: unknown): Fault {
  const { message, mend } = thrownMessage(error);
  return {
    code: 'PURGE_FAILED',
    message,
    mend: mend || 'mend that and run it again: it purges what is left',
  };
}
