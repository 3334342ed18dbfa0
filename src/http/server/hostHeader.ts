import { isIP } from 'node:net';

/** RFC 9110, 7.2 and RFC 3986, 3.2: a name, an IPv4 address or an IPv6 address in brackets, and perhaps a port. */
const HOST = /^(\[[\da-f.:]+\]|[\w!$%&'()*+,;=.~-]*)(?::\d*)?$/i;

/**
 * The name or address of a `Host` field or an authority, in small letters and without its port.
 *
 * @returns undefined for what is malformed, such as two fields that were joined by a comma and a space
 * @example parseHost('LOCALHOST:4321') // 'localhost'
 */
export function parseHost(field: string): string | undefined {
  return HOST.exec(field)?.[1]?.toLowerCase();
}

/** True for a loopback address (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3). */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./i.test(address);
}

/**
 * True for a host that no other site can send: a name that always means this machine (RFC 6761, 6.3), the name that the
 * server was started with, and addresses of this machine.
 *
 * Against DNS rebinding: any site can point its own name at an address of this machine, and its pages could then read what
 * this server serves. The browser sends that site's name as `Host`, never an address.
 *
 * @param own the host that the server was started with
 * @param isLocalOnly true if the server listens on a loopback address only
 */
export function isOwnHost(host: string, own: string, isLocalOnly: boolean): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === inAddress(own).toLowerCase() ||
    (isLocalOnly ? host === '127.0.0.1' || host === '[::1]' : isIP(host.replace(/^\[|\]$/g, '')) > 0)
  );
}

/** A host as it stands in an address on the web: an IPv6 address is in brackets (RFC 3986, 3.2.2). */
export function inAddress(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
