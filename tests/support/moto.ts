import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './freePort.ts';
import { hasProgram } from './program.ts';
import type { Radosgw } from './radosgw.ts';

/** True where moto is, which answers as Amazon's own storage does. It checks no signature, and no Debian package has it. */
export const hasMoto = hasProgram('moto_server');

const PATIENCE_MS = 60_000;

/**
 * Starts a storage of moto in memory, on the loopback address.
 *
 * @throws when it does not answer within a minute
 */
export async function startMoto(): Promise<Radosgw> {
  const port = await freePort();
  const program = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
    detached: true,
  });
  program.on('error', () => {});
  const stop = async () => {
    if (program.pid === undefined || program.exitCode !== null) return;
    const ended = once(program, 'exit');
    // What stands in PATH may be a script that starts the program.
    process.kill(-program.pid, 'SIGKILL');
    await ended;
  };
  const endpoint = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await wait(100)) {
    const answer = await fetch(endpoint).catch(() => undefined);
    if (answer?.ok)
      return { endpoint, credentials: { accessKeyId: 'HARBOURNEWS', secretAccessKey: 'any' }, stop };
  }
  await stop();
  throw new Error('expected moto_server to answer, found that it does not');
}
