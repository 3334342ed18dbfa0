import { describe, expect, it } from 'vitest';
import { publish } from '../../../src/publish/publish.ts';
import type { BuildOptions } from '../../../src/publish/world.ts';
import { attributeOf, having, named, only, readPage } from '../../site/page.ts';
import { article } from '../../support/articles.ts';
import type { Files } from '../../support/files.ts';
import { memoryDisk, publicationOf } from '../../support/memoryDisk.ts';
import { NOW, SHORTEST } from '../../support/publication.ts';

const HOME = 'https://news.example.nz/';

/** A publication in memory that is published again and again, each time with other files. */
function publicationWith(files: Files) {
  const disk = memoryDisk({ 'feed.yaml': SHORTEST, ...files });
  const run = (options: Partial<BuildOptions> = {}) =>
    publish({ disk }, publicationOf(disk), { now: NOW, ...options });
  run();
  return {
    disk,
    run,
    /** Publishes with these files in the place of others; what is undefined goes. */
    change: (changes: Readonly<Record<string, string | undefined>>, options: Partial<BuildOptions> = {}) => {
      for (const [path, text] of Object.entries(changes)) {
        if (text === undefined) disk.files.delete(path);
        else disk.files.set(path, Buffer.from(text));
      }
      return run(options);
    },
    /** Of each address of an article: `page`, or where people are sent on to. */
    addresses: () =>
      Object.fromEntries(
        [...disk.files].flatMap(([path, bytes]) =>
          /^output\/\d{4}\/.*html$/.test(path) ? [[path.slice(7, -10), kindOf(String(bytes))]] : [],
        ),
      ),
  };
}

function kindOf(text: string): string {
  const page = readPage(text);
  const canonical = attributeOf(only(page, 'link', { rel: 'canonical' }), 'href') ?? '';
  const [refresh] = having(named(page, 'meta'), { 'http-equiv': 'refresh' });
  if (refresh === undefined) return 'page';
  expect(attributeOf(refresh, 'content')).toBe(`0; url=${canonical}`);
  expect(having(named(page, 'a'), { href: canonical })).toHaveLength(1);
  return canonical.replace(HOME, 'to ');
}

const road = (more = '', date = '21 December 2014', body = 'The road is open to all.') =>
  article('Road', `8:03 pm on ${date}`, body, more);
const ferry = (more = '') => article('Ferry', '8:00 am on 20 December 2014', 'The ferry sails on.', more);

