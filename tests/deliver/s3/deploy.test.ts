import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { openSender } from '../../../src/http/client/send.ts';
import { tell } from '../../cli/commandLine.ts';
import { serve } from '../../http/client/servers.ts';
import { article } from '../../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { pngOf } from '../../support/pictures.ts';
import { SHORTEST } from '../../support/publication.ts';
import { CREDENTIALS, type FakeStorage, fakeStorage, type Manner } from './fakeStorage.ts';

const SECRETS = {
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  AWS_SESSION_TOKEN: CREDENTIALS.sessionToken,
};

/** A publication that is delivered to a storage of this machine. */
async function publication(manner?: Manner, more = '', url = 'https://news.example.nz/') {
  const storage = await fakeStorage(manner);
  const root = folderWith({
    'feed.yaml': `${SHORTEST.replace('https://news.example.nz/', url)}deploy: [{ name: store, kind: s3, bucket: news, prefix: site, endpoint: '${storage.endpoint}'${more} }]\n`,
    'items/a.md': article('A', '1:00 pm on 1 May 2015', 'Text.'),
  });
  const run = (args: readonly string[], environment: Readonly<Record<string, string>> = SECRETS) => {
    const isBlind = args[0] === 'deploy' && !args.includes('--takedown');
    return tell([...args, ...(isBlind ? ['--no-verify'] : []), '--root', root], realDisk(root), {
      disk: realDisk,
      environment,
      now: () => new Date(),
      openSender,
      pause: async () => {},
    });
  };
  return { storage, root, run };
}

/** What is in the storage beside the manifest. */
function served({ files }: FakeStorage): Record<string, string> {
  const entries = [...files].map(
    ([path, { text }]) => [decodeURIComponent(path).replace('/news/site/', ''), text] as const,
  );
  return Object.fromEntries(entries.filter(([path]) => !path.startsWith('.dateline')).sort());
}

