import { describe, expect, it } from 'vitest';
import { type Command, defineCommand } from '../../src/cli/command.ts';
import { renderHelp } from '../../src/cli/help.ts';
import { STRICT } from '../../src/cli/options.ts';
import { printable } from '../../src/cli/printable.ts';
import { COMMANDS } from '../../src/cli/run.ts';
import { memoryDisk } from '../support/memoryDisk.ts';
import { tell } from './commandLine.ts';

/** A command that Dateline does not have. */
const SHOUT = defineCommand({
  name: 'shout',
  summary: 'print a word in capitals, as often as the person who\ntyped it wants to read it on the terminal',
  operand: { placeholder: 'WORD', meaning: 'the word' },
  options: {
    strict: STRICT,
    times: {
      placeholder: 'COUNT',
      summary: 'print it so many times on one line, with a space between two of them (default: 1)',
      parse: (text: string) => {
        if (/^\d$/.test(text)) return Number(text);
        throw new Error(`expected --times as a digit, found "${text}"`);
      },
    },
  },
  failure: 'the word could not be shouted',
  run: async ({ edge, isQuiet }, { strict: isStrict, times = 1 }, word) => {
    if (isStrict && times > 3) throw new Error('that would be rude');
    if (!isQuiet) edge.stdout.write(printable`${Array(times).fill(word.toUpperCase()).join(' ')}\n`);
    return 0;
  },
});

const TABLE: readonly Command[] = [...COMMANDS, SHOUT];

function shout(...args: string[]) {
  return tell(['shout', ...args], memoryDisk({}), { commands: TABLE });
}

describe('a command that is one more row of the table', () => {
  it('is run with its operand and the values of its options', async () => {
    expect(await shout('ahoy')).toEqual({ status: 0, stdout: 'AHOY\n', stderr: '' });
    expect((await shout('ahoy', '--times', '3')).stdout).toBe('AHOY AHOY AHOY\n');
  });

  it('takes the global options', async () => {
    expect(await shout('ahoy', '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('ends with 1 where it fails, and says so', async () => {
    const stderr = 'dateline: the word could not be shouted (that would be rude)\n';
    expect(await shout('ahoy', '--times=4', '--strict')).toEqual({ status: 1, stdout: '', stderr });
  });

  it('is in --help, with all that it takes', () => {
    const before = renderHelp(COMMANDS).split('\n');
    const after = renderHelp(TABLE).split('\n');
    expect(after.filter((line) => !before.includes(line)).join('\n')).toMatchInlineSnapshot(`
      "  shout WORD    print a word in capitals, as often as the person who
                      typed it wants to read it on the terminal
        --strict          build, check, shout: take warnings for errors
        --times COUNT     shout: print it so many times on one line, with a
                          space between two of them (default: 1)"
    `);
    expect(before.filter((line) => !after.includes(line))).toEqual([
      '  --strict          build, check: take warnings for errors',
    ]);
  });

  it.each<[args: string[], message: string]>([
    [
      ['shuot'],
      'expected a command (init, new, build, diff, check, deploy, announce, size, import, serve, watch, shout), found "shuot" - did you mean shout?',
    ],
    [['shout'], 'expected the word after shout, found none'],
    [['shout', 'ahoy', 'there'], 'expected one command, found "there" too'],
    [['shout', 'ahoy', '--times', 'many'], 'expected --times as a digit, found "many"'],
    [
      ['shout', 'ahoy', '--reissue'],
      'expected --reissue with build or diff or check or import, found it with shout',
    ],
    [['watch', '--times', '2'], 'expected --times with shout, found it with watch'],
    [['watch', '--strict'], 'expected --strict with build or check or shout, found it with watch'],
  ])('is part of what is said of the usage %j', async (args, message) => {
    const stderr = `dateline: ${message}\nTry "dateline --help".\n`;
    expect(await tell(args, memoryDisk({}), { commands: TABLE })).toEqual({ status: 2, stdout: '', stderr });
  });
});
