import { posix } from 'node:path';
import type { Problem, Severity } from '../model/problem.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * A problem as a workflow command of GitHub Actions, which shows it beside its line in a pull request.
 *
 * @param root the folder of feed.yaml, relative to the repository's
 */
export function formatAnnotation(problem: Problem, root: string): string {
  const { severity, code, file, line, column, message, mend } = problem;
  const place = `file=${property(posix.join(root.replaceAll('\\', '/'), file))},line=${line},col=${column}`;
  return `::${COMMANDS[severity]} ${place},title=${property(code)}::${text(`${message} - ${mend}`)}\n`;
}

function text(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string): string {
  return text(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
