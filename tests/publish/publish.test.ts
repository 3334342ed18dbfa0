import { readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../src/disk/disk.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import type { BuildReport } from '../../src/publish/buildReport.ts';
import { publish } from '../../src/publish/publish.ts';
import { readSettings } from '../../src/publish/readSettings.ts';
import type { BuildOptions } from '../../src/publish/world.ts';
import { article } from '../support/articles.ts';
import { type Files, filesOf, folderWith, putFiles } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { pngOf } from '../support/pictures.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SETTINGS } from '../support/publication.ts';

const ARTICLES: Files = {
  'items/ferry.md': article('The ferry is back', '6:12 am on 3 March 2015'),
  'items/whale.md': article('A whale looks in', '5:40 pm on 5 March 2015'),
};
const FEEDS = ['output/rss.xml', 'output/atom.xml', 'output/feed.json'];
const DOCUMENTS = [...FEEDS, 'output/feed.css'];
const ALL = [...DOCUMENTS, 'feed.lock'];

describe('a run', () => {
  it('writes three documents', () => {
    const { disk, report } = run(ARTICLES);
    expect(report).toMatchObject({ written: ALL, unchanged: [], removed: [], problems: [] });
    expect(titlesOf(disk)).toEqual(['A whale looks in', 'The ferry is back']);
  });

  it('writes nothing the second time, whatever the clock says', () => {
    const { disk } = run(ARTICLES);
    for (const now of ['2016-01-01T00:00:00Z', '2026-07-01T12:34:56Z', '2099-12-31T23:59:59Z']) {
      expect(again(disk, { now: new Date(now) })).toMatchObject({ written: [], unchanged: ALL });
    }
  });

  it('touches no file the second time, nor the folder', () => {
    const root = folderWith({ 'feed.yaml': SETTINGS, ...ARTICLES });
    const disk = realDisk(root);
    again(disk);
    const before = times(root);
    again(disk, { now: new Date('2031-01-01T00:00:00Z') });
    expect(times(root)).toEqual(before);
  });

  it('writes only the documents that differ', () => {
    const { disk } = run(ARTICLES);
    disk.files.set('output/atom.xml', Buffer.from('<feed/>'));
    expect(again(disk)).toMatchObject({
      written: ['output/atom.xml'],
      unchanged: ['output/rss.xml', 'output/feed.json', 'output/feed.css', 'feed.lock'],
    });
  });

  it('writes the same bytes in whatever order the disk tells the files', () => {
    const sameTime = { 'items/also.md': article('Also at that time', '6:12 am on 3 March 2015') };
    const one = run({ ...ARTICLES, ...sameTime });
    const other = run(Object.fromEntries(Object.entries({ ...ARTICLES, ...sameTime }).toReversed()));
    expect(outputOf(other.disk)).toEqual(outputOf(one.disk));
    expect(titlesOf(one.disk)).toEqual(['A whale looks in', 'Also at that time', 'The ferry is back']);
  });

  it('writes the same bytes whatever folder the publication is in', () => {
    const files = { 'feed.yaml': SETTINGS, ...ARTICLES };
    const roots = [folderWith(files), join(folderWith({}), 'a folder & <more>', 'Ōtaki')];
    const outputs = roots.map((root) => {
      putFiles(root, files);
      again(realDisk(root));
      return filesOf(join(root, 'output'));
    });
    expect(outputs[1]).toEqual(outputs[0]);
    expect(Object.keys(outputs[0] ?? {})).toEqual(['atom.xml', 'feed.css', 'feed.json', 'rss.xml']);
  });

  it('writes into the folder that feed.yaml names, from the folders that it names', () => {
    const { report, disk } = run(
      { 'news/a.md': article('News', '1 May 2015'), 'sport/b.md': article('Sport', '2 May 2015') },
      {},
      'items: [news, sport]\noutput: public\n',
    );
    expect(report.written).toEqual([
      'public/rss.xml',
      'public/atom.xml',
      'public/feed.json',
      'public/feed.css',
      'feed.lock',
    ]);
    expect(titlesOf(disk, 'public')).toEqual(['Sport', 'News']);
  });

  it('says that there are no articles, and publishes a feed without any', () => {
    const { report, disk } = run({});
    expect(codes(report)).toEqual(['NO_ITEMS']);
    expect(titlesOf(disk)).toEqual([]);
    expect(report).toMatchObject({ newest: undefined, nextDue: undefined });
  });

  it('takes a missing folder for an error', () => {
    const root = folderWith({ 'feed.yaml': SETTINGS });
    const report = again(realDisk(root));
    expect(report.problems).toMatchObject([{ file: 'items', code: 'FOLDER_MISSING', severity: 'error' }]);
    expect(report.written).toEqual([]);
  });
});

describe('while an error stands, a run', () => {
  it('leaves the output as it was', () => {
    const { disk } = run(ARTICLES);
    const before = outputOf(disk);
    disk.files.set('items/new.md', Buffer.from(article('New', '7:00 am on 6 March 2015')));
    disk.files.set('items/bad.md', Buffer.from(article('Bad', '31/02/2014')));
    expect(again(disk)).toMatchObject({ written: [], unchanged: [] });
    expect(outputOf(disk)).toEqual(before);
  });

  it('makes no output folder', () => {
    const root = folderWith({ 'feed.yaml': SETTINGS, 'items/bad.md': article('Bad', '31/02/2014') });
    again(realDisk(root));
    expect(Object.keys(filesOf(root))).toEqual(['feed.yaml', 'items/bad.md']);
  });

  it('tells the problems of every file at once', () => {
    const { report } = run({
      'items/a.md': article('A', '31/02/2014'),
      'items/b.md': '---\ntitle: B\n---\n\nNo date.\n',
      'items/c.md': article('C', '8:00 am on 1 May 2015', '<script>c()</script>'),
    });
    expect(report.problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'items/a.md DATE_UNREADABLE',
      'items/b.md DATE_MISSING',
      'items/c.md BODY_EMPTY',
      'items/c.md CONTENT_REMOVED',
    ]);
  });

  it('tells of a file that cannot be read', () => {
    const disk = diskOf(ARTICLES);
    const read: Disk['read'] = (path) => {
      if (path === 'items/ferry.md') throw new Error('EACCES: permission denied');
      return disk.read(path);
    };
    expect(publish({ disk: { ...disk, read } }, publicationOf(disk), { now: NOW }).problems).toMatchObject([
      { file: 'items/ferry.md', code: 'FILE_UNREADABLE', message: expect.stringContaining('EACCES') },
    ]);
    expect(outputOf(disk)).toEqual({});
  });

  it('names both articles that want one id, at the line that says so', () => {
    const id = 'id: tag:news.example.nz,2015:road\n';
    const { report } = run({
      'items/a.md': article('A', '8:00 am on 1 May 2015', 'One.', id),
      'items/b.md': article('B', '8:00 am on 2 May 2015', 'Two.', id),
    });
    const message = expect.stringContaining('items/a.md');
    expect(report.problems).toMatchObject([
      { file: 'items/b.md', line: 4, column: 5, code: 'ID_DUPLICATE', message },
    ]);
  });

  it('tells of an article that changed between its two readings', () => {
    const disk = diskOf(ARTICLES);
    let readings = 0;
    const read: Disk['read'] = (path) => {
      if (path !== 'items/whale.md') return disk.read(path);
      readings += 1;
      return Buffer.from(article('A whale looks in', '5:40 pm on 5 March 2015', `Reading ${readings}.`));
    };
    const report = publish({ disk: { ...disk, read } }, publicationOf(disk), { now: NOW });
    expect(report.problems).toMatchObject([{ file: 'items/whale.md', code: 'FILE_CHANGED' }]);
    expect(outputOf(disk)).toEqual({});
  });

  it('tells of an article that goes away during the run', () => {
    const disk = diskOf(ARTICLES);
    let isGone = false;
    const read: Disk['read'] = (path) => {
      if (path !== 'items/ferry.md') return disk.read(path);
      if (isGone) throw Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
      isGone = true;
      return disk.read(path);
    };
    const { problems } = publish({ disk: { ...disk, read } }, publicationOf(disk), { now: NOW });
    expect(tellAll(problems)).toBe(
      'items/ferry.md:1:1 error FILE_UNREADABLE expected a file that can be read, found that it went away during the run - run it again',
    );
    expect(outputOf(disk)).toEqual({});
  });
});

