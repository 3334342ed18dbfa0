import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createRawServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { CERTIFICATE, KEY } from './certificate.ts';

/** A server at 127.0.0.1, which goes when the test ends. */
export interface Served {
  readonly port: number;
  /** Its address, with no slash at its end. */
  readonly url: string;
  /** How many connections it was asked for. */
  connections(): number;
  /** Resolves when no connection to it is open. */
  idle(): Promise<void>;
}

export const serve = (answer: RequestListener) => listening(createServer(answer), 'http');

/** Its certificate is for `news.example`, and nobody trusts it by himself. */
export const serveSecurely = (answer: RequestListener) =>
  listening(createSecureServer({ cert: CERTIFICATE, key: KEY }, answer), 'https');

/** Answers what no proper server does: whatever is written to the socket once a request has come. */
export const speak = (answer: (socket: Socket, request: string) => void) =>
  listening(
    createRawServer((socket) => socket.once('data', (request) => answer(socket, String(request)))),
    'http',
  );

/** Answers with these very lines, and hangs up. */
export const speakLines = (...lines: string[]) => speak((socket) => socket.end(lines.join('\r\n'), 'latin1'));

async function listening(server: Server, scheme: string): Promise<Served> {
  const sockets: Socket[] = [];
  server.on('connection', (socket) => {
    sockets.push(socket);
    // One that the client gives up is not the server's failure.
    socket.on('error', () => {});
  });
  // Nor is a certificate that the client does not take.
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${scheme}://127.0.0.1:${port}`,
    connections: () => sockets.length,
    idle: async () => {
      // Not once(), which an error of the connection would make reject.
      const closed = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve));
      await Promise.all(sockets.map((socket) => socket.closed || closed(socket)));
    },
  };
}
