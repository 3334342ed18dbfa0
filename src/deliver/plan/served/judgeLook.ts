import { quoted } from '../../../model/problem.ts';
import { cachedFor, keptFor } from './cacheControl.ts';
import type { Finding, FindingKind } from './finding.ts';
import { judgeCoding, judgeConditions } from './judgeExchange.ts';
import { missingLinks } from './linkHeader.ts';
import { type Asked, isWhole, type Look, ORIGIN, type ServedAnswer, wantedHeader } from './look.ts';

/** Readers would not see what is new for longer than this many seconds. */
const LONGEST_OF_DOCUMENTS = 3600;
/** Who keeps documents for less asks as often as if there were no cache time. */
const SHORTEST_OF_DOCUMENTS = 60;
/** The names of copies change with their bytes. */
const SHORTEST_OF_COPIES = 86_400;

/** Tells what a host does otherwise with a file than is wanted. */
export function judgeLook(look: Look): Finding[] {
  const { usual, address } = look;
  const redirects = judgeRedirects(look);
  if (redirects?.kind === 'elsewhere') return [redirects];
  const found = (...given: (Omit<Finding, 'address'> | undefined)[]): Finding[] =>
    given.filter((one) => one !== undefined).map((one) => ({ ...one, address }));
  if (!isWhole(usual))
    return [
      ...(redirects ? [redirects] : []),
      ...found(finding('unreachable', 'status 200', failureOf(usual))),
    ];
  return [
    ...(redirects ? [redirects] : []),
    ...found(
      judgePlain(look),
      judgeBytes(look, usual),
      judgeType(look, usual),
      judgeCacheTime(look, usual),
      judgeOrigin(look),
      judgeLinks(look, usual),
      judgePolicy(look, usual),
      ...judgeCoding(look, usual),
      ...judgeConditions(look, usual),
    ),
  ];
}

function finding(kind: FindingKind, wanted: string, found: string): Omit<Finding, 'address'> {
  return { kind, wanted, found };
}

function judgeRedirects({ address, redirects, usual }: Look): Finding | undefined {
  const last = redirects.at(-1);
  if (last === undefined) return undefined;
  const isFollowed = !('status' in usual) || usual.status < 300 || usual.status >= 400;
  return {
    kind: isFollowed ? 'redirects' : 'elsewhere',
    address,
    wanted: 'the document itself',
    found: `a redirect to ${quotedAddress(last)}`,
  };
}

/** What is there with gzip has to be there without. */
function judgePlain({ plain }: Look) {
  if (plain === undefined || isWhole(plain)) return undefined;
  return finding('unreachable', 'status 200 without gzip', failureOf(plain));
}

function failureOf(answer: Asked): string {
  return 'status' in answer ? `status ${answer.status}` : answer.why;
}

/** Pages and pictures may be changed on the way by a CDN that makes them smaller. */
function judgeBytes({ file, usual, plain = usual }: Look, answer: ServedAnswer) {
  if (file.kind === 'media' || file.kind === 'pages') return undefined;
  const isOther = (one: ServedAnswer) => one.hash !== undefined && one.hash !== file.hash;
  const other = isOther(answer) ? answer : isWhole(plain) && isOther(plain) ? plain : undefined;
  if (other === undefined) return undefined;
  const age = cachedFor(other.headers);
  const time = other.headers.get('last-modified');
  const what = other === answer ? 'others' : 'others where nobody asks for gzip';
  const parts = [
    time === undefined ? what : `${what}, of ${time}`,
    ...(age ? [`kept for ${age.age} s${age.limit === undefined ? '' : ` of ${age.limit} s`}`] : []),
  ];
  return finding('stale', `the bytes of ${file.path} here`, parts.join(', '));
}

function judgeType({ file }: Look, { headers }: ServedAnswer) {
  const wanted = wantedHeader(file, 'content-type') ?? '';
  const found = headers.get('content-type') ?? '';
  const { essence, charset } = partsOf(found);
  const own = partsOf(wanted);
  const isSame = essence === own.essence || (own.essence === 'application/xml' && essence === 'text/xml');
  // XML says itself what its charset is, and no other document of ours is in another one.
  const isRead = file.kind === 'media' || charset === undefined || charset === 'utf-8';
  return isSame && isRead ? undefined : finding('type', `Content-Type ${wanted}`, quoted(found));
}

function partsOf(type: string) {
  const [essence = '', ...parameters] = type.toLowerCase().split(';');
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^"\s]*)/.exec(one)?.[1]).find(Boolean);
  return { essence: essence.trim(), charset };
}

function judgeCacheTime({ file }: Look, { headers }: ServedAnswer) {
  const found = headers.get('cache-control');
  const seconds = keptFor(found) ?? 0;
  const isFit =
    file.kind === 'media'
      ? seconds >= SHORTEST_OF_COPIES
      : seconds >= SHORTEST_OF_DOCUMENTS && seconds <= LONGEST_OF_DOCUMENTS;
  if (isFit) return undefined;
  return finding('cacheTime', `Cache-Control ${wantedHeader(file, 'cache-control')}`, quoted(found ?? ''));
}

function judgeOrigin({ file, plain }: Look) {
  if (wantedHeader(file, 'access-control-allow-origin') === undefined) return undefined;
  if (plain === undefined || !isWhole(plain)) return undefined;
  const found = plain.headers.get('access-control-allow-origin');
  if (found === '*' || found === ORIGIN) return undefined;
  return finding('cors', 'Access-Control-Allow-Origin *', quoted(found ?? ''));
}

function judgeLinks({ file }: Look, { headers }: ServedAnswer) {
  const wanted = wantedHeader(file, 'link');
  if (wanted === undefined) return undefined;
  const found = headers.get('link');
  const [missing] = missingLinks(wanted, found);
  if (missing === undefined) return undefined;
  return finding(
    'link',
    `Link <${missing.target}>; rel="${missing.relations.join(' ')}"`,
    quoted(found ?? ''),
  );
}

function judgePolicy({ file }: Look, { headers }: ServedAnswer) {
  const wanted = wantedHeader(file, 'content-security-policy');
  const found = headers.get('content-security-policy') ?? '';
  if (wanted === undefined || /(?:^|;)\s*sandbox\s*(?:;|$)/i.test(found)) return undefined;
  return finding('policy', 'Content-Security-Policy sandbox', quoted(found));
}

function quotedAddress(address: string): string {
  return address.length > 200 ? `${address.slice(0, 199)}…` : address;
}
