import { onOneLine, repairCharacters } from '../../model/text.ts';
import type { S3Credentials } from './credentials.ts';
import { nameOf, type S3Place } from './place.ts';

/** What a storage said to a request that it did not do. */
export interface S3Refusal {
  readonly status: number;
  /** `NoSuchKey`; empty if there is none. */
  readonly code: string;
  /** In its own words. */
  readonly message: string;
  /** Where the bucket is, if it is somewhere else. */
  readonly region?: string | undefined;
  /** The time at the storage, as HTTP has it. */
  readonly date?: string | undefined;
}

interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

/** An answer of another kind of server may have megabytes. */
const MAX_READ_IN_BYTES = 10_000;

/** Reads what a storage said. Only these elements are read: others repeat what was signed, with a session's token. */
export function refusalIn({ status, headers, bytes }: Answer): S3Refusal {
  const text = new TextDecoder().decode(bytes.subarray(0, MAX_READ_IN_BYTES));
  return {
    status,
    code: /<Code>([A-Za-z0-9.]+)<\/Code>/.exec(text)?.[1] ?? '',
    message: decoded(/<Message>([^<]{0,1000})/.exec(text)?.[1] ?? ''),
    region: headers.get('x-amz-bucket-region') ?? /<Region>([a-z0-9-]+)<\/Region>/.exec(text)?.[1],
    date: headers.get('date'),
  };
}

/** Codes of a failure that the next try may not meet, and that stand behind a status which says otherwise. */
const PASSING_CODES: ReadonlySet<string> = new Set(['RequestTimeout', 'SlowDown', 'OperationAborted']);

/** True if the storage may do at the next try what it did not do now. What it did, nobody knows. */
export function isPassingRefusal({ status, code }: S3Refusal): boolean {
  if (status === 501 || status === 505) return false;
  return status >= 500 || status === 429 || status === 408 || PASSING_CODES.has(code);
}

/**
 * The error of what a storage refused: what was asked for, what it said, and how to mend it. Credentials are taken out of the words of
 * the storage, some of which repeat them.
 *
 * @param what as in `PUT rss.xml`
 * @param now the time here, in case the storage has another one
 */
export function refusalError(
  what: string,
  refusal: S3Refusal,
  place: S3Place,
  credentials: S3Credentials,
  now: Date,
): Error {
  const { status, code, message } = refusal;
  const said = message === '' ? '' : `, ${JSON.stringify(withoutSecrets(message, credentials))}`;
  const found = `${status}${code === '' ? '' : ` ${code}`}${said}`;
  const mend = mendOf(refusal, place, now);
  const { text } = repairCharacters(`expected ${nameOf(place)} to take ${what}, found ${found}; ${mend}`);
  return new Error(onOneLine(text));
}

const RIGHTS = 's3:GetObject, s3:PutObject and s3:DeleteObject for its files, and s3:ListBucket';

const MENDS: ReadonlyMap<string, string> = new Map([
  ['AccessDenied', `let this key have ${RIGHTS} for the bucket`],
  ['AllAccessDisabled', `let this key have ${RIGHTS} for the bucket`],
  ['EntityTooLarge', 'the storage takes no file of that size in one request: keep it elsewhere'],
  ['ExpiredToken', 'get new credentials: those of a session end'],
  ['InvalidAccessKeyId', 'check AWS_ACCESS_KEY_ID, and that endpoint: is the storage that gave it'],
  ['InvalidToken', 'check AWS_SESSION_TOKEN, or get new credentials'],
  ['MethodNotAllowed', 'check endpoint: it is not the address of the website, but that of the storage'],
  ['NoSuchBucket', 'check bucket: and endpoint:, or make the bucket'],
  ['QuotaExceeded', 'make room in the storage, or ask for more'],
  ['SignatureDoesNotMatch', 'check AWS_SECRET_ACCESS_KEY, and region:'],
  ['TokenRefreshRequired', 'get new credentials: those of a session end'],
]);

const OTHER_REGION: ReadonlySet<string> = new Set([
  ...['AuthorizationHeaderMalformed', 'IllegalLocationConstraintException'],
  ...['PermanentRedirect', 'Redirect', 'TemporaryRedirect'],
]);

function mendOf({ status, code, region, date }: S3Refusal, place: S3Place, now: Date): string {
  if (code === 'RequestTimeTooSkewed') return skewMend(date, now);
  if (OTHER_REGION.has(code) || (status >= 300 && status < 400)) {
    return region === undefined || region === place.region
      ? 'write the region of the bucket, and its endpoint, in feed.yaml'
      : `the bucket is elsewhere: write region: ${region} in feed.yaml`;
  }
  const known = MENDS.get(code);
  if (known !== undefined) return known;
  if (isPassingRefusal({ status, code, message: '' })) return 'try again later';
  return code === ''
    ? 'check endpoint: what answers there is no storage that speaks as S3 does'
    : 'ask those who run the storage what it means';
}

/** Storages take what was signed within a quarter of an hour of their own time. */
function skewMend(date: string | undefined, now: Date): string {
  const theirs = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) return 'set the clock of this machine';
  const minutes = Math.round((now.getTime() - theirs) / 60_000);
  const by = `${Math.abs(minutes)} minutes ${minutes < 0 ? 'behind' : 'ahead of'} the storage's`;
  return `set the clock of this machine, which is ${by}`;
}

function withoutSecrets(text: string, { accessKeyId, secretAccessKey, sessionToken }: S3Credentials): string {
  const secrets = [secretAccessKey, sessionToken ?? secretAccessKey, accessKeyId];
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
]);

function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES.get(entity) ?? entity);
}
