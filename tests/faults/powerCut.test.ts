import { expect, it } from 'vitest';
import { twinNamed } from '../../src/model/coding.ts';
import { article } from '../support/articles.ts';
import { folderWith, putFiles } from '../support/files.ts';
import { SHORTEST } from '../support/publication.ts';
import { type Operation, record } from './layer.ts';
import { fragileFolder, type Keep } from './powerCut.ts';
import {
  build,
  type Course,
  courseOf,
  DELETED,
  expectWholeFiles,
  FIRST,
  IMPORTED,
  MOVED_PAGE,
  NEW_ARTICLE,
  REISSUED,
  RENAMED,
  restore,
  runHere,
  type Scenario,
  TWINS,
  TWINS_OFF,
  TWINS_ON,
  UPDATED,
  WITHDRAWN,
} from './scenarios.ts';

const FIRST_PAGES: Scenario = {
  what: 'a first publication, with pages and pictures',
  prepare: () => {
    const root = FIRST.prepare();
    putFiles(root, { 'feed.yaml': SHORTEST });
    return root;
  },
  args: build,
};
/** So many pages that they are flushed together, where the system can do that. */
const MANY_PAGES: Scenario = {
  what: 'a first publication of many pages, with pictures',
  prepare: () => {
    const root = FIRST_PAGES.prepare();
    const articles = Array.from({ length: 65 }, (_, index) => [
      `items/${index}.md`,
      article(`Tide ${index}`, `7:${10 + (index % 50)} am on 7 March 2015`),
    ]);
    putFiles(root, Object.fromEntries(articles));
    return root;
  },
  args: build,
};
const LOCK = 'feed.lock';
/** Disks of each kind that are tried at each moment. */
const CHANCES = 8;

it.each([
  FIRST,
  FIRST_PAGES,
  NEW_ARTICLE,
  RENAMED,
  UPDATED,
  WITHDRAWN,
  DELETED,
  MOVED_PAGE,
  REISSUED,
  IMPORTED,
  TWINS,
  TWINS_ON,
  TWINS_OFF,
])(
  'a power cut at any moment leaves $what old or new, and no lock that is ahead',
  { timeout: 60_000 },
  async (scenario) => {
    const { course, root, operations } = await recorded(scenario);
    const folder = fragileFolder(course.before, root);
    for (const [index, operation] of operations.entries()) {
      folder.apply(operation);
      expectSoundAfterCut(folder, course, index, operation);
    }
    expect(lastingIn(folder.afterCut(() => false))).toEqual(course.new);
  },
);

it('a power cut at any flush of many pages leaves every file whole, and no lock that is ahead', {
  timeout: 60_000,
}, async () => {
  const { course, root, operations } = await recorded(MANY_PAGES);
  const folder = fragileFolder(course.before, root);
  for (const [index, operation] of operations.entries()) {
    folder.apply(operation);
    const isNearFlush = operations.slice(Math.max(0, index - 1), index + 2).some(isFlushOfAll);
    if (!isNearFlush && index % 50 > 0) continue;
    expectSoundAfterCut(folder, course, index, operation);
  }
  expect(lastingIn(folder.afterCut(() => false))).toEqual(course.new);
});

it('a folder that a run makes is flushed once, and so is the one above it', async () => {
  const { root, operations } = await recorded(FIRST_PAGES);
  const flushed = operations.flatMap(({ kind, path }) => (kind === 'flush' ? [path.slice(root.length)] : []));
  const folders = flushed.filter((path) => !path.endsWith('.dateline-tmp'));
  expect(folders.toSorted()).toEqual(
    [
      // For the pictures, and what was made for them; for the documents; and for the lock.
      ...['/output/media', '/output', ''],
      ...['/output', '/output/2015', '/output/2015/03', '/output/archive', '/output/archive/2015-03'],
      ...['03', '05', '06'].map((day) => `/output/2015/03/${day}`),
      ...['03/ferry', '05/whale', '06/tide'].map((page) => `/output/2015/03/${page}`),
      '',
    ].toSorted(),
  );
});

const isFlushOfAll = ({ kind }: Operation) => kind === 'flush all';

/** What a run of a scenario does, each change in its order. */
async function recorded(scenario: Scenario) {
  const course = await courseOf(scenario);
  const root = folderWith({});
  restore(root, course.before);
  const stop = record();
  const { status, said } = await runHere(scenario.args(root)).finally(stop);
  expect(status, said).toBe(0);
  const operations = stop().filter(({ path }) => path.startsWith(root));
  expect(operations.length).toBeGreaterThan(10);
  return { course, root, operations };
}

/** A power cut after an operation, on several disks: every file is whole, and the lock is not ahead of the documents. */
function expectSoundAfterCut(
  folder: ReturnType<typeof fragileFolder>,
  course: Course,
  index: number,
  { kind, path }: Operation,
): void {
  for (const [chance, keep] of disks(index).entries()) {
    const when = `cut after ${index}, ${kind} ${path}, on disk ${chance}`;
    const files = folder.afterCut(keep);
    expectWholeFiles(lastingIn(files), course, when);
    expectNoneAhead(files, course, when);
  }
}

/** Disks that lose all that was not flushed, that keep it, and that keep some of it. */
function disks(seed: number): Keep[] {
  return [
    () => false,
    () => true,
    ...Array.from({ length: CHANCES }, (_, chance) => randomKeep(seed * CHANCES + chance + 1)),
  ];
}

/** The same for the same seed (Lehmer's generator). */
function randomKeep(seed: number): Keep {
  let state = seed * 7919;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 2 === 0;
  };
}

/** Files but for the cache, and for what the next run takes away. */
function lastingIn(files: Readonly<Record<string, string>>): Record<string, string> {
  const isLasting = (path: string) => !path.startsWith('.dateline/') && !path.endsWith('.dateline-tmp');
  return Object.fromEntries(Object.entries(files).filter(([path]) => isLasting(path)));
}

/** Where the lock is the new one, so is all else but compressed copies, which come after it. */
function expectNoneAhead(files: Readonly<Record<string, string>>, course: Course, when: string): void {
  const { [LOCK]: oldLock, ...oldOthers } = course.old;
  const { [LOCK]: newLock, ...newOthers } = course.new;
  if (oldLock === newLock || files[LOCK] !== newLock) return;
  const paths = Object.keys({ ...oldOthers, ...newOthers });
  for (const path of paths.filter((one) => twinNamed(one) === undefined || newOthers[one] === undefined))
    expect(files[path], `${path}, ${when}`).toBe(newOthers[path]);
}
