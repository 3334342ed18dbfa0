import type { Finding } from './finding.ts';
import type { Asked } from './look.ts';

/** The address without TLS of one with it; undefined where nobody knows the port. */
export function plainAddressOf(address: string): string | undefined {
  const { protocol, port } = new URL(address);
  return protocol === 'https:' && port === '' ? address.replace(/^https:/, 'http:') : undefined;
}

/** Tells if who asks without TLS is not sent on to where there is. */
export function judgeRedirectToSecure(address: string, answer: Asked): Finding | undefined {
  const found = (what: string): Finding => ({
    kind: 'insecure',
    address,
    wanted: 'a redirect to https://',
    found: what,
  });
  if (!('status' in answer)) return found(answer.why);
  const isSent = answer.status >= 300 && answer.status < 400;
  const isSecure = /^https:/i.test(answer.headers.get('location') ?? '');
  return isSent && isSecure ? undefined : found(`status ${answer.status}`);
}
