import { createHash } from 'node:crypto';
import { isPassing, type SendAnswer } from '../../http/client/send.ts';
import type { ConditionalResult, WriteCondition } from '../target.ts';
import { isPassingRefusal, refusalIn } from './answers.ts';
import { done, type S3Request, type Storage } from './storage.ts';

/**
 * How a storage wants an entity tag as a condition: in its quotation marks, as HTTP has it (RFC 9110, 13.1.1), or without them, since
 * some compare it to the letter with one that has none.
 */
export type Spelling = 'quoted' | 'bare';

/** What a storage makes of conditions; undefined if it writes whatever they say, or refuses what they allow. */
export type Conditions = Spelling | undefined;

/** Of a condition that does not hold; 304 is for reading, and some say it of writes too (RFC 9110, 13.2.2). */
const REFUSED: ReadonlySet<number> = new Set([304, 412]);

/** Writes one small file if it is as the condition says. Asks once: who asks again may be refused by what he has written. */
export async function writeOnce(
  storage: Storage,
  put: S3Request,
  condition: WriteCondition,
  spelling: Spelling,
): Promise<ConditionalResult> {
  const request = { ...put, headers: { ...put.headers, ...headersOf(condition, spelling) } };
  let answer: SendAnswer;
  try {
    answer = await storage.once(request);
  } catch (error) {
    if (isPassing(error)) return 'unsure';
    throw error;
  }
  if (answer.status < 300) return 'written';
  const refusal = refusalIn(answer);
  if (REFUSED.has(refusal.status)) return 'refused';
  // What is to be replaced has gone.
  if (refusal.code === 'NoSuchKey' && condition !== 'absent') return 'refused';
  if (refusal.status === 409 || isPassingRefusal(refusal)) return 'unsure';
  throw storage.errorOf(request, refusal);
}

/** Finds out by a file of its own, with this in its name, which it removes, what a storage makes of conditions. */
export async function findConditions(storage: Storage, name: string): Promise<Conditions> {
  const put = probeFile(`.dateline-probe-${name}`);
  const remove: S3Request = { method: 'DELETE', path: put.path };
  const conditions = await tryConditions(storage, put).catch(async (error: unknown) => {
    await storage.once(remove).catch(() => {});
    throw error;
  });
  await done(storage, remove);
  return conditions;
}

/** The version that a storage says a file has; undefined if there is none. */
export async function versionOf(storage: Storage, path: string): Promise<string | undefined> {
  const { status, headers } = await storage.patiently({ method: 'HEAD', path });
  return status === 200 ? headers.get('etag') : undefined;
}

/** No version of the probe's file has this entity tag. */
const OTHER_VERSION = `"${'0'.repeat(32)}"`;

async function tryConditions(storage: Storage, put: S3Request): Promise<Conditions> {
  const ask = async (headers: S3Request['headers']) => {
    const answer = await storage.patiently({ ...put, headers: { ...put.headers, ...headers } });
    const refusal = answer.status < 300 ? undefined : refusalIn(answer);
    // 501 is said by those that know a condition, and do not heed it.
    if (refusal === undefined || REFUSED.has(refusal.status) || refusal.status === 501) return answer;
    throw storage.errorOf(put, refusal);
  };
  const takes = async (condition: WriteCondition, spelling: Spelling) =>
    (await ask(headersOf(condition, spelling))).status < 300;
  const { headers } = await ask({});
  const version = headers.get('etag') ?? (await versionOf(storage, put.path));
  if (version === undefined || (await takes('absent', 'quoted'))) return undefined;
  for (const spelling of ['quoted', 'bare'] as const) {
    if (await takes({ version: OTHER_VERSION }, spelling)) return undefined;
    if (await takes({ version }, spelling)) return spelling;
  }
  return undefined;
}

function headersOf(condition: WriteCondition, spelling: Spelling): Readonly<Record<string, string>> {
  if (condition === 'absent') return { 'if-none-match': '*' };
  const { version } = condition;
  return { 'if-match': spelling === 'bare' ? version.replace(/^"(.*)"$/, '$1') : version };
}

function probeFile(path: string): S3Request {
  const bytes = Buffer.from('Whether conditions count. This file may be deleted.\n');
  return {
    method: 'PUT',
    path,
    headers: { 'content-type': 'text/plain' },
    body: {
      sizeInBytes: bytes.length,
      hash: createHash('sha256').update(bytes).digest('hex'),
      open: () => [bytes],
    },
  };
}
