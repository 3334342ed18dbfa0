import { describe, expect, it } from 'vitest';
import { oldAddressOf, type WrittenAlias } from '../../src/import/oldAddress.ts';
import type { AliasFormat } from '../../src/model/alias.ts';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { asYaml } from '../../src/syntax/writeYaml.ts';
import { SHORTEST } from '../support/publication.ts';

const paths = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' };
const keep = (old: string, format: AliasFormat = 'rss', url = 'https://news.example.nz/') =>
  oldAddressOf(old, format, { url, paths });

describe('the old address of a feed', () => {
  it.each<[string, AliasFormat, WrittenAlias]>([
    ['https://news.example.nz/feed/', 'rss', 'feed/index.xml'],
    ['https://news.example.nz/feed/', 'json', 'feed/index.json'],
    ['https://news.example.nz/feed/', 'atom', { path: 'feed/index.xml', format: 'atom' }],
    ['https://news.example.nz/feed/atom/', 'atom', 'feed/atom/index.xml'],
    ['https://news.example.nz/feed', 'rss', 'feed'],
    ['http://news.example.nz/index.xml', 'rss', 'index.xml'],
    ['https://news.example.nz/feeds/posts/default?alt=rss', 'rss', 'feeds/posts/default'],
    ['https://news.example.nz/feeds/posts/default', 'atom', { path: 'feeds/posts/default', format: 'atom' }],
    ['https://news.example.nz/old/atom.xml', 'rss', { path: 'old/atom.xml', format: 'rss' }],
  ])('%s (%s) is kept by an alias, which feed.yaml takes', (old, format, alias) => {
    const found = keep(old, format);
    expect(found).toMatchObject({ kind: 'alias', alias, isFolder: old.endsWith('/') });
    const text = SHORTEST + asYaml({ aliases: [alias] });
    const { settings, problems } = parseSettings({ file: 'feed.yaml', text });
    expect(problems).toEqual([]);
    const path = typeof alias === 'string' ? alias : alias.path;
    expect(settings?.aliases).toMatchObject([{ path, format }]);
  });

  it('leads to the document of its format, by the lines of hosts', () => {
    const found = keep('https://news.example.nz/feed/', 'atom');
    expect(found).toMatchObject({ redirects: { Netlify: '/feed/ https://news.example.nz/atom.xml 301' } });
  });

  it.each([
    'https://news.example.nz/rss.xml',
    'http://news.example.nz/atom.xml?x=1',
    'https://news.example.nz/feed.json',
  ])('%s is that of the new feed already', (old) => {
    expect(keep(old)).toEqual({ kind: 'same' });
  });

  it.each([
    ['https://old.example/feed/', 'another host', '/feed/'],
    ['https://www.news.example.nz/feed/', 'another host', '/feed/'],
    ['https://news.example.nz:8443/feed/', 'another host', '/feed/'],
    ['https://news.example.nz/?feed=rss2', 'a query', '/ feed=rss2'],
    ['https://news.example.nz/blog/?feed=rss2', 'a query', '/blog/ feed=rss2'],
    ['https://news.example.nz/feed.php?id=1', 'a query', '/feed.php id=1'],
    ['https://news.example.nz/feed.php', 'no path of a feed', '/feed.php'],
    ['https://news.example.nz/n%C5%AB/feed', 'no path of a feed', '/n%C5%AB/feed'],
    ['https://news.example.nz/archive/feed.xml', 'no path of a feed', '/archive/feed.xml'],
  ])('%s can only be redirected: %s', (old, why, asked) => {
    expect(keep(old)).toMatchObject({
      kind: 'redirect',
      why,
      redirects: { Netlify: `${asked} https://news.example.nz/rss.xml 301` },
    });
  });

  it('is kept below the folder of the publication, and redirected beside it', () => {
    const url = 'https://example.nz/news/';
    expect(keep('https://example.nz/news/feed/', 'rss', url)).toMatchObject({ alias: 'feed/index.xml' });
    expect(keep('https://example.nz/feed/', 'rss', url)).toMatchObject({ why: 'outside the publication' });
  });

  it('is never redirected where it is the front page', () => {
    expect(keep('https://news.example.nz/')).toEqual({
      kind: 'redirect',
      why: 'no path of a feed',
      redirects: {},
    });
  });

  it.each(['feed.xml', 'file:///feed.xml', ''])('is none as "%s"', (old) => {
    expect(keep(old)).toBeUndefined();
  });
});
