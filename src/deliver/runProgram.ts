/** What a program is run with, beside its arguments. */
export interface ProgramInput {
  /** Given to its standard input; nothing if there is none. */
  readonly input?: string | Uint8Array;
  /** After this time it is ended by a signal. */
  readonly longestInMs?: number;
}

/** What a program left when it ended. */
export interface ProgramResult {
  /** Its exit status; undefined if a signal ended it. */
  readonly status: number | undefined;
  readonly output: Uint8Array;
  /** The last of what it wrote to its standard error, as text. */
  readonly errors: string;
}

/**
 * Runs another program of this machine, without a shell, in the folder of feed.yaml and with the environment of the command. Arguments can
 * be seen by everybody on the machine, so no secret is among them.
 *
 * @throws Error (rejects) when there is no such program
 */
export type RunProgram = (
  program: string,
  args: readonly string[],
  options?: ProgramInput,
) => Promise<ProgramResult>;