describe('a dry run', () => {
  it('tells what would be written, and writes nothing', () => {
    const { disk, report } = run(ARTICLES, { isDryRun: true });
    expect(report).toMatchObject({ written: ALL, unchanged: [] });
    expect(outputOf(disk)).toEqual({});
  });

  it('tells what would stay', () => {
    const { disk } = run(ARTICLES);
    expect(again(disk, { isDryRun: true })).toMatchObject({ written: [], unchanged: ALL });
  });
});

describe('a strict run', () => {
  const unclear = { 'items/a.md': article('A', '3/4/2015 7:45') };

  it('takes a warning for an error, and writes nothing', () => {
    const { disk, report } = run(unclear, { isStrict: true });
    expect(report.problems).toMatchObject([{ code: 'DATE_HOUR_UNCLEAR', severity: 'error' }]);
    expect(outputOf(disk)).toEqual({});
  });

  it('takes a warning of an article’s body for an error too', () => {
    const files = { 'items/a.md': article('A', '8:00 am on 3 April 2015', 'B <script>c()</script>') };
    expect(run(files, { isStrict: true }).report).toMatchObject({ written: [] });
    expect(run(files).report.written).toEqual(ALL);
  });

  it('lets a note be a note', () => {
    const { report } = run({ 'items/a.md': article('A', '3 April 2015') }, { isStrict: true });
    expect(report.problems).toMatchObject([{ code: 'DATE_WITHOUT_TIME', severity: 'note' }]);
    expect(report.written).toEqual(ALL);
  });
});

