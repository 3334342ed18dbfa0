import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSite } from '../../src/deliver/verify/checkSite.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { openSender } from '../../src/http/client/send.ts';
import { publicationOf } from '../support/memoryDisk.ts';
import { type RunningServer, requiredServers, type ServerProgram, startServer } from './servers.ts';
import { buildSite } from './site.ts';
import { replaced, snippet } from './snippets.ts';

const site = buildSite();
afterAll(() => site.remove());

/** What a look from outside tells of a server. */
async function toldOf({ url }: RunningServer): Promise<string[]> {
  const sender = openSender();
  try {
    const disk = realDisk(dirname(site.output));
    const faults = await checkSite(disk, publicationOf(disk).settings, url, sender);
    return faults.map(({ code, message, mend }) => `${code} ${message.replaceAll(url, 'HERE/')} - ${mend}`);
  } finally {
    sender.close();
  }
}

/** Debian's Caddy is an old one; what it cannot do is a note. */
function isOldCaddy(line: string): boolean {
  return line.startsWith('SERVED_LIMITED expected another ETag for what is compressed');
}

/** The recipe of docs/hosting.md, with the lines that name the hub. */
function recipeOf({ language }: ServerProgram): string {
  const [whole, hub] = [snippet(language, 'media'), snippet(language, 'hub.example')];
  if (language === 'nginx') {
    const [map = '', line = ''] = hub.split('\n\n');
    return `${map}\n${replaced(whole, '    gzip on;', `    ${line}\n    gzip on;`)}`;
  }
  const [place, end] = language === 'apache' ? ['</VirtualHost>', hub] : ['\tencode gzip {', hub];
  return replaced(whole, place, `${end}${place}`);
}

/** What is spoilt in a recipe, and what is told then. */
const SPOILT: Readonly<
  Record<string, readonly (readonly [part: string, other: string, told: readonly string[]])[]>
> = {
  nginx: [
    ['gzip on;', 'gzip off;', ['SERVED_WITHOUT_GZIP']],
    ['gzip_vary on;', '', ['SERVED_ENCODING expected Vary']],
    ['application/feed+json application/json application/xml', 'application/json', ['SERVED_WITHOUT_GZIP']],
    ['    charset utf-8;', '    etag off;\n    charset utf-8;', ['SERVED_WITHOUT_304 expected an ETag']],
    [
      '    charset utf-8;',
      '    if_modified_since off;\n    charset utf-8;',
      ['SERVED_WITHOUT_304 expected status 304 for If-Modified-Since'],
    ],
    [
      'application/xml  xml;',
      'application/rss+xml  xml;',
      ['SERVED_TYPE expected Content-Type application/xml', 'SERVED_WITHOUT_GZIP'],
    ],
    ['add_header Cache-Control $dateline_cache;', '', ['SERVED_CACHE_TIME']],
    ['add_header Access-Control-Allow-Origin $dateline_origin;', '', ['SERVED_WITHOUT_CORS']],
    ['add_header Content-Security-Policy $dateline_policy;', '', ['SERVED_WITHOUT_POLICY']],
    ['add_header Link $dateline_link;', '', ['SERVED_WITHOUT_LINK']],
    [
      'types {}',
      'return 302 /rss.xml; types {}',
      ['SERVED_REDIRECTS', 'SERVED_STALE', 'SERVED_TYPE', 'SERVED_WITHOUT_LINK'],
    ],
    ['types {}', 'return 410; types {}', ['SERVED_UNREACHABLE']],
  ],
  caddyfile: [
    ['encode gzip {', '@none path /none\n\tencode @none gzip {', ['SERVED_WITHOUT_GZIP']],
    ['header @there Cache-Control "public, max-age=900"', '', ['SERVED_CACHE_TIME']],
    ['header @feeds Access-Control-Allow-Origin *', '', ['SERVED_WITHOUT_CORS']],
    ['header @json Content-Type application/feed+json', '', ['SERVED_TYPE']],
    [
      'header X-Content-Type-Options nosniff',
      'header {\n\t\t-ETag\n\t\tdefer\n\t}',
      ['SERVED_WITHOUT_304 expected an ETag'],
    ],
    [
      'header X-Content-Type-Options nosniff',
      'header {\n\t\t-Vary\n\t\tdefer\n\t}',
      ['SERVED_ENCODING expected Vary'],
    ],
  ],
  apache: [
    [
      'RequestHeader edit* If-None-Match -gzip\\" \\"',
      '',
      ['SERVED_WITHOUT_304 expected status 304 for If-None-Match'],
    ],
    [
      'AddOutputFilterByType DEFLATE application/feed+json application/json application/xml',
      '',
      ['SERVED_WITHOUT_GZIP'],
    ],
    [
      'DirectoryIndex index.html',
      'DirectoryIndex index.html\nFileETag None',
      ['SERVED_WITHOUT_304 expected an ETag'],
    ],
    [
      'ServerName news.example.nz',
      'ServerName news.example.nz\nDeflateAlterETag NoChange',
      ['SERVED_ENCODING expected another ETag'],
    ],
    ['Header set Cache-Control "public, max-age=900"', '', ['SERVED_CACHE_TIME']],
    ['ForceType application/feed+json', '', ['SERVED_TYPE']],
  ],
};

describe.each(requiredServers())('$name, as docs/hosting.md has it,', (program) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(program, recipeOf(program), site.output);
  });
  afterAll(() => server?.stop());

  it('gives a look from outside nothing to tell', async () => {
    expect((await toldOf(server)).filter((line) => !isOldCaddy(line))).toEqual([]);
  });
});

describe.each(requiredServers())('$name, where the recipe is not kept to,', (program) => {
  it.each(SPOILT[program.language] ?? [])(
    'with "%s" as "%s": it is told, with what to write there',
    async (part, other, told) => {
      const server = await startServer(program, replaced(recipeOf(program), part, other), site.output);
      try {
        const found = (await toldOf(server)).filter((line) => !isOldCaddy(line));
        for (const text of told) expect(found).toContainEqual(expect.stringContaining(text));
        expect(
          found.filter((line) => !told.some((text) => line.startsWith(text.split(' ')[0] as string))),
        ).toEqual([]);
      } finally {
        await server.stop();
      }
    },
  );
});
