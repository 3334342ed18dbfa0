import { METHODS, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The error of node:http for malformed requests and timeouts. */
export interface ClientFault extends Error {
  readonly code?: string;
  /** The bytes that were read last. */
  readonly rawPacket?: Uint8Array;
}

/** A request line and its method (RFC 9112, 3). */
const REQUEST_LINE = /^([\w!#$%&'*+.^`|~-]+) [^ ]+ HTTP\/1\.[01]\r\n/;
const MALFORMED = '400 Bad Request';
const STATUSES: ReadonlyMap<string | undefined, string> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', '413 Content Too Large'],
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
]);

/**
 * Answers a malformed request and ends the connection, since the start of the next request is unknown.
 *
 * @param latest the latest response on this connection. If it closes the connection, it is left alone. If it is still
 *   being sent, the connection is destroyed, since an error would end up in the middle of it.
 */
export function answerFault(fault: ClientFault, socket: Duplex, latest: ServerResponse | undefined): void {
  if (latest?.shouldKeepAlive === false) return;
  const isAnswering = latest?.writableFinished === false;
  if (isAnswering || !socket.writable) socket.destroy();
  else endWith(socket, statusOf(fault), () => closeSoon(socket, fault));
}

/** How long a client that sent something malformed may take to read why; a reset could destroy the answer (RFC 9112, 9.6). */
const LINGER_IN_MS = 1000;

/**
 * Destroys a connection whose client does not close it: half-open connections would use up all that the server accepts.
 * A client that has sent nothing for too long has nothing more on the way, so it is not waited for.
 */
function closeSoon(socket: Duplex, { code }: ClientFault): void {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') socket.destroy();
  else setTimeout(() => socket.destroy(), LINGER_IN_MS).unref();
}

/** Refuses `CONNECT`, which is for proxies; node:http has no response object for it. */
export function refuseTunnel(socket: Duplex): void {
  // The server no longer handles this socket: without a listener, a reset would end the process.
  socket.on('error', () => socket.destroy());
  // The server does not close this socket either, so it is destroyed here.
  endWith(socket, '405 Method Not Allowed\r\nAllow: GET, HEAD, OPTIONS', () => socket.destroy());
}

function statusOf({ code, rawPacket }: ClientFault): string {
  const status = STATUSES.get(code);
  if (status !== undefined) return status;
  if (code !== 'HPE_INVALID_METHOD') return MALFORMED;
  const [, method] = REQUEST_LINE.exec(String(rawPacket)) ?? [];
  // If the method is known, the malformed part comes after that request.
  return method === undefined || METHODS.includes(method) ? MALFORMED : '501 Not Implemented';
}

function endWith(socket: Duplex, status: string, after: () => void): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, after);
}
