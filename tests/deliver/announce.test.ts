import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, folderWith, putFiles } from '../support/files.ts';
import {
  FERRY,
  hub,
  publishIn,
  runIn,
  servedPublication,
  service,
  subscriber,
  WEB,
  WHALE,
} from './announcing.ts';

const FEEDS = ['atom.xml', 'feed.json', 'rss.xml'];
const topicsOf = (pings: readonly { readonly topic: string }[]) => pings.map(({ topic }) => topic).sort();

describe('a deploy with a hub', () => {
  it.each([
    { reads: 'hub.topic', wantsLinks: true },
    { reads: 'hub.url', wantsLinks: false },
  ] as const)(
    'brings the new feed to each of two subscribers once, signed, by a hub that reads $reads',
    async (options) => {
      const theHub = await hub(options);
      const { root, url } = await servedPublication(WEB, [theHub.url]);
      await publishIn(root);
      await theHub.settled();
      expect(topicsOf(theHub.pings)).toEqual(FEEDS.map((name) => url + name));

      const readers = [await subscriber(), await subscriber()];
      for (const reader of readers) {
        const topic = await reader.subscribe(`${url}rss.xml`);
        await theHub.settled();
        expect(reader.isVerified(topic)).toBe(true);
      }
      putFiles(root, { 'news/items/whale.md': WHALE });
      const { deployed } = await publishIn(root);
      expect(deployed.status, deployed.stderr).toBe(0);
      await theHub.settled();
      for (const { received } of readers) {
        expect(received).toEqual([
          { topic: `${url}rss.xml`, text: filesOf(root)['news/output/rss.xml'], isSigned: true },
        ]);
        expect(received[0]?.text).toContain('A whale looks in');
      }

      const { length } = theHub.pings;
      expect((await publishIn(root)).deployed.stdout).toContain('nothing to deliver');
      await theHub.settled();
      expect(theHub.pings).toHaveLength(length);
      expect(readers.map(({ received }) => received.length)).toEqual([1, 1]);
      expect(theHub.pings.every(({ isSent }) => isSent)).toBe(true);
      expect(theHub.refused).toEqual([]);
    },
  );

  it('tells each feed by the address that it says is its own: of a tag in another script, and of a further path', async () => {
    const theHub = await hub();
    const { root, url } = await servedPublication(
      `${WEB}tagFeeds: true\naliases: [feed/index.xml]\n`,
      [theHub.url],
      {
        'news/items/ferry.md': FERRY.replace('---\n', '---\ntags: [Māori]\n'),
      },
    );
    await publishIn(root);
    await theHub.settled();
    const topics = topicsOf(theHub.pings);
    expect(topics).toContain(`${url}feed/index.xml`);
    expect(topics.some((topic) => /tags\/m/.test(topic))).toBe(true);
    expect(new Set(topics).size).toBe(topics.length);
    const files = filesOf(join(root, 'web'));
    const selves = Object.values(files).flatMap((text) => [
      ...[...text.matchAll(/<(?:atom:)?link [^>]*rel="self"[^>]*>/g)].map(
        ([link]) => /href="([^"]+)"/.exec(link)?.[1],
      ),
      ...[...text.matchAll(/"feed_url": "([^"]+)"/g)].map(([, self]) => self),
    ]);
    expect(topics.filter((topic) => !selves.includes(topic))).toEqual([]);
  });

  it('tells nothing of feeds that have not changed', async () => {
    const theHub = await hub();
    const { root, url } = await servedPublication(
      `${WEB}feeds: [{ path: sea, title: Sea, where: { tags: [sea] } }]\n`,
      [theHub.url],
    );
    await publishIn(root);
    theHub.pings.length = 0;
    putFiles(root, { 'news/items/whale.md': WHALE });
    await publishIn(root);
    await theHub.settled();
    expect(topicsOf(theHub.pings)).toEqual(FEEDS.map((name) => url + name));
  });

  it('tells nobody of a copy that is not served', async () => {
    const theHub = await hub();
    const { root } = await servedPublication(WEB.replace('path:', 'served: false, path:'), [theHub.url]);
    await publishIn(root);
    await theHub.settled();
    expect(theHub.pings).toEqual([]);
  });

  it('to two targets that serve one address tells once', async () => {
    const theHub = await hub();
    const { root, url } = await servedPublication(
      'deploy: [{ name: web, kind: folder, path: ../web }, { name: twin, kind: folder, path: ../twin }]\n',
      [theHub.url],
      { 'twin/robots.txt': '' },
    );
    await publishIn(root);
    await theHub.settled();
    expect(topicsOf(theHub.pings)).toEqual(FEEDS.map((name) => url + name));
    await runIn(root, 'deploy', 'twin');
    expect(theHub.pings).toHaveLength(3);
  });
});

