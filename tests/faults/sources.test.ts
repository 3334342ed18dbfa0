import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { article } from '../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../support/files.ts';
import { putBytes, putDeep, putOdd } from '../support/oddFiles.ts';
import { SETTINGS } from '../support/publication.ts';
import { type Fault, install } from './layer.ts';
import { build, runHere } from './scenarios.ts';

const FERRY = article('The ferry is back', '6:12 am on 3 March 2015', 'It left.');
const WHALE = article('A whale looks in', '5:40 pm on 5 March 2015', 'It stayed.');
const TIDE = article('The tide', '7:00 am on 6 March 2015', 'It is low.');

/** What befalls one article or one folder of a publication, and what is said of it. */
interface Mishap {
  readonly what: string;
  readonly prepare?: (root: string) => void;
  readonly fault?: Omit<Fault, 'at'>;
  readonly told: string;
}

const MISHAPS: readonly Mishap[] = [
  {
    what: 'a folder that may not be listed',
    fault: { kind: 'EACCES', change: 'list', endingIn: '/items/port' },
    told: 'items/port:1:1 error FILE_UNREADABLE expected a folder that can be read, found EACCES: ',
  },
  {
    what: 'a folder on a disk that fails',
    fault: { kind: 'EIO', change: 'list', endingIn: '/items/port' },
    told: 'items/port:1:1 error FILE_UNREADABLE expected a folder that can be read, found EIO: ',
  },
  {
    what: 'an article that may not be read',
    fault: { kind: 'EACCES', change: 'read', endingIn: '/ferry.md' },
    told: 'items/port/ferry.md:1:1 error FILE_UNREADABLE expected a file that can be read, found EACCES: ',
  },
  {
    what: 'an article on a disk that fails',
    fault: { kind: 'EIO', change: 'read', endingIn: '/ferry.md' },
    told: 'items/port/ferry.md:1:1 error FILE_UNREADABLE expected a file that can be read, found EIO: ',
  },
  {
    what: 'a named pipe in the place of an article',
    prepare: (root) => putOdd(join(root, 'items/port/ferry.md'), 'a named pipe'),
    told: 'items/port/ferry.md:1:1 error FILE_UNREADABLE expected a file that can be read, found a named pipe - put a file in its place, or take it away\n',
  },
  {
    what: 'two files of one name',
    prepare: (root) => {
      putFiles(root, { 'items/\u014c.md': WHALE, 'items/O\u0304.md': WHALE });
    },
    told: 'items/\u014c.md:1:1 error FILE_TWINS expected one file of this name, found two: "items/\u014c.md" (U+014C) and "items/O\u0304.md" (U+004F U+0304) - delete one of the two, or rename it\n',
  },
];

/** These are nothing that was published: what is beside them is. */
const NEWCOMERS: readonly Mishap[] = [
  {
    what: 'a name that is no UTF-8',
    prepare: (root) => void putBytes(join(root, 'items'), [0xe9, 0x2e, 0x6d, 0x64], WHALE),
    told: "items/\ufffd.md:1:1 error FILE_UNREADABLE expected a file that can be read, found a name that is no UTF-8, $'\\xe9.md' - rename it, so that its name is UTF-8\n",
  },
  {
    what: 'a path that is too long',
    prepare: (root) => putDeep(join(root, 'items/long'), 17, WHALE),
    told: 'error FILE_UNREADABLE expected a folder that can be read, found a path that is longer than the system takes - shorten its name, or those of the folders that it is in\n',
  },
];

describe.each([...MISHAPS, ...NEWCOMERS])('$what', ({ prepare, fault, told }) => {
  it('stops a run, which says where it is and how to mend it, and writes nothing', async () => {
    const root = await published();
    prepare?.(root);
    const before = filesOf(join(root, 'output'));
    const { status, said } = await runWith(build(root), fault);
    expect(status, said).toBe(1);
    expect(said).toContain(told);
    expect(filesOf(join(root, 'output'))).toEqual(before);
  });

  it('keeps nothing else out of a run that goes on, and what subscribers have of it stays', async () => {
    const root = await published();
    prepare?.(root);
    const { status, said } = await runWith([...build(root), '--keep-going'], fault);
    expect(status, said).toBe(3);
    expect(said).toContain(told);
    const lock = readFileSync(join(root, 'feed.lock'), 'utf8');
    expect(titlesOf(root)).toEqual(['The tide', 'A whale looks in', 'The ferry is back']);
    expect(lock).toContain('items/port/ferry.md');
    expect(lock).not.toContain('gone');
  });
});

