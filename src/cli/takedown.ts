import type { DeployOptions } from '../deliver/deployTo.ts';
import type { Takedown } from '../deliver/plan/takedownProof.ts';
import type { prepareDelivery } from '../deliver/prepareDelivery.ts';
import type { Disk } from '../disk/disk.ts';
import { parseLock } from '../identity/lockFile.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import type { TargetSettings } from '../model/targetSettings.ts';
import type { Publication } from '../publish/readSettings.ts';
import type { Session } from './session.ts';

/** What is delivered, and what is taken down by it. */
export interface PreparedTakedown {
  /** Undefined where the takedown was refused. */
  readonly prepared?: ReturnType<typeof prepareDelivery>;
  /** Undefined where none was asked for. */
  readonly takedown?: Takedown | undefined;
  readonly textOf: (path: string) => string;
  readonly problems: readonly Problem[];
}

/**
 * Prepares a delivery, and finds out what has to go if articles are to be taken down. Their media go from the output folder first, so that
 * no later delivery brings them anywhere.
 *
 * @param asked ids, or media by their paths
 * @throws Error when something cannot be read
 */
export async function prepareToTakeDown(
  asked: readonly string[],
  targets: readonly TargetSettings[],
  { world: { disk } }: Session,
  { settings }: Pick<Publication, 'settings'> & { readonly settings: Settings },
  { around, isDryRun }: DeployOptions,
): Promise<PreparedTakedown> {
  const { findTakedown, prepareDelivery, textsIn } = await import('./late/outside.ts');
  const prepared = prepareDelivery(disk, settings, !isDryRun);
  if (asked.length === 0) return { prepared, textOf: () => '', problems: [] };
  const { readHead } = await import('./late/planning.ts');
  const isWithdrawn = ({ file }: LockEntry) =>
    readHead({ file, path: file, state: '' }, disk, settings).result.head?.withdrawn !== undefined;
  const textOf = textsIn(disk, settings.output);
  const { entries } = parseLock(disk.read(LOCK_FILE));
  const { inventory, describe } = prepared.delivery;
  const markOf = (path: string, bytes: Uint8Array) => describe(path, bytes).mark;
  const here = { disk, inventory, markOf, textOf, entries, isWithdrawn, around, isDryRun };
  const { takedown, problems } = await findTakedown(asked, targets, here);
  if (takedown === undefined || isDryRun)
    return { ...(takedown && { prepared, takedown }), textOf, problems };
  removeFrom(disk, settings.output, takedown.paths);
  return { prepared: prepareDelivery(disk, settings), takedown, textOf, problems };
}

function removeFrom(disk: Disk, output: string, paths: readonly string[]): void {
  const there = paths.filter((path) => disk.occupantOf(output, path) === 'file');
  if (there.length === 0) return;
  const transaction = disk.begin(output);
  try {
    for (const path of there) transaction.remove(path);
    transaction.commit();
  } finally {
    transaction.end();
  }
}
