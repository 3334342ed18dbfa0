import type { Problem } from '../../model/problem.ts';
import type { BuildOptions, World } from '../world.ts';
import { hasRecords } from './records.ts';

/** Codes of what a wrong name of a file leads to. Any other code of the system is a refusal of the disk. */
const OF_NAMES: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'EINVAL']);

/** What a run tells of articles. */
type Told =
  | { readonly problems: readonly Problem[] }
  | { readonly report: { readonly problems: readonly Problem[] } };

/**
 * Runs. If that throws, or fails at an article, while there are records of earlier runs, which may be the cause, it runs once
 * more without them: a cache can only cost time. What the disk refuses is no fault of theirs.
 */
export function orWithoutRecords<T extends Told>(
  world: World,
  options: BuildOptions,
  run: (options: BuildOptions) => T,
): T {
  const canBeOfRecords = () => options.ignoresRecords !== true && hasRecords(world);
  try {
    const told = run(options);
    if (!hasFailedArticle(told) || !canBeOfRecords()) return told;
  } catch (error) {
    if (isOfDisk(error) || !canBeOfRecords()) throw error;
  }
  return run({ ...options, ignoresRecords: true });
}

function hasFailedArticle(told: Told): boolean {
  const { problems } = 'report' in told ? told.report : told;
  return problems.some(({ code }) => code === 'ARTICLE_FAILED');
}

function isOfDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z\d]+$/.test(code) && !OF_NAMES.has(code);
}
