import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../../src/import/readDocuments.ts';
import { tellAll } from '../../support/problems.ts';
import { zipOf } from '../../support/zipFile.ts';
import { ghostExport } from './ghostExport.ts';
import { readZip } from './reading.ts';
import { MICRO_BLOG } from './zippedExports.ts';

const rss = (...guids: readonly string[]) =>
  `<rss version="2.0"><channel><title>Old</title><link>https://old.example/</link>${guids
    .map(
      (guid) =>
        `<item><guid isPermaLink="false">${guid}</guid><title>${guid}</title><pubDate>Sun, 21 Dec 2014 07:03:00 +0000</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

describe('a zip with feeds in it', () => {
  it('is read as the documents that it holds, in the order of their names', () => {
    const { feed } = readZip({ 'b/old.002.xml': rss('b'), 'b/old.001.xml': rss('a') });
    expect(feed?.entries.map(({ id, file }) => [id, file])).toEqual([
      ['a', undefined],
      ['b', 'old.zip/b/old.002.xml'],
    ]);
  });

  it('has more documents behind it', () => {
    const { feed } = readDocuments({
      name: 'old.zip',
      text: '',
      archive: zipOf({ 'a.xml': rss('a') }),
      older: [{ name: '2.xml', text: rss('b') }],
    });
    expect(feed?.entries.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('is an archive of micro.blog', () => {
    const { feed, told } = readZip(MICRO_BLOG, {});
    expect([feed?.title, feed?.entries.length, told]).toEqual(['Small tides', 1, '']);
    expect(feed?.entries[0]?.base).toBe('https://micro.harbour.example/');
  });

  it('is a JSON Feed that says no site, in which addresses are relative to each article', () => {
    const bare = JSON.stringify({ ...JSON.parse(MICRO_BLOG['feed.json'] ?? ''), home_page_url: undefined });
    expect(readZip({ 'feed.json': bare }, {}).feed?.entries[0]?.base).toBeUndefined();
    expect(readZip({ 'feed.json': '{}' }, {}).told).toContain('old.zip/feed.json:1:1 error FEED_BROKEN');
  });

  it('is an export of Ghost', () => {
    expect(
      readZip({ 'ghost/harbour.ghost.2024.json': ghostExport(), 'ghost/content/images/a.png': 'no picture' })
        .titles,
    ).toEqual(['Tide 1', 'Tide 2']);
  });

  it('is an export of Ghost beside other files of its folder', () => {
    const files = {
      'data/harbour.ghost.2024-03-01-09-30-00.json': ghostExport(),
      'data/redirects.json': '[]',
    };
    expect(readZip(files).titles).toEqual(['Tide 1', 'Tide 2']);
  });

  it('may have a page about itself', () => {
    expect(readZip({ 'README.md': '# Read me', 'old.xml': rss('a') }).titles).toEqual(['a']);
  });

  it('is what Google gives of a blog, of which only the feed is read', () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title><id>a</id><updated>2014-12-21T07:03:00Z</updated></feed>';
    const blog = (name: string) => ({
      [`Takeout/Blogger/Blogs/${name}/feed.atom`]: atom,
      [`Takeout/Blogger/Blogs/${name}/theme.xml`]: '<html',
    });
    expect(readZip(blog('One')).feed?.title).toBe('Blog');
    expect(readZip({ ...blog('One'), ...blog('Two') }).told).toContain(
      'expected a zip with one feed or export, found 2: "Takeout/Blogger/Blogs/One/feed.atom"',
    );
  });

  it('names a document that cannot be read, in the zip', () => {
    expect(readZip({ 'a.xml': '<rss>' }).told).toContain('old.zip/a.xml:1:');
    expect(readZip({ 'a.xml': Uint8Array.of(0xff, 0xff, 0xff) }).told).toContain(
      'old.zip:1:1 error FEED_BROKEN expected a feed, or a zip that can be read, found one whose file "a.xml" is no text',
    );
  });
});

describe('a zip that is not read', () => {
  it.each([
    [
      'Notion',
      { 'Export/Tides 0123456789abcdef0123456789abcdef.md': '' },
      'an export of Notion',
      'export it as Markdown',
    ],
    ['Tumblr', { 'posts/html/123.html': '<p>' }, 'an export of Tumblr', 'tumblr.com/rss'],
    ['a zip in a zip', { 'a.zip': 'PK' }, 'a zip in a zip', 'unpack the outer one'],
    ['Markdown', { 'content/a.md': '# A', 'sitemap.xml': '<urlset/>' }, 'a zip of Markdown', 'dateline init'],
  ])('is known as %s, with what to do', (_, files, what, mend) => {
    const { problems } = readZip(files as unknown as Record<string, string>);
    expect(problems).toMatchObject([
      { code: 'FEED_BROKEN', message: expect.stringContaining(what), mend: expect.stringContaining(mend) },
    ]);
  });

  it('is named by what is in it', () => {
    expect(readZip({ 'a.docx': '', 'b.docx': '' }).told).toContain(
      'found "a.docx" and 1 more - give the address of the feed itself',
    );
    expect(readZip({ 'posts/a.html': '<p>' }).told).toContain('found "posts/a.html" - ');
    expect(readZip({ 'posts/a.html': Uint8Array.of(0xff, 0xff) }).told).toContain('found "posts/a.html" - ');
    expect(readZip({}).told).toContain('found "nothing"');
  });

  it('is no zip at all', () => {
    const { problems } = readDocuments({ name: 'old.tar.gz', text: '', archive: gzipSync('a') });
    expect(tellAll(problems)).toContain(
      'old.tar.gz:1:1 error FEED_BROKEN expected a feed, or a zip that can be read, found a file of gzip',
    );
  });
});
