import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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
