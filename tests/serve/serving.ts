import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../src/cli/from-source.js', import.meta.url));

/** `dateline serve` in a process of its own. */
export interface Serving {
  /** Ends in a slash. */
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has said on stderr so far. */
  said(): string;
}

/** Serves the publication of a folder until the test ends. */
export async function startServing(root: string, ...options: string[]): Promise<Serving> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--root', root, '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  });
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\S+\/(?=, | \()/.exec(line) ?? [];
    if (url !== undefined) return { url, process: child, said: () => said };
  }
  throw new Error(`expected an address, found the end: ${said}`);
}

/** Something between a reader and the server that notes how each request was answered. */
export async function noteAnswers(url: string): Promise<{ readonly url: string; answers(): string[] }> {
  const noted: string[] = [];
  const between = createServer((asked, answer) => {
    const { method, headers, url: path = '/' } = asked;
    const forwarded = request(new URL(path, url), { method, headers }, (given) => {
      noted.push(`${path} ${given.statusCode}`);
      answer.writeHead(given.statusCode ?? 500, given.rawHeaders);
      given.pipe(answer);
    });
    forwarded.on('error', () => answer.destroy());
    asked.pipe(forwarded);
  });
  between.listen(0, '127.0.0.1');
  await once(between, 'listening');
  onTestFinished(() => {
    between.close();
    between.closeAllConnections();
  });
  const { port } = between.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    // Each time only what came since the last.
    answers: () => noted.splice(0),
  };
}
