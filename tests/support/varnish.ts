import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './freePort.ts';
import { hasFiles } from './program.ts';

const VARNISHD = '/usr/sbin/varnishd';

/** True where it can be started: `apt-get install varnish`. */
export const hasVarnish = hasFiles(VARNISHD);

/** Varnish before a server, on the loopback address. */
export interface Varnish {
  /** With a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** Keeps all for an hour, 404s too, until a PURGE of its address comes; `x-cache` says whether it had what it sends. */
const configuration = (port: number) => `vcl 4.1;
backend default { .host = "127.0.0.1"; .port = "${port}"; }
sub vcl_recv { if (req.method == "PURGE") { return (purge); } }
sub vcl_backend_response { set beresp.ttl = 1h; }
sub vcl_deliver {
  if (obj.hits > 0) { set resp.http.x-cache = "hit"; } else { set resp.http.x-cache = "miss"; }
}
`;

/**
 * Starts Varnish before a server of this machine, at a port that is free.
 *
 * @param port the server's
 */
export async function startVarnish(port: number): Promise<Varnish> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-varnish-'));
  const own = await freePort();
  writeFileSync(join(folder, 'news.vcl'), configuration(port));
  const args = [...['-F', '-j', 'none', '-T', 'none', '-s', 'malloc,32m', '-n', folder]];
  const program = spawn(VARNISHD, [...args, '-a', `127.0.0.1:${own}`, '-f', join(folder, 'news.vcl')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
  });
  let log = '';
  program.stderr.on('data', (part) => {
    log += String(part);
  });
  program.on('error', () => {});
  const stop = async () => {
    if (program.exitCode === null && program.signalCode === null && program.pid !== undefined) {
      const ended = once(program, 'exit');
      // It ends the process that it has for the work, too.
      program.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${own}/`;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end && program.exitCode === null; await wait(50)) {
    const answer = await fetch(`${url}?`).catch(() => undefined);
    if (answer !== undefined) return { url, stop };
  }
  await stop();
  throw new Error(`expected Varnish to start, found\n${log}`);
}
