import { lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { programsIn } from '../../../src/cli/runProgram.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { tell } from '../../cli/commandLine.ts';
import { article } from '../../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { run as runProgram } from '../../support/program.ts';
import { SHORTEST } from '../../support/publication.ts';
import { hasSsh, type SshServer, startSshServer } from '../../support/sshServer.ts';
import { unserved } from '../publishers.ts';

type Way = 'link' | 'files';

describe.skipIf(!hasSsh && process.env['CI'] !== 'true')('a publication on another machine', () => {
  let server: SshServer;
  const { PATH } = process.env;
  beforeAll(async () => {
    server = await startSshServer();
    process.env['PATH'] = server.path;
  });
  afterEach(() => {
    server.intercept('');
    server.know();
    server.admit(true);
  });
  afterAll(async () => {
    process.env['PATH'] = PATH;
    await server?.stop();
  });

  /** A publication that is built, and the place where it is to be served. */
  const publication = async (way: Way, name = 'news', host = 'host: news.test') => {
    const beside = folderWith({});
    const served = join(beside, name);
    if (way === 'files') mkdirSync(served);
    const root = folderWith({
      'feed.yaml': `${SHORTEST}deploy: [{ name: web, kind: ssh, ${host}, switch: ${way}, path: ${JSON.stringify(served)} }]\n`,
      'items/a.md': article('A', '1:00 pm on 1 May 2015', 'Text.'),
      'items/b.md': article('B', '1:00 pm on 2 May 2015', 'Old.'),
    });
    const run = (...args: string[]) =>
      tell([...args, ...unserved(args[0]), '--root', root], realDisk(root), {
        disk: realDisk,
        programs: programsIn,
        now: () => new Date(),
      });
    await run('build');
    return { root, beside, served, run };
  };
  const edit = async ({ root, run }: Awaited<ReturnType<typeof publication>>) => {
    rmSync(join(root, 'items/a.md'));
    putFiles(root, {
      'items/b.md': article('B', '1:00 pm on 2 May 2015', 'New.'),
      'items/c.md': article('C', '1:00 pm on 3 May 2015', 'More.'),
    });
    expect((await run('build')).status).toBe(0);
  };
  const here = (root: string) => filesOf(join(root, 'output'));

  describe.each(['link', 'files'] as const)('by %s', (way) => {
    it('is there as it is here after each delivery, and one that changes nothing only reads', async () => {
      const one = await publication(way);
      const { root, beside, served, run } = one;
      expect(await run('deploy')).toMatchObject({ status: 0, stderr: '' });
      expect(servedAt(served)).toEqual(here(root));
      expect(lstatSync(served).isSymbolicLink()).toBe(way === 'link');
      const modes = [served, join(served, 'rss.xml'), join(served, '2015')];
      expect(modes.map((path) => (statSync(path).mode & 0o777).toString(8))).toEqual(['755', '644', '755']);

      const [before, link] = [server.connections(), linkOf(served)];
      expect((await run('deploy')).status).toBe(0);
      expect([server.connections() - before, linkOf(served)]).toEqual([1, link]);

      await edit(one);
      expect(await run('deploy')).toMatchObject({ status: 0, stderr: '' });
      expect(servedAt(served)).toEqual(here(root));
      const store = join(way === 'link' ? beside : served, way === 'link' ? '.news.dateline' : '.dateline');
      const left = readdirSync(store).map((name) => name.replace(/-.*/, ''));
      expect(left).toEqual(way === 'link' ? ['manifests', 'previous', 'tree', 'tree'] : ['manifests']);
    });

    it('is gone on with where a connection fails, before or after it has done its work', async () => {
      const one = await publication(way);
      const { root, served, run } = one;
      expect((await run('deploy')).status).toBe(0);
      await edit(one);
      const [from] = [server.connections()];
      let fails = 0;
      const isThis = (at: number) => `[ "$(wc -l <'${server.calls}')" -eq ${from + at} ]`;
      // Every second connection fails, and every second one of those when it has done all.
      const rules = Array.from({ length: 40 }, (_, index) => index * 2 + 1).map((at) => {
        fails += 1;
        return `if ${isThis(at)}; then ${fails % 2 === 0 ? '"$real" "$@"; ' : ''}echo 'Connection reset by peer' >&2; exit 255; fi`;
      });
      server.intercept(rules.join('\n'));
      expect(await run('deploy')).toMatchObject({ status: 0, stderr: '' });
      expect(servedAt(served)).toEqual(here(root));
    }, 300_000);

    const odd = `it's a:b "here" $(touch hit) \`touch hit\` $HOME ; & | * ? [a] \\ é`;
    it.each(way === 'link' ? [odd] : [odd, '-n'])('is in a folder of any name: %s', async (name) => {
      const one = await publication(way, name);
      expect(await one.run('deploy')).toMatchObject({ status: 0, stderr: '' });
      await edit(one);
      expect(await one.run('deploy')).toMatchObject({ status: 0, stderr: '' });
      expect(servedAt(one.served)).toEqual(here(one.root));
      const beside = way === 'link' ? [`.${name}.dateline`, name] : [name];
      expect(readdirSync(one.beside).sort()).toEqual(beside.sort());
    });
  });

  it('takes files of any name, but for those with a line break', async () => {
    const { root, served, run } = await publication('files');
    const odd = { "#a ' $(b) *.txt": 'odd', ';c "': 'odd', '-d/-e': 'odd', 'é/ f ': 'odd' };
    putFiles(join(root, 'output'), odd);
    expect(await run('deploy')).toMatchObject({ status: 0, stderr: '' });
    expect(servedAt(served)).toEqual(here(root));
    for (const path of Object.keys(odd)) rmSync(join(root, 'output', path));
    expect(await run('deploy')).toMatchObject({ status: 0, stderr: '' });
    expect(servedAt(served)).toEqual(here(root));
    putFiles(join(root, 'output'), { 'g\nh': 'odd' });
    const { status, stderr } = await run('deploy');
    expect([status, flat(stderr)]).toEqual([0, expect.stringContaining('note DEPLOY_SKIPPED')]);
  });

  it('is reached by user and port too', async () => {
    const host = `host: 127.0.0.1, user: ${server.user}, port: ${server.port}`;
    const { root, served, run } = await publication('link', 'news', host);
    expect(await run('deploy')).toMatchObject({ status: 0, stderr: '' });
    expect(servedAt(served)).toEqual(here(root));
  });

  it('tells what keeps it from being delivered, and how to mend it', async () => {
    const { served, beside, run } = await publication('files');
    const told = async (args = ['deploy']) => {
      const { status, stdout, stderr } = await run(...args);
      expect(stdout + stderr).not.toContain(server.key.slice(50, 90));
      return [status, flat(stderr)];
    };
    const other = await runProgram('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(beside, 'k')]);
    expect(other).toBe('');
    server.know('');
    expect(await told()).toEqual([1, expect.stringContaining('connect once by hand with ssh')]);
    server.know(filesOf(beside)['k.pub']);
    expect(await told()).toEqual([1, expect.stringContaining('whether its key has changed')]);
    server.know();
    server.admit(false);
    expect(await told()).toEqual([1, expect.stringContaining('let a key of yours log in there')]);
    server.admit(true);
    server.intercept(
      `set -- "$@"; case "$*" in *rsync*) echo 'bash: rsync: command not found' >&2; exit 127 ;; esac`,
    );
    expect(await told()).toEqual([1, expect.stringContaining('install rsync there')]);
    server.intercept('');
    rmSync(served, { recursive: true });
    expect(await told()).toEqual([1, expect.stringContaining(`found no folder at ${served}`)]);
  });

  it('takes the place of nothing but an empty folder, or a link of its own', async () => {
    const { root, served, run } = await publication('link');
    putFiles(served, { 'index.html': 'of somebody else' });
    const refused = [1, expect.stringContaining('something else than a symbolic link of ours')];
    const told = async () => {
      const { status, stderr } = await run('deploy');
      return [status, flat(stderr)];
    };
    expect(await told()).toEqual(refused);
    rmSync(served, { recursive: true });
    symlinkSync('elsewhere', served);
    expect(await told()).toEqual(refused);
    rmSync(served);
    mkdirSync(served);
    expect(await told()).toEqual([0, '']);
    expect(servedAt(served)).toEqual(here(root));
  });
});

function servedAt(served: string): Record<string, string> {
  const all = Object.entries(filesOf(served)).filter(([path]) => !path.startsWith('.dateline/'));
  return Object.fromEntries(all);
}

function linkOf(served: string): string {
  return lstatSync(served).isSymbolicLink() ? readlinkSync(served) : '';
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ');
}
