import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crawl } from '../support/crawl.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { hasProgram } from '../support/program.ts';
import { runScript } from './shell.ts';
import { replaced, snippet } from './snippets.ts';
import { publicationInStates } from './states.ts';

const hasRsync = hasProgram('rsync');
if (!hasRsync) console.warn('skipped: what docs/hosting.md says of rsync (apt-get install rsync)');

const URL_OF_SITE = 'https://news.example.nz/';
const BEGINNINGS = ['', 'rss.xml', 'atom.xml', 'feed.json', 'feed/index.xml', 'feeds.opml'];

/** What rsync did, in its order: it says so of each file and each folder. */
interface Change {
  readonly path: string;
  readonly isRemoved: boolean;
}

/** Runs the script of docs/hosting.md, with a folder in the place of the server's. */
function sendBy(root: string, web: string): Change[] {
  const script = replaced(snippet('sh', 'rsync'), 'web.example:/srv/news/output/', `${web}/`);
  const listing = `rsync() { command rsync --out-format='%i %n' "$@"; }\n`;
  const lines = runScript(listing + script, root)
    .split('\n')
    .filter(Boolean);
  return lines.flatMap((line) => {
    const [, what = '', path = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    if (path.endsWith('/') || !/^(?:[<>c.]f|\*deleting)/.test(what)) return [];
    return [{ path, isRemoved: what === '*deleting' }];
  });
}

/** All of the output folder is served, and beside it nothing but the media that were served before. */
function expectServed(web: string, output: string, stay: ReadonlySet<string>): void {
  const [served, wanted] = [filesOf(web), filesOf(output)];
  expect(served).toMatchObject(wanted);
  expect(new Set(Object.keys(served))).toEqual(new Set([...Object.keys(wanted), ...stay]));
}

/** A copy of what is served, in which a delivery is gone through once more: a crawler looks at it after each file. */
function mirrorOf(output: string) {
  const mirror = folderWith({});
  return {
    mirror,
    repeat: async ({ path, isRemoved }: Change) => {
      if (isRemoved) rmSync(join(mirror, path));
      else {
        mkdirSync(dirname(join(mirror, path)), { recursive: true });
        copyFileSync(join(output, path), join(mirror, path));
      }
      // Before the first delivery has ended nobody has been given an address.
      const isOpen = BEGINNINGS.every((one) => textIn(mirror, one) !== undefined);
      const { dead } = await crawl(URL_OF_SITE, isOpen ? BEGINNINGS : [], (one) => textIn(mirror, one));
      expect(dead, `after ${isRemoved ? 'removing' : 'sending'} ${path}`).toEqual([]);
    },
  };
}

describe.skipIf(!hasRsync && process.env['CI'] !== 'true')('what docs/hosting.md says of rsync', () => {
  it('brings each state to the server, in an order in which no address is dead, and takes away what is gone', async () => {
    const { root, output, states } = publicationInStates();
    const web = join(folderWith({ 'news/.keep': '' }), 'news/output');
    const { mirror, repeat } = mirrorOf(output);
    const removed: string[] = [];
    const media = new Set<string>();
    for (const goOn of states) {
      goOn();
      const built = Object.keys(filesOf(output));
      for (const path of built.filter((one) => one.startsWith('media/'))) media.add(path);
      const changes = sendBy(root, web);
      expect(changes.length).toBeGreaterThan(5);
      for (const change of changes) await repeat(change);
      removed.push(...changes.flatMap(({ path, isRemoved }) => (isRemoved ? [path] : [])));
      expect(filesOf(mirror)).toEqual(filesOf(web));
      expectServed(web, output, media);
    }
    expect(removed).toEqual(expect.arrayContaining(['2015/03/03/ferry/index.html', 'archive/2014-03.xml']));
    expect([...media].filter((path) => filesOf(output)[path] === undefined)).toHaveLength(1);
  });

  it('sends nothing that is there, from a fresh checkout either, so that what a reader has by its time or ETag counts', () => {
    const { root, output, states } = publicationInStates();
    const web = folderWith({});
    states[0]?.();
    sendBy(root, web);
    const times = () => Object.keys(filesOf(web)).map((path) => [path, statSync(join(web, path)).mtimeMs]);
    const before = times();
    for (const path of Object.keys(filesOf(output))) utimesSync(join(output, path), 1, 1);
    expect(sendBy(root, web)).toEqual([]);
    expect(times()).toEqual(before);
  });

  it('leaves what its last line is told to leave', () => {
    const { root, states } = publicationInStates();
    const web = folderWith({ 'robots.txt': 'mine', 'old.html': 'of before' });
    states[0]?.();
    const script = replaced(snippet('sh', 'rsync'), 'web.example:/srv/news/output/', `${web}/`);
    runScript(replaced(script, 'send --delete\n', 'send --delete --exclude /robots.txt\n'), root);
    expect(filesOf(web)).toMatchObject({ 'robots.txt': 'mine' });
    expect(filesOf(web)).not.toHaveProperty(['old.html']);
  });
});

function textIn(folder: string, path: string): string | undefined {
  const file = join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
