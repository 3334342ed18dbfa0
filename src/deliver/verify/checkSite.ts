import type { Disk } from '../../disk/disk.ts';
import type { Sender } from '../../http/client/send.ts';
import { inParallel } from '../../model/inParallel.ts';
import type { Fault } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import type { ServedSettings } from '../plan/headers.ts';
import { publicAddressOf } from '../plan/publicAddress.ts';
import type { Look } from '../plan/served/look.ts';
import { sampleFeeds, sampleOthers } from '../plan/served/sample.ts';
import { prepareDelivery } from '../prepareDelivery.ts';
import { judgeAll } from './judgeAll.ts';
import { AT_ONCE, lookAt, lookCloser } from './look.ts';

/**
 * Asks for all current feeds of a publication where it is served, and for a page, a document of the archive and a file of the author's,
 * and compares them with what is in the output folder.
 *
 * @param url where it is served: that of feed.yaml, or of a copy; ends in a slash
 * @throws Error when the output folder cannot be read
 */
export async function checkSite(
  disk: Disk,
  settings: ServedSettings & Pick<Settings, 'output'>,
  url: string,
  sender: Sender,
): Promise<Fault[]> {
  const { inventory } = prepareDelivery(disk, settings, false).delivery;
  const feeds = inventory.filter(({ kind }) => kind === 'feeds');
  const others = sampleOthers(inventory);
  const looks = new Map<string, Look>();
  await inParallel([...feeds, ...others], AT_ONCE, async (file) => {
    looks.set(file.path, await lookAt(file, publicAddressOf(file.path, url), sender));
  });
  await lookCloser(looks, [...sampleFeeds(feeds), ...others], sender);
  return judgeAll([...looks.values()], { url, isDelivered: false }, sender);
}
