import { type Command, optionsOf } from './command.ts';
import { GLOBAL_OPTIONS, type Options } from './options.ts';

/** The longest line, in characters. */
const MAX_WIDTH = 73;

/** What `--help` prints; docs/reference/commands.md shows it word for word. */
export function renderHelp(commands: readonly Command[]): string {
  const commandRows = commands.map((command) => ({
    isRare: command.isRare ?? false,
    text: row(callOf(command), command.summary, 16),
  }));
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
${globalRows(20)}
Options of single commands:
${rareLast(ownRows)}
Exit status: 0 written or up to date, 1 problems in the content (diff: or
something to notice), 2 wrong usage or configuration, 3 written, but for
articles with errors, 130 interrupted.
`;
}

/** What `--help` prints of one command. */
export function renderCommandHelp(command: Command): string {
  const { summary, options } = command;
  const sentence = summary.replace(/\s+/g, ' ').replace(/^./, (letter) => letter.toUpperCase());
  const own = Object.entries(options).map(([name, option]) => ({
    isRare: option.isRare ?? false,
    text: row(labelOf(name, option), option.summary, 20),
  }));
  return `Usage: dateline ${callOf(command)} [options]

${row('', `${sentence}.`, 0)}${own.length > 0 ? `\nOptions:\n${rareLast(own)}` : ''}
Options of all commands:
${globalRows(20)}`;
}

function callOf({ name, operand }: Command): string {
  return operand ? `${name} ${operand.placeholder}` : name;
}

function globalRows(column: number): string {
  const rows = Object.entries(GLOBAL_OPTIONS).map(([name, option]) =>
    row(labelOf(name, option), option.summary, column),
  );
  return rows.join('');
}

function rareLast(rows: readonly { readonly isRare: boolean; readonly text: string }[]): string {
  const sorted = [...rows.filter(({ isRare }) => !isRare), ...rows.filter(({ isRare }) => isRare)];
  return sorted.map(({ text }) => text).join('');
}

function labelOf(name: string, option: Options[string]): string {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  if ('placeholder' in option) return `--${name} ${option.placeholder}`;
  return `${short}--${name}${option.value ? `[=${option.value.placeholder}]` : ''}`;
}

/** A label, and its text from a column on, in as many lines as it needs. */
function row(label: string, text: string, column: number): string {
  const line = new RegExp(`(.{1,${MAX_WIDTH - column}})(?:\\s|$)`, 'g');
  const lines = [...text.matchAll(line)].map((found) => found[1]);
  const start = column === 0 ? '' : `  ${label} `.padEnd(column);
  return `${start}${lines.join(`\n${' '.repeat(column)}`)}\n`;
}
