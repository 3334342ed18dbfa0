import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A request as a server got it. */
export interface CdnRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What a server answers: a status, a body in JSON, and perhaps how long to wait; or nothing, and the connection breaks. */
export type CdnReply = readonly [status: number, body: unknown, retryAfter?: string] | 'break';

/** A server on the loopback address that notes what it is asked, and answers as it is told. It goes when the test ends. */
export async function cdnServer(reply: (request: CdnRequest, count: number) => CdnReply) {
  const requests: CdnRequest[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const asked = { method, path, headers, body: await text(request) };
    const answer = reply(asked, requests.push(asked));
    if (answer === 'break') return response.destroy();
    const [status, body, retryAfter] = answer;
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
    });
    return response.end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
