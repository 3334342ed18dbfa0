import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Edge } from '../../../src/cli/session.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { filesOf, folderWith } from '../../support/files.ts';
import { tell } from '../commandLine.ts';

const NOW = new Date('2026-11-29T16:48:30Z');
const AUCKLAND = { timeZone: 'Pacific/Auckland', language: 'en-NZ' };
const POST = '---\ntitle: Ferry\ndate: 2015-02-03 10:00:00\n---\nThe ferry is back.\n';

function folder(files: Record<string, string>, more: Partial<Edge> = {}) {
  const root = folderWith(files);
  const edge = { disk: realDisk, now: () => NOW, locale: AUCKLAND, ...more };
  const run = (...args: string[]) => tell(args, realDisk(root), edge);
  const settings = () => parse(filesOf(root)['feed.yaml'] ?? '');
  return { root, run, settings, init: (...args: string[]) => run('init', root, ...args) };
}

const HUGO = {
  'hugo.toml': 'baseURL = "https://post.example/"\ntitle = "Post"\nlanguageCode = "en"\n',
  'content/posts/ferry.md': POST,
};

describe('init in a site of another program', () => {
  it('writes what the configuration says, adds no article, and tells what nobody says', async () => {
    const { root, init, settings, run } = folder(HUGO);
    const { status, stdout, stderr } = await init();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n').slice(0, 6)).toEqual([
      '  found    a site of Hugo, by hugo.toml, with one article',
      '  wrote    feed.yaml',
      '  wrote    .gitignore',
      '  wrote    .gitattributes',
      '  unsaid   timeZone: UTC stands in feed.yaml; mend it there (or begin again with --time-zone)',
      '  unsaid   description: News from Post stands in feed.yaml; mend it there (or begin again with --description)',
    ]);
    expect(stdout.match(/npx dateline-feeds .*?(?= {2})/g)).toEqual([
      'npx dateline-feeds import FEED_URL --onto',
      'npx dateline-feeds check',
      'npx dateline-feeds build',
    ]);
    expect(settings()).toMatchObject({ title: 'Post', items: ['content/posts'], output: 'public' });
    expect(Object.keys(filesOf(root)).sort()).toEqual([
      '.gitattributes',
      '.gitignore',
      'content/posts/ferry.md',
      'feed.yaml',
      'hugo.toml',
    ]);
    expect(await run('build', '--root', root)).toMatchObject({ status: 0 });
    expect(filesOf(root)['public/rss.xml']).toContain('<title>Ferry</title>');
  });

  it('takes an option before what the configuration says, and writes why', async () => {
    const { root, init } = folder(HUGO);
    await init('--title', 'Ours', '--time-zone', 'Pacific/Auckland');
    const text = filesOf(root)['feed.yaml'];
    expect(text).toContain('# given as --title\ntitle: Ours\n');
    expect(text).toContain('# given as --time-zone\ntimeZone: Pacific/Auckland\n');
    expect(text).toContain('# from hugo.toml, line 1\nurl: https://post.example/\n');
  });

  it('asks whoever sits at a terminal for what the configuration does not say, and for nothing else', async () => {
    const answers = ['', 'Europe/London'];
    const { init, settings } = folder(
      { '_config.yml': 'title: Post\nlang: en\n', '_posts/2015-02-03-ferry.md': POST },
      { readAnswer: async () => answers.shift() ?? '' },
    );
    const { stdout } = await init();
    expect(stdout.match(/\w[^:()]+(?= \([^()]*\): )/g)).toEqual([
      'Address where it will be served',
      'Time zone',
    ]);
    expect(settings()).toMatchObject({ url: 'https://your-site.example/', timeZone: 'Europe/London' });
  });

  it('takes the zone of this machine where the program does', async () => {
    const { init, settings } = folder({
      '_config.yml': 'source_dir: source\nurl: https://post.example/\n',
      'source/_posts/ferry.md': POST,
    });
    await init();
    expect(settings().timeZone).toBe('Pacific/Auckland');
  });

  it('prints what it found as JSON, with each reason', async () => {
    const { init } = folder({ ...HUGO, 'content/posts/README.md': '# Read me\n' });
    const { stdout } = await init('--json');
    expect(JSON.parse(stdout)).toMatchObject({
      written: ['feed.yaml', '.gitignore', '.gitattributes'],
      site: {
        tool: 'hugo',
        file: 'hugo.toml',
        settings: {
          title: { value: 'Post', why: ['from hugo.toml, line 2'] },
          items: { value: ['content/posts'], why: ['its articles have a date'] },
        },
        unsaid: ['timeZone', 'description'],
        unread: [],
        ignored: [{ pattern: 'README.md', why: 'one file without a date' }],
      },
    });
  });

  it('prints nothing but errors where that is asked for', async () => {
    const { init } = folder({ ...HUGO, 'content/posts/broken.md': '---\ntitle: Crane\n---\nIt turned.\n' });
    const { stdout, stderr } = await init('--quiet');
    expect(stdout).toBe('');
    expect(stderr).toContain('content/posts/broken.md:4:1 error DATE_MISSING');
  });

  it('names files in ignore that are no articles, and no file that may be one with a broken date', async () => {
    const { init, settings } = folder({
      ...HUGO,
      'content/posts/README.md': '# Read me\n',
      'content/posts/trips/README.md': '# Read me\n',
      'content/posts/robots.txt': 'User-agent: *\n',
      'content/posts/index.md': '---\ntitle: All\n---\n',
      'content/posts/trip/index.md': '---\ntitle: A trip without a date\n---\nWe went.\n',
      'content/posts/crane.md': '---\ntitle: Crane\ndate: 31/02/2014\n---\nIt turned.\n',
    });
    const { stdout, stderr } = await init();
    expect(settings().ignore).toEqual(['*.txt', 'README.md', '/content/posts/index.md']);
    expect(stdout).toContain('  ignored  README.md (2 files without a date)\n');
    expect(stderr).toContain('content/posts/trip/index.md');
    expect(stderr).toContain('content/posts/crane.md:3:7 error DATE_UNREADABLE');
  });

  it('tells what the program’s own configuration should say', async () => {
    const { init } = folder({ '_config.yml': 'title: A\n', '_posts/2015-02-03-ferry.md': POST });
    expect((await init()).stdout).toContain(
      '\n  to do    add feed.yaml, feed.lock to exclude: in _config.yml, or Jekyll publishes what is Dateline’s\n',
    );
  });

  it('lists the languages of translations in Pelican, so that they have ids of their own', async () => {
    const article = (title: string, more: string) =>
      `Title: ${title}\nDate: 2015-02-03 10:00\nSlug: ferry${more}\n\nIt sails.\n`;
    const { root, init, run } = folder({
      'pelicanconf.py': "SITENAME = 'Post'\nSITEURL = 'https://post.example'\nDEFAULT_LANG = 'en'\n",
      'content/ferry.md': article('Ferry', ''),
      'content/bac.md': article('Bac', '\nLang: fr'),
    });
    await init();
    expect(filesOf(root)['feed.yaml']).toContain('# articles say Lang: so\nlanguages:\n  - fr\n');
    expect(await run('build', '--root', root)).toMatchObject({
      status: 0,
      stderr: expect.not.stringContaining('error'),
    });
    const links = filesOf(root)['output/atom.xml']?.match(/(?<=rel="alternate"[^>]*href=")[^"]*ferry[^"]*/g);
    expect(new Set(links)).toEqual(
      new Set(['https://post.example/ferry.html', 'https://post.example/ferry-fr.html']),
    );
  });

  it('tells which of two programs it took, and takes the other when it is told to', async () => {
    const two = { ...HUGO, 'astro.config.mjs': 'export default { site: "https://astro.example" };\n' };
    const first = folder(two);
    expect((await first.init()).stdout).toContain(
      '  unread   astro.config.mjs (the folder is a site of Astro, too: --tool astro)\n',
    );
    const other = folder(two);
    await other.init('--tool', 'astro');
    expect(other.settings()).toMatchObject({ url: 'https://astro.example/', output: 'dist' });
  });

  it('makes a publication of its own with --tool none', async () => {
    const { root, init } = folder(HUGO);
    await init('--tool', 'none');
    expect(filesOf(root)['items/2026-11-30-our-first-article.md']).toContain('Our first article');
  });

  it('refuses a program that the folder has no configuration of, and one that nobody knows', async () => {
    const { root, init } = folder(HUGO);
    expect(await init('--tool', 'zola')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('expected a site of zola, found no configuration of it'),
    });
    expect(await init('--tool', 'gatsby')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('expected --tool to be one of hugo, jekyll'),
    });
    expect(filesOf(root)).toEqual(HUGO);
  });

  it('writes over nothing: a feed.yaml that is there stays', async () => {
    const { root, init } = folder({ ...HUGO, 'feed.yaml': 'title: Ours\n' });
    const { stdout } = await init();
    expect(filesOf(root)['feed.yaml']).toBe('title: Ours\n');
    expect(stdout).toContain('  kept     feed.yaml\n');
  });

  it('tells of sites in folders below', async () => {
    const below = (path: string) =>
      Object.fromEntries(Object.entries(HUGO).map(([name, text]) => [`${path}/${name}`, text]));
    const { init } = folder({ ...below('docs'), ...below('packages/web'), 'src/main.ts': '' });
    const { stdout } = await init();
    expect(stdout.match(/^.* is a site of .*$/gm)).toEqual([
      'docs/ is a site of Hugo: dateline init docs makes a feed.yaml for it.',
      'packages/web/ is a site of Hugo: dateline init packages/web makes a feed.yaml for it.',
    ]);
  });

  it('tells what is broken in a configuration, and goes on with what is known of the program', async () => {
    const { init, settings } = folder({
      ...HUGO,
      'hugo.toml': 'baseURL = "https://post.example/\ntitle = 1\n',
    });
    const { status, stdout } = await init('--url', 'https://given.example/');
    expect(status).toBe(0);
    expect(stdout).toMatch(/ {2}unread {3}hugo\.toml \(line 1: expected TOML, found this: .*\)\n/);
    expect(settings()).toMatchObject({ url: 'https://given.example/', items: ['content/posts'] });
  });

  it('tells of a configuration that is too large to be read', async () => {
    const { root, init } = folder({ ...HUGO, 'hugo.toml': `${HUGO['hugo.toml']}# ${'x'.repeat(600_000)}\n` });
    expect((await init()).stdout).toContain('  unread   hugo.toml (it is too large, or no text)\n');
    expect(filesOf(root)['feed.yaml']).toContain('# A site of Hugo');
  });
});
