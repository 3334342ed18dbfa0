import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { onTestFinished } from 'vitest';
import type { Resource } from '../../../src/http/server/resource.ts';
import {
  type Limits,
  type RunningServer,
  type ServerOptions,
  startServer,
} from '../../../src/http/server/startServer.ts';

/** The instant at which the tests' servers are. */
export const NOW = new Date('2026-01-01T12:00:00.500Z');
/** When what they serve was changed, and how HTTP writes it. */
export const MODIFIED = Date.UTC(2025, 11, 31, 23, 0, 0);
export const MODIFIED_HTTP = 'Wed, 31 Dec 2025 23:00:00 GMT';

/** Longer than what is compressed, and much shorter when it is. */
export const LONG = '<p>The tide came in.</p>\n'.repeat(100);

/** Limits that tests need not wait for. */
const LIMITS: Limits = {
  headerInMs: 10_000,
  headerInBytes: 16 * 1024,
  requestInMs: 30_000,
  checkInMs: 50,
  idleInMs: 5000,
  silenceInMs: 60_000,
  connections: 2000,
  listeners: 100,
  pingInMs: 20_000,
};

/** A page of text, as a publication would have it. */
export function page(text: string, more: Partial<Resource> = {}): Resource {
  const bytes = Buffer.from(text);
  return {
    type: 'text/html; charset=utf-8',
    cacheControl: 'public, max-age=900',
    isShared: false,
    links: [],
    hash: 'a1b2c3',
    modified: MODIFIED,
    read: () => bytes,
    ...more,
  };
}

/** A feed: what pages of other sites may read. */
export function feed(text: string, more: Partial<Resource> = {}): Resource {
  const type = 'application/xml; charset=utf-8';
  return page(text, {
    type,
    isShared: true,
    links: ['<https://news.example.nz/rss.xml>; rel="self"'],
    ...more,
  });
}

/** A server of a test, which goes when the test ends. */
export interface Site extends RunningServer {
  /** Each path that was looked for. */
  readonly asked: readonly string[];
  /** What the server told went wrong. */
  readonly errors: readonly unknown[];
}

/** Serves these resources by their paths. */
export async function serve(
  resources: Readonly<Record<string, Resource>>,
  { limits, ...options }: Partial<ServerOptions> & { readonly limits?: Partial<Limits> } = {},
): Promise<Site> {
  const byPath = new Map(Object.entries(resources));
  const find = options.find ?? ((path: string) => byPath.get(path));
  const asked: string[] = [];
  const errors: unknown[] = [];
  const running = await startServer(
    {
      now: () => NOW,
      port: 0,
      onError: (error) => errors.push(error),
      ...options,
      find: (path) => {
        asked.push(path);
        return find(path);
      },
    },
    { ...LIMITS, ...limits },
  );
  onTestFinished(() => running.close());
  return { ...running, asked, errors };
}

/** An answer, read to its end. */
export interface Answer {
  readonly status: number | undefined;
  readonly fields: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface Question {
  readonly method?: string;
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

/** Asks for a target, to the letter, on a connection of its own. */
export async function ask(
  { port }: Pick<RunningServer, 'port'>,
  path: string,
  { method = 'GET', fields = {}, body = '' }: Question = {},
): Promise<Answer> {
  // node:http says no length with methods that seldom have a body.
  const length = body === '' ? {} : { 'content-length': String(body.length) };
  const headers = { ...fields, ...length } as Record<string, string | string[]>;
  const asking = request({ host: '127.0.0.1', port, path, method, headers, agent: false });
  asking.end(body);
  const [answer] = await once(asking, 'response');
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  return { status: answer.statusCode, fields: answer.headers, bytes, text: bytes.toString() };
}

/** Opens a connection that nobody but the test says anything on. What breaks it off is no failure. */
export async function dial({ port }: Pick<RunningServer, 'port'>): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
  socket.on('error', () => {});
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, 'connect');
  return socket;
}

/** Gives all that comes on a connection until the server ends it. */
export async function heardOn(socket: Socket): Promise<string> {
  let heard = '';
  socket.setEncoding('latin1').on('data', (text) => {
    heard += text;
  });
  if (!socket.readableEnded && !socket.destroyed) {
    await new Promise((resolve) => socket.once('end', resolve).once('close', resolve));
  }
  socket.destroy();
  return heard;
}

/** Says this and no more, byte for byte, and gives what comes until the server ends the connection. */
export async function say(site: Pick<RunningServer, 'port'>, said: string | Uint8Array): Promise<string> {
  const socket = await dial(site);
  socket.write(typeof said === 'string' ? Buffer.from(said, 'latin1') : said);
  return heardOn(socket);
}

/** The statuses of answers that came one after the other. */
export function statusesIn(heard: string): number[] {
  return [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

/** Has the machine forget what nobody has, and gives what is then found, once that is so. */
export async function afterForgetting<Found>(find: () => Promise<Found>, isSo: (found: Found) => boolean) {
  setFlagsFromString('--expose-gc');
  for (;;) {
    await pause(10);
    runInNewContext('gc')();
    const found = await find();
    if (isSo(found)) return found;
  }
}
