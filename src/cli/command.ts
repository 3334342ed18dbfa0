import type { Options, Values } from './options.ts';
import type { Session } from './session.ts';

/** One row of the table of commands. Parsing, `--help` and usage errors are derived from it. */
export interface Command<O extends Options = Options> {
  readonly name: string;
  /** A line break in it is kept; `--help` breaks longer lines by itself. */
  readonly summary: string;
  /** What has to follow the name of the command, if anything. */
  readonly operand?: {
    readonly placeholder: string;
    readonly meaning: string;
    /** Without it the operand is an empty text. */
    readonly isOptional?: boolean;
  };
  /** What this command takes beside the global options. */
  readonly options: O;
  /** True for a command of a publication that is there: feed.yaml may be in a folder above, too. */
  readonly findsRoot?: boolean;
  /** True for a command that `--help` lists after the others. */
  readonly isRare?: boolean;
  /** What is printed, with the cause, if `run` throws. */
  readonly failure: string;
  /**
   * Does the work of the command. It loads what only this command needs, so that no other command waits for that.
   *
   * @returns the exit status
   */
  run(session: Session, options: Values<O>, operand: string): Promise<number>;
}

/** A row whose `run` gets the values of its options with their types. */
export function defineCommand<O extends Options>(row: Command<O>): Command {
  return row;
}

/** An option of single commands, and the commands that take it. */
export interface TakenOption {
  readonly option: Options[string];
  readonly commands: readonly Command[];
}

/** The options of all commands by name, in the order of the table. */
export function optionsOf(commands: readonly Command[]): ReadonlyMap<string, TakenOption> {
  const taken = new Map<string, TakenOption>();
  for (const command of commands) {
    for (const [name, option] of Object.entries(command.options))
      taken.set(name, { option, commands: [...(taken.get(name)?.commands ?? []), command] });
  }
  return taken;
}
