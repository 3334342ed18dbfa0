import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { buildAt, diskOf, runAt, servedIn, told } from '../incremental/history.ts';
import { archiveWith, isPartPlanned, NOW } from './archive.ts';

const COVER = 'podcast: { image: "https://cdn.example/c.png", category: News, explicit: false }';
const SOUND = 'enclosures: [{ url: "https://cdn.example/a.mp3", type: audio/mpeg, sizeInBytes: 9 }]\n';

/** Edits a file in both folders. */
function edit(pair: ReturnType<typeof archiveWith>, path: string, from: string, to: string): void {
  for (const root of Object.values(pair)) {
    const file = join(root, 'items', path);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
  }
}

it.each([
  ['an article that is no episode is edited', 'deep/n3.md', 'Number', 'No.'],
  ['an article that is no episode is called otherwise', 'deep/n3.md', 'title: ', 'title: Another '],
  ['an article becomes an episode', 'n7.md', '\n---\n', `\n${SOUND}---\n`],
  ['an episode is edited', 'deep/n12.md', 'Number', 'No.'],
  ['an episode becomes silent', 'deep/n12.md', SOUND, ''],
])(
  'where all episodes are shown, a part is planned, and all is as if all were, if %s',
  (_, path, from, to) => {
    const pair = archiveWith(`${COVER}\n`);
    for (const path of ['deep/n0.md', 'deep/n12.md']) edit(pair, path, '\n---\n', `\n${SOUND}---\n`);
    const [recorded, fresh] = [diskOf(pair.recorded), diskOf(pair.fresh)];
    for (const _ of [1, 2]) {
      runAt(recorded, NOW);
      buildAt(fresh, NOW);
    }
    edit(pair, path, from, to);
    expect(isPartPlanned(pair.recorded, NOW)).toBe(true);
    expect(told(runAt(recorded, NOW))).toEqual(told(buildAt(fresh, NOW)));
    expect(servedIn(pair.recorded)).toEqual(servedIn(pair.fresh));
    for (const root of Object.values(pair)) rmSync(root, { recursive: true });
  },
);

const OWN_SHOW = `feeds: [{ path: show, title: Show, where: { folder: deep }, ${COVER} }]\nwindow: { items: 2, days: 1 }\n`;

it.each([
  ['the show', `${COVER}\n`],
  ['a feed with articles', 'window: { items: 99, days: 9999 }\n'],
  ['a show beside the feed of all', OWN_SHOW],
  ['a show beside the feed of all, without an archive', `${OWN_SHOW}archive: false\n`],
])(
  'no other article is read where an episode is edited and stands in one document with others: %s',
  (_, line) => {
    // Pages of shows have the summaries of the newest episodes.
    const pair = archiveWith(`${line}links: dateline\n`);
    for (const path of ['n0', 'n3', 'n6', 'n9', 'n12'])
      edit(pair, `deep/${path}.md`, '\n---\n', `\nchapters: [{ start: 0, title: Ebb }]\n${SOUND}---\n`);
    for (const _ of [1, 2]) runAt(diskOf(pair.recorded), NOW);
    edit(pair, 'deep/n3.md', 'Number', 'No.');
    const disk = diskOf(pair.recorded);
    const read = vi.fn(disk.read);
    runAt({ ...disk, read }, NOW);
    const paths = read.mock.calls.map(([path]) => path).filter((path) => path.endsWith('.md'));
    expect([...new Set(paths)]).toEqual(['items/deep/n3.md']);
    for (const root of Object.values(pair)) rmSync(root, { recursive: true });
  },
);
