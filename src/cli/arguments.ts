import { parseArgs } from 'node:util';

export type Command = 'build' | 'diff' | 'check' | 'import' | 'serve' | 'watch';

/** What a person asked for on the command line. */
export interface Arguments {
  readonly command: Command | 'help' | 'version';
  readonly root: string;
  /** Undefined for the clock's. */
  readonly now?: Date;
  readonly isJson: boolean;
  readonly isQuiet: boolean;
  readonly isDryRun: boolean;
  readonly isStrict: boolean;
  readonly isReissue: boolean;
  readonly format: 'text' | 'github';
  /** The file or the address that is imported; empty for other commands. */
  readonly feed: string;
  readonly isPrivateAllowed: boolean;
  readonly timeZone?: string;
  /** Where the publication is served to its publisher. */
  readonly port?: number;
  readonly host?: string;
}

const OPTIONS = {
  root: { type: 'string' },
  now: { type: 'string' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  strict: { type: 'boolean' },
  reissue: { type: 'boolean' },
  format: { type: 'string' },
  'allow-private': { type: 'boolean' },
  'time-zone': { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
} as const;

type Option = keyof typeof OPTIONS;

/** Which commands take an option; those that are not named are taken by all. */
const TAKEN_BY: Readonly<Partial<Record<Option, readonly Command[]>>> = {
  'dry-run': ['build', 'import'],
  strict: ['build', 'check'],
  reissue: ['build', 'diff', 'check'],
  format: ['check'],
  'allow-private': ['import'],
  'time-zone': ['import'],
  port: ['serve'],
  host: ['serve'],
};

const COMMANDS: readonly string[] = [
  'build',
  'diff',
  'check',
  'import',
  'serve',
  'watch',
] satisfies readonly Command[];

/** A RFC 3339 time (section 5.6), with its offset. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/**
 * Reads the command line.
 *
 * @throws Error whose message tells what was expected and found
 */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [command, ...others] = positionals;
  const asked = values.help ? 'help' : values.version ? 'version' : command;
  if (!isCommand(asked) && asked !== 'help' && asked !== 'version') {
    throw new Error(
      `expected a command (${COMMANDS.join(', ')}), found ${command === undefined ? 'none' : `"${command}"`}`,
    );
  }
  if (isCommand(asked)) refuseOthers(asked, values);
  return {
    command: asked,
    root: values.root ?? '.',
    ...(values.now !== undefined && { now: parseNow(values.now) }),
    isJson: values.json === true,
    isQuiet: values.quiet === true,
    isDryRun: values['dry-run'] === true,
    isStrict: values.strict === true,
    isReissue: values.reissue === true,
    format: parseFormat(values.format),
    feed: parseFeed(asked, others),
    isPrivateAllowed: values['allow-private'] === true,
    ...(values['time-zone'] !== undefined && { timeZone: values['time-zone'] }),
    ...(values.port !== undefined && { port: parsePort(values.port) }),
    ...(values.host !== undefined && { host: values.host }),
  };
}

function isCommand(word: string | undefined): word is Command {
  return word !== undefined && COMMANDS.includes(word);
}

function refuseOthers(command: Command, values: Readonly<Record<string, unknown>>): void {
  for (const [option, commands] of Object.entries(TAKEN_BY)) {
    if (values[option] === undefined || commands.includes(command)) continue;
    throw new Error(`expected --${option} with ${commands.join(' or ')}, found it with ${command}`);
  }
}

function parseFeed(command: Arguments['command'], others: readonly string[]): string {
  if (command === 'help' || command === 'version') return '';
  const [feed, ...extra] = command === 'import' ? others : ['', ...others];
  if (feed === undefined)
    throw new Error('expected the file or the address of a feed after import, found none');
  if (extra.length > 0) throw new Error(`expected one command, found "${extra[0]}" too`);
  return feed;
}

function parseFormat(format = 'text'): Arguments['format'] {
  if (format === 'text' || format === 'github') return format;
  throw new Error(`expected --format text or github, found "${format}"`);
}

function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`expected --port as a number from 0 to 65535, found "${text}"`);
}

function parseNow(text: string): Date {
  const now = new Date(TIME.test(text) ? text : Number.NaN);
  // `Date` makes 3 March of 31 February, and the next day of 24:00.
  const clock = text.slice(0, 19).toUpperCase();
  if (Number.isNaN(now.getTime()) || new Date(`${clock}Z`).toISOString().slice(0, 19) !== clock)
    throw new Error(`expected --now as 2014-12-21T20:03:00+13:00, found "${text}"`);
  return now;
}
