import { createHash } from 'node:crypto';
import { openSender } from '../../http/client/send.ts';
import { inParallel } from '../../model/inParallel.ts';
import { decode, encode } from '../../site/encode.ts';
import type { ConditionalResult, DeliveredFile, OpenFile, Target, WriteCondition } from '../target.ts';
import { refusalIn } from './answers.ts';
import { type Conditions, findConditions, type Spelling, versionOf, writeOnce } from './conditions.ts';
import type { S3Credentials } from './credentials.ts';
import { nameOf, type S3Place } from './place.ts';
import { done, openStorage, type S3Body, type S3Clock, type S3Request, type Storage } from './storage.ts';

/** What the edge gives to a target in a storage. */
export interface S3Edge {
  readonly credentials: S3Credentials;
  readonly clock: S3Clock;
  /** How this storage was found to want conditions, by an earlier delivery. */
  readonly spelling?: string | undefined;
}

/** Requests at once; the connections of a sender are as many. */
const AT_ONCE = 8;
/** The manifest of a hundred thousand files has some ten million bytes. */
const MAX_READ_IN_BYTES = 200_000_000;

/**
 * Opens a target in a storage that speaks as Amazon S3 does. No connection is made yet.
 *
 * @param name as `deploy:` names it
 */
export function openS3Target(name: string, place: S3Place, { credentials, clock, spelling }: S3Edge): Target {
  const sender = openSender({ maxConnections: AT_ONCE });
  const storage = openStorage(place, credentials, sender, clock);
  const conditions = conditionsOf(storage, spelling === 'bare' ? 'bare' : 'quoted');
  return {
    name,
    place: nameOf(place),
    read: (path) => read(storage, path),
    write: (files, open, onWritten) =>
      inParallel(files, AT_ONCE, async (file) => {
        await done(storage, putOf(file, open));
        onWritten(file);
      }),
    writeIf: (file, bytes, condition) => {
      const put = putOf(file, () => [bytes]);
      return writeIf(storage, put, condition, conditions);
    },
    remove: async (paths, onRemoved) => {
      await inParallel(paths, AT_ONCE, async (path) => {
        await done(storage, { method: 'DELETE', path });
        onRemoved(path);
      });
      return true;
    },
    honoursConditions: async (probe) => (await conditions.find(probe)) !== undefined,
    spelling: conditions.spelling,
    // A storage has a file whole or not at all.
    tidy: async () => {},
    close: async () => storage.close(),
  };
}

async function read(storage: Storage, path: string) {
  const request: S3Request = { method: 'GET', path, maxBytes: MAX_READ_IN_BYTES };
  const answer = await storage.patiently(request);
  const { status, headers, bytes } = answer;
  if (status === 200) {
    const version = headers.get('etag');
    if (version !== undefined)
      return { bytes: decoded(path, bytes, headers.get('content-encoding')), version };
    const found = 'an answer without one';
    throw new Error(
      `expected ${storage.place.endpoint} to name the version of ${path} (ETag), found ${found}; check endpoint:`,
    );
  }
  const refusal = refusalIn(answer);
  if (refusal.code === 'NoSuchKey') return undefined;
  throw storage.errorOf(request, refusal);
}

/** What is known of a storage's conditions. */
interface KnownConditions {
  /** How they are written, as far as anybody knows. */
  spelling(): Spelling;
  /** Finds it out, once. */
  find(name?: string): Promise<Conditions>;
}

function conditionsOf(storage: Storage, known: Spelling): KnownConditions {
  let spelling = known;
  let found: { readonly conditions: Conditions } | undefined;
  return {
    spelling: () => spelling,
    // Another publisher may be trying the same.
    find: async (name = Math.floor(storage.random() * 2 ** 48).toString(36)) => {
      found ??= { conditions: await findConditions(storage, name) };
      spelling = found.conditions ?? spelling;
      return found.conditions;
    },
  };
}

/** Conditions are written as HTTP has them, unless the storage refuses a version that it still has: then its own spelling is found out. */
async function writeIf(
  storage: Storage,
  put: S3Request,
  condition: WriteCondition,
  conditions: KnownConditions,
): Promise<ConditionalResult> {
  const spelling = conditions.spelling();
  const result = await writeOnce(storage, put, condition, spelling);
  if (result !== 'refused' || condition === 'absent') return result;
  if ((await versionOf(storage, put.path)) !== condition.version) return 'refused';
  const known = await conditions.find();
  if (known !== undefined && known !== spelling) return writeOnce(storage, put, condition, known);
  throw new Error(
    `expected ${nameOf(storage.place)} to take its own version of ${put.path} as a condition (If-Match), found that it refuses it; ` +
      'this storage cannot keep two publishers apart',
  );
}

/** What a storage keeps with a file and serves again; it keeps no other header. */
const KEPT = new Set(['cache-control', 'content-disposition', 'content-encoding', 'content-type']);

function putOf(file: DeliveredFile, open: OpenFile): S3Request {
  const { path, hash, sizeInBytes, headers } = file;
  const kept = Object.fromEntries(headers.filter(([name]) => KEPT.has(name.toLowerCase())));
  const body =
    kept['content-encoding'] === 'gzip' ? encoded(open(file)) : { sizeInBytes, hash, open: () => open(file) };
  return { method: 'PUT', path, headers: kept, body };
}

/** A text in the coding that it is kept in. */
function encoded(parts: Iterable<Uint8Array>): S3Body {
  const bytes = encode(Buffer.concat([...parts]), 'gzip');
  return { sizeInBytes: bytes.length, hash: sha256(bytes), open: () => [bytes] };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * What was kept in a coding, as it is in the output folder.
 *
 * @throws Error when it is broken
 */
function decoded(path: string, bytes: Uint8Array, coding: string | undefined): Uint8Array {
  if (coding !== 'gzip') return bytes;
  const text = decode(bytes, 'gzip', MAX_READ_IN_BYTES);
  if (text) return text;
  throw new Error(
    `expected ${path} to be packed with gzip, as it says, found that it is not; delete it there`,
  );
}
