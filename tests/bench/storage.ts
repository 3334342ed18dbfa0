import { placeOf } from '../../src/deliver/s3/place.ts';
import { openS3Target } from '../../src/deliver/s3/s3Target.ts';
import { signed } from '../../src/deliver/s3/sign.ts';
import type { DeliveredFile } from '../../src/deliver/target.ts';
import { openSender } from '../../src/http/client/send.ts';
import { inParallel } from '../../src/model/inParallel.ts';
import { CLOCK, fileOf, makeBucket } from '../deliver/s3/asking.ts';
import { type Radosgw, startRadosgw } from '../support/radosgw.ts';

const FILES = 10_000;
const AT_ONCE = 8;
const ROUNDS = 3;

/** `npm run bench:storage`: files that are delivered to a storage, beside plain PUTs of the same client. */
export async function storage(): Promise<void> {
  const gateway = await startRadosgw();
  try {
    await makeBucket(gateway, 'news');
    const files = Array.from({ length: FILES }, (_, index) => fileOf(`${index}/index.html`, textOf(index)));
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const plain = await timeOf(() => putPlainly(gateway, files));
      const delivered = await timeOf(() => deliver(gateway, files));
      ratios.push(delivered / plain);
      console.log(
        `plain ${plain.toFixed(1)} s, delivered ${delivered.toFixed(1)} s, ratio ${(delivered / plain).toFixed(2)}`,
      );
    }
    const { maxRSS } = process.resourceUsage();
    console.log(
      `${FILES} files: ratio ${ratios.toSorted()[1]?.toFixed(2)}, at most ${Math.round(maxRSS / 1024)} MiB of memory`,
    );
  } finally {
    await gateway.stop();
  }
}

/** A page of some 4 kB. */
const textOf = (index: number) =>
  `<!doctype html><title>${index}</title>${'<p>Fog on the harbour.</p>'.repeat(150)}`;

async function putPlainly(
  { endpoint, credentials }: Radosgw,
  files: readonly DeliveredFile[],
): Promise<void> {
  const sender = openSender({ maxConnections: AT_ONCE });
  const keys = new Map<string, ArrayBuffer>();
  await inParallel(files, AT_ONCE, async ({ path, hash, sizeInBytes }) => {
    const url = new URL(`${endpoint}/news/plain/${path}`);
    const headers = await signed(
      { method: 'PUT', url, headers: {}, hash },
      { credentials, region: 'us-east-1', now: new Date(), keys },
    );
    const body = { sizeInBytes, parts: [Buffer.from(textOf(Number.parseInt(path, 10)))] };
    const { status } = await sender.send({ method: 'PUT', url, headers, body });
    if (status !== 200) throw new Error(`expected status 200, found ${status}`);
  });
  sender.close();
}

async function deliver({ endpoint, credentials }: Radosgw, files: readonly DeliveredFile[]): Promise<void> {
  const place = placeOf({ endpoint, bucket: 'news', prefix: 'delivered' });
  const target = openS3Target('store', place, { credentials, clock: CLOCK });
  await target.write(
    files,
    ({ path }) => [Buffer.from(textOf(Number.parseInt(path, 10)))],
    () => {},
  );
  await target.close();
}

async function timeOf(run: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await run();
  return (performance.now() - begun) / 1000;
}
