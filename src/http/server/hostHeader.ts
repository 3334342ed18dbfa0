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
 * True for a name that always means this machine (RFC 6761, 6.3).
 *
 * Against DNS rebinding: any site can point its own name at 127.0.0.1, and its pages could then read what this server
 * serves. The browser sends that site's name as `Host`. So a server on a loopback address answers only to the names of
 * this machine.
 *
 * @param own the host that the server was started with
 */
export function isOwnHost(host: string, own: string): boolean {
  return (
    host === '127.0.0.1' ||
    host === 'localhost' ||
    host === '[::1]' ||
    host.endsWith('.localhost') ||
    host === inAddress(own).toLowerCase()
  );
}

/** A host as it stands in an address on the web: an IPv6 address is in brackets (RFC 3986, 3.2.2). */
export function inAddress(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
