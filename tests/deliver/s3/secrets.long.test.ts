import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../http/client/servers.ts';
import { builder, folderNearPackages } from '../../package/packed.ts';
import { article } from '../../support/articles.ts';
import { type Files, folderWith, putFiles } from '../../support/files.ts';
import { freePort } from '../../support/freePort.ts';
import { SHORTEST } from '../../support/publication.ts';
import { unserved } from '../publishers.ts';
import { fakeStorage } from './fakeStorage.ts';

/** Secrets as storages make them, which nothing else can have. */
const CANARIES = {
  accessKeyId: 'AKCANARYQ7ZK3MV0W9XN',
  secretAccessKey: 'canary/S3cret+of/the=Harbour/9f2b7c1e5a',
  sessionToken: 'canaryT0ken//of+this==Morning/0c4d8e2a6b1f',
};

/** What a secret may be found as: itself, percent-encoded, in hex, in base64 at any place of a text, in JSON. */
function formsOf(secret: string): string[] {
  const hex = Buffer.from(secret).toString('hex');
  const inBase64 = [0, 1, 2].map((shift) => {
    const text = Buffer.from(`${'x'.repeat(shift)}${secret}`).toString('base64');
    // What depends on neighbours is cut off.
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
  const inUrls = inBase64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const everyPercent = hex.replace(/../g, '%$&');
  return [
    ...[secret, encodeURIComponent(secret), encodeURIComponent(secret).toLowerCase()],
    ...[hex, hex.toUpperCase(), everyPercent, everyPercent.toUpperCase(), ...inBase64, ...inUrls],
    ...[secret.replaceAll('/', '\\/'), [...secret].reverse().join('')],
  ];
}

const FORMS = Object.values(CANARIES).flatMap(formsOf);

function expectNone(bytes: Buffer | string, where: string): void {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1');
  for (const form of FORMS) if (text.includes(form)) throw new Error(`found a secret in ${where}: ${form}`);
}

/** Every file below a folder and its name, but for some. */
function expectNoneBelow(folder: string, but: readonly string[] = []): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    expectNone(path, 'the name of a file');
    if (entry.isFile() && !but.includes(path)) expectNone(readFileSync(path), path);
  }
}

const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: CANARIES.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CANARIES.secretAccessKey,
  AWS_SESSION_TOKEN: CANARIES.sessionToken,
};

const PROFILE = `[default]
aws_access_key_id = ${CANARIES.accessKeyId}
aws_secret_access_key = ${CANARIES.secretAccessKey}
aws_session_token = ${CANARIES.sessionToken}
`;

interface Run {
  readonly status: number;
  readonly said: string;
}

