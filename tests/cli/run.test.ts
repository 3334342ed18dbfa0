import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { renderHelp } from '../../src/cli/help.ts';
import { printTo } from '../../src/cli/printable.ts';
import { COMMANDS } from '../../src/cli/run.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { GENERATOR } from '../../src/model/generator.ts';
import { article } from '../support/articles.ts';
import { folderWith } from '../support/files.ts';
import { memoryDisk } from '../support/memoryDisk.ts';
import { pngOf } from '../support/pictures.ts';
import { SETTINGS } from '../support/publication.ts';
import { build, tell } from './commandLine.ts';

const INQUIRY = {
  'items/inquiry.md': article('Harbour inquiry opens', '8:03 pm on 21 December 2014'),
};
const BAD = { 'items/road.md': article('Road', '31/02/2014') };
const UNCLEAR = { 'items/road.md': article('Road', '3/4/2015 7:45') };
const DAY_ONLY = { 'items/road.md': article('Road', '3 April 2015') };

describe('the exit status', () => {
  it('is 0 when the feeds are written, and when they are up to date', async () => {
    const { disk, status } = await build([], INQUIRY);
    expect(status).toBe(0);
    expect(disk.files.has('output/rss.xml')).toBe(true);
    expect((await tell(['build'], disk)).status).toBe(0);
  });

  it('is 0 for warnings', async () => {
    expect((await build([], UNCLEAR)).status).toBe(0);
  });

  it('is 1 for a problem in the content', async () => {
    expect((await build([], BAD)).status).toBe(1);
  });

  it('is 1 for a warning under --strict', async () => {
    const { status, disk } = await build(['--strict'], UNCLEAR);
    expect(status).toBe(1);
    expect(disk.files.has('output/rss.xml')).toBe(false);
  });

  it('is 1 when the disk refuses, and says what state the feeds are in', async () => {
    const disk = memoryDisk({ 'feed.yaml': SETTINGS, ...INQUIRY });
    const begin = () => {
      throw new Error('ENOSPC: no space left on device');
    };
    expect(await tell(['build'], { ...disk, begin })).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'dateline: the feeds could not be written; each is still the last good one, or the new one (ENOSPC: no space left on device)\n',
    });
  });

  it.each<[args: string[], message: string]>([
    [
      [],
      'expected a command (init, new, build, diff, check, deploy, announce, size, import, serve, watch), found none',
    ],
    [
      ['biuld'],
      'expected a command (init, new, build, diff, check, deploy, announce, size, import, serve, watch), found "biuld" - did you mean build?',
    ],
    [['build', 'now'], 'expected one command, found "now" too'],
    [['build', '--now', 'yesterday'], 'expected --now as 2014-12-21T20:03:00+13:00, found "yesterday"'],
    [['build', '--now', '2014-12-21'], 'expected --now as 2014-12-21T20:03:00+13:00, found "2014-12-21"'],
    [['build', '--now', '2014-12-21T20:03:00'], 'found "2014-12-21T20:03:00"'],
    [['build', '--now', '2014-13-21T20:03:00Z'], 'found "2014-13-21T20:03:00Z"'],
    [['build', '--colour'], 'expected an option, found --colour\n'],
    [['build', '--quite'], 'expected an option, found --quite - did you mean --quiet?'],
    [['build', '-x'], 'expected an option, found -x\n'],
    [['build', '--json=yes'], 'expected --json without a value, found "yes"'],
    [['build', '--root'], 'expected --root DIR, found no value'],
    [['build', '--root', '--json'], 'expected --root DIR, found --root --json'],
  ])('is 2 for the usage %j', async (args, message) => {
    const told = await tell(args, memoryDisk({ 'feed.yaml': SETTINGS, ...INQUIRY }));
    expect(told).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(message) });
    expect(told.stderr).toMatch(/^dateline: .*\nTry "dateline --help"\.\n$/);
  });

  it('is 2 where there is no feed.yaml', async () => {
    expect(await tell(['build', '--root', 'nowhere'], memoryDisk({}))).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'dateline: expected feed.yaml in nowhere, found none - "npx dateline-feeds init" makes one; --root names the folder of one that is there\n',
    });
  });

  it('is 2 where feed.yaml cannot be read', async () => {
    const disk = memoryDisk({ 'feed.yaml': SETTINGS });
    const read = () => {
      throw new Error('EACCES: permission denied');
    };
    const { status, stderr } = await tell(['build'], { ...disk, read });
    expect(status).toBe(2);
    expect(stderr).toContain('found none that can be read (EACCES: permission denied)');
  });

  it('is 2 for settings that are wrong', async () => {
    const { status, stderr, disk } = await build([], INQUIRY, 'colour: red\n');
    expect(status).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "feed.yaml:7:1 error SETTING_UNKNOWN expected a setting, found "colour" - the settings here are title, description, url, language, timeZone, authors, copyright, icon, hubs, rssCloud, indexNow, feeds, aliases, tagFeeds, feedMenu, where, pages, archive, precompress, podcast, rss, window, content, text, onError, maxFileSize, markdown, items, links, dates, ignore, leafBundles, static, languages, fields, defaults, inherit, people, outside, output, deploy
        7 | colour: red
          | ^
      "
    `);
    expect(disk.files.has('output/rss.xml')).toBe(false);
  });

  it('is 2 for a warning of feed.yaml under --strict, and nothing is written', async () => {
    const settings = 'copyright: a \u0007 bell\n';
    expect((await build([], INQUIRY, settings)).status).toBe(0);
    const { status, stderr, disk } = await build(['--strict'], INQUIRY, settings);
    expect(status).toBe(2);
    expect(stderr).toContain('feed.yaml:7:14 ');
    expect(disk.files.has('output/rss.xml')).toBe(false);
  });

  it('is 2 for a time zone that is unknown, and tells which was meant', async () => {
    const disk = memoryDisk({ 'feed.yaml': SETTINGS.replace('Auckland', 'Aukland'), ...INQUIRY });
    const { status, stderr } = await tell(['build'], disk);
    expect(status).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "feed.yaml:5:11 error SETTING_WRONG expected a time zone, found "Pacific/Aukland" - did you mean Pacific/Auckland?
        5 | timeZone: Pacific/Aukland
          |           ^
      "
    `);
  });
});

