import { BlockList, isIPv4 } from 'node:net';

/**
 * True for a public address. False for addresses of this machine, of its network, and for reserved ones: a fetched feed
 * must not make us request those (SSRF). When in doubt it is false: for text that is no address, and for IPv6
 * addresses that lead through a relay (6to4, Teredo).
 *
 * RFC 6890 and the two IANA registries of special-purpose addresses that it began.
 *
 * @param address as a resolver gives it, without brackets
 * @example isPublic('::ffff:127.0.0.1') === false
 */
export function isPublic(address: string): boolean {
  return isIPv4(address)
    ? !SPECIAL.check(address, 'ipv4')
    : REACHABLE.check(address, 'ipv6') && !SPECIAL.check(address, 'ipv6');
}

const SPECIAL_IPV4 = [
  '0.0.0.0/8', // this network (RFC 791, 3.2)
  '10.0.0.0/8', // private (RFC 1918)
  '100.64.0.0/10', // shared by the customers of a provider (RFC 6598)
  '127.0.0.0/8', // loopback (RFC 1122, 3.2.1.3)
  '169.254.0.0/16', // link-local (RFC 3927), where clouds keep their secrets
  '172.16.0.0/12', // private (RFC 1918)
  '192.0.0.0/24', // protocol assignments (RFC 6890, 2.1)
  '192.0.2.0/24', // documentation (RFC 5737)
  '192.88.99.0/24', // relays of 6to4, given up (RFC 7526)
  '192.168.0.0/16', // private (RFC 1918)
  '198.18.0.0/15', // benchmarks (RFC 2544)
  '198.51.100.0/24', // documentation (RFC 5737)
  '203.0.113.0/24', // documentation (RFC 5737)
  '224.0.0.0/4', // multicast (RFC 5771)
  '240.0.0.0/4', // reserved (RFC 1112, 4) and broadcast (RFC 919, 7)
];

/** Special ranges within `REACHABLE_IPV6`; all other ranges are refused anyway. */
const SPECIAL_IPV6 = [
  '2001::/23', // protocol assignments (RFC 2928), Teredo (RFC 4380) among them
  '2001:db8::/32', // documentation (RFC 3849)
  '2002::/16', // 6to4 (RFC 3056)
  '3fff::/20', // documentation (RFC 9637)
];

const REACHABLE_IPV6 = [
  '2000::/3', // all of global unicast that is given out (RFC 4291, 2.4)
  '64:ff9b::/96', // an IPv4 address behind NAT64 (RFC 6052, 2.1), which is all that some networks have
  '::ffff:0:0/96', // an IPv4-mapped address (RFC 4291, 2.5.5.2)
];

/** `BlockList` recognises IPv4-mapped addresses by itself; addresses behind NAT64 need entries of their own. */
const SPECIAL = listOf([
  ...SPECIAL_IPV4,
  ...SPECIAL_IPV6,
  ...SPECIAL_IPV4.map((subnet) => {
    const [net, length] = partsOf(subnet);
    return `64:ff9b::${net}/${96 + length}`;
  }),
]);

/** For IPv6 only: Node takes every IPv4 address to be in `::ffff:0:0/96`. */
const REACHABLE = listOf(REACHABLE_IPV6);

function listOf(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net, length] = partsOf(subnet);
    list.addSubnet(net, length, isIPv4(net) ? 'ipv4' : 'ipv6');
  }
  return list;
}

function partsOf(subnet: string): [net: string, length: number] {
  const [net = '', length] = subnet.split('/');
  return [net, Number(length)];
}
