import { describe, expect, it } from 'vitest';
import { findCredentials } from '../../../src/deliver/s3/credentials.ts';

const FILE = `# Made by hand.
[default]
aws_access_key_id = DEFAULTKEY
aws_secret_access_key=with=signs/and+more

 [ night desk ]
AWS_ACCESS_KEY_ID=NIGHTKEY
; aws_secret_access_key = of-last-year
aws_secret_access_key = night-secret
aws_session_token = night-token
region = eu-west-1
[empty]
[half]
aws_access_key_id = HALFKEY
`;

describe('credentials', () => {
  it('are those of the environment, before any file', () => {
    const environment = { AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 's', AWS_PROFILE: 'night desk' };
    expect(findCredentials(environment, FILE)).toEqual({ accessKeyId: 'KEY', secretAccessKey: 's' });
    expect(findCredentials({ ...environment, AWS_SESSION_TOKEN: 't' }, undefined)).toEqual({
      accessKeyId: 'KEY',
      secretAccessKey: 's',
      sessionToken: 't',
    });
  });

  it('are those of a profile: the one that is asked for, or the default one', () => {
    expect(findCredentials({}, FILE.replaceAll('\n', '\r\n'))).toEqual({
      accessKeyId: 'DEFAULTKEY',
      secretAccessKey: 'with=signs/and+more',
    });
    expect(findCredentials({ AWS_PROFILE: 'night desk', AWS_ACCESS_KEY_ID: '' }, `\uFEFF${FILE}`)).toEqual({
      accessKeyId: 'NIGHTKEY',
      secretAccessKey: 'night-secret',
      sessionToken: 'night-token',
    });
  });

  it.each([
    [
      {},
      undefined,
      'AWS_SECRET_ACCESS_KEY in the environment, or [default] in ~/.aws/credentials, found neither',
    ],
    [{ AWS_PROFILE: 'gone' }, FILE, 'or [gone] in ~/.aws/credentials, found neither'],
    [
      { AWS_PROFILE: 'empty' },
      FILE,
      'expected aws_access_key_id and aws_secret_access_key in [empty] in ~/.aws/credentials, found no aws_access_key_id',
    ],
    [{ AWS_PROFILE: 'half' }, FILE, 'in [half] in ~/.aws/credentials, found no aws_secret_access_key'],
    [{ AWS_ACCESS_KEY_ID: 'KEY' }, FILE, 'in the environment, found no aws_secret_access_key'],
    [{ AWS_SECRET_ACCESS_KEY: 'shh' }, FILE, 'in the environment, found no aws_access_key_id'],
    [
      { AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 'shh\n' },
      FILE,
      'expected aws_secret_access_key in the environment without blanks',
    ],
    [
      { AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 'shh', AWS_SESSION_TOKEN: 'shh…' },
      FILE,
      'expected aws_session_token in the environment without blanks',
    ],
  ])('that are missing or cut are told, and nothing of the others: %j', (environment, file, message) => {
    const find = () => findCredentials(environment, file);
    expect(find).toThrow(message);
    expect(find).not.toThrow(/shh|HALFKEY|NIGHTKEY/);
  });
});
