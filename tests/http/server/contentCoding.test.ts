import { describe, expect, it } from 'vitest';
import { chooseCoding } from '../../../src/http/server/contentCoding.ts';

describe('the content coding', () => {
  it.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip,br', 'br'],
    ['*', 'br'],
    ['gzip;q=1.0, *;q=0.5', 'gzip'],
    ['br;q=0.9, gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.5', 'br'],
    ['br ; q=0.001', 'br'],
    ['br\t;\tq=0.5', 'br'],
    ['br;Q=1.000', 'br'],
    ['gzip, identity', 'gzip'],
    ['identity;q=0', 'identity'],
    ['identity;q=0, gzip', 'gzip'],
    ['*;q=0', 'identity'],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=0, br;q=0', 'identity'],
    ['gzip;q=0.5, identity', 'identity'],
    ['identity;q=0.5, *;q=0.1', 'identity'],
    ['deflate, compress, zstd', 'identity'],
    ['identity', 'identity'],
    ['', 'identity'],
    [' , ,', 'identity'],
  ])('is, of what "%s" accepts, %s', (accepted, coding) => {
    expect(chooseCoding(accepted)).toBe(coding);
  });

  it('is none for who says nothing of codings', () => {
    expect(chooseCoding(undefined)).toBe('identity');
  });

  it.each([
    'br;q=2',
    'br;q=1.001',
    'br;q=0.1234',
    'br;q=',
    'br;q=-1',
    'br;q=.5',
    'br;level=5',
    'br gzip',
    'b r',
    '"br"',
    ';q=1',
  ])('passes over what is malformed: %s', (accepted) => {
    expect(chooseCoding(accepted)).toBe('identity');
    expect(chooseCoding(`${accepted}, gzip;q=0.1`)).toBe('gzip');
  });
});
