import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/feeds/formats.ts';
import { encode } from '../../src/site/encode.ts';
import { servingOf } from '../../src/site/servingRules.ts';
import { type RunningServer, requiredServers, type ServerProgram, startServer } from './servers.ts';
import { addressOf, buildSite } from './site.ts';
import { replaced, snippet } from './snippets.ts';

const site = buildSite();
/** Files whose copies are no longer than a level that no server uses would make them. */
const paths = site.paths.filter(
  (path) => !path.startsWith('media/') && readFileSync(join(site.output, path)).length >= 1024,
);
let output = '';

beforeAll(() => {
  output = mkdtempSync(join(tmpdir(), 'dateline-hosting-'));
  cpSync(site.output, output, { recursive: true });
  for (const path of paths) {
    const text = readFileSync(join(output, path));
    writeFileSync(join(output, `${path}.gz`), gzipSync(text, { level: 0 }));
    writeFileSync(join(output, `${path}.br`), encode(text, 'br'));
  }
});
afterAll(() => {
  rmSync(output, { recursive: true, force: true });
  site.remove();
});

/** The recipe of docs/hosting.md with its lines about compressed copies in their place. */
function recipeOf({ language }: ServerProgram): string {
  const whole = snippet(language, 'media');
  if (language === 'nginx')
    return replaced(whole, '    gzip on;', `    ${snippet('nginx', 'gzip_static')}    gzip on;`);
  if (language === 'caddyfile')
    return replaced(whole, '\tfile_server\n', snippet('caddyfile', 'precompressed'));
  return replaced(whole, '</VirtualHost>', `${snippet('apache', 'RewriteRule ^(.+)$')}</VirtualHost>`);
}

describe.each(requiredServers())('$name with compressed copies', (program) => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer(program, recipeOf(program), output);
  });
  afterAll(() => server?.stop());

  it.each(paths)('sends that of %s to who takes it, and the file itself to others', async (path) => {
    const { type, isShared, cacheControl } = servingOf(path, FORMATS);
    const address = `/${addressOf(path)}`;
    const text = readFileSync(join(output, path));
    const packed = await server.ask(address, { 'accept-encoding': 'gzip' });
    expect(packed.body.equals(readFileSync(join(output, `${path}.gz`)))).toBe(true);
    expect(gunzipSync(packed.body).equals(text)).toBe(true);
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': cacheControl,
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(packed.headers['content-type']?.split(';')[0]).toBe(type.split(';')[0]);
    expect(packed.headers['access-control-allow-origin']).toBe(isShared ? '*' : undefined);
    const { etag = '' } = packed.headers;
    const again = await server.ask(address, { 'accept-encoding': 'gzip', 'if-none-match': etag });
    expect(again.status).toBe(304);
    const plain = await server.ask(address);
    expect([plain.headers['content-encoding'], plain.body.equals(text)]).toEqual([undefined, true]);
    if (program.language !== 'caddyfile') return;
    const smaller = await server.ask(address, { 'accept-encoding': 'br, gzip' });
    expect(smaller.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(smaller.body).equals(text)).toBe(true);
  });
});
