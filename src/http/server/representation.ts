import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Coding, chooseCoding } from './contentCoding.ts';
import { formatHttpDate } from './httpDate.ts';
import { CHANGING, type PlainResponse, SAME_ORIGIN, sendPlain } from './plainResponse.ts';
import { evaluatePreconditions, type Validators } from './preconditions.ts';
import { isCompressible, type Resource, readBytes } from './resource.ts';

/** A resource in one content coding, with its headers (RFC 9110, 3.2): made once, and sent many times. */
export interface Representation extends Validators {
  readonly length: number;
  /** What is sent; absent for the identity, whose bytes the resource has. */
  readonly encoded?: Uint8Array;
  /** Whether there are others of the same resource, in other codings. */
  readonly hasOthers: boolean;
  /** Fields of the answer that has the bytes, names and values in turn, as `writeHead` takes them. */
  readonly fields: string[];
  /** Fields of the answer that it was not modified (RFC 9110, 15.4.5). */
  readonly fieldsOf304: string[];
}

/** Quality 5 of Brotli is smaller than gzip in about gzip's time; 11, the default, takes fifty times as long. */
const QUALITY = 5;

const LAST_MODIFIED = 'Last-Modified';

/** What shared resources let pages of other sites do and read (Fetch standard, 3.3 and 3.7). */
const CORS = [
  ...['Access-Control-Allow-Origin', '*', 'Access-Control-Expose-Headers', 'ETag, Last-Modified, Link'],
  ...['Cross-Origin-Resource-Policy', 'cross-origin'],
];

const identities = new WeakMap<Resource, Representation>();
const encodings = new WeakMap<Resource, Map<Coding, Representation | Promise<Representation>>>();

/**
 * The bytes as they are. They are read the first time, for their length.
 *
 * @throws Gone
 */
function identityOf(resource: Resource): Representation {
  const cached = identities.get(resource);
  if (cached) return cached;
  const { length } = readBytes(resource);
  const hasOthers = isCompressible(resource.type, length);
  const identity = represent(resource, { length, hasOthers });
  identities.set(resource, identity);
  return identity;
}

/**
 * The bytes in a coding, or the identity if that is no larger. Requests that come while it is made wait for the same
 * representation. A failed compression is tried again at the next request.
 *
 * @throws Gone (or rejects with it)
 */
function encodingOf(
  resource: Resource,
  coding: Exclude<Coding, 'identity'>,
): Representation | Promise<Representation> {
  const made = encodings.get(resource) ?? new Map<Coding, Representation | Promise<Representation>>();
  const cached = made.get(coding);
  if (cached) return cached;
  const making = encode(resource, coding);
  encodings.set(resource, made.set(coding, making));
  making.then(
    (encoding) => made.set(coding, encoding),
    () => made.delete(coding),
  );
  return making;
}

/** What pages of other sites may do with a resource, whatever the response. */
export function fieldsForOthers({ isShared }: Resource): readonly string[] {
  return isShared ? CORS : SAME_ORIGIN;
}

/**
 * The headers with a `Last-Modified` that is not in the future (RFC 9110, 8.8.2.1), as it is for up to a second after two
 * changes within one.
 */
function fieldsAt(now: Date, fields: string[], { modified }: Validators): string[] {
  if (modified <= now.getTime()) return fields;
  const [name = '', , ...others] = fields;
  if (name !== LAST_MODIFIED) return fields;
  return [name, formatHttpDate(now.getTime()), ...others];
}

async function encode(resource: Resource, coding: Exclude<Coding, 'identity'>): Promise<Representation> {
  const bytes = readBytes(resource);
  const encoded = await compress(bytes, coding);
  if (encoded.length >= bytes.length) return identityOf(resource);
  return represent(resource, { length: encoded.length, hasOthers: true, encoded, coding });
}

function compress(bytes: Uint8Array, coding: Exclude<Coding, 'identity'>): Promise<Uint8Array> {
  if (coding === 'gzip') return promisify(gzip)(bytes);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return promisify(brotliCompress)(bytes, { params });
}

function represent(
  resource: Resource,
  {
    coding,
    ...form
  }: Pick<Representation, 'length' | 'hasOthers' | 'encoded'> & { readonly coding?: Coding },
): Representation {
  const { type, cacheControl, policy, links, modified, status = 200 } = resource;
  const etag = `"${resource.hash}${coding ? `-${coding}` : ''}"`;
  const always = [
    ...['Cache-Control', cacheControl],
    ...(form.hasOthers ? ['Vary', 'Accept-Encoding'] : []),
    ...(policy === undefined ? [] : ['Content-Security-Policy', policy]),
    ...(links.length > 0 ? ['Link', links.join(', ')] : []),
    ...fieldsForOthers(resource),
  ];
  // The page that tells that nothing was found is no version of what was asked for (RFC 9110, 8.8).
  const validators = status === 200 ? [LAST_MODIFIED, formatHttpDate(modified), 'ETag', etag] : [];
  const content = [
    ...['Content-Type', type, 'Content-Length', String(form.length)],
    ...['X-Content-Type-Options', 'nosniff'],
    ...(coding ? ['Content-Encoding', coding] : []),
  ];
  const fieldsOf304 = [...validators, ...always];
  return { ...form, etag, modified, fields: [...fieldsOf304, ...content], fieldsOf304 };
}

/** RFC 9110, 15.5.13. */
const PRECONDITION_FAILED: PlainResponse = { status: 412, text: 'It is not as you expected it to be.' };

/**
 * Chooses the representation for a client's `Accept-Encoding` (RFC 9110, 12.1).
 *
 * @throws Gone (or rejects with it)
 */
export function chooseRepresentation(
  resource: Resource,
  accepted: string | undefined,
): Representation | Promise<Representation> {
  const identity = identityOf(resource);
  const coding = identity.hasOthers ? chooseCoding(accepted) : 'identity';
  return coding === 'identity' ? identity : encodingOf(resource, coding);
}

/**
 * Sends a representation, or 304 or 412 by the conditions of the request.
 *
 * @throws Gone
 */
export function sendRepresentation(
  resource: Resource,
  chosen: Representation,
  now: Date,
  response: ServerResponse,
): void {
  const { status = 200 } = resource;
  // Conditions apply only to a successful response (RFC 9110, 13.2.1).
  const outcome = status === 200 ? evaluatePreconditions(response.req.headers, chosen, now) : status;
  if (outcome === 304) response.writeHead(304, fieldsAt(now, chosen.fieldsOf304, chosen)).end();
  else if (outcome === 412) {
    sendPlain(response, PRECONDITION_FAILED, fieldsForOthers(resource));
  } else sendWhole(resource, chosen, now, response);
}

function sendWhole(resource: Resource, chosen: Representation, now: Date, response: ServerResponse): void {
  const { status = 200 } = resource;
  const fields = fieldsAt(now, chosen.fields, chosen);
  if (response.req.method === 'HEAD') {
    response.writeHead(status, fields).end();
    return;
  }
  const bytes = chosen.encoded ?? readBytes(resource);
  // The headers were made for the former bytes. For other bytes they are wrong, even their length.
  if (bytes.length !== chosen.length) sendPlain(response, CHANGING);
  else response.writeHead(status, fields).end(bytes);
}
