import { styleText } from 'node:util';
import { columnsIn, wrapText } from './wrapText.ts';

const TEXT: unique symbol = Symbol('text');
const IS_COMMAND: unique symbol = Symbol('a command to GitHub Actions');

/**
 * A text that a terminal, or the log of a CI service, may be given. Only this file makes one, and a stream takes nothing
 * else: no file name, title or message can move the cursor, look like another line, or give GitHub a command.
 */
export interface Printable {
  readonly [TEXT]: string;
  readonly [IS_COMMAND]?: true;
}

/** Where printable text goes to. */
export interface Stream {
  write(text: Printable): void;
  /** The width of a terminal; undefined for a file or a pipe, whose lines stay as they are. */
  readonly columns?: number | undefined;
}

/**
 * What no terminal shows as it is: controls, ends of lines, halves of characters, and what turns the direction of the
 * text around it.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{NChar}\ufeff\ufff9-\ufffb]/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** What reads a log may see it without its colours. */
const COLOUR = '\\u001b\\[\\d+m';
const COLOURS = `(?:${COLOUR})*`;
/** What begins a command of GitHub Actions (`##[error]`), Azure Pipelines and TeamCity anywhere in a line. */
const MARKS_OF_COMMANDS = new RegExp(`(#${COLOURS})#(?=${COLOURS}[a-z]*${COLOURS}\\[)`, 'gi');
/** What begins another command of GitHub's (`::error::`), which stands at the start of a line, after white space. */
const START_OF_COMMAND = new RegExp(`^((?:[^\\S\\n]|${COLOUR})*):(?=${COLOURS}:)`, 'gm');

type Value = string | number | Printable;

/**
 * A template: what the program says stays as it is; in values every character that cannot be printed becomes a visible
 * escape, ends of lines too.
 *
 * @example printable`found ${'a\nb\u001b[2J'}\n` // the line: found a\nb\x1b[2J
 */
export function printable(literals: TemplateStringsArray, ...values: readonly Value[]): Printable {
  const parts = values.map((value, index) => asText(value) + literals[index + 1]);
  return { [TEXT]: literals[0] + parts.join('') };
}

/** Texts one after the other. */
export function joined(parts: readonly Printable[], separator = printable``): Printable {
  return { [TEXT]: parts.map((part) => part[TEXT]).join(separator[TEXT]) };
}

/** A text of several lines, like a stack or `--help`: its line feeds stay. */
export function printableLines(text: string): Printable {
  return { [TEXT]: text.split('\n').map(escaped).join('\n') };
}

/** A value in a style of the terminal. */
export function styled(style: Parameters<typeof styleText>[0], value: Value): Printable {
  return { [TEXT]: styleText(style, asText(value), { validateStream: false }) };
}

/** An object as JSON: the same value, with escapes of JSON's for what cannot be printed. */
export function printableJson(object: unknown): Printable {
  const json = `${JSON.stringify(object, null, 2)}`.replaceAll(MARKS_OF_COMMANDS, '$1\\u0023');
  const escapeOf = (character: string) =>
    character === '\n'
      ? character
      : character.replace(/[\s\S]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`);
  return { [TEXT]: `${json.replaceAll(UNPRINTABLE, escapeOf)}\n` };
}

/**
 * A workflow command of GitHub Actions, which shows a message beside its line in a pull request.
 *
 * @example annotation('error', { file: 'items/a.md', line: 3 }, 'expected a date')
 */
export function annotation(
  kind: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): Printable {
  const data = (value: string) => withoutCommands(escaped(value)).replaceAll('%', '%25');
  const property = (value: string) => data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const all = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return { [TEXT]: `::${kind} ${all.join(',')}::${data(message)}\n`, [IS_COMMAND]: true };
}

/** A text in lines that fit on a terminal, if it is for one; what a break begins is `indent` columns from the left. */
export function wrapped(text: Printable, columns: number | undefined, indent: number): Printable {
  return columns === undefined ? text : { [TEXT]: wrapText(text[TEXT], columns, indent) };
}

/** The number of columns that a text on one line takes on a terminal. */
export function columnsOf(text: Printable): number {
  return columnsIn(text[TEXT]);
}

/**
 * A stream that writes printable text to another one.
 *
 * @param isLog true for the log of a CI service: it obeys some lines, and here no text can be one of them but
 *   annotations
 */
export function printTo(
  stream: { write(text: string): unknown; readonly columns?: number | undefined },
  isLog = false,
): Stream {
  return {
    get columns() {
      return stream.columns;
    },
    write: (text) => {
      const isObeyed = text[IS_COMMAND] || !isLog;
      stream.write(isObeyed ? text[TEXT] : withoutCommands(text[TEXT]));
    },
  };
}

function asText(value: Value): string {
  return typeof value === 'object' ? value[TEXT] : escaped(String(value));
}

function escaped(text: string): string {
  return text.replaceAll(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) as number;
    const named = NAMED[character];
    if (named !== undefined) return named;
    if (code < 0x100) return `\\x${hex(code, 2)}`;
    return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\u{${hex(code, 5)}}`;
  });
}

function withoutCommands(text: string): string {
  return text.replaceAll(MARKS_OF_COMMANDS, '$1\\x23').replaceAll(START_OF_COMMAND, '$1\\x3a');
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
