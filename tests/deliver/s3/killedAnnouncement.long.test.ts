import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { headersOf } from '../../../src/deliver/plan/headers.ts';
import { builder, folderNearPackages } from '../../package/packed.ts';
import { folderWith, putFiles } from '../../support/files.ts';
import { SHORTEST } from '../../support/publication.ts';
import { listen } from '../../support/webSub.ts';
import { FERRY, hub, WHALE } from '../announcing.ts';
import { CREDENTIALS, fakeStorage } from './fakeStorage.ts';

describe('a delivery to a storage with a hub', () => {
  const dist = folderNearPackages();
  beforeAll(() => builder.bundle(dist), 60_000);
  afterAll(() => rmSync(dist, { recursive: true }));

  const start = (command: string, root: string): ChildProcess =>
    spawn(process.execPath, [join(dist, 'cli/main.js'), command, '--root', root], {
      stdio: 'ignore',
      env: {
        AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
        AWS_SESSION_TOKEN: CREDENTIALS.sessionToken,
      },
    });
  const run = async (command: string, root: string): Promise<number> => {
    const [status] = await once(start(command, root), 'exit');
    return status;
  };

  /** A publication that was delivered, and has a new article since; what is in the storage is served. */
  const prepared = async () => {
    const [storage, theHub] = [await fakeStorage(), await hub()];
    const server = await listen((request, response) => {
      const path = (request.url ?? '').slice(1);
      const file = storage.files.get(`/news/${path}`);
      const headers = Object.fromEntries(headersOf(path, { url: server.url, hubs: [theHub.url] }));
      response.writeHead(file ? 200 : 404, headers).end(file?.text);
    });
    onTestFinished(() => server.close());
    const root = folderWith({
      'items/ferry.md': FERRY,
      'feed.yaml': `${SHORTEST.replace(/url: .*/, `url: ${server.url}`)}hubs: [${theHub.url}]
deploy: [{ name: store, kind: s3, bucket: news, endpoint: '${storage.endpoint}' }]\n`,
    });
    for (const command of ['build', 'deploy']) expect(await run(command, root)).toBe(0);
    putFiles(root, { 'items/whale.md': WHALE });
    expect(await run('build', root)).toBe(0);
    await theHub.settled();
    return { storage, theHub, root, files: new Map(storage.files) };
  };

  it('tells each feed once, at whichever request to the storage it was killed', async () => {
    const { storage, theHub, root, files } = await prepared();
    const restored = () => {
      const here = folderWith({});
      cpSync(root, here, { recursive: true });
      storage.files.clear();
      for (const [path, file] of files) storage.files.set(path, file);
      storage.asked.length = 0;
      theHub.pings.length = 0;
      return here;
    };
    expect(await run('deploy', restored())).toBe(0);
    const { length: requests } = storage.asked;
    expect(theHub.pings).toHaveLength(3);

    let afterPings = 0;
    for (let at = 0; at < requests; at += 1) {
      const here = restored();
      const killed = start('deploy', here);
      // Every second one is killed when its request has been done.
      storage.onRequest = (isDone) => {
        if (storage.asked.length === at + 1 && isDone === (at % 2 === 1)) killed.kill('SIGKILL');
      };
      await once(killed, 'exit');
      storage.onRequest = () => {};
      if (theHub.pings.length > 0) afterPings += 1;
      expect([at, await run('deploy', here)]).toEqual([at, 0]);
      expect([at, await run('deploy', here)]).toEqual([at, 0]);
      await theHub.settled();
      const topics = theHub.pings.map(({ topic }) => new URL(topic).pathname).sort();
      expect([at, topics]).toEqual([at, ['/atom.xml', '/feed.json', '/rss.xml']]);
    }
    // The manifest is read and written after the hub has been told.
    expect(afterPings).toBeGreaterThan(1);
  }, 600_000);
});
