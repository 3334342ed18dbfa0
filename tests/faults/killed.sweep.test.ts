import { expect, it } from 'vitest';
import { folderWith } from '../support/files.ts';
import { stepOf } from '../support/runs.ts';
import { bundlePrograms } from './program.ts';
import {
  courseOf,
  DELETED,
  expectWhole,
  FIRST,
  filesOf,
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

const programs = bundlePrograms();

/** Two at a time: a machine that has one processor only takes longer. */
const LANES = 2;
/** Of the changes that a run makes, at which it is killed. */
const STEP = stepOf(15);
/** In the shortest run at least so many. */
const MIN_KILLS = Math.floor(10 / STEP);

it.each([
  FIRST,
  NEW_ARTICLE,
  RENAMED,
  UPDATED,
  WITHDRAWN,
  DELETED,
  MOVED_PAGE,
  REISSUED,
  TWINS,
  TWINS_ON,
  TWINS_OFF,
])(
  'a run that is killed at any write leaves $what such that the next ends as if nothing had happened',
  { timeout: 300_000 },
  async (scenario) => {
    expect(await killEverywhere(scenario)).toBeGreaterThan(MIN_KILLS);
  },
);

it('a run that is killed at any write leaves a feed that was imported such that the next ends as if nothing had happened', {
  timeout: 300_000,
}, async () => {
  expect(await killEverywhere(IMPORTED)).toBeGreaterThan(MIN_KILLS);
});

/** How many changes of the run there were to be killed at. */
async function killEverywhere(scenario: Scenario): Promise<number> {
  const course = await courseOf(scenario);
  let killed = 0;
  let at = 0;
  let isOver = false;
  const lane = async () => {
    const root = folderWith({});
    while (!isOver) {
      at += STEP;
      const when = `killed at change ${at}`;
      restore(root, course.before);
      const { signal, status, stderr } = await programs.dateline(scenario.args(root), {
        fault: { at, kind: 'SIGKILL', under: root },
      }).ending;
      if (signal === null) {
        expect(status, stderr).toBe(0);
        isOver = true;
      } else killed += 1;
      expectWhole(root, course, when);
      const next = await runHere(scenario.args(root));
      expect(next.status, `${when}: ${next.said}`).toBe(0);
      expect(filesOf(root), when).toEqual(course.new);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return killed;
}
