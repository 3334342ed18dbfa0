import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { writeCorpus } from '../bench/corpus.ts';
import { buildAt } from '../publish/incremental/history.ts';
import { filesOf, folderWith } from '../support/files.ts';

const PROGRAM = new URL('../../src/cli/from-source.js', import.meta.url).pathname;
/** So many are worth another thread. */
const COUNT = 900;

/** What is published in a folder, without what is kept for the next run. */
function publishedIn(root: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filesOf(root)).filter(([path]) => path.startsWith('output/') || path === 'feed.lock'),
  );
}

describe('a program that reads many articles on two threads', () => {
  it('publishes the same, to the byte, as one thread', { timeout: 120_000 }, () => {
    const [one, two] = [folderWith({}), folderWith({})];
    for (const root of [one, two]) writeCorpus(root, COUNT);
    const told = buildAt(realDisk(one), new Date('2026-06-01T00:00:00Z'));
    const { status, stderr } = spawnSync(
      process.execPath,
      [PROGRAM, 'build', '--root', two, '--now', '2026-06-01T00:00:00Z', '--quiet'],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(told).toMatchObject({ items: { published: COUNT } });
    expect(publishedIn(two)).toEqual(publishedIn(one));
  });
});