describe.each([
  { where: 'the environment', environment: ENVIRONMENT, files: {} },
  { where: '~/.aws/credentials', environment: {}, files: { '.aws/credentials': PROFILE } },
])('credentials in $where', ({ environment, files }) => {
  const dist = folderNearPackages();
  beforeAll(() => builder.bundle(dist), 60_000);
  afterAll(() => rmSync(dist, { recursive: true }));

  /** A publication, a home and a folder for temporary files, and the program in them. */
  function publisher(credentials: Files = files, variables: Readonly<Record<string, string>> = environment) {
    const top = folderWith({
      'home/.profile': '',
      'temporary/.keep': '',
      'news/items/a.md': article('A', '1:00 pm on 1 May 2015', 'Text.'),
      ...Object.fromEntries(Object.entries(credentials).map(([path, text]) => [`home/${path}`, text])),
    });
    const [home, root] = [join(top, 'home'), join(top, 'news')];
    const said: string[] = [];
    const env = { ...variables, HOME: home, TMPDIR: join(top, 'temporary'), PATH: process.env['PATH'] };
    let running: ChildProcess | undefined;
    return {
      top,
      running: () => running?.pid,
      at: (endpoint: string) =>
        putFiles(root, {
          'feed.yaml': `${SHORTEST}deploy: [{ name: store, kind: s3, bucket: news, endpoint: '${endpoint}' }]\n`,
        }),
      run: async (...args: readonly string[]): Promise<Run> => {
        running = spawn(
          process.execPath,
          [join(dist, 'cli/main.js'), ...args, ...unserved(args[0]), '--root', root],
          {
            stdio: ['ignore', 'pipe', 'pipe'],
            env,
            cwd: root,
          },
        );
        const parts: string[] = [];
        for (const stream of [running.stdout, running.stderr]) stream?.on('data', (part) => parts.push(part));
        const [status] = await once(running, 'close');
        said.push(parts.join(''));
        return { status, said: parts.join('') };
      },
      expectNothingLeft: () => {
        expectNone(said.join('\n'), 'what was printed');
        expectNoneBelow(
          top,
          Object.keys(credentials).map((path) => join(home, path)),
        );
      },
    };
  }

  it('are in no output, no file, no address and no list of processes', async () => {
    const storage = await fakeStorage('heeds', CANARIES);
    const { at, run, running, expectNothingLeft } = publisher();
    at(storage.endpoint);
    const lists: string[] = [];
    storage.onRequest = () => void lists.push(commandLines(running()));
    await run('build');
    for (const args of [['--dry-run'], ['--verbose'], ['--json'], []])
      expect([args, (await run('deploy', ...args)).status]).toEqual([args, 0]);
    expect(lists.length).toBeGreaterThan(20);
    for (const list of lists) expectNone(list, 'the list of processes');
    expectNone(storage.asked.join('\n'), 'the address of a request');
    expectNone(
      [...storage.files]
        .flat()
        .map((one) => JSON.stringify(one))
        .join('\n'),
      'the storage',
    );
    expectNothingLeft();
  });

  it('are in none where the delivery fails', async () => {
    const storage = await fakeStorage('heeds', { ...CANARIES, secretAccessKey: 'another' });
    const refusing = await fakeStorage('heeds', CANARIES);
    // A storage, or what stands before it, that repeats all that it was sent.
    const repeating = await serve(({ method, url, headers }, response) => {
      const all = JSON.stringify([method, url, headers, Object.values(CANARIES)]).replaceAll('&', '&amp;');
      const text = all.replaceAll('<', '&lt;');
      response.writeHead(403, { 'content-type': 'application/xml' });
      response.end(`<Error><Code>SignatureDoesNotMatch</Code><Message>${text}</Message></Error>`);
    });
    const { at, run, expectNothingLeft } = publisher();
    const failures = [
      [storage.endpoint, 'SignatureDoesNotMatch'],
      [refusing.endpoint, 'AccessDenied'],
      [repeating.url, 'SignatureDoesNotMatch'],
      [`http://127.0.0.1:${await freePort()}`, 'ECONNREFUSED'],
      ['https://storage.invalid', 'storage.invalid'],
    ] as const;
    at(storage.endpoint);
    await run('build');
    for (const [endpoint, told] of failures) {
      at(endpoint);
      for (const option of ['--verbose', '--json']) {
        refusing.faults.splice(0, refusing.faults.length, [403, 'AccessDenied']);
        const { status, said } = await run('deploy', option);
        expect([endpoint, status, said]).toEqual([endpoint, 1, expect.stringContaining(told)]);
      }
    }
    expectNothingLeft();
  }, 240_000);

  it('are in none where they were not copied whole', async () => {
    const cut = (text: string) => text.replace(CANARIES.secretAccessKey, `${CANARIES.secretAccessKey} x`);
    const { AWS_SECRET_ACCESS_KEY: secret, ...others } = { AWS_SECRET_ACCESS_KEY: '', ...environment };
    const { at, run, expectNothingLeft } = publisher(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, cut(text)])),
      { ...others, ...(secret !== '' && { AWS_SECRET_ACCESS_KEY: cut(secret) }) },
    );
    at('https://storage.invalid');
    await run('build');
    const { status, said } = await run('deploy', '--verbose');
    expect([status, said]).toEqual([1, expect.stringContaining('without blanks')]);
    expectNothingLeft();
  });
});

/** The command lines of all processes, and the variables of those that a process has started. */
function commandLines(pid: number | undefined): string {
  const parts = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    const isChild = new RegExp(`^PPid:\\s*${pid}$`, 'm').test(textOf(`/proc/${name}/status`));
    return [textOf(`/proc/${name}/cmdline`), ...(isChild ? [textOf(`/proc/${name}/environ`)] : [])];
  });
  return parts.join('\n');
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended since.
    return '';
  }
}
