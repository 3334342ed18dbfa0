import { parseArgs } from 'node:util';

/** What a person asked for on the command line. */
export interface Arguments {
  readonly command: 'build' | 'help' | 'version';
  readonly root: string;
  /** Undefined for the clock's. */
  readonly now?: Date;
  readonly isJson: boolean;
  readonly isQuiet: boolean;
  readonly isDryRun: boolean;
  readonly isStrict: boolean;
}

const OPTIONS = {
  root: { type: 'string', default: '.' },
  now: { type: 'string' },
  json: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  reissue: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** A RFC 3339 time (section 5.6), with its offset. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/**
 * Reads the command line.
 *
 * @throws Error whose message tells what was expected and found
 */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [command, extra] = positionals;
  const asked = values.help ? 'help' : values.version ? 'version' : command;
  if (asked !== 'build' && asked !== 'help' && asked !== 'version') {
    throw new Error(`expected a command (build), found ${command === undefined ? 'none' : `"${command}"`}`);
  }
  if (extra !== undefined) throw new Error(`expected one command, found "${extra}" too`);
  return {
    command: asked,
    root: values.root,
    ...(values.now !== undefined && { now: parseNow(values.now) }),
    isJson: values.json,
    isQuiet: values.quiet,
    isDryRun: values['dry-run'],
    isStrict: values.strict,
  };
}

function parseNow(text: string): Date {
  const now = new Date(TIME.test(text) ? text : Number.NaN);
  // `Date` makes 3 March of 31 February, and the next day of 24:00.
  const clock = text.slice(0, 19).toUpperCase();
  if (Number.isNaN(now.getTime()) || new Date(`${clock}Z`).toISOString().slice(0, 19) !== clock)
    throw new Error(`expected --now as 2014-12-21T20:03:00+13:00, found "${text}"`);
  return now;
}
