import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FERRY, hub, runIn, servedPublication, service, WEB, WHALE } from '../../deliver/announcing.ts';
import { filesOf, putFiles } from '../../support/files.ts';

/** A publication whose output folder another program brings to where it is served. */
async function pushed(settings: string, hubs: readonly string[] = []) {
  const { root, url } = await servedPublication(settings, hubs);
  const push = async () => {
    expect((await runIn(root, 'build')).status).toBe(0);
    cpSync(join(root, 'news/output'), join(root, 'web'), { recursive: true });
  };
  await push();
  return { root, url, push };
}

const onOneLine = (text: string) => text.replace(/\s+/g, ' ');

describe('announce', () => {
  it('tells a hub of each feed at first, and then of what has changed', async () => {
    const theHub = await hub();
    const { root, url, push } = await pushed('', [theHub.url]);
    const first = await runIn(root, 'announce');
    expect(first.status, first.stderr).toBe(0);
    expect(first.stdout).toBe(`${theHub.url}: told of ${url}atom.xml and 2 more\n`);
    expect(onOneLine(first.stderr)).toContain('ANNOUNCE_FIRST expected a record of what was told before');

    const again = await runIn(root, 'announce');
    expect(again).toMatchObject({ status: 0, stdout: 'nothing to announce\n' });
    expect(again.stderr).not.toContain('ANNOUNCE');
    putFiles(root, { 'news/items/whale.md': WHALE });
    await push();
    await runIn(root, 'announce');
    await theHub.settled();
    expect(theHub.pings).toHaveLength(6);
  });

  it('tells what it would tell, and nobody else, with --dry-run', async () => {
    const theHub = await hub();
    const { root, url } = await pushed('', [theHub.url]);
    const before = filesOf(join(root, 'news'));
    const { stdout } = await runIn(root, 'announce', '--dry-run');
    expect(stdout).toBe(`${theHub.url}: would be told of ${url}atom.xml and 2 more\n`);
    const { stdout: json } = await runIn(root, 'announce', '--dry-run', '--json');
    expect(JSON.parse(json)).toMatchObject({
      announced: { [theHub.url]: [`${url}atom.xml`, `${url}feed.json`, `${url}rss.xml`] },
      waiting: [],
      problems: [{ code: 'ANNOUNCE_FIRST' }],
    });
    expect(filesOf(join(root, 'news'))).toEqual(before);
    expect(theHub.pings).toEqual([]);
  });

  it('tells at the next run what a hub has not taken', async () => {
    const theHub = await hub();
    const { root, url } = await pushed('', [theHub.url]);
    theHub.control.answer = (topic) => (topic.endsWith('rss.xml') ? 500 : undefined);
    const { status, stderr } = await runIn(root, 'announce');
    expect(status).toBe(0);
    expect(onOneLine(stderr)).toContain(
      `expected ${theHub.url} to be told of ${url}rss.xml, found status 500`,
    );
    theHub.control.answer = undefined;
    expect((await runIn(root, 'announce')).stdout).toBe(`${theHub.url}: told of ${url}rss.xml\n`);
    expect(theHub.pings).toHaveLength(3);
  });

  it('tells search engines of pages that change or go after the first run', async () => {
    const engine = await service();
    const { root, url, push } = await pushed(
      `archive: false\nindexNow: { key: a1b2c3d4e5, endpoint: '${engine.url}' }\n`,
    );
    await runIn(root, 'announce');
    expect(engine.taken).toEqual([]);
    putFiles(root, { 'news/items/whale.md': WHALE, 'news/items/ferry.md': `${FERRY}More.\n` });
    await push();
    await runIn(root, 'announce');
    rmSync(join(root, 'news/items/whale.md'));
    await push();
    await runIn(root, 'announce');
    await runIn(root, 'announce');
    const lists = engine.taken.map(({ body }) => JSON.parse(body).urlList.sort());
    const [ferry, whale] = [`${url}2015/03/03/ferry/`, `${url}2015/03/05/whale/`];
    expect(lists[0]).toEqual([ferry, whale]);
    expect(lists).toHaveLength(2);
    expect(lists[1]).toContain(whale);
  });

  it('is not for a publication that tells nobody, or that deploy delivers', async () => {
    const none = await runIn((await pushed('')).root, 'announce');
    expect(none.status).toBe(2);
    expect(onOneLine(none.stderr)).toContain(
      'expected hubs:, rssCloud: or indexNow: in feed.yaml, found none',
    );
    const theHub = await hub();
    const { root } = await servedPublication(WEB, [theHub.url]);
    const delivered = await runIn(root, 'announce');
    expect(delivered.status).toBe(2);
    expect(onOneLine(delivered.stderr)).toContain('found the target web - dateline deploy announces');
    const copy = await pushed(WEB.replace('path:', 'served: false, path:'), [theHub.url]);
    expect((await runIn(copy.root, 'announce')).status).toBe(0);
  });

  it('needs a feed.yaml', async () => {
    const { root } = await servedPublication('');
    rmSync(join(root, 'news/feed.yaml'));
    expect((await runIn(root, 'announce')).status).toBe(2);
  });
});
