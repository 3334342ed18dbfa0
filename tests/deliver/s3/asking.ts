import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { S3Credentials } from '../../../src/deliver/s3/credentials.ts';
import type { S3Place } from '../../../src/deliver/s3/place.ts';
import { signed } from '../../../src/deliver/s3/sign.ts';
import type { S3Clock } from '../../../src/deliver/s3/storage.ts';
import type { DeliveredFile } from '../../../src/deliver/target.ts';

/** A storage that speaks as S3 does, at an address of this machine. */
export interface TestStorage {
  readonly endpoint: string;
  readonly credentials: S3Credentials;
}

/** The time and chance of this machine. */
export const CLOCK: S3Clock = { now: Date.now, random: Math.random, pause: (ms) => setTimeout(ms) };

export function hashOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A file as it is to be at a target. */
export function fileOf(
  path: string,
  content: string | Uint8Array,
  headers: DeliveredFile['headers'] = [],
): DeliveredFile {
  const bytes = Buffer.from(content);
  return { path, hash: hashOf(bytes), sizeInBytes: bytes.length, headers };
}

/** Asks a storage for what a target never asks for. */
export async function askStorage(
  { endpoint, credentials }: TestStorage,
  method: 'GET' | 'PUT' | 'HEAD',
  path: string,
  region: S3Place['region'] = 'us-east-1',
): Promise<Response> {
  const url = new URL(`${endpoint}/${path}`);
  const unsigned = { method, url, headers: {}, hash: hashOf('') };
  const headers = await signed(unsigned, { credentials, region, now: new Date(), keys: new Map() });
  return fetch(url, { method, headers });
}

/** Makes a bucket. */
export async function makeBucket(storage: TestStorage, bucket: string): Promise<void> {
  const { ok, status } = await askStorage(storage, 'PUT', bucket);
  if (!ok) throw new Error(`expected a bucket, found status ${status}`);
}
