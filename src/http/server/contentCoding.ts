/** A content coding (RFC 9110, 8.4.1) that we give. */
export type Coding = 'br' | 'gzip' | 'identity';

/** RFC 9110, 12.4.2 and 12.5.3: a coding and its weight. */
const MEMBER = /^([\w!#$%&'*+.^`|~-]+)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i;

/**
 * The coding that is liked best (RFC 9110, 12.5.3): Brotli before gzip before none where the weights are equal. Who
 * refuses the identity gets it all the same when nothing else is left: better what was not asked for than nothing.
 *
 * @param accepted the `Accept-Encoding`; members of it that are malformed are passed over
 * @example chooseCoding('gzip, deflate;q=0.5, br;q=0.9') // 'gzip'
 */
export function chooseCoding(accepted: string | undefined): Coding {
  if (accepted === undefined) return 'identity';
  const weights = parseWeights(accepted);
  const all = weights.get('*') ?? 0;
  const br = weights.get('br') ?? all;
  const gzip = weights.get('gzip') ?? weights.get('x-gzip') ?? all;
  // It needs no mention to be acceptable, but then it is liked least.
  const identity = weights.get('identity') ?? 0;
  if (br > 0 && br >= gzip && br >= identity) return 'br';
  return gzip > 0 && gzip >= identity ? 'gzip' : 'identity';
}

function parseWeights(accepted: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const member of accepted.split(',')) {
    const [, coding, weight = '1'] = MEMBER.exec(member.trim()) ?? [];
    if (coding !== undefined) weights.set(coding.toLowerCase(), Number(weight));
  }
  return weights;
}
