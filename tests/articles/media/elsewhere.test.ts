import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayBeCopied } from '../../../src/articles/media/candidates.ts';
import { locator } from '../../../src/articles/media/locate.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import type { Settings } from '../../../src/model/settings.ts';
import { type Files, folderWith } from '../../support/files.ts';
import { PNG } from '../../support/pictures.ts';
import { auckland } from '../../support/publication.ts';
import { ARTICLE, faultOf, fileOf, find, LINKED } from './finding.ts';

describe('below the folder of feed.yaml, but in no folder of the items,', () => {
  it.each([
    { reference: '../../assets/road.png', there: 'assets/road.png', wanted: 'picture' },
    { reference: '../../road.png', there: 'road.png', wanted: 'picture' },
    { reference: '../../audio/a.mp3', there: 'audio/a.mp3', wanted: 'file' },
    { reference: '../../film%201.mp4?v=2', there: 'film 1.mp4', wanted: 'file' },
    { reference: '../../_posts/a.png', there: '_posts/a.png', wanted: 'picture' },
  ] as const)('a $wanted may be used: $there', ({ reference, there, wanted }) => {
    const file = fileOf(find(reference, { [there]: PNG }, ARTICLE, {}, wanted));
    expect(file).toMatchObject({ source: there, path: expect.stringMatching(/^media\//) });
  });

  it.each([
    '.env',
    '.git/a.png',
    'assets/.hidden.png',
    'node_modules/a/a.png',
    'output/media/a.png',
    '_drafts/a.png',
    'private/a.png',
    'page.html',
  ])('what is kept back is no picture that an article may show: %s', (there) => {
    expect(faultOf(find(`../../${there}`, { [there]: PNG }))).toMatchObject({
      code: 'PICTURE_MISSING',
      mend: expect.stringContaining('are not served'),
    });
  });

  it.each(['report.pdf', 'package.json', '.env', 'notes.txt', 'feed.yaml', 'feed.lock', 'key.png'])(
    'no other file is given away: %s',
    (there) => {
      expect(faultOf(find(`../../${there}`, { [there]: PNG }, ARTICLE, {}, 'file')).code).toBe(
        'FILE_OUTSIDE',
      );
    },
  );

  it('a picture of Hexo may be in the folder of its article', () => {
    const there = { 'items/2015/road/a.png': PNG };
    expect(
      fileOf(find('a.png', there, ARTICLE, { links: [{ pattern: ':title/', like: 'hexo' }] })).source,
    ).toBe('items/2015/road/a.png');
    const links = [{ pattern: ':title/', like: 'jekyll' }] as const;
    expect(faultOf(find('a.png', there, ARTICLE, { links })).code).toBe('PICTURE_MISSING');
  });

  it('nothing is looked for but where the reference leads from the article', () => {
    expect(faultOf(find('../a.png', { 'a.png': PNG })).code).toBe('PICTURE_MISSING');
    expect(
      faultOf(find('/a.png', { 'a.png': PNG }, { file: 'items/a.md' }, { url: 'ftp://a.example/' })).code,
    ).toBe('PICTURE_MISSING');
  });

  it('symbolic links are not followed, wherever they lead', () => {
    const root = folderWith({ '.env': 'KEY=1', 'assets/a.png': PNG, 'items/a.md': '', 'other/b.png': PNG });
    symlinkSync(join(root, '.env'), join(root, 'assets/b.mp3'));
    symlinkSync('a.png', join(root, 'assets/c.png'));
    symlinkSync('../assets', join(root, 'other/d'));
    const locate = locator(realDisk(root).probe, auckland, { file: 'items/a.md' });
    expect(faultOf(locate('../assets/b.mp3', 'file')).code).toBe('FILE_OUTSIDE');
    expect(faultOf(locate('../assets/c.png', 'picture')).code).toBe('PICTURE_OUTSIDE');
    expect(faultOf(locate('../other/d/a.png', 'picture')).code).toBe('PICTURE_OUTSIDE');
    expect(fileOf(locate('../other/b.png', 'picture')).source).toBe('other/b.png');
  });

  it('a link in the folder of the articles leads out of it, though not of that of feed.yaml', () => {
    const root = folderWith({ '.env': 'KEY=1', 'items/a.md': '', 'assets/a.png': PNG });
    symlinkSync('../.env', join(root, 'items/b.pdf'));
    symlinkSync('../assets/a.png', join(root, 'items/a.png'));
    const locate = locator(realDisk(root).probe, auckland, { file: 'items/a.md' });
    expect(faultOf(locate('b.pdf', 'file')).code).toBe('FILE_OUTSIDE');
    expect(faultOf(locate('a.png', 'picture')).code).toBe('PICTURE_OUTSIDE');
  });

  it('a folder of feed.yaml that is reached by a link itself is as any other', () => {
    const root = folderWith({ 'items/a.md': '', 'assets/a.png': PNG });
    const other = folderWith({});
    symlinkSync(root, join(other, 'site'));
    const locate = locator(realDisk(join(other, 'site')).probe, auckland, { file: 'items/a.md' });
    expect(fileOf(locate('../assets/a.png', 'picture')).source).toBe('assets/a.png');
  });
});

describe('a copy that a record tells of', () => {
  it.each(['items/a.pdf', 'assets/a.png', 'a.mp3'])('may be of %s', (source) => {
    expect(mayBeCopied(source, auckland)).toBe(true);
  });

  it.each([
    'items/../.env',
    'items/../a.png',
    '../a.png',
    '/etc/a.png',
    './a.png',
    '.env',
    'a.pdf',
    'a//b.png',
  ])('is none of %s', (source) => {
    expect(mayBeCopied(source, auckland)).toBe(false);
  });
});

describe('a folder that another program serves at the root', () => {
  const served: Partial<Settings> = { static: ['static', 'public'], url: 'https://news.example.nz/blog/' };
  const at = (reference: string, files: Files, more = {}, wanted: 'picture' | 'file' = 'picture') =>
    find(reference, files, ARTICLE, { ...served, ...more }, wanted);

  it('has pictures that are measured, keep their address, and are not copied', () => {
    expect(fileOf(at('/img/a.png', { 'static/img/a.png': PNG }))).toEqual({
      source: 'static/img/a.png',
      path: '',
      isServed: true,
      url: 'https://news.example.nz/img/a.png',
      type: 'image/png',
      length: PNG.length,
      width: 6,
      height: 4,
    });
  });

  it('has files of all kinds', () => {
    for (const name of ['a.mp3', 'a.pdf', 'a.vtt', 'a.txt', 'a%20b.zip?v=1#x'])
      expect(
        fileOf(at(`/${name}`, { [`public/${name}`]: '', 'public/a b.zip': '' }, {}, 'file')),
      ).toMatchObject({ isServed: true, url: `https://news.example.nz/${name}` });
  });

  it('comes after the folders of the items, of which a file is copied', () => {
    const files = { 'static/a.png': PNG, 'items/a.png': PNG };
    expect(fileOf(at('/a.png', files))).toMatchObject({ source: 'items/a.png', url: /blog\/media/ });
  });

  it('has no pictures for references that do not begin with a slash', () => {
    expect(faultOf(at('img/a.png', { 'static/img/a.png': PNG })).code).toBe('PICTURE_MISSING');
    expect(fileOf(at('../../static/img/a.png', { 'static/img/a.png': PNG })).path).toMatch(/^media\//);
  });

  it('is not that of another host', () => {
    const located = find('/a.png', { 'static/a.png': PNG }, LINKED, served);
    expect(located).toEqual({ kind: 'remote', url: 'https://elsewhere.example/a.png' });
    const own = { ...ARTICLE, link: 'https://news.example.nz/2015/road/' };
    expect(fileOf(find('/a.png', { 'static/a.png': PNG }, own, served)).isServed).toBe(true);
  });

  it.each(['/gone.png', '/text.txt', '/../a.png', '/../.env.png', '/.hidden.png'])(
    'changes nothing where it has no such picture, or none that may be read: %s',
    (reference) => {
      const files = {
        'a.png': PNG,
        '.env.png': PNG,
        'static/text.txt': 'A',
        'static/.hidden.png': PNG,
      };
      expect(at(reference, files)).toMatchObject({ kind: 'remote' });
    },
  );

  it('may be the folder of feed.yaml, whose sources and settings are served by nobody', () => {
    const root = { static: ['.'] };
    const files = { 'a.pdf': '', 'items/a.md': '', 'feed.yaml': '', 'feed.lock': '', 'package.json': '' };
    expect(fileOf(at('/a.pdf', files, root, 'file')).isServed).toBe(true);
    for (const name of ['items/a.md', 'feed.yaml', 'feed.lock'])
      expect(at(`/${name}`, files, root, 'file').kind).toBe('remote');
  });

  it('may have a name that begins with _', () => {
    const more = { static: ['_static'] };
    expect(fileOf(at('/a.png', { '_static/a.png': PNG }, more)).isServed).toBe(true);
    expect(at('/_drafts/a.png', { '_static/_drafts/a.png': PNG }, more).kind).toBe('remote');
  });

  it('has no links to follow', () => {
    const root = folderWith({ '.env': 'KEY=1', 'static/a.txt': '', 'items/a.md': '' });
    symlinkSync('../.env', join(root, 'static/b.txt'));
    mkdirSync(join(root, 'static/c.txt'));
    const settings = { ...auckland, ...served };
    const locate = locator(realDisk(root).probe, settings, { file: 'items/a.md' });
    expect(locate('/a.txt', 'file').kind).toBe('local');
    expect(locate('/b.txt', 'file').kind).toBe('remote');
    expect(locate('/c.txt', 'file').kind).toBe('remote');
  });
});
