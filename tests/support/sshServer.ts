import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './freePort.ts';
import { hasFiles, hasProgram, run } from './program.ts';

/** A server of OpenSSH on the loopback address, to which the user of the tests logs in. */
export interface SshServer {
  readonly port: number;
  readonly user: string;
  /** A value of `PATH` whose ssh knows this server as `news.test`, and nothing else of this machine's. */
  readonly path: string;
  /** The private key, to see that it is nowhere. */
  readonly key: string;
  /** A file with a line for each connection. */
  readonly calls: string;
  connections(): number;
  /** What ssh knows as the server's key from now on; the right one if it is not given. */
  know(hostKey?: string): void;
  /** Whether the key of the tests may log in. */
  admit(isAdmitted: boolean): void;
  /** Runs shell commands in the place of each connection of ssh; none if it is empty. `exec "$real" "$@"` goes on. */
  intercept(script: string): void;
  stop(): Promise<void>;
}

const SSHD = '/usr/sbin/sshd';
const PATIENCE_MS = 15_000;

/** True where it can be started: `apt-get install openssh-server openssh-client rsync`. */
export const hasSsh = hasFiles(SSHD) && hasProgram('ssh') && hasProgram('rsync');

/** Starts a server with keys of its own. */
export async function startSshServer(): Promise<SshServer> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-ssh-'));
  const at = (name: string) => join(folder, name);
  const { username: user, uid } = userInfo();
  // Where sshd runs as root, it locks up its other half there.
  if (uid === 0) mkdirSync('/run/sshd', { recursive: true });
  for (const name of ['host', 'key'])
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', at(name)]);
  const port = await freePort();
  const [keyOfHost, keyOfUser] = [readFileSync(at('host.pub'), 'utf8'), readFileSync(at('key.pub'), 'utf8')];
  writeFileSync(at('sshd.config'), configuration(folder, port));
  writeFileSync(at('ssh.config'), clientConfiguration(folder, { port, user }));
  mkdirSync(at('bin'));
  writeFileSync(at('calls'), '');
  const real = (await run('sh', ['-c', 'command -v ssh'])).trim();
  const intercept = (script: string) => {
    const go = 'exec "$real" "$@"';
    const text = `#!/bin/sh\necho call >>'${at('calls')}'\nreal='${at('bin/real-ssh')}'\n${script}\n${go}\n`;
    writeFileSync(at('bin/ssh'), text, { mode: 0o755 });
  };
  writeFileSync(at('bin/real-ssh'), `#!/bin/sh\nexec ${real} -F '${at('ssh.config')}' "$@"\n`, {
    mode: 0o755,
  });
  intercept('');
  const know = (hostKey = keyOfHost) => writeFileSync(at('known_hosts'), `[127.0.0.1]:${port} ${hostKey}`);
  const admit = (isAdmitted: boolean) => writeFileSync(at('authorized_keys'), isAdmitted ? keyOfUser : '');
  know();
  admit(true);
  chmodSync(folder, 0o755);
  const server = spawn(SSHD, ['-D', '-e', '-f', at('sshd.config')], { stdio: 'ignore' });
  await untilItListens(server, port);
  return {
    port,
    user,
    path: `${at('bin')}${delimiter}${process.env['PATH']}`,
    key: readFileSync(at('key'), 'utf8'),
    calls: at('calls'),
    connections: () => readFileSync(at('calls'), 'utf8').split('\n').length - 1,
    know,
    admit,
    intercept,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(folder: string, port: number): string {
  return `ListenAddress 127.0.0.1
Port ${port}
HostKey ${folder}/host
AuthorizedKeysFile ${folder}/authorized_keys
PidFile ${folder}/pid
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
MaxStartups 100
`;
}

function clientConfiguration(folder: string, { port, user }: Pick<SshServer, 'port' | 'user'>): string {
  return `Host news.test
  HostName 127.0.0.1
  Port ${port}
  User ${user}
Host *
  IdentityFile ${folder}/key
  IdentitiesOnly yes
  IdentityAgent none
  UserKnownHostsFile ${folder}/known_hosts
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
`;
}

async function untilItListens(server: ChildProcess, port: number): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await setTimeout(20)) {
    if (server.exitCode !== null) break;
    const socket = createConnection(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
  }
  throw new Error(`expected sshd to listen, found status ${server.exitCode}`);
}
