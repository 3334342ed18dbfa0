import { describe, expect, it } from 'vitest';
import { formatMoved } from '../../src/cli/formatMoved.ts';
import { printTo } from '../../src/cli/printable.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { fetchDocument } from '../../src/http/client/fetchDocument.ts';
import type { MovedHere } from '../../src/publish/movedHere.ts';
import { serve } from '../http/client/servers.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { tell } from './commandLine.ts';

function linesOf(moved: MovedHere): string[] {
  const lines: string[] = [];
  const stream = printTo({ write: (line) => lines.push(line) });
  for (const line of formatMoved(moved)) stream.write(line);
  return lines;
}

const address = 'https://news.example.nz/feed/';

describe('what an import tells of the old address of a feed', () => {
  const alias: MovedHere = {
    ...{ address, kind: 'alias', alias: 'feed/index.xml', isFolder: true, isInSettings: true },
    redirects: {},
  };

  it('is where the feed is written too', () => {
    expect(linesOf(alias)).toEqual([
      `the feed is also written to feed/index.xml, so that ${address} goes on (aliases: in feed.yaml)`,
    ]);
  });

  it('is what to write into a feed.yaml that says nothing of it, and which line of a host is better', () => {
    const redirects = { Netlify: 'one', nginx: 'two\nthree' } as MovedHere['redirects'];
    expect(linesOf({ ...alias, isInSettings: false, redirects })).toEqual([
      `the feed can also be written to feed/index.xml, so that ${address} goes on (aliases: [feed/index.xml] in feed.yaml)`,
      'where the host can redirect, that is better:',
      '  Netlify          one',
      '  nginx            two',
      '                   three',
    ]);
    const atom = { path: 'feed/index.xml', format: 'atom' } as const;
    expect(linesOf({ ...alias, alias: atom, isInSettings: false })[0]).toContain(
      'aliases: [{ path: feed/index.xml, format: atom }] in feed.yaml',
    );
  });

  it('is why no file can be there', () => {
    const moved: MovedHere = {
      ...{ address, kind: 'redirect', why: 'another host', redirects: {} },
      isInSettings: false,
    };
    expect(linesOf(moved)).toEqual([`redirect ${address}: it is on another host`]);
  });
});

async function host() {
  const server = await serve((_request, response) => {
    response.end(
      `<rss version="2.0"><channel><title>Old</title><link>${server.url}/</link><description>Old</description><language>en</language><item><guid isPermaLink="false">urn:1</guid><title>One</title><pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate><description>Text.</description></item></channel></rss>`,
    );
  });
  return server.url;
}

describe('a feed that is imported from the address where the new one will be', () => {
  it('is there after the first build', async () => {
    const [url, root] = [await host(), folderWith({})];
    const run = (...args: string[]) =>
      tell([...args, '--root', root], realDisk(root), { disk: realDisk, fetch: fetchDocument });
    const options = ['--allow-private', '--time-zone', 'Pacific/Auckland'];
    const { status, stdout } = await run('import', `${url}/feed/`, ...options);
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining('the feed is also written to feed/index.xml'),
    ]);
    expect(filesOf(root)['feed.yaml']).toMatch(/^aliases:\n {2}- feed\/index\.xml$/m);
    expect((await run('build')).status).toBe(0);
    const files = filesOf(root);
    expect(files['output/feed/index.xml']).toContain('<guid isPermaLink="false">urn:1</guid>');
  });

  it('is told with what to write, where feed.yaml is here, and not any more once that has it', async () => {
    const [url, root] = [await host(), folderWith({})];
    const run = (...args: string[]) =>
      tell(['import', ...args, '--root', root, '--allow-private'], realDisk(root), {
        disk: realDisk,
        fetch: fetchDocument,
      });
    await run(`${url}/feed/`, '--time-zone', 'Pacific/Auckland');
    expect((await run(`${url}/feed/`)).stdout).not.toContain('written to');
    const { moved } = JSON.parse((await run(`${url}/old.xml`, '--json')).stdout);
    expect(moved).toMatchObject([{ address: `${url}/old.xml`, alias: 'old.xml', isInSettings: false }]);
  });
});
