import { cloudflareFault } from '../plan/purgeAnswers.ts';
import { askPatiently, tokenFrom } from './askPatiently.ts';
import type { PurgeEdge } from './edge.ts';

/** What every plan of Cloudflare takes in one request. */
const MAX_ADDRESSES = 30;

/**
 * Makes Cloudflare forget addresses, one request after the other.
 *
 * https://developers.cloudflare.com/cache/how-to/purge-cache/purge-by-single-file/
 *
 * @throws Error (rejects) at the first request that it refuses
 */
export async function purgeAtCloudflare(
  zone: string,
  addresses: readonly string[],
  edge: PurgeEdge,
): Promise<void> {
  const token = tokenFrom(edge.environment, ['CLOUDFLARE_API_TOKEN']);
  const url = new URL(`${edge.apis.cloudflare}/zones/${encodeURIComponent(zone)}/purge_cache`);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  for (let from = 0; from < addresses.length; from += MAX_ADDRESSES) {
    const files = addresses.slice(from, from + MAX_ADDRESSES);
    const answer = await askPatiently(edge, { url, headers }, JSON.stringify({ files }));
    const fault = cloudflareFault(answer, [token]);
    if (fault !== undefined) throw new Error(fault);
    edge.onPurged(files);
  }
}
