import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Coding, chooseCoding } from './contentCoding.ts';
import { formatHttpDate } from './httpDate.ts';
import { SAME_ORIGIN } from './plainResponse.ts';
import type { Validators } from './preconditions.ts';
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

/** The field that comes first where there is one. */
export const LAST_MODIFIED = 'Last-Modified';

/** What shared resources let pages of other sites do and read (Fetch standard, 3.3 and 3.7). */
const CORS = [
  ...[
    'Access-Control-Allow-Origin',
    '*',
    'Access-Control-Expose-Headers',
    'ETag, Last-Modified, Link, Content-Range',
  ],
  ...['Cross-Origin-Resource-Policy', 'cross-origin'],
];

const identities = new WeakMap<Resource, Representation>();
const encodings = new WeakMap<Resource, Map<Coding, Representation | Promise<Representation>>>();

/**
 * The bytes as they are. If they are not read part by part, they are read the first time, for their length.
 *
 * @throws Gone
 */
function identityOf(resource: Resource): Representation {
  const cached = identities.get(resource);
  if (cached) return cached;
  const { length } = resource.parts ?? readBytes(resource);
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
    ...(status === 200 ? ['Accept-Ranges', 'bytes'] : []),
    ...['Content-Type', type, 'Content-Length', String(form.length)],
    ...['X-Content-Type-Options', 'nosniff'],
    ...(coding ? ['Content-Encoding', coding] : []),
  ];
  const fieldsOf304 = [...validators, ...always];
  return { ...form, etag, modified, fields: [...fieldsOf304, ...content], fieldsOf304 };
}

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
