import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Server as NetServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { type AnswerContext, answer } from './answer.ts';
import { answerFault, refuseTunnel } from './clientErrors.ts';
import { type EventLimits, openEvents } from './events.ts';
import { inAddress, isLoopback } from './hostHeader.ts';
import type { Find, FindNotFound } from './resource.ts';

export interface ServerOptions {
  readonly find: Find;
  readonly notFound?: FindNotFound;
  readonly now: () => Date;
  /** A name or an address of this machine; `127.0.0.1` where it is absent, at which only this machine can ask. */
  readonly host?: string;
  /** If the port is taken, the next free one is used; 0 for any. */
  readonly port: number;
  /** Receives errors. The server keeps running. */
  readonly onError?: (error: unknown) => void;
}

/** A running server. */
export interface RunningServer {
  readonly port: number;
  /** `http://127.0.0.1:4321/` */
  readonly url: string;
  /** Sends a `message` event with this text to all pages that listen at `_dateline/events`. */
  sendEvent(event: string): void;
  /** Closes the server and ends all connections at once. */
  close(): Promise<void>;
}

/** Limits that keep one client from using up the server. */
export interface Limits extends EventLimits {
  /** For the header of a request, from its first byte or the connection's beginning. */
  readonly headerInMs: number;
  readonly headerInBytes: number;
  /** For a request with its body. */
  readonly requestInMs: number;
  /** The interval at which those two times are checked. */
  readonly checkInMs: number;
  /** Between two requests on one connection. */
  readonly idleInMs: number;
  /** For a connection without any traffic, such as a client that does not read its response. */
  readonly silenceInMs: number;
  readonly connections: number;
}

const LIMITS: Limits = {
  headerInMs: 10_000,
  headerInBytes: 16 * 1024,
  requestInMs: 30_000,
  checkInMs: 1000,
  idleInMs: 5000,
  silenceInMs: 60_000,
  connections: 2000,
  listeners: 100,
  pingInMs: 20_000,
};

/** The local address of a server that listens on all addresses. */
const WILDCARDS: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

/**
 * Serves resources over HTTP/1.1 until it is closed. It sends only what `find` returns, and keeps running after errors.
 *
 * @throws Error (rejects) when there is no free port, or the host is not this machine's
 * @example await startServer({ find: (path) => resources.get(path), now: () => clock(), port: 4321 })
 */
export async function startServer(options: ServerOptions, limits: Limits = LIMITS): Promise<RunningServer> {
  const { host = '127.0.0.1', port } = options;
  const onError = guarded(options.onError);
  const server = createServer({
    connectionsCheckingInterval: limits.checkInMs,
    headersTimeout: limits.headerInMs,
    // Two fields of one name are one with a comma in it (RFC 9110, 5.3): so two hosts are no host, and two dates no date.
    joinDuplicateHeaders: true,
    keepAliveTimeout: limits.idleInMs,
    maxHeaderSize: limits.headerInBytes,
    requestTimeout: limits.requestInMs,
  });
  server.maxConnections = limits.connections;
  server.timeout = limits.silenceInMs;

  const at = await listen(server, host, port);
  const events = openEvents(limits);
  const { find, notFound = () => undefined, now } = options;
  // In the same turn of the event loop as `listen`: there are no connections yet.
  answerAll(server, {
    find,
    notFound,
    now,
    onError,
    events,
    ownHost: host,
    isLocalOnly: isLoopback(at.address),
  });
  server.on('error', onError);

  let closed: Promise<void> | undefined;
  return {
    port: at.port,
    url: `http://${inAddress(WILDCARDS.get(host) ?? host)}:${at.port}/`,
    sendEvent: events.send,
    close: () => {
      events.end();
      closed ??= closeAll(server);
      return closed;
    },
  };
}

function answerAll(server: Server, site: AnswerContext): void {
  const latest = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request, response) => {
    latest.set(request.socket, response);
    answer(site, request, response);
  });
  server.on('clientError', (fault, socket) => answerFault(fault, socket, latest.get(socket)));
  server.on('connect', (_request, socket) => refuseTunnel(socket));
}

function closeAll(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Catches errors of the error handler itself. */
function guarded(onError: (error: unknown) => void = () => {}): (error: unknown) => void {
  return (error) => {
    try {
      onError(error);
    } catch {
      // There is no other handler to report it to.
    }
  };
}

/** The number of further ports to try. */
const MAX_FURTHER = 100;
const LAST_PORT = 65_535;

/**
 * Starts listening at a port, or at the next free one.
 *
 * @param port 0 for any
 * @throws Error (rejects) if no port is free, or the host is not this machine's
 */
export async function listen(server: NetServer, host: string, port: number): Promise<AddressInfo> {
  const last = Math.min(port + MAX_FURTHER, LAST_PORT);
  for (let tried = port; ; tried += 1) {
    try {
      server.listen(tried, host);
      await once(server, 'listening');
      return server.address() as AddressInfo;
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (tried < last) continue;
      const found = `all from ${port} to ${last} taken`;
      throw new Error(`expected a free port, but found ${found}; choose another`, { cause: error });
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
