import { describe, expect, it } from 'vitest';
import { signed } from '../../../src/deliver/s3/sign.ts';
import { hashOf } from './asking.ts';
import { partsOf, signatureOf } from './checkSignature.ts';

/** The credentials, the time and the bucket of the examples in Amazon's documentation. */
const EXAMPLE = {
  credentials: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
  region: 'us-east-1',
  now: new Date('2013-05-24T00:00:00Z'),
};
const HOST = 'examplebucket.s3.amazonaws.com';

/** The requests of those examples, and their signatures. */
const EXAMPLES = [
  {
    method: 'PUT',
    target: '/test%24file.text',
    headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
    body: 'Welcome to Amazon S3.',
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  {
    method: 'GET',
    target: '/?lifecycle',
    headers: {},
    body: '',
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  {
    method: 'GET',
    target: '/?max-keys=2&prefix=J',
    headers: {},
    body: '',
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
];

describe('a signed request', () => {
  it.each(EXAMPLES)(
    'has the signature of Amazon’s own example: $method $target',
    async ({ method, target, headers, body, signature }) => {
      const url = new URL(`https://${HOST}${target}`);
      const all = await signed({ method, url, headers, hash: hashOf(body) }, { ...EXAMPLE, keys: new Map() });
      expect(partsOf(all['authorization']).signature).toBe(signature);
      const received = { method, target, headers: { ...all, host: HOST } };
      expect(signatureOf(received, EXAMPLE.credentials.secretAccessKey)).toBe(signature);
    },
  );

  it('has its session’s token among what is signed', async () => {
    const credentials = { ...EXAMPLE.credentials, sessionToken: 'FQoGZXIvYXdzE==' };
    const url = new URL(`https://${HOST}/a`);
    const all = await signed(
      { method: 'GET', url, headers: {}, hash: hashOf('') },
      { ...EXAMPLE, credentials, keys: new Map() },
    );
    expect(all['x-amz-security-token']).toBe('FQoGZXIvYXdzE==');
    expect(partsOf(all['authorization']).names).toContain('x-amz-security-token');
  });

  it('has conditions and cache times among what is signed', async () => {
    const url = new URL(`https://${HOST}/a`);
    const headers = { 'cache-control': 'no-store', 'if-match': '"a"' };
    const all = await signed(
      { method: 'PUT', url, headers, hash: hashOf('') },
      { ...EXAMPLE, keys: new Map() },
    );
    expect(partsOf(all['authorization']).names).toEqual([
      'cache-control',
      'host',
      'if-match',
      'x-amz-content-sha256',
      'x-amz-date',
    ]);
  });
});
