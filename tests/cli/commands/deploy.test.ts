import { cpSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Edge } from '../../../src/cli/session.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { hostOf, senderTo } from '../../deliver/verify/host.ts';
import { article } from '../../support/articles.ts';
import { type Files, filesOf, folderWith, putFiles } from '../../support/files.ts';
import { SHORTEST } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

const FERRY = article('The ferry is back', '6:12 am on 3 March 2015', 'It left with **two** dogs.');
const ONE_TARGET = 'deploy: [{ name: web, kind: folder, path: ../web }]\n';

/** A publication that was built, and beside it an empty folder that is served. */
async function published(settings = ONE_TARGET, files: Files = {}): Promise<string> {
  const root = folderWith({ 'news/feed.yaml': SHORTEST + settings, 'news/items/ferry.md': FERRY, ...files });
  mkdirSync(join(root, 'web'), { recursive: true });
  const { status, stderr } = await runIn(root, ['build']);
  expect(status, stderr).toBe(0);
  return root;
}

function runIn(root: string, args: readonly string[], edge: Partial<Edge> = {}) {
  const disk = realDisk(join(root, 'news'));
  // Nobody serves these folders: see tests/deliver/verify.
  const quiet = args[0] === 'deploy' ? ['--no-verify'] : [];
  return tell([...args, ...quiet, '--root', join(root, 'news')], disk, {
    disk: realDisk,
    program: 'a program',
    ...edge,
  });
}

function inside(root: string, folder: string): Record<string, string> {
  const prefix = `${folder}/`;
  const own = Object.entries(filesOf(root)).filter(([path]) => path.startsWith(prefix));
  return Object.fromEntries(own.map(([path, text]) => [path.slice(prefix.length), text]));
}

const withoutManifest = ({ '.dateline/manifest.json': _, ...files }: Record<string, string>) => files;

