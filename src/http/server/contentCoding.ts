/** A content coding that the server supports (RFC 9110, 8.4.1). */
export type Coding = 'br' | 'gzip' | 'identity';

/** RFC 9110, 12.4.2 and 12.5.3: a coding and its weight. */
const MEMBER = /^([\w!#$%&'*+.^`|~-]+)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i;

/**
 * The client's preferred coding (RFC 9110, 12.5.3). For equal weights the order is Brotli, gzip, identity. A client that
 * refuses all codings gets the identity, which is better than an error.
 *
 * @param accepted the `Accept-Encoding`; malformed members are ignored
 * @example chooseCoding('gzip, deflate;q=0.5, br;q=0.9') // 'gzip'
 */
export function chooseCoding(accepted: string | undefined): Coding {
  if (accepted === undefined) return 'identity';
  const weights = parseWeights(accepted);
  const all = weights.get('*') ?? 0;
  const br = weights.get('br') ?? all;
  const gzip = weights.get('gzip') ?? weights.get('x-gzip') ?? all;
  // The identity is acceptable even if it is not listed, but then it comes last.
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
