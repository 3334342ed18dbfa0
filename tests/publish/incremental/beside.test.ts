import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { article } from '../../support/articles.ts';
import { folderWith, putFiles } from '../../support/files.ts';
import { NOW, SHORTEST } from '../../support/publication.ts';
import { buildAt, diskOf, recallAt, runAt, servedIn, told } from './history.ts';

const cascade = (fields: string) => `---\ntitle: Posts\ncascade: { ${fields} }\n---\n`;
const FILES = {
  'feed.yaml': `${SHORTEST}items: [content/posts]\ninherit: [_index.md]\npeople: [data/authors, authors.yml]\n`,
  'authors.yml': 'ana: { name: Ana Lee }\n',
  'data/authors/ben.yml': 'name: Ben Wu\n',
  'content/posts/road.md': article('The road', '2014-12-21 08:00', 'Open.').replace(
    '---\n',
    '---\nauthor: ana\n',
  ),
  'content/posts/ferry.md': article('The ferry', '2014-11-20 08:00', 'Late.'),
  'content/posts/_index.md': cascade('author: ben'),
};

it.each<[string, (root: string) => void, string]>([
  [
    'a cascade that is changed',
    (root) => putFiles(root, { 'content/posts/_index.md': cascade('author: cy') }),
    'cy',
  ],
  ['a cascade that is deleted', (root) => rmSync(join(root, 'content/posts/_index.md')), 'Ana Lee'],
  [
    'one that is added around the folder',
    (root) => putFiles(root, { 'content/_index.md': cascade('tags: [far]') }),
    'far',
  ],
  [
    'a person who is changed',
    (root) => putFiles(root, { 'authors.yml': 'ana: { name: Ana Fox }\n' }),
    'Ana Fox',
  ],
  [
    'a person in a folder',
    (root) => putFiles(root, { 'data/authors/ben.yml': 'name: Ben Fox\n' }),
    'Ben Fox',
  ],
  [
    'a person who is added',
    (root) => putFiles(root, { 'data/authors/ana.yml': 'name: Ana Ray\n' }),
    'Ana Ray',
  ],
])('a run notices %s', (_, change, shown) => {
  const root = folderWith(FILES);
  const disk = diskOf(root);
  runAt(disk, NOW);
  runAt(disk, NOW);
  expect(recallAt(disk, NOW)).toBeDefined();
  expect(servedIn(root)['output/feed.json']).toContain('Ben Wu');
  change(root);
  expect(recallAt(disk, NOW)).toBeUndefined();
  runAt(disk, NOW);
  expect(servedIn(root)['output/feed.json']).toContain(shown);
  const other = folderWith({});
  putFiles(other, { ...FILES });
  change(other);
  buildAt(diskOf(other), NOW);
  expect(servedIn(root)['output/feed.json']).toEqual(servedIn(other)['output/feed.json']);
});

it('a file of a folder that does not count, and is changed to keep articles back, is told', () => {
  const root = folderWith({ ...FILES, 'feed.yaml': `${SHORTEST}items: [content/posts]\n` });
  const disk = diskOf(root);
  runAt(disk, NOW);
  expect(JSON.stringify(told(runAt(disk, NOW)))).not.toContain('FOLDER_FIELDS_UNREAD');
  putFiles(root, { 'content/posts/_index.md': cascade('draft: true') });
  expect(JSON.stringify(told(runAt(disk, NOW)))).toContain('FOLDER_FIELDS_UNREAD');
  // A run that plans only one article tells it still.
  putFiles(root, { 'content/posts/ferry.md': article('The ferry', '2014-11-20 08:00', 'Late again.') });
  expect(JSON.stringify(told(runAt(disk, NOW)))).toContain('FOLDER_FIELDS_UNREAD');
  expect(servedIn(root)['output/feed.json']).toContain('Late again.');
});
