import { describe, expect, it, vi } from 'vitest';
import { article } from '../../support/articles.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { NOW, SETTINGS } from '../../support/publication.ts';
import { start } from '../ongoing.ts';

const ROAD = article('The road', '8:03 pm on 21 December 2014');
const TIDE = article('The tide', '9:00 am on 22 December 2014');

const settings = (settingsText = '') =>
  memoryDisk({ 'feed.yaml': SETTINGS + settingsText, 'items/road.md': ROAD });

describe('dateline watch', () => {
  it('builds at once, and again on each change', async () => {
    const disk = settings();
    const watching = await start(['watch'], disk);
    expect(String(disk.files.get('output/rss.xml'))).toContain('The road');
    disk.files.set('items/tide.md', Buffer.from(TIDE));
    await watching.change();
    expect(String(disk.files.get('output/rss.xml'))).toContain('The tide');
    expect(String(disk.files.get('feed.lock'))).toContain('items/tide.md');
    await watching.end();
  });

  it('ends with 130 when a person ends it, and watches no longer', async () => {
    const watching = await start(['watch'], settings());
    expect(await watching.end()).toBe(130);
    expect(watching.unwatched).toEqual([{ items: ['items'], output: 'output' }]);
  });

  it('says when it begins, but not to programs, and not with --quiet', async () => {
    const watching = await start(['watch'], settings('items: [news, items]\n'));
    expect(watching.printed.stdout).toMatch(
      /^Harbour News: watching news, items, feed\.yaml \(Ctrl\+C ends it\)\n/,
    );
    await watching.end();
    for (const option of ['--json', '-q']) {
      const other = await start(['watch', option], settings());
      expect(other.printed.stdout).not.toContain('watching');
      await other.end();
    }
  });

  it('says what it did where it did anything, and is silent where it did not', async () => {
    const watching = await start(['watch'], settings());
    expect(watching.printed.stdout).toContain('Harbour News: 1 article');
    const before = watching.printed.stdout;
    await watching.change();
    expect(watching.printed.stdout).toBe(before);
    await watching.end();
  });

  it('tells an error once, keeps what was published last, and goes on', async () => {
    const disk = settings();
    const watching = await start(['watch'], disk);
    const good = disk.files.get('output/rss.xml');
    disk.files.set('items/road.md', Buffer.from(ROAD.replace('21 December', '31 February')));
    await watching.change();
    await watching.change();
    expect(watching.printed.stderr.match(/DATE_UNREADABLE/g)).toHaveLength(1);
    expect(watching.printed.stderr).not.toContain('mended');
    expect(disk.files.get('output/rss.xml')).toBe(good);
    disk.files.set('items/road.md', Buffer.from(ROAD.replace('8:03', '8:04')));
    await watching.change();
    expect(String(disk.files.get('output/rss.xml'))).toContain('20:04:00 +1300');
    expect(watching.printed.stderr).toMatch(/\nmended items\/road\.md DATE_UNREADABLE .*\n$/);
    expect(await watching.end()).toBe(130);
  });

  it('tells that the clock is behind, writes nothing, and builds a minute after it was set', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const disk = settings();
      const watching = await start(['watch'], disk);
      const good = disk.files.get('output/rss.xml');
      watching.setClock(new Date(10_000));
      disk.files.set('items/tide.md', Buffer.from(TIDE));
      await watching.change();
      expect(watching.printed.stderr).toMatch(/CLOCK_BEHIND .*found 1970-01-01T12:00:10\+12:00/);
      expect(disk.files.get('output/rss.xml')).toBe(good);
      watching.setClock(NOW);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(String(disk.files.get('output/rss.xml'))).toContain('The tide');
      await watching.end();
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves an article with an error out, where feed.yaml says so, and publishes the others', async () => {
    const disk = settings('onError: skip\n');
    const watching = await start(['watch'], disk);
    disk.files.set('items/road.md', Buffer.from(ROAD.replace('21 December', '31 February')));
    disk.files.set('items/tide.md', Buffer.from(TIDE));
    await watching.change();
    expect(watching.printed.stderr.match(/DATE_UNREADABLE/g)).toHaveLength(1);
    expect(watching.printed.stdout).toContain('left out    items/road.md: stays as it was\n');
    expect(String(disk.files.get('output/rss.xml'))).toMatch(/The tide[\s\S]*The road/);
    await watching.end();
  });

  it('goes on where feed.yaml is broken, or a disk refuses', async () => {
    const disk = settings();
    const watching = await start(['watch'], disk);
    disk.files.set('feed.yaml', Buffer.from('titel: x\n'));
    await watching.change();
    expect(watching.printed.stderr).toContain('did you mean title?');
    disk.files.delete('feed.yaml');
    await watching.change();
    expect(watching.printed.stderr).toContain('what was published last stays (ENOENT');
    await watching.end();
  });

  it('watches other folders when feed.yaml names others', async () => {
    const disk = settings();
    const watching = await start(['watch'], disk);
    disk.files.set('feed.yaml', Buffer.from(`${SETTINGS}items: news\n`));
    disk.files.set('news/tide.md', Buffer.from(TIDE));
    await watching.change();
    expect(watching.watched).toEqual([
      { items: ['items'], output: 'output' },
      { items: ['news'], output: 'output' },
    ]);
    expect(watching.unwatched).toEqual([{ items: ['items'], output: 'output' }]);
    expect(String(disk.files.get('output/rss.xml'))).toContain('The tide');
    await watching.end();
  });

  it('publishes an article when it falls due, though nothing changes', async () => {
    const disk = settings();
    disk.files.set('items/tide.md', Buffer.from(article('The tide', '1:00 pm on 1 January 2026, NZDT')));
    const watching = await start(['watch'], disk);
    // NOW is that very minute: it is out.
    expect(String(disk.files.get('output/rss.xml'))).toContain('The tide');
    disk.files.set('items/moon.md', Buffer.from(article('The moon', '1:01 pm on 1 January 2026, NZDT')));
    watching.setClock(new Date(NOW.getTime() + 59_900));
    await watching.change();
    expect(String(disk.files.get('output/rss.xml'))).not.toContain('The moon');
    watching.setClock(new Date(NOW.getTime() + 60_000));
    await vi.waitFor(() => expect(String(disk.files.get('output/rss.xml'))).toContain('The moon'));
    await watching.end();
  });

  it('says so when changes can no longer be seen', async () => {
    const watching = await start(['watch'], settings());
    await watching.fail(new Error('no more watches'));
    expect(watching.printed.stderr).toContain(
      'changes can no longer be seen; start it again (no more watches)',
    );
    await watching.end();
  });

  it('prints an object for each run that did anything with --json', async () => {
    const watching = await start(['watch', '--json'], settings());
    expect(JSON.parse(watching.printed.stdout)).toMatchObject({ items: { published: 1 } });
    await watching.end();
  });
});
