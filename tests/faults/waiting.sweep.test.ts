import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { folderWith } from '../support/files.ts';
import { isLong } from '../support/runs.ts';
import { bundlePrograms, waitForText } from './program.ts';
import {
  build,
  courseOf,
  DELETED,
  FIRST,
  filesOf,
  leftIn,
  NEW_ARTICLE,
  REISSUED,
  RENAMED,
  restore,
  UPDATED,
  WITHDRAWN,
} from './scenarios.ts';

const programs = bundlePrograms();

/** Inside, with its claim in place, and its first temporary file. */
const INSIDE = 3;

const SCENARIOS = isLong ? [FIRST, NEW_ARTICLE, RENAMED, UPDATED, WITHDRAWN, DELETED, REISSUED] : [FIRST];

it('waits for a process that is paused while it writes, and both end well', async () => {
  const course = await courseOf(NEW_ARTICLE);
  const root = folderWith({});
  restore(root, course.before);
  const logs = folderWith({});
  const fault = { at: INSIDE, kind: 'SIGSTOP', under: root } as const;
  const paused = programs.dateline(build(root), { fault, log: `${logs}/paused` });
  await waitForText(`${logs}/paused`, 'write');
  const waiting = programs.dateline(build(root), { log: `${logs}/waiting` });
  await waitForText(`${logs}/waiting`, 'pause', 4);
  expect(waiting.child.exitCode).toBeNull();
  expect(filesOf(root)).toMatchObject(course.old);
  paused.child.kill('SIGCONT');
  for (const { ending } of [paused, waiting])
    expect(await ending).toMatchObject({ status: 0, signal: null, stderr: '' });
  expect(filesOf(root)).toEqual(course.new);
});

it.each(SCENARIOS)(
  'takes nothing amiss that it reads between two renamings of another: $what',
  { timeout: 120_000 },
  async (scenario) => {
    const course = await courseOf(scenario);
    const root = folderWith({});
    for (const endingIn of ['/atom.xml', '/feed.json', '/feed.lock']) {
      restore(root, course.before);
      const logs = folderWith({});
      const fault = { at: 1, kind: 'SIGSTOP', change: 'rename', under: root, endingIn } as const;
      const paused = programs.dateline(scenario.args(root), { fault, log: `${logs}/paused` });
      await waitForText(`${logs}/paused`, 'rename');
      const waiting = programs.dateline(scenario.args(root), { log: `${logs}/waiting` });
      await Promise.race([waiting.ending, waitForText(`${logs}/waiting`, 'pause')]);
      paused.child.kill('SIGCONT');
      for (const { ending } of [paused, waiting])
        expect(await ending, endingIn).toMatchObject({ status: 0, signal: null, stderr: '' });
      expect(filesOf(root)).toEqual(course.new);
    }
  },
);

it('does not wait for a process that was killed while it wrote', async () => {
  const course = await courseOf(NEW_ARTICLE);
  const root = folderWith({});
  restore(root, course.before);
  const log = `${folderWith({})}/log`;
  const fault = { at: INSIDE, kind: 'SIGKILL', under: root } as const;
  expect(await programs.dateline(build(root), { fault }).ending).toMatchObject({ signal: 'SIGKILL' });
  expect(leftIn(root)).toEqual([
    expect.stringMatching(/^\.run\./),
    expect.stringMatching(/^output\/\.rss\.xml\./),
  ]);
  expect(await programs.dateline(build(root), { log }).ending).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(log, 'utf8')).not.toContain('pause');
  expect(filesOf(root)).toEqual(course.new);
});

it('does not wait where there is nothing to write', async () => {
  const course = await courseOf(NEW_ARTICLE);
  const root = folderWith({});
  restore(root, course.before);
  const logs = folderWith({});
  // The last change: all is written, and the claim is about to go.
  const fault = { at: 1, kind: 'SIGSTOP', change: 'remove', under: root } as const;
  const paused = programs.dateline(build(root), { fault, log: `${logs}/paused` });
  await waitForText(`${logs}/paused`, 'remove');
  const other = programs.dateline(build(root), { log: `${logs}/other` });
  expect(await other.ending).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(`${logs}/other`, 'utf8')).toBe('');
  paused.child.kill('SIGCONT');
  expect(await paused.ending).toMatchObject({ status: 0 });
  expect(filesOf(root)).toEqual(course.new);
});
