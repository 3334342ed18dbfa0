import { hasError, type Problem } from '../model/problem.ts';
import type { LeftOutArticle } from './buildReport.ts';

/** True if one of the problems keeps everything from being written: an error of anything but an article that is left out. */
export function isRefused(
  { leftOut }: { readonly leftOut: { readonly has: (file: string) => boolean } },
  problems: readonly Pick<Problem, 'severity' | 'file'>[],
): boolean {
  return problems.some(({ severity, file }) => severity === 'error' && !leftOut.has(file));
}

/**
 * The exit status for some problems: 0 without an error, 3 if each is that of an article that is left out, else 1.
 */
export function exitStatusOf(problems: readonly Problem[], leftOut: readonly LeftOutArticle[]): 0 | 1 | 3 {
  const files = new Set(leftOut.map(({ file }) => file));
  if (!hasError(problems)) return 0;
  return isRefused({ leftOut: files }, problems) ? 1 : 3;
}