describe('--help and --version', () => {
  it.each([[['--help']], [['-h']], [['help']], [['--help', 'nonsense']]])(
    '%j prints the help',
    async (args) => {
      const stdout = renderHelp(COMMANDS);
      expect(await tell(args, memoryDisk({}))).toEqual({ status: 0, stdout, stderr: '' });
    },
  );

  it.each([[['check', '--help']], [['check', '-h']], [['help', 'check']]])(
    '%j prints what check takes',
    async (args) => {
      const { status, stdout } = await tell(args, memoryDisk({}));
      expect(status).toBe(0);
      expect(stdout).toMatchInlineSnapshot(`
        "Usage: dateline check [options]

        Tell what build would refuse or warn of, and whether the feeds that are
        served are what they are meant to be.

        Options:
          --keep-going      leave articles with errors out, as onError: skip
                            does, and publish the others
          --strict          take warnings for errors
          --reissue         accept ids that differ from those that subscribers
                            have
          --unpublish       accept that articles are taken out of the feeds: many
                            at once, or by a time
                            before that of what subscribers have
          --allow-private   fetch from private and loopback addresses too
          --served[=URL]    ask for the feeds, a page and a file where they are
                            served (url:, or this address), too, and the hosts of
                            a show's recordings
          --moved OLD       fetch the old address of the feed, too: whether it
                            leads here, and whether every id that it
                            has is still here
          --format github   print annotations for a pull request

        Options of all commands:
          --root DIR        the folder that feed.yaml is in (default: .)
          --now TIME        publish as at this time, in RFC 3339 (default: the
                            clock)
          --json            print the report as one JSON object
          -q, --quiet       print nothing but errors and warnings
          -h, --help        print this, or the help of a command
          -V, --version     print the version
        "
      `);
    },
  );

  it('says what has to follow a command', async () => {
    expect((await tell(['import', '-h'], memoryDisk({}))).stdout).toMatch(
      /^Usage: dateline import FEED \[options\]\n/,
    );
  });

  it.each(['--version', '-V', 'version'])('%s prints the version', async (word) => {
    const stdout = `${GENERATOR.version}\n`;
    expect(await tell([word], memoryDisk({}))).toEqual({ status: 0, stdout, stderr: '' });
  });
});

