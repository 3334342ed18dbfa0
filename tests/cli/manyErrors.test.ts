import { describe, expect, it } from 'vitest';
import { printTo } from '../../src/cli/printable.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { article } from '../support/articles.ts';
import { type Files, filesOf, folderWith, putFiles } from '../support/files.ts';
import { memoryDisk } from '../support/memoryDisk.ts';
import { SETTINGS } from '../support/publication.ts';
import { brokenFolder, CODES } from './brokenFolder.ts';
import { build, tell } from './commandLine.ts';

const undated = '---\ntitle: Road\n---\n\nOpen.\n';
const unnamed = '---\ndate: 8 pm on 21 December 2014\n---\n';

/** So many articles without a date, and two without a title and text. */
function articles(count: number): Files {
  const many = Array.from({ length: count }, (_, index) => [`items/${index + 10}.md`, undated]);
  return { ...Object.fromEntries(many), 'items/98.md': unnamed, 'items/99.md': unnamed };
}

describe('errors', () => {
  it('are told one by one, if they are ten', async () => {
    const { stderr } = await build([], articles(8));
    expect(stderr.match(/ error /g)).toHaveLength(10);
    expect(stderr).not.toContain('times');
  });

  it('are told by kind, if they are more: one of each, the most frequent first, and their numbers', async () => {
    const { stderr } = await build([], articles(9));
    expect(stderr.match(/ error /g)).toHaveLength(2);
    expect(stderr).toMatch(
      /^items\/10\.md:4:1 error DATE_MISSING \(9 times\) expected a date .*\n {4}also items\/11\.md:4 /,
    );
    expect(stderr).toMatch(
      / items\/13\.md:4 .*\nitems\/98\.md:4:1 error TITLE_MISSING \(2 times\) .*\n {4}also items\/99\.md:4\n/,
    );
    expect(stderr).toMatch(/\n11 errors: 9 DATE_MISSING, 2 TITLE_MISSING\n--json shows all of them\n$/);
  });

  it('of one line are named once', async () => {
    const pictures = (end: string) =>
      Array.from({ length: 6 }, (_, at) => `![A boat](${at}.png) ![A road](${at}.jpg)${end}`).join('');
    const told = async (body: string) =>
      (await build([], { 'items/a.md': article('A', '2015-01-01 10:00', body) })).stderr;
    expect(await told(pictures('\n'))).toMatch(
      / PICTURE_MISSING \(12 times\) .*\n {4}also items\/a\.md:7(?: items\/a\.md:\d+){4}\n/,
    );
    expect(await told(pictures(' '))).not.toContain('also');
  });

  it('are all there for programs', async () => {
    const { stdout } = await build(['--json'], articles(30));
    expect(JSON.parse(stdout).problems).toHaveLength(32);
  });
});

describe('warnings and notes', () => {
  const dayOnly = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `items/${at + 10}.md`,
        article(`No ${at}`, '3 April 2015', `Text ${at}.`),
      ]),
    );

  const manyWarnings = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `items/${at + 50}.md`,
        article(`Code ${at}`, '2015-04-03 10:00', `Code ${at} {{ of.it }}.`),
      ]),
    );

  it('are told one by one, if all are twenty', async () => {
    const { stderr } = await build([], manyWarnings(20));
    expect(stderr.match(/ warning /g)).toHaveLength(20);
    expect(stderr).not.toContain('--json');
    expect((await build([], dayOnly(5))).stderr.match(/ note /g)).toHaveLength(5);
  });

  it('are told in two lines, if more than five notes are of one kind', async () => {
    const { stderr } = await build([], { ...dayOnly(19), ...manyWarnings(1) });
    expect(stderr.match(/ warning .*\n.*\n.*\n/g)).toHaveLength(1);
    expect(stderr.match(/ note /g)).toHaveLength(1);
    expect(stderr).toMatch(
      /^items\/10\.md:3:7 note DATE_WITHOUT_TIME \(19 times\) .*\n {4}also items\/11\.md:3 .* and 13 more\n$/m,
    );
    expect(stderr).not.toContain('--json');
  });

  it('are told by kind, if they are more', async () => {
    const { stderr } = await build([], dayOnly(21));
    expect(stderr.match(/ note /g)).toHaveLength(1);
    expect(stderr).toMatch(/\n21 notes: 21 DATE_WITHOUT_TIME\n--json shows all of them\n$/);
  });

  it('hide no errors: these come first, whole, and are counted at the end', async () => {
    const { stderr } = await build([], { ...dayOnly(50), 'items/70.md': undated, 'items/71.md': undated });
    const lines = stderr.split('\n');
    expect(lines[0]).toMatch(/^items\/70\.md:4:1 error /);
    expect(stderr.match(/ (?:error|note) /g)).toEqual([' error ', ' error ', ' note ']);
    expect(lines.slice(-4)).toEqual([
      '2 errors: 2 DATE_MISSING',
      '50 notes: 50 DATE_WITHOUT_TIME',
      '--json shows all of them',
      '',
    ]);
  });

  it('are not told where nobody wants to know', async () => {
    expect((await build(['--quiet'], dayOnly(50))).stderr).toBe('');
  });
});

