import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureCommands } from './commands.ts';
import { type Contender, findContenders, SCENARIOS, type Scenario } from './contenders.ts';
import { type Course, changeOf, clear, folderOf, layOut, letHappen, restore } from './course.ts';
import { describeMachine } from './machine.ts';
import { type Measure, measureIn, type Sample, settle } from './measure.ts';
import { readOptions, roundsFor } from './options.ts';
import { countEntries, isShown } from './outcome.ts';
import { linkPackages, type Places, versionsOf } from './packages.ts';
import type { Result } from './result.ts';
import { formatTable } from './table.ts';
import { formatTargets, scenariosNeeded } from './targets.ts';

/** One whose first run takes longer is not asked to run again: 5 minutes. */
const PATIENCE_S = 300;

/** The commands that write nothing are measured with so many; who is for few takes no part with more. */
const COMMANDS_SIZE = 10_000;

/** What is known of a contender while it runs. */
interface Runner {
  readonly contender: Contender;
  readonly samples: Partial<Record<Scenario, Sample[]>>;
  failure?: string;
}

/** Measures Dateline, as it is built, beside others that publish the same articles, and prints one table. */
export async function race(checkout: string, args: readonly string[]): Promise<void> {
  const options = readOptions(args, process.env);
  const places: Places = { checkout, peers: options.peers };
  const work = realpathSync(mkdtempSync(join(options.work ?? tmpdir(), 'dateline-race-')));
  try {
    const { contenders, missing } = findContenders(places);
    linkPackages(places, work);
    const versions = versionsOf(places);
    const machine = describeMachine(work);
    const measure = measureIn(work);
    const results: Result[] = [];
    const keep = (more: readonly Result[]) => {
      results.push(...more);
      // After each size, since the next may take an hour.
      if (options.json !== undefined) writeJson(options.json, { machine, versions, missing, results });
    };
    for (const count of options.sizes) {
      const rounds = options.rounds ?? roundsFor(count);
      const taking = contenders.flatMap((contender) => partOf(contender, count, options.isForTargets));
      const course: Course = { folder: join(work, String(count)), count, contenders: taking };
      keep(runAll(course, rounds, measure));
      rmSync(course.folder, { recursive: true });
      if (options.isForTargets && count === COMMANDS_SIZE)
        keep(await measureCommands(checkout, join(work, 'commands'), count, rounds));
    }
    const tables = options.isForTargets
      ? [formatTargets(results), '', formatTable(results)]
      : [formatTable(results)];
    console.log([machine, versions.join(', '), ...missing, '', ...tables].join('\n'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What somebody has to run, of so many articles; nothing where they take no part. */
function partOf(contender: Contender, count: number, isForTargets: boolean): Contender[] {
  if (contender.isForFew && count > COMMANDS_SIZE) return [];
  if (!isForTargets) return [contender];
  const scenarios = scenariosNeeded(contender, count);
  return scenarios.length === 0 ? [] : [{ ...contender, scenarios }];
}

function runAll(course: Course, rounds: number, measure: Measure): Result[] {
  mkdirSync(course.folder);
  layOut(course);
  const runners = course.contenders.map((contender): Runner => ({ contender, samples: {} }));
  // Where once is much already, the first one counts.
  if (rounds > 1) warmUp(runners, course, measure);
  for (let round = 0; round < rounds; round += 1) {
    tell(`${course.count} articles, round ${round + 1} of ${rounds}`);
    for (const scenario of SCENARIOS) {
      letHappen(scenario, course);
      for (const runner of inTurn(runners, round)) runOne(runner, scenario, course, measure);
    }
    for (const runner of runners) checkOutcome(runner, course);
    restore(course);
  }
  return runners.map((runner) => ({ articles: course.count, ...runner }));
}

/** A cold run of each, which does not count. */
function warmUp(runners: readonly Runner[], course: Course, measure: Measure): void {
  tell(`${course.count} articles, to warm up`);
  for (const runner of runners) {
    runOne(runner, 'cold', course, measure);
    const [sample] = runner.samples.cold ?? [];
    if (sample === undefined) continue;
    checkOutcome(runner, course, ['cold']);
    if (sample.seconds > PATIENCE_S) runner.failure = `${sample.seconds.toFixed(0)} s, and was not run again`;
    else delete runner.samples.cold;
  }
}

/** One run. Who has failed does not run again. */
function runOne(runner: Runner, scenario: Scenario, course: Course, measure: Measure): void {
  const { contender, samples } = runner;
  if (runner.failure !== undefined || contender.scenarios?.includes(scenario) === false) return;
  const folder = folderOf(course, contender);
  if (scenario === 'cold') clear(folder);
  settle();
  try {
    const sample = measure(contender.command, folder);
    samples[scenario] = [...(samples[scenario] ?? []), sample];
    tell(`${scenario}, ${contender.name}: ${sample.seconds.toFixed(2)} s`);
  } catch (error) {
    runner.failure = (error as Error).message;
    tell(`${contender.name}: ${runner.failure}; in ${folder}: ${contender.command.join(' ')}`);
  }
}

/** Who has not published what its row says has failed: it would be no race. */
function checkOutcome(runner: Runner, course: Course, ran = runner.contender.scenarios ?? SCENARIOS): void {
  const { contender, failure } = runner;
  const all = course.count + (ran.includes('added') ? 1 : 0);
  const change = ran.includes('changed') ? changeOf(course) : '';
  if (contender.shows === undefined || failure !== undefined) return;
  const output = join(folderOf(course, contender), 'output');
  const expected = contender.shows === 'all' ? all : Math.min(all, 50);
  const found = countEntries(output);
  if (found !== expected) runner.failure = `showed ${found} articles of ${expected}`;
  else if (contender.shows === 'all' && !isShown(change, output)) runner.failure = 'did not show the change';
}

/** All of them, begun with another and turned around each time, so that nobody always follows the same one. */
function inTurn(runners: readonly Runner[], round: number): readonly Runner[] {
  const first = round % runners.length;
  const turned = [...runners.slice(first), ...runners.slice(0, first)];
  return round % 2 === 0 ? turned : turned.reverse();
}

function writeJson(
  file: string,
  { results, ...facts }: { readonly results: readonly Result[] } & Readonly<Record<string, unknown>>,
): void {
  const plain = results.map(({ contender: { id, name, shows, corpus }, ...rest }) => ({
    id,
    name,
    shows,
    corpus,
    ...rest,
  }));
  writeFileSync(file, `${JSON.stringify({ ...facts, results: plain }, undefined, 2)}\n`);
}

/** How far the race has come is not a part of what it prints. */
function tell(line: string): void {
  console.error(line);
}
