import {
  type ClientRequest,
  type IncomingMessage,
  Agent as PlainAgent,
  request as requestPlainly,
} from 'node:http';
import { request as requestSecurely, Agent as SecureAgent } from 'node:https';
import { GENERATOR } from '../../model/generator.ts';
import { fetchError } from './fetchError.ts';
import { checkedLookup, messageOf, type Network } from './request.ts';

/** A request that is sent as it is. */
export interface SentRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** What is percent-encoded in it stays so. */
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: SentBody;
  /** An answer with more is refused. */
  readonly maxBytes?: number;
}

/** A body of known length, which is never in memory as a whole. */
export interface SentBody {
  readonly sizeInBytes: number;
  /** A part is read out before the next is asked for. */
  readonly parts: Iterable<Uint8Array>;
}

/** An answer, whatever its status. */
export interface SendAnswer {
  readonly status: number;
  /** By names in lower case; of a name that came twice, as Node joins them. */
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

/** Sends requests over connections that stay open between them. */
export interface Sender {
  /**
   * Redirects are not followed: a signature is for one address.
   *
   * @throws Error (rejects) with what was expected and found, and the error of Node as its `cause`; what `parts` throws, unchanged
   */
  send(request: SentRequest): Promise<SendAnswer>;
  /** Closes all connections. */
  close(): void;
}

export interface SenderOptions {
  /** More requests wait for one another. */
  readonly maxConnections?: number;
  /** How long nothing may move on a connection. */
  readonly idleInMs?: number;
  /** How long an exchange may take in all; without it as long as something moves. */
  readonly longestInMs?: number;
  /** Which addresses may be asked; without it all, as the publisher has configured them. */
  readonly network?: Network | undefined;
}

const MAX_ANSWER_IN_BYTES = 1_000_000;

/**
 * Opens a sender to addresses that the publisher has configured, which may be private ones unless `network` refuses them. Proxies, cookies and environment variables are
 * ignored.
 *
 * @example const { status } = await openSender().send({ method: 'HEAD', url: new URL('https://store.example/news/rss.xml') })
 */
export function openSender({
  maxConnections = 8,
  idleInMs = 60_000,
  longestInMs,
  network,
}: SenderOptions = {}): Sender {
  const options = { keepAlive: true, maxSockets: maxConnections };
  const plain = new PlainAgent(options);
  const secure = new SecureAgent(options);
  return {
    send: async ({ method, url, headers = {}, body, maxBytes = MAX_ANSWER_IN_BYTES }) => {
      const length = body === undefined ? {} : { 'content-length': String(body.sizeInBytes) };
      const settings = {
        method,
        headers: { 'user-agent': `${GENERATOR.name}/${GENERATOR.version}`, ...headers, ...length },
        timeout: idleInMs,
        ...(network && { lookup: await checkedLookup(url, network) }),
      };
      const asked =
        url.protocol === 'https:'
          ? // The default depends on NODE_TLS_REJECT_UNAUTHORIZED.
            requestSecurely(url, { ...settings, agent: secure, rejectUnauthorized: true })
          : requestPlainly(url, { ...settings, agent: plain });
      return exchange(asked, url, body, { maxBytes, idleInMs, longestInMs });
    },
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

/** What Node calls a failure that the next try may not meet. */
const PASSING: ReadonlySet<unknown> = new Set([
  ...['ECONNABORTED', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
  ...['EAI_AGAIN', 'EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH'],
]);

/** True for a failed `send` that is worth another try. What the host made of the request, nobody knows then. */
export function isPassing(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const causes = cause instanceof AggregateError ? cause.errors : [cause];
  return causes.some((one) => one instanceof Error && 'code' in one && PASSING.has(one.code));
}

interface ExchangeLimits {
  readonly maxBytes: number;
  readonly idleInMs: number;
  readonly longestInMs: number | undefined;
}

function exchange(
  asked: ClientRequest,
  { host }: URL,
  body: SentBody | undefined,
  { maxBytes, idleInMs, longestInMs }: ExchangeLimits,
): Promise<SendAnswer> {
  return new Promise((resolve, reject) => {
    const failed = (cause: unknown) =>
      reject(
        fetchError(
          `an answer from ${host}`,
          messageOf(cause),
          'check the address, or try again later',
          cause,
        ),
      );
    const giveUp = (why: string) => {
      const late = Object.assign(new Error(why), { code: 'ETIMEDOUT' });
      failed(late);
      asked.destroy(late);
    };
    if (longestInMs !== undefined) {
      const timer = setTimeout(() => giveUp(`no end after ${longestInMs / 1000} s`), longestInMs);
      asked.once('close', () => clearTimeout(timer));
    }
    asked
      .on('timeout', () => giveUp(`nothing for ${idleInMs / 1000} s`))
      .on('response', (answer) => {
        readAnswer(answer, maxBytes).then(resolve, failed);
        // One that was refused early is not sent to its end; its connection cannot be used again.
        answer.once('end', () => asked.writableFinished || asked.destroy());
      })
      // Without a listener, Node closes the connection and says nothing.
      .on('upgrade', (_answer, socket) => {
        socket.destroy();
        failed(new Error('another protocol'));
      })
      .on('error', failed);
    write(asked, body).catch((error: unknown) => {
      reject(error);
      asked.destroy();
    });
  });
}

/** Resolves when all is written, or the request has ended before that. */
async function write(asked: ClientRequest, body: SentBody = { sizeInBytes: 0, parts: [] }): Promise<void> {
  const closed = new Promise<boolean>((resolve) => asked.once('close', () => resolve(false)));
  let left = body.sizeInBytes;
  for (const part of body.parts) {
    left -= part.length;
    if (left < 0) throw changedBody();
    if (!(await Promise.race([written(asked, part), closed]))) return;
  }
  if (left > 0) throw changedBody();
  asked.end();
}

/** Resolves when a part is no longer needed: with false if the connection has gone. */
function written(asked: ClientRequest, part: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => asked.write(part, (error) => resolve(!error)));
}

function changedBody(): Error {
  return fetchError('a file of the size that it had', 'one of another size', 'run it again');
}

/** Reads an answer to its end. Rejects when it breaks off, or has more bytes than that. */
async function readAnswer(answer: IncomingMessage, maxBytes: number): Promise<SendAnswer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > maxBytes) throw new Error(`more than ${maxBytes} bytes`);
    parts.push(part);
  }
  const { statusCode: status = 0 } = answer;
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const);
  return { status, headers: new Map(headers), bytes: Buffer.concat(parts) };
}
