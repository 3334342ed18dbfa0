import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redirectLines } from '../../src/import/redirectLines.ts';
import { type RunningServer, requiredServers, startServer } from './servers.ts';
import { PAGE, snippet } from './snippets.ts';

describe.each(requiredServers())('$name, with what docs/hosting.md adds for old addresses,', (program) => {
  let server: RunningServer;
  const top = mkdtempSync(join(tmpdir(), 'dateline-aliases-'));

  beforeAll(async () => {
    for (const folder of ['feed', 'feeds/posts']) mkdirSync(join(top, folder), { recursive: true });
    for (const path of ['feed/index.xml', 'feeds/posts/default'])
      writeFileSync(join(top, path), `<rss>${path}</rss>`);
    const whole = snippet(program.language, 'media');
    const end = /(?:\}|<\/VirtualHost>)\n$/.exec(whole)?.index ?? 0;
    const lines = snippet(program.language, 'posts/default');
    server = await startServer(program, `${whole.slice(0, end)}${lines}${whole.slice(end)}`, top);
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(top, { recursive: true });
  });

  it.each([
    ['/feed/', 'feed/index.xml'],
    ['/feed/index.xml', 'feed/index.xml'],
    ['/feeds/posts/default', 'feeds/posts/default'],
    ['/feeds/posts/default?alt=rss', 'feeds/posts/default'],
  ])('serves at %s the document, with its type and for every site', async (address, path) => {
    const { status, headers, body } = await server.ask(address);
    expect([status, String(body)]).toEqual([200, `<rss>${path}</rss>`]);
    expect(headers['content-type']?.replace('; ', ';')).toMatch(
      address === '/feed/' ? /^(?:application|text)\/xml;charset=utf-8$/ : /^application\/xml;charset=utf-8$/,
    );
    expect(headers['cache-control']).toBe('public, max-age=900');
    expect(headers['access-control-allow-origin']).toBe('*');
  });
});

it('docs/hosting.md has the lines that redirect one address, as they are printed', () => {
  for (const line of Object.values(redirectLines('/feed/', 'https://news.example.nz/rss.xml')))
    expect(PAGE).toContain(`\`${line}\``);
});