describe('a hub that fails', () => {
  it('fails no deploy, is told what it said, and hears of it at the next run', async () => {
    const theHub = await hub();
    const { root, url } = await servedPublication(WEB, [theHub.url]);
    theHub.control.answer = () => 503;
    const { deployed } = await publishIn(root);
    expect(deployed.status).toBe(0);
    expect(deployed.stderr).toContain('warning ANNOUNCE_FAILED');
    expect(deployed.stderr.replace(/\s+/g, ' ')).toContain('found status 503 (try later)');
    expect(theHub.pings).toEqual([]);

    theHub.control.answer = undefined;
    expect((await runIn(root, 'deploy')).stderr).not.toContain('ANNOUNCE_FAILED');
    await theHub.settled();
    expect(topicsOf(theHub.pings)).toEqual(FEEDS.map((name) => url + name));
    await runIn(root, 'deploy');
    expect(theHub.pings).toHaveLength(3);
  });

  it('hears of it from another machine, too', async () => {
    const theHub = await hub();
    const { root } = await servedPublication(WEB, [theHub.url]);
    theHub.control.answer = () => 500;
    await publishIn(root);
    theHub.control.answer = undefined;
    const other = folderWith({});
    cpSync(join(root, 'news'), join(other, 'news'), { recursive: true });
    rmSync(join(other, 'news/.dateline'), { recursive: true });
    const path = join(root, 'web');
    const settings = filesOf(root)['news/feed.yaml'] ?? '';
    putFiles(other, { 'news/feed.yaml': settings.replace('../web', path) });
    await runIn(other, 'build');
    expect((await runIn(other, 'deploy')).status).toBe(0);
    await theHub.settled();
    expect(theHub.pings).toHaveLength(3);
    await runIn(root, 'deploy');
    expect(theHub.pings).toHaveLength(3);
  });

  it('for a moment is asked again in the same run', async () => {
    const theHub = await hub();
    const { root } = await servedPublication(WEB, [theHub.url]);
    let asked = 0;
    theHub.control.answer = () => {
      asked += 1;
      return asked <= 3 ? 429 : undefined;
    };
    const { deployed } = await publishIn(root);
    expect(deployed.stderr).not.toContain('ANNOUNCE_FAILED');
    expect(theHub.pings).toHaveLength(3);
  });

  it('of one topic is told of the others', async () => {
    const theHub = await hub();
    const { root, url } = await servedPublication(WEB, [theHub.url]);
    theHub.control.answer = (topic) => (topic.endsWith('.json') ? 404 : undefined);
    const { deployed } = await publishIn(root);
    expect(deployed.stderr.replace(/\s+/g, ' ')).toContain(`to be told of ${url}feed.json, found status 404`);
    expect(theHub.pings).toHaveLength(2);
    await runIn(root, 'deploy');
    expect(theHub.pings).toHaveLength(2);
  });

  it('that is not there keeps nobody waiting, nor others from being told', async () => {
    const theHub = await hub();
    const { root } = await servedPublication(WEB, [theHub.url, 'http://127.0.0.1:9/']);
    const { deployed } = await publishIn(root);
    expect(deployed.status).toBe(0);
    expect(deployed.stderr).toContain('ECONNREFUSED');
    expect(theHub.pings).toHaveLength(3);
  });
});

describe('other services', () => {
  it('a rssCloud server is told of RSS that has changed, where readers find it in the document', async () => {
    const cloud = await service();
    const { root, url } = await servedPublication(`${WEB}rssCloud: ${cloud.url}pleaseNotify\n`);
    await publishIn(root);
    expect(cloud.taken).toEqual([
      {
        path: '/ping',
        type: 'application/x-www-form-urlencoded',
        body: `url=${encodeURIComponent(`${url}rss.xml`)}`,
      },
    ]);
    const { port } = new URL(cloud.url);
    expect(filesOf(root)['web/rss.xml']).toContain(
      `<cloud domain="127.0.0.1" port="${port}" path="/pleaseNotify" registerProcedure="" protocol="http-post"/>`,
    );
    await runIn(root, 'deploy');
    expect(cloud.taken).toHaveLength(1);
  });

  it('search engines are told of pages that have changed or gone, with the key that a file holds', async () => {
    const engine = await service();
    const { root, url } = await servedPublication(
      `${WEB}indexNow: { key: a1b2c3d4e5, endpoint: '${engine.url}indexnow' }\narchive: false\n`,
      [],
      {
        'news/items/whale.md': WHALE,
        'news/items/secret.md': WHALE.replace('---\n', '---\nunlisted: true\n').replace('whale', 'secret'),
      },
    );
    await publishIn(root);
    const [first] = engine.taken.map(({ body }) => JSON.parse(body));
    expect(first).toMatchObject({
      host: new URL(url).host,
      key: 'a1b2c3d4e5',
      keyLocation: `${url}a1b2c3d4e5.txt`,
    });
    expect(filesOf(root)['web/a1b2c3d4e5.txt']).toBe('a1b2c3d4e5');
    expect(first.urlList.sort()).toEqual([`${url}2015/03/03/ferry/`, `${url}2015/03/05/whale/`]);
    rmSync(join(root, 'news/items/whale.md'));
    await publishIn(root);
    const second = JSON.parse(engine.taken[1]?.body ?? '');
    expect(second.urlList).toContain(`${url}2015/03/05/whale/`);
    expect(engine.taken).toHaveLength(2);
  });

  it('say what they do not take', async () => {
    const [cloud, engine] = [await service(), await service()];
    cloud.control.answer = () => ({ status: 200, text: '<result success="false" msg="no"/>' });
    engine.control.answer = () => ({ status: 403, text: 'bad key' });
    const { root } = await servedPublication(
      `${WEB}rssCloud: ${cloud.url}pleaseNotify\nindexNow: { key: a1b2c3d4e5, endpoint: '${engine.url}' }\n`,
    );
    const { deployed } = await publishIn(root);
    expect(deployed.status).toBe(0);
    const said = deployed.stderr.replace(/\s+/g, ' ');
    expect(said).toContain('found status 200');
    expect(said).toContain('found status 403 (bad key) - look whether the file of the key is served');
  });
});
