import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FORMATS } from '../../src/feeds/formats.ts';
import { mediaTypeOf } from '../../src/model/mediaType.ts';
import { servingOf } from '../../src/site/servingRules.ts';
import { type RunningServer, requiredServers, type ServerProgram, startServer } from './servers.ts';
import { addressOf, buildSite } from './site.ts';
import { replaced, snippet } from './snippets.ts';

const servers = requiredServers();
const site = buildSite();

afterAll(() => site.remove());

describe.each(servers)('$name, configured as docs/hosting.md says,', (program) => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer(program, snippet(program.language, 'media'), site.output);
  });
  afterAll(() => server?.stop());

  describe.each(site.paths)('serves %s', (path) => {
    const address = `/${addressOf(path)}`;
    const { type, cacheControl, isShared, policy } = servingOf(path, FORMATS);
    const bytes = readFileSync(join(site.output, path));

    it('whole, with its type, its cache time and what it can be asked by', async () => {
      const { status, headers, body } = await server.ask(address);
      expect({ status, type: typeIn(headers, path), ...headers }).toMatchObject({
        status: 200,
        type,
        'cache-control': cacheControl,
        'x-content-type-options': 'nosniff',
        etag: expect.stringMatching(/^(?:W\/)?"[^"]+"$/),
        'last-modified': expect.stringMatching(/ GMT$/),
      });
      expect(headers['access-control-allow-origin']).toBe(isShared ? '*' : undefined);
      expect(headers['content-security-policy']).toBe(policy);
      expect(body.equals(bytes)).toBe(true);
    });

    it('with status 304 to who has it by its ETag, compressed or not', async () => {
      for (const more of [{}, { 'accept-encoding': 'gzip' }]) {
        const { etag = '' } = (await server.ask(address, more)).headers;
        const { status, headers, body } = await server.ask(address, { ...more, 'if-none-match': etag });
        expect([status, headers['cache-control'], body.length]).toEqual([304, cacheControl, 0]);
      }
    });

    it('with status 304 to who has it by its time, and whole to who has an older one', async () => {
      const { 'last-modified': time = '' } = (await server.ask(address)).headers;
      const older = new Date(Date.parse(time) - 1000).toUTCString();
      const statuses = [time, older].map(
        async (since) => (await server.ask(address, { 'if-modified-since': since })).status,
      );
      expect(await Promise.all(statuses)).toEqual([304, 200]);
    });

    if (path.startsWith('media/')) return;
    it('compressed when it is asked to, and says that it depends', async () => {
      const { headers, body } = await server.ask(address, { 'accept-encoding': 'gzip' });
      expect(headers['content-encoding']).toBe('gzip');
      expect(headers.vary?.toLowerCase()).toContain('accept-encoding');
      expect(gunzipSync(body).equals(bytes)).toBe(true);
    });
  });

  it.each(['/none/rss.xml', '/media/none.png', '/none/'])(
    'gives nobody a feed or anything to keep where %s is not there',
    async (path) => {
      const { status, headers } = await server.ask(path);
      expect(status).toBe(404);
      expect(headers['cache-control']).toBeUndefined();
      expect(String(headers['content-type'])).not.toContain('xml');
    },
  );
});

describe.each(servers)('$name, where the address has a path,', (program) => {
  let server: RunningServer;
  let top = '';

  beforeAll(async () => {
    top = mkdtempSync(join(tmpdir(), 'dateline-hosting-'));
    cpSync(site.output, join(top, 'news'), { recursive: true });
    server = await startServer(
      program,
      replaced(snippet(program.language, 'media'), '/media', '/news/media'),
      top,
    );
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(top, { recursive: true, force: true });
  });

  it.each(site.paths)('serves %s with its type and cache time', async (path) => {
    const { type, cacheControl, isShared, policy } = servingOf(path, FORMATS);
    const { status, headers } = await server.ask(`/news/${addressOf(path)}`);
    const found = [status, typeIn(headers, path), headers['cache-control']];
    expect(found).toEqual([200, type, cacheControl]);
    expect(headers['access-control-allow-origin']).toBe(isShared ? '*' : undefined);
    expect(headers['content-security-policy']).toBe(policy);
  });
});

describe('the snippet of nginx', () => {
  it('knows the types that nginx itself does not, as Dateline knows them', () => {
    const [, types = ''] =
      /include \/etc\/nginx\/mime\.types;\s*types \{([^}]*)\}/.exec(snippet('nginx', 'media')) ?? [];
    const pairs = [...types.matchAll(/(\S+)\s+(\w+);/g)];
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.map(([, type]) => type)).toEqual(pairs.map(([, , ending]) => mediaTypeOf(`x.${ending}`)));
  });
});

describe('requiredServers', () => {
  const absent: ServerProgram = {
    name: 'absent',
    path: '/nonexistent/absent',
    package: 'absent-light',
    language: 'absent',
    configure: (text) => text,
    args: () => [],
  };

  it('names the Debian packages that CI lacks', () => {
    expect(() => requiredServers([absent], { CI: 'true' })).toThrow(
      'expected every web server, but found none of absent (apt-get install absent-light)',
    );
  });

  it('leaves out what a developer has not installed, and says so in one line', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(requiredServers([absent], {})).toEqual([]);
    expect(warn.mock.calls).toEqual([
      ['web servers skipped, for they are not on this machine: absent (apt-get install absent-light)'],
    ]);
    warn.mockRestore();
  });
});

describe('startServer', () => {
  it('tells what a server says that does not start, and leaves nothing', async () => {
    const [program] = servers;
    if (program === undefined) return;
    const broken = { ...program, configure: () => 'nonsense' };
    await expect(startServer(broken, '', site.output)).rejects.toThrow(
      /to answer, but it did not: .*unexpected/s,
    );
  });
});

/** The type of a copy may say its charset too: no table of Dateline's has that. */
function typeIn({ 'content-type': type = '' }: IncomingHttpHeaders, path: string): string {
  return path.startsWith('media/') ? type.replace(/;.*/, '') : type.toLowerCase();
}
