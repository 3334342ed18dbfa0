import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { plainArticleOf } from '../bench/corpus/plain.ts';
import { writeCorpus } from '../bench/corpus/publication.ts';
import { buildAt } from '../publish/incremental/history.ts';
import { article } from '../support/articles.ts';
import { type Files, filesOf, folderWith, putFiles } from '../support/files.ts';
import { A_THREAD, FOUR_PROCESSORS, TELLING_THREADS } from '../support/processors.ts';

const PROGRAM = new URL('../../src/cli/from-source.js', import.meta.url).pathname;
/** So many are worth another thread. */
const COUNT = 900;
/** Articles that link to each other, to drafts and to nothing, each with a picture in its text. */
const LINKED = 60;

/** What is published in a folder, without what is kept for the next run. */
function publishedIn(root: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filesOf(root)).filter(([path]) => path.startsWith('output/') || path === 'feed.lock'),
  );
}

/** Between the others in time, so that both threads read some of them. */
function linked(): Files {
  const all = Array.from({ length: LINKED }, (_, i) => {
    const body = `[before](n${i - 1}.md), [[n${i + 1}#Wind|after]], [none](m${i}.md) and [a draft](draft.md)`;
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${10 + i}" height="20"/>`;
    const picture = `![Sea](data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')})`;
    const text = article(`N${i}`, `${2012 + (i % 12)}-03-04T09:00:00Z`, `${body}\n\n${picture}`);
    return [`items/n${i}.md`, text] as const;
  });
  return {
    ...Object.fromEntries(all),
    'items/draft.md': article('Draft', '2012-01-01', '', 'draft: true\n'),
  };
}

describe('a program that reads many articles on two threads', () => {
  it('publishes the same, to the byte, as one thread', { timeout: 120_000 }, () => {
    const [one, two] = [folderWith({}), folderWith({})];
    for (const root of [one, two]) {
      writeCorpus(root, plainArticleOf, COUNT);
      putFiles(root, linked());
    }
    const told = buildAt(realDisk(one), new Date('2026-06-01T00:00:00Z'));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...FOUR_PROCESSORS, PROGRAM, 'build', '--root', two, '--now', '2026-06-01T00:00:00Z', '--json'],
      { encoding: 'utf8', env: TELLING_THREADS },
    );
    expect(stderr).toMatch(A_THREAD);
    expect({ status, problems: JSON.parse(stdout).problems }).toEqual({ status: 0, problems: told.problems });
    expect(told).toMatchObject({ items: { published: COUNT + LINKED } });
    const published = publishedIn(one);
    expect(Object.keys(published).filter((path) => path.endsWith('.svg'))).toHaveLength(LINKED);
    expect(publishedIn(two)).toEqual(published);
  });
});
