import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

/** The number of further ports to try. */
const MAX_FURTHER = 100;
const LAST_PORT = 65_535;

/**
 * Starts listening at a port, or at the next free one.
 *
 * @param port 0 for any
 * @throws Error (rejects) if no port is free, or the host is not this machine's
 */
export async function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  const last = Math.min(port + MAX_FURTHER, LAST_PORT);
  for (let tried = port; ; tried += 1) {
    try {
      server.listen(tried, host);
      await once(server, 'listening');
      return server.address() as AddressInfo;
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (tried < last) continue;
      const found = `all from ${port} to ${last} taken`;
      throw new Error(`expected a free port, but found ${found}; choose another`, { cause: error });
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
