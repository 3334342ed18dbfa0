import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builder, folderNearPackages } from '../../package/packed.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { SHORTEST } from '../../support/publication.ts';
import { AFTER, BEFORE } from '../killedArticles.ts';
import { unserved } from '../publishers.ts';
import { CREDENTIALS, type FakeStorage, fakeStorage } from './fakeStorage.ts';

const MANIFEST = '/news/.dateline/manifest.json';

describe('a delivery to a storage that is killed', () => {
  const dist = folderNearPackages();
  const program = join(dist, 'cli/main.js');
  beforeAll(() => builder.bundle(dist), 60_000);
  afterAll(() => rmSync(dist, { recursive: true }));

  const start = (command: string, root: string): ChildProcess =>
    spawn(process.execPath, [program, command, ...unserved(command), '--root', root], {
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

  /** The publication as it was delivered before, and is to be delivered now. */
  const prepared = async () => {
    const storage = await fakeStorage();
    const root = folderWith({
      ...BEFORE,
      'feed.yaml': `${SHORTEST}deploy: [{ name: store, kind: s3, bucket: news, endpoint: '${storage.endpoint}' }]\n`,
    });
    for (const command of ['build', 'deploy']) expect(await run(command, root)).toBe(0);
    rmSync(join(root, 'items/a.md'));
    putFiles(root, AFTER);
    expect(await run('build', root)).toBe(0);
    return { storage, root, files: new Map(storage.files) };
  };

  it('is gone on with at the next one, at whichever request it was killed', async () => {
    const { storage, root, files } = await prepared();
    storage.asked.length = 0;
    const whole = folderWith({});
    cpSync(root, whole, { recursive: true });
    expect(await run('deploy', whole)).toBe(0);
    const { length: requests } = storage.asked;
    const wanted = servedBy(storage);
    expect(requests).toBeGreaterThan(10);

    for (let at = 0; at < requests; at += 1) {
      const here = folderWith({});
      cpSync(root, here, { recursive: true });
      storage.files.clear();
      for (const [path, file] of files) storage.files.set(path, file);
      storage.asked.length = 0;
      const killed = start('deploy', here);
      // Every second one is killed when its request has been done.
      storage.onRequest = (isDone) => {
        if (storage.asked.length === at + 1 && isDone === (at % 2 === 1)) killed.kill('SIGKILL');
      };
      await once(killed, 'exit');
      storage.onRequest = () => {};
      expect([at, await run('deploy', here)]).toEqual([at, 0]);
      expect([at, servedBy(storage)]).toEqual([at, wanted]);
    }
    expect(wanted['/news/rss.xml']).toBe(filesOf(join(root, 'output'))['rss.xml']);
  }, 300_000);
});

/** What is there beside the manifest, of which each delivery has its own time. */
function servedBy({ files }: FakeStorage): Record<string, string> {
  const all = [...files].filter(([path]) => path !== MANIFEST).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(all.map(([path, { text }]) => [path, text]));
}
