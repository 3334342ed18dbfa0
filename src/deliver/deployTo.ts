import type { Disk, Transaction } from '../disk/disk.ts';
import type { Problem } from '../model/problem.ts';
import type { TargetSettings } from '../model/targetSettings.ts';
import { deliver } from './deliver.ts';
import type { Finished } from './finish.ts';
import type { Clock } from './manifestAtTarget.ts';
import { type Surroundings, withTarget } from './openTarget.ts';
import type { Step } from './plan/planSteps.ts';
import { pathsOfTakedown, type Takedown } from './plan/takedownProof.ts';
import { failureOf, problemsOf } from './plan/tellOutcome.ts';
import { deliveryTo, type PreparedDelivery } from './prepareDelivery.ts';
import { openReceipt } from './receiptFile.ts';
import { takeDown } from './takedown/takeDown.ts';

/** What became of one target. */
export interface TargetReport {
  readonly name: string;
  readonly status: 'delivered' | 'current' | 'planned' | 'failed';
  /** What was sent, or would be, in this order. */
  readonly steps: readonly Step[];
  readonly removed: readonly string[];
  /** How many files are there as they were. */
  readonly unchanged: number;
  /** What was taken down, or would be; undefined if nothing was asked for. */
  readonly taken?: readonly string[] | undefined;
  readonly problems: readonly Problem[];
  /** What comes after it; undefined if it failed, or nothing was sent in earnest. */
  readonly finished?: Finished;
}

/** How targets are delivered to. */
export interface DeployOptions {
  /** The disk of the publication. */
  readonly disk: Disk;
  readonly around: Surroundings;
  readonly clock: Clock;
  readonly overwrites: boolean;
  readonly isDryRun: boolean;
  /** What is taken away for good when all is delivered. */
  readonly takedown?: Takedown | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** Delivers to one target. Whatever fails is in the report. */
export async function deployTo(
  settings: TargetSettings,
  prepared: PreparedDelivery,
  options: DeployOptions,
): Promise<TargetReport> {
  const { name, isAlone, isServed, place: at } = settings;
  const delivery = deliveryTo(settings, prepared);
  const isCached = isServed && settings.purge !== undefined;
  try {
    return await withTarget(settings, options.around, async (target) => {
      const receipt = openReceipt(options.disk, name, target.place);
      const { takedown, clock } = options;
      // Before anything changes: whoever is killed then has not forgotten it.
      if (takedown && isCached && !options.isDryRun)
        receipt.owe(pathsOfTakedown(takedown, delivery.inventory));
      const outcome = await deliver(target, delivery, { ...options, receipt, isAlone, isCached });
      const problems = problemsOf(outcome, { place: target.place, at });
      if (outcome.status === 'refused') return failed(name, problems);
      const { steps, removals } = outcome.plan;
      const sent = steps.reduce((sum, { files }) => sum + files.length, 0);
      const unchanged = delivery.inventory.length - sent;
      const taken = takedown?.paths;
      const report = { name, status: outcome.status, steps, removed: removals, unchanged, taken, problems };
      // Where nothing would be sent, something may be to be taken down all the same.
      if (options.isDryRun) return takedown ? { ...report, status: 'planned' } : report;
      if (takedown) await takeDown({ target, clock, isAlone }, takedown, delivery.markOf);
      const { changed, plan } = outcome;
      const unannounced = plan.ended.unannounced ?? new Map();
      return { ...report, finished: { settings, changed, unannounced, receipt } };
    });
  } catch (error) {
    return failed(name, [failureOf(error, { at })]);
  }
}

function failed(name: string, problems: readonly Problem[]): TargetReport {
  return { name, status: 'failed', steps: [], removed: [], unchanged: 0, problems };
}

/** Where the claims of deliveries from this folder stand: two at once would take each other for their own. */
const CLAIMS = '.dateline/deploy';

/**
 * Keeps other deliveries from this folder out until it is called; waits for one that goes on.
 *
 * @throws Error when that does not end
 */
export function holdDeliveries({ root, disk }: Pick<Surroundings, 'root' | 'disk'>): () => void {
  let claim: Transaction | undefined;
  try {
    claim = disk(`${root}/${CLAIMS}`).begin('.');
  } catch (error) {
    // A folder that nothing can be written to has no receipt either, which another could take for its own.
    if (error instanceof Error && 'code' in error && error.code === 'EBUSY') throw error;
  }
  return () => claim?.end();
}
