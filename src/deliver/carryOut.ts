import { type Clock, type ManifestVersion, replaceManifest } from './manifestAtTarget.ts';
import { batchesOf } from './plan/batches.ts';
import { CONFIRM_IN_MS } from './plan/claim.ts';
import { type InventoryFile, isHidden } from './plan/inventory.ts';
import type { Manifest } from './plan/manifest.ts';
import type { DeliveryPlan } from './plan/planDelivery.ts';
import type { OpenFile, Target } from './target.ts';

/** A delivery that is planned. */
export interface PlannedDelivery {
  readonly target: Target;
  readonly plan: DeliveryPlan;
  /** The manifest that it was planned by. */
  readonly before: ManifestVersion;
  /** The word of this delivery. */
  readonly name: string;
  readonly open: OpenFile;
  readonly clock: Clock;
  readonly isAlone: boolean;
  readonly onSent: (path: string, mark: string) => void;
  readonly onProgress: (done: number, all: number) => void;
}

/** What became of a plan. */
export type Carried =
  | { readonly isDone: true }
  /** Somebody else has taken the target over. What was touched since it was certain that nobody had may undo what they did. */
  | { readonly isDone: false; readonly touched: readonly string[] };

/**
 * Carries out a plan: claims the target, sends what it lacks, tells in the manifest what is there, removes what is to go, and gives
 * the target free. What a crawler finds meanwhile is whole: see `planSteps`.
 *
 * @throws Error when the target refuses something for good; what was sent so far is taken up by the next run
 */
export async function carryOut(delivery: PlannedDelivery): Promise<Carried> {
  const touched = new Set<string>();
  if (await changeAll(delivery, touched)) return { isDone: true };
  return { isDone: false, touched: [...touched] };
}

async function changeAll(delivery: PlannedDelivery, touched: Set<string>): Promise<boolean> {
  const { target, plan, clock, name } = delivery;
  const { outdated, steps, removals } = plan;
  const { put, isConfirmed } = openManifest(delivery, touched);
  if (steps.length === 0 && removals.length === 0) return put(plan.ended);

  const held = (manifest: Manifest): Manifest => ({ ...manifest, claim: { by: name, at: clock.now() } });
  const count = openCount(delivery);
  if (!(await put(held(plan.claimed)))) return false;
  await removeAll(target, outdated, touched, () => {});
  for (const files of batchesOf(steps)) {
    if (!isConfirmed() && !(await put(held(plan.claimed)))) return false;
    await write(delivery, files, touched, count);
  }
  if (!(await settle(delivery, touched))) return false;
  if (removals.length > 0) {
    if (!(await put(held(plan.committed)))) return false;
    await removeAll(target, removals, touched, count);
  }
  return put(plan.ended);
}

async function removeAll(
  target: Target,
  paths: readonly string[],
  touched: Set<string>,
  onRemoved: () => void,
): Promise<void> {
  for (const path of paths) touched.add(path);
  if (paths.length > 0) await target.remove(paths, onRemoved);
}

async function write(
  { target, open, onSent }: PlannedDelivery,
  files: readonly InventoryFile[],
  touched: Set<string>,
  count: () => void,
): Promise<void> {
  touch(touched, files);
  const marks = new Map(files.map(({ path, mark }) => [path, mark]));
  await target.write(files, open, ({ path }) => {
    // What waits to be settled is not there yet.
    if (!target.settle) onSent(path, marks.get(path) as string);
    count();
  });
}

/** Brings what was written to where it is served. Returns false if somebody else has taken the target over. */
async function settle({ target, plan }: PlannedDelivery, touched: Set<string>): Promise<boolean> {
  if (!target.settle) return true;
  for (const { files } of plan.steps) touch(touched, files);
  return target.settle();
}

function touch(touched: Set<string>, files: readonly InventoryFile[]): void {
  for (const file of files) if (!isHidden(file)) touched.add(file.path);
}

function openManifest({ target, before, clock, isAlone }: PlannedDelivery, touched: Set<string>) {
  let { version } = before;
  let confirmedAt = clock.now();
  return {
    /** Returns false if somebody else has written one. */
    put: async (manifest: Manifest) => {
      const replaced = await replaceManifest({ target, clock, isAlone }, manifest, version);
      // The last one gives the target free, so that somebody else may have claimed it since.
      if (replaced.status !== 'written')
        return replaced.status === 'followed' && manifest.claim === undefined;
      ({ version } = replaced);
      confirmedAt = clock.now();
      touched.clear();
      return true;
    },
    isConfirmed: () => clock.now() - confirmedAt < CONFIRM_IN_MS,
  };
}

function openCount({ plan, onProgress }: PlannedDelivery): () => void {
  const all = plan.removals.length + plan.steps.reduce((sum, { files }) => sum + files.length, 0);
  let done = 0;
  return () => {
    done += 1;
    onProgress(done, all);
  };
}
