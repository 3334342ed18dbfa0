import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './freePort.ts';
import { hasProgram, run } from './program.ts';

/** A storage of Ceph's, all in memory and on the loopback address. */
export interface Radosgw {
  /** Its address, without a slash at its end. */
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Ends all of its programs, and removes its folder. */
  stop(): Promise<void>;
}

const PROGRAMS = ['ceph-mon', 'ceph-osd', 'radosgw', 'radosgw-admin'];

/** True where it can be started. `apt-get install radosgw ceph-mon ceph-osd` takes 20 s and 500 MB. */
export const hasRadosgw = PROGRAMS.every(hasProgram);

const PATIENCE_MS = 60_000;

/**
 * Starts a cluster of one monitor, one store in memory and one gateway, which takes 2 s, and makes a user.
 *
 * @throws when it does not answer within a minute: what its programs said
 */
export async function startRadosgw(): Promise<Radosgw> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-rgw-'));
  const programs: ChildProcess[] = [];
  const stop = async () => {
    // The gateway asks the others while it ends, so it goes first.
    for (const program of programs.toReversed()) await end(program);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [monitor, gateway] = [await freePort(), await freePort()];
    const cluster = await makeCluster(folder, monitor, gateway);
    const start = (program: string, args: readonly string[]) =>
      programs.push(startProgram(folder, program, ['-c', cluster.config, ...args, '-f']));
    start('ceph-mon', ['-i', 'a']);
    await run('ceph', ['-c', cluster.config, 'osd', 'new', cluster.store, '0'], {
      home: folder,
      patienceInMs: PATIENCE_MS,
    });
    await run('ceph-osd', ['-c', cluster.config, '-i', '0', '--mkfs', '--osd-uuid', cluster.store], {
      home: folder,
    });
    start('ceph-osd', ['-i', '0']);
    start('radosgw', ['-n', 'client.rgw']);
    const endpoint = `http://127.0.0.1:${gateway}`;
    await answering(endpoint, folder);
    const credentials = { accessKeyId: 'HARBOURNEWS', secretAccessKey: `secret-${randomUUID()}` };
    await makeUser(cluster.config, credentials, folder);
    return { endpoint, credentials, stop };
  } catch (error) {
    const log = logsOf(folder);
    await stop();
    throw new Error(`expected radosgw to start, found\n${log}`, { cause: error });
  }
}

/** Writes the configuration, the keys and the monitor's first data. */
async function makeCluster(folder: string, monitor: number, gateway: number) {
  const [cluster, store] = [randomUUID(), randomUUID()];
  const config = join(folder, 'ceph.conf');
  const address = `v2:127.0.0.1:${monitor}`;
  for (const name of ['mon', 'osd', 'run', 'log']) mkdirSync(join(folder, name));
  writeFileSync(config, configuration({ folder, cluster, address, gateway }));
  const keys = join(folder, 'keyring');
  const all = ['--cap', 'mon', 'allow *', '--cap', 'osd', 'allow *'];
  writeFileSync(keys, '');
  // Without keys the gateway of Ceph 16 waits for ever, though none are asked for.
  for (const name of ['mon.', 'client.admin', 'client.rgw', 'osd.0']) {
    const caps = name === 'osd.0' ? ['--cap', 'mon', 'allow profile osd', '--cap', 'osd', 'allow *'] : all;
    await run('ceph-authtool', [keys, '-n', name, '--gen-key', ...caps]);
  }
  const map = join(folder, 'monmap');
  await run('monmaptool', ['--create', '--fsid', cluster, '--addv', 'a', `[${address}]`, map]);
  await run('ceph-mon', ['-c', config, '--mkfs', '-i', 'a', '--monmap', map, '--keyring', keys]);
  return { config, store };
}

interface Layout {
  readonly folder: string;
  readonly cluster: string;
  readonly address: string;
  readonly gateway: number;
}

/** The times are what makes it start in 2 s: every pool that the gateway makes is agreed upon by the one monitor. */
const configuration = ({ folder, cluster, address, gateway }: Layout) => `[global]
fsid = ${cluster}
keyring = ${folder}/keyring
mon host = ${address}
mon initial members = a
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind msgr1 = false
run dir = ${folder}/run
admin socket = ${folder}/run/$name.$pid.asok
pid file = ${folder}/run/$name.pid
log file = ${folder}/log/$name.log
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
paxos propose interval = 0.05
paxos min wait = 0.01
mon tick interval = 1
[mon.a]
mon data = ${folder}/mon
mon data avail crit = 1
[osd]
osd objectstore = memstore
osd data = ${folder}/osd
osd journal =
memstore device bytes = 2G
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:${gateway} tcp_nodelay=1
rgw data = ${folder}/rgw
`;

function startProgram(folder: string, name: string, args: readonly string[]): ChildProcess {
  const log = openSync(join(folder, 'log', `${name}.out`), 'a');
  const { PATH } = process.env;
  const program = spawn(name, args, {
    stdio: ['ignore', log, log],
    env: { PATH, HOME: folder, LC_ALL: 'C.UTF-8' },
  });
  closeSync(log);
  program.on('error', () => {});
  return program;
}

async function makeUser(
  config: string,
  { accessKeyId, secretAccessKey }: Radosgw['credentials'],
  home: string,
): Promise<void> {
  const user = [
    'user',
    'create',
    '--uid=news',
    '--display-name=News',
    `--access-key=${accessKeyId}`,
    `--secret-key=${secretAccessKey}`,
  ];
  await run('radosgw-admin', ['-c', config, '-n', 'client.rgw', ...user], {
    home,
    patienceInMs: PATIENCE_MS,
  });
}

async function answering(endpoint: string, folder: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await wait(50)) {
    const answer = await fetch(endpoint).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`expected an answer from ${endpoint}, found none: ${folder}`);
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null || program.pid === undefined) return;
  const ended = once(program, 'exit');
  // All is in memory and goes anyway.
  program.kill('SIGKILL');
  await ended;
}

function logsOf(folder: string): string {
  const read = (name: string) => {
    try {
      return readFileSync(join(folder, 'log', `${name}.out`), 'utf8').slice(-2000);
    } catch {
      return '';
    }
  };
  return ['ceph-mon', 'ceph-osd', 'radosgw'].map(read).join('\n');
}