describe('--root', () => {
  it('names the folder that feed.yaml is in, which is this one by default', async () => {
    const roots: string[] = [];
    const disk = (root: string) => {
      roots.push(root);
      return memoryDisk({ 'feed.yaml': SETTINGS, ...INQUIRY });
    };
    await tell(['build', '--root', 'news/room'], memoryDisk({}), { disk });
    await tell(['build'], memoryDisk({}), { disk });
    expect(roots).toEqual(['news/room', '.']);
  });

  describe('left out', () => {
    const disk = (root: string) =>
      root === '../..' ? memoryDisk({ 'feed.yaml': SETTINGS, ...INQUIRY }) : memoryDisk({});
    const findRoot = () => '../..';

    it.each(['build', 'diff', 'check'])(
      'lets %s find feed.yaml in a folder above, and say so',
      async (command) => {
        const { stdout, stderr } = await tell([command], memoryDisk({}), { disk, findRoot });
        expect(stderr).toMatch(/^dateline: feed\.yaml is in \.\.\/\.\., and files are named from there\n/);
        expect(stdout).toMatch(/Harbour/);
      },
    );

    it('says nothing where feed.yaml is here, for programs, and with --quiet', async () => {
      const here = { disk: () => disk('../..'), findRoot: () => '.' };
      expect((await tell(['build'], memoryDisk({}), here)).stderr).toBe('');
      expect((await tell(['build', '--json'], memoryDisk({}), { disk, findRoot })).stderr).toBe('');
      expect((await tell(['build', '-q'], memoryDisk({}), { disk, findRoot })).stderr).toBe('');
    });

    it('tells how to get a feed.yaml, where there is none', async () => {
      const { status, stderr } = await tell(['build'], memoryDisk({}), { findRoot: () => undefined });
      expect(status).toBe(2);
      expect(stderr).toMatch(/^dateline: expected feed\.yaml here or in a folder above, found none - .*init/);
    });
  });

  it('is exact where it is given', async () => {
    const { status } = await tell(['build', '--root', '.'], memoryDisk({}), { findRoot: () => '..' });
    expect(status).toBe(2);
  });
});

describe('--now', () => {
  it.each(['2014-12-21T20:03:00+13:00', '2014-12-21T07:03:00Z', '2014-12-21T07:03:00.000z'])(
    '%s takes the place of the clock',
    async (now) => {
      expect(jsonOf(await build(['--json', '--now', now], INQUIRY)).items).toMatchObject({
        published: 1,
        held: 0,
      });
    },
  );

  it('a second earlier holds the article back', async () => {
    const { items } = jsonOf(await build(['--json', '--now', '2014-12-21T20:02:59+13:00'], INQUIRY));
    expect(items).toMatchObject({ published: 0, held: 1 });
  });
});

describe('--json', () => {
  const held = { 'items/later.md': article('Later', '7:00 pm on 2 January 2026') };

  it('prints one object on stdout, and nothing on stderr', async () => {
    const told = await build(['--json'], { ...INQUIRY, ...held, ...DAY_ONLY });
    expect(told.stderr).toBe('');
    expect(jsonOf(told)).toStrictEqual({
      written: ['output/rss.xml', 'output/atom.xml', 'output/feed.json', 'output/feed.css', 'feed.lock'],
      unchanged: [],
      removed: [],
      items: { published: 2, held: 1, drafts: 0, unlisted: 0, expired: 0, withdrawn: 0 },
      subscribers: {
        new: ['tag:news.example.nz,2015-04-03:road', 'tag:news.example.nz,2014-12-21:inquiry'],
        updated: [],
        edited: [],
        returning: [],
        gone: [],
        late: [],
        unseen: [],
        held: [{ id: 'tag:news.example.nz,2026-01-02:later', until: '2026-01-02T19:00:00+13:00' }],
      },
      nextDue: '2026-01-02T19:00:00+13:00',
      leftOut: [],
      problems: [
        {
          severity: 'note',
          code: 'DATE_WITHOUT_TIME',
          file: 'items/road.md',
          line: 3,
          column: 7,
          message: 'expected a date with a time, found "3 April 2015"',
          mend: 'it is published as 12:00 am on 3 April 2015, NZDT; write a time to say it better',
        },
      ],
    });
  });

  it('has null for nextDue when nothing is due', async () => {
    expect(jsonOf(await build(['--json'], INQUIRY))).toMatchObject({ nextDue: null, problems: [] });
  });

  it('tells every problem, where the terminal stops at one of each kind', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 25 }, (_, i) => [`items/${i}.md`, article(`No ${i}`, '3 April 2015')]),
    );
    expect(jsonOf(await build(['--json'], many)).problems).toHaveLength(25);
    const { stderr } = await build([], many);
    expect(stderr.match(/ note DATE_WITHOUT_TIME /g)).toHaveLength(1);
    expect(stderr).toMatch(/\n25 notes: 25 DATE_WITHOUT_TIME\n--json shows all of them\n$/);
  });

  it('prints the problems of feed.yaml too', async () => {
    const told = await build(['--json'], INQUIRY, 'rss: { dates: utc }\n');
    expect(told).toMatchObject({ status: 2, stderr: '' });
    expect(jsonOf(told).problems).toMatchObject([{ file: 'feed.yaml', line: 7, code: 'SETTING_WRONG' }]);
  });
});

