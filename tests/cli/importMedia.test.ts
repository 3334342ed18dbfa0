import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { partPaths } from '../../src/cli/media/partFile.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { fetchDocument } from '../../src/http/client/fetchDocument.ts';
import { openDownload } from '../../src/http/client/openDownload.ts';
import { serve } from '../http/client/servers.ts';
import { filesOf, folderWith, putFiles } from '../support/files.ts';
import { JPG, PNG, pngOf } from '../support/pictures.ts';
import { SETTINGS } from '../support/publication.ts';
import { wav } from '../support/recording.ts';
import { tell } from './commandLine.ts';

type Answer = Uint8Array | string | ((request: IncomingMessage, response: ServerResponse) => void);

/** A host of media that knows ranges, and tells what it was asked for. */
async function host(answers: Record<string, Answer>) {
  const asked: string[] = [];
  const server = await serve((request, response) => {
    const { range } = request.headers;
    const validator = [request.headers['if-range']].flat()[0];
    const path = request.url ?? '';
    asked.push(range === undefined ? path : `${path} ${range}`);
    const answer = answers[path];
    if (typeof answer === 'function') answer(request, response);
    else if (answer === undefined) response.writeHead(404).end();
    else sendRange(Buffer.from(answer), range, validator, response);
  });
  return { url: server.url, asked, answers };
}

const TAG = '"v1"';

function sendRange(
  all: Buffer,
  range: string | undefined,
  validator: string | undefined,
  response: ServerResponse,
) {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  response.setHeader('etag', TAG);
  if (from === 0 || validator !== TAG) response.writeHead(200, { 'content-length': all.length }).end(all);
  else if (from >= all.length) response.writeHead(416).end();
  else
    response
      .writeHead(206, { 'content-range': `bytes ${from}-${all.length - 1}/${all.length}` })
      .end(all.subarray(from));
}

/** Sends so many bytes of a file, and hangs up. */
const cut =
  (all: Uint8Array, length: number, headers: Record<string, string | number> = {}): Answer =>
  (_request, response) => {
    response.writeHead(200, { etag: TAG, 'content-length': all.length, ...headers });
    response.write(all.subarray(0, length), () => response.destroy());
  };

const item = (id: number, html: string, more = '') =>
  `<item><guid isPermaLink="false">urn:news:${id}</guid><title>News ${id}</title><link>https://old.example/n${id}/</link><pubDate>Sun, ${20 + id} Dec 2014 07:03:00 +0000</pubDate><description><![CDATA[${html}]]></description>${more}</item>`;

const feed = (...items: readonly string[]) =>
  `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Old</title><link>https://old.example/</link><description>Old</description>${items.join('')}</channel></rss>`;

/** An empty publication, and imports of a feed into it. */
function publication(text: string) {
  const root = folderWith({ 'feed.yaml': SETTINGS });
  const place = folderWith({ 'old.xml': text });
  const at = (...args: string[]) =>
    tell(['import', join(place, 'old.xml'), '--root', root, ...args], realDisk(root), {
      disk: realDisk,
      download: openDownload,
      fetch: fetchDocument,
      pause: () => Promise.resolve(),
    });
  const bring = (...args: string[]) => at('--media', '--allow-private', ...args);
  const media = () => Object.keys(filesOf(root)).filter((path) => path.startsWith('items/media/'));
  const article = (id = 1) => {
    const files = filesOf(root);
    const path = Object.keys(files).find((one) => one.endsWith(`news-${id}.md`));
    return files[path ?? ''] ?? '';
  };
  const left = () =>
    Object.keys(filesOf(root)).filter((path) => /^\.dateline\/media\/.*\.(?:part|json)$/.test(path));
  return { root, place, at, bring, media, article, left };
}

const RECORDING = wav(2);