describe('deploy', () => {
  it('brings output/ to a folder, and tells how much', async () => {
    const root = await published();
    const { status, stdout, stderr } = await runIn(root, ['deploy']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^web: \d+ files sent \([\d.]+ kB\), 0 unchanged\n$/);
    expect(withoutManifest(inside(root, 'web'))).toEqual(inside(root, 'news/output'));
    const again = await runIn(root, ['deploy']);
    expect(again.stdout).toMatch(/^web: nothing to deliver, \d+ files as they were\n$/);
  });

  it('sends nothing from a fresh checkout whose files have other times', async () => {
    const root = await published();
    await runIn(root, ['deploy']);
    cpSync(join(root, 'news'), join(root, 'clone/news'), { recursive: true });
    rmSync(join(root, 'clone/news/.dateline'), { recursive: true });
    for (const path of Object.keys(filesOf(join(root, 'clone/news'))))
      utimesSync(join(root, 'clone/news', path), 1, 1);
    cpSync(join(root, 'web'), join(root, 'clone/web'), { recursive: true });
    const { stdout } = await runIn(join(root, 'clone'), ['deploy']);
    expect(stdout).toContain('nothing to deliver');
  });

  it('with --dry-run tells what would go in which order, and writes nothing', async () => {
    const root = await published();
    const before = inside(root, 'news');
    const { status, stdout } = await runIn(root, ['deploy', '--dry-run']);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /would be sent .*\n {2}new pages .*\n {2}new lists {7}.*index\.html\n {2}new feeds .*rss\.xml\n$/s,
    );
    expect(inside(root, 'web')).toEqual({});
    expect(inside(root, 'news')).toEqual(before);
  });

  it('prints one object for programs', async () => {
    const root = await published();
    const { targets, problems } = JSON.parse((await runIn(root, ['deploy', '--json'])).stdout);
    expect(problems).toEqual([]);
    expect(targets).toMatchObject([{ name: 'web', status: 'delivered', removed: [], unchanged: 0 }]);
    const paths = targets[0].sent.flatMap(({ files }: { files: { path: string }[] }) =>
      files.map(({ path }) => path),
    );
    expect(paths.sort()).toEqual(Object.keys(inside(root, 'news/output')).sort());
  });

  it('lists what was sent and removed with --verbose', async () => {
    const root = await published();
    await runIn(root, ['deploy']);
    rmSync(join(root, 'news/items/ferry.md'));
    putFiles(root, { 'news/items/tide.md': article('The tide', '7:00 am on 6 March 2015') });
    await runIn(root, ['build']);
    const { stdout } = await runIn(root, ['deploy', '--verbose']);
    expect(stdout).toMatch(/changed feeds {4}atom\.xml/);
    expect(stdout).toMatch(/removed .*ferry\/index\.html/);
    expect(withoutManifest(inside(root, 'web'))).toEqual(inside(root, 'news/output'));
  });

  it('shows on a terminal how far it is', async () => {
    const root = await published();
    const { stderr } = await runIn(root, ['deploy'], { isInteractive: true });
    expect(stderr).toContain('web: 1 of ');
    expect(stderr.endsWith('\u001b[K')).toBe(true);
    const quiet = await runIn(root, ['deploy', '-q'], { isInteractive: true });
    expect(quiet).toMatchObject({ stdout: '', stderr: '' });
  });

  it('delivers to all targets in their order, though one fails, or to the one that is named', async () => {
    const root = await published(
      'deploy: [{ name: gone, kind: folder, path: ../gone }, { name: web, kind: folder, path: ../web }]\n',
    );
    const { status, stdout, stderr } = await runIn(root, ['deploy']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^gone: not delivered\nweb: \d+ files sent/);
    expect(stderr).toContain('DEPLOY_FAILED expected a folder at ../gone, found none - make it, or mount');
    expect((await runIn(root, ['deploy', 'web'])).status).toBe(0);
  });

  it('wants a target that feed.yaml has', async () => {
    const root = await published();
    const other = await runIn(root, ['deploy', 'wbe']);
    expect(other).toMatchObject({ status: 2, stdout: '' });
    expect(other.stderr).toContain('expected the name of a target, found "wbe" - feed.yaml has web');
    writeFileSync(join(root, 'news/feed.yaml'), SHORTEST);
    expect((await runIn(root, ['deploy'])).stderr).toContain('expected deploy: in feed.yaml, found none');
  });

  it('refuses what a build would change', async () => {
    const root = await published();
    putFiles(root, { 'news/items/tide.md': article('The tide', '7:00 am on 6 March 2015') });
    const { status, stderr } = await runIn(root, ['deploy']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/DEPLOY_STALE expected output\/ as a build leaves it, found \d+ files/);
    putFiles(root, { 'news/items/tide.md': 'no date' });
    expect((await runIn(root, ['deploy'])).stderr).toContain('DATE_MISSING');
    expect(inside(root, 'web')).toEqual({});
  });

  it('says so of one file', async () => {
    const root = await published();
    rmSync(join(root, 'news/output/rss.xml'));
    expect((await runIn(root, ['deploy'])).stderr).toContain('found one file that it would change');
  });

  it('sends what somebody else put into output/, but no links and no hidden files', async () => {
    const root = await published(ONE_TARGET, {
      'news/output/CNAME': 'news.example.nz',
      'news/output/.nojekyll': '',
      'news/output/.env': 'TOKEN=hush',
      'news/output/.git/config': 'x',
    });
    symlinkSync('/etc/passwd', join(root, 'news/output/passwd'));
    const { status, stderr } = await runIn(root, ['deploy']);
    expect(status).toBe(0);
    expect(stderr).toContain('note DEPLOY_SKIPPED');
    const web = inside(root, 'web');
    expect(web).toMatchObject({ CNAME: 'news.example.nz', '.nojekyll': '' });
    expect(JSON.stringify(web)).not.toMatch(/hush|passwd|\.git\//);
  });

  it('removes nothing that it did not put there', async () => {
    const root = await published(ONE_TARGET, { 'web/shop/index.html': 'a shop', 'web/robots.txt': 'all' });
    await runIn(root, ['deploy']);
    putFiles(root, { 'news/items/ferry.md': FERRY.replace('3 March', '4 March') });
    await runIn(root, ['build']);
    await runIn(root, ['deploy']);
    expect(inside(root, 'web')).toMatchObject({ 'shop/index.html': 'a shop', 'robots.txt': 'all' });
  });

  it('goes through no link into the publication', async () => {
    const root = await published();
    rmSync(join(root, 'web'), { recursive: true });
    symlinkSync('news/items', join(root, 'web'));
    const { status, stderr } = await runIn(root, ['deploy']);
    expect(status).toBe(1);
    expect(stderr).toContain('found that ../web is in it or around it');
    rmSync(join(root, 'web'));
    symlinkSync('.', join(root, 'web'));
    expect((await runIn(root, ['deploy'])).stderr).toContain('found that ../web is in it or around it');
  });

  it('tells of an article of another publisher, whom it waits for', async () => {
    const root = await published();
    const other = folderWith({});
    cpSync(join(root, 'news'), join(other, 'news'), { recursive: true });
    symlinkSync(join(root, 'web'), join(other, 'web'));
    putFiles(other, { 'news/items/whale.md': article('A whale looks in', '5:40 pm on 5 March 2015') });
    await runIn(other, ['build']);
    await runIn(other, ['deploy']);
    const { status, stderr } = await runIn(root, ['deploy']);
    expect(status).toBe(1);
    expect(stderr).toContain('DEPLOY_CONFLICT');
    expect(stderr).toContain('2015-03-05:whale');
    expect((await runIn(root, ['deploy', '--overwrite'])).status).toBe(0);
    expect(withoutManifest(inside(root, 'web'))).toEqual(inside(root, 'news/output'));
  });

  it('writes the address of no unlisted page where others can read it', async () => {
    const root = await published(ONE_TARGET, {
      'news/items/secret-plan.md': `---\nunlisted: true\ntitle: The secret plan\ndate: 2015-03-04\n---\n\nHush.\n`,
    });
    await runIn(root, ['deploy']);
    const web = inside(root, 'web');
    expect(Object.keys(web).filter((path) => path.includes('secret-plan'))).toHaveLength(1);
    expect(web['.dateline/manifest.json']).not.toContain('secret');
    rmSync(join(root, 'news/items/secret-plan.md'));
    await runIn(root, ['build']);
    expect((await runIn(root, ['deploy'])).stdout).toContain('1 removed');
    expect(withoutManifest(inside(root, 'web'))).toEqual(inside(root, 'news/output'));
  });

  it('shows no secret that stands in feed.yaml', async () => {
    const root = await published();
    writeFileSync(
      join(root, 'news/feed.yaml'),
      `${SHORTEST}deploy: [{ name: web, kind: folder, path: ../web, password: hush }]\n`,
    );
    const { status, stdout, stderr } = await runIn(root, ['deploy']);
    expect(status).toBe(2);
    expect(stderr).toContain('SETTING_SECRET');
    expect(stdout + stderr).not.toContain('hush');
  });

  it('makes no document stale by another target', async () => {
    const root = await published();
    writeFileSync(
      join(root, 'news/feed.yaml'),
      `${SHORTEST}deploy: [{ name: www, kind: folder, path: ../web }]\n`,
    );
    expect((await runIn(root, ['deploy'])).stdout).toMatch(/^www: \d+ files sent/);
  });
});