describe('a folder of 2,000 articles, of which 40 are broken in six ways,', () => {
  const columns = 80;

  async function screenOf(command: string) {
    const disk = memoryDisk({ 'feed.yaml': SETTINGS, ...brokenFolder(7) });
    let stderr = '';
    const stream = {
      columns,
      write: (text: string) => {
        stderr += text;
      },
    };
    const { status, stdout } = await tell(command.split(' '), disk, { stderr: printTo(stream) });
    return { status, stderr, stdout, lines: [...stderr.split('\n'), ...stdout.split('\n')] };
  }

  it('shows what to do on one screen', async () => {
    const { status, stderr, lines } = await screenOf('build');
    expect(status).toBe(1);
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(columns);
    const first = [...stderr.matchAll(/^items\/\S+:\d+:\d+ error (\w+) \(\d+ times\)/gm)];
    expect(first.map(([, code]) => code)).toEqual(CODES);
    expect(stderr.match(/^ {4}also items\//gm)).toHaveLength(CODES.length);
    expect(stderr).not.toMatch(/ (?:warning|note) [A-Z]/);
    expect(stderr).toMatch(/^40 errors: 12 DATE_MISSING, .*\n.*\n\d+ warnings: .*\n\d+ notes: /m);
  });

  it('shows it too where the others are published', async () => {
    const { status, lines, stdout } = await screenOf('build --keep-going');
    expect(status).toBe(3);
    expect(lines.length).toBeLessThanOrEqual(60);
    expect(stdout).toContain('1960 articles');
  });

  it('shows it when it is checked', async () => {
    const { status, lines } = await screenOf('check');
    expect({ status, isOneScreen: lines.length <= 40 }).toEqual({ status: 1, isOneScreen: true });
  });
});

describe('a folder of which most is left out', () => {
  const files = {
    'items/a.md': article('A', '2015-01-01 10:00'),
    'items/b.html': '<p>B',
    'items/c.html': '<p>C',
    'items/d.html': '<p>D',
  };

  it.each(['build', 'build --dry-run', 'check', 'build --keep-going'])(
    'ends %s with status 1, and says that first',
    async (command) => {
      const disk = realDisk(folderWith({ 'feed.yaml': SETTINGS, ...files, 'items/0.md': undated }));
      const { status, stderr } = await tell(command.split(' '), disk);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^items:1:1 error MOSTLY_UNREAD /);
    },
  );

  it('says so in the report', async () => {
    const root = folderWith({ 'feed.yaml': SETTINGS, ...files });
    const { stdout } = await tell(['build'], realDisk(root));
    expect(stdout).toBe('Harbour News: nothing written, more files are left out than are read\n');
    expect(Object.keys(filesOf(root)).filter((path) => path.startsWith('output/'))).toEqual([]);
    putFiles(root, { 'feed.yaml': `${SETTINGS}ignore: ['*.html']\n` });
    expect(await tell(['build'], realDisk(root))).toMatchObject({ status: 0 });
  });

  it('counts the articles with errors where they are left out, but none of which subscribers have something', async () => {
    const sound = {
      'items/a.md': article('A', '2015-01-01 10:00'),
      'items/b.md': article('B', '2015-01-02 10:00'),
    };
    const { disk } = await build([], sound);
    disk.files.set('items/b.md', Buffer.from(undated));
    disk.files.set('items/c.md', Buffer.from(undated));
    expect(await tell(['build', '--keep-going'], disk)).toMatchObject({ status: 3 });
    disk.files.set('items/d.md', Buffer.from(undated));
    disk.files.set('items/e.md', Buffer.from(undated));
    expect(await tell(['build', '--keep-going'], disk)).toMatchObject({ status: 1 });
  });
});