describe('an article of the future', () => {
  const files = {
    ...ARTICLES,
    'items/later.md': article('Later', '7:00 pm on 9 January 2026'),
    'items/soon.md': article('Soon', '7:00 pm on 2 January 2026'),
  };
  const due = new Date('2026-01-02T06:00:00Z');

  it('is held, the next one first, and the report says until when', () => {
    const { report, disk } = run(files);
    expect(report.items).toEqual({ published: 2, held: 2, drafts: 0, unlisted: 0, expired: 0, withdrawn: 0 });
    expect(report.held.map(({ title }) => title)).toEqual(['Soon', 'Later']);
    expect(report.nextDue).toEqual(due);
    expect(titlesOf(disk)).toEqual(['A whale looks in', 'The ferry is back']);
  });

  it('is still held a millisecond before its time', () => {
    const { disk } = run(files, { now: new Date(due.getTime() - 1) });
    expect(titlesOf(disk)).not.toContain('Soon');
  });

  it('is published at its time', () => {
    const { disk } = run(files);
    expect(again(disk, { now: due })).toMatchObject({
      written: [...FEEDS, 'feed.lock'],
      items: { published: 3, held: 1 },
    });
    expect(titlesOf(disk)[0]).toBe('Soon');
  });
});

describe('an article that expires', () => {
  const expires = new Date('2026-01-31T17:00:00Z');
  const files = {
    ...ARTICLES,
    'items/pool.md': article(
      'The pool is shut',
      '6:00 am on 20 December 2025',
      'Until February.',
      'expires: 6:00 am on 1 February 2026\n',
    ),
  };

  it('is in the feeds until then, and the report says when that is', () => {
    const { report, disk } = run(files, { now: new Date(expires.getTime() - 1) });
    expect(report.nextDue).toEqual(expires);
    expect(titlesOf(disk)).toContain('The pool is shut');
  });

  it('is taken out at its time', () => {
    const { disk } = run(files);
    const report = again(disk, { now: expires });
    expect(report.items).toEqual({ published: 2, held: 0, drafts: 0, unlisted: 0, expired: 1, withdrawn: 0 });
    expect(report).toMatchObject({ written: FEEDS, nextDue: undefined });
    expect(titlesOf(disk)).not.toContain('The pool is shut');
  });

  it('before its own date is never shown, and is no change to wait for', () => {
    const early = article('Never', '8:00 am on 2 May 2099', 'No.', 'expires: 1 May 2099\n');
    expect(run({ ...ARTICLES, 'items/never.md': early }).report.nextDue).toBeUndefined();
  });

  it('gives the earlier of two changes as the next', () => {
    const held = { 'items/soon.md': article('Soon', '7:00 pm on 2 January 2026') };
    expect(run({ ...files, ...held }).report.nextDue).toEqual(new Date('2026-01-02T06:00:00Z'));
  });
});

