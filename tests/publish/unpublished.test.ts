import { describe, expect, it } from 'vitest';
import { EMPTY_PREVIEW, refreshPreview } from '../../src/publish/preview/livePreview.ts';
import { publish } from '../../src/publish/publish.ts';
import type { BuildOptions } from '../../src/publish/world.ts';
import { tell } from '../cli/commandLine.ts';
import { article } from '../support/articles.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SETTINGS, SHORTEST } from '../support/publication.ts';

type MemoryDisk = ReturnType<typeof memoryDisk>;

const FIRST = new Date('1970-01-01T00:00:10Z');
const PAST = '2014-12-10T12:00:00+13:00';

/** Articles of 1 December 2014 and of the days after it, each with a text of its own. */
function articles(count: number, more = ''): Files {
  const names = Array.from({ length: count }, (_, index) => [`items/a${index}.md`, index] as const);
  return Object.fromEntries(
    names.map(([file, index]) => [
      file,
      article(`Number ${index}`, `9:00 am on ${1 + index} December 2014`, `Text ${'x'.repeat(index)}.`, more),
    ]),
  );
}

function build(disk: MemoryDisk, options: Partial<BuildOptions> = {}) {
  return publish({ disk }, publicationOf(disk), { now: NOW, ...options });
}

/** A publication whose articles subscribers have. */
function given(files: Files, settings = SETTINGS): MemoryDisk {
  const disk = memoryDisk({ 'feed.yaml': settings, ...files });
  build(disk);
  return disk;
}

function remove(disk: MemoryDisk, count: number): void {
  for (let index = 0; index < count; index += 1) disk.files.delete(`items/a${index}.md`);
}

/** Writes the first articles anew. */
function rewrite(disk: MemoryDisk, count: number, change: (text: string) => string): void {
  for (let index = 0; index < count; index += 1) {
    const file = `items/a${index}.md`;
    disk.files.set(file, Buffer.from(change(String(disk.files.get(file)))));
  }
}

/** Builds, and gives the codes of what was refused. */
function refusals(disk: MemoryDisk, options: Partial<BuildOptions> = {}): string[] {
  return build(disk, options).problems.flatMap(({ code, severity }) => (severity === 'error' ? code : []));
}

describe('a clock that is behind', () => {
  it('is an error that names both times and how to mend it, and nothing is written', () => {
    const disk = given(articles(3), SHORTEST);
    const before = new Map(disk.files);
    const report = build(disk, { now: FIRST });
    expect(tellAll(report.problems)).toBe(
      'feed.lock:6:1 error CLOCK_BEHIND expected a time after 2014-12-03T09:00:00+13:00, when subscribers were given "items/a2.md", found 1970-01-01T12:00:10+12:00 - set the clock of this machine; build --unpublish takes back what is of a later time',
    );
    expect([report.written, report.removed]).toEqual([[], []]);
    expect(disk.files).toEqual(before);
  });

  it('is found though the newest line of the lock is not the last', () => {
    const disk = given(articles(3));
    const lines = String(disk.files.get('feed.lock')).trimEnd().split('\n');
    const [last, ...others] = lines.toReversed();
    disk.files.set(
      'feed.lock',
      Buffer.from(`${[...lines.slice(0, 3), last, ...others.slice(0, 2)].join('\n')}\n`),
    );
    expect(refusals(disk, { now: new Date('2014-12-02T12:00:00Z') })).toEqual(['CLOCK_BEHIND']);
  });

  it('takes back what is later where that is accepted, and gives it again as it was', () => {
    const disk = given(articles(3), SHORTEST);
    const before = new Map(disk.files);
    expect(build(disk, { now: FIRST, unpublishes: true })).toMatchObject({ problems: [] });
    expect(String(disk.files.get('output/rss.xml'))).not.toContain('<item>');
    // What was accepted once is not asked again.
    expect(refusals(disk, { now: FIRST })).toEqual([]);
    expect(build(disk).subscribers).toMatchObject({ new: [], edited: [], updated: [] });
    expect(disk.files).toEqual(before);
  });

  it.each<[what: string, now: Date]>([
    ['at the very time of the newest article', new Date('2014-12-03T09:00:00+13:00')],
    ['as the clock', NOW],
  ])('is none %s', (_, now) => {
    expect(refusals(given(articles(3)), { now })).toEqual([]);
  });

  it.each<[what: string, change: (disk: MemoryDisk) => void]>([
    ['an author moved to the future', (disk) => rewrite(disk, 1, (text) => text.replace('2014', '2031'))],
    [
      'changes in the future, as its author wrote',
      (disk) => rewrite(disk, 1, (text) => text.replace('title:', 'updated: 1 January 2031\ntitle:')),
    ],
    ['is deleted', (disk) => remove(disk, 1)],
    [
      'another publisher gave with a time of the future',
      (disk) => {
        const line =
          '2031-01-01T09:00:00+13:00\t2031-01-01T09:00:00+13:00\t?\t?\turn:event\titems/event.md\n';
        disk.files.set('feed.lock', Buffer.from(`${disk.files.get('feed.lock')}${line}`));
        const text = article('An event', '9:00 am on 1 January 2031', 'It comes.', 'id: urn:event\n');
        disk.files.set('items/event.md', Buffer.from(text));
      },
    ],
  ])('is not seen in an article that %s', (_, change) => {
    const disk = given(articles(3));
    change(disk);
    expect([refusals(disk), refusals(disk)]).toEqual([[], []]);
  });

  it('is seen though everything else is in order with onError: skip', () => {
    expect(refusals(given(articles(3), `${SETTINGS}onError: skip\n`), { now: FIRST })).toEqual([
      'CLOCK_BEHIND',
    ]);
  });
});