describe('--quiet', () => {
  it.each(['--quiet', '-q'])('%s prints nothing when all is well', async (quiet) => {
    expect(await build([quiet], INQUIRY)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('prints no note', async () => {
    expect(await build(['--quiet'], DAY_ONLY)).toMatchObject({ stdout: '', stderr: '' });
  });

  it('prints warnings and errors', async () => {
    expect(await build(['--quiet'], UNCLEAR)).toMatchObject({
      stdout: '',
      stderr: expect.stringContaining('DATE_HOUR_UNCLEAR'),
    });
    expect((await build(['--quiet'], BAD)).stderr).toContain('DATE_UNREADABLE');
  });
});

describe('pictures', () => {
  const folder = (...names: string[]) =>
    folderWith({
      'feed.yaml': SETTINGS,
      'items/a.md': article(
        'The ferry is back',
        '6:12 am on 3 March 2015',
        names.map((name) => `![A ferry](${name}.png)`).join('\n\n'),
      ),
      ...Object.fromEntries(names.map((name) => [`items/${name}.png`, pngOf(6, 4)])),
    });
  const pathOf = (name: string) =>
    expect.stringMatching(new RegExp(`^output/media/${name}-[0-9a-f]{10}\\.png$`));

  it('are listed each in --json', async () => {
    const disk = realDisk(folder('ferry', 'wharf'));
    const documents = ['output/rss.xml', 'output/atom.xml', 'output/feed.json', 'output/feed.css'];
    const paths = [...documents, pathOf('ferry'), pathOf('wharf'), 'feed.lock'];
    expect(jsonOf(await tell(['build', '--json'], disk))).toMatchObject({ written: paths, unchanged: [] });
    expect(jsonOf(await tell(['build', '--json'], disk))).toMatchObject({ written: [], unchanged: paths });
  });

  it('are counted in the report', async () => {
    const disk = realDisk(folder('ferry', 'wharf'));
    expect((await tell(['build'], disk)).stdout).toMatchInlineSnapshot(`
      "Harbour News: 1 article
        new         The ferry is back
        newest      The ferry is back, 6:12 am on 3 March 2015, NZDT
        7 files written
      "
    `);
    expect((await tell(['build'], disk)).stdout).toContain('  7 files unchanged\n');
  });

  it('are counted where there is one', async () => {
    expect((await tell(['build', '--dry-run'], realDisk(folder('ferry')))).stdout).toMatchInlineSnapshot(`
      "Harbour News: 1 article
        new         The ferry is back
        newest      The ferry is back, 6:12 am on 3 March 2015, NZDT
        6 files would be written
      "
    `);
  });

  it('that are missing stand with their line, and a caret below their name', async () => {
    const root = folderWith({
      'feed.yaml': SETTINGS,
      'items/a.md': article('A', '8:00 am on 1 May 2015', '![A](gone.png)'),
    });
    const told = await tell(['build'], realDisk(root));
    expect(told.status).toBe(1);
    expect(told.stderr).toMatchInlineSnapshot(`
      "items/a.md:6:6 error PICTURE_MISSING expected the name of a picture that is there, found "gone.png" - it was looked for in items; put it there, or mend its name
        6 | ![A](gone.png)
          |      ^
      "
    `);
  });
});

describe('the report', () => {
  it('tells what was written, and when the newest article is from', async () => {
    expect((await build([], INQUIRY)).stdout).toMatchInlineSnapshot(`
      "Harbour News: 1 article
        new         Harbour inquiry opens
        newest      Harbour inquiry opens, 8:03 pm on 21 December 2014, NZDT
        5 files written
      "
    `);
  });

  it('tells what was left as it is', async () => {
    const { disk } = await build([], INQUIRY);
    expect((await tell(['build'], disk)).stdout).toMatchInlineSnapshot(`
      "Harbour News: 1 article
        newest      Harbour inquiry opens, 8:03 pm on 21 December 2014, NZDT
        5 files unchanged
      "
    `);
  });

  it('tells what --dry-run would write, and writes nothing', async () => {
    const { stdout, disk } = await build(['--dry-run'], INQUIRY);
    expect(stdout).toContain('\n  5 files would be written\n');
    expect(stdout).not.toContain('files written');
    expect(disk.files.has('output/rss.xml')).toBe(false);
  });

  it('tells until when articles are held, and counts drafts and what has expired', async () => {
    const { stdout } = await build([], {
      ...INQUIRY,
      'items/a.md': article('Tides, winds, and rain', '7:00 pm on 2 January 2026'),
      'items/b.md': article('Winter', '7:00 pm on 2 July 2026'),
      'items/c.md': article('Old', '7:00 pm on 2 July 2015', 'x', 'expires: 3 July 2015\n'),
      'items/d.md': '---\ndraft: true\n---\n',
    });
    expect(stdout).toMatchInlineSnapshot(`
      "Harbour News: 1 article, 2 held, 1 draft, 1 expired
        new         Harbour inquiry opens
        held        Tides, winds, and rain, until 7:00 pm on 2 January 2026, NZDT
                    Winter, until 7:00 pm on 2 July 2026, NZST
        newest      Harbour inquiry opens, 8:03 pm on 21 December 2014, NZDT
        5 files written
      "
    `);
  });

  it('lists the files with --verbose, after they are counted', async () => {
    const { stdout, disk } = await build(['--verbose'], INQUIRY);
    expect(stdout).toMatch(/\n {2}5 files written\n {2}written: output\/rss\.xml\n(?: {2}written: .*\n){4}$/);
    disk.files.delete('output/rss.xml');
    expect((await tell(['build', '--verbose', '--dry-run'], disk)).stdout).toMatch(
      /\n {2}1 file would be written, 4 unchanged\n {2}would be written: output\/rss\.xml\n {2}unchanged: /,
    );
  });

  describe('on a terminal', () => {
    const long = 'Harbour inquiry opens after a summer of storms that nobody had seen coming';
    const files = { 'items/a.md': article(long, '8:03 pm on 21 December 2014'), ...DAY_ONLY };
    const on = async (columns: number) => {
      const streams = { stdout: '', stderr: '' };
      const into = (name: keyof typeof streams) =>
        printTo({
          write: (text) => {
            streams[name] += text;
          },
          columns,
        });
      const disk = memoryDisk({ 'feed.yaml': SETTINGS, ...files });
      await tell(['build'], disk, { stdout: into('stdout'), stderr: into('stderr') });
      return streams;
    };

    it('is broken at spaces, and goes on below its text', async () => {
      const { stdout, stderr } = await on(60);
      expect(stdout).toContain(
        '  new         Road\n              Harbour inquiry opens after a summer of\n              storms that nobody had seen coming\n',
      );
      expect(stderr).toMatchInlineSnapshot(`
        "items/road.md:3:7 note DATE_WITHOUT_TIME expected a date
            with a time, found "3 April 2015" - it is published as
            12:00 am on 3 April 2015, NZDT; write a time to say it
            better
          3 | date: 3 April 2015
            |       ^
        "
      `);
      for (const line of (stdout + stderr).split('\n')) expect(line.length).toBeLessThan(60);
    });

    it('is as it is in a file where there is room for it', async () => {
      const { stdout, stderr } = await build([], files);
      expect(await on(1000)).toEqual({ stdout, stderr });
    });
  });

  it('names the first five that are held', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 7 }, (_, i) => [
        `items/${i}.md`,
        article(`No ${i}`, `8:00 am on ${i + 2} May 2026`),
      ]),
    );
    const { stdout } = await build([], many);
    expect(stdout).toContain(
      '              No 4, until 8:00 am on 6 May 2026, NZST\n              and 2 more\n',
    );
    expect(stdout).not.toContain('No 5');
  });

  it('tells that nothing is written while an error stands', async () => {
    expect((await build([], BAD)).stdout).toMatchInlineSnapshot(`
      "Harbour News: nothing written, one error stands
      "
    `);
    expect((await build([], { ...BAD, 'items/two.md': 'No head.\n' })).stdout).toMatch(/errors stand\n$/);
  });
});