describe('import --media', () => {
  it('brings pictures, recordings and films of articles, and writes where they are now', async () => {
    const { url } = await host({
      '/a%20ferry.JPG': JPG,
      '/small.png': pngOf(4, 2),
      '/large.png': pngOf(40, 20),
      '/full.png': pngOf(400, 200),
      '/film.mp4?session=7&a=1': RECORDING,
      '/poster.png': PNG,
      '/one.mp3': RECORDING,
    });
    const { bring, media, article, left } = publication(
      feed(
        item(
          1,
          `<p>Before.</p><p><img src="${url}/a%20ferry.JPG" alt="A ferry"></p><p><a href="${url}/full.png"><img src="${url}/small.png" srcset="${url}/small.png 1x, ${url}/large.png 2x" alt="Both"></a></p><video src="${url}/film.mp4?session=7&amp;a=1" poster="${url}/poster.png"></video><p>After ${url}/small.png, as it was.</p>`,
          `<enclosure url="${url}/one.mp3" type="audio/mpeg" length="1"/>`,
        ),
      ),
    );
    const { status, stdout, stderr } = await bring();
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('MEDIA')]);
    expect(stdout).toContain('7 pictures and files fetched,');
    expect(stdout).toContain('; one article names them where they are now\n');
    expect(media()).toEqual([
      'items/media/a-ferry.jpg',
      'items/media/film.mp4',
      'items/media/full.png',
      'items/media/large.png',
      'items/media/one.mp3',
      'items/media/poster.png',
      'items/media/small.png',
    ]);
    expect(article().replaceAll(url, 'HOST')).toMatchInlineSnapshot(`
      "---
      title: News 1
      id: urn:news:1
      date: 2014-12-21T07:03:00+00:00
      link: https://old.example/n1/
      image: false
      enclosures:
        - url: media/one.mp3
          type: audio/mpeg
          sizeInBytes: 1
      ---

      Before.

      ![A ferry](media/a-ferry.jpg)

      [<img src="media/small.png" srcset="media/small.png 1x, media/large.png 2x" alt="Both">](media/full.png)

      <span>
      <video src="media/film.mp4" poster="media/poster.png"></video>
      </span>

      <p>After HOST/small.png, as it was.</p>
      "
    `);
    expect(left()).toEqual([]);
  });

  it('leaves what subscribers know of an article as it is, but for the addresses of media', async () => {
    const { url } = await host({ '/a.png': PNG, '/one.wav': RECORDING });
    const text = feed(
      item(
        1,
        `<p>A text.</p><p><img src="${url}/a.png" alt="A"></p>`,
        `<enclosure url="${url}/one.wav" type="audio/wav" length="7"/>`,
      ),
    );
    const [with_, without] = [publication(text), publication(text)];
    await with_.bring();
    await without.at();
    expect(filesOf(with_.root)['feed.lock']).toBe(filesOf(without.root)['feed.lock']);
    const built = async (root: string) => {
      const { stdout } = await tell(['build', '--json'], realDisk(root));
      return {
        report: JSON.parse(stdout),
        feed: JSON.parse(readFileSync(join(root, 'output/feed.json'), 'utf8')),
      };
    };
    const [{ report, feed: now }, { feed: before }] = [await built(with_.root), await built(without.root)];
    expect(report.subscribers).toMatchObject({ new: [], updated: [], edited: [], gone: [] });
    const [one] = now.items;
    expect(one.attachments).toMatchObject([
      {
        url: expect.stringMatching(/^https:\/\/news\.example\.nz\/media\/one-/),
        size_in_bytes: RECORDING.length,
      },
    ]);
    const plain = ({
      content_html: html,
      attachments: _,
      image: __,
      ...others
    }: Record<string, unknown>) => ({
      ...others,
      html: String(html)
        .replace(/ width="\d+" height="\d+"/g, '')
        .replace(/src="[^"]*"/g, 'src'),
    });
    expect(plain(one)).toEqual(plain(before.items[0]));
  });

  it('is told without it on which hosts what stays', async () => {
    const pictures = ['a', 'b'].map((name) => `<img src="https://pictures.example/${name}.png" alt="A">`);
    const { at, bring } = publication(
      feed(
        item(
          1,
          `<p>Text</p>${pictures.join('')}`,
          '<enclosure url="https://sound.example/a.mp3" type="audio/mpeg" length="1"/>',
        ),
      ),
    );
    const told =
      'note FEED_MEDIA expected pictures and recordings beside the articles, found 2 pictures at pictures.example, 1 recording or file at sound.example - they stay there; --media brings them here';
    expect((await bring('--dry-run')).stderr).toContain(told);
    expect((await at()).stderr).toContain(told);
    expect((await at()).stderr).toBe('');
  });

  it('brings what was left where it was by an import without it', async () => {
    const { url } = await host({ '/a.png': PNG });
    const { at, bring, article } = publication(feed(item(1, `<p>Text</p><img src="${url}/a.png" alt="A">`)));
    await at();
    expect(article()).toContain(`(${url}/a.png)`);
    expect((await bring()).stdout).toBe(
      'imported 0 articles, 1 here already\n  one picture or file fetched, 101 bytes; one article names them where they are now\n',
    );
    expect(article()).toContain('(media/a.png)');
  });

  it('fetches nothing a second time', async () => {
    const { url, asked } = await host({ '/a.png': PNG, '/b.png': PNG });
    const picture = (name: string) => `<p>Text</p><img src="${url}/${name}.png" alt="A">`;
    const { place, bring, media, article } = publication(feed(item(1, picture('a')), item(2, picture('a'))));
    await bring();
    await bring();
    expect([asked, media()]).toEqual([['/a.png'], ['items/media/a.png']]);
    putFiles(place, { 'old.xml': feed(item(3, picture('b') + picture('a'))) });
    await bring();
    expect([asked, article(3)]).toEqual([
      ['/a.png', '/b.png'],
      expect.stringMatching(/\(media\/b\.png\)(?:.|\n)*\(media\/a\.png\)/),
    ]);
  });

  it('puts nothing into an article that is not in the folder of media, whatever an earlier run is said to have left', async () => {
    const { url } = await host({ '/a.png': PNG });
    const { root, bring, article } = publication(
      feed(item(1, `<p>Text</p><img src="${url}/a.png" alt="A">`)),
    );
    putFiles(root, { '.dateline/media/brought': `${url}/a.png\tfeed.yaml\n` });
    await bring();
    expect(article()).toContain('(media/a.png)');
  });

  it('gives files of one name different names, and touches none that is there', async () => {
    const { url } = await host({ '/1/a.png': pngOf(1, 1), '/2/A.PNG': pngOf(2, 2) });
    const { root, bring, media } = publication(
      feed(item(1, `<p>Text</p><img src="${url}/1/a.png" alt="A"><img src="${url}/2/A.PNG" alt="B">`)),
    );
    putFiles(root, { 'items/media/a.png': 'mine' });
    await bring();
    expect(media()).toEqual(['items/media/a-2.png', 'items/media/a-3.png', 'items/media/a.png']);
    expect(filesOf(root)['items/media/a.png']).toBe('mine');
  });
});

