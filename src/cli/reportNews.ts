import type { Problem, ProblemCode } from '../model/problem.ts';
import { printable, wrapped } from './printable.ts';
import { reportProblems } from './reportProblems.ts';
import type { Session } from './session.ts';

/** How many mended problems are named. */
const MAX_NAMED = 20;

/** Problems of a file that hide all others that it may have. */
const HIDING: ReadonlySet<ProblemCode> = new Set([
  'FILE_LARGE',
  'FILE_UNREADABLE',
  'FRONT_MATTER_OPEN',
  'JSON_BROKEN',
  'NOT_UTF8',
  'TOML_BROKEN',
  'YAML_BROKEN',
]);

/**
 * Returns a function for a command that runs again and again. It prints each problem once, tells which are mended, and
 * counts the errors that stand still. It returns true if it printed.
 */
export function newsReporter(session: Session) {
  let previous: readonly Problem[] = [];
  /** @param isComplete false if not all was read: then what is missing may stand still */
  return (problems: readonly Problem[], isComplete: boolean): boolean => {
    const added = without(problems, previous, nameOf);
    const left = without(previous, problems, nameOf);
    const hiding = new Set(problems.filter(({ code }) => HIDING.has(code)).map(({ file }) => file));
    const isHidden = ({ file }: Problem) => !isComplete || hiding.has(file);
    const gone = left.filter((problem) => !isHidden(problem));
    const mended = without(gone, added, kindOf);
    previous = [...problems, ...left.filter(isHidden)];
    if (added.length === 0 && mended.length === 0) return false;
    reportProblems(added, session);
    if (!session.isQuiet) reportMended(mended, session);
    reportStanding(without(problems, added, nameOf), session);
    return true;
  };
}

/** A problem that is on another line than before is the same. */
function nameOf({ file, code, message }: Problem): string {
  return [file, code, message].join('\n');
}

/** A date that is wrong in another way than before is not mended. */
function kindOf({ file, code }: Problem): string {
  return [file, code].join('\n');
}

/** The problems that others do not have, each counted as often as it is there. */
function without(
  problems: readonly Problem[],
  others: readonly Problem[],
  keyOf: (problem: Problem) => string,
): readonly Problem[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1);
  return problems.filter((problem) => {
    const count = counts.get(keyOf(problem)) ?? 0;
    counts.set(keyOf(problem), count - 1);
    return count <= 0;
  });
}

function reportMended(mended: readonly Problem[], { edge: { stderr }, paint }: Session): void {
  for (const { file, code, message } of mended.slice(0, MAX_NAMED)) {
    const line = printable`${paint('green', 'mended')} ${file} ${code} ${message}\n`;
    stderr.write(wrapped(line, stderr.columns, 4));
  }
  if (mended.length > MAX_NAMED)
    stderr.write(printable`${paint('green', 'mended')} ${mended.length - MAX_NAMED} more\n`);
}

/** What was told before and goes on keeping everything from being published. */
function reportStanding(problems: readonly Problem[], { edge: { stderr } }: Session): void {
  const [first, ...others] = problems.filter(({ severity }) => severity === 'error');
  if (first === undefined) return;
  const what = others.length > 0 ? `${others.length + 1} errors stand` : 'one error stands';
  stderr.write(printable`${what} still, the first at ${first.file}:${first.line}\n`);
}
