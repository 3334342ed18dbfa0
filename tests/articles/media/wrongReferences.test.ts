import { describe, expect, it } from 'vitest';
import { locator } from '../../../src/articles/media/locate.ts';
import type { Probe } from '../../../src/model/media.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { PNG } from '../../support/pictures.ts';
import { ARTICLE, faultOf, fileOf, find, LINKED, settings } from './finding.ts';

describe('a file that is not there', () => {
  it('is told with the folders in which it was looked for', () => {
    expect(faultOf(find('road.png'))).toEqual({
      code: 'PICTURE_MISSING',
      message: 'expected the name of a picture that is there, found "road.png"',
      mend: 'it was looked for in items/2015 and items; put it there, or mend its name',
    });
    expect(faultOf(find('road.mp3', {}, { file: 'road.md' }, { items: ['.'] }, 'file'))).toEqual({
      code: 'FILE_MISSING',
      message: 'expected the name of a file that is there, found "road.mp3"',
      mend: 'it was looked for in the folder of feed.yaml; put it there, or mend its name',
    });
  });

  it.each([
    { reference: 'photo.jpg', there: 'items/2015/Photo.JPG', nearest: 'Photo.JPG' },
    { reference: 'Photo.jpg?v=2', there: 'items/PHOTO.jpg', nearest: 'PHOTO.jpg' },
    { reference: 'the%20photo.jpg', there: 'items/The photo.JPG', nearest: 'The photo.JPG' },
    { reference: 'pictures/photo.jpg', there: 'items/Pictures/Photo.jpg', nearest: 'Pictures/Photo.jpg' },
    { reference: './../photo.jpg', there: 'items/Photo.JPG', nearest: '../Photo.JPG' },
  ])('is told with the name that is nearest to $reference: $nearest', ({ reference, there, nearest }) => {
    expect(faultOf(find(reference, { [there]: PNG })).mend).toMatch(
      new RegExp(`^it was looked for in items.*; did you mean ${nearest}\\? Linux tells capitals apart$`),
    );
  });

  it.each([
    { reference: '../road.png', folders: 'items' },
    { reference: 'pictures/road.png', folders: 'items/2015/pictures and items/pictures' },
  ])('was looked for in $folders, when it is $reference', ({ reference, folders }) => {
    expect(faultOf(find(reference)).mend).toBe(
      `it was looked for in ${folders}; put it there, or mend its name`,
    );
  });

  it.each(['.', '#note', '?v=2'])('is what %s refers to', (reference) => {
    expect(faultOf(find(reference)).code).toBe('PICTURE_MISSING');
  });

  it.each(['', ' \n'])('is what %j refers to, whatever the link', (reference) => {
    expect(faultOf(find(reference, {}, LINKED))).toEqual({
      code: 'PICTURE_MISSING',
      message: 'expected the name of a picture, found nothing',
      mend: 'write its name, or take it out',
    });
  });
});

describe('what an article is made of', () => {
  const HELD_BACK = {
    code: 'FILE_MISSING',
    mend: 'articles, settings, hidden files and what is in the output folder are not served; give it another name',
  };
  const wanted = 'file';

  it.each([
    ['plan.md', 'A plan'],
    ['plan.txt', 'A plan'],
    ['plan.html', '---\ndraft: true\n---\n<p>A plan</p>'],
    ['plan.htm', '\uFEFF+++\r\ndraft = true\r\n+++\r\n<p>A plan</p>'],
    ['_drafts/plan.html', '<p>A plan</p>'],
    ['../_includes/plan.html', '<p>A plan</p>'],
  ])('is not given away as a file: %s', (name, text) => {
    const files = { [`items/2015/${name}`]: text, [`items/${name.replace('../', '')}`]: text };
    expect(faultOf(find(name, files, ARTICLE, {}, wanted))).toMatchObject(HELD_BACK);
  });

  it('is told from a page that stands beside it', () => {
    const files = { 'items/2015/chart.html': '<!doctype html><p>--- A chart ---</p>' };
    expect(fileOf(find('chart.html', files, ARTICLE, {}, wanted)).type).toBe('text/html');
  });
});

describe('a file outside the folders', () => {
  it.each([
    '../../../feed.yaml',
    '%2e%2e/%2e%2e/../secret.png?v=2',
    '../../../100%.png',
    '../../../../../etc/passwd',
  ])('is %s', (reference) => {
    expect(faultOf(find(reference, { '../secret.png': PNG }))).toEqual({
      code: 'PICTURE_OUTSIDE',
      message: `expected a picture in the folder of feed.yaml, found "${reference.replaceAll('%2e', '.')}"`,
      mend: 'it leads out of there; put the picture beside the article',
    });
    expect(faultOf(find(reference, {}, ARTICLE, { items: ['items', 'news'] }, 'file'))).toMatchObject({
      code: 'FILE_OUTSIDE',
      message: `expected a file in items or news, found "${reference.replaceAll('%2e', '.')}"`,
    });
  });

  it('is never looked at', () => {
    const asked: string[] = [];
    const probe = (path: string): Probe => {
      asked.push(path);
      return { kind: 'missing' };
    };
    locator(probe, settings(), ARTICLE)('../../../secret.png', 'picture');
    locator(probe, settings(), ARTICLE)('../../secret.pdf', 'file');
    locator(probe, settings(), ARTICLE)('../../.env', 'picture');
    locator(probe, settings(), ARTICLE)('../road.png', 'picture');
    locator(probe, { ...settings(), items: ['.'] }, ARTICLE)('../../../secret.png', 'picture');
    expect(asked).toEqual(['items/road.png']);
  });

  it('is what a symbolic link leads to, whatever the article’s link', () => {
    const probe = (): Probe => ({ kind: 'outside' });
    expect(faultOf(locator(probe, settings(), LINKED)('road.png', 'picture')).code).toBe('PICTURE_OUTSIDE');
    expect(faultOf(locator(probe, settings(), LINKED)('/road.mp3', 'file')).code).toBe('FILE_OUTSIDE');
  });

  it('does not matter when there is another within', () => {
    const disk = memoryDisk({ 'items/road.png': PNG });
    const probe = (path: string, folders: readonly string[]): Probe =>
      path === 'items/2015/road.png' ? { kind: 'outside' } : disk.probe(path, folders);
    expect(fileOf(locator(probe, settings(), ARTICLE)('road.png', 'picture')).source).toBe('items/road.png');
  });
});

describe('a disk that refuses to read', () => {
  const refuse = (error: unknown) => () => {
    throw error;
  };

  it('is told to the author', () => {
    const probe = refuse(Object.assign(new Error("EACCES: open 'items/a.png'"), { code: 'EACCES' }));
    expect(faultOf(locator(probe, settings(), ARTICLE)('a.png', 'picture'))).toEqual({
      code: 'PICTURE_UNREADABLE',
      message: "expected a picture that can be read, found EACCES: open 'items/a.png'",
      mend: 'mend its permissions, or take it away',
    });
    expect(faultOf(locator(probe, settings(), ARTICLE)('a.mp3', 'file')).code).toBe('FILE_UNREADABLE');
  });

  it.each([
    new TypeError('x is not a function'),
    'thrown',
    Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' }),
  ])('is not taken for one by a mistake, or by trouble of the machine: %s', (mistake) => {
    expect(() => locator(refuse(mistake), settings(), ARTICLE)('a.png', 'picture')).toThrow(mistake as Error);
  });
});
