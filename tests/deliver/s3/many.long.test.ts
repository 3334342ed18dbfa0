import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { tell } from '../../cli/commandLine.ts';
import { article } from '../../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { SHORTEST } from '../../support/publication.ts';
import { CREDENTIALS, fakeStorage } from './fakeStorage.ts';

const ARTICLES = 2000;
const DAY_IN_MS = 86_400_000;

it(`one new article among ${ARTICLES} is at most 20 requests that write, and a fresh checkout asks for the manifest alone`, {
  timeout: 300_000,
}, async () => {
  const storage = await fakeStorage();
  const all = Array.from({ length: ARTICLES }, (_, index) => {
    const day = new Date(Date.UTC(2010, 0, 1) + index * DAY_IN_MS).toISOString().slice(0, 10);
    return [
      `items/${day}-tide-${index}.md`,
      article(`The tide of ${day}`, `${day} 12:00`, `It came ${index} times.`),
    ];
  });
  const root = folderWith({
    'feed.yaml': `${SHORTEST}deploy: [{ name: store, kind: s3, bucket: news, endpoint: '${storage.endpoint}' }]\n`,
    ...Object.fromEntries(all),
  });
  const environment = {
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_SESSION_TOKEN: CREDENTIALS.sessionToken,
  };
  const run = async (command: string) => {
    storage.asked.length = 0;
    const edge = { disk: realDisk, environment, now: () => new Date() };
    // Nobody serves what is delivered.
    const args = [command, ...(command === 'deploy' ? ['--no-verify'] : []), '--root', root];
    const { status, stderr } = await tell(args, realDisk(root), edge);
    expect([command, status, stderr]).toEqual([command, 0, '']);
    return [...storage.asked];
  };
  await run('build');
  expect((await run('deploy')).length).toBeGreaterThan(ARTICLES);

  putFiles(root, { 'items/dog.md': article('A dog came too', '2016-03-03 12:00', 'It barked.') });
  await run('build');
  const writing = (await run('deploy')).filter((asked) => !/^(?:GET|HEAD) /.test(asked));
  expect(writing.length).toBeGreaterThan(5);
  expect(writing.length, writing.join('\n')).toBeLessThanOrEqual(20);

  // As in another checkout: with other times, and without what earlier runs recorded.
  rmSync(join(root, '.dateline'), { recursive: true });
  for (const path of Object.keys(filesOf(root))) utimesSync(join(root, path), 1, 1);
  expect(await run('deploy')).toEqual(['GET /news/.dateline/manifest.json']);
  rmSync(root, { recursive: true });
});
