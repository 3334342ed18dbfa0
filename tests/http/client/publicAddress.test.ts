import { describe, expect, it } from 'vitest';
import { isPublic } from '../../../src/http/client/publicAddress.ts';

describe('an IPv4 address', () => {
  it.each([
    ['this network', '0.0.0.0', '0.255.255.255', undefined, '1.0.0.0'],
    ['private', '10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
    ['shared', '100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
    ['loopback', '127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
    ['link-local', '169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
    ['private', '172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
    ['of protocols', '192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
    ['of documentation', '192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
    ['of relays', '192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
    ['private', '192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
    ['of benchmarks', '198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
    ['of documentation', '198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
    ['of documentation', '203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
    ['multicast, reserved or broadcast', '224.0.0.0', '255.255.255.255', '223.255.255.255', undefined],
  ])(
    'is not public where it is %s: from %s to %s, but at %s and %s',
    (_called, first, last, before, after) => {
      expect([first, last].flatMap(inAllClothes).filter(isPublic)).toEqual([]);
      const beside = [before, after].filter((address) => address !== undefined).flatMap(inAllClothes);
      expect(beside.filter(isPublic)).toEqual(beside);
    },
  );

  it.each(['169.254.169.254', '100.100.100.200', '192.0.0.192', '239.255.255.250', '240.0.0.1'])(
    'is not public where clouds and networks keep what is theirs: %s',
    (address) => {
      expect(isPublic(address)).toBe(false);
    },
  );

  it.each(['1.1.1.1', '8.8.8.8', '93.184.215.14', '192.31.196.1', '202.27.184.3'])(
    'is public where a server can be: %s',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );
});

describe('an IPv6 address', () => {
  it.each([
    { called: 'unspecified', address: '::' },
    { called: 'loopback', address: '::1' },
    { called: 'loopback, written out', address: '0:0:0:0:0:0:0:1' },
    { called: 'unique local', address: 'fc00::1' },
    { called: 'unique local, as it is drawn', address: 'fd12:3456:789a::1' },
    { called: 'unique local, where a cloud keeps its secrets', address: 'fd00:ec2::254' },
    { called: 'link-local', address: 'fe80::1' },
    { called: 'link-local with its zone', address: 'fe80::1%eth0' },
    { called: 'site-local', address: 'fec0::1' },
    { called: 'multicast', address: 'ff02::1' },
    { called: 'multicast, of all the world', address: 'ff0e::1' },
    { called: 'thrown away', address: '100::1' },
    { called: 'of documentation', address: '2001:db8::1' },
    { called: 'of documentation since 2024', address: '3fff::1' },
    { called: 'of benchmarks', address: '2001:2::1' },
    { called: 'of ORCHIDs', address: '2001:20::1' },
    { called: 'of segment routing', address: '5f00::1' },
    { called: 'of Teredo', address: '2001:0:7f00:1::' },
    { called: 'of 6to4', address: '2002:7f00:1::' },
    { called: 'of 6to4 with a public address in it', address: '2002:808:808::1' },
    { called: 'given to nobody', address: '4000::1' },
    { called: 'below what is given out', address: '1fff::1' },
  ])('is not public when it is $called: $address', ({ address }) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each([
    '2606:4700:4700::1111',
    '2001:4860:4860::8888',
    '2001:200::1',
    '2404:138::1',
    '3ffe:ffff::1',
    '2620:4f:8000::1',
  ])('is public where a server can be: %s', (address) => {
    expect(isPublic(address)).toBe(true);
  });
});

describe('an IPv4 address within an IPv6 address', () => {
  it.each([
    { called: 'mapped, in figures of base 16', address: '::ffff:7f00:1' },
    { called: 'mapped, written out', address: '0:0:0:0:0:ffff:7f00:0001' },
    { called: 'mapped, in capitals', address: '::FFFF:7F00:1' },
    { called: 'behind NAT64, in figures of base 16', address: '64:ff9b::7f00:1' },
    { called: 'mapped and of documentation', address: '::ffff:c000:201' },
    { called: 'compatible, which nothing is any more', address: '::127.0.0.1' },
    { called: 'compatible and public', address: '::8.8.8.8' },
    { called: 'translated (RFC 2765)', address: '::ffff:0:127.0.0.1' },
    { called: "behind a network's own NAT64 (RFC 8215)", address: '64:ff9b:1::8.8.8.8' },
  ])('is not public when it is $called: $address', ({ address }) => {
    expect(isPublic(address)).toBe(false);
  });
});

it.each([
  '',
  'localhost',
  '127.1',
  '2130706433',
  '8.8.8.8 ',
  '[::1]',
  '[2606:4700::1111]',
  '8.8.8.8:80',
  '08.8.8.8',
])('refuses what is no address: "%s"', (text) => {
  expect(isPublic(text)).toBe(false);
});

/** By itself, mapped (RFC 4291, 2.5.5.2) and behind NAT64 (RFC 6052): it is the same machine. */
function inAllClothes(address: string): string[] {
  return [address, `::ffff:${address}`, `64:ff9b::${address}`];
}
