import type { BuildOptions, World } from '../world.ts';
import { hasRecords } from './records.ts';

/** Codes of what a wrong name of a file leads to. Any other code of the system is a refusal of the disk. */
const OF_NAMES: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'EINVAL']);

/**
 * Runs. If that throws while there are records of earlier runs, which may be the cause, it runs once more without them: a cache
 * can only cost time. What the disk refuses is no fault of theirs.
 */
export function orWithoutRecords<T>(
  world: World,
  options: BuildOptions,
  run: (options: BuildOptions) => T,
): T {
  try {
    return run(options);
  } catch (error) {
    if (options.ignoresRecords === true || isOfDisk(error) || !hasRecords(world)) throw error;
    return run({ ...options, ignoresRecords: true });
  }
}

function isOfDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z\d]+$/.test(code) && !OF_NAMES.has(code);
}
