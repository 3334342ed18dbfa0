import { describe, expect, it } from 'vitest';
import { locator, type Seen } from '../../../src/articles/media/locate.ts';
import type { Probe } from '../../../src/model/media.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { JPG, PNG } from '../../support/pictures.ts';
import { ARTICLE, faultOf, fileOf, find, LINKED, settings } from './finding.ts';

describe('a reference', () => {
  it.each([
    { reference: 'road.png', there: 'items/2015/road.png' },
    { reference: './road.png', there: 'items/2015/road.png' },
    { reference: ' road.png\n', there: 'items/2015/road.png' },
    { reference: '../road.png', there: 'items/road.png' },
    { reference: 'pictures/road.png', there: 'items/2015/pictures/road.png' },
    { reference: 'pictures/road.png', there: 'items/pictures/road.png' },
    { reference: '/pictures/road.png', there: 'items/pictures/road.png' },
    { reference: 'the%20road.png', there: 'items/2015/the road.png' },
    { reference: 'the%20road.png', there: 'items/2015/the%20road.png' },
    { reference: '100%.png', there: 'items/2015/100%.png' },
    { reference: 'road.png?v=2', there: 'items/2015/road.png' },
    { reference: 'road.png#top', there: 'items/2015/road.png' },
    { reference: 'the%20road.png?v=2#top', there: 'items/2015/the road.png' },
    { reference: '100%.png?v=2', there: 'items/2015/100%.png' },
    { reference: 'the%20road.png?v=2', there: 'items/2015/the%20road.png' },
    { reference: 'what?.png', there: 'items/2015/what?.png' },
    { reference: 'no.%231.png', there: 'items/2015/no.#1.png' },
    { reference: 'at 12:30.png', there: 'items/2015/at 12:30.png' },
    { reference: '{static}/pictures/road.png', there: 'items/pictures/road.png' },
    { reference: ' {attach}road.png', there: 'items/2015/road.png' },
    { reference: '%7Bstatic%7D../road.png', there: 'items/road.png' },
    { reference: '|filename|road.png', there: 'items/2015/road.png' },
    { reference: '{other}road.png', there: 'items/2015/{other}road.png' },
  ])('$reference leads to $there', ({ reference, there }) => {
    expect(fileOf(find(reference, { [there]: PNG })).source).toBe(there);
  });

  it('leads to the name as it is written before any other reading of it', () => {
    const files = { 'items/2015/a%20b.png': PNG, 'items/2015/a b.png': JPG };
    expect(fileOf(find('a%20b.png', files)).source).toBe('items/2015/a%20b.png');
  });

  it('is looked for in each of the folders, in their order', () => {
    const items = ['items', './pictures/', '../shared', '.'];
    const at = (...paths: string[]) =>
      fileOf(find('road.png', Object.fromEntries(paths.map((path) => [path, PNG])), ARTICLE, { items }))
        .source;
    expect(at('road.png', '../shared/road.png', 'pictures/road.png')).toBe('pictures/road.png');
    expect(at('road.png', '../shared/road.png')).toBe('../shared/road.png');
    expect(at('road.png')).toBe('road.png');
  });
});

describe('a folder of the items', () => {
  it.each(['pictures', 'pictures/', './pictures', 'items/../pictures/.'])(
    'may be written as %s',
    (folder) => {
      const probe = memoryDisk({ 'pictures/road.pdf': '' }).probe;
      const items = { ...settings(), items: [folder] };
      const locate = locator((path) => probe(path, ['pictures']), items, { file: 'pictures/a.md' });
      expect(fileOf(locate('road.pdf', 'file')).source).toBe('pictures/road.pdf');
    },
  );

  it('may be above feed.yaml', () => {
    const above = { items: ['..'] };
    expect(fileOf(find('../a.pdf', { '../a.pdf': '' }, { file: 'a.md' }, above, 'file')).source).toBe(
      '../a.pdf',
    );
  });
});

describe('an address on the web', () => {
  it.each([
    { reference: 'https://example.org/a.png', url: 'https://example.org/a.png' },
    { reference: 'HTTP://EXAMPLE.org/a b.png', url: 'http://example.org/a%20b.png' },
    { reference: 'https://māori.example/ō.png', url: 'https://xn--mori-qsa.example/%C5%8D.png' },
    { reference: '//example.org/a.png', url: 'https://example.org/a.png' },
  ])('$reference is $url', ({ reference, url }) => {
    expect(find(reference, { 'items/example.org/a.png': PNG })).toEqual({ kind: 'remote', url });
    expect(find(reference, {}, LINKED, {}, 'file')).toEqual({ kind: 'remote', url });
  });

  it('is one of the site when it begins with a slash and the folders of the items have no such file', () => {
    const site = { url: 'https://news.example.nz/feeds/' };
    expect(find('/a.png', { 'items/2015/a.png': PNG }, ARTICLE, site)).toEqual({
      kind: 'remote',
      url: 'https://news.example.nz/a.png',
    });
  });

  it.each([
    { reference: 'a.png', url: 'https://elsewhere.example/2015/road/a.png' },
    { reference: '../a.png', url: 'https://elsewhere.example/2015/a.png' },
    { reference: '../../../a.png', url: 'https://elsewhere.example/a.png' },
    { reference: '/a.png', url: 'https://elsewhere.example/a.png' },
    { reference: '?a', url: 'https://elsewhere.example/2015/road/?a' },
  ])('is $url, by the article’s link, when there is no file $reference', ({ reference, url }) => {
    expect(find(reference, {}, LINKED)).toEqual({ kind: 'remote', url });
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.org/a.png',
    'C:\\Pictures\\a.png',
    'https://',
    '//',
    'https://jane:secret@example.org/a.png',
    'https://:secret@example.org/a.png',
    '//jane@example.org/a.png',
  ])('is not %s', (reference) => {
    expect(faultOf(find(reference))).toEqual({
      code: 'PICTURE_MISSING',
      message: `expected a picture, or an http or https address, found "${reference}"`,
      mend: 'put the picture beside the article and write its name, or an address without a password',
    });
    expect(faultOf(find(reference, {}, LINKED, {}, 'file')).code).toBe('FILE_MISSING');
  });

  it('is none that a link without a host makes', () => {
    expect(faultOf(find('a.png', {}, { ...ARTICLE, link: 'mailto:a@b.nz' })).code).toBe('PICTURE_MISSING');
  });
});

describe('a run', () => {
  it('reads each file once, for all of its articles', () => {
    const disk = memoryDisk({ 'items/road.png': PNG });
    const asked: string[] = [];
    const probe = (path: string, folders: readonly string[]): Probe => {
      asked.push(path);
      return disk.probe(path, folders);
    };
    const seen: Seen = new Map();
    for (const file of ['items/a.md', 'items/2015/b.md']) {
      const locate = locator(probe, settings(), { file }, seen);
      for (const wanted of ['picture', 'file', 'picture'] as const) locate('road.png', wanted);
    }
    expect(asked).toEqual(['items/road.png', 'items/2015/road.png']);
  });

  it('lists no folder for what turns out to be an address', () => {
    const nearest = () => {
      throw new Error('it was listed');
    };
    const probe = (): Probe => ({ kind: 'missing', nearest });
    expect(locator(probe, settings(), LINKED)('road.png', 'picture').kind).toBe('remote');
    expect(locator(probe, settings(), ARTICLE)('/road.png', 'picture').kind).toBe('remote');
  });
});
