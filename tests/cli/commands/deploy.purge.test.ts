import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Edge } from '../../../src/cli/session.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { openSender } from '../../../src/http/client/send.ts';
import { cdnServer } from '../../deliver/purge/cdnServers.ts';
import { fakeCdn } from '../../deliver/purge/fakeCdn.ts';
import { article } from '../../support/articles.ts';
import { type Files, filesOf, folderWith, putFiles } from '../../support/files.ts';
import { pngOf } from '../../support/pictures.ts';
import { SHORTEST } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

const TOKEN = 'hush-hush-0123456789';
const FERRY = article('The ferry is back', '6:12 am on 3 March 2015', 'It left with two dogs.');
const NO_WAY = { status: 1, output: new Uint8Array(), errors: 'no way\n' };
const withPicture = (title: string, time: string, name: string) =>
  article(title, time, `![A picture](${name})\n\nMore of ${title}.`);
const BY_PROGRAM = '{ run: [purge-cache] }';

/** A publication behind a CDN, delivered once. Its articles: of the ferry without a picture, of whale and shark with one each and one that both have. */
async function published(purge = BY_PROGRAM) {
  const cdn = await fakeCdn();
  const both = '![Both](sea.png)';
  const files: Files = {
    'news/feed.yaml': `${SHORTEST.replace('https://news.example.nz/', cdn.url)}deploy: [{ name: web, kind: folder, path: ../web, purge: ${purge} }]\n`,
    'news/items/ferry.md': FERRY,
    'news/items/whale.md': `${withPicture('A whale looks in', '7:00 am on 4 March 2015', 'whale.png')}\n\n${both}\n`,
    'news/items/shark.md': `${withPicture('A shark looks in', '7:00 am on 5 March 2015', 'shark.png')}\n\n${both}\n`,
    'news/items/whale.png': pngOf(180, 180),
    'news/items/shark.png': pngOf(160, 160),
    'news/items/sea.png': pngOf(140, 140),
  };
  const root = folderWith(files);
  mkdirSync(join(root, 'web'));
  cdn.serve(join(root, 'web'));
  const runIn = async (args: readonly string[], edge: Partial<Edge> = {}) => {
    const told = await tell([...args, '--root', join(root, 'news')], realDisk(join(root, 'news')), {
      disk: realDisk,
      program: 'a program',
      programs: () => cdn.run,
      openSender,
      pause: async () => {},
      ...edge,
    });
    // This CDN has none of the headers that a good host sends.
    return { ...told, stderr: told.stderr.replaceAll(/^\S+ warning SERVED_.*\n(?: .*\n){2}/gm, '') };
  };
  const build = async () => {
    const { status, stderr } = await runIn(['build', '--unpublish']);
    expect(status, stderr).toBe(0);
  };
  await build();
  const { status, stderr } = await runIn(['deploy']);
  expect(status, stderr).toBe(0);
  return { root, cdn, runIn, build };
}

const mediaIn = (folder: string) =>
  readdirSync(join(folder, 'media'))
    .map((name) => name.split('-')[0])
    .sort();

describe('deploy with a CDN', () => {
  it('makes it forget what changes, and nothing else: pages at both of their addresses', async () => {
    const { root, cdn, runIn, build } = await published();
    expect(cdn.purged).toEqual([]);
    const [ferry, whale] = ['2015/03/03/ferry/', '2015/03/04/whale/'];
    for (const path of [ferry, `${ferry}index.html`, whale, 'rss.xml', '2015/03/06/tide/'])
      await cdn.get(path);
    putFiles(root, {
      'news/items/ferry.md': FERRY.replace('two dogs', 'three dogs'),
      'news/items/tide.md': article('The tide', '7:00 am on 6 March 2015'),
    });
    await build();
    expect((await runIn(['deploy', '--no-verify'])).status).toBe(0);
    for (const path of [ferry, `${ferry}index.html`, 'rss.xml'])
      expect(await cdn.get(path)).toMatchObject({
        cache: 'miss',
        text: expect.stringContaining('three dogs'),
      });
    expect(await cdn.get(whale)).toMatchObject({ cache: 'hit', status: 200 });
    // Its author had looked whether it was out.
    expect(await cdn.get('2015/03/06/tide/')).toMatchObject({ status: 200 });
    expect(cdn.purged.filter((path) => path.startsWith('/media/'))).toEqual([]);
    const before = cdn.purged.length;
    await runIn(['deploy']);
    expect(cdn.purged).toHaveLength(before);
  });

  it('that cannot be purged has delivered, and purges what is left at the next run', async () => {
    const { root, cdn, runIn, build } = await published();
    putFiles(root, { 'news/items/ferry.md': FERRY.replace('two dogs', 'three dogs') });
    await build();
    const failing: Partial<Edge> = {
      programs: () => async () => ({ status: 1, output: new Uint8Array(), errors: 'no way\n' }),
    };
    const failed = await runIn(['deploy'], failing);
    expect(failed.status).toBe(0);
    expect(failed.stderr).toContain(
      'warning PURGE_FAILED expected purge-cache to purge, found exit status 1, "no way"',
    );
    expect(cdn.purged).toEqual([]);
    expect((await runIn(['deploy'])).stdout).toContain('nothing to deliver');
    expect(cdn.purged).toContain('/rss.xml');
    expect(cdn.purged).toContain('/2015/03/03/ferry/index.html');
    const { length } = cdn.purged;
    await runIn(['deploy']);
    expect(cdn.purged).toHaveLength(length);
  });

  it('tells Cloudflare with a token that stands in no output and no file', async () => {
    const { root, runIn, build } = await published('{ cloudflare: 023e105f }');
    const { url, requests } = await cdnServer((_, count) =>
      count === 1
        ? [403, { success: false, errors: [{ code: 10000, message: `Bad token ${TOKEN}` }] }]
        : [200, { success: true }],
    );
    putFiles(root, { 'news/items/ferry.md': FERRY.replace('two dogs', 'three dogs') });
    await build();
    const edge: Partial<Edge> = {
      apis: { cloudflare: url, fastly: url },
      environment: { CLOUDFLARE_API_TOKEN: TOKEN },
    };
    const refused = await runIn(['deploy', '--json'], edge);
    expect(refused.stdout).toContain('PURGE_FAILED');
    const mended = await runIn(['deploy'], edge);
    expect(mended).toMatchObject({ status: 0, stderr: '' });
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(Array(2).fill(`Bearer ${TOKEN}`));
    expect(JSON.stringify([refused, mended, filesOf(root)])).not.toContain(TOKEN);
  });
});

