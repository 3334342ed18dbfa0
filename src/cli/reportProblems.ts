import { posix } from 'node:path';
import type { Problem, Severity } from '../model/problem.ts';
import { toNfc, withoutForbidden } from '../model/text.ts';
import type { Paint, Session } from './session.ts';

/** How many warnings and notes are printed. */
const MAX_SHOWN = 20;
/** Of more errors than these the first of each kind is printed, after a summary. */
const MAX_ERRORS = 10;

/** Prints problems: on stderr each with its line, or on stdout as annotations for GitHub. */
export function reportProblems(problems: readonly Problem[], session: Session): void {
  const { root, edge, format, isQuiet, paint } = session;
  if (format === 'github') {
    for (const problem of problems) edge.stdout.write(formatAnnotation(problem, root));
    return;
  }
  const errors = problems.filter(({ severity }) => severity === 'error');
  const others = problems.filter(
    ({ severity }) => severity === 'warning' || (severity === 'note' && !isQuiet),
  );
  const kinds = kindsOf(errors);
  const isMany = errors.length > MAX_ERRORS;
  if (isMany) edge.stderr.write(formatSummary(kinds, errors.length, paint));
  const shown = isMany ? kinds.map(([first]) => first as Problem) : errors;
  const linesByFile = new Map<string, readonly string[]>();
  for (const problem of [...shown, ...others.slice(0, MAX_SHOWN)]) {
    // A file outside of the folder that a link leads to is not printed, since logs may be public.
    const isOutside = problem.code === 'LINK_OUTSIDE' || problem.code === 'FOLDER_OUTSIDE';
    const lines = linesByFile.get(problem.file) ?? (isOutside ? [] : readLines(problem.file, session));
    linesByFile.set(problem.file, lines);
    edge.stderr.write(formatProblem(problem, lines[problem.line - 1], paint));
  }
  const left = errors.length - shown.length;
  if (left > 0) edge.stderr.write(`and ${left} more errors; --json shows them all\n`);
  if (others.length > MAX_SHOWN)
    edge.stderr.write(`and ${others.length - MAX_SHOWN} more; --json shows them all\n`);
}

/** Errors by their codes, the most frequent first. */
function kindsOf(errors: readonly Problem[]): readonly (readonly Problem[])[] {
  const kinds = new Map<string, Problem[]>();
  for (const error of errors) {
    const kind = kinds.get(error.code);
    if (kind) kind.push(error);
    else kinds.set(error.code, [error]);
  }
  return [...kinds.values()].toSorted((a, b) => b.length - a.length);
}

/** One line a kind: who points at a thousand old articles sees what there is to do. */
function formatSummary(kinds: readonly (readonly Problem[])[], count: number, paint: Paint): string {
  const width = String(count).length;
  const rows = kinds.map((kind) => {
    const { code, file, line } = kind[0] as Problem;
    return `  ${String(kind.length).padStart(width)} ${paint('red', code.padEnd(18))} ${file}:${line}\n`;
  });
  return `${paint('bold', `${count} errors of ${kinds.length} ${kinds.length === 1 ? 'kind' : 'kinds'}:`)}\n${rows.join('')}`;
}

/** Returns a function that prints problems unless it printed the same last, and returns true if it printed. */
export function newProblemsReporter(session: Session) {
  let previous = '[]';
  return (problems: readonly Problem[]): boolean => {
    const current = JSON.stringify(problems);
    if (current === previous) return false;
    previous = current;
    reportProblems(problems, session);
    return true;
  };
}

/** Returns no lines if the file cannot be read: its problems are printed without their lines. */
function readLines(file: string, { world }: Session): readonly string[] {
  try {
    const text = toNfc(new TextDecoder().decode(world.disk.read(file)));
    return text.split(/\r\n?|\n/).map(withoutControls);
  } catch {
    return [];
  }
}

/** Replaces control characters: a terminal would obey them. */
function withoutControls(line: string): string {
  return withoutForbidden(line).replace(/[\u007f-\u009f]/g, '\ufffd');
}

const COLOURS: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  note: 'cyan',
};

/**
 * A problem with its line of source and a caret below what was found.
 *
 * @param line the author's line, if it could be read
 */
function formatProblem(problem: Problem, line: string | undefined, paint: Paint): string {
  const { file, severity, code, message, mend } = problem;
  const place = `${file}:${problem.line}:${problem.column}`;
  const head = `${paint('bold', place)} ${paint(COLOURS[severity], severity)} ${code} ${message} - ${mend}\n`;
  if (line === undefined || line.trim() === '') return head;
  const margin = ' '.repeat(String(problem.line).length);
  const before = [...line].slice(0, problem.column - 1).map((character) => (character === '\t' ? '\t' : ' '));
  const caret = paint(COLOURS[severity], '^');
  const shown = [...line].length > 120 ? `${[...line].slice(0, 119).join('')}…` : line;
  return `${head}  ${paint('dim', `${problem.line} |`)} ${shown}\n  ${margin} ${paint('dim', '|')} ${before.join('')}${caret}\n`;
}

const ANNOTATIONS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/**
 * A problem as a workflow command of GitHub Actions, which shows it beside its line in a pull request.
 *
 * @param root the folder of feed.yaml, relative to the repository's
 */
export function formatAnnotation(problem: Problem, root: string): string {
  const { severity, code, file, line, column, message, mend } = problem;
  const path = posix.join(root.replaceAll('\\', '/'), file);
  const place = `file=${escapeProperty(path)},line=${line},col=${column}`;
  return `::${ANNOTATIONS[severity]} ${place},title=${escapeProperty(code)}::${escapeText(`${message} - ${mend}`)}\n`;
}

function escapeText(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(value: string): string {
  return escapeText(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
