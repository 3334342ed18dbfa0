import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { serve } from '../../http/client/servers.ts';
import { hashOf, type TestStorage } from './asking.ts';
import { partsOf, signatureOf } from './checkSignature.ts';

/**
 * What a storage makes of conditions: heeds them as HTTP has them, only where a version has no quotation marks, or not at all; says that it does
 * not know them, or refuses its own versions.
 */
export type Manner = 'heeds' | 'heeds bare' | 'ignores' | 'does not know' | 'refuses all';

/** What stands in the place of an answer: a status with a code of S3, or a connection that breaks off. */
export type Fault =
  | readonly [status: number, code: string, headers?: Readonly<Record<string, string>>]
  | 'reset'
  | 'done, then reset';

interface StoredText {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly coding: string | undefined;
  readonly version: string;
  readonly type: string | undefined;
}

export interface FakeStorage extends TestStorage {
  /** What is there, by paths of addresses. */
  readonly files: Map<string, StoredText>;
  /** Each request, as `PUT /news/a`. */
  readonly asked: string[];
  /** Faults of the next requests, in their order; undefined is none. */
  readonly faults: (Fault | undefined)[];
  /** Called for each request, before and after it is done. */
  onRequest: (isDone: boolean) => void;
  /** How many requests there were at once, at most. */
  most(): number;
}

export const CREDENTIALS = {
  accessKeyId: 'HARBOURNEWS',
  secretAccessKey: 'of-the-harbour',
  sessionToken: 'of-this-morning',
};

/** A storage in memory, which checks signatures by itself. */
export async function fakeStorage(
  manner: Manner = 'heeds',
  credentials: TestStorage['credentials'] = CREDENTIALS,
): Promise<FakeStorage> {
  const files: FakeStorage['files'] = new Map();
  const asked: string[] = [];
  const faults: (Fault | undefined)[] = [];
  let [open, most] = [0, 0];
  const storage: FakeStorage = {
    endpoint: '',
    credentials,
    files,
    asked,
    faults,
    onRequest: () => {},
    most: () => most,
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    asked.push(`${request.method} ${request.url}`);
    open += 1;
    most = Math.max(most, open);
    const body = await buffer(request).catch(() => undefined);
    // Others come meanwhile.
    await setTimeout(1);
    open -= 1;
    const fault = faults.shift();
    storage.onRequest(false);
    if (body === undefined) return;
    if (fault === 'reset') return void request.socket.resetAndDestroy();
    const isRefused = fault !== undefined && fault !== 'done, then reset';
    const refusal = isRefused
      ? fault
      : (refusalOfWhole(request, body, credentials) ?? store(files, manner, request, body));
    storage.onRequest(true);
    if (fault === 'done, then reset') return void request.socket.resetAndDestroy();
    if (refusal !== undefined) refuse(request, response, refusal);
    else give(request, response, files.get(request.url ?? ''));
  };
  const { url: endpoint } = await serve((request, response) => void answer(request, response));
  Object.assign(storage, { endpoint });
  return storage;
}

type Refused = Exclude<Fault, string>;

function refuse(
  { method }: IncomingMessage,
  response: ServerResponse,
  [status, code, headers]: Refused,
): void {
  response.writeHead(status, { 'content-type': 'application/xml', ...headers });
  response.end(method === 'HEAD' ? '' : `<Error><Code>${code}</Code></Error>`);
}

function give({ method }: IncomingMessage, response: ServerResponse, file: StoredText | undefined): void {
  response.writeHead(method === 'DELETE' ? 204 : 200, {
    ...(file && { etag: file.version }),
    ...(file?.coding && { 'content-encoding': file.coding }),
  });
  response.end(method === 'GET' ? file?.bytes : '');
}

function refusalOfWhole(
  { method = '', url = '', headers }: IncomingMessage,
  body: Buffer,
  { secretAccessKey }: TestStorage['credentials'],
): Refused | undefined {
  const signature = signatureOf({ method, target: url, headers }, secretAccessKey);
  if (partsOf(headers.authorization).signature !== signature) return [403, 'SignatureDoesNotMatch'];
  return headers['x-amz-content-sha256'] === hashOf(body) ? undefined : [400, 'XAmzContentSHA256Mismatch'];
}

/** Does what a request asks for, unless it is refused. */
function store(
  files: FakeStorage['files'],
  manner: Manner,
  { method, url = '', headers }: IncomingMessage,
  body: Buffer,
): Refused | undefined {
  const there = files.get(url);
  if (method === 'DELETE') files.delete(url);
  else if (method !== 'PUT') return there ? undefined : [404, 'NoSuchKey'];
  else {
    const refusal = refusalOf(manner, headers, there?.version);
    if (refusal) return refusal;
    const text = String(body);
    const { 'content-type': type, 'content-encoding': coding } = headers;
    files.set(url, { text, bytes: body, version: `"${hashOf(body).slice(0, 32)}"`, type, coding });
  }
  return undefined;
}

function refusalOf(
  manner: Manner,
  headers: IncomingMessage['headers'],
  version: string | undefined,
): Refused | undefined {
  const { 'if-match': match, 'if-none-match': none } = headers;
  if (manner === 'ignores' || (match === undefined && none === undefined)) return undefined;
  if (manner === 'does not know') return [501, 'NotImplemented'];
  const own = manner === 'heeds bare' ? version?.replaceAll('"', '') : version;
  const holds = none === '*' ? version === undefined : match === own && manner !== 'refuses all';
  return holds ? undefined : [412, 'PreconditionFailed'];
}
