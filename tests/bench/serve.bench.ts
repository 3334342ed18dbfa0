import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bench, describe } from 'vitest';
import { startProgram } from '../http/server/program.ts';
import { load } from '../http/server/wrk.ts';
import { freePort } from '../support/freePort.ts';
import { hasProgram } from '../support/program.ts';

/** A server that is measured: of a process of its own, with the same file at the same path. */
interface Contender {
  readonly name: string;
  readonly url: string;
  readonly child: ChildProcess;
}

const FEED = fileURLToPath(new URL('../../output/rss.xml', import.meta.url));
/** All are asked in turn, so that what else the machine does falls on each; of the rounds the median counts. */
const ROUNDS = 5;
const SECONDS = 1;
const CONNECTIONS = 50;

const KINDS: Readonly<Record<string, (etag: string) => readonly string[]>> = {
  'as it is': () => [],
  'in gzip': () => ['-H', 'Accept-Encoding: gzip'],
  'not modified': (etag) => ['-H', `If-None-Match: ${etag}`],
};

/** As Debian has it, but for its log and for how many requests a connection may have. */
const NGINX: readonly (readonly [name: string, main: string, http: string])[] = [
  ['nginx, 1 worker', 'worker_processes 1;', ''],
  ['nginx, 1 worker, file kept open', 'worker_processes 1;', 'open_file_cache max=100;'],
  ['nginx, a worker a processor', 'worker_processes auto;', ''],
];

const areHere = ['nginx', 'wrk'].every(hasProgram);
if (!areHere)
  console.warn('nginx and Dateline not compared, for this needs: apt-get install nginx-light wrk');

describe.runIf(areHere)('a server of one file', () => {
  bench(
    'against nginx (the table above)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
      const program = await startProgram(FEED);
      const ours = {
        name: 'Dateline',
        url: `http://127.0.0.1:${program.port}/rss.xml`,
        child: program.child,
      };
      const nginx = await startNginx(folder);
      try {
        console.log(formatTable(await compare([ours, ...nginx])));
      } finally {
        await program.end();
        await Promise.all(nginx.map(({ child }) => end(child)));
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});

/** A row a contender: its name, and for each kind its requests a second and ours as a part of them. */
async function compare([ours, ...others]: readonly [Contender, ...Contender[]]): Promise<string[][]> {
  const rows = [ours, ...others].map(({ name }) => [name]);
  for (const argsOf of Object.values(KINDS)) {
    const measured = await measure([ours, ...others], argsOf);
    for (const [n, requests] of measured.entries()) {
      const part = (measured[0] ?? Number.NaN) / requests;
      rows[n]?.push(`${Math.round(requests)} a second (${part.toFixed(2)})`);
    }
  }
  return rows;
}

function formatTable(rows: readonly (readonly string[])[]): string {
  return [['', ...Object.keys(KINDS)], ...rows]
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(n === 0 ? 34 : 26))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

/** The median of requests a second, of each contender. */
async function measure(
  contenders: readonly Contender[],
  argsOf: (etag: string) => readonly string[],
): Promise<number[]> {
  const found = contenders.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [n, { name, url }] of contenders.entries()) {
      const { headers } = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
      const args = ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, ...argsOf(String(headers.get('etag')))];
      const { requestsASecond, faults } = await load(url, args);
      if (faults.length > 0) throw new Error(`${name}: ${faults.join(', ')}`);
      // The first round is to warm up.
      if (round > 0) found[n]?.push(requestsASecond);
    }
  }
  return found.map(median);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function startNginx(folder: string): Promise<Contender[]> {
  // Its workers are another user.
  chmodSync(folder, 0o755);
  copyFileSync(FEED, join(folder, 'rss.xml'));
  writeFileSync(join(folder, 'rss.xml.gz'), gzipSync(readFileSync(FEED)));
  return Promise.all(
    NGINX.map(async ([name, main, http], n) => {
      const port = await freePort();
      const file = join(folder, `${n}.conf`);
      writeFileSync(file, configOf(folder, { main, http, port, n }));
      const child = spawn('nginx', ['-p', folder, '-c', file, '-e', 'stderr'], { stdio: 'inherit' });
      const url = `http://127.0.0.1:${port}/rss.xml`;
      await answering(url);
      return { name, url, child };
    }),
  );
}

function configOf(
  folder: string,
  {
    main,
    http,
    port,
    n,
  }: { readonly main: string; readonly http: string; readonly port: number; readonly n: number },
): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `${main}
daemon off;
pid ${n}.pid;
events { worker_connections 768; }
http {
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/${n}-${kind};`).join('\n  ')}
  sendfile on;
  tcp_nopush on;
  types { application/xml xml; }
  access_log off;
  keepalive_requests 1000000000;
  gzip_static on;
  ${http}
  server { listen 127.0.0.1:${port}; root ${folder}; }
}
`;
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error(`expected nginx at ${url}, but found nobody`);
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
