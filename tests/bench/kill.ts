import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articleOf } from './corpus/article.ts';
import { NOW, writeArticle, writeCorpus } from './corpus/publication.ts';
import { clear } from './course.ts';

const COUNT = 10_000;
/** So many runs of each kind are killed. */
const TIMES = 10;

/** Kills runs of so many articles, at times that are spread over one, and tells whether the next run puts all right. */
export function kill(checkout: string, [size = String(COUNT), pages]: readonly string[]): void {
  const count = Number(size);
  const work = mkdtempSync(join(tmpdir(), 'dateline-kill-'));
  const [whole, killed] = [join(work, 'whole'), join(work, 'killed')];
  const run = (folder: string, timeout?: number) => runIn(folder, checkout, timeout);
  const edit = (edition: number) => {
    for (const folder of [whole, killed]) writeArticle(folder, articleOf(count >> 1, count, edition));
  };
  const killAndTell = (what: string, time: number, milliseconds: number) => {
    const after = run(killed, Math.round((milliseconds * time) / (TIMES + 1))) / 1000;
    const left = pathsIn(killed).filter((path) => path.endsWith('.dateline-tmp')).length;
    run(killed);
    const isSame = hashOf(killed) === hashOf(whole);
    const then = isSame ? 'the same bytes' : 'OTHER BYTES';
    console.log(
      `${what}, killed after ${after.toFixed(2)} s with ${left} temporary files, run again: ${then}`,
    );
    if (!isSame) process.exitCode = 1;
  };
  try {
    writeCorpus(whole, articleOf, count, pages === 'pages' ? '' : 'links: dateline\n');
    cpSync(whole, killed, { recursive: true });
    const cold = run(whole);
    for (let time = 1; time <= TIMES; time += 1) {
      clear(killed);
      killAndTell('cold', time, cold);
    }
    edit(1);
    const changed = run(killed);
    for (let time = 1; time <= TIMES; time += 1) {
      edit(time + 1);
      // The lock stays: it says what subscribers have, and no run can make it anew.
      for (const product of ['output', '.dateline']) rmSync(join(whole, product), { recursive: true });
      run(whole);
      killAndTell('one changed', time, changed);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @returns milliseconds that it took, or after which it was killed */
function runIn(folder: string, checkout: string, timeout: number | undefined): number {
  const start = performance.now();
  const args = [join(checkout, 'dist/cli/main.js'), 'build', '--root', folder, '--now', NOW];
  const options = { stdio: 'ignore', killSignal: 'SIGKILL' } as const;
  const { status } = spawnSync(process.execPath, args, { ...options, ...(timeout && { timeout }) });
  if (status !== 0 && timeout === undefined) throw new Error(`a run of ${folder} ended with ${status}`);
  return performance.now() - start;
}

/** The names and the bytes of all that subscribers get, and of what is remembered of them. */
function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const path of pathsIn(folder).filter((one) => /^(?:output\/|feed\.lock$)/.test(one)))
    hash.update(`${path}\n`).update(readFileSync(join(folder, path)));
  return hash.digest('hex');
}

function pathsIn(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return all.filter((path) => statSync(join(folder, path)).isFile());
}
