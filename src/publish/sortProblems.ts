import type { Problem } from '../model/problem.ts';

/** Problems in the order of files and places, but that of the whole first; with `isStrict` warnings are errors. */
export function sortProblems(problems: readonly Problem[], isStrict: boolean): Problem[] {
  return (isStrict ? problems.map(asError) : problems).toSorted((a, b) => {
    if (a.code !== b.code && [a.code, b.code].includes('MOSTLY_UNREAD'))
      return a.code === 'MOSTLY_UNREAD' ? -1 : 1;
    if (a.file !== b.file) return a.file < b.file ? -1 : 1;
    return a.line - b.line || a.column - b.column;
  });
}

function asError(problem: Problem): Problem {
  return problem.severity === 'warning' ? { ...problem, severity: 'error' } : problem;
}
