// A server in a process of its own, for tests that measure one. It ends with the process that it was started by.
import { readFileSync } from 'node:fs';
import type { Resource } from '../../../src/http/server/resource.ts';
import { startServer } from '../../../src/http/server/startServer.ts';

/** What the process says first, and then each time that it is asked anything. */
export interface Said {
  readonly port: number;
  /** Bytes that are in use after all that is not has been collected. */
  readonly memory: number;
}

const [, , file] = process.argv;
const LONG = Buffer.from('<p>The tide came in.</p>\n'.repeat(100));
const PICTURE = Buffer.alloc(10_000, 'x');

const html = (bytes: Uint8Array): Resource => ({
  type: 'text/html; charset=utf-8',
  cacheControl: 'no-cache',
  isShared: false,
  links: [],
  hash: 'a1b2c3',
  modified: Date.UTC(2025, 11, 31),
  read: () => bytes,
});

const feed: Resource = {
  ...html(file === undefined ? LONG : readFileSync(file)),
  type: 'application/xml; charset=utf-8',
  cacheControl: 'public, max-age=900',
  isShared: true,
  links: ['<https://news.example.nz/rss.xml>; rel="self"'],
};

const resources = new Map([
  ['', html(LONG)],
  ['rss.xml', feed],
  ['2014/', html(LONG)],
  ['a.png', { ...html(PICTURE), type: 'image/png' }],
]);

const running = await startServer({
  // What is published anew is another object each time, and the one before is nobody's any more.
  find: (path) => (path === 'new.html' ? html(LONG) : resources.get(path)),
  now: () => new Date(),
  port: 0,
});

function say(): void {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const said: Said = { port: running.port, memory: heapUsed + external };
  process.send?.(said);
}

process.on('message', say);
process.on('disconnect', () => process.exit());
say();
