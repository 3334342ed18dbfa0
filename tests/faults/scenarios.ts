import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { printTo } from '../../src/cli/printable.ts';
import { run } from '../../src/cli/run.ts';
import type { Edge } from '../../src/cli/session.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { twinNamed } from '../../src/model/coding.ts';
import { publish } from '../../src/publish/publish.ts';
import { ALONE } from '../cli/commandLine.ts';
import { article } from '../support/articles.ts';
import { filesOf as allFilesOf, type Files, folderWith, putFiles } from '../support/files.ts';
import { publicationOf } from '../support/memoryDisk.ts';
import { pngOf } from '../support/pictures.ts';
import { SETTINGS, SHORTEST } from '../support/publication.ts';

/** What an author did, and the command line that publishes it. */
export interface Scenario {
  readonly what: string;
  /** What is in the folder when the run begins. */
  readonly prepare: () => string;
  readonly args: (root: string) => readonly string[];
}

export const build: Scenario['args'] = (root) => ['build', '--root', root, '--now', '2026-01-01T00:00:00Z'];

const FERRY = article('The ferry is back', '6:12 am on 3 March 2015', 'It left with **two** dogs.');
const WHALE = article('A whale looks in', '5:40 pm on 5 March 2015', 'It stayed for an hour.');
const PUBLISHED: Files = {
  'feed.yaml': SETTINGS,
  'items/ferry.md': FERRY,
  'items/whale.md': WHALE,
};

/** A picture in the text, of which a file is made. */
const LOW = `data:image/png;base64,${Buffer.from(pngOf(40, 60)).toString('base64')}`;

