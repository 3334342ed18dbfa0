import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { articleOf } from './corpus/article.ts';
import { NOW, writeArticle, writeCorpus } from './corpus/publication.ts';
import { describeMachine } from './machine.ts';
import { markdownTable } from './markdownTable.ts';
import { readCount } from './options.ts';
import { originsIn } from './profile/origins.ts';
import { type CpuProfile, type Spent, spentIn } from './profile/spent.ts';

/** In this order, one after the other. */
const SCENARIOS = ['cold', 'unchanged', 'changed'];
/** Microseconds between samples. */
const INTERVAL = '500';
const FUNCTIONS = 15;

/** Runs the program with a profiler, once a scenario, and prints by stage and by function where the time went. */
export async function profile(checkout: string, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '1000' },
      scenarios: { type: 'string', default: SCENARIOS.join() },
      further: { type: 'string', default: 'links: dateline' },
    },
  });
  const count = readCount(values.articles);
  const scenarios = SCENARIOS.filter((scenario) => values.scenarios.split(',').includes(scenario));
  const work = mkdtempSync(join(tmpdir(), 'dateline-profile-'));
  try {
    // With source maps, which the package has not.
    const program = join(checkout, 'node_modules/.cache/dateline/profiled');
    const { bundle, DOORS } = await import(pathToFileURL(join(checkout, 'src/cli/build.js')).href);
    rmSync(program, { recursive: true, force: true });
    await bundle(program, DOORS, { sourcemap: true });
    const originOf = originsIn(program);
    const folder = join(work, 'corpus');
    writeCorpus(folder, articleOf, count, `${values.further}\n`);
    console.log(`${describeMachine(work)}, Node ${process.version.slice(1)}`);
    if (!scenarios.includes('cold')) build(program, folder);
    for (const scenario of scenarios) {
      if (scenario === 'changed') writeArticle(folder, articleOf(count >> 1, count, 1));
      const profiles = join(work, scenario);
      build(program, folder, ['--cpu-prof', '--cpu-prof-interval', INTERVAL, '--cpu-prof-dir', profiles]);
      const spent = profilesIn(profiles).map((one) => spentIn(one, originOf));
      const size = count.toLocaleString('en');
      console.log(`\n${scenario}, ${size} articles, ${values.further}\n\n${tablesOf(spent)}`);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function build(program: string, folder: string, flags: readonly string[] = []): void {
  const args = [...flags, join(program, 'cli/main.js'), 'build', '--root', folder, '--quiet', '--now', NOW];
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`build ended with ${status}`);
}

/** One of each thread, the main one first. */
function profilesIn(folder: string): CpuProfile[] {
  const names = readdirSync(folder).sort((a, b) => threadOf(a) - threadOf(b));
  return names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** Of `CPU.20261129.203154.20575.1.002.cpuprofile` it is 1. */
function threadOf(name: string): number {
  return Number(name.split('.')[4]);
}

/** Milliseconds of each thread and the share in all of them: by stage, then by function. */
function tablesOf(threads: readonly Spent[]): string {
  const all = threads.flatMap(({ byStage }) => [...byStage.values()]).reduce((sum, one) => sum + one, 0);
  const row = (name: string, of: keyof Spent): [string, number, ...string[]] => {
    const each = threads.map((thread) => thread[of].get(name) ?? 0);
    const sum = each.reduce((total, one) => total + one, 0);
    return [
      name,
      sum,
      ...each.map((one) => `${Math.round(one / 1000)}`),
      `${((100 * sum) / all).toFixed(1)} %`,
    ];
  };
  const table = (of: keyof Spent, head: string, count: number) => {
    const names = new Set(threads.flatMap((thread) => [...thread[of].keys()]));
    const rows = [...names].map((name) => row(name, of)).sort(([, a], [, b]) => b - a);
    const columns = threads.map((_, n) => (n === 0 ? 'main thread, ms' : 'other thread, ms'));
    return markdownTable([
      [head, ...columns, 'share'],
      ...rows.slice(0, count).map(([name, , ...cells]) => [name, ...cells]),
    ]);
  };
  return `${table('byStage', 'stage', Number.POSITIVE_INFINITY)}\n\n${table('byFunction', 'function, by itself', FUNCTIONS)}`;
}