describe('a run that takes many articles out', () => {
  const ways: readonly [what: string, change: (disk: MemoryDisk, count: number) => void][] = [
    ['deleted', remove],
    [
      'drafts',
      (disk, count) => rewrite(disk, count, (text) => text.replace('title:', 'draft: true\ntitle:')),
    ],
    [
      'unlisted',
      (disk, count) => rewrite(disk, count, (text) => text.replace('title:', 'unlisted: true\ntitle:')),
    ],
    ['of a later time', (disk, count) => rewrite(disk, count, (text) => text.replace('2014', '2031'))],
  ];

  it.each(ways)('is refused where more than five, and a tenth, are %s', (_, change) => {
    const disk = given(articles(20), SHORTEST);
    change(disk, 6);
    expect(refusals(disk)).toEqual(['UNPUBLISHES_MANY']);
    expect(build(disk)).toMatchObject({ written: [], removed: [] });
    expect(build(disk, { unpublishes: true }).subscribers.gone).toHaveLength(6);
    expect(refusals(disk)).toEqual([]);
  });

  it.each(ways)('is not refused where five are %s', (_, change) => {
    const disk = given(articles(20), SHORTEST);
    change(disk, 5);
    expect(refusals(disk)).toEqual([]);
  });

  it('says how many of how many, the first names, and how to mend it', () => {
    const disk = given(articles(20));
    remove(disk, 20);
    expect(tellAll(build(disk).problems)).toContain(
      'feed.lock:4:1 error UNPUBLISHES_MANY expected to go on showing the 20 articles that subscribers have, found 20 of them deleted, drafts, unlisted or of a later time: "items/a0.md", "items/a1.md", "items/a2.md", ... - bring them back, or mend items: in feed.yaml; build --unpublish takes them out of the feeds',
    );
  });

  it('is not refused where they are no more than a tenth', () => {
    const twice = Object.entries(articles(30)).flatMap(([file, text]) => [
      [file, text] as const,
      [file.replace('a', 'b'), String(text).replace('am', 'pm').replace('Text', 'More')] as const,
    ]);
    const disk = given(Object.fromEntries(twice));
    remove(disk, 6);
    expect(refusals(disk)).toEqual([]);
  });

  it('counts what the archive alone shows, and nothing that nobody was given', () => {
    const settings = `${SETTINGS}window: { items: 2, days: 1 }\n`;
    const shown = given(articles(20), settings);
    const hidden = given(articles(20), `${settings}archive: false\n`);
    for (const disk of [shown, hidden]) remove(disk, 10);
    expect(refusals(shown)).toEqual(['UNPUBLISHES_MANY']);
    expect(refusals(hidden)).toEqual([]);
  });

  it('is not one in which they expire, by plan', () => {
    const disk = given(articles(20, 'expires: 1 February 2026\n'));
    expect(build(disk, { now: new Date('2026-02-02T00:00:00Z') })).toMatchObject({
      problems: [],
      items: { published: 0, expired: 20 },
    });
  });

  it('counts what has expired neither among those taken out nor among those that subscribers have', () => {
    const lasting = Object.entries(articles(30, 'expires: 1 February 2026\n')).map(([file, text]) => [
      file.replace('a', 'z'),
      String(text).replace('am', 'pm').replace('Text', 'More'),
    ]);
    const refusedAt = (time: string) => {
      const disk = given({ ...articles(30), ...Object.fromEntries(lasting) });
      remove(disk, 6);
      return refusals(disk, { now: new Date(time) });
    };
    expect(refusedAt('2026-01-02T00:00:00Z')).toEqual([]);
    expect(refusedAt('2026-02-02T00:00:00Z')).toEqual(['UNPUBLISHES_MANY']);
  });

  it('is not one in which their folder has another name', () => {
    const disk = given(articles(20));
    for (const [path, text] of [...disk.files]) {
      if (!path.startsWith('items/')) continue;
      disk.files.delete(path);
      disk.files.set(path.replace('items/', 'items/news/'), text);
    }
    expect(refusals(disk)).toEqual([]);
  });

  it('is not one in which they have errors and stay as they were', () => {
    const disk = given(articles(20), `${SETTINGS}onError: skip\n`);
    rewrite(disk, 10, (text) => text.replace('December', 'Dezembeer'));
    expect(new Set(refusals(disk))).toEqual(new Set(['DATE_UNREADABLE']));
  });
});

