import { expect, it } from 'vitest';
import { folderWith } from '../support/files.ts';
import { stepOf } from '../support/runs.ts';
import { type Fault, install } from './layer.ts';
import {
  type Course,
  courseOf,
  expectWhole,
  FIRST,
  filesOf,
  IMPORTED,
  leftIn,
  MOVED_PAGE,
  NEW_ARTICLE,
  REISSUED,
  RENAMED,
  restore,
  runHere,
  type Scenario,
} from './scenarios.ts';

/** Of the changes that a run makes, which are refused. */
const STEP = stepOf(4);

type Kind = Required<Pick<Fault, 'kind' | 'lasts'>>;

/** After these a file can still be taken away. */
const PASSING: readonly Kind[] = [
  { kind: 'ENOSPC', lasts: 'while it needs room' },
  { kind: 'EIO', lasts: 'once' },
];
const LASTING: readonly Kind[] = [{ kind: 'EROFS', lasts: 'for ever' }];
const SCENARIOS = [FIRST, NEW_ARTICLE, RENAMED, MOVED_PAGE, REISSUED];

const pairsOf = (kinds: readonly Kind[]) =>
  SCENARIOS.flatMap((scenario) => kinds.map((kind) => ({ ...kind, ...scenario })));

it.each(pairsOf(PASSING))(
  '$kind $lasts at any change tells so, and leaves $what old or new, and no temporary file',
  async ({ kind, lasts, ...scenario }) => {
    expect(await refuseEverywhere(scenario, { kind, lasts }, expectTidy)).toBeGreaterThan(20);
  },
);

it.each(pairsOf(LASTING))(
  '$kind $lasts from any change on tells so, and leaves $what old or new',
  async ({ kind, lasts, ...scenario }) => {
    expect(await refuseEverywhere(scenario, { kind, lasts }, () => {})).toBeGreaterThan(20);
  },
);

it('ENOSPC at any change of an import tells so, and leaves every article old or new, and no temporary file', async () => {
  const full: Kind = { kind: 'ENOSPC', lasts: 'while it needs room' };
  expect(await refuseEverywhere(IMPORTED, full, expectTidy)).toBeGreaterThan(10);
});

/** The one file that cannot be taken away is the one whose removal is refused: a claim, which is over all the same. */
function expectTidy(root: string, when: string): void {
  const isRefused = (path: string) => when.includes(`remove ${root}/${path}`);
  expect(
    leftIn(root).filter((path) => !isRefused(path)),
    when,
  ).toEqual([]);
}

/** How many changes of the run there were to be refused. */
async function refuseEverywhere(
  scenario: Scenario,
  kind: Kind,
  expectMore: (root: string, when: string) => void,
): Promise<number> {
  const course = await courseOf(scenario);
  const root = folderWith({});
  for (let at = 1; ; at += STEP) {
    restore(root, course.before);
    const undo = install({ ...kind, at, under: root });
    const { status, said } = await runHere(scenario.args(root)).finally(undo);
    const changes = undo();
    const struck = changes[at - 1];
    if (struck === undefined) return changes.length;
    const when = `${struck}, change ${at}: ${said}`;
    if (struck === changes.at(-1) && /^remove .*\/\.run\.[^/]*$/.test(struck)) expect(status, when).toBe(0);
    else expectTold(status, said, kind, when);
    if (status === 1 && kind.lasts !== 'while it needs room')
      expect(said, when).toContain(`(${kind.kind}: the disk refuses, ${struck})`);
    expectWhole(root, course, when);
    expectMore(root, when);
    await expectMended(scenario, root, course, when);
  }
}

function expectTold(status: number, said: string, { kind }: Kind, when: string): void {
  expect(status, when).toBe(1);
  expect(said, when).toMatch(
    new RegExp(`^dateline: the (?:feeds|articles) could not be written; .*${kind}: .*\\n$`),
  );
}

async function expectMended({ args }: Scenario, root: string, course: Course, when: string): Promise<void> {
  const { status, said } = await runHere(args(root));
  expect(status, `${when}${said}`).toBe(0);
  expect(filesOf(root), when).toEqual(course.new);
}
