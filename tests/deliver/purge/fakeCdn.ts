import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RunProgram } from '../../../src/deliver/runProgram.ts';

/**
 * A CDN before a folder that keeps all that it was asked for, 404s too, until it is told to forget it.
 *
 * @param keeps false for a server without a CDN
 */
export async function fakeCdn({ keeps = true } = {}) {
  const kept = new Map<string, { readonly status: number; readonly bytes: Buffer }>();
  const purged: string[] = [];
  let folder = '';
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://cdn').pathname);
    const isKept = kept.has(path);
    const place = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const isThere = existsSync(place);
    const answer =
      kept.get(path) ??
      (isThere ? { status: 200, bytes: readFileSync(place) } : { status: 404, bytes: Buffer.from('no') });
    if (keeps) kept.set(path, answer);
    response.writeHead(answer.status, { 'x-cache': isKept ? 'hit' : 'miss' });
    response.end(answer.bytes);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  /** Takes the addresses that a purge program is given. */
  const run: RunProgram = async (_program, _args, { input = '' } = {}) => {
    const paths = String(input)
      .trim()
      .split('\n')
      .map((line) => new URL(line).pathname);
    purged.push(...paths);
    for (const path of paths) kept.delete(decodeURIComponent(path));
    return { status: 0, output: new Uint8Array(), errors: '' };
  };
  return {
    url,
    run,
    /** The paths that were purged, in their order. */
    purged,
    serve: (path: string) => {
      folder = path;
    },
    get: async (path: string) => {
      const answer = await fetch(url + path);
      return { status: answer.status, text: await answer.text(), cache: answer.headers.get('x-cache') };
    },
  };
}
