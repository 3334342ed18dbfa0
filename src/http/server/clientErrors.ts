import { METHODS, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** What node:http says of bytes that are no request, or come too slowly. */
export interface ClientFault extends Error {
  readonly code?: string;
  /** What it had read last. */
  readonly rawPacket?: Uint8Array;
}

/** A request line, and what is asked for in it (RFC 9112, 3). */
const REQUEST_LINE = /^([\w!#$%&'*+.^`|~-]+) [^ ]+ HTTP\/1\.[01]\r\n/;
const MALFORMED = '400 Bad Request';
const STATUSES: ReadonlyMap<string | undefined, string> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', '413 Content Too Large'],
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
]);

/**
 * Answers what is no request, and ends the connection: nobody knows where the next request on it would begin.
 *
 * @param latest the last answer on this connection. Where it is the last that there will be, it is left to end the
 *   connection; while another goes on, nothing is said that would stand in the midst of it.
 */
export function answerFault(fault: ClientFault, socket: Duplex, latest: ServerResponse | undefined): void {
  if (latest?.shouldKeepAlive === false) return;
  const isAnswering = latest?.writableFinished === false;
  if (isAnswering || !socket.writable) socket.destroy();
  else endWith(socket, statusOf(fault));
}

/** Answers `CONNECT`, which would make a proxy of us; node:http gives no response for it. */
export function refuseTunnel(socket: Duplex): void {
  // Nobody else listens any more: without this, a reset would end the process.
  socket.on('error', () => socket.destroy());
  // Nor does the server know of this connection any more, so it is not left open.
  endWith(socket, '405 Method Not Allowed\r\nAllow: GET, HEAD, OPTIONS', () => socket.destroy());
}

function statusOf({ code, rawPacket }: ClientFault): string {
  const status = STATUSES.get(code);
  if (status !== undefined) return status;
  if (code !== 'HPE_INVALID_METHOD') return MALFORMED;
  const [, method] = REQUEST_LINE.exec(String(rawPacket)) ?? [];
  // With a method that is known, what is wrong comes after that request.
  return method === undefined || METHODS.includes(method) ? MALFORMED : '501 Not Implemented';
}

function endWith(socket: Duplex, status: string, after?: () => void): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, after);
}
