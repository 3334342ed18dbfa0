import { describe, expect, it } from 'vitest';
import { diffPublication } from '../../src/publish/diff.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { pngOf } from '../support/pictures.ts';
import { NOW, SETTINGS, SHORTEST } from '../support/publication.ts';

const SHOW =
  'podcast: { image: cover.png, category: News, explicit: false, description: Voices of the harbour }';
const OWN = `feeds: [{ path: show, title: The Show, where: { folder: show }, ${SHOW} }]\n`;
const NEWS = 'feeds: [{ path: news, title: The News, where: { folder: news } }]\n';
const AUDIO = 'enclosures: { url: "https://cdn.example/a.mp3", type: audio/mpeg, sizeInBytes: 9 }\n';
const COVER = { 'cover.png': pngOf(1400, 1400) };

/** An episode of a day. */
function episode(number: number): string {
  const day = String(1 + (number % 28)).padStart(2, '0');
  const month = String(1 + (Math.floor(number / 28) % 12)).padStart(2, '0');
  return article(`Episode ${number}`, `2015-${month}-${day} 08:00`, `Number ${number}.`, AUDIO);
}

function episodes(count: number): Files {
  return Object.fromEntries(
    Array.from({ length: count }, (_, number) => [`items/show/e${number}.md`, episode(number)]),
  );
}

const QUIET = article('Quiet', '2015-06-01 09:00', 'Nothing to hear.');
const ROAD = article('Road', '2015-06-02 09:00', 'It is open.');

function build(disk: ReturnType<typeof memoryDisk>) {
  return publish({ disk }, publicationOf(disk), { now: NOW });
}

/** What is published: the report, and each file by its path in the output folder. */
function published(settingsText: string, files: Files) {
  const disk = memoryDisk({ 'feed.yaml': settingsText, ...COVER, ...files });
  const report = build(disk);
  const read = (path: string) => String(disk.files.get(`output/${path}`) ?? '');
  const titles = (path: string) => JSON.parse(read(path)).items.map(({ title }: { title: string }) => title);
  const paths = [...disk.files.keys()].flatMap((path) => (path.startsWith('output/') ? [path.slice(7)] : []));
  return { disk, report, read, titles, paths };
}

describe('a show that is a section of a publication', () => {
  const files = { ...episodes(70), 'items/show/quiet.md': QUIET, 'items/road.md': ROAD };
  const { report, read, titles, paths } = published(SETTINGS + OWN, files);

  it('has all of its episodes, and no article without audio', () => {
    expect(titles('show/feed.json')).toHaveLength(70);
    for (const path of ['show/feed.json', 'show/rss.xml', 'show/atom.xml'])
      expect(read(path)).not.toContain('Nothing to hear');
  });

  it('says what the podcast says, with its picture', () => {
    expect(read('show/rss.xml')).toMatch(
      /<itunes:image href="https:\/\/news\.example\.nz\/media\/cover-\w+\.png"/,
    );
    expect(read('show/rss.xml')).toContain('<description>Voices of the harbour</description>');
    expect(read('rss.xml')).not.toContain('itunes:category');
    expect(JSON.parse(read('show/feed.json'))).toMatchObject({
      title: 'The Show',
      icon: expect.stringContaining('/media/cover-'),
    });
  });

  it('leaves the feed of all articles as it is, with its window and its archive', () => {
    expect(titles('feed.json')).toHaveLength(50);
    expect(titles('feed.json')).toEqual(expect.arrayContaining(['Quiet', 'Road']));
    expect(paths).toContain('archive/2015-01.xml');
    expect(paths.filter((path) => path.startsWith('show/archive/'))).toEqual([]);
  });

  it('tells of the article that it lacks', () => {
    expect(report.problems.map(({ code, file }) => [code, file])).toEqual([
      ['EPISODE_WITHOUT_AUDIO', 'items/show/quiet.md'],
    ]);
  });

  it('has an archive where its window does not show all', () => {
    const window = OWN.replace('where', 'window: { items: 10, days: 1 }, where');
    const limited = published(SETTINGS + window, files);
    expect(limited.titles('show/feed.json')).toHaveLength(10);
    expect(limited.paths).toContain('show/archive/2015-01.xml');
  });
});

describe('a publication that is a show', () => {
  const files = { ...episodes(60), 'items/news/quiet.md': QUIET, 'items/road.md': ROAD };
  const settings = `${SHORTEST}${SHOW}\n${NEWS}`;

  it('shows all episodes; what is none has a page, and is in other feeds', () => {
    const { titles, paths, read } = published(settings, files);
    expect(titles('feed.json')).toHaveLength(60);
    expect(titles('news/feed.json')).toEqual(['Quiet']);
    expect(paths).toEqual(
      expect.arrayContaining(['2015/06/01/quiet/index.html', '2015/06/02/road/index.html']),
    );
    expect(read('index.html')).toContain('Quiet');
    expect(read('archive/2015-06/index.html')).toContain('Road');
  });

  it('does not call a new article unseen that no feed is to show', () => {
    const { disk } = published(settings, files);
    disk.files.set('items/late.md', Buffer.from(article('Late', '2014-01-01 09:00', 'From long ago.')));
    disk.files.set('items/old.md', Buffer.from(article('Old', '2014-01-02 09:00', 'As old.', AUDIO)));
    const report = build(disk);
    expect(report.unseen).toEqual([]);
    expect(report.subscribers.new.map(({ file }) => file)).toEqual(['items/old.md']);
  });

  it('keeps what subscribers have of an article with an error, in whatever feed that is', () => {
    const { disk, titles, read } = published(`${settings}onError: skip\n`, files);
    const episodeBefore = read('rss.xml');
    disk.files.set('items/news/quiet.md', Buffer.from('---\ntitle: [\n---\n'));
    disk.files.set('items/show/e3.md', Buffer.from('---\ntitle: [\n---\n'));
    const report = build(disk);
    expect(report.leftOut).toEqual([
      { file: 'items/news/quiet.md', isKept: true },
      { file: 'items/show/e3.md', isKept: true },
    ]);
    expect(titles('news/feed.json')).toEqual(['Quiet']);
    expect(read('rss.xml')).toBe(episodeBefore);
  });

  it('has a tombstone for an episode that was taken back with its audio', () => {
    const { disk, read } = published(settings, files);
    const text = episode(5).replace(AUDIO, 'withdrawn: 2015-12-01\n');
    disk.files.set('items/show/e5.md', Buffer.from(text));
    build(disk);
    expect(read('atom.xml')).toMatch(/<at:deleted-entry ref="tag:news\.example\.nz,2015-01-06:e5"/);
    expect(read('rss.xml')).not.toContain('Episode 5<');
  });

  it('lets an author see what has changed in an article of another feed', () => {
    const { disk } = published(settings, files);
    disk.files.set('items/news/quiet.md', Buffer.from(QUIET.replace('Nothing', 'Something')));
    disk.files.set('items/show/e59.md', Buffer.from(episode(59).replace('Number', 'No.')));
    const { changedFields } = diffPublication({ disk }, publicationOf(disk), { now: NOW });
    const changed = [...changedFields].map(([{ file }, fields]) => [file, fields.map(({ field }) => field)]);
    expect(changed.sort()).toEqual([
      ['items/news/quiet.md', expect.arrayContaining(['body'])],
      ['items/show/e59.md', expect.arrayContaining(['body'])],
    ]);
  });
});