describe('the old address of an article sends people on', () => {
  it.each<[string, Record<string, string | undefined>, string]>([
    ['slug', { 'items/road.md': road('slug: street\n') }, '2014/12/21/street/'],
    ['date', { 'items/road.md': road('', '22 December 2014') }, '2014/12/22/road/'],
    ['file name', { 'items/road.md': undefined, 'items/lane.md': road() }, '2014/12/21/lane/'],
  ])('when its %s changes', (_, changes, address) => {
    const { change, addresses } = publicationWith({ 'items/road.md': road() });
    expect(addresses()).toEqual({ '2014/12/21/road/': 'page' });
    change(changes);
    expect(addresses()).toEqual({ '2014/12/21/road/': `to ${address}`, [address]: 'page' });
  });

  // Before, no slug had the marks of any script, and no signs: this is what the slug was then.
  it.each([
    ['काल', 'कल', '%E0%A4%95%E0%A4%BE%E0%A4%B2'],
    ['C++', 'c', 'c-plus-plus'],
  ])('when %s, which has had the slug %s, gets its own, and its id stays', (name, slug, now) => {
    const file = `items/${name}.md`;
    const { change, addresses, disk } = publicationWith({ [file]: road(`slug: ${slug}\n`) });
    expect(addresses()).toEqual({ [`2014/12/21/${slug}/`]: 'page' });
    const id = `tag:news.example.nz,2014-12-21:${encodeURIComponent(slug)}\t`;
    expect(String(disk.files.get('feed.lock'))).toContain(id);
    const report = change({ [file]: road() });
    expect(addresses()).toEqual({
      [`2014/12/21/${slug}/`]: `to 2014/12/21/${now}/`,
      [`2014/12/21/${decodeURIComponent(now)}/`]: 'page',
    });
    expect(String(disk.files.get('feed.lock'))).toContain(id);
    expect(report.subscribers).toMatchObject({ new: [], edited: [], returning: [], gone: [] });
  });

  it('and not when only its text or its title changes', () => {
    const { change, addresses } = publicationWith({ 'items/road.md': road() });
    change({ 'items/road.md': road('', '21 December 2014', 'Mud.').replace('title: Road', 'title: Lane') });
    expect(addresses()).toEqual({ '2014/12/21/road/': 'page' });
  });

  it('from each address that it had, without a way round', () => {
    const { change, addresses } = publicationWith({ 'items/road.md': road() });
    change({ 'items/road.md': road('slug: street\n') });
    change({ 'items/road.md': road('slug: lane\n') });
    expect(addresses()).toEqual({
      '2014/12/21/road/': 'to 2014/12/21/lane/',
      '2014/12/21/street/': 'to 2014/12/21/lane/',
      '2014/12/21/lane/': 'page',
    });
  });

  it('until the article comes back to it', () => {
    const { change, addresses } = publicationWith({ 'items/road.md': road() });
    change({ 'items/road.md': road('slug: street\n') });
    change({ 'items/road.md': road() });
    expect(addresses()).toEqual({ '2014/12/21/road/': 'page', '2014/12/21/street/': 'to 2014/12/21/road/' });
  });

  it('to the page that its author has made elsewhere', () => {
    const { change, addresses } = publicationWith({ 'items/road.md': road() });
    change({ 'items/road.md': road('link: https://roads.example/1\n') });
    expect(addresses()).toEqual({ '2014/12/21/road/': 'https://roads.example/1' });
    change({ 'items/road.md': road() });
    expect(addresses()).toEqual({ '2014/12/21/road/': 'page' });
  });

  it.each(['', 'index.html', '?from=feed', '#top'])(
    'and nowhere when its author has made a page of their own there, with "%s" at the end of its address',
    (end) => {
      const { change, addresses } = publicationWith({ 'items/road.md': road() });
      change({ 'items/road.md': road(`link: ${HOME}2014/12/21/road/${end}\n`) });
      expect(addresses()).toEqual({});
    },
  );

  it('and nowhere when the author of another has made a page of their own there', () => {
    const { change, addresses } = publicationWith({ 'items/road.md': road() });
    const own = `link: ${HOME}2014/12/21/road\n`;
    change({ 'items/road.md': road('slug: street\n'), 'items/ferry.md': ferry(own) });
    expect(addresses()).toEqual({ '2014/12/21/street/': 'page' });
  });

  it('until another article is there, and again when that is gone', () => {
    const { change, addresses } = publicationWith({ 'items/road.md': road() });
    change({ 'items/road.md': road('slug: street\n') });
    const other = road('slug: road\nid: urn:other\n', '21 December 2014', 'Another road.');
    change({ 'items/other.md': other });
    expect(addresses()).toEqual({ '2014/12/21/road/': 'page', '2014/12/21/street/': 'page' });
    change({ 'items/other.md': undefined });
    expect(addresses()).toEqual({
      '2014/12/21/road/': 'to 2014/12/21/street/',
      '2014/12/21/street/': 'page',
    });
  });

  it('to the newer of two that were there', () => {
    const { change, addresses } = publicationWith({ 'items/road.md': road() });
    change({ 'items/road.md': road('slug: street\n') });
    const other = (slug: string) =>
      article('Other', '7:00 am on 21 December 2014', 'Another road.', `slug: ${slug}\nid: urn:other\n`);
    change({ 'items/other.md': other('road') });
    change({ 'items/other.md': other('lane') });
    expect(addresses()).toMatchObject({ '2014/12/21/road/': 'to 2014/12/21/street/' });
  });

  it('and of two that change places, each has a page where the other was', () => {
    const same = (slug: string, text: string) =>
      article('Same', '8 am on 20 December 2014', text, `slug: ${slug}\n`);
    const [first, second] = ['The first of two texts.', 'The second, another text.'];
    const { change, addresses, disk } = publicationWith({
      'items/1.md': same('a', first),
      'items/2.md': same('b', second),
    });
    change({ 'items/1.md': same('b', first), 'items/2.md': same('a', second) });
    expect(addresses()).toEqual({ '2014/12/20/a/': 'page', '2014/12/20/b/': 'page' });
    expect(String(disk.files.get('output/2014/12/20/b/index.html'))).toContain(first);
  });

  it('though the domain changes meanwhile', () => {
    const { change, addresses } = publicationWith({ 'items/road.md': road() });
    change({
      'items/road.md': road('slug: street\n'),
      'feed.yaml': SHORTEST.replace('news.example.nz', 'www.example.org'),
    });
    expect(addresses()).toMatchObject({ '2014/12/21/road/': 'https://www.example.org/2014/12/21/street/' });
  });

  it('though the article was given another id', () => {
    const { change, addresses } = publicationWith({ 'items/road.md': road() });
    change({ 'items/road.md': road('id: urn:new\nslug: street\n') }, { acceptsNewIds: true });
    expect(addresses()).toEqual({
      '2014/12/21/road/': 'to 2014/12/21/street/',
      '2014/12/21/street/': 'page',
    });
  });
});

