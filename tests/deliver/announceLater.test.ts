import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesOf, folderWith, putFiles } from '../support/files.ts';
import { SHORTEST } from '../support/publication.ts';
import { FERRY, hub, publishIn, runIn, serveFolder, WEB, WHALE } from './announcing.ts';

/** A publication whose address serves another folder than that which is delivered to, as a CDN does that has not forgotten. */
async function cached() {
  const theHub = await hub();
  const root = folderWith({});
  const served = { folder: 'web' };
  const { url } = await serveFolder(() => join(root, served.folder), [theHub.url]);
  const settings = `${SHORTEST.replace(/url: .*/, `url: ${url}`)}hubs: [${theHub.url}]\n`;
  putFiles(root, { 'news/feed.yaml': settings + WEB, 'news/items/ferry.md': FERRY, 'web/robots.txt': '' });
  await publishIn(root);
  cpSync(join(root, 'web'), join(root, 'cache'), { recursive: true });
  theHub.pings.length = 0;
  putFiles(root, { 'news/items/whale.md': WHALE });
  served.folder = 'cache';
  return { theHub, root, served };
}

it('a feed that everybody gets in an older version is told when it is public, by the next run', async () => {
  const { theHub, root, served } = await cached();
  const { deployed } = await publishIn(root);
  expect(deployed.status, deployed.stderr).toBe(0);
  expect(theHub.pings).toEqual([]);
  expect(filesOf(root)['web/.dateline/manifest.json']).toContain('"unannounced"');

  served.folder = 'web';
  await runIn(root, 'deploy');
  await theHub.settled();
  expect(theHub.pings).toHaveLength(3);
  expect(filesOf(root)['web/.dateline/manifest.json']).not.toContain('"unannounced"');
});

it('nobody looks with --no-verify, and hubs are told at once', async () => {
  const { theHub, root } = await cached();
  await runIn(root, 'build');
  await runIn(root, 'deploy', '--no-verify');
  await theHub.settled();
  expect(theHub.pings).toHaveLength(3);
});

it('announce waits for them as well, and says which', async () => {
  const { theHub, root, served } = await cached();
  const copy = filesOf(root)['news/feed.yaml']?.replace(WEB, '') ?? '';
  putFiles(root, { 'news/feed.yaml': copy });
  await runIn(root, 'build');
  const { stdout } = await runIn(root, 'announce');
  expect(stdout).toMatch(/^not told yet: http\S+ and 2 more\n$/);
  expect(theHub.pings).toEqual([]);
  cpSync(join(root, 'news/output'), join(root, 'cache'), { recursive: true });
  expect(served.folder).toBe('cache');
  await runIn(root, 'announce');
  await theHub.settled();
  expect(theHub.pings).toHaveLength(3);
});
