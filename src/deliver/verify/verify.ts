import type { Sender } from '../../http/client/send.ts';
import { inParallel } from '../../model/inParallel.ts';
import type { Fault } from '../../model/problem.ts';
import type { TargetSettings } from '../../model/targetSettings.ts';
import type { Clock } from '../manifestAtTarget.ts';
import type { InventoryFile } from '../plan/inventory.ts';
import { publicAddressOf } from '../plan/publicAddress.ts';
import { isPublic, type Look } from '../plan/served/look.ts';
import { isWorthAnother, PATIENCE_IN_MS, pauseAfter } from '../plan/served/patience.ts';
import { sampleFeeds } from '../plan/served/sample.ts';
import { judgeAll } from './judgeAll.ts';
import { AT_ONCE, lookAt, lookCloser } from './look.ts';

/** What is asked for from outside. */
export interface Verifying {
  /** Files that are to be public; of a path that is to be gone, no file. */
  readonly files: readonly InventoryFile[];
  /** Where the output folder is served; ends in a slash. */
  readonly url: string;
  /** What it was delivered to. */
  readonly target?: TargetSettings['kind'];
}

/** What was found. */
export interface Verification {
  /** Paths whose new bytes everybody gets. */
  readonly isPublic: ReadonlySet<string>;
  readonly faults: readonly Fault[];
}

/**
 * Fetches files at their public addresses until they have the bytes that were delivered, for a bounded time; then asks for some of
 * them in all ways that readers have. Addresses may be private: the publisher has configured them.
 */
export async function verify(
  { files, url, target }: Verifying,
  { sender, clock }: { readonly sender: Sender; readonly clock: Clock },
): Promise<Verification> {
  const looks = await lookUntilPublic(files, url, sender, clock);
  await lookCloser(looks, sampleFeeds(files), sender);
  const all = [...looks.values()];
  const faults = await judgeAll(all, { url, target, isDelivered: true }, sender);
  return { isPublic: new Set(all.filter(isPublic).map(({ file }) => file.path)), faults };
}

async function lookUntilPublic(
  files: readonly InventoryFile[],
  url: string,
  sender: Sender,
  clock: Clock,
): Promise<Map<string, Look>> {
  const start = clock.now();
  // A clock may be set back meanwhile.
  let paused = 0;
  const waitedSoFar = () => Math.max(paused, clock.now() - start);
  const looks = new Map<string, Look>();
  for (let left = files, looked = 1; ; looked += 1) {
    await inParallel(left, AT_ONCE, async (file) => {
      const address = publicAddressOf(file.path, url);
      const isLate = waitedSoFar() > PATIENCE_IN_MS;
      if (!isLate) looks.set(file.path, await lookAt(file, address, sender));
      else if (!looks.has(file.path)) looks.set(file.path, unasked(file, address));
    });
    const waited = waitedSoFar();
    left = left.filter(({ path }) => isWorthAnother(looks.get(path) as Look, waited));
    const pause = pauseAfter(looked);
    if (left.length === 0 || waited + pause > PATIENCE_IN_MS) return looks;
    await clock.pause(pause);
    paused += pause;
  }
}

function unasked(file: InventoryFile, address: string): Look {
  const why = `no time left to ask after ${PATIENCE_IN_MS / 1000} s`;
  return { file, address, redirects: [], usual: { why, isPassing: true } };
}
