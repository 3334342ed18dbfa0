import { quoted } from '../../../model/problem.ts';
import type { Finding } from './finding.ts';
import { type Asked, isWhole, type Look, type ServedAnswer, wantedHeader } from './look.ts';

type Found = Omit<Finding, 'address'>;

/** A document that is shorter than this in bytes goes in one or two packets anyway; hosts leave it as it is. */
const SHORTEST_COMPRESSED = 2000;

/** What is wrong with how a document is compressed (RFC 9110, 8.4 and 12.5.3). */
export function judgeCoding({ file, plain }: Look, usual: ServedAnswer): Found[] {
  const coding = usual.headers.get('content-encoding');
  if (usual.hash === undefined)
    return [{ kind: 'broken', wanted: 'a document that can be unpacked', found: quoted(coding ?? '') }];
  if (file.kind === 'media') return [];
  if (coding === undefined) return file.sizeInBytes < SHORTEST_COMPRESSED ? [] : [uncompressed(file)];
  if (plain === undefined || !isWhole(plain) || plain.headers.has('content-encoding')) return [];
  const vary = usual.headers.get('vary') ?? '';
  const isTold = /(?:^|,)\s*(?:accept-encoding|\*)\s*(?:,|$)/i.test(vary);
  const tag = usual.headers.get('etag');
  const isSame = tag?.startsWith('"') === true && tag === plain.headers.get('etag');
  return [
    ...(isTold ? [] : [{ kind: 'vary' as const, wanted: 'Vary: Accept-Encoding', found: quoted(vary) }]),
    ...(isSame
      ? [{ kind: 'sameTag' as const, wanted: 'another ETag for what is compressed', found: tag }]
      : []),
  ];
}

function uncompressed(file: Look['file']): Found {
  const isJson = wantedHeader(file, 'content-type')?.startsWith('application/feed+json') === true;
  return {
    kind: isJson ? 'gzipOfJson' : 'gzip',
    wanted: 'gzip',
    found: `${file.sizeInBytes} bytes without it`,
  };
}

/** Whether who has a document already is told so with a 304 (RFC 9110, 13.1). */
export function judgeConditions({ byTag, byTime }: Look, usual: ServedAnswer): Found[] {
  const tag = insteadOf304(byTag, usual);
  const time = insteadOf304(byTime, usual);
  const found: Found[] = [];
  if (!usual.headers.has('etag')) found.push({ kind: 'noTag', wanted: 'an ETag', found: 'none' });
  else if (tag !== undefined)
    found.push({ kind: 'byTag', wanted: 'status 304 for If-None-Match', found: tag });
  if (!usual.headers.has('last-modified'))
    found.push({ kind: 'noTime', wanted: 'a Last-Modified', found: 'none' });
  else if (time !== undefined)
    found.push({ kind: 'byTime', wanted: 'status 304 for If-Modified-Since alone', found: time });
  return found;
}

/** A document that has changed between two questions is rightly sent. */
function insteadOf304(answer: Asked | undefined, usual: ServedAnswer): string | undefined {
  if (answer === undefined) return undefined;
  if (!('status' in answer)) return answer.why;
  const hasChanged = isWhole(answer) && answer.hash !== usual.hash;
  return answer.status === 304 || hasChanged ? undefined : `status ${answer.status}`;
}
