import { describe, expect, it } from 'vitest';
import type { BuildReport } from '../../src/publish/buildReport.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

type MemoryDisk = ReturnType<typeof memoryDisk>;

const FERRY = article('The ferry is back', '06:12 on 3 March 2015', 'See [the whale](whale.md).');
const WHALE = article('A whale looks in', '17:40 on 5 March 2015', 'It stayed.');

function publicationWith(more: string): MemoryDisk {
  return memoryDisk({ 'feed.yaml': SHORTEST + more, 'items/ferry.md': FERRY, 'items/whale.md': WHALE });
}

const build = (disk: MemoryDisk): BuildReport => publish({ disk }, publicationOf(disk), { now: NOW });
const itemsOf = (disk: MemoryDisk) => JSON.parse(String(disk.files.get('output/feed.json'))).items;

describe('a publication beside the pages of another program', () => {
  it('leads to them, and from one article to the page of another', () => {
    const disk = publicationWith('links: { pattern: /posts/:title/, like: hugo }\n');
    expect(build(disk).problems).toEqual([]);
    const [whale, ferry] = itemsOf(disk);
    expect(whale.url).toBe('https://news.example.nz/posts/a-whale-looks-in/');
    expect(ferry.content_html).toContain('href="https://news.example.nz/posts/a-whale-looks-in/"');
    expect([...disk.files.keys()].filter((path) => path.endsWith('.html'))).toEqual([]);
  });

  it('follows a title into the address, under the same id', () => {
    const disk = publicationWith('links: { pattern: /posts/:title/, like: hugo }\n');
    build(disk);
    const [before] = itemsOf(disk);
    disk.files.set('items/whale.md', Buffer.from(WHALE.replace('A whale looks in', 'Two whales')));
    build(disk);
    const [after, ferry] = itemsOf(disk);
    expect([after.id, after.url]).toEqual([before.id, 'https://news.example.nz/posts/two-whales/']);
    expect(ferry.content_html).toContain('https://news.example.nz/posts/two-whales/');
  });

  it('keeps its ids when links and the zone of its times are said later', () => {
    const disk = publicationWith('pages: false\n');
    expect(tellAll(build(disk).problems)).toContain('found pages: false and 2 articles without an address');
    const ids = itemsOf(disk).map(({ id }: { id: string }) => id);
    const later = `${SHORTEST}links: jekyll-pretty\ndates: { withoutZone: America/New_York }\n`;
    disk.files.set('feed.yaml', Buffer.from(later));
    expect(tellAll(build(disk).problems)).not.toContain('LINK_UNKNOWN');
    const items = itemsOf(disk);
    expect(items.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect([items[0].url, items[0].date_published]).toEqual([
      'https://news.example.nz/2015/03/05/whale/',
      '2015-03-06T11:40:00+13:00',
    ]);
  });
});
