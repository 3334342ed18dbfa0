import { expect, it } from 'vitest';
import { article } from '../support/articles.ts';
import { type Files, folderWith, putFiles } from '../support/files.ts';
import { SETTINGS } from '../support/publication.ts';
import { isLong } from '../support/runs.ts';
import { bundlePrograms, type Ending, type Running, waitForText } from './program.ts';
import {
  build,
  DELETED,
  FIRST,
  filesOf,
  leftIn,
  NEW_ARTICLE,
  RENAMED,
  restore,
  runHere,
} from './scenarios.ts';

const programs = bundlePrograms();

const ROUNDS = isLong ? 2 : 1;

const LATER: Files = { 'items/later.md': article('Later', '7:00 pm on 7 March 2015', 'It came in between.') };

it.each([
  { count: 2, ...FIRST },
  { count: 3, ...NEW_ARTICLE },
  { count: 4, ...RENAMED },
  { count: 4, ...DELETED },
])('$count runs at once end as one alone: $what', { timeout: 300_000 }, async ({ count, prepare, args }) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const root = prepare();
    const expected = await filesAfterOne(root);
    const runs = Array.from({ length: count }, () => programs.dateline(args(root)));
    await expectWell(runs);
    expect(filesOf(root)).toEqual(expected);
  }
});

it('runs at once end as one alone that began last, where an article came in between', {
  timeout: 300_000,
}, async () => {
  for (let round = 0; round < 2 * ROUNDS; round += 1) {
    const root = NEW_ARTICLE.prepare();
    const runs = [programs.dateline(build(root)), programs.dateline(build(root))];
    // In another place of the first two's way each time.
    await new Promise((resolve) => setTimeout(resolve, round * 60));
    putFiles(root, LATER);
    const expected = NEW_ARTICLE.prepare();
    putFiles(expected, LATER);
    await expectWell([...runs, programs.dateline(build(root)), programs.dateline(build(root))]);
    expect(filesOf(root)).toEqual(await filesAfterOne(expected));
  }
});

it.each([
  { what: 'an article that came', files: LATER },
  {
    what: 'an article that was edited',
    files: { 'items/ferry.md': article('The ferry', '6:12 am on 3 March 2015') },
  },
])('a run that is overtaken by another publishes $what meanwhile', async ({ files }) => {
  await expectOvertaken(files);
});

// A run reads feed.yaml before it waits, and never again.
it('a run that is overtaken by another publishes under the title that it was given meanwhile', async () => {
  await expectOvertaken({ 'feed.yaml': SETTINGS.replace('Harbour News', 'Harbour Times') });
});

/** The first has read everything and is about to write when the author changes files, and another run writes. */
async function expectOvertaken(files: Files): Promise<void> {
  const root = NEW_ARTICLE.prepare();
  const log = `${folderWith({})}/log`;
  const fault = { at: 1, kind: 'SIGSTOP', under: root } as const;
  const first = programs.dateline(build(root), { fault, log });
  await waitForText(log, 'create');
  putFiles(root, files);
  const second = programs.dateline(build(root));
  expect((await second.ending).status).toBe(0);
  const expected = filesOf(root);
  first.child.kill('SIGCONT');
  await expectWell([first]);
  expect(filesOf(root)).toEqual(expected);
  expect(expected).toEqual(await filesAfterOne(root));
}

async function expectWell(runs: readonly Running[]): Promise<void> {
  const endings: Ending[] = await Promise.all(runs.map(({ ending }) => ending));
  for (const { status, signal, stderr } of endings) {
    expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: '' });
  }
}

/** What a folder holds after one run alone. */
async function filesAfterOne(root: string): Promise<Record<string, string>> {
  const copy = folderWith({});
  restore(copy, root);
  const { status, said } = await runHere(build(copy));
  expect(status, said).toBe(0);
  expect(leftIn(copy)).toEqual([]);
  return filesOf(copy);
}