describe('deploy --takedown', () => {
  const WHALE = 'tag:127.0.0.1,2015-03-04:whale';
  const page = '2015/03/04/whale/';

  it('takes away the page of an article, the media that it alone had, and what a CDN keeps of it', async () => {
    const { root, cdn, runIn, build } = await published();
    const picture = readdirSync(join(root, 'web/media')).find((name) => name.startsWith('whale')) ?? '';
    const showing = [page, `${page}index.html`, `media/${picture}`, 'rss.xml', 'feed.json', 'index.html', ''];
    for (const path of [...showing, '2015/03/03/ferry/']) expect((await cdn.get(path)).status).toBe(200);
    rmSync(join(root, 'news/items/whale.md'));
    await build();
    const dry = await runIn(['deploy', '--takedown', WHALE, '--dry-run']);
    expect(dry.stdout).toMatch(new RegExp(`taken down .*${page}index.html, media/${picture}`, 's'));
    expect(mediaIn(join(root, 'web'))).toEqual(['sea', 'shark', 'whale']);
    const { status, stdout, stderr } = await runIn(['deploy', '--takedown', WHALE]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('taken down');
    expect(mediaIn(join(root, 'web'))).toEqual(['sea', 'shark']);
    expect(mediaIn(join(root, 'news/output'))).toEqual(['sea', 'shark']);
    for (const path of showing.slice(0, 3)) expect((await cdn.get(path)).status).toBe(404);
    for (const path of showing.slice(3)) expect((await cdn.get(path)).text).not.toMatch(/whale/i);
    expect(await cdn.get('2015/03/03/ferry/')).toMatchObject({ status: 200 });
    expect(filesOf(root)['web/.dateline/manifest.json']).not.toContain('media/');
  });

  it('takes nothing away and tells nobody in a dry run, where nothing else is to be delivered either', async () => {
    const { root, cdn, runIn, build } = await published();
    rmSync(join(root, 'news/items/whale.md'));
    await build();
    expect((await runIn(['deploy', '--no-verify'], { programs: () => async () => NO_WAY })).status).toBe(0);
    const before = filesOf(root);
    const nobody = () => {
      throw new Error('somebody was asked');
    };
    const edge: Partial<Edge> = { openSender: nobody, programs: () => nobody };
    expect((await runIn(['deploy', '--dry-run'], edge)).status).toBe(0);
    const { stdout, stderr } = await runIn(['deploy', '--takedown', WHALE, '--dry-run'], edge);
    expect(stdout).toMatch(/0 files would be sent.*\n.*taken down/);
    expect(stderr).not.toContain('asked');
    expect(filesOf(root)).toEqual(before);
    expect(mediaIn(join(root, 'web'))).toContain('whale');
    expect(cdn.purged).toEqual([]);
  });

  it('can be run again: it purges and proves again, and no build or delivery brings the media back', async () => {
    const { root, cdn, runIn, build } = await published();
    const picture = readdirSync(join(root, 'web/media')).find((name) => name.startsWith('whale')) ?? '';
    rmSync(join(root, 'news/items/whale.md'));
    await build();
    await runIn(['deploy', '--takedown', WHALE]);
    const { length } = cdn.purged;
    const again = await runIn(['deploy', '--takedown', WHALE]);
    expect(again).toMatchObject({ status: 0, stderr: '' });
    expect(cdn.purged.slice(length)).toContain(`/media/${picture}`);
    await build();
    expect(await runIn(['deploy'])).toMatchObject({ status: 0, stderr: '' });
    expect(mediaIn(join(root, 'web'))).toEqual(['sea', 'shark']);
  });

  it('fails while a CDN shows it all the same', async () => {
    const { root, cdn, runIn, build } = await published();
    await cdn.get(page);
    rmSync(join(root, 'news/items/whale.md'));
    await build();
    const deaf: Partial<Edge> = {
      programs: () => async () => ({ status: 0, output: new Uint8Array(), errors: '' }),
    };
    const { status, stderr } = await runIn(['deploy', '--takedown', WHALE], deaf);
    expect(status).toBe(1);
    expect(stderr).toContain(`error TAKEDOWN_UNPROVEN expected 404 or 410 at ${cdn.url}${page}, found 200`);
    expect((await runIn(['deploy', '--takedown', WHALE])).status).toBe(0);
  });

  it('leaves the notice of an article that was withdrawn, and proves that it is what people get', async () => {
    const { root, cdn, runIn, build } = await published();
    await cdn.get(page);
    const text = filesOf(root)['news/items/whale.md'] ?? '';
    putFiles(root, {
      'news/items/whale.md': text.replace(
        '---\n',
        '---\nwithdrawn: 7:40 am on 6 March 2015\nreason: It was a log.\n',
      ),
    });
    await build();
    expect(await runIn(['deploy', '--takedown', WHALE])).toMatchObject({ status: 0, stderr: '' });
    expect(mediaIn(join(root, 'web'))).toEqual(['sea', 'shark']);
    expect((await cdn.get(page)).text).toContain('It was a log.');
  });

  it('of an article that had gone before does not guess its media', async () => {
    const { root, runIn, build } = await published();
    rmSync(join(root, 'news/items/whale.md'));
    await build();
    await runIn(['deploy']);
    const { status, stderr } = await runIn(['deploy', '--takedown', WHALE]);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /TAKEDOWN_UNSURE expected to know which media .* but media\/whale-\w+\.png, which no document/,
    );
    expect(mediaIn(join(root, 'web'))).toEqual(['sea', 'shark', 'whale']);
    const [picture] = /media\/whale-\w+\.png/.exec(stderr) ?? [];
    const named = await runIn(['deploy', '--takedown', WHALE, '--takedown', picture ?? '']);
    expect(named).toMatchObject({ status: 0, stderr: '' });
    expect(mediaIn(join(root, 'web'))).toEqual(['sea', 'shark']);
    expect((await runIn(['deploy', '--takedown', WHALE])).status).toBe(0);
  });

  it('refuses what is still published, and ids that nobody knows, and changes nothing', async () => {
    const { root, runIn } = await published();
    const before = filesOf(join(root, 'web'));
    const out = await runIn(['deploy', '--takedown', WHALE]);
    expect(out.status).toBe(1);
    expect(out.stderr).toContain(
      `TAKEDOWN_REFUSED expected an article that was withdrawn or deleted, found "${WHALE}"`,
    );
    const unknown = await runIn(['deploy', '--takedown', 'tag:127.0.0.1,2015-03-04:whales']);
    expect(unknown.stderr).toContain(`did you mean ${WHALE}?`);
    expect(filesOf(join(root, 'web'))).toEqual(before);
  });

  it('keeps another publisher from bringing it back', async () => {
    const { root, runIn, build } = await published();
    const stale = filesOf(join(root, 'news'));
    const media = readdirSync(join(root, 'news/output/media'));
    const whale = media.find((name) => name.startsWith('whale')) ?? '';
    const bytes = realDisk(join(root, 'news')).read(`output/media/${whale}`);
    rmSync(join(root, 'news/items/whale.md'));
    await build();
    await runIn(['deploy', '--takedown', WHALE]);
    // An orphan of another checkout.
    writeFileSync(join(root, 'news/output/media', whale), bytes);
    const orphan = await runIn(['deploy']);
    expect(orphan.status).toBe(0);
    expect(orphan.stderr).toContain(
      `MEDIA_TAKEN expected no media that were taken down at ../web, found media/${whale}`,
    );
    expect(mediaIn(join(root, 'web'))).toEqual(['sea', 'shark']);
    // A checkout in which the article was never deleted.
    putFiles(join(root, 'news'), { 'items/whale.md': stale['items/whale.md'] ?? '' });
    await build();
    rmSync(join(root, 'news/.dateline'), { recursive: true });
    const again = await runIn(['deploy']);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain(
      `DEPLOY_TAKEN expected nothing that was taken down at ../web, found ${page}index.html`,
    );
    expect((await runIn(['deploy', '--overwrite'])).status).toBe(0);
    expect(mediaIn(join(root, 'web'))).toEqual(['sea', 'shark', 'whale']);
  });
});