describe('a draft', () => {
  it('is counted, kept out and asked nothing', () => {
    const { report, disk } = run({ ...ARTICLES, 'items/draft.md': '---\ndraft: true\ndate: soon\n---\n' });
    expect(report.items).toEqual({ published: 2, held: 0, drafts: 1, unlisted: 0, expired: 0, withdrawn: 0 });
    expect(report.problems).toEqual([]);
    expect(titlesOf(disk)).toHaveLength(2);
  });
});

describe('the window', () => {
  const many = (count: number, body = 'Short.') =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `items/${i}.md`,
        article(`Number ${i}`, `8:00 am on ${(i % 28) + 1} ${i < 28 ? 'May' : 'June'} 2015`, body),
      ]),
    );

  it('never shows fewer than ten, however long they are', () => {
    const { disk } = run(many(12, 'Long. '.repeat(200)), {}, 'window: { bytes: 1 }\n');
    expect(titlesOf(disk)).toEqual(Array.from({ length: 10 }, (_, i) => `Number ${11 - i}`));
  });

  it('shows as many as fit its bytes, where more than ten do', () => {
    const bytes = 60_000;
    const { disk } = run(many(40, 'Long. '.repeat(200)), {}, `window: { bytes: ${bytes}, days: 1 }\n`);
    const shown = titlesOf(disk).length;
    expect(shown).toBeGreaterThan(10);
    expect(shown).toBeLessThan(40);
    for (const text of Object.values(outputOf(disk))) expect(Buffer.byteLength(text)).toBeLessThan(bytes);
  });

  it('shows the newest, or those of its days where they are more', () => {
    expect(titlesOf(run(many(20), {}, 'window: { items: 3, days: 1 }\n').disk)).toHaveLength(3);
    expect(titlesOf(run(many(20), {}, 'window: { items: 3, days: 7 }\n').disk)).toHaveLength(8);
  });
});

