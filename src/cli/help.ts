import { type Command, optionsOf } from './command.ts';
import { GLOBAL_OPTIONS, type Options } from './options.ts';

/** The longest line, in characters. */
const MAX_WIDTH = 73;

/** What `--help` prints; docs/reference/commands.md shows it word for word. */
export function renderHelp(commands: readonly Command[]): string {
  const commandRows = commands.map(({ name, operand, summary, isRare = false }) => ({
    isRare,
    text: row(operand ? `${name} ${operand.placeholder}` : name, summary, 16),
  }));
  const globalRows = Object.entries(GLOBAL_OPTIONS).map(([name, option]) =>
    row(labelOf(name, option), option.summary, 16),
  );
  const ownRows = [...optionsOf(commands)].map(([name, { option, commands: takers }]) => ({
    isRare: option.isRare || takers.every(({ isRare }) => isRare),
    text: row(
      labelOf(name, option),
      `${takers.map((taker) => taker.name).join(', ')}: ${option.summary}`,
      20,
    ),
  }));
  return `Usage: dateline <command> [options]

Turns a folder of dated articles into RSS 2.0, Atom 1.0 and JSON Feed 1.1.

Commands:
${rareLast(commandRows)}
Options:
${globalRows.join('')}
Options of single commands:
${rareLast(ownRows)}
Exit status: 0 written or up to date, 1 problems in the content (diff: or
something to notice), 2 wrong usage or configuration, 3 written, but for
articles with errors, 130 interrupted.
`;
}

function rareLast(rows: readonly { readonly isRare: boolean; readonly text: string }[]): string {
  const sorted = [...rows.filter(({ isRare }) => !isRare), ...rows.filter(({ isRare }) => isRare)];
  return sorted.map(({ text }) => text).join('');
}

function labelOf(name: string, option: Options[string]): string {
  return 'placeholder' in option ? `--${name} ${option.placeholder}` : `--${name}`;
}

/** A label, and its text from a column on, in as many lines as it needs. */
function row(label: string, text: string, column: number): string {
  const line = new RegExp(`(.{1,${MAX_WIDTH - column}})(?:\\s|$)`, 'g');
  const lines = [...text.matchAll(line)].map((found) => found[1]);
  return `${`  ${label} `.padEnd(column)}${lines.join(`\n${' '.repeat(column)}`)}\n`;
}
