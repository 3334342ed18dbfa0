import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { GENERATOR } from '../../model/generator.ts';
import { ENCODINGS } from './contentEncoding.ts';
import { fetchError } from './fetchError.ts';
import { isPublic } from './publicAddress.ts';

/** Name lookups, and which addresses are public. */
export interface Network {
  /** All addresses of a name; rejects if it has none. */
  resolve(name: string): Promise<readonly string[]>;
  isPublic(address: string): boolean;
}

/** The real network. */
export const INTERNET: Network = {
  resolve: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
  isPublic,
};

const HEADERS = {
  accept:
    'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1',
  'accept-encoding': ENCODINGS,
  'user-agent': `${GENERATOR.name}/${GENERATOR.version}`,
};

/** What another request than for a document has. */
export interface RequestForm {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Requests a document, by default with GET, over a connection of its own, to an address that was checked. Proxies, cookies and
 * environment variables are ignored.
 *
 * @param signal aborts the request and its response
 * @returns the response with its body unread, whatever its status
 * @throws Error if the host has no address, has one that is not public, or does not answer
 */
export async function requestDocument(
  url: URL,
  network: Network,
  signal: AbortSignal,
  { method = 'GET', headers = {} }: RequestForm = {},
): Promise<IncomingMessage> {
  const lookup = await checkedLookup(url, network);
  signal.throwIfAborted();
  const request = url.protocol === 'https:' ? requestSecurely : requestPlainly;
  const options = {
    agent: false,
    method,
    headers: { ...HEADERS, ...headers },
    lookup,
    // The default depends on NODE_TLS_REJECT_UNAUTHORIZED.
    rejectUnauthorized: true,
    signal,
  };
  return new Promise((resolve, reject) => {
    request(url, options, resolve)
      // Without a listener, Node closes the connection and says nothing.
      .on('upgrade', (answer, socket) => {
        socket.destroy();
        resolve(answer);
      })
      .on('error', (cause) => {
        const mend = 'check the address, or try again later';
        reject(fetchError(`an answer from ${url.host}`, messageOf(cause), mend, cause));
      })
      .end();
  });
}

/**
 * A lookup that gives what was found and checked before.
 *
 * @throws Error (rejects) if the host has no address, or one that is not public
 */
export async function checkedLookup({ hostname }: URL, network: Network): Promise<LookupFunction> {
  return pinnedTo(await addressesOf(hostname.replace(/^\[|\]$/g, ''), network));
}

/** All addresses of a host. Each must be public, since Node connects to the one that answers first. */
async function addressesOf(host: string, network: Network): Promise<readonly string[]> {
  const addresses = isIP(host) === 0 ? await resolved(host, network) : [host];
  const refused = addresses.find((address) => !network.isPublic(address));
  if (refused !== undefined) {
    const found = refused === host ? refused : `${refused} (${host})`;
    throw fetchError(
      'a public address',
      found,
      'add --allow-private to fetch it, if you trust what is there',
    );
  }
  return addresses;
}

async function resolved(host: string, network: Network): Promise<readonly string[]> {
  const unknown = (why: string, cause?: unknown) =>
    fetchError('a host that has an address', `${host} (${why})`, 'check its spelling', cause);
  const addresses = await network.resolve(host).catch((cause: unknown) => {
    throw unknown(messageOf(cause), cause);
  });
  if (addresses.length === 0) throw unknown('no address');
  return addresses;
}

/**
 * Replaces the connection's own DNS lookup, which might return other addresses than those that were checked. Node does
 * not call it if the host is an address.
 */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all }, done) => {
    const [first] = found;
    if (all || first === undefined) done(null, found);
    else done(null, first.address, first.family);
  };
}

/** The message of an error. An AggregateError of Node, for several addresses that failed, has none of its own. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
