import type { Problem } from '../../src/model/problem.ts';

/** Problems as an author reads them, a line each. */
export function tellAll(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ file, line, column, severity, code, message, mend }) =>
        `${file}:${line}:${column} ${severity} ${code} ${message} - ${mend}`,
    )
    .join('\n');
}
