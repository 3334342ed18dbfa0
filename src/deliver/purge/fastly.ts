import { inParallel } from '../../model/inParallel.ts';
import { fastlyFault } from '../plan/purgeAnswers.ts';
import { askPatiently, tokenFrom } from './askPatiently.ts';
import type { PurgeEdge } from './edge.ts';

const AT_ONCE = 4;

/**
 * Makes Fastly forget addresses, each by a request of its own, at once and not only when they are asked for again.
 *
 * https://www.fastly.com/documentation/reference/api/purging/
 *
 * @throws Error (rejects) at the first request that it refuses
 */
export async function purgeAtFastly(addresses: readonly string[], edge: PurgeEdge): Promise<void> {
  const token = tokenFrom(edge.environment, ['FASTLY_API_TOKEN', 'FASTLY_API_KEY']);
  await inParallel(addresses, AT_ONCE, async (address) => {
    const { host, pathname } = new URL(address);
    const url = new URL(`${edge.apis.fastly}/purge/${host}${pathname}`);
    const answer = await askPatiently(edge, { url, headers: { 'fastly-key': token } });
    const fault = fastlyFault(answer, [token]);
    if (fault !== undefined) throw new Error(fault);
    edge.onPurged([address]);
  });
}
