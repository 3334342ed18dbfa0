import { posix } from 'node:path';
import type { Problem, Severity } from '../model/problem.ts';
import { toNfc } from '../model/text.ts';
import { formatCounts, formatKind, formatProblem, type Kind, kindsOf, type Style } from './formatProblem.ts';
import { annotation, type Printable } from './printable.ts';
import type { Session } from './session.ts';

/** Of more errors than these the first of each kind is printed, and of warnings and notes only their number. */
const MAX_ERRORS = 10;
/** If there are more problems, and more warnings or more notes than this, one of each kind is printed. */
const MAX_SHOWN = 20;
const MAX_OTHERS = 10;
/** The same where there are errors, which must not be out of sight. */
const MAX_BESIDE_ERRORS = 3;
/** Of more notes of one kind the first is printed, and where the others are. */
const MAX_ALIKE = 5;
/** Of more kinds each is told in a few lines, though there be more to say. */
const MAX_LONG = 3;

/**
 * Prints problems: on stderr, errors first, each with its line, or if they are many the first of each kind and at the end a table of
 * their numbers; or on stdout as annotations for GitHub.
 *
 * @param isEach prints each with its line, however many they are
 */
export function reportProblems(problems: readonly Problem[], session: Session, isEach = false): void {
  if (session.format === 'github') {
    for (const problem of problems) session.edge.stdout.write(formatAnnotation(problem, session.root));
  } else print(problems, session, isEach);
}

function print(problems: readonly Problem[], session: Session, isEach: boolean): void {
  const { edge, isQuiet, paint } = session;
  const style = { paint, columns: edge.stderr.columns };
  const lineOf = openLines(session);
  const of = (wanted: Severity) => problems.filter(({ severity }) => severity === wanted);
  const groups = [of('error'), of('warning'), isQuiet ? [] : of('note')];
  const [{ length: errors } = []] = groups;
  const limit = maxOthers(errors, groups.flat().length);
  const kindsOfEach = groups.map(kindsOf);
  const isWhole = (group: readonly Problem[], at: number) =>
    isEach || group.length <= (at === 0 ? MAX_ERRORS : limit);
  for (const [at, group] of groups.entries()) {
    if (isWhole(group, at)) {
      for (const text of eachOf(group, lineOf, style)) edge.stderr.write(text);
    } else if (at === 0 || limit > 0) {
      const kinds = kindsOfEach[at] as readonly Kind[];
      const isShort = kinds.length > MAX_LONG;
      for (const kind of kinds) edge.stderr.write(formatKind(kind, isShort, style));
    }
  }
  if (!groups.every(isWhole)) edge.stderr.write(formatCounts(kindsOfEach.flat(), style));
}

/** Each problem with its line; but of notes that are alike the first. */
function eachOf(group: readonly Problem[], lineOf: ReturnType<typeof openLines>, style: Style): Printable[] {
  const alike = kindsOf(group).filter((kind) => isNote(kind[0]) && kind.length > MAX_ALIKE);
  const folded = new Set(alike.flat());
  const others = group.filter((one) => !folded.has(one));
  return [
    ...others.map((problem) => formatProblem(problem, lineOf(problem), style)),
    ...alike.map((kind) => formatKind(kind, false, style)),
  ];
}

function isNote({ severity }: Problem): boolean {
  return severity === 'note';
}

/** How many warnings, or notes, are printed each with its line. */
function maxOthers(errors: number, all: number): number {
  if (errors > MAX_ERRORS) return 0;
  if (all <= MAX_SHOWN) return MAX_SHOWN;
  return errors > 0 ? MAX_BESIDE_ERRORS : MAX_OTHERS;
}

/** Finds the line of source of a problem. Each file is read once. */
function openLines(session: Session): (problem: Problem) => string | undefined {
  const linesByFile = new Map<string, readonly string[]>();
  return ({ code, file, line }) => {
    // A file outside of the folder that a link leads to is not printed, since logs may be public.
    const isOutside = code === 'LINK_OUTSIDE' || code === 'FOLDER_OUTSIDE';
    const lines = linesByFile.get(file) ?? (isOutside ? [] : readLines(file, session));
    linesByFile.set(file, lines);
    return lines[line - 1];
  };
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