describe('commands tell what a build would refuse:', () => {
  const gone = () => {
    const disk = given(articles(20));
    remove(disk, 10);
    return disk;
  };

  it.each([['build'], ['build', '--dry-run'], ['diff'], ['check']])('%s %s', async (...args) => {
    expect(await tell(args, gone())).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('error UNPUBLISHES_MANY'),
    });
    expect((await tell([...args, '--unpublish'], gone())).stderr).not.toContain('UNPUBLISHES_MANY');
  });

  it.each([['build'], ['build', '--dry-run'], ['build', '--strict']])(
    '%s %s refuses a --now that is older',
    async (...args) => {
      const disk = given(articles(20));
      const { status, stderr } = await tell([...args, '--now', PAST], disk);
      expect([status, stderr]).toEqual([1, expect.stringContaining('error CLOCK_BEHIND')]);
      expect(await tell([...args, '--now', PAST, '--unpublish'], disk)).toMatchObject({ status: 0 });
    },
  );

  it('diff and check look at an older --now, with a warning', async () => {
    const disk = given(articles(20), SHORTEST);
    const diff = await tell(['diff', '--now', PAST], disk);
    expect(diff.stderr).toContain('warning CLOCK_BEHIND');
    expect(diff.stdout).toContain('gone       items/a19.md');
    expect(diff.stdout).toMatch(/^\d+ files would be written/m);
    const check = await tell(['check', '--now', PAST], disk);
    expect([check.status, check.stderr]).toEqual([0, expect.stringContaining('warning CLOCK_BEHIND')]);
  });

  it.each([['diff'], ['check']])('%s takes a clock that is behind for an error', async (command) => {
    const { status, stderr } = await tell([command], given(articles(20)), { now: () => FIRST });
    expect([status, stderr]).toEqual([1, expect.stringContaining('error CLOCK_BEHIND')]);
  });

  it('serve shows any time, and what is left of the articles', () => {
    const disk = gone();
    const live = refreshPreview({ disk }, EMPTY_PREVIEW, {
      url: 'http://127.0.0.1:4321/',
      now: new Date(PAST),
    });
    expect(live.problems.map(({ code, severity }) => `${severity} ${code}`)).toContain(
      'warning CLOCK_BEHIND',
    );
    expect(live.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(live.build).toBeDefined();
  });
});