describe('media that cannot be had', () => {
  it.each<[string, Record<string, Answer>, string]>([
    ['that are missing', {}, 'is none (expected status 200'],
    ['that are a page', { '/a.png': '<!DOCTYPE html><p>Gone</p>' }, 'is a page'],
    ['that are no picture', { '/a.png': 'hello' }, 'is no picture that readers show'],
    ['that are empty', { '/a.png': '' }, 'is an empty file'],
    [
      'that are packed',
      { '/a.png': (_, response) => response.setHeader('content-encoding', 'gzip').end('x') },
      'one packed with gzip',
    ],
    [
      'that never come whole',
      { '/a.png': (_, response) => response.destroy() },
      'is none (expected an answer from',
    ],
    [
      'that are told to be in another place and are in none',
      { '/a.png': (_, response) => void response.writeHead(302, { location: '/a.png' }).end() },
      'expected 10 redirects at most',
    ],
    [
      'of which a part comes without a word of which',
      { '/a.png': (_, response) => void response.writeHead(206).end('x') },
      'one that does not say which',
    ],
  ])('%s stay where they are, and are told', async (_what, answers, found) => {
    const { url } = await host(answers);
    const { bring, article, media } = publication(
      feed(item(1, `<p>Text</p><img src="${url}/a.png" alt="A">`)),
    );
    const { status, stderr } = await bring();
    expect([status, media()]).toEqual([0, []]);
    expect(article()).toContain(`(${url}/a.png)`);
    expect(stderr).toMatch(
      /^items\/\S+\.md:1:1 warning FEED_MEDIA_MISSING expected one picture or file here, found one of/m,
    );
    expect(stderr).toContain(found);
  });

  it('are asked for again by the next run, since their host may have been mended', async () => {
    const { url, asked, answers } = await host({ '/a.png': '<!DOCTYPE html><p>Log in' });
    const { bring, article, left } = publication(
      feed(item(1, `<p>Text</p><img src="${url}/a.png" alt="A">`)),
    );
    await bring();
    expect(left()).toEqual([]);
    answers['/a.png'] = PNG;
    await bring();
    expect([asked.length, article()]).toEqual([2, expect.stringContaining('(media/a.png)')]);
  });

  it('are told by host and number, and the others are brought', async () => {
    const { url } = await host({ '/a.png': PNG });
    const { bring, article } = publication(
      feed(
        item(
          1,
          `<p>Text</p>${['a', 'b', 'c'].map((name) => `<img src="${url}/${name}.png" alt="A">`).join('')}`,
        ),
      ),
    );
    const { stderr } = await bring();
    expect(stderr).toContain(`expected 3 pictures and files here, found 2 of ${new URL(url).host} missing`);
    expect(article()).toContain('src="media/a.png"');
  });

  it('are never fetched from a private address, unless that is allowed', async () => {
    const { url, asked } = await host({ '/a.png': PNG });
    const { at } = publication(feed(item(1, `<p>Text</p><img src="${url}/a.png" alt="A">`)));
    expect((await at('--media')).stderr).toContain('expected a public address, found 127.0.0.1');
    expect(asked).toEqual([]);
  });

  it('are told without the password of their address', async () => {
    const { bring } = publication(
      feed(item(1, '<p>Text</p><img src="https://me:secret@old.example/a.png" alt="A">')),
    );
    const { stderr } = await bring();
    expect(stderr).toContain('https://old.example/a.png is none (expected an address without a user name');
    expect(stderr).not.toContain('secret');
  });

  it('are not asked for any more where a host has not answered', async () => {
    const { url, asked } = await host(
      Object.fromEntries(
        Array.from(
          { length: 20 },
          (_, id) =>
            [`/${id}.png`, (_request, response) => void response.destroy()] satisfies [string, Answer],
        ),
      ),
    );
    const pictures = Array.from({ length: 20 }, (_, id) => `<img src="${url}/${id}.png" alt="A">`).join('');
    const { bring } = publication(feed(item(1, `<p>Text</p>${pictures}`)));
    expect((await bring()).stderr).toContain('found 20 of');
    expect(asked.length).toBeLessThan(8);
  });

  it('is refused with --onto', async () => {
    const { status, stderr } = await publication(feed()).bring('--onto');
    expect([status, stderr]).toEqual([2, expect.stringContaining('expected --media without --onto')]);
  });
});

