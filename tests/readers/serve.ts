import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A document as a server gives it out. */
export interface Served {
  /** The `Content-Type`, with its charset where it has one. */
  readonly type: string;
  readonly text: string;
}

/**
 * Serves documents over the loopback address until it is closed.
 *
 * @param documents by path, without the slash it begins with: `{ 'rss.xml': … }` is at `${url}/rss.xml`.
 * @returns the address, with no slash at its end.
 */
export async function serve(
  documents: Readonly<Record<string, Served>>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const byPath = new Map(Object.entries(documents).map(([path, served]) => [`/${path}`, served]));
  const server = createServer((request, response) => {
    const served = byPath.get(request.url ?? '');
    if (served === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': served.type }).end(served.text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      // fetch() and curl keep their connections, which would keep the server.
      server.closeAllConnections();
      await closed;
    },
  };
}
