import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { realDisk } from '../../src/disk/realDisk.ts';
import { article } from '../support/articles.ts';
import { folderWith, putFiles } from '../support/files.ts';
import { SETTINGS } from '../support/publication.ts';
import { tell } from './commandLine.ts';

const WHALE = `A whale looks in

5:40 pm on 5 March 2015

By Aroha Example

A whale was seen off the breakwater, and stayed until dark.

Nobody had seen one there since 1988.
`;
const FERRY = article('The ferry is back', '6:12 am on 3 March 2015', 'The ferry left at *six*.');
const TIDE = article('The tide tables are out', '8:00 am on 1 March 2015', 'They are at the office.');
/** The ids of the three articles, sorted. */
export const IDS = [
  'tag:news.example.nz,2015-03-01:tide',
  'tag:news.example.nz,2015-03-03:ferry',
  'tag:news.example.nz,2015-03-05:whale',
];

/** What an author does to a publication that has subscribers. */
export const CHANGES: Readonly<Record<string, (root: string) => void>> = {
  'a file is renamed': (root) => rename(root, 'ferry.md', 'harbour-ferry.md'),
  'a file is moved to another folder': (root) => {
    putFiles(root, { 'items/2015/ferry.md': FERRY });
    rmSync(join(root, 'items/ferry.md'));
  },
  'a file gets a date in its name': (root) => rename(root, 'whale.txt', '2015-03-05-the-whale.txt'),
  'the title is another': (root) => edit(root, 'ferry.md', 'The ferry is back', 'Ferry back at the wharf'),
  'the slug is another': (root) => edit(root, 'ferry.md', '---\n\n', 'slug: ferry-is-back\n---\n\n'),
  'the file and the title are others': (root) => {
    edit(root, 'ferry.md', 'The ferry is back', 'Ferry back at the wharf');
    rename(root, 'ferry.md', 'ferry-back.md');
  },
  'the domain is another': (root) =>
    writeFileSync(join(root, 'feed.yaml'), SETTINGS.replace('news.example.nz', 'harbour.example.org')),
  'newsroom text becomes Markdown': (root) => {
    const body = WHALE.slice(WHALE.indexOf('A whale was'));
    const head = 'title: A whale looks in\nauthor: Aroha Example\ndate: 5:40 pm on 5 March 2015\n';
    putFiles(root, { 'items/whale.md': `---\n${head}---\n\n${body}` });
    rmSync(join(root, 'items/whale.txt'));
  },
  'newsroom text becomes Markdown under another name': (root) => {
    const body = WHALE.slice(WHALE.indexOf('A whale was')).replace('dark', '**dark**');
    putFiles(root, {
      'items/sea/breakwater.md': article('A whale', '5:40 pm on 5 March 2015', body),
    });
    rmSync(join(root, 'items/whale.txt'));
  },
  'the date is another': (root) => edit(root, 'ferry.md', '6:12 am on 3', '7:00 pm on 4'),
  'the text is edited': (root) => edit(root, 'ferry.md', '*six*', 'six sharp'),
  'two files swap their names': (root) => {
    putFiles(root, { 'items/ferry.md': TIDE, 'items/tide.md': FERRY });
  },
};

/** A publication of three articles that was built once. */
export async function threeArticles() {
  const root = folderWith({
    'feed.yaml': SETTINGS,
    'items/ferry.md': FERRY,
    'items/tide.md': TIDE,
    'items/whale.txt': WHALE,
  });
  await tell(['build'], realDisk(root));
  const read = (path: string) => readFileSync(join(root, 'output', path), 'utf8');
  const ids = () => ({
    json: JSON.parse(read('feed.json'))
      .items.map(({ id }: { id: string }) => id)
      .sort(),
    rss: parseRssFeed(read('rss.xml'))
      .items?.map(({ guid }) => guid?.value)
      .sort(),
    atom: parseAtomFeed(read('atom.xml'))
      .entries?.map(({ id }) => id)
      .sort(),
  });
  return { root, ids };
}

function rename(root: string, from: string, to: string): void {
  renameSync(join(root, 'items', from), join(root, 'items', to));
}

/** Replaces a text in an article. */
export function edit(root: string, name: string, from: string, to: string): void {
  const path = join(root, 'items', name);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}