describe('the page of an article goes', () => {
  const away: [string, string | undefined][] = [
    ['is gone', undefined],
    ['is a draft again', road('draft: true\n')],
    ['is held again', road('', '21 December 2099')],
    ['has expired', road('expires: 1 May 2015\n')],
  ];

  it.each(away)('when the article %s, and so do the addresses that it had', (_, text) => {
    const { change, addresses } = publicationWith({ 'items/road.md': road(), 'items/ferry.md': ferry() });
    change({ 'items/road.md': road('slug: street\n') });
    const report = change({ 'items/road.md': text });
    expect(report.removed.toSorted()).toEqual([
      'output/2014/12/21/road/index.html',
      'output/2014/12/21/street/index.html',
    ]);
    expect(addresses()).toEqual({ '2014/12/20/ferry/': 'page' });
  });

  it.each(away)('and comes back when the article that %s does, with the addresses that it had', (_, text) => {
    const { change, addresses } = publicationWith({ 'items/road.md': road() });
    change({ 'items/road.md': road('slug: street\n') });
    const before = addresses();
    change({ 'items/road.md': text });
    expect(addresses()).toEqual({});
    change({ 'items/road.md': road('slug: street\n') });
    expect(addresses()).toEqual(before);
  });

  it('once: the next run has nothing to remove', () => {
    const { change, run } = publicationWith({ 'items/road.md': road(), 'items/ferry.md': ferry() });
    change({ 'items/road.md': undefined });
    expect(run()).toMatchObject({ written: [], removed: [] });
  });

  it('not while it is only tried what a run would do, which says so', () => {
    const { change, addresses } = publicationWith({ 'items/road.md': road(), 'items/ferry.md': ferry() });
    const { removed } = change({ 'items/road.md': undefined }, { isDryRun: true });
    expect(removed).toEqual(['output/2014/12/21/road/index.html']);
    expect(addresses()).toHaveProperty('2014/12/21/road/', 'page');
  });

  it('not while an error stands', () => {
    const { change, addresses } = publicationWith({ 'items/road.md': road(), 'items/ferry.md': ferry() });
    change({ 'items/road.md': undefined, 'items/ferry.md': ferry('updated: never\n') });
    expect(addresses()).toHaveProperty('2014/12/21/road/', 'page');
  });
});

describe('with pages: false', () => {
  it('all pages go, those that send people on too, and the feeds stay', () => {
    const { change, disk } = publicationWith({ 'items/road.md': road(), 'items/ferry.md': ferry() });
    change({ 'items/road.md': road('slug: street\n') });
    change({ 'feed.yaml': `${SHORTEST}links: dateline\n` });
    const left = [...disk.files.keys()].filter((path) => path.startsWith('output/'));
    expect(left.filter((path) => /\.html$|page\.css$|\.js$/.test(path))).toEqual([]);
    expect(left).toEqual(
      expect.arrayContaining(['output/rss.xml', 'output/atom.xml', 'output/feed.json', 'output/feed.css']),
    );
  });

  it('nothing is forgotten of where they were', () => {
    const { change, addresses } = publicationWith({ 'items/road.md': road() });
    change({ 'feed.yaml': `${SHORTEST}links: dateline\n` });
    change({ 'items/road.md': road('slug: street\n') });
    expect(addresses()).toEqual({});
    change({ 'feed.yaml': SHORTEST });
    expect(addresses()).toEqual({
      '2014/12/21/road/': 'to 2014/12/21/street/',
      '2014/12/21/street/': 'page',
    });
  });
});
