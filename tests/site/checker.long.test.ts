import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EMPTY_PREVIEW, type LivePreview, refreshPreview } from '../../src/publish/preview/livePreview.ts';
import { publish } from '../../src/publish/publish.ts';
import { HOSTILE } from '../browser/publications.ts';
import { type Files, folderWith } from '../support/files.ts';
import { memoryDisk, publicationOf, readOnlyDisk } from '../support/memoryDisk.ts';
import { hasFiles, hasProgram, run } from '../support/program.ts';
import { NOW } from '../support/publication.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const golden = join(root, 'tests/golden');
/** The W3C's checker of HTML, the Nu Html Checker: `vnu.jar`. Its package fetches Java, so it is none that `npm ci` installs. */
const CHECKER = process.env['DATELINE_VNU'] ?? '';

/** The sample, and the golden publications. */
const FOLDERS: Readonly<Record<string, string>> = {
  sample: root,
  ...Object.fromEntries(readdirSync(golden).map((name) => [name, join(golden, name)])),
};

/** What is served: pages, and their style sheet. */
const IS_LOOKED_AT = /\.html$|^page\.css$/;

/** What a publication in a folder publishes; nothing where an error stands. */
function publishedIn(folder: string): Readonly<Record<string, string>> {
  const { disk, outputs } = readOnlyDisk(folder);
  publish({ disk }, publicationOf(disk), { now: NOW });
  return outputs;
}

/** What its publisher sees of a publication: an article as readers keep it, and a page that says what is wrong. */
function previewed(): Readonly<Record<string, string>> {
  const disk = memoryDisk(HOSTILE);
  const serving = { url: 'http://127.0.0.1:4321/', now: NOW };
  const live = refreshPreview({ disk }, EMPTY_PREVIEW, serving);
  disk.files.set('items/all.md', Buffer.from('---\ndate: soon\n---\n'));
  const refused = refreshPreview({ disk }, live, serving);
  const none = refreshPreview({ disk }, EMPTY_PREVIEW, serving);
  const textOf = ({ find }: LivePreview, path: string) => String(Buffer.from(find(path)?.read() ?? []));
  return {
    'list.html': textOf(live, 'preview/'),
    'article.html': textOf(live, 'preview/items/all.md/'),
    'refused.html': textOf(refused, ''),
    'none.html': textOf(none, ''),
  };
}

/** All pages, by the publication and the path. */
function allPages(): Files {
  const published = Object.entries(FOLDERS).map(([name, folder]) => [name, publishedIn(folder)] as const);
  const all = [
    ...published,
    ['hostile', publishedIn(folderWith(HOSTILE))] as const,
    ['previewed', previewed()] as const,
  ];
  return Object.fromEntries(
    all.flatMap(([name, outputs]) =>
      Object.entries(outputs).flatMap(([path, text]) =>
        IS_LOOKED_AT.test(path) ? [[`${name}/${path}`, text] as const] : [],
      ),
    ),
  );
}

/** Neither Java nor the checker is a developer's to have; on CI they are. */
function requiredChecker(): boolean {
  if (hasProgram('java') && hasFiles(CHECKER)) return true;
  const cure = 'apt-get install default-jre-headless, and DATELINE_VNU with the path of vnu.jar: see .ci/run';
  if (process.env['CI'] === 'true') throw new Error(`expected Java and vnu.jar, found not both (${cure})`);
  console.warn(`the W3C's checker skipped, for it is not on this machine (${cure})`);
  return false;
}

interface Message {
  readonly type: string;
  readonly subType?: string;
  readonly url?: string;
  readonly lastLine?: number;
  readonly message: string;
}

/** What the checker says of some files, by where they are. */
async function check(files: Files): Promise<string[]> {
  const folder = folderWith(files);
  // On a disk no style sheet is of the same origin, and the checker takes JSON-LD for a script.
  const filter = ['--filterpattern', '.*violates Content Security Policy.*'];
  const options = ['--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css', ...filter];
  const told = await run('java', ['-jar', CHECKER, ...options, folder], { patienceInMs: 100_000 });
  const { messages }: { messages: readonly Message[] } = JSON.parse(told);
  return messages.map(({ type, subType = type, url = '', lastLine = 0, message }) => {
    const path = decodeURI(url.slice(url.indexOf(folder) + folder.length + 1));
    return `${path}:${lastLine} ${subType} ${message}`;
  });
}

describe.runIf(requiredChecker())('the checker of the W3C', () => {
  it('finds nothing in any page', async () => {
    const pages = allPages();
    expect(Object.keys(pages).length).toBeGreaterThan(50);
    expect(await check(pages)).toEqual([]);
  });

  it('finds what is wrong where something is', async () => {
    const page =
      '<!doctype html><html lang="en"><title>A</title><a href="feed:https://news.example.nz/">B</a>';
    const told = await check({ 'a.html': page, 'page.css': 'a { colour: red }' });
    expect(told.sort()).toEqual([
      expect.stringMatching(/^a\.html:\d+ error Bad value/),
      expect.stringMatching(/^page\.css:1 error .*colour/),
    ]);
  });
});
