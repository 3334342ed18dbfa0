import { isOfMachine } from '../model/machineError.ts';
import { type Problem, problemAt, quoted } from '../model/problem.ts';

/** What was thrown while something was made of an article: a fault of ours, or of a library. */
export interface ArticleFault {
  /** Decides all that is made of the article: of another body it is not known. */
  readonly bodyHash: string | undefined;
  readonly problem: Problem;
}

/** By the article's file. */
export type ArticleFaults = Map<string, ArticleFault>;

/**
 * The problem of an article at which something was thrown.
 *
 * @throws the error itself, if it is one of the whole machine
 */
export function faultOf(file: string, error: unknown): Problem {
  if (isOfMachine(error)) throw error;
  const [line = ''] = String(error).split('\n', 1);
  return problemAt(
    { file, line: 1, column: 1 },
    {
      code: 'ARTICLE_FAILED',
      message: `expected to publish this article, found a fault of Dateline itself: ${quoted(line)}`,
      mend: 'report it with this file to where "npm bugs dateline-feeds" leads; until it is mended, take the file away or use --keep-going',
    },
  );
}

/**
 * Runs with all, or, if that throws, with all but those at which it throws when it is given them alone.
 *
 * @param fail is told each of those, and what was thrown
 * @throws what `run` throws without any of them, and errors of the whole machine
 */
export function runWithout<T, R>(
  all: readonly T[],
  run: (some: readonly T[]) => R,
  fail: (one: T, error: unknown) => void,
): R {
  try {
    return run(all);
  } catch (error) {
    const culprits = new Set<T>();
    const search = (some: readonly T[]): void => {
      const thrown = thrownBy(() => run(some));
      if (thrown === undefined) return;
      if (some.length > 1) for (const half of halvesOf(some)) search(half);
      else
        for (const one of some) {
          fail(one, thrown.error);
          culprits.add(one);
        }
    };
    const isOfOthers = isOfMachine(error) || (all.length > 1 && thrownBy(() => run([])) !== undefined);
    if (!isOfOthers) search(all);
    if (culprits.size === 0) throw error;
    return run(all.filter((one) => !culprits.has(one)));
  }
}

function halvesOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  const middle = all.length >> 1;
  return [all.slice(0, middle), all.slice(middle)];
}

function thrownBy(run: () => unknown): { readonly error: unknown } | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return { error };
  }
}
