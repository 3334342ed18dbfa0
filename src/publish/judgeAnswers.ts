import type { HostAnswer } from '../http/client/askAddress.ts';
import { type Fault, type ProblemCode, quoted } from '../model/problem.ts';
import type { ServedRecording } from './servedRecordings.ts';

/** Redirects that apps follow without a question. Whoever counts downloads adds one or two. */
const MAX_REDIRECTS = 5;

/** Types that hosts give to the same files. */
const SAME_TYPES: readonly RegExp[] = [
  /^audio\/(?:mpeg|mp3|x-mp3|mpeg3)$/,
  /^audio\/(?:x-m4a|m4a|mp4|aac|x-aac)$/,
  /^video\/(?:x-m4v|m4v|mp4)$/,
  /^(?:audio\/(?:ogg|opus|vorbis)|application\/ogg)$/,
  /^audio\/(?:x-)?flac$/,
  /^audio\/(?:wav|x-wav|wave|vnd\.wave)$/,
];

/**
 * What apps for podcasts would not get along with (Apple's podcast requirements: HTTPS, `HEAD` and byte ranges).
 *
 * @param described the answer to `HEAD`, or why there was none
 * @param part the answer to a request for two bytes; absent where it was not asked
 */
export function judgeAnswers(
  { url, type, length }: ServedRecording,
  described: HostAnswer | Error,
  part: HostAnswer | Error | undefined,
): Fault[] {
  const faults = [isSecure(url) ? undefined : insecure(url)];
  if (described instanceof Error) return present([...faults, unreachable(url, described.message)]);
  const { status, addresses, contentType, contentLength } = described;
  if (status !== 200) return present([...faults, unreachable(url, `status ${status} for HEAD`)]);
  const [, ...redirects] = addresses;
  const open = redirects.find((address) => !isSecure(address));
  return present([
    ...faults,
    open === undefined ? undefined : insecure(open),
    redirects.length > MAX_REDIRECTS ? tooManyRedirects(url, redirects.length) : undefined,
    type === undefined || isSameType(type, contentType)
      ? undefined
      : differs(url, `Content-Type ${type}, as the feed tells it,`, contentType),
    length === undefined || contentLength === String(length)
      ? undefined
      : differs(url, `Content-Length ${length}, as the feed tells it,`, contentLength),
    part === undefined || isPart(part, length) ? undefined : withoutRanges(url, part),
  ]);
}

function present(faults: readonly (Fault | undefined)[]): Fault[] {
  return faults.filter((fault) => fault !== undefined);
}

function isSecure(url: string): boolean {
  return url.startsWith('https:');
}

function isSameType(type: string, contentType = ''): boolean {
  const [told, served] = [type, contentType].map((one) => one.replace(/;.*$/s, '').trim().toLowerCase());
  return (
    told === served || SAME_TYPES.some((same) => same.test(told as string) && same.test(served as string))
  );
}

/** RFC 9110, 14.4: `bytes 0-1/1234`. */
function isPart(part: HostAnswer | Error, length: number | undefined): boolean {
  if (part instanceof Error || part.status !== 206) return false;
  const [, whole] = /^bytes 0-1\/(\d+|\*)$/.exec(part.contentRange ?? '') ?? [];
  return whole !== undefined && (whole === '*' || length === undefined || whole === String(length));
}

function fault(code: ProblemCode, expected: string, found: string, mend: string): Fault {
  return { code, message: `expected ${expected}, found ${found}`, mend };
}

function insecure(url: string): Fault {
  return fault(
    'SERVED_INSECURE',
    'an address with https://',
    quoted(url),
    'Apple takes no other; ask the host for it',
  );
}

function unreachable(url: string, found: string): Fault {
  const mend = 'nobody can hear it until it is there; upload it, or mend its address';
  return fault('SERVED_UNREACHABLE', `an answer from ${url}`, found, mend);
}

function tooManyRedirects(url: string, count: number): Fault {
  const mend = 'name the address where it is now; each takes time, and some apps give up';
  return fault('SERVED_REDIRECTS', `at most ${MAX_REDIRECTS} redirects from ${url}`, String(count), mend);
}

function differs(url: string, what: string, found: string | undefined): Fault {
  const mend =
    'apps go by the one or by the other; upload the file anew, or mend what front matter says of it';
  return fault('SERVED_DIFFERS', `${what} from ${url}`, quoted(found ?? ''), mend);
}

function withoutRanges(url: string, part: HostAnswer | Error): Fault {
  const found =
    part instanceof Error
      ? part.message
      : `status ${part.status}, Content-Range ${quoted(part.contentRange ?? '')}`;
  const mend =
    'without ranges of bytes no app can jump within it, and Apple refuses it; ask the host for them';
  return fault('SERVED_WITHOUT_RANGES', `status 206 for two bytes of ${url}`, found, mend);
}
