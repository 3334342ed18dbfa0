import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { tell } from '../../cli/commandLine.ts';
import { serve } from '../../http/client/servers.ts';
import { builder, folderNearPackages } from '../../package/packed.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { SHORTEST } from '../../support/publication.ts';
import { hasRadosgw, type Radosgw, startRadosgw } from '../../support/radosgw.ts';
import { AFTER, BEFORE } from '../killedArticles.ts';
import { unserved } from '../publishers.ts';
import { askStorage, makeBucket } from './asking.ts';

const MANIFEST = '.dateline/manifest.json';

describe.skipIf(!hasRadosgw && process.env['CI'] !== 'true')('a delivery to a storage of Ceph', () => {
  const dist = folderNearPackages();
  let storage: Radosgw;
  let between: Awaited<ReturnType<typeof standBetween>>;
  beforeAll(async () => {
    await builder.bundle(dist);
    storage = await startRadosgw();
    await makeBucket(storage, 'news');
  }, 120_000);
  afterAll(async () => {
    await storage?.stop();
    rmSync(dist, { recursive: true });
  });

  const environment = () => ({
    AWS_ACCESS_KEY_ID: storage.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: storage.credentials.secretAccessKey,
  });
  const run = async (command: string, root: string) => {
    const edge = { disk: realDisk, environment: environment(), now: () => new Date() };
    const { status, stderr } = await tell(
      [command, ...unserved(command), '--root', root],
      realDisk(root),
      edge,
    );
    expect([command, status, stderr]).toEqual([command, 0, '']);
  };
  /** Starts a delivery as a process of its own. */
  const start = (root: string) =>
    spawn(process.execPath, [join(dist, 'cli/main.js'), 'deploy', '--no-verify', '--root', root], {
      stdio: 'ignore',
      env: environment(),
    });

  /** A publication as it was delivered before, and is to be delivered now, in a folder of the bucket. */
  const prepared = async (built: string, prefix: string) => {
    const root = folderWith({});
    cpSync(built, root, { recursive: true });
    const target = `{ name: store, kind: s3, bucket: news, prefix: ${prefix}, endpoint: '${between.endpoint}' }`;
    putFiles(root, { 'feed.yaml': `${SHORTEST}deploy: [${target}]\n` });
    await run('build', root);
    await run('deploy', root);
    rmSync(join(root, 'items/a.md'));
    putFiles(root, AFTER);
    await run('build', root);
    return root;
  };

  /** All that is there, but for the manifest, of which each delivery has its own time. */
  const servedAt = async (prefix: string) => {
    const list = await (await askStorage(storage, 'GET', `news?list-type=2&prefix=${prefix}%2F`)).text();
    const keys = [...list.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key);
    const texts = keys.map(
      async (key) =>
        [
          key.slice(prefix.length + 1),
          Buffer.from(await (await askStorage(storage, 'GET', `news/${key}`)).arrayBuffer()).toString(
            'latin1',
          ),
        ] as const,
    );
    const { [MANIFEST]: manifest, ...files } = Object.fromEntries(await Promise.all(texts));
    expect(manifest).toBeDefined();
    return files;
  };

  it('is gone on with at the next one, at whichever of every second request it was killed', async () => {
    between = await standBetween(storage.endpoint);
    const built = folderWith({ ...BEFORE, 'feed.yaml': SHORTEST });
    await run('build', built);
    const whole = await prepared(built, 'whole');
    between.asked.length = 0;
    expect(await once(start(whole), 'exit')).toEqual([0, null]);
    const { length: requests } = between.asked;
    const wanted = await servedAt('whole');
    expect(requests).toBeGreaterThan(10);
    expect(wanted['rss.xml']).toBe(
      Buffer.from(filesOf(join(whole, 'output'))['rss.xml'] ?? '').toString('latin1'),
    );
    expect(Object.keys(wanted)).not.toContain('2015/05/01/a/index.html');

    let kills = 0;
    for (let at = 1; at <= requests; at += 2) {
      const prefix = `at-${at}`;
      const here = await prepared(built, prefix);
      const killed = start(here);
      between.asked.length = 0;
      // One time before its request is done, the next time after.
      between.onRequest = (isDone) => {
        if (between.asked.length === at && isDone === (at % 4 === 3)) killed.kill('SIGKILL');
      };
      await once(killed, 'exit');
      between.onRequest = () => {};
      await run('deploy', here);
      // The file that finds out how Ceph wants conditions does not stay either.
      expect([at, await servedAt(prefix)]).toEqual([at, wanted]);
      kills += killed.signalCode === 'SIGKILL' ? 1 : 0;
    }
    expect(kills).toBeGreaterThan(requests / 2 - 3);
  }, 300_000);
});

/** Stands between a program and a storage, which is told that nobody does, and counts what is asked. */
async function standBetween(endpoint: string) {
  const { hostname, port } = new URL(endpoint);
  const asked: string[] = [];
  const between = { endpoint: '', asked, onRequest: (_isDone: boolean): void => {} };
  const pass = async (from: IncomingMessage, to: ServerResponse) => {
    const body = await buffer(from);
    asked.push(`${from.method} ${from.url}`);
    between.onRequest(false);
    const { method, url: path, headers } = from;
    const asking = request({ hostname, port, method, path, headers, agent: false });
    asking.end(body);
    const [answer]: IncomingMessage[] = await once(asking, 'response');
    const bytes = await buffer(answer as IncomingMessage);
    between.onRequest(true);
    to.writeHead(answer?.statusCode ?? 0, answer?.headers).end(bytes);
  };
  const { url } = await serve((from, to) => void pass(from, to).catch(() => to.destroy()));
  return Object.assign(between, { endpoint: url });
}