describe('deploy, where it is served', () => {
  const look = async (files: (root: string, path: string) => Uint8Array | undefined) => {
    const root = await published();
    const settings = { url: 'https://news.example.nz/', hubs: [] };
    const host = hostOf((path) => files(root, path), settings);
    const disk = realDisk(join(root, 'news'));
    const edge = { disk: realDisk, program: 'a program', openSender: () => senderTo(host) };
    const told = await tell(['deploy', '--root', join(root, 'news')], disk, edge);
    return {
      ...told,
      asked: host.asked,
      again: () => tell(['deploy', '--root', join(root, 'news')], disk, edge),
    };
  };

  it('looks from outside whether everybody gets the new feeds, and asks for none that has not changed', async () => {
    const { status, stderr, asked, again } = await look((root, path) => {
      const text = inside(root, 'web')[path];
      return text === undefined ? undefined : Buffer.from(text);
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { length } = asked;
    expect(length).toBeGreaterThan(0);
    await again();
    expect(asked).toHaveLength(length);
  });

  it('says on a terminal what it waits for', async () => {
    const root = await published();
    const { stderr } = await tell(['deploy', '--root', join(root, 'news')], realDisk(join(root, 'news')), {
      disk: realDisk,
      program: 'a program',
      isInteractive: true,
    });
    expect(stderr).toContain(
      '\r\u001b[Koutside: waiting until everybody gets it, for a minute at most\r\u001b[K',
    );
  });

  it('warns at the line of the target of what nobody gets, and has delivered all the same', async () => {
    const root = await published();
    const disk = realDisk(join(root, 'news'));
    const { status, stdout, stderr } = await tell(['deploy', '--root', join(root, 'news')], disk, {
      disk: realDisk,
      program: 'a program',
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^web: \d+ files sent/);
    expect(stderr).toMatch(
      /feed\.yaml:\d+:\d+ warning SERVED_UNREACHABLE expected status 200 from .*, found no network in a test/,
    );
  });
});