/** A feed of another publisher. */
const OTHER_FEED = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel>
<title>Old Harbour News</title><link>https://old.example.nz/</link><description>News</description>
<item><title>One</title><guid isPermaLink="false">old-1</guid><pubDate>Sun, 21 Dec 2014 20:03:00 +1300</pubDate>
<description>&lt;p&gt;The first.&lt;/p&gt;</description></item>
<item><title>Two</title><guid isPermaLink="false">old-2</guid><pubDate>Mon, 22 Dec 2014 20:03:00 +1300</pubDate>
<description>&lt;p&gt;The second.&lt;/p&gt;</description></item>
</channel></rss>
`;

export const FIRST: Scenario = {
  what: 'a first publication, with pictures',
  prepare: () =>
    folderWith({
      ...PUBLISHED,
      'items/tide.md': article('The tide', '7:00 am on 6 March 2015', `![The tide](tide.png) ![Low](${LOW})`),
      'items/tide.png': pngOf(60, 40),
    }),
  args: build,
};

export const NEW_ARTICLE: Scenario = {
  what: 'a new article',
  prepare: () => changed({ 'items/tide.md': article('The tide', '7:00 am on 6 March 2015') }),
  args: build,
};

export const RENAMED: Scenario = {
  what: 'an article renamed, another edited',
  prepare: () =>
    changed(
      { 'items/moored.md': FERRY, 'items/whale.md': WHALE.replace('an hour', 'two') },
      'items/ferry.md',
    ),
  args: build,
};

export const UPDATED: Scenario = {
  what: 'an article whose updated was moved',
  prepare: () =>
    changed({
      'items/whale.md': article(
        'A whale',
        '5:40 pm on 5 March 2015',
        'It left.',
        'updated: 9:00 am on 6 March 2015\n',
      ),
    }),
  args: build,
};

export const WITHDRAWN: Scenario = {
  what: 'an article that was withdrawn',
  prepare: () =>
    changed({ 'items/whale.md': WHALE.replace('---\n\n', 'withdrawn: 9:00 am on 6 March 2015\n---\n\n') }),
  args: build,
};

export const DELETED: Scenario = {
  what: 'an article that was deleted',
  prepare: () => changed({}, 'items/whale.md'),
  args: build,
};

export const MOVED_PAGE: Scenario = {
  what: 'a page that moved, and one that went',
  prepare: () => {
    const root = published({ ...PUBLISHED, 'feed.yaml': SHORTEST });
    putFiles(root, { 'items/moored.md': FERRY });
    for (const name of ['ferry', 'whale']) rmSync(join(root, `items/${name}.md`));
    return root;
  },
  args: build,
};

export const REISSUED: Scenario = {
  what: 'an article whose new id was accepted',
  prepare: () => changed({ 'items/whale.md': WHALE.replace('---\n\n', 'id: urn:example:whale\n---\n\n') }),
  args: (root) => [...build(root), '--reissue'],
};

export const IMPORTED: Scenario = {
  what: 'a feed that was imported',
  prepare: () => changed({ 'old.xml': OTHER_FEED }),
  args: (root) => ['import', join(root, 'old.xml'), '--root', root, '--now', '2026-01-01T00:00:00Z'],
};

const TWINNED = `${SHORTEST}precompress: true\n`;

export const TWINS: Scenario = {
  what: 'compressed copies of what changed, went and came',
  prepare: () => {
    const root = published({ ...PUBLISHED, 'feed.yaml': TWINNED });
    putFiles(root, { 'items/moored.md': article('It is moored', '8:00 am on 6 March 2015') });
    rmSync(join(root, 'items/ferry.md'));
    return root;
  },
  args: build,
};

export const TWINS_ON: Scenario = {
  what: 'compressed copies that came with an edit',
  prepare: () => {
    const root = published({ ...PUBLISHED, 'feed.yaml': SHORTEST });
    putFiles(root, { 'feed.yaml': TWINNED, 'items/whale.md': WHALE.replace('an hour', 'two') });
    return root;
  },
  args: build,
};

export const TWINS_OFF: Scenario = {
  what: 'compressed copies that went with an edit',
  prepare: () => {
    const root = published({ ...PUBLISHED, 'feed.yaml': TWINNED });
    putFiles(root, { 'feed.yaml': SHORTEST, 'items/whale.md': WHALE.replace('an hour', 'two') });
    return root;
  },
  args: build,
};

/** A folder that was published, and then changed by its author. */
function changed(files: Files, gone?: string): string {
  const root = published(PUBLISHED);
  putFiles(root, files);
  if (gone !== undefined) rmSync(join(root, gone));
  return root;
}

function published(files: Files): string {
  const root = folderWith(files);
  const disk = realDisk(root);
  publish({ disk }, publicationOf(disk), { now: new Date('2025-12-31T00:00:00Z') });
  return root;
}

/** A copy of a folder, in the place of whatever stood there. */
export function restore(root: string, from: string): void {
  rmSync(root, { recursive: true, force: true });
  cpSync(from, root, { recursive: true });
}

/** Runs a command line in this process, without a network unless it is given. */
export async function runHere(
  args: readonly string[],
  network: Pick<Edge, 'openSender'> = {},
): Promise<{ status: number; said: string }> {
  let said = '';
  const stream = printTo({
    write: (text) => {
      said += text;
    },
  });
  const status = await run(args, {
    stdout: stream,
    stderr: stream,
    isColourful: false,
    now: () => new Date(0),
    disk: realDisk,
    ...ALONE,
    ...network,
  });
  return { status, said };
}

/** What a folder holds before a run, and after one that nothing befell. */
export interface Course {
  readonly before: string;
  readonly old: Readonly<Record<string, string>>;
  readonly new: Readonly<Record<string, string>>;
}

/** Runs a scenario to its end. */
export async function courseOf({ prepare, args }: Scenario): Promise<Course> {
  const before = prepare();
  const after = folderWith({});
  restore(after, before);
  const { status, said } = await runHere(args(after));
  expect(status, said).toBe(0);
  const course = { before, old: filesOf(before), new: filesOf(after) };
  expect(course.new).not.toEqual(course.old);
  return course;
}

/** Every file is the old one or the new one, whole, a compressed copy of its own one or not there; and what a document shows is there. */
export function expectWhole(root: string, course: Course, when: string): void {
  expectWholeFiles(filesOf(root), course, when);
}

/** The same of files that are on no disk. */
export function expectWholeFiles(
  files: Readonly<Record<string, string>>,
  course: Course,
  when: string,
): void {
  const paths = new Set([...Object.keys(course.old), ...Object.keys(course.new)]);
  for (const path of paths) {
    const source = twinNamed(path)?.path;
    const isOf = (state: Course['old']) =>
      files[path] === state[path] && (source === undefined || files[source] === state[source]);
    const isMissing = source !== undefined && files[path] === undefined;
    expect(isMissing || isOf(course.old) || isOf(course.new), `${path}, ${when}`).toBe(true);
  }
  for (const [path, text] of Object.entries(files)) {
    if (!/^output\/[^.]/.test(path)) continue;
    for (const [, media] of text.matchAll(/https:\/\/news\.example\.nz\/(media\/[\w.-]+)/g))
      expect(files, `${path}, ${when}`).toHaveProperty([`output/${media}`]);
  }
}

/** Every file but what is kept for the next run, which is never the same twice. */
export function filesOf(root: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(allFilesOf(root)).filter(([path]) => !path.startsWith('.dateline/')),
  );
}

/** Temporary files and claims. */
export function leftIn(root: string): string[] {
  return Object.keys(filesOf(root)).filter((path) => path.endsWith('.dateline-tmp'));
}
