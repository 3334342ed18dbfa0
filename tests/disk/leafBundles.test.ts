import { expect, it } from 'vitest';
import { findParts } from '../../src/disk/leafBundles.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { folderWith } from '../support/files.ts';

function articlesOf(files: readonly string[], items: readonly string[] = ['items']): string[] {
  const isPart = findParts(files, items);
  return files.filter((file) => !isPart(file));
}

it('what is beside an index.md, or below it, is part of it', () => {
  expect(
    articlesOf(['items/trip/index.md', 'items/trip/notes.md', 'items/trip/day/one.md', 'items/road.md']),
  ).toEqual(['items/trip/index.md', 'items/road.md']);
});

it('an index.md in the folder of another is part of that', () => {
  expect(articlesOf(['items/trip/index.md', 'items/trip/day/index.md'])).toEqual(['items/trip/index.md']);
});

it('an index in another language is an article beside the first', () => {
  const files = ['items/trip/index.md', 'items/trip/index.fr.md'];
  expect(articlesOf(files)).toEqual(files);
});

it('what only begins like one is none', () => {
  const files = ['items/trip/indexes.md', 'items/trip/index.png', 'items/trip/notes.md'];
  expect(articlesOf(files)).toEqual(files);
});

it('a folder of articles holds articles, though it has an index.md', () => {
  const files = ['items/index.md', 'items/a.md', 'items/news/index.md', 'items/news/b.md'];
  expect(articlesOf(files)).toEqual(['items/index.md', 'items/a.md', 'items/news/index.md']);
  expect(articlesOf(files, ['items', 'items/news/'])).toEqual(files);
  expect(articlesOf(['index.md', 'a.md'], ['.'])).toEqual(['index.md', 'a.md']);
});

it('a walk finds no parts of leaf bundles where feed.yaml says so', () => {
  const root = folderWith({ 'items/trip/index.md': '', 'items/trip/a.md': '', 'items/trip/b.rst': '' });
  const where = { items: ['items'], output: 'output' };
  const { files, unread } = realDisk(root).discover({ ...where, leafBundles: true });
  expect([...files.map(({ file }) => file), ...unread]).toEqual(['items/trip/index.md']);
  expect(realDisk(root).discover(where).files).toHaveLength(2);
});
