import { parseArgs } from 'node:util';
import { findNearest } from '../model/findNearest.ts';
import { type Command, optionsOf, type TakenOption } from './command.ts';
import { GLOBAL_OPTIONS, type Options, type Values } from './options.ts';

/** What a command line asks for. */
export interface Arguments {
  readonly command: Command | 'help' | 'version';
  readonly options: Values<typeof GLOBAL_OPTIONS> & Values<Options>;
  /** Empty for a command that takes none. */
  readonly operand: string;
  /** The command that help is wanted for, if it is for one. */
  readonly topic?: Command | undefined;
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
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: mapRows(rows, (_, option) => ({
      type: 'placeholder' in option ? ('string' as const) : ('boolean' as const),
      ...(option.short !== undefined && { short: option.short }),
      ...('isRepeatable' in option && { multiple: true }),
    })),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') checkOption(token, rows);
  const [word, ...operands] = positionals;
  const command = findCommand(word, values, commands);
  if (typeof command === 'object') refuseOthers(command, values, taken);
  const options = mapRows(rows, (name, option) => parseValue(option, values[name])) as Arguments['options'];
  if (typeof command === 'object') return { command, options, operand: parseOperand(command, operands) };
  const topic = word === 'help' ? operands[0] : word;
  return { command, options, operand: '', topic: commands.find(({ name }) => name === topic) };
}

function mapRows<T>(rows: Options, map: (name: string, option: Options[string]) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(rows).map(([name, option]) => [name, map(name, option)]));
}

/** An option as `parseArgs` found it. */
interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** `parseArgs` has checks of its own, whose messages do not say what was meant. */
function checkOption({ name, rawName, value, inlineValue: isInline }: OptionToken, rows: Options): void {
  const option = Object.hasOwn(rows, name) ? rows[name] : undefined;
  if (option === undefined)
    throw new Error(`expected an option, found ${rawName}${meant(name, Object.keys(rows), '--')}`);
  if (!('placeholder' in option)) {
    if (value !== undefined && !option.value)
      throw new Error(`expected ${rawName} without a value, found "${value}"`);
  } else if (value === undefined) {
    throw new Error(`expected ${rawName} ${option.placeholder}, found no value`);
  } else if (!isInline && value.startsWith('-')) {
    // The value was forgotten, and the next option taken for it.
    throw new Error(`expected ${rawName} ${option.placeholder}, found ${rawName} ${value}`);
  }
}

function findCommand(
  word: string | undefined,
  values: Given,
  commands: readonly Command[],
): Arguments['command'] {
  if (values['help']) return 'help';
  if (values['version']) return 'version';
  if (word === 'help' || word === 'version') return word;
  const command = commands.find(({ name }) => name === word);
  if (command) return command;
  const names = commands.map(({ name }) => name);
  const found = word === undefined ? 'none' : `"${word}"${meant(word, names)}`;
  throw new Error(`expected a command (${names.join(', ')}), found ${found}`);
}

/** What an author may have meant, to stand at the end of a message. */
function meant(word: string, names: readonly string[], before = ''): string {
  const nearest = findNearest(word, names);
  return nearest === undefined ? '' : ` - did you mean ${before}${nearest}?`;
}

function refuseOthers(command: Command, values: Given, taken: ReadonlyMap<string, TakenOption>): void {
  for (const [name, { commands }] of taken) {
    if (values[name] === undefined || commands.includes(command)) continue;
    const names = commands.map((taker) => taker.name).join(' or ');
    throw new Error(`expected --${name} with ${names}, found it with ${command.name}`);
  }
}

function parseValue(option: Options[string], value: unknown): unknown {
  if (!('placeholder' in option))
    return option.value && typeof value === 'string' ? option.value.parse(value) : value === true;
  if (option.isRepeatable) return value ?? [];
  return value === undefined || option.parse === undefined ? value : option.parse(String(value));
}

function parseOperand({ name, operand }: Command, operands: readonly string[]): string {
  const [found = operand?.isOptional ? '' : undefined, ...others] = operand ? operands : ['', ...operands];
  if (found === undefined) throw new Error(`expected ${operand?.meaning} after ${name}, found none`);
  if (others.length > 0) throw new Error(`expected one command, found "${others[0]}" too`);
  return found;
}