it.each([
  {
    what: 'a link that leads round',
    prepare: (root: string) => symlinkSync('b.md', join(root, 'items/b.md')),
    told: 'items/b.md:1:1 warning LINK_OUTSIDE expected a file that can be read, found symbolic links that lead to one another - let one of them lead to what is meant\n',
  },
  {
    what: 'two names that differ in capitals',
    prepare: (root: string) =>
      putFiles(root, { 'items/Tide.md': article('Tides', '7:00 am on 8 March 2014') }),
    told: 'items/tide.md:1:1 warning NAMES_ALIKE expected names that are two on every disk, found "items/Tide.md" (U+0054) and "items/tide.md" (U+0074) - rename one: macOS and Windows take them for one\n',
  },
])('$what is told, and keeps nothing out', async ({ prepare, told }) => {
  const root = await published();
  prepare(root);
  const { status, said } = await runHere(build(root));
  expect(status, said).toBe(0);
  expect(said).toContain(told);
});

it('a folder of articles that leads out of that of feed.yaml is refused at once, and nothing in it is shown', async () => {
  const root = folderWith({ 'feed.yaml': SETTINGS });
  symlinkSync(folderWith({ 'secret.md': WHALE }), join(root, 'items'));
  const { status, said } = await runHere([...build(root), '--keep-going']);
  expect(status).toBe(1);
  expect(said).toContain(
    'items:1:1 error FOLDER_OUTSIDE expected a folder in that of feed.yaml, found one that leads out of it - put the folder itself here, or write outside: allow into feed.yaml\n',
  );
  expect(said).not.toContain('whale');
  putFiles(root, { 'feed.yaml': `${SETTINGS}outside: allow\n` });
  expect(await runHere(build(root))).toMatchObject({ status: 0 });
  expect(titlesOf(root)).toEqual(['A whale looks in']);
  // The next run has the report of this one, and looks where it did.
  putFiles(root, { 'feed.yaml': SETTINGS });
  expect(await runHere(build(root))).toMatchObject({ status: 1 });
});

it('an article whose text cannot be read once its head was is told like any other', async () => {
  const root = await published();
  // The head of each of two new articles is read, and then their texts.
  const { status, said } = await runWith(
    [...build(root), '--keep-going'],
    {
      kind: 'EIO',
      change: 'read',
      endingIn: '/tide.md',
      lasts: 'once',
    },
    2,
  );
  expect(status, said).toBe(3);
  expect(said).toContain(
    'items/tide.md:1:1 error FILE_UNREADABLE expected a file that can be read, found EIO: ',
  );
  expect(said).not.toContain('FILE_CHANGED');
  expect(titlesOf(root)).toEqual(['A whale looks in', 'The ferry is back']);
});

it('an import reads no folder that leads out, and says so', async () => {
  const root = folderWith({ 'feed.yaml': SETTINGS, 'old.xml': OLD });
  symlinkSync(folderWith({}), join(root, 'items'));
  const { status, said } = await runHere(['import', join(root, 'old.xml'), '--root', root]);
  expect(status).toBe(1);
  expect(said).toContain('FOLDER_OUTSIDE');
  rmSync(join(root, 'items'));
  expect(await runHere(['import', join(root, 'old.xml'), '--root', root])).toMatchObject({ status: 0 });
});

const OLD = `<rss version="2.0"><channel><title>Old</title><link>https://old.example.nz/</link><description>News</description>
<item><title>One</title><guid isPermaLink="false">old-1</guid><pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate><description>One.</description></item>
</channel></rss>
`;

/** A publication of two articles, and a third one that is new. */
async function published(): Promise<string> {
  const root = folderWith({ 'feed.yaml': SETTINGS, 'items/port/ferry.md': FERRY, 'items/whale.md': WHALE });
  expect(await runHere(build(root))).toMatchObject({ status: 0 });
  putFiles(root, { 'items/tide.md': TIDE });
  return root;
}

function runWith(args: readonly string[], fault: Omit<Fault, 'at'> | undefined, at = 1) {
  if (fault === undefined) return runHere(args);
  const undo = install({ lasts: 'for ever', ...fault, at });
  return runHere(args).finally(undo);
}

function titlesOf(root: string): string[] {
  const json = readFileSync(join(root, 'output/feed.json'), 'utf8');
  const { items } = JSON.parse(json) as { items: readonly { title: string }[] };
  return items.map(({ title }) => title);
}
