import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../support/freePort.ts';
import { hasFiles } from '../support/program.ts';
import { type Answer, ask } from './ask.ts';
import { replaced } from './snippets.ts';

/** Where a snippet's server is to be, instead of where the page says. */
export interface Place {
  readonly port: number;
  /** What is served. */
  readonly top: string;
  /** The server's own, to write into. */
  readonly own: string;
}

/** A web server of Debian's, which docs/hosting.md has a configuration for. */
export interface ServerProgram {
  readonly name: string;
  readonly path: string;
  /** The Debian package that it is in. */
  readonly package: string;
  /** The language of its snippet in docs/hosting.md. */
  readonly language: string;
  /** A whole configuration with the snippet in it. */
  readonly configure: (snippet: string, place: Place) => string;
  /** Arguments that keep it in the foreground. */
  readonly args: (config: string) => string[];
}

/** The folder that the snippets serve. */
const SERVED = '/srv/news/output';
/** Where a server says what is wrong, in its own folder. */
const LOG = 'log';
const PATIENCE_MS = 15_000;
const NOBODY = 65_534;

const nginx: ServerProgram = {
  name: 'nginx',
  path: '/usr/sbin/nginx',
  package: 'nginx-light',
  language: 'nginx',
  configure: (snippet, { port, top, own }) => `daemon off;
pid ${own}/pid;
error_log stderr;
events {}
http {
access_log off;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${own}/${kind};`).join('\n')}
${replaced(replaced(snippet, 'listen 80;', `listen 127.0.0.1:${port};`), SERVED, top)}
}
`,
  args: (config) => ['-c', config],
};

const caddy: ServerProgram = {
  name: 'Caddy',
  path: '/usr/bin/caddy',
  package: 'caddy',
  language: 'caddyfile',
  configure: (snippet, { port, top }) => `{
	admin off
}
${replaced(replaced(snippet, 'news.example.nz {', `http://127.0.0.1:${port} {`), SERVED, top)}`,
  args: (config) => ['run', '--adapter', 'caddyfile', '--config', config],
};

/** What Debian's Apache has loaded after `a2enmod deflate headers`, as far as it is needed. */
const MODULES = [
  'mpm_event',
  'alias',
  'authz_core',
  'deflate',
  'dir',
  'filter',
  'headers',
  'mime',
  'rewrite',
  'setenvif',
];

const apache: ServerProgram = {
  name: 'Apache',
  path: '/usr/sbin/apache2',
  package: 'apache2',
  language: 'apache',
  configure: (snippet, { port, top, own }) => `ServerRoot ${own}
DefaultRuntimeDir ${own}
PidFile ${own}/pid
ErrorLog ${own}/${LOG}
ServerName localhost
Listen 127.0.0.1:${port}
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
${replaced(replaced(snippet, '*:80', `127.0.0.1:${port}`), SERVED, top)}`,
  args: (config) => ['-DFOREGROUND', '-f', config],
};

/**
 * Gives the web servers that are on this machine.
 *
 * Where one is missing, its snippet goes untried: a developer is told so in one line.
 *
 * @throws on CI (`CI=true`), naming the Debian packages to install
 */
export function requiredServers(
  all: readonly ServerProgram[] = [nginx, caddy, apache],
  { CI }: Readonly<NodeJS.ProcessEnv> = process.env,
): readonly ServerProgram[] {
  const missing = all.filter(({ path }) => !hasFiles(path));
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    const cure = `apt-get install ${missing.map((server) => server.package).join(' ')}`;
    if (CI === 'true') throw new Error(`expected every web server, but found none of ${names} (${cure})`);
    console.warn(`web servers skipped, for they are not on this machine: ${names} (${cure})`);
  }
  return all.filter((server) => !missing.includes(server));
}

/** A web server that runs until it is stopped. */
export interface RunningServer {
  /** Its address; ends in a slash. */
  readonly url: string;
  readonly ask: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  stop(): Promise<void>;
}

/**
 * Serves a folder on the loopback address. The server never runs as root: where the tests do, the folder is given to
 * nobody.
 *
 * @throws when it has not answered after 15 s, with what it said
 */
export async function startServer(
  program: ServerProgram,
  snippet: string,
  top: string,
): Promise<RunningServer> {
  const own = mkdtempSync(join(tmpdir(), 'dateline-server-'));
  const port = await freePort();
  writeFileSync(join(own, 'config'), program.configure(snippet, { port, top, own }));
  mkdirSync(join(own, 'home'));
  const log = openSync(join(own, LOG), 'a');
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if ('uid' in user) for (const folder of [own, top]) giveToNobody(folder);
  const child = spawn(program.path, program.args(join(own, 'config')), {
    cwd: own,
    // A group of its own, so that it ends with all that it has started.
    detached: true,
    env: { HOME: join(own, 'home'), PATH: process.env['PATH'] ?? '', TZ: 'UTC' },
    stdio: ['ignore', log, log],
    ...user,
  });
  closeSync(log);
  const kill = () => signal(child, 'SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    signal(child, 'SIGTERM');
    await ended(child);
    kill();
    process.off('exit', kill);
    rmSync(own, { recursive: true });
  };
  try {
    await untilItAnswers(child, port);
  } catch (cause) {
    const said = readFileSync(join(own, LOG), 'utf8');
    await stop();
    throw new Error(`expected ${program.name} to answer, but it did not: ${said}`, { cause });
  }
  return { url: `http://127.0.0.1:${port}/`, ask: (path, headers) => ask(port, path, headers), stop };
}

async function untilItAnswers(child: ChildProcess, port: number): Promise<void> {
  let failure: unknown;
  child.once('error', (error) => {
    failure = error;
  });
  for (
    const end = Date.now() + PATIENCE_MS;
    Date.now() < end && child.exitCode === null;
    await setTimeout(20)
  ) {
    if (failure !== undefined) throw failure;
    if (await ask(port, '/').catch(() => undefined)) return;
  }
  throw new Error(`no answer, status ${child.exitCode}`);
}

async function ended(child: ChildProcess): Promise<void> {
  const hasEnded = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  if (hasEnded()) return;
  await Promise.race([once(child, 'exit'), setTimeout(PATIENCE_MS, undefined, { ref: false })]);
}

/** Tells a process and all that it has started, if they are still there. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function giveToNobody(folder: string): void {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const entry of ['', ...entries]) chownSync(join(folder, entry), NOBODY, NOBODY);
}