describe('a publication that is delivered to a storage', () => {
  it('is there as it is here, after each delivery', async () => {
    const { storage, root, run } = await publication();
    await run(['build']);
    expect(await run(['deploy'])).toMatchObject({ status: 0, stderr: '' });
    const { _headers: _, ...all } = filesOf(join(root, 'output'));
    expect(served(storage)).toMatchObject({ 'rss.xml': all['rss.xml'], 'index.html': all['index.html'] });
    expect(storage.files.get('/news/site/rss.xml')?.type).toBe('application/xml; charset=utf-8');

    const before = storage.asked.length;
    expect((await run(['deploy'])).status).toBe(0);
    expect(storage.asked.slice(before).filter((request) => !request.startsWith('GET'))).toEqual([]);

    putFiles(root, { 'items/b.md': article('B', '1:00 pm on 2 May 2015', 'More.') });
    await run(['build']);
    expect((await run(['deploy'])).status).toBe(0);
    expect(served(storage)['rss.xml']).toBe(filesOf(join(root, 'output'))['rss.xml']);
  });

  it('has its texts in one coding where that is asked for, and a fresh checkout sends none of them again', async () => {
    const { storage, root, run } = await publication('heeds', ', coding: gzip');
    putFiles(root, { 'items/b.md': article('B', '1:00 pm on 2 May 2015', 'More. '.repeat(300)) });
    await run(['build']);
    expect(await run(['deploy'])).toMatchObject({ status: 0, stderr: '' });
    const output = filesOf(join(root, 'output'));
    const rss = storage.files.get('/news/site/rss.xml');
    expect([rss?.coding, String(gunzipSync(rss?.bytes ?? ''))]).toEqual(['gzip', output['rss.xml']]);
    expect(storage.files.get('/news/site/404.html')?.coding).toBeUndefined();

    rmSync(join(root, '.dateline'), { recursive: true });
    const before = storage.asked.length;
    expect((await run(['deploy'])).status).toBe(0);
    expect(storage.asked.slice(before).filter((request) => !request.startsWith('GET'))).toEqual([]);

    const settings = String(filesOf(root)['feed.yaml']).replace(', coding: gzip', '');
    putFiles(root, { 'feed.yaml': `${settings}precompress: true\n` });
    await run(['build']);
    expect((await run(['deploy'])).status).toBe(0);
    expect(served(storage)['rss.xml']).toBe(output['rss.xml']);
    expect(Object.keys(served(storage)).filter((path) => /\.(?:gz|br)$/.test(path))).toEqual([]);
  });

  it('with the first page of another site that is packed is told, and one of ours is known', async () => {
    const { storage, root, run } = await publication('heeds', ', coding: gzip');
    putFiles(root, { 'items/b.md': article('B', '1:00 pm on 2 May 2015', 'More. '.repeat(300)) });
    await run(['build']);
    await run(['deploy']);
    storage.files.delete('/news/site/.dateline/manifest.json');
    expect((await run(['deploy'])).status).toBe(0);
    const front = storage.files.get('/news/site/index.html');
    if (front) storage.files.set('/news/site/index.html', { ...front, bytes: Buffer.from('broken') });
    storage.files.delete('/news/site/.dateline/manifest.json');
    expect((await run(['deploy'])).stderr).toContain('packed with gzip');
  });

  it('takes down what it has packed with gzip, with a proof of that', async () => {
    let files: FakeStorage['files'] = new Map();
    const host = await serve((request, response) => {
      const path = `/news/site${request.url}`.replace(/\/$/, '/index.html');
      const { bytes, type = '', coding } = files.get(path) ?? {};
      if (bytes === undefined) return response.writeHead(404).end();
      const headers = { 'content-type': type, ...(coding && { 'content-encoding': coding }) };
      return response.writeHead(200, headers).end(bytes);
    });
    const { storage, root, run } = await publication('heeds', ', coding: gzip', `${host.url}/`);
    files = storage.files;
    const long = (text: string) => `${text} `.repeat(500);
    putFiles(root, {
      'items/whale.md': article('Whale', '1:00 pm on 2 May 2015', `![A](w.png)\n\n${long('Whale.')}`),
      'items/b.md': article('B', '1:00 pm on 3 May 2015', long('More.')),
      'items/w.png': pngOf(180, 180),
    });
    await run(['build']);
    expect((await run(['deploy'])).status).toBe(0);
    const before = Object.keys(served(storage)).filter((path) => /whale|w-/.test(path));
    expect(before).toHaveLength(2);
    rmSync(join(root, 'items/whale.md'));
    await run(['build', '--unpublish']);
    const [, id = ''] = /^.*?(tag:\S*whale\S*)/m.exec(filesOf(root)['feed.lock'] ?? '') ?? [];
    const { status, stderr } = await run(['deploy', '--takedown', id]);
    expect([status, stderr.match(/TAKEDOWN\w+.*/g)]).toEqual([0, null]);
    expect(before.filter((path) => path in served(storage))).toEqual([]);
    const old = await run(['deploy', '--takedown', id]);
    expect(old.status).toBe(0);
    expect(storage.files.get('/news/site/rss.xml')?.coding).toBe('gzip');
  });

  it('is asked once how it wants conditions: the next delivery remembers', async () => {
    for (const manner of ['heeds', 'heeds bare'] as const) {
      const { storage, root, run } = await publication(manner);
      await run(['build']);
      await run(['deploy']);
      const probes = () => storage.asked.filter((request) => request.includes('probe')).length;
      const before = probes();
      expect(before).toBe(manner === 'heeds' ? 5 : 7);
      putFiles(root, { 'items/b.md': article('B', '1:00 pm on 2 May 2015', 'More.') });
      await run(['build']);
      expect((await run(['deploy'])).status).toBe(0);
      expect(probes()).toBe(before);
    }
  });

  it('keeps no file of a trial that was killed, once the next delivery has ended', async () => {
    const { storage, run } = await publication();
    await run(['build']);
    const isProbe = (path: string) => path.includes('dateline-probe');
    storage.onRequest = (isDone) => {
      // From then on the storage answers nothing: nobody tidies up.
      if (isDone && [...storage.files.keys()].some(isProbe))
        storage.faults.push(...Array.from({ length: 40 }, () => [403, 'AccessDenied'] as const));
    };
    expect((await run(['deploy'])).status).toBe(1);
    expect([...storage.files.keys()].filter(isProbe)).toHaveLength(1);
    storage.onRequest = () => {};
    storage.faults.splice(0);
    expect((await run(['deploy'])).status).toBe(0);
    expect([...storage.files.keys()].filter(isProbe)).toEqual([]);
  });

  it('needs a storage that heeds conditions, or a publisher who is alone', async () => {
    const { storage, run } = await publication('ignores');
    await run(['build']);
    const refused = await run(['deploy']);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('DEPLOY_UNSAFE')]);
    expect([...storage.files.keys()]).toEqual([]);

    const alone = await publication('ignores', ', alone: true');
    await alone.run(['build']);
    expect((await alone.run(['deploy'])).status).toBe(0);
    expect(served(alone.storage)['rss.xml']).toBeDefined();
  });

  it('leaves its credentials in no output and no file', async () => {
    const { storage, root, run } = await publication();
    const printed = [
      await run(['build']),
      await run(['deploy', '--json']),
      await run(['deploy', '--verbose']),
    ];
    storage.faults.push([403, 'AccessDenied']);
    printed.push(await run(['deploy']));
    const all = JSON.stringify([printed, filesOf(root), [...storage.files], storage.asked]);
    expect(printed.map(({ status }) => status)).toEqual([0, 0, 0, 1]);
    for (const secret of Object.values(CREDENTIALS)) expect(all).not.toContain(secret);
  });

  it('takes credentials of a file, where the environment has none', async () => {
    const { storage, root, run } = await publication();
    await run(['build']);
    const home = folderWith({
      '.aws/credentials': `[desk]\naws_access_key_id = ${CREDENTIALS.accessKeyId}\naws_secret_access_key = ${CREDENTIALS.secretAccessKey}\n`,
    });
    const missing = await run(['deploy'], { HOME: root });
    expect([missing.status, missing.stderr]).toEqual([
      1,
      expect.stringContaining('~/.aws/credentials, found neither'),
    ]);
    expect((await run(['deploy'], { HOME: home, AWS_PROFILE: 'desk' })).status).toBe(0);
    const elsewhere = { AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws/credentials'), AWS_PROFILE: 'desk' };
    expect((await run(['deploy'], elsewhere)).status).toBe(0);
    expect(served(storage)['rss.xml']).toBeDefined();
  });
});

