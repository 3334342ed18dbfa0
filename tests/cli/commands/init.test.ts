import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Edge } from '../../../src/cli/session.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { GENERATOR } from '../../../src/model/generator.ts';
import { newWorkflow } from '../../../src/publish/newWorkflow.ts';
import { SCHEMA_LINE } from '../../../src/settings/settingsSchema.ts';
import { filesOf, folderWith } from '../../support/files.ts';
import { tell } from '../commandLine.ts';

const NOW = new Date('2026-11-29T16:48:30Z');
const AUCKLAND = { timeZone: 'Pacific/Auckland', language: 'en-NZ' };

function folder(files: Record<string, string> = {}, more: Partial<Edge> = {}) {
  const root = folderWith(files);
  const edge = { disk: realDisk, now: () => NOW, locale: AUCKLAND, ...more };
  const run = (...args: string[]) => tell(args, realDisk(root), edge);
  return { root, run, init: (...args: string[]) => run('init', root, ...args) };
}

describe('init', () => {
  it('makes a publication that builds without a word of complaint but for its address', async () => {
    const { root, run, init } = folder();
    const made = await init('--title', 'Harbour News');
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(Object.keys(filesOf(root)).sort()).toEqual([
      '.gitattributes',
      '.gitignore',
      'feed.yaml',
      'items/2026-11-30-our-first-article.md',
    ]);
    const built = await run('build', '--root', root);
    expect(built.status).toBe(0);
    expect(built.stderr.match(/warning \w+/g)).toEqual(['warning SETTING_PLACEHOLDER']);
    expect(filesOf(root)['output/rss.xml']).toContain('<pubDate>Mon, 30 Nov 2026 05:48:30 +1300</pubDate>');
  });

  it('takes title, address, zone, language and description from options', async () => {
    const { root, run, init } = folder();
    const options = ['--url', 'https://news.example.nz/feeds', '--time-zone', 'UTC', '--language', 'mi'];
    await init('--title', 'Te Karere: #1', '--description', 'He pitopito kōrero', ...options);
    expect(filesOf(root)['feed.yaml']?.split('\n', 1)).toEqual([SCHEMA_LINE]);
    expect(parse(filesOf(root)['feed.yaml'] ?? '')).toEqual({
      title: 'Te Karere: #1',
      description: 'He pitopito kōrero',
      url: 'https://news.example.nz/feeds/',
      language: 'mi',
      timeZone: 'UTC',
    });
    expect(await run('build', '--root', root)).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([
    ['--url', 'news.example.nz', 'expected --url like https://news.example.nz/, found "news.example.nz"'],
    ['--time-zone', 'Auckland', 'expected --time-zone like Pacific/Auckland, found "Auckland"'],
    ['--language', 'en_NZ!', 'expected --language like en-NZ, found "en_NZ!"'],
  ])('refuses a wrong %s and makes nothing', async (option, value, message) => {
    const { root, init } = folder();
    expect(await init(option, value)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
    expect(filesOf(root)).toEqual({});
  });

  it('makes the folder, takes its title from it, and says what to do next', async () => {
    const { root, run } = folder();
    const { stdout } = await run('init', join(root, 'far', 'harbour-news'));
    expect(filesOf(root)['far/harbour-news/feed.yaml']).toContain('title: Harbour news\n');
    expect(stdout.match(/npx dateline-feeds \w+/g)).toEqual([
      'npx dateline-feeds serve',
      'npx dateline-feeds new',
      'npx dateline-feeds build',
    ]);
  });

  it('asks whoever sits at a terminal, again where the answer cannot be used', async () => {
    const answers = ['Harbour', 'nowhere', 'https://harbour.example/', '', 'en'];
    const readAnswer = async () => answers.shift() ?? '';
    const { root, init } = folder({}, { readAnswer });
    const { stderr, stdout } = await init();
    expect(stdout.match(/\w[^:()]+(?= \([^()]*\): )/g)).toEqual([
      'Title',
      'Address where it will be served',
      'Address where it will be served',
      'Time zone',
      'Language',
    ]);
    expect(stderr).toBe('expected --url like https://news.example.nz/, found "nowhere"\n');
    expect(parse(filesOf(root)['feed.yaml'] ?? '')).toMatchObject({
      title: 'Harbour',
      url: 'https://harbour.example/',
      timeZone: 'Pacific/Auckland',
      language: 'en',
    });
  });

  it('ends and makes nothing on a machine without a time zone, where nobody can be asked', async () => {
    const { root, init } = folder({}, { locale: {} });
    expect(await init()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('expected --time-zone like Pacific/Auckland, found ""'),
    });
    expect(filesOf(root)).toEqual({});
    expect((await init('--time-zone', 'UTC')).status).toBe(0);
  });

  it('ends and makes nothing where whoever is asked gives no answer', async () => {
    const { root, init } = folder({}, { readAnswer: () => Promise.reject(new Error('no answer')) });
    expect(await init()).toMatchObject({ status: 1, stderr: expect.stringContaining('no answer') });
    expect(filesOf(root)).toEqual({});
  });

  it('writes over nothing that is there, and asks nothing then', async () => {
    const files = { 'feed.yaml': 'title: Ours\n', '.gitignore': 'mine\n' };
    const readAnswer = () => Promise.reject(new Error('nothing is to be asked'));
    const { root, init } = folder(files, { readAnswer });
    const { status, stdout } = await init();
    expect(status).toBe(0);
    expect(filesOf(root)).toEqual({ ...files, '.gitattributes': 'feed.lock merge=union\n' });
    expect(stdout).toContain('  kept     feed.yaml\n  kept     .gitignore\n');
  });

  it('adds no first article where there are articles', async () => {
    const { root, init } = folder({ 'items/2014-12-21-road.md': 'The road is open.\n' });
    await init();
    expect(Object.keys(filesOf(root)).filter((path) => path.startsWith('items/'))).toEqual([
      'items/2014-12-21-road.md',
    ]);
  });

  it('prints what it did as JSON', async () => {
    const { init } = folder({ '.gitignore': '' });
    const { stdout } = await init('--json');
    expect(JSON.parse(stdout)).toEqual({
      written: ['feed.yaml', 'items/2026-11-30-our-first-article.md', '.gitattributes'],
      kept: ['.gitignore'],
      removed: [],
    });
  });

  it('adds a workflow that is that of docs/hosting.md, with the package for the clone', async () => {
    const { root, init } = folder();
    await init('--github');
    const page = readFileSync(new URL('../../../docs/hosting.md', import.meta.url), 'utf8');
    const [, ofClone = ''] = /```yaml\n(name: Publish\n.*?)```/s.exec(page) ?? [];
    const ofPackage = ofClone.replace(
      '      - run: npm ci\n      - run: npm run feed\n',
      `      - run: npx --yes dateline-feeds@${GENERATOR.version} build\n`,
    );
    expect(ofPackage).not.toBe(ofClone);
    expect(filesOf(root)['.github/workflows/publish.yml']).toBe(ofPackage);
    expect(newWorkflow()).toBe(ofPackage);
  });
});

const REPOSITORY = new URL('../../../', import.meta.url);
const SAMPLE = JSON.parse(readFileSync(new URL('items/.sample.json', REPOSITORY), 'utf8'));

/** A folder with the sample of the repository. */
function clone() {
  const made = folder();
  for (const path of ['items/.sample.json', ...Object.keys(SAMPLE)]) {
    mkdirSync(dirname(join(made.root, path)), { recursive: true });
    writeFileSync(join(made.root, path), readFileSync(new URL(path, REPOSITORY)));
  }
  return made;
}

describe('init in a clone of this repository', () => {
  it('knows the sample by the hash of each file', () => {
    const hashOf = (path: string) =>
      createHash('sha256')
        .update(readFileSync(new URL(path, REPOSITORY)))
        .digest('hex');
    expect(Object.fromEntries(Object.keys(SAMPLE).map((path) => [path, hashOf(path)]))).toEqual(SAMPLE);
  });

  it('takes the sample away, and leaves nothing of it', async () => {
    const { root, run, init } = clone();
    const { stdout } = await init('--title', 'Ours', '--url', 'https://ours.example/');
    expect(stdout).toContain('npm run dateline -- serve');
    expect((await run('build', '--root', root)).status).toBe(0);
    const files = filesOf(root);
    expect(Object.keys(files).filter((path) => /news\.example\.nz/.test(files[path] ?? ''))).toEqual([]);
    expect(Object.keys(files).filter((path) => path.includes('sample') || path.includes('media'))).toEqual(
      [],
    );
  });

  it('keeps a file of the sample that somebody has edited', async () => {
    const { root, init } = clone();
    writeFileSync(join(root, 'items/2015-09-14-te-wiki.md'), 'date: mine\n');
    await init();
    expect(filesOf(root)['items/2015-09-14-te-wiki.md']).toBe('date: mine\n');
  });

  it('takes away nothing that a list of the sample names outside of items/ and output/', async () => {
    const { root, init } = folder({ 'secret.txt': 'x', 'items/.sample.json': '' });
    const hash = createHash('sha256').update('x').digest('hex');
    const list = { 'secret.txt': hash, 'items/../secret.txt': hash, '../secret.txt': hash };
    writeFileSync(join(root, 'items/.sample.json'), JSON.stringify(list));
    await init();
    expect(filesOf(root)['secret.txt']).toBe('x');
  });
});
