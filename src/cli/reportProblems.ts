import { posix } from 'node:path';
import type { Problem, Severity } from '../model/problem.ts';
import { toNfc } from '../model/text.ts';
import { annotation, columnsOf, joined, type Printable, printable, wrapped } from './printable.ts';
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
    edge.stderr.write(
      formatProblem(problem, lines[problem.line - 1], { paint, columns: edge.stderr.columns }),
    );
  }
  const left = errors.length - shown.length;
  if (left > 0) edge.stderr.write(printable`and ${left} more errors; --json shows them all\n`);
  if (others.length > MAX_SHOWN)
    edge.stderr.write(printable`and ${others.length - MAX_SHOWN} more; --json shows them all\n`);
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
function formatSummary(kinds: readonly (readonly Problem[])[], count: number, paint: Paint): Printable {
  const width = String(count).length;
  const rows = kinds.map((kind) => {
    const { code, file, line } = kind[0] as Problem;
    return printable`  ${String(kind.length).padStart(width)} ${paint('red', code.padEnd(18))} ${file}:${line}\n`;
  });
  const title = `${count} errors of ${kinds.length} ${kinds.length === 1 ? 'kind' : 'kinds'}:`;
  return printable`${paint('bold', title)}\n${joined(rows)}`;
}

/** Of a larger file no lines are shown. */
const MAX_SHOWN_IN_BYTES = 20_000_000;

/** Returns no lines if the file cannot be read: its problems are printed without their lines. */
function readLines(file: string, { world }: Session): readonly string[] {
  try {
    const text = toNfc(new TextDecoder().decode(world.disk.read(file, MAX_SHOWN_IN_BYTES)));
    return text.split(/\r\n?|\n/);
  } catch {
    return [];
  }
}

const COLOURS: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  note: 'cyan',
};

/** The longest piece of a line of source that is shown, in characters, and what is shown on the narrowest terminal. */
const MAX_SOURCE = 120;
const MIN_SOURCE = 20;

/**
 * A problem with its line of source and a caret below what was found.
 *
 * @param line the author's line, if it could be read
 */
function formatProblem(
  problem: Problem,
  line: string | undefined,
  { paint, columns }: { readonly paint: Paint; readonly columns: number | undefined },
): Printable {
  const { file, severity, code, message, mend } = problem;
  const place = `${file}:${problem.line}:${problem.column}`;
  const what = printable`${paint('bold', place)} ${paint(COLOURS[severity], severity)} ${code}`;
  const head = wrapped(printable`${what} ${message} - ${mend}\n`, columns, 4);
  if (line === undefined || line.trim() === '') return head;
  const number = String(problem.line);
  const room = Math.max(MIN_SOURCE, Math.min(MAX_SOURCE, (columns ?? Infinity) - number.length - 6));
  const { before, after } = excerptOf(line, problem.column, room);
  return printable`${head}  ${paint('dim', `${number} |`)} ${before}${after}
  ${' '.repeat(number.length)} ${paint('dim', '|')} ${' '.repeat(columnsOf(before))}${paint(COLOURS[severity], '^')}
`;
}

/** What is shown of a line before and after a column, which counts characters from 1. Tabs are as wide as spaces. */
function excerptOf(
  line: string,
  column: number,
  room: number,
): { readonly before: Printable; readonly after: Printable } {
  const characters = [...line.replaceAll('\t', ' ')];
  const place = column - 1;
  const start = place < room - 1 ? 0 : place - Math.floor(room / 2);
  const isCut = characters.length - start > room;
  const end = isCut ? start + room - 1 : characters.length;
  const before = characters.slice(start, place).join('');
  const after = characters.slice(place, end).join('');
  return {
    before: printable`${start > 0 ? '…' : ''}${before}`,
    after: printable`${after}${isCut ? '…' : ''}`,
  };
}

const ANNOTATIONS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/**
 * A problem as GitHub Actions shows it beside its line in a pull request.
 *
 * @param root the folder of feed.yaml, relative to the repository's
 */
export function formatAnnotation(problem: Problem, root: string): Printable {
  const { severity, code, line, column: col, message, mend } = problem;
  const file = posix.join(root.replaceAll('\\', '/'), problem.file);
  return annotation(ANNOTATIONS[severity], { file, line, col, title: code }, `${message} - ${mend}`);
}
