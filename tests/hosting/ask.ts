import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What a server says, as it says it: nothing is unpacked, and no redirection is followed. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const PATIENCE_MS = 10_000;

/** Asks a server on the loopback address, over a connection of its own. */
export async function ask(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, headers, agent: false, timeout: PATIENCE_MS });
    asking.once('response', resolve);
    asking.once('error', reject);
    asking.once('timeout', () => asking.destroy(new Error(`expected an answer to ${path}, found none`)));
    asking.end();
  });
  return { status: message.statusCode ?? 0, headers: message.headers, body: await buffer(message) };
}
