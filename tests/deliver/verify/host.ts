import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { headersOf, type ServedSettings } from '../../../src/deliver/plan/headers.ts';
import type { Sender } from '../../../src/http/client/send.ts';
import { serve } from '../../http/client/servers.ts';

/** What a host is asked, and how it answers. */
export interface HostRequest {
  readonly path: string;
  /** True if it came by TLS. */
  readonly isSecure?: boolean;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface HostAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Changes what a good host answers. `rest` counts the questions before this one. */
export type Quirk = (answer: HostAnswer, request: HostRequest, before: number) => HostAnswer;

export const asItIs: Quirk = (answer) => answer;

/** Any bytes at a path relative to the output folder; undefined if there are none. */
export type FilesAt = (path: string) => Uint8Array | undefined;

export const LAST_MODIFIED = 'Sat, 02 May 2015 01:00:00 GMT';

/** A host that does all that docs/hosting.md wants, and then what a quirk makes of it. */
export function hostOf(files: FilesAt, settings: ServedSettings, quirk: Quirk = asItIs) {
  let before = 0;
  const asked: HostRequest[] = [];
  const answer = (request: HostRequest): HostAnswer => {
    asked.push(request);
    before += 1;
    return quirk(goodAnswer(request, files, settings), request, before - 1);
  };
  return { answer, asked };
}

function goodAnswer(
  { path, headers, isSecure = false }: HostRequest,
  files: FilesAt,
  settings: ServedSettings,
): HostAnswer {
  const { pathname, protocol, host } = new URL(settings.url);
  if (protocol === 'https:' && !isSecure)
    return { status: 301, headers: { location: `https://${host}${path}` }, body: Buffer.alloc(0) };
  const inside = decodeURIComponent(path)
    .slice(pathname.length)
    .replace(/(^|\/)$/, '$1index.html');
  const bytes = files(inside);
  if (bytes === undefined)
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: Buffer.from('No.') };
  const isPacked = headers['accept-encoding'] === 'gzip' && !inside.startsWith('media/');
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const etag = isPacked ? `"${name}-gzip"` : `"${name}"`;
  const all = {
    ...Object.fromEntries(headersOf(inside, settings)),
    etag,
    'last-modified': LAST_MODIFIED,
    vary: 'Accept-Encoding',
  };
  const tag = headers['if-none-match'];
  const isKnown = tag === undefined ? headers['if-modified-since'] === LAST_MODIFIED : tag === etag;
  if (isKnown) return { status: 304, headers: all, body: Buffer.alloc(0) };
  return {
    status: 200,
    headers: { ...all, ...(isPacked && { 'content-encoding': 'gzip' }) },
    body: isPacked ? gzipSync(bytes) : bytes,
  };
}

/** A sender to a host that is only in memory, whatever its name. */
export function senderTo(host: Pick<ReturnType<typeof hostOf>, 'answer'>): Sender {
  return {
    send: async ({ url, headers = {} }) => {
      const {
        status,
        headers: told,
        body,
      } = host.answer({
        path: url.pathname,
        headers,
        isSecure: url.protocol === 'https:',
      });
      return { status, headers: new Map(Object.entries(told)), bytes: body };
    },
    close: () => {},
  };
}

/** A host at a port of this machine, until the test ends. Its address is known before what it is to serve. */
export async function startHost() {
  let host: ReturnType<typeof hostOf> | undefined;
  const { url } = await serve((request, response) => {
    const headers = request.headers as Record<string, string | undefined>;
    const found = host?.answer({ path: request.url ?? '/', headers });
    if (found === undefined) response.destroy();
    else response.writeHead(found.status, found.headers).end(found.body);
  });
  return {
    url: `${url}/`,
    serve: (one: typeof host) => {
      host = one;
    },
  };
}