describe('a problem', () => {
  it('stands with its line, and a caret below what was found', async () => {
    expect((await build([], BAD)).stderr).toMatchInlineSnapshot(`
      "items/road.md:3:7 error DATE_UNREADABLE expected a date, found "31/02/2014" - February 2014 has 28 days
        3 | date: 31/02/2014
          |       ^
      "
    `);
  });

  it('has its caret below what was found, whatever macrons and tabs stand before it', async () => {
    const body = '<b>Ōtākou\tū</b> <script>x()</script>';
    expect(
      (await build([], { 'items/a.md': article('A', '8:00 am on 1 May 2015', body) })).stderr,
    ).toMatchInlineSnapshot(`
        "items/a.md:6:17 warning CONTENT_REMOVED expected what readers keep, found <script> - readers would not show it; take it out, or link to it
          6 | <b>Ōtākou ū</b> <script>x()</script>
            |                 ^
        "
      `);
  });

  it('counts an emoji as one character in its column', async () => {
    const files = { 'items/a.md': article('A', '8:00 am on 1 May 2015', '🎉 <script>x()</script> x') };
    expect((await build([], files)).stderr).toMatch(/^items\/a\.md:6:3 warning CONTENT_REMOVED /);
  });

  it('shows the start of a long line', async () => {
    const files = {
      'items/a.md': article('A', '8:00 am on 1 May 2015', `x <script></script>${'y'.repeat(200)}`),
    };
    expect((await build([], files)).stderr.split('\n')[1]).toMatch(/^ {2}6 \| x <script><\/script>y+…$/);
  });

  it('shows no line where the line is empty', async () => {
    const { stderr } = await build([], {
      'items/a.md': '---\ntitle: A\n---\n\nNo date.\n'.replace('No date.', ''),
    });
    expect(stderr).toMatch(/^items\/a\.md:\d:1 error DATE_MISSING .*\n$/);
  });

  it('is told before the others when it is an error', async () => {
    const { stderr } = await build([], { 'items/a.md': article('A', '3/4/2015 7:45'), ...BAD });
    const lines = stderr.split('\n').filter((line) => line.startsWith('items/'));
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['error', 'warning']);
  });
});

