import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Scenario } from './contenders.ts';
import { articleOf, markOf } from './corpus/article.ts';
import { NOW, writeArticle, writeCorpus } from './corpus/publication.ts';
import { describeMachine } from './machine.ts';
import { markdownTable } from './markdownTable.ts';
import { measureIn, type Sample, settle } from './measure.ts';
import { type Result, resultOf, summaryOf } from './result.ts';
import { startServe } from './serving.ts';

const ROUNDS = 5;

/** What is measured, and what it is divided by; both in the scenario. */
const ROWS: readonly (readonly [id: string, name: string, scenario: Scenario, to: string])[] = [
  ['build', 'nothing changed: build', 'unchanged', 'build'],
  ['diff', 'nothing changed: diff', 'unchanged', 'build'],
  ['check', 'nothing changed: check', 'unchanged', 'build'],
  ['serve-first', 'nothing changed: first page of serve', 'unchanged', 'build'],
  ['build-changed', 'one changed: build', 'changed', 'build-changed'],
  ['diff', 'one changed: diff', 'changed', 'build-changed'],
  ['check', 'one changed: check', 'changed', 'build-changed'],
  ['build-pages', 'one changed, with pages: build', 'changed', 'build-pages'],
  ['serve', 'one changed, with pages: the page of serve', 'changed', 'build-pages'],
];

/** Measures what the commands cost that write nothing, beside those of `build`, and prints one table. */
export async function commands(
  checkout: string,
  [size = '2000', rounds = String(ROUNDS)]: readonly string[],
) {
  const count = Number(size);
  const work = mkdtempSync(join(tmpdir(), 'dateline-commands-'));
  try {
    const results = await measureCommands(checkout, work, count, Number(rounds));
    const rows = ROWS.map(([id, name, scenario, to]) => rowOf(results, count, name, scenario, id, to));
    console.log(`${describeMachine(work)}\n\n${count} articles\n`);
    console.log(markdownTable([['what', 'median (least–most)', 'ratio', 'processors', 'MB'], ...rows]));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What each command took, in a folder that is made for it. */
export async function measureCommands(
  checkout: string,
  work: string,
  count: number,
  rounds: number,
): Promise<Result[]> {
  const [feeds, pages] = [join(work, 'feeds'), join(work, 'pages')];
  mkdirSync(work, { recursive: true });
  const measure = measureIn(work);
  const samples = new Map<string, Partial<Record<Scenario, Sample[]>>>();
  const add = (id: string, scenario: Scenario, sample: Sample) => {
    const known = samples.get(id) ?? {};
    samples.set(id, { ...known, [scenario]: [...(known[scenario] ?? []), sample] });
  };
  const programOf = (folder: string, ...args: readonly string[]) =>
    [process.execPath, join(checkout, 'dist/cli/main.js'), ...args, '--root', folder, '--now', NOW] as const;
  // A status of 1 is no failure: `diff` says by it that something changed.
  const run = (folder: string, ...args: readonly string[]) => {
    settle();
    return measure([...programOf(folder, ...args)] as [string, ...string[]], work, 1);
  };
  writeCorpus(feeds, articleOf, count, 'links: dateline\n');
  writeCorpus(pages, articleOf, count);
  run(feeds, 'build');
  run(pages, 'build');
  const page = pageOf(join(pages, 'output'), articleOf(count >> 1, count).path);
  for (let round = 1; round <= rounds; round += 1) {
    console.error(`commands, ${count} articles, round ${round} of ${rounds}`);
    const edited = articleOf(count >> 1, count, round);
    add('build', 'unchanged', run(feeds, 'build'));
    add('diff', 'unchanged', run(feeds, 'diff'));
    add('check', 'unchanged', run(feeds, 'check'));
    const first = await startServe(programOf(feeds, 'serve', '--port', '0'));
    add('serve-first', 'unchanged', first.untilFirst);
    await first.end();
    writeArticle(feeds, edited);
    add('diff', 'changed', run(feeds, 'diff'));
    add('check', 'changed', run(feeds, 'check'));
    add('build-changed', 'changed', run(feeds, 'build'));
    const served = await startServe(programOf(pages, 'serve', '--port', '0'));
    writeArticle(pages, edited);
    add('serve', 'changed', await served.untilShown(page, markOf(count >> 1, round)));
    await served.end();
    add('build-pages', 'changed', run(pages, 'build'));
  }
  return [...samples].map(([id, of]) => ({
    articles: count,
    contender: { id, name: `command: ${id}`, corpus: 'corpus' },
    samples: of,
  }));
}

/** The address of an article's page, relative to that of the publication. */
function pageOf(output: string, path: string): string {
  const slug = basename(path, '.md').replace(/^\d{4}-\d{2}-\d{2}-/, '');
  const files = readdirSync(output, { recursive: true, encoding: 'utf8' });
  const file = files.find((name) => name.endsWith(`/${slug}/index.html`));
  if (file === undefined) throw new Error(`expected a page of ${path}, found none`);
  return `${dirname(file)}/`;
}

function rowOf(
  results: readonly Result[],
  count: number,
  name: string,
  scenario: Scenario,
  id: string,
  to: string,
): string[] {
  const figure = (of: string, measure: keyof Sample) => {
    const result = resultOf(results, count, of);
    return result && summaryOf(result, scenario, measure);
  };
  const { median, least, most } = figure(id, 'seconds') ?? { median: 0, least: 0, most: 0 };
  const ratio = median / (figure(to, 'seconds')?.median ?? Number.NaN);
  return [
    name,
    `${median.toFixed(2)} s (${least.toFixed(2)}–${most.toFixed(2)})`,
    ratio.toFixed(1),
    figure(id, 'processor')?.median.toFixed(2) ?? '–',
    figure(id, 'megabytes')?.median.toFixed(0) ?? '–',
  ];
}