describe('a picture', () => {
  const ferry = pngOf(600, 400);
  const files = {
    'items/ferry.md': article('The ferry is back', '6:12 am on 3 March 2015', '![A ferry](ferry.png)'),
    'items/ferry.png': ferry,
  };

  it('is copied as it is, under a name that all three documents know', () => {
    const { root, report } = runIn(files);
    const [path = ''] = picturesIn(root);
    expect(path).toMatch(/^media\/ferry-[0-9a-f]{10}\.png$/);
    expect(report).toMatchObject({
      written: [...DOCUMENTS, `output/${path}`, 'feed.lock'],
      unchanged: [],
      problems: [],
    });
    expect(readFileSync(join(root, 'output', path))).toEqual(ferry);
    expect(documentsNaming(root, path)).toEqual(['atom.xml', 'feed.json', 'rss.xml']);
  });

  it('is touched by no run that changes nothing', () => {
    const { root, report } = runIn(files);
    const before = times(root);
    const next = again(realDisk(root), { now: new Date('2031-01-01T00:00:00Z') });
    expect(next).toMatchObject({ written: [], unchanged: report.written });
    expect(times(root)).toEqual(before);
  });

  it('has a new name in all three documents when its bytes change', () => {
    const { root } = runIn(files);
    const [old = ''] = picturesIn(root);
    putFiles(root, { 'items/ferry.png': pngOf(601, 400) });
    const { written } = again(realDisk(root));
    const [path = ''] = written.filter((one) => !ALL.includes(one)).map((one) => one.replace('output/', ''));
    expect(path).not.toBe(old);
    expect(written).toEqual([...FEEDS, `output/${path}`, 'feed.lock']);
    expect(documentsNaming(root, path)).toHaveLength(3);
    expect(documentsNaming(root, old)).toEqual([]);
  });

  it('is copied again where it is gone from the output', () => {
    const { root } = runIn(files);
    const [path = ''] = picturesIn(root);
    rmSync(join(root, 'output', path));
    expect(again(realDisk(root))).toMatchObject({ written: [`output/${path}`], unchanged: ALL });
    expect(picturesIn(root)).toEqual([path]);
  });

  it('is copied once, however many articles show it', () => {
    const also = article(
      'Also',
      '6:12 am on 4 March 2015',
      'B.',
      'image: { src: ferry.png, alt: A ferry }\n',
    );
    const { root, report } = runIn({ ...files, 'items/also.md': also });
    expect(picturesIn(root)).toHaveLength(1);
    expect(report.written).toHaveLength(6);
  });

  it('may be named in the front matter, in the text, in HTML and by feed.yaml', () => {
    const { root } = runIn(
      {
        'items/a.md': article('A', '8:00 am on 1 May 2015', 'A.', 'image: { src: front.png, alt: A }\n'),
        'items/b.md': article('B', '8:00 am on 2 May 2015', 'B ![B](text.png) <img src="html.png" alt="B">'),
        'items/c.txt':
          '---\nimage: { src: caption.png, alt: C }\n---\nC\n\n8:00 am on 3 May 2015\n\nC. Photo: D\n',
        ...Object.fromEntries(
          ['front', 'text', 'html', 'caption'].map((name, i) => [`items/${name}.png`, pngOf(i + 1, 9)]),
        ),
        'icon.png': pngOf(64, 64),
        'cover.png': pngOf(1400, 1400),
      },
      {},
      'icon: icon.png\nfeeds: { path: show, title: Show, where: { folder: show }, podcast: { image: cover.png, category: News, explicit: false } }\n',
    );
    expect(picturesIn(root).map((path) => path.replace(/^media\/(\w+)-.*$/, '$1'))).toEqual([
      'caption',
      'cover',
      'front',
      'html',
      'icon',
      'text',
    ]);
  });

  it.each([
    { what: 'nothing', other: {} },
    {
      what: 'a draft',
      other: { 'items/a.md': article('A', '8:00 am on 1 May 2015', '![A](spare.png)', 'draft: true\n') },
    },
    {
      what: 'an article of the future',
      other: { 'items/a.md': article('A', '8:00 am on 1 May 2030', '![A](spare.png)') },
    },
    {
      what: 'an article that has expired',
      other: {
        'items/a.md': article('A', '8:00 am on 1 May 2015', '![A](spare.png)', 'expires: 2 May 2015\n'),
      },
    },
    {
      what: 'an article outside the window, without an archive,',
      other: { 'items/a.md': article('A', '8:00 am on 1 May 2014', '![A](spare.png)') },
    },
  ])('is not copied where $what shows it', ({ other }) => {
    const window = 'window: { items: 1, days: 1 }\narchive: false\n';
    const { root, report } = runIn({ ...files, 'items/spare.png': pngOf(9, 9), ...other }, {}, window);
    expect(report.problems).toEqual([]);
    expect(picturesIn(root)).toEqual([expect.stringContaining('media/ferry-')]);
  });

  it('of an article that only the archive shows is copied', () => {
    const old = {
      'items/old.md': article('Old', '8:00 am on 1 May 2014', '![Old](old.png)'),
      'items/old.png': pngOf(9, 9),
    };
    const { root } = runIn({ ...files, ...old }, {}, 'window: { items: 1, days: 1 }\n');
    expect(picturesIn(root)).toEqual([
      expect.stringContaining('media/ferry-'),
      expect.stringContaining('media/old-'),
    ]);
  });

  it('of an article of the future is copied at its time', () => {
    const later = {
      'items/soon.md': article('Soon', '7:00 pm on 2 January 2026', '![Soon](soon.png)'),
      'items/soon.png': pngOf(9, 9),
    };
    const { root } = runIn({ ...files, ...later });
    again(realDisk(root), { now: new Date('2026-01-02T06:00:00Z') });
    expect(picturesIn(root)).toEqual([
      expect.stringContaining('media/ferry-'),
      expect.stringContaining('media/soon-'),
    ]);
  });

  it('that is missing leaves the last good output as it was', () => {
    const { root } = runIn(files);
    const before = filesOf(join(root, 'output'));
    putFiles(root, {
      'items/new.md': article('New', '6:12 am on 4 March 2015', '![New](new.png)\n\n![Gone](gone.png)'),
      'items/new.png': pngOf(9, 9),
    });
    const report = again(realDisk(root));
    expect(report).toMatchObject({ written: [], unchanged: [] });
    expect(report.problems).toMatchObject([
      { file: 'items/new.md', line: 8, column: 9, code: 'PICTURE_MISSING', severity: 'error' },
    ]);
    expect(filesOf(join(root, 'output'))).toEqual(before);
  });

  it('that is missing in an article of the future is asked for at its time', () => {
    const { root, report } = runIn({
      ...files,
      'items/soon.md': article('Soon', '7:00 pm on 2 January 2026', '![Soon](soon.png)'),
    });
    expect(report.problems).toEqual([]);
    const due = again(realDisk(root), { now: new Date('2026-01-02T06:00:00Z') });
    expect(codes(due)).toEqual(['PICTURE_MISSING']);
  });

  it('that a symbolic link brings in from outside is refused', () => {
    const secret = folderWith({ 'secret.png': pngOf(9, 9) });
    const { 'items/ferry.png': _, ...rest } = files;
    const root = folderWith({ 'feed.yaml': SETTINGS, ...rest });
    symlinkSync(join(secret, 'secret.png'), join(root, 'items/ferry.png'));
    const report = again(realDisk(root));
    expect(report.problems).toMatchObject([
      { file: 'items/ferry.md', line: 6, code: 'PICTURE_OUTSIDE' },
      { file: 'items/ferry.png', code: 'LINK_OUTSIDE' },
    ]);
    expect(Object.keys(filesOf(root))).not.toContainEqual(expect.stringMatching(/^output/));
  });

  it('is told by a dry run, which copies none', () => {
    const { root, report } = runIn(files, { isDryRun: true });
    expect(report.written).toEqual([
      ...DOCUMENTS,
      expect.stringMatching(/^output\/media\/ferry-/),
      'feed.lock',
    ]);
    expect(Object.keys(filesOf(root))).toEqual(['feed.yaml', 'items/ferry.md', 'items/ferry.png']);
  });

  it('of the text is neither copied nor named where the publication shows summaries', () => {
    const front = article('A', '8:00 am on 1 May 2015', 'A.', 'image: { src: front.png, alt: A }\n');
    const inText = article('B', '8:00 am on 2 May 2015', 'B ![B](text.png) and [C](text.pdf).');
    const { root } = runIn(
      {
        'items/a.md': front,
        'items/front.png': pngOf(9, 9),
        'items/b.md': inText,
        'items/text.png': pngOf(9, 8),
        'items/text.pdf': 'C',
      },
      {},
      'content: summary\n',
    );
    expect(picturesIn(root)).toEqual([expect.stringContaining('media/front-')]);
    expect(documentsNaming(root, 'media/text-')).toEqual([]);
  });
});

