import type { Command } from '../../../src/cli/command.ts';
import { GLOBAL_OPTIONS, type Options } from '../../../src/cli/options.ts';
import { COMMANDS } from '../../../src/cli/run.ts';
import type { Chance } from './chance.ts';
import { hostileText } from './hostileText.ts';

/** Times of runs around those of the articles; of most runs it is the first. */
export const USUAL_TIME = '2026-02-01T00:00:00Z';
const TIMES = [
  '2026-02-02T00:00:00+13:00',
  '2026-02-05T12:00:00Z',
  '2026-01-01T00:00:00Z',
  '2014-12-21T07:03:00Z',
  '1970-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '2026-02-30T00:00:00Z',
];

/** Values of options that have one. An option that is not here gets words. */
const VALUES: Readonly<Record<string, (chance: Chance) => string>> = {
  now: ({ oneOf }) => oneOf(TIMES),
  port: () => '0',
  host: ({ oneOf }) => oneOf(['127.0.0.1', '127.0.0.1', 'localhost', '::1', '300.1.1.1', '']),
  'time-zone': ({ oneOf }) => oneOf(['Pacific/Auckland', 'UTC', 'Nowhere/At_All']),
  format: ({ oneOf }) => oneOf(['text', 'github', 'json']),
};
/** What is not to be left to chance: the folder is the sandbox's, and help is no run. */
const FIXED = ['root', 'help', 'version'];

/** A command line for a folder. Mostly it is one that can be run. */
export function commandLineOf(name: string, root: string, chance: Chance, operand?: string): string[] {
  const command = COMMANDS.find((one) => one.name === name) as Command;
  const options = Object.entries<Options[string]>({ ...GLOBAL_OPTIONS, ...command.options })
    .filter(([option]) => !FIXED.includes(option))
    .flatMap(([option, row]) => optionOf(option, row, chance));
  const usual = options.some((option) => option.startsWith('--now')) ? [] : [`--now=${USUAL_TIME}`];
  const port = name === 'serve' && !options.some((option) => option.startsWith('--port')) ? ['--port=0'] : [];
  const strange = chance.isLikely(0.02) ? [hostileText(chance).replaceAll('\0', '')] : [];
  return [
    name,
    ...(operand === undefined ? [] : [operand]),
    `--root=${root}`,
    ...usual,
    ...port,
    ...options,
    ...strange,
  ];
}

function optionOf(option: string, row: Options[string], chance: Chance): string[] {
  if (!chance.isLikely('placeholder' in row ? 0.08 : 0.12)) return [];
  if (!('placeholder' in row)) return [`--${option}`];
  const isHostile = chance.isLikely(0.1) || VALUES[option] === undefined;
  const value = isHostile ? hostileText(chance).replaceAll('\0', '') : VALUES[option]?.(chance);
  return [`--${option}=${value}`];
}