describe('a run that is killed', () => {
  it('leaves what it has fetched, and the next one goes on from there', async () => {
    const all = wav(600);
    const { url, asked, answers } = await host({ '/a.png': PNG });
    const reached = new Promise<void>((resolve) => {
      answers['/one.wav'] = (_request, response) => {
        response.writeHead(200, { etag: TAG, 'content-length': all.length });
        // The rest never comes.
        response.write(all.subarray(0, 2_200_000), () => resolve());
      };
    });
    const html = `<p>Text</p><img src="${url}/a.png" alt="A">`;
    const { root, place, bring, left } = publication(
      feed(item(1, html, `<enclosure url="${url}/one.wav" type="audio/wav" length="7"/>`)),
    );
    const args = ['import', join(place, 'old.xml'), '--root', root, '--media', '--allow-private'];
    const child = spawn(process.execPath, ['src/cli/from-source.js', ...args], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    await reached;
    const sizeOf = (name: string) => realDisk(root).sizeOf(partPaths(url + name).bytes) ?? 0;
    while (sizeOf('/one.wav') < 1_000_000 || sizeOf('/a.png') < PNG.length || left().length < 4)
      await wait(20);
    child.kill('SIGKILL');
    await ended;
    expect(left().length).toBe(4);
    asked.length = 0;
    answers['/one.wav'] = all;
    expect((await bring()).stdout).toContain('2 pictures and files fetched');
    expect(asked).toEqual([expect.stringMatching(/^\/one\.wav bytes=[1-9]\d{6,}-$/)]);
    expect(readFileSync(join(root, 'items/media/one.wav')).equals(all)).toBe(true);
    expect(left()).toEqual([]);
  });
});

describe('a file that is cut off', () => {
  const withEnclosure = (url: string) =>
    feed(item(1, '<p>Text</p>', `<enclosure url="${url}/one.wav" type="audio/wav" length="7"/>`));

  it('is gone on with where it broke off', async () => {
    const all = wav(60);
    let count = 0;
    const { url, asked } = await host({
      '/one.wav': (request, response) => {
        count += 1;
        const { range } = request.headers;
        const validator = [request.headers['if-range']].flat()[0];
        if (count > 1) sendRange(all, range, validator, response);
        else (cut(all, 100_000) as (a: IncomingMessage, b: ServerResponse) => void)(request, response);
      },
    });
    const { root, bring, left } = publication(withEnclosure(url));
    expect((await bring()).stderr).not.toContain('MISSING');
    expect(readFileSync(join(root, 'items/media/one.wav')).equals(all)).toBe(true);
    expect(asked[1]).toMatch(/^\/one\.wav bytes=[1-9]\d*-$/);
    expect(left()).toEqual([]);
  });

  it('is gone on with by the next run', async () => {
    const all = wav(60);
    const { url, asked, answers } = await host({});
    answers['/one.wav'] = cut(all, 100_000);
    const { root, bring, left, article } = publication(withEnclosure(url));
    expect((await bring()).stderr).toContain(
      'is not whole (expected the whole file, found a connection that broke off',
    );
    expect(left().length).toBe(2);
    expect(article()).toContain(`url: ${url}/one.wav`);
    asked.length = 0;
    answers['/one.wav'] = all;
    await bring();
    expect(asked).toEqual([expect.stringMatching(/^\/one\.wav bytes=[1-9]\d*-$/)]);
    expect(readFileSync(join(root, 'items/media/one.wav')).equals(all)).toBe(true);
    expect(article()).toContain('url: media/one.wav');
  });

  it('is begun anew where the host has another file by now', async () => {
    const [old, now] = [wav(60), Buffer.concat([wav(60), Buffer.alloc(5)])];
    const { url, answers } = await host({});
    answers['/one.wav'] = cut(old, 100_000, { etag: '"v0"' });
    const { root, bring } = publication(withEnclosure(url));
    await bring();
    answers['/one.wav'] = now;
    await bring();
    expect(readFileSync(join(root, 'items/media/one.wav')).equals(now)).toBe(true);
  });

  it('is begun anew where the host knows no ranges', async () => {
    const all = wav(60);
    const { url, asked, answers } = await host({});
    answers['/one.wav'] = (request, response) =>
      (cut(all, 100_000, { etag: 'W/"weak"' }) as (a: IncomingMessage, b: ServerResponse) => void)(
        request,
        response,
      );
    const { root, bring } = publication(withEnclosure(url));
    await bring();
    answers['/one.wav'] = (_request, response) => void response.end(all);
    await bring();
    expect(asked.every((one) => one === '/one.wav')).toBe(true);
    expect(readFileSync(join(root, 'items/media/one.wav')).equals(all)).toBe(true);
  });
});
