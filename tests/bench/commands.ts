import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { articleOf } from './corpus/article.ts';
import { NOW, writeArticle, writeCorpus } from './corpus/publication.ts';
import { describeMachine } from './machine.ts';
import { summarise } from './statistics.ts';

const ROUNDS = 5;

/** A measurement, and the one that it is divided by. */
const ROWS = [
  { name: 'nothing changed: build', to: 'nothing changed: build' },
  { name: 'nothing changed: diff', to: 'nothing changed: build' },
  { name: 'nothing changed: check', to: 'nothing changed: build' },
  { name: 'nothing changed: first page of serve', to: 'nothing changed: build' },
  { name: 'one changed: build --dry-run', to: 'one changed: build --dry-run' },
  { name: 'one changed: diff', to: 'one changed: build --dry-run' },
  { name: 'one changed: check', to: 'one changed: build --dry-run' },
] as const;

type Name = (typeof ROWS)[number]['name'];

/** Measures what the commands cost that write nothing, beside those of `build`, and prints one table. */
export async function commands(checkout: string, [size = '2000', more = 'pages: false']: readonly string[]) {
  const count = Number(size);
  const work = mkdtempSync(join(tmpdir(), 'dateline-commands-'));
  const seconds = new Map<Name, number[]>();
  const add = (name: Name, taken: number) => seconds.set(name, [...(seconds.get(name) ?? []), taken]);
  const time = (name: Name, ...args: readonly string[]) => add(name, run(checkout, work, args));
  let memory = 0;
  try {
    writeCorpus(work, articleOf, count, `${more}\n`);
    for (let round = 0; round < ROUNDS; round += 1) {
      run(checkout, work, ['build']);
      time('nothing changed: build', 'build');
      time('nothing changed: diff', 'diff');
      time('nothing changed: check', 'check');
      const served = await serveFirstPage(checkout, work);
      add('nothing changed: first page of serve', served.seconds);
      memory = Math.max(memory, served.megabytes);
      writeArticle(work, articleOf(count >> 1, count, round + 1));
      time('one changed: build --dry-run', 'build', '--dry-run');
      time('one changed: diff', 'diff');
      time('one changed: check', 'check');
    }
    console.log([describeMachine(work), '', `${count} articles, ${more}`, '', ...table(seconds)].join('\n'));
    console.log(`\nserve: at most ${memory.toFixed(0)} MiB`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function table(seconds: ReadonlyMap<Name, readonly number[]>): string[] {
  const medianOf = (name: Name) => summarise(seconds.get(name) ?? [])?.median ?? Number.NaN;
  const rows = ROWS.map(({ name, to }) => {
    const { median, least, most } = summarise(seconds.get(name) ?? []) ?? { median: 0, least: 0, most: 0 };
    const spread = `${median.toFixed(2)} s (${least.toFixed(2)}–${most.toFixed(2)})`;
    return `| ${name} | ${spread} | ${(median / medianOf(to)).toFixed(1)} |`;
  });
  return ['| what | median (least–most) | ratio |', '| --- | --- | --- |', ...rows];
}

/** @returns seconds; a status of 1 is no failure: `diff` says by it that something changed */
function run(checkout: string, folder: string, args: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, commandOf(checkout, folder, args), { stdio: 'ignore' });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}`);
  return (performance.now() - start) / 1000;
}

/** From the start of the process to the end of the first answer, and the most memory that it had until then. */
async function serveFirstPage(checkout: string, folder: string) {
  const start = performance.now();
  const args = commandOf(checkout, folder, ['serve', '--port', '0']);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    for await (const line of createInterface(child.stdout)) {
      const [url] = /http:\S+\/(?=,)/.exec(line) ?? [];
      if (url === undefined) continue;
      await (await fetch(`${url}rss.xml`)).text();
      return { seconds: (performance.now() - start) / 1000, megabytes: peakOf(child.pid) };
    }
    throw new Error('serve has no address');
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

/** The peak memory of a process in MiB; 0 where the system does not tell (Linux does). */
function peakOf(pid = 0): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}

function commandOf(checkout: string, folder: string, args: readonly string[]): string[] {
  return [join(checkout, 'dist/cli/main.js'), ...args, '--root', folder, '--now', NOW];
}
