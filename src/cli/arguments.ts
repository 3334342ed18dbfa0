import { parseArgs } from 'node:util';
import { type Command, optionsOf, type TakenOption } from './command.ts';
import { GLOBAL_OPTIONS, type Options, type Values } from './options.ts';

/** What a command line asks for. */
export interface Arguments {
  readonly command: Command | 'help' | 'version';
  readonly options: Values<typeof GLOBAL_OPTIONS> & Values<Options>;
  /** Empty for a command that takes none. */
  readonly operand: string;
}

type Given = Readonly<Record<string, unknown>>;

/**
 * Reads the command line.
 *
 * @throws Error whose message says what was expected and found
 */
export function parseArguments(args: readonly string[], commands: readonly Command[]): Arguments {
  const taken = optionsOf(commands);
  const rows: Options = {
    ...Object.fromEntries([...taken].map(([name, { option }]) => [name, option])),
    ...GLOBAL_OPTIONS,
  };
  const { values, positionals } = parseArgs({
    args: [...args],
    options: mapRows(
      rows,
      (_, option) => ({ type: 'placeholder' in option ? 'string' : 'boolean' }) as const,
    ),
    allowPositionals: true,
  });
  const [word, ...operands] = positionals;
  const command = findCommand(values['help'] ? 'help' : values['version'] ? 'version' : word, commands);
  if (typeof command === 'object') refuseOthers(command, values, taken);
  return {
    command,
    options: mapRows(rows, (name, option) => parseValue(option, values[name])) as Arguments['options'],
    operand: typeof command === 'object' ? parseOperand(command, operands) : '',
  };
}

function mapRows<T>(rows: Options, map: (name: string, option: Options[string]) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(rows).map(([name, option]) => [name, map(name, option)]));
}

function findCommand(word: string | undefined, commands: readonly Command[]): Arguments['command'] {
  if (word === 'help' || word === 'version') return word;
  const command = commands.find(({ name }) => name === word);
  if (command) return command;
  const names = commands.map(({ name }) => name).join(', ');
  throw new Error(`expected a command (${names}), found ${word === undefined ? 'none' : `"${word}"`}`);
}

function refuseOthers(command: Command, values: Given, taken: ReadonlyMap<string, TakenOption>): void {
  for (const [name, { commands }] of taken) {
    if (values[name] === undefined || commands.includes(command)) continue;
    const names = commands.map((taker) => taker.name).join(' or ');
    throw new Error(`expected --${name} with ${names}, found it with ${command.name}`);
  }
}

function parseValue(option: Options[string], value: unknown): unknown {
  if (!('placeholder' in option)) return value === true;
  return value === undefined || option.parse === undefined ? value : option.parse(String(value));
}

function parseOperand({ name, operand }: Command, operands: readonly string[]): string {
  const [found = operand?.isOptional ? '' : undefined, ...others] = operand ? operands : ['', ...operands];
  if (found === undefined) throw new Error(`expected ${operand?.meaning} after ${name}, found none`);
  if (others.length > 0) throw new Error(`expected one command, found "${others[0]}" too`);
  return found;
}