describe('readSettings', () => {
  it('gives no publication and every problem where feed.yaml has an error', () => {
    const { settings, problems } = readSettings(
      memoryDisk({ 'feed.yaml': 'title: A\nlanguage: en-NZ\ntimeZone: Pacific/Aukland\nurl: /\n' }),
    );
    expect(settings).toBeUndefined();
    expect(problems.map(({ line, code }) => `${line} ${code}`).sort()).toEqual([
      '1 SETTING_MISSING',
      '3 SETTING_WRONG',
      '4 SETTING_WRONG',
    ]);
  });

  it('gives no publication where feed.yaml is not UTF-8', () => {
    const { settings, problems } = readSettings(
      memoryDisk({ 'feed.yaml': Buffer.from('title: caf\xe9\n', 'latin1') }),
    );
    expect(settings).toBeUndefined();
    expect(problems).toMatchObject([{ file: 'feed.yaml', line: 1, column: 11, code: 'NOT_UTF8' }]);
  });
});

function diskOf(files: Files, settingsText = '') {
  return memoryDisk({ 'feed.yaml': SETTINGS + settingsText, ...files });
}

function run(files: Files, options: Partial<BuildOptions> = {}, settingsText = '') {
  const disk = diskOf(files, settingsText);
  return { disk, report: again(disk, options) };
}

