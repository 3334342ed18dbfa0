import type { PurgeSettings } from '../../model/targetSettings.ts';
import { programFault, secretsIn } from '../plan/purgeAnswers.ts';
import { purgeAtCloudflare } from './cloudflare.ts';
import type { PurgeEdge } from './edge.ts';
import { purgeAtFastly } from './fastly.ts';

/** A program that has not ended by then hangs. */
const LONGEST_IN_MS = 10 * 60_000;

/**
 * Makes a CDN forget what it keeps of addresses. Where it is busy it is asked again, for some minutes at most.
 *
 * @throws Error (rejects) with what was expected, what was found and how to mend it; never with a token
 */
export async function purge(
  settings: PurgeSettings,
  addresses: readonly string[],
  edge: PurgeEdge,
): Promise<void> {
  if (addresses.length === 0) return;
  switch (settings.by) {
    case 'cloudflare':
      return purgeAtCloudflare(settings.zone, addresses, edge);
    case 'fastly':
      return purgeAtFastly(addresses, edge);
    case 'run':
      return purgeByProgram(settings.command, addresses, edge);
  }
}

async function purgeByProgram(
  [program = '', ...args]: readonly string[],
  addresses: readonly string[],
  { run, environment, onPurged }: PurgeEdge,
): Promise<void> {
  const result = await run(program, args, {
    input: `${addresses.join('\n')}\n`,
    longestInMs: LONGEST_IN_MS,
  });
  const fault = programFault(program, result, secretsIn(environment));
  if (fault !== undefined) throw new Error(fault);
  onPurged(addresses);
}
