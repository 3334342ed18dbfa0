import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { builder, folderNearPackages } from '../../package/packed.ts';
import { article } from '../../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { pngOf } from '../../support/pictures.ts';
import { SHORTEST } from '../../support/publication.ts';
import { hasVarnish, startVarnish } from '../../support/varnish.ts';
import { fakeCdn } from './fakeCdn.ts';

const TOKEN = 'hush-hush-0123456789';

/** A publisher's own program: forgets each address that it reads. It looks whether others can see the token, or kills who has started it. */
const PURGE = `import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
const addresses = (await text(process.stdin)).trim().split('\\n');
if (process.env.KILLS) process.kill(process.ppid, 'SIGKILL');
else {
  const lines = readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).map((name) => {
    try { return readFileSync('/proc/' + name + '/cmdline', 'utf8'); } catch { return ''; }
  });
  writeFileSync('seen.txt', lines.some((line) => line.includes(process.env.CDN_TOKEN)) ? 'seen' : 'not seen');
  for (const address of addresses) {
    const { status } = await fetch(address, { method: 'PURGE' });
    if (status !== 200) throw new Error('status ' + status);
  }
}
`;

const FERRY = article('The ferry is back', '6:12 am on 3 March 2015', 'It left with two dogs.');
const [ferry, whale, shark, tide] = [
  ...['2015/03/03/ferry/', '2015/03/04/whale/', '2015/03/05/shark/', '2015/03/06/tide/'],
] as const;

describe.skipIf(!hasVarnish && process.env['CI'] !== 'true')('a publication behind Varnish', () => {
  const dist = folderNearPackages();
  beforeAll(() => builder.bundle(dist), 60_000);
  afterAll(() => rmSync(dist, { recursive: true }));

  /** A publication that was delivered to a folder, which a server serves to Varnish, and that to readers. */
  async function published() {
    const origin = await fakeCdn({ keeps: false });
    const varnish = await startVarnish(Number(new URL(origin.url).port));
    onTestFinished(varnish.stop);
    const settings = SHORTEST.replace('https://news.example.nz/', varnish.url);
    const root = folderWith({
      'news/feed.yaml': `${settings}deploy: [{ name: web, kind: folder, path: ../web, purge: { run: [${process.execPath}, purge.mjs] } }]\n`,
      'news/purge.mjs': PURGE,
      'news/items/ferry.md': FERRY,
      'news/items/whale.md': article('A whale looks in', '7:00 am on 4 March 2015', '![A whale](whale.png)'),
      'news/items/whale.png': pngOf(200, 200),
      'news/items/shark.md': article('A shark looks in', '7:00 am on 5 March 2015', 'It left again.'),
      'news/items/tide.md': article('The tide', '7:00 am on 6 March 2015', 'It came in.'),
    });
    mkdirSync(join(root, 'web'));
    origin.serve(join(root, 'web'));
    const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
      const child = spawn(
        process.execPath,
        [join(dist, 'cli/main.js'), ...args, '--root', join(root, 'news')],
        {
          env: { PATH: process.env['PATH'], CDN_TOKEN: TOKEN, ...env },
        },
      );
      const [out, errors, [status, signal]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'exit'),
      ]);
      expect(out + errors).not.toContain(TOKEN);
      return { status, signal, out, errors };
    };
    const get = async (path: string) => {
      const answer = await fetch(varnish.url + path);
      return { status: answer.status, text: await answer.text(), cache: answer.headers.get('x-cache') };
    };
    for (const command of ['build', 'deploy']) {
      const { status, errors } = await run([command]);
      expect(status, errors).toBe(0);
    }
    return { root, run, get };
  }

  it('shows a corrected article at once, no article that was taken down, and all others from its cache', async () => {
    const { root, run, get } = await published();
    const [picture = ''] = readdirSync(join(root, 'web/media'));
    const asked = [ferry, `${ferry}index.html`, whale, `${whale}index.html`, `media/${picture}`, shark, tide];
    for (const path of [...asked, 'rss.xml', 'index.html']) {
      expect((await get(path)).status).toBe(200);
      expect((await get(path)).cache).toBe('hit');
    }
    putFiles(root, { 'news/items/ferry.md': FERRY.replace('two dogs', 'three dogs') });
    rmSync(join(root, 'news/items/whale.md'));
    await run(['build']);
    const [id = ''] = /tag:\S+whale/.exec(filesOf(root)['news/feed.lock'] ?? '') ?? [];
    const taken = await run(['deploy', '--takedown', id]);
    expect(taken.status, taken.errors).toBe(0);
    for (const path of [whale, `${whale}index.html`, `media/${picture}`])
      expect((await get(path)).status).toBe(404);
    for (const path of [ferry, `${ferry}index.html`, 'rss.xml'])
      expect((await get(path)).text).toContain('three dogs');
    for (const path of ['rss.xml', 'index.html']) expect((await get(path)).text).not.toContain('whale');
    expect((await get(tide)).cache).toBe('hit');
    expect(existsSync(join(root, 'web/media'))).toBe(false);
    expect(filesOf(root)['news/seen.txt']).toBe('not seen');
    const { 'news/seen.txt': _, ...files } = filesOf(root);
    expect(JSON.stringify(files)).not.toContain(TOKEN);
  });

  it('is purged by the next run after one that was killed between delivery and purge', async () => {
    const { root, run, get } = await published();
    for (const path of [ferry, shark]) await get(path);
    putFiles(root, { 'news/items/ferry.md': FERRY.replace('two dogs', 'three dogs') });
    await run(['build']);
    expect(await run(['deploy'], { KILLS: 'yes' })).toMatchObject({ signal: 'SIGKILL' });
    expect(await get(ferry)).toMatchObject({ cache: 'hit', text: expect.stringContaining('two dogs') });
    const next = await run(['deploy']);
    expect(next).toMatchObject({ status: 0, out: expect.stringContaining('nothing to deliver') });
    expect(await get(ferry)).toMatchObject({ cache: 'miss', text: expect.stringContaining('three dogs') });
    expect((await get(shark)).cache).toBe('hit');
  });
});
