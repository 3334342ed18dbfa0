import { styleText } from 'node:util';
import type { Disk } from '../disk/disk.ts';
import { toNfc, withoutForbidden } from '../model/characters.ts';
import { GENERATOR } from '../model/generator.ts';
import { hasError, type Problem } from '../model/problem.ts';
import { publish, readPublication } from '../publish.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { HELP } from './help.ts';
import { formatJson, formatProblem, formatReport, type Paint } from './report.ts';

/** What a command meets the world with. */
export interface Edge {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly isColourful: boolean;
  readonly now: () => Date;
  readonly disk: (root: string) => Disk;
}

/** How many warnings and notes a person is shown; errors are shown all. */
const MOST_SHOWN = 20;

/**
 * Runs a command line.
 *
 * @returns the exit status: 0 written or up to date, 1 problems in the content, 2 wrong usage or configuration
 */
export function run(args: readonly string[], edge: Edge): number {
  let asked: Arguments;
  try {
    asked = parseArguments(args);
  } catch (error) {
    edge.stderr.write(`dateline: ${messageOf(error)}\nTry "dateline --help".\n`);
    return 2;
  }
  if (asked.command === 'help') edge.stdout.write(HELP);
  if (asked.command === 'version') edge.stdout.write(`${GENERATOR.version}\n`);
  return asked.command === 'build' ? build(asked, edge) : 0;
}

function build(asked: Arguments, edge: Edge): number {
  const disk = edge.disk(asked.root);
  const paint: Paint = (style, text) =>
    edge.isColourful ? styleText(style, text, { validateStream: false }) : text;
  let opened: ReturnType<typeof readPublication>;
  try {
    opened = readPublication(disk);
  } catch (error) {
    edge.stderr.write(
      `dateline: expected feed.yaml in ${asked.root}, found none that can be read (${messageOf(error)})\n`,
    );
    return 2;
  }
  const publication = asked.isStrict && opened.problems.length > 0 ? undefined : opened.publication;
  if (publication === undefined) {
    if (asked.isJson) edge.stdout.write(`${JSON.stringify({ problems: opened.problems }, null, 2)}\n`);
    else tellProblems(opened.problems, disk, asked, edge, paint);
    return 2;
  }

  try {
    const request = { now: asked.now ?? edge.now(), isDryRun: asked.isDryRun, isStrict: asked.isStrict };
    const report = publish(disk, publication, request);
    const problems = [...opened.problems, ...report.problems];
    if (asked.isJson) edge.stdout.write(formatJson({ ...report, problems }, publication));
    else {
      tellProblems(problems, disk, asked, edge, paint);
      if (!asked.isQuiet) edge.stdout.write(formatReport(report, publication, asked.isDryRun, paint));
    }
    return hasError(problems) ? 1 : 0;
  } catch (error) {
    edge.stderr.write(
      `dateline: the feeds could not be written; each is still the last good one, or the new one (${messageOf(error)})\n`,
    );
    return 1;
  }
}

function tellProblems(
  problems: readonly Problem[],
  disk: Disk,
  asked: Arguments,
  edge: Edge,
  paint: Paint,
): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const others = problems.filter(
    ({ severity }) => severity === 'warning' || (severity === 'note' && !asked.isQuiet),
  );
  const lines = new Map<string, readonly string[]>();
  for (const problem of [...errors, ...others.slice(0, MOST_SHOWN)]) {
    const read = lines.get(problem.file) ?? linesOf(problem.file, disk);
    lines.set(problem.file, read);
    edge.stderr.write(formatProblem(problem, read[problem.line - 1], paint));
  }
  if (others.length > MOST_SHOWN)
    edge.stderr.write(`and ${others.length - MOST_SHOWN} more; --json shows them all\n`);
}

/** Empty for a file that cannot be shown: the problem is told without its line. */
function linesOf(file: string, disk: Disk): readonly string[] {
  try {
    const text = toNfc(new TextDecoder().decode(disk.read(file)));
    return text.split(/\r\n?|\n/).map(printable);
  } catch {
    return [];
  }
}

/** A line that cannot act on the terminal: what a feed may not hold is not printed either. */
function printable(line: string): string {
  return withoutForbidden(line).replace(/[\u007f-\u009f]/g, '\ufffd');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
