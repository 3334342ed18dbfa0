import { describe, expect, it } from 'vitest';
import { JPG, PNG, picture } from '../../support/pictures.ts';
import { ARTICLE, faultOf, fileOf, find, LINKED } from './finding.ts';

describe('a picture beside its article', () => {
  it('is served under a name that tells what it is and changes with its bytes', () => {
    expect(fileOf(find('Road.PNG', { 'items/2015/Road.PNG': PNG }))).toEqual({
      source: 'items/2015/Road.PNG',
      path: 'media/road-c231e1a7c0.png',
      url: 'https://news.example.nz/media/road-c231e1a7c0.png',
      type: 'image/png',
      length: 101,
      width: 6,
      height: 4,
    });
  });

  it('is what its bytes are, not what its name says', () => {
    expect(fileOf(find('road.png', { 'items/2015/road.png': JPG }))).toMatchObject({
      path: expect.stringMatching(/^media\/road-[0-9a-f]{10}\.jpg$/),
      type: 'image/jpeg',
      width: 4,
      height: 6,
    });
  });

  it('comes before one of the same name in a folder of the items, and before the article’s link', () => {
    const files = { 'items/2015/road.png': PNG, 'items/road.png': JPG };
    expect(fileOf(find('road.png', files, LINKED)).source).toBe('items/2015/road.png');
  });

  it.each([
    ['jpg', 'road.jpg'],
    ['gif', 'road.gif'],
    ['webp', 'lossy.webp'],
    ['avif', 'road.avif'],
    ['svg', 'road.svg'],
  ])('may be of the format .%s', (extension, name) => {
    const bytes = picture(name);
    expect(fileOf(find('a', { 'items/2015/a': bytes })).path).toMatch(new RegExp(`\\.${extension}$`));
  });
});

describe('what is there but is no picture', () => {
  it('is told when a picture is wanted', () => {
    expect(faultOf(find('phone.heic', { 'items/phone.heic': 'Kia ora' }, LINKED))).toEqual({
      code: 'PICTURE_UNREADABLE',
      message: 'expected a picture that readers show, found "phone.heic"',
      mend: 'save it as JPEG, PNG, GIF, WebP or AVIF, or as SVG with a width and a height or a viewBox',
    });
  });

  it.each([
    { reference: 'Tide.MP3', path: /^media\/tide-[0-9a-f]{10}\.mp3$/, type: 'audio/mpeg' },
    { reference: 'tide', path: /^media\/tide-[0-9a-f]{10}$/, type: 'application/octet-stream' },
    { reference: 'tide.tar.gz', path: /^media\/tide-tar-[0-9a-f]{10}\.gz$/, type: 'application/gzip' },
    { reference: 'tide.mp3 ō', path: /^media\/tide-[0-9a-f]{10}$/, type: 'application/octet-stream' },
  ])('is served as a file: $reference', ({ reference, path, type }) => {
    const file = fileOf(find(reference, { [`items/${reference}`]: 'Kia ora' }, ARTICLE, {}, 'file'));
    expect(file).toEqual({
      source: `items/${reference}`,
      path: expect.stringMatching(path),
      url: `https://news.example.nz/${file.path}`,
      type,
      length: 7,
    });
  });

  it('is served with its size when it is a picture after all', () => {
    expect(fileOf(find('road.bin', { 'items/road.bin': PNG }, ARTICLE, {}, 'file'))).toMatchObject({
      path: expect.stringMatching(/\.png$/),
      type: 'image/png',
      width: 6,
    });
  });
});

describe('a name in an address', () => {
  it.each([
    { name: 'Ōtaki Beach (2).png', slug: 'otaki-beach-2' },
    { name: `${'Ōtaki'.normalize('NFD')}.png`, slug: 'otaki' },
    { name: '--Road__and//rail--.png', slug: 'rail' },
    { name: '東京.png', slug: 'picture' },
    { name: '東京.mp3', slug: 'file' },
    { name: '.png', slug: 'png' },
    { name: 'ﬁrst ½.png', slug: 'first-1-2' },
    { name: `${'a'.repeat(50)}.png`, slug: 'a'.repeat(40) },
    { name: `${'a'.repeat(39)}-b.png`, slug: 'a'.repeat(39) },
  ])('is $slug for $name', ({ name, slug }) => {
    const files = { [`items/${name.replace('//', '/')}`]: name.endsWith('.mp3') ? 'Kia ora' : PNG };
    const { path } = fileOf(find(name, files, ARTICLE, {}, name.endsWith('.mp3') ? 'file' : 'picture'));
    expect(path.replace(/-[0-9a-f]{10}\.\w+$/, '')).toBe(`media/${slug}`);
  });
});

describe('what is not given away as a file', () => {
  it.each([
    { reference: 'other.md', there: 'items/other.md' },
    { reference: 'other.MARKDOWN', there: 'items/other.MARKDOWN' },
    { reference: 'notes.txt', there: 'items/2015/notes.txt' },
    { reference: 'secret.mdx', there: 'items/2015/secret.mdx' },
    { reference: '.secret.pdf', there: 'items/.secret.pdf' },
    { reference: '/.git/config', there: 'items/.git/config' },
    { reference: '.drafts/a.pdf', there: 'items/2015/.drafts/a.pdf' },
  ])('$there', ({ reference, there }) => {
    const fault = faultOf(find(reference.replace(/^\//, ''), { [there]: 'mine' }, ARTICLE, {}, 'file'));
    expect(fault).toMatchObject({
      code: 'FILE_MISSING',
      mend: 'articles, settings, hidden files and what is in the output folder are not served; give it another name',
    });
    expect(find(reference, { [there]: 'mine' }, LINKED, {}, 'file')).toMatchObject({ kind: 'remote' });
  });

  it.each(['feed.yaml', 'output/rss.xml', '.git/config', '../.env'])(
    '%s, where articles are beside it',
    (name) => {
      const files = { [name]: 'mine' };
      const all = { items: ['.', '..'] };
      expect(faultOf(find(name, files, { file: 'road.md' }, all, 'file')).code).toBe('FILE_MISSING');
    },
  );

  it('is a picture when a picture is wanted: hidden folders are where some editors put them', () => {
    const there = 'items/.attachments/road.png';
    expect(fileOf(find('.attachments/road.png', { [there]: PNG })).source).toBe(there);
  });

  it('is not what lies in a folder of the items that is itself hidden', () => {
    const there = '.content/road.pdf';
    const hidden = { items: ['.content'] };
    expect(fileOf(find('road.pdf', { [there]: '' }, { file: '.content/a.md' }, hidden, 'file')).source).toBe(
      there,
    );
  });

  it('is not what begins like the name of the output folder', () => {
    const files = { 'output-of-the-port.pdf': '' };
    expect(find('output-of-the-port.pdf', files, { file: 'a.md' }, { items: ['.'] }, 'file').kind).toBe(
      'local',
    );
  });
});
