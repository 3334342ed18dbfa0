import { describe, expect, it } from 'vitest';
import { newArticle } from '../../../src/articles/newArticle.ts';
import { parseDate } from '../../../src/dates/parseDate.ts';
import { stampAt } from '../../../src/dates/zone.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { filesOf, folderWith } from '../../support/files.ts';
import { SETTINGS } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

const NOW = new Date('2026-11-29T16:48:30Z');

function publication(files: Record<string, string> = {}) {
  const root = folderWith({ 'feed.yaml': SETTINGS, ...files });
  const run = (...args: string[]) => tell([...args, '--root', root], realDisk(root), { now: () => NOW });
  return { root, run };
}

describe('new', () => {
  it('begins an article, with the time now in the zone, and prints its path', async () => {
    const { root, run } = publication();
    const made = await run('new', 'Mayor: "no new rates"');
    expect(made).toEqual({ status: 0, stdout: 'items/2026-11-30-mayor-no-new-rates.md\n', stderr: '' });
    expect(filesOf(root)['items/2026-11-30-mayor-no-new-rates.md']).toMatchInlineSnapshot(`
      "---
      title: 'Mayor: "no new rates"'
      date: 2026-11-30T05:48:00+13:00
      draft: true # take this line out when the article may be published
      ---

      "
    `);
  });

  it('is not published before its author says so', async () => {
    const { root, run } = publication();
    await run('new', 'Rain');
    expect((await run('build')).stdout).toContain('0 articles, 1 draft');
    expect(filesOf(root)['output/rss.xml']).not.toContain('Rain');
  });

  it('makes newsroom text with --text, which is read back once the draft line is out', async () => {
    const { root, run } = publication();
    await run('new', 'Rain in Petone', '--text');
    const text = filesOf(root)['items/2026-11-30-rain-in-petone.txt'] ?? '';
    expect(text).toContain('\n\nRain in Petone\n\n5:48 am on 30 November 2026, NZDT\n\n');
    const { run: again } = publication({
      'items/rain.txt': `${text.replace(/^---.*?---\n\n/s, '')}It rained.\n`,
    });
    expect(JSON.parse((await again('build', '--json')).stdout)).toMatchObject({
      items: { published: 1 },
      problems: [],
    });
  });

  it('takes a folder and a date, and never the name of another file', async () => {
    const { run } = publication();
    const at = ['--folder', 'sport', '--date', '7:15 am on 22 December 2014'];
    expect((await run('new', 'Rain', ...at)).stdout).toBe('items/sport/2014-12-22-rain.md\n');
    expect((await run('new', 'Rain', ...at)).stdout).toBe('items/sport/2014-12-22-rain-2.md\n');
    expect((await run('new', 'Rain', ...at, '--json')).stdout).toBe(
      '{\n  "file": "items/sport/2014-12-22-rain-3.md"\n}\n',
    );
  });

  it('refuses a date that cannot be read, and a folder outside of the articles', async () => {
    const { root, run } = publication();
    expect(await run('new', 'Rain', '--date', '31/02/2014')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('February 2014 has 28 days'),
    });
    for (const folder of ['../outside', '/tmp', 'a/../../b']) {
      expect(await run('new', 'Rain', '--folder', folder)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining(`expected a folder in items, found ${folder}`),
      });
    }
    expect(Object.keys(filesOf(root))).toEqual(['feed.yaml']);
  });

  it('has to be given a headline, in a folder with a feed.yaml', async () => {
    const { run } = publication();
    expect(await run('new')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('the headline of an article'),
    });
    const root = folderWith({});
    expect((await tell(['new', 'Rain', '--root', root], realDisk(root))).status).toBe(2);
  });
});

describe('the date line of a new newsroom text', () => {
  it.each([
    'Pacific/Auckland',
    'Pacific/Chatham',
    'Asia/Kathmandu',
    'America/New_York',
    'UTC',
    'Australia/Lord_Howe',
  ])('is read back as the same instant in %s', (timeZone) => {
    for (const instant of ['2026-11-29T16:48:00Z', '2014-04-05T13:30:00Z', '2014-04-05T14:30:00Z']) {
      const published = stampAt(Date.parse(instant), timeZone);
      const text = newArticle({ title: 'Rain', published, timeZone, format: 'txt', body: '' });
      const [, , line = ''] = text.split('\n');
      expect(parseDate(line, timeZone).stamp?.toISOString()).toBe(published.toISOString());
    }
  });
});
