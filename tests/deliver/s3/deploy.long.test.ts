import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signed } from '../../../src/deliver/s3/sign.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { tell } from '../../cli/commandLine.ts';
import { article } from '../../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { hasMoto, startMoto } from '../../support/moto.ts';
import { SHORTEST } from '../../support/publication.ts';
import { hasRadosgw, startRadosgw } from '../../support/radosgw.ts';
import { makeBucket } from './asking.ts';
import { targetAt, textAt } from './material.ts';

const EMPTY_HASH = createHash('sha256').digest('hex');

const STORAGES = [
  ...(hasRadosgw || process.env['CI'] === 'true' ? [{ name: 'Ceph', start: startRadosgw }] : []),
  ...(hasMoto ? [{ name: 'moto', start: startMoto }] : []),
];

describe.each(STORAGES)('a publication in a storage of $name', ({ start }) => {
  it('is there as it is here, and refuses whoever lacks an article of it', async () => {
    const storage = await start();
    try {
      await makeBucket(storage, 'news');
      const settings = `${SHORTEST}deploy: [{ name: store, kind: s3, bucket: news, endpoint: '${storage.endpoint}' }]\n`;
      const files = { 'feed.yaml': settings, 'items/a.md': article('A', '1:00 pm on 1 May 2015', 'Text.') };
      const environment = {
        AWS_ACCESS_KEY_ID: storage.credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: storage.credentials.secretAccessKey,
      };
      const run = (command: string, root: string) =>
        tell([command, ...(command === 'deploy' ? ['--no-verify'] : []), '--root', root], realDisk(root), {
          disk: realDisk,
          environment,
          now: () => new Date(),
        });
      const [one, other] = [folderWith(files), folderWith(files)];
      for (const [number, root] of [one, one].entries()) {
        putFiles(root, {
          [`items/${number}.md`]: article(`No. ${number}`, '1:00 pm on 2 May 2015', 'More.'),
        });
        await run('build', root);
        expect(await run('deploy', root)).toMatchObject({ status: 0, stderr: '' });
      }
      const target = targetAt(storage);
      const output = filesOf(join(one, 'output'));
      const served = Object.keys(output).filter((path) => !path.startsWith('_') && !path.startsWith('.'));
      for (const path of served) expect([path, await textAt(target, path)]).toEqual([path, output[path]]);

      putFiles(one, {
        'feed.yaml': settings.replace('bucket: news', 'bucket: news, prefix: coded, coding: gzip'),
      });
      await run('build', one);
      expect(await run('deploy', one)).toMatchObject({ status: 0, stderr: '' });
      const url = `${storage.endpoint}/news/coded/rss.xml`;
      const signature = await signed(
        { method: 'GET', url: new URL(url), headers: {}, hash: EMPTY_HASH },
        { credentials: storage.credentials, region: 'us-east-1', now: new Date(), keys: new Map() },
      );
      const answer = await fetch(url, { headers: { ...signature } });
      expect([answer.headers.get('content-encoding'), await answer.text()]).toEqual([
        'gzip',
        filesOf(join(one, 'output'))['rss.xml'],
      ]);
      expect((await run('deploy', one)).stdout).toContain('nothing to deliver');

      await run('build', other);
      const refused = await run('deploy', other);
      expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('DEPLOY_CONFLICT')]);
      expect(await textAt(target, 'rss.xml')).toBe(output['rss.xml']);
    } finally {
      await storage.stop();
    }
  });
});