function again(disk: Disk, options: Partial<BuildOptions> = {}): BuildReport {
  return publish({ disk }, publicationOf(disk), { now: NOW, ...options });
}

/** A run over a real folder: only there are pictures beside articles no articles themselves. */
function runIn(files: Files, options: Partial<BuildOptions> = {}, settingsText = '') {
  const root = folderWith({ 'feed.yaml': SETTINGS + settingsText, ...files });
  return { root, report: again(realDisk(root), options) };
}

function picturesIn(root: string): string[] {
  return Object.keys(filesOf(join(root, 'output'))).filter((path) => path.startsWith('media/'));
}

/** The documents in which our own address of a file stands. */
function documentsNaming(root: string, path: string): string[] {
  const documents = Object.entries(filesOf(join(root, 'output'))).filter(([name]) => !name.includes('/'));
  return documents
    .filter(([, text]) => text.includes(`https://news.example.nz/${path}`))
    .map(([name]) => name);
}

function outputOf({ files }: ReturnType<typeof memoryDisk>): Record<string, string> {
  const paths = [...files.keys()].filter((path) => path.startsWith('output/'));
  return Object.fromEntries(paths.map((path) => [path, String(files.get(path))]));
}

/** The titles in the JSON feed; all three formats hold the same items. */
function titlesOf({ files }: ReturnType<typeof memoryDisk>, folder = 'output'): string[] {
  const feed: { items: { title: string }[] } = JSON.parse(String(files.get(`${folder}/feed.json`)));
  const count = feed.items.length;
  expect(String(files.get(`${folder}/rss.xml`)).split('<item>')).toHaveLength(count + 1);
  expect(String(files.get(`${folder}/atom.xml`)).split('<entry>')).toHaveLength(count + 1);
  return feed.items.map(({ title }) => title);
}

function times(root: string): unknown[] {
  const paths = ['', ...Object.keys(filesOf(join(root, 'output')))];
  return paths.map((path) => {
    const { mtimeMs, ctimeMs, ino } = statSync(join(root, 'output', path));
    return { path, mtimeMs, ctimeMs, ino };
  });
}

function codes({ problems }: BuildReport): string[] {
  return problems.map(({ code }) => code);
}
