import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How strict a hub is, beyond what all hubs ask for. */
export interface HubOptions {
  /** The name by which it reads the topic of a ping: without it, the ping is refused. */
  readonly reads?: 'hub.topic' | 'hub.url';
  /** True for a hub that takes a ping, and sends nothing if the topic's host does not name it in Link headers. */
  readonly wantsLinks?: boolean;
}

/** A ping that was accepted, and what came of it. */
export interface Ping {
  readonly topic: string;
  readonly isSent: boolean;
}

/**
 * A WebSub hub on loopback, strict by the W3C's text: it verifies subscriptions (5.3), fetches the topic when it is told of it, and
 * sends it to its subscribers (7) with a signature (8).
 */
export async function openHub({ reads = 'hub.topic', wantsLinks = false }: HubOptions = {}) {
  const subscriptions: { topic: string; callback: string; secret: string }[] = [];
  const pings: Ping[] = [];
  const refused: string[] = [];
  const works = new Set<Promise<void>>();
  const control: { answer?: ((topic: string) => number | undefined) | undefined } = {};

  const work = (done: Promise<void>) => {
    works.add(done);
    done.finally(() => works.delete(done)).catch(() => {});
  };
  const { url, close } = await listen(async (request, response) => {
    const form = await formIn(request);
    const answer = (status: number, text = '') => response.writeHead(status).end(text);
    if (form === undefined) return answer(415, 'a form is expected');
    const mode = form.get('hub.mode');
    if (mode === 'subscribe') {
      work(subscribe(form));
      return answer(202);
    }
    const names = form.getAll(reads);
    const [topic = ''] = names;
    const wrong = wrongIn(form, names, reads);
    const status = control.answer?.(topic);
    if (mode !== 'publish' || wrong !== undefined || status !== undefined) {
      refused.push(topic);
      return answer(status ?? 400, wrong ?? 'try later');
    }
    work(publish(topic));
    return answer(202);
  });

  async function subscribe(form: URLSearchParams): Promise<void> {
    const [topic, callback, secret] = ['hub.topic', 'hub.callback', 'hub.secret'].map(
      (name) => form.get(name) as string,
    ) as [string, string, string];
    const challenge = randomBytes(12).toString('hex');
    const asked = new URL(callback);
    for (const [name, value] of Object.entries({
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.challenge': challenge,
      'hub.lease_seconds': '3600',
    }))
      asked.searchParams.set(name, value);
    const answer = await fetch(asked);
    if (answer.ok && (await answer.text()) === challenge) subscriptions.push({ topic, callback, secret });
  }

  async function publish(topic: string): Promise<void> {
    const ping: { topic: string; isSent: boolean } = { topic, isSent: false };
    pings.push(ping);
    const answer = await fetch(topic);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const links = linksIn(answer.headers.get('link') ?? '');
    const isLinked = links.self?.includes(topic) && links.hub?.includes(url);
    if (!answer.ok || (wantsLinks && !isLinked)) return;
    ping.isSent = true;
    const type = answer.headers.get('content-type') ?? '';
    for (const one of subscriptions.filter((some) => some.topic === topic)) {
      const signature = createHmac('sha256', one.secret).update(bytes).digest('hex');
      await fetch(one.callback, {
        method: 'POST',
        headers: {
          'content-type': type,
          link: `<${url}>; rel="hub", <${topic}>; rel="self"`,
          'x-hub-signature': `sha256=${signature}`,
        },
        body: bytes,
      });
    }
  }

  /** Resolves when all that the hub was told is done. */
  const settled = async () => {
    while (works.size > 0) await Promise.all(works);
  };
  return { url, pings, refused, control, settled, close };
}

/** What is wrong with a ping: it names one topic, by the name that the hub reads. */
function wrongIn(form: URLSearchParams, names: readonly string[], reads: string): string | undefined {
  if (names.length === 0) return `${reads} is missing`;
  const all = [...form.getAll('hub.topic'), ...form.getAll('hub.url')];
  if (names.length > 1 || new Set(all).size > 1) return 'one topic is expected';
  return undefined;
}

/** What a subscriber has received. */
export interface Received {
  readonly topic: string;
  readonly text: string;
  readonly isSigned: boolean;
}

/** Somebody who finds the hub of a topic in its Link headers, subscribes there, and takes what is sent. */
export async function openSubscriber() {
  const secret = randomBytes(16).toString('hex');
  const received: Received[] = [];
  const wanted = new Set<string>();
  const verified = new Set<string>();
  const { url, close } = await listen(async (request, response) => {
    if (request.method === 'GET') {
      const { searchParams } = new URL(request.url ?? '', url);
      const topic = searchParams.get('hub.topic') ?? '';
      if (!wanted.has(topic)) return response.writeHead(404).end();
      verified.add(topic);
      return response.writeHead(200).end(searchParams.get('hub.challenge'));
    }
    const bytes = await bodyOf(request);
    const signature = createHmac('sha256', secret).update(bytes).digest('hex');
    received.push({
      topic: linksIn(String(request.headers['link'])).self?.[0] ?? '',
      text: bytes.toString(),
      isSigned: request.headers['x-hub-signature'] === `sha256=${signature}`,
    });
    return response.writeHead(200).end();
  });
  return {
    received,
    close,
    /** Finds the hub of a feed, and subscribes there. Returns the topic. */
    subscribe: async (feed: string): Promise<string> => {
      const links = linksIn((await fetch(feed)).headers.get('link') ?? '');
      const [topic = '', hub = ''] = [links.self?.[0], links.hub?.[0]];
      wanted.add(topic);
      await fetch(hub, {
        method: 'POST',
        body: new URLSearchParams({
          'hub.mode': 'subscribe',
          'hub.topic': topic,
          'hub.callback': `${url}callback`,
          'hub.secret': secret,
        }),
      });
      return topic;
    },
    isVerified: (topic: string) => verified.has(topic),
  };
}

/** A service that takes what is posted to it, and answers as it is told. */
export async function openService() {
  const taken: { readonly path: string; readonly type: string; readonly body: string }[] = [];
  const control: { answer: () => { status: number; text?: string } } = { answer: () => ({ status: 200 }) };
  const { url, close } = await listen(async (request, response) => {
    const body = (await bodyOf(request)).toString();
    const { status, text = '' } = control.answer();
    if (status < 300)
      taken.push({ path: request.url ?? '', type: request.headers['content-type'] ?? '', body });
    response.writeHead(status).end(text);
  });
  return { url, taken, control, close };
}

/** A server on loopback. Its address ends in a slash. */
export async function listen(answer: RequestListener) {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function formIn(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const body = await bodyOf(request);
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return request.method === 'POST' && isForm ? new URLSearchParams(body.toString()) : undefined;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of request as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}

/** The addresses in Link headers by their relations (RFC 8288). */
function linksIn(header: string): Partial<Record<'self' | 'hub', string[]>> {
  const links: Record<string, string[]> = {};
  for (const [, address = '', rel = ''] of header.matchAll(/<([^>]*)>\s*;\s*rel="?([\w-]+)"?/g))
    links[rel] = [...(links[rel] ?? []), address];
  return links;
}
