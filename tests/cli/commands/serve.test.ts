import { describe, expect, it } from 'vitest';
import { article } from '../../support/articles.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { SHORTEST } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';
import { start } from '../ongoing.ts';

const ROAD = article('The road', '8:03 pm on 21 December 2014');

const settings = () => memoryDisk({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD });

function textAt(serving: Awaited<ReturnType<typeof start>>, path: string): string {
  return String(Buffer.from(serving.server?.find(path)?.read() ?? []));
}

describe('dateline serve', () => {
  it('serves at 4321 on this machine alone, and says where', async () => {
    const serving = await start(['serve'], settings());
    expect(serving.server).toMatchObject({ port: 4321 });
    expect(serving.server).not.toHaveProperty('host');
    expect(serving.printed.stdout).toBe(
      'Harbour News is at http://127.0.0.1:4321/, and how readers show it at http://127.0.0.1:4321/preview/ (Ctrl+C ends it)\n',
    );
    expect(textAt(serving, 'rss.xml')).toContain('<link>http://127.0.0.1:4321/2014/12/21/road/</link>');
    await serving.end();
  });

  it('takes another port and host', async () => {
    const serving = await start(['serve', '--port', '0', '--host', '0.0.0.0', '--json'], settings());
    expect(serving.server).toMatchObject({ port: 0, host: '0.0.0.0' });
    expect(JSON.parse(serving.printed.stdout)).toEqual({
      url: 'http://127.0.0.1:0/',
      preview: 'http://127.0.0.1:0/preview/',
    });
    await serving.end();
  });

  it.each(['65536', 'x', '-1', '1.5'])('refuses the port %s', async (port) => {
    const { status, stderr } = await tell(['serve', `--port=${port}`], settings());
    expect(status).toBe(2);
    expect(stderr).toContain(`expected --port as a number from 0 to 65535, found "${port}"`);
  });

  it.each(['', 'a b', 'http://a/', '127.0.0.1:80/x', '..'])('refuses the host %j', async (host) => {
    const { status, stderr } = await tell(['serve', `--host=${host}`], settings());
    expect(status).toBe(2);
    expect(stderr).toContain(`expected --host as a name or an IP address, found "${host}"`);
  });

  it.each(['localhost', '0.0.0.0', '::1', '::', 'fe80::1%eth0', 'my-machine.local'])(
    'takes the host %s',
    async (host) => {
      const serving = await start(['serve', '--port', '0', '--host', host], settings());
      expect(serving.server).toMatchObject({ host });
      await serving.end();
    },
  );

  it('writes nothing', async () => {
    const disk = settings();
    const before = new Map(disk.files);
    const serving = await start(['serve'], disk);
    await serving.change();
    await serving.end();
    expect(disk.files).toEqual(before);
  });

  it('tells its pages of a change, but not where nothing is different', async () => {
    const disk = settings();
    const serving = await start(['serve'], disk);
    const before = serving.told.length;
    await serving.change();
    expect(serving.told).toHaveLength(before);
    disk.files.set('items/tide.md', Buffer.from(article('The tide', '9:00 am on 22 December 2014')));
    await serving.change();
    expect(serving.told).toHaveLength(before + 1);
    expect(textAt(serving, '')).toContain('The tide');
    await serving.end();
  });

  it('tells an error in the terminal and on the pages, and serves the last good feeds', async () => {
    const disk = settings();
    const serving = await start(['serve'], disk);
    const good = serving.server?.find('atom.xml');
    disk.files.set('items/road.md', Buffer.from(ROAD.replace('21 December', '31 February')));
    await serving.change();
    expect(serving.printed.stderr).toContain('items/road.md:3:7 error DATE_UNREADABLE');
    expect(textAt(serving, '')).toContain('items/road.md:3:7');
    expect(serving.server?.find('atom.xml')).toBe(good);
    disk.files.set('items/road.md', Buffer.from(ROAD));
    await serving.change();
    expect(serving.printed.stderr).toMatch(/\nmended items\/road\.md DATE_UNREADABLE .*\n$/);
    await serving.end();
  });

  it('goes on where nothing can be read', async () => {
    const disk = settings();
    const serving = await start(['serve'], disk);
    disk.files.delete('feed.yaml');
    await serving.change();
    expect(serving.printed.stderr).toContain('what was served last stays (ENOENT');
    expect(textAt(serving, 'rss.xml')).toContain('The road');
    await serving.end();
  });

  it('ends with 130, and serves no longer', async () => {
    const serving = await start(['serve'], settings());
    expect(await serving.end()).toBe(130);
    expect(serving.server).toBeUndefined();
  });

  it('answers what is not there with a page of its own', async () => {
    const serving = await start(['serve'], settings());
    expect(serving.server?.notFound?.()).toMatchObject({ status: 404, type: 'text/html; charset=utf-8' });
    await serving.end();
  });
});
