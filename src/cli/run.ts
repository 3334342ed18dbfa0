import { GENERATOR } from '../model/generator.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { announceCommand } from './commands/announce.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { deployCommand } from './commands/deploy.ts';
import { diffCommand } from './commands/diff.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { newCommand } from './commands/new.ts';
import { serveCommand } from './commands/serve.ts';
import { sizeCommand } from './commands/size.ts';
import { watchCommand } from './commands/watch.ts';
import { renderCommandHelp, renderHelp } from './help.ts';
import { printable, printableLines, wrapped } from './printable.ts';
import { type Edge, openSession, printMessage, reportFailure } from './session.ts';

/** All that Dateline can do, in the order in which error messages and `--help` list it. */
export const COMMANDS: readonly Command[] = [
  initCommand,
  newCommand,
  buildCommand,
  diffCommand,
  checkCommand,
  deployCommand,
  announceCommand,
  sizeCommand,
  importCommand,
  serveCommand,
  watchCommand,
];

/**
 * Runs a command line.
 *
 * @returns the exit status: 0 written or up to date, 1 problems in the content, 2 wrong usage or configuration,
 *   3 written, but for articles with errors
 */
export async function run(args: readonly string[], edge: Edge, commands = COMMANDS): Promise<number> {
  let parsed: Arguments;
  try {
    parsed = parseArguments(args, commands);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    printMessage(printable`dateline: ${message}\nTry "dateline --help".\n`, edge);
    return 2;
  }
  const { command, options, operand, topic } = parsed;
  if (command === 'version') {
    edge.stdout.write(printable`${GENERATOR.version}\n`);
    return 0;
  }
  if (command === 'help') {
    const help = printableLines(topic ? renderCommandHelp(topic) : renderHelp(commands));
    edge.stdout.write(wrapped(help, edge.stdout.columns, 20));
    return 0;
  }
  const session = openSession(options, edge, command.findsRoot);
  try {
    return await command.run(session, options, operand);
  } catch (error) {
    reportFailure(command.failure, error, session);
    return 1;
  }
}