describe('the settings of a storage', () => {
  const settings = (text: string) =>
    tell(['deploy', '--root', '/'], realDisk('/'), {
      disk: () =>
        realDisk(folderWith({ 'feed.yaml': `${SHORTEST}deploy: [{ name: store, kind: s3, ${text} }]\n` })),
    });

  it.each([
    ['region: x', 'expected deploy.bucket, found none'],
    ['bucket: "a b"', 'expected the name of a bucket'],
    ['bucket: a..b', 'expected the name of a bucket'],
    ['bucket: news, endpoint: storage', 'expected a web address'],
    ['bucket: news, endpoint: "https://storage.example/?x"', 'expected the address of a storage'],
    ['bucket: news, region: "Frankfurt am Main"', 'expected a region'],
    ['bucket: news, prefix: /a', 'expected a folder of the bucket'],
    ['bucket: news, prefix: a/../b', 'expected a folder of the bucket'],
    ['bucket: news, prefix: [a]', 'expected a folder of the bucket'],
    ['bucket: news, addressing: port', 'expected path or host'],
  ])('are told where they are wrong: %s', async (text, message) => {
    const { status, stderr } = await settings(text);
    expect([status, stderr.replace(/\s+/g, ' ')]).toEqual([2, expect.stringContaining(message)]);
  });

  it.each([
    'bucket: news, secretAccessKey: shh',
    'bucket: news, endpoint: "https://user:shh@storage.example"',
  ])('have no secret, and none is printed: %s', async (text) => {
    const { status, stdout, stderr } = await settings(text);
    expect([status, stderr]).toEqual([2, expect.stringContaining('SETTING_SECRET')]);
    expect(stdout + stderr).not.toContain('shh');
  });
});
