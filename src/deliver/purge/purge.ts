import type { Sender } from '../../http/client/send.ts';
import type { PurgeSettings } from '../../model/targetSettings.ts';
import type { RunProgram } from '../runProgram.ts';

/** What a CDN is reached by. */
export interface PurgeEdge {
  readonly sender: Sender;
  readonly run: RunProgram;
  /** The variables that the program was started with: tokens stand nowhere else. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Makes a CDN forget what it keeps of addresses.
 *
 * @throws Error (rejects) with what was expected, what was found and how to mend it
 */
export async function purge(
  settings: PurgeSettings,
  addresses: readonly string[],
  { run }: PurgeEdge,
): Promise<void> {
  if (settings.by !== 'run' || addresses.length === 0) return;
  const [program = '', ...args] = settings.command;
  await run(program, args, { input: `${addresses.join('\n')}\n` });
}