describe('colours', () => {
  const ESCAPE = '\u001B[';

  it('are left out where they are not asked for', async () => {
    const { stdout, stderr } = await build([], BAD);
    expect(stdout + stderr).not.toContain(ESCAPE);
  });

  it('change nothing but the colour', async () => {
    vi.stubEnv('FORCE_COLOR', '1');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const disk = memoryDisk({ 'feed.yaml': SETTINGS, ...BAD });
    const plain = await tell(['build'], disk);
    const painted = await tell(['build'], disk, { isColourful: true });
    expect(painted.stderr).toContain(ESCAPE);
    expect(withoutColours(painted.stderr)).toBe(plain.stderr);
    expect(withoutColours(painted.stdout)).toBe(plain.stdout);
  });

  it('are never in JSON', async () => {
    const disk = memoryDisk({ 'feed.yaml': SETTINGS, ...BAD });
    expect((await tell(['build', '--json'], disk, { isColourful: true })).stdout).not.toContain(ESCAPE);
  });
});

function jsonOf({ stdout }: { stdout: string }): { items: unknown; problems: unknown[] } {
  return JSON.parse(stdout);
}

function withoutColours(text: string): string {
  return text
    .split('\u001B')
    .map((part, i) => (i === 0 ? part : part.replace(/^\[\d+m/, '')))
    .join('');
}

it('what a symbolic link leads to outside the folder is printed nowhere', async () => {
  const root = folderWith({ 'feed.yaml': SETTINGS, ...INQUIRY, secret: 'a word\n' });
  const outside = folderWith({ secret: 'a secret word\n' });
  symlinkSync(join(outside, 'secret'), join(root, 'items/link.md'));
  const { stderr } = await tell(['build'], realDisk(root));
  expect(stderr).toContain('LINK_OUTSIDE');
  expect(stderr).not.toContain('secret word');
});
