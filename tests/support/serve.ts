import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A document as a server gives it out. */
export interface Served<Content = string> {
  /** The `Content-Type`, with its charset where it has one. */
  readonly type: string;
  readonly text: Content;
}

/**
 * Serves documents over the loopback address until it is closed, each as it is when it is asked for.
 *
 * @param documents by path, without the slash it begins with: `{ 'rss.xml': … }` is at `${url}/rss.xml`. For a path that
 *   is none of them there is `404.html`, where that is a document.
 * @returns the address, with no slash at its end.
 */
export async function serve(
  documents: Readonly<Record<string, Served<string | Uint8Array>>>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://localhost').pathname.slice(1));
    const served = documents[path];
    if (served) response.writeHead(200, { 'content-type': served.type }).end(served.text);
    else response.writeHead(404, { 'content-type': 'text/html' }).end(documents['404.html']?.text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      // Browsers, fetch() and curl keep their connections, which would keep the server.
      server.closeAllConnections();
      await closed;
    },
  };
}
