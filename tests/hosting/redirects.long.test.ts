import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redirectLines } from '../../src/import/redirectLines.ts';
import { type RunningServer, requiredServers, startServer } from './servers.ts';

const NEW = "https://news.example.nz/a&b/%C4%81$1'/rss.xml";
/** Old addresses, each with another that is not redirected. */
const OLD: readonly (readonly [address: string, other: string])[] = [
  ['/feed/', '/feed/atom/'],
  ['/index.xml', '/indexaxml'],
  ['/~mere/rss-2.0.xml', '/~mere/rss-2.0.xml.bak'],
  ['/p%C4%81/fee%22d%7Bx%7D', '/p%C4%80/fee%22d%7Bx%7D'],
  ["/a+b(c)$1'd*/feed", "/a+b(c)$1'dx/feed"],
  ['/feeds/posts/default?alt=rss', '/feeds/posts/default?alt=atom'],
  ['/?feed=rss2&cat=3', '/?feed=atom&cat=3'],
];

/** A server that has these lines and nothing else. */
const AROUND: Readonly<Record<string, (lines: string) => string>> = {
  nginx: (lines) => `server {\nlisten 80;\nroot /srv/news/output;\n${lines}\n}`,
  Caddy: (lines) => `news.example.nz {\nroot * /srv/news/output\n${lines}\nfile_server\n}`,
  Apache: (lines) =>
    `<VirtualHost *:80>\nDocumentRoot /srv/news/output\n<Directory /srv/news/output>\nRequire all granted\n</Directory>\n${lines}\n</VirtualHost>`,
};

describe.each(requiredServers())('$name, with the lines for an old address,', (program) => {
  let server: RunningServer;
  const top = mkdtempSync(join(tmpdir(), 'dateline-redirects-'));

  beforeAll(async () => {
    writeFileSync(join(top, 'index.html'), '');
    const named = OLD.map(([old], index) =>
      redirectLines(old, NEW)[program.name]?.replaceAll('@old_feed', `@old_feed${index}`),
    );
    server = await startServer(program, AROUND[program.name]?.(named.join('\n')) ?? '', top);
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(top, { recursive: true });
  });

  it.each(OLD)('leads from %s for ever to the new one, and leaves %s alone', async (old, other) => {
    const { status, headers } = await server.ask(old);
    expect([status, decodeURIComponent(headers.location ?? '')]).toEqual([301, decodeURIComponent(NEW)]);
    expect((await server.ask(other)).status).not.toBe(301);
  });
});
