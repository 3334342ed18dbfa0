import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { checkPublication } from '../../src/publish/check.ts';
import { diffPublication } from '../../src/publish/diff.ts';
import { exitStatusOf } from '../../src/publish/exitStatus.ts';
import { publish } from '../../src/publish/publish.ts';
import { readSettings } from '../../src/publish/readSettings.ts';
import type { BuildOptions } from '../../src/publish/world.ts';
import { article } from '../support/articles.ts';
import { type Files, filesOf, folderWith, putFiles } from '../support/files.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

const SKIP = `${SHORTEST}onError: skip\n`;
const BROKEN = '---\ntitle: [\n---\n';
const FERRY = article('The ferry is back', '6:12 am on 3 March 2015', 'It left at six with the mail.');
const WHALE = article('A whale looks in', '5:40 pm on 5 March 2015', 'It stayed for a day and a night.');
const TIDE = article('The tide is in', '9:00 am on 7 March 2015', 'It came in at nine in the morning.');
const OLD = article('The wharf is new', '9:00 am on 7 March 2014', 'It was opened by the mayor and a band.');

/** A publication that was built once with these articles, and then changed. */
function changed(before: Files, after: Files, settingsText = SKIP): string {
  const root = folderWith({ 'feed.yaml': settingsText, ...before });
  build(root);
  putFiles(root, after);
  return root;
}

function planned(root: string) {
  const disk = realDisk(root);
  const publication = readSettings(disk);
  if (publication.settings === undefined) throw new Error('no settings');
  return { disk, publication };
}

function build(root: string, options: Partial<BuildOptions> = {}) {
  const { disk, publication } = planned(root);
  return publish({ disk }, publication, { now: NOW, ...options });
}

const itemsIn = (root: string, path = 'output/feed.json') =>
  JSON.parse(filesOf(root)[path] ?? '{ "items": [] }').items as {
    id: string;
    title: string;
    content_html: string;
  }[];
const titlesIn = (root: string, path?: string) => itemsIn(root, path).map(({ title }) => title);

describe('an article with an error', () => {
  it('is still where links lead that lead to it', () => {
    const link = article('The tide is in', '9:00 am on 7 March 2015', 'See [the ferry](ferry.md).');
    const root = changed({ 'items/ferry.md': FERRY, 'items/tide.md': link }, { 'items/ferry.md': BROKEN });
    const before = filesOf(root);
    expect(build(root).leftOut).toEqual([{ file: 'items/ferry.md', isKept: true }]);
    expect(filesOf(root)).toEqual(before);
    expect(itemsIn(root)[0]?.content_html).toContain('href="https://news.example.nz/2015/03/03/ferry/"');
  });

  it('is still the episode that it was, with its chapters', () => {
    const head = 'title: Tides\ndate: 2015-03-07 09:00\nseason: 2\nepisode: 7\npersons: Cleo\n';
    const files =
      'enclosures: { url: https://cdn.example/1.mp3, type: audio/mpeg, sizeInBytes: 9, duration: 62 }\n';
    const chapters = 'chapters: [{ start: 0, title: Hello }, { start: 9, title: Pier }]\n';
    const show =
      'podcast: { image: https://cdn.example/c.jpg, category: News, explicit: false, simpleChapters: true }\n';
    const root = changed(
      { 'items/tide.md': `---\n${head}${files}${chapters}---\n\nIt came in.\n` },
      { 'items/tide.md': BROKEN },
      SKIP + show,
    );
    const before = filesOf(root)['output/rss.xml'];
    putFiles(root, { 'items/ferry.md': FERRY });
    expect(build(root).leftOut).toEqual([{ file: 'items/tide.md', isKept: true }]);
    expect(filesOf(root)['output/rss.xml']).toBe(before);
  });

  it('keeps everything from being written, if nothing else is said', () => {
    const root = changed(
      { 'items/ferry.md': FERRY },
      { 'items/ferry.md': BROKEN, 'items/tide.md': TIDE },
      SHORTEST,
    );
    const report = build(root);
    expect(report).toMatchObject({ written: [], leftOut: [] });
    expect(exitStatusOf(report.problems, report.leftOut)).toBe(1);
    expect(titlesIn(root)).toEqual(['The ferry is back']);
  });

  it('stays as subscribers have it, where it is left out, while another is published', () => {
    const before = { 'items/ferry.md': FERRY, 'items/whale.md': WHALE };
    const root = changed(before, { 'items/ferry.md': BROKEN, 'items/tide.md': TIDE, 'items/new.md': BROKEN });
    const page = filesOf(root)['output/2015/03/03/ferry/index.html'];
    const report = build(root);
    expect(titlesIn(root)).toEqual(['The tide is in', 'A whale looks in', 'The ferry is back']);
    expect(filesOf(root)['output/2015/03/03/ferry/index.html']).toBe(page);
    expect(report.leftOut).toEqual([
      { file: 'items/ferry.md', isKept: true },
      { file: 'items/new.md', isKept: false },
    ]);
    expect(report.removed).toEqual([]);
    expect(report.subscribers).toMatchObject({ new: [{ file: 'items/tide.md' }], gone: [], edited: [] });
    expect(exitStatusOf(report.problems, report.leftOut)).toBe(3);
    expect(build(root)).toMatchObject({ written: [], removed: [] });
  });

  it('is published again when it is mended, with its id', () => {
    const root = changed({ 'items/ferry.md': FERRY }, { 'items/ferry.md': BROKEN });
    const [{ id } = { id: '' }] = itemsIn(root);
    build(root);
    putFiles(root, { 'items/ferry.md': FERRY.replace('six', 'seven') });
    expect(build(root).subscribers.edited).toMatchObject([{ id }]);
    expect(itemsIn(root)).toMatchObject([{ id, content_html: '<p>It left at seven with the mail.</p>' }]);
  });

  it('may have it in its text, and a new name', () => {
    const before = { 'items/ferry.md': FERRY, 'items/whale.md': WHALE };
    const root = changed(before, {}, SHORTEST);
    renameSync(join(root, 'items/ferry.md'), join(root, 'items/boat.md'));
    putFiles(root, { 'items/boat.md': `${FERRY}\n![](boat.png)\n` });
    const [shown, lock] = [itemsIn(root), filesOf(root)['feed.lock']];
    const report = build(root, { keepsGoing: true });
    expect(report.problems.map(({ code }) => code)).toContain('PICTURE_MISSING');
    expect(report.leftOut).toEqual([{ file: 'items/boat.md', isKept: true }]);
    expect(itemsIn(root)).toEqual(shown);
    expect(filesOf(root)['feed.lock']).toBe(lock);
  });

  it('leaves the page of another alone, which had its file before', () => {
    const tagged = article(
      'The ferry is back',
      '6:12 am on 3 March 2015',
      'It left at six with the mail.',
      'tags: [sea]\n',
    );
    const wrong = article('Another', '5:40 pm on 5 March 2015', '![Gone](gone.jpg)');
    const root = changed({ 'items/ferry.md': FERRY }, { 'items/boat.md': tagged, 'items/ferry.md': wrong });
    const report = build(root);
    const [page = ''] = Object.keys(filesOf(root)).filter((path) => /2015.03.03/.test(path));
    expect(report.leftOut).toEqual([{ file: 'items/ferry.md', isKept: false }]);
    expect(report.written).toContain(page);
    expect(filesOf(root)[page]).toContain('>sea<');
    expect(build(root).written).toEqual([]);
  });

  it('goes from the feed to the archive as it was, and is found there', () => {
    const settings = `${SKIP}window: { items: 1, days: 1 }\n`;
    const root = changed(
      { 'items/ferry.md': FERRY },
      { 'items/ferry.md': BROKEN, 'items/tide.md': TIDE },
      settings,
    );
    const before = itemsIn(root);
    build(root);
    expect(titlesIn(root)).toEqual(['The tide is in']);
    expect(itemsIn(root, 'output/archive/2015-03.json')).toEqual(before);
    expect(build(root)).toMatchObject({ written: [], removed: [], leftOut: [{ isKept: true }] });
    rmSync(join(root, 'items/tide.md'));
    build(root);
    expect(itemsIn(root)).toEqual(before);
  });

  it('is told where the documents that had it are gone', () => {
    const root = changed({ 'items/ferry.md': FERRY, 'items/whale.md': WHALE }, { 'items/ferry.md': BROKEN });
    for (const name of ['rss.xml', 'atom.xml', 'feed.json']) rmSync(join(root, 'output', name));
    const report = build(root);
    expect(report.problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'items/ferry.md KEPT_MISSING',
      'items/ferry.md YAML_BROKEN',
    ]);
    expect(titlesIn(root)).toEqual(['A whale looks in']);
    putFiles(root, { 'output/atom.xml': '<feed', 'items/ferry.md': FERRY });
    build(root);
    expect(titlesIn(root)).toEqual(['A whale looks in', 'The ferry is back']);
  });

  it('is a warning where warnings are taken for errors', () => {
    const root = changed({ 'items/ferry.md': FERRY }, { 'items/tide.md': `${TIDE}<script>x()</script>\n` });
    const report = build(root, { isStrict: true });
    expect(report.leftOut).toEqual([{ file: 'items/tide.md', isKept: false }]);
    expect(titlesIn(root)).toEqual(['The ferry is back']);
  });

  it('that has a place in a feed only because another was left out is left out too', () => {
    const settings = `${SKIP}window: { items: 1, days: 1 }\narchive: false\npages: false\n`;
    const wrong = (text: string) => `${text}\n![](no.png)\n`;
    const root = folderWith({ 'feed.yaml': settings, 'items/ferry.md': FERRY });
    putFiles(root, { 'items/whale.md': wrong(WHALE), 'items/tide.md': wrong(TIDE), 'items/old.md': OLD });
    const report = build(root);
    expect(report.leftOut.map(({ file }) => file)).toEqual(['items/tide.md', 'items/whale.md']);
    expect(titlesIn(root)).toEqual(['The ferry is back']);
  });
});

describe('an error that is no single article’s', () => {
  it('keeps everything from being written', () => {
    const root = changed({ 'items/ferry.md': FERRY }, { 'items/tide.md': TIDE });
    putFiles(root, { 'feed.lock': '# feed.lock 1:\nnonsense\n' });
    const report = build(root);
    expect(report.written).toEqual([]);
    expect(exitStatusOf(report.problems, report.leftOut)).toBe(1);
  });
});

describe('two articles with one id', () => {
  const same = (text: string) => text.replace('---\n', '---\nid: urn:one\n');

  it('are both left out where subscribers have neither', () => {
    const both = { 'items/ferry.md': same(FERRY), 'items/whale.md': same(WHALE) };
    const root = changed({ 'items/tide.md': TIDE }, both);
    expect(build(root).leftOut.map(({ file }) => file)).toEqual(['items/ferry.md', 'items/whale.md']);
    expect(titlesIn(root)).toEqual(['The tide is in']);
  });

  it('leave the one that subscribers have', () => {
    const root = changed({ 'items/whale.md': same(WHALE) }, { 'items/ferry.md': same(FERRY) });
    expect(build(root).leftOut.map(({ file }) => file)).toEqual(['items/ferry.md']);
    expect(titlesIn(root)).toEqual(['A whale looks in']);
  });
});

describe('an article whose id has changed', () => {
  it('stays under the one that subscribers have', () => {
    const root = changed(
      { 'items/ferry.md': FERRY },
      { 'items/ferry.md': FERRY.replace('---\n', '---\nid: urn:new\n') },
    );
    const before = itemsIn(root);
    const report = build(root);
    expect(report.problems.map(({ code }) => code)).toContain('ID_CHANGED');
    expect(itemsIn(root)).toEqual(before);
    expect(report.leftOut).toEqual([{ file: 'items/ferry.md', isKept: true }]);
  });
});

describe('an article that wants the page of another', () => {
  it('is left out, though it is newer', () => {
    const settings = SKIP;
    const other = article(
      'Another ferry',
      '8:00 pm on 3 March 2015',
      'Another.',
      'slug: ferry\nid: urn:other\n',
    );
    const root = changed({ 'items/ferry.md': FERRY }, { 'items/another.md': other }, settings);
    const page = filesOf(root)['output/2015/03/03/ferry/index.html'];
    const report = build(root);
    expect(report.problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'items/another.md PAGE_SHARED',
    ]);
    expect(filesOf(root)['output/2015/03/03/ferry/index.html']).toBe(page);
  });
});

describe('an article that wants the page of one that is left out', () => {
  it('is left out as well', () => {
    const other = article('Another', '8:00 pm on 3 March 2015', 'Another.', 'slug: ferry\nid: urn:other\n');
    const root = changed(
      { 'items/ferry.md': FERRY },
      { 'items/ferry.md': BROKEN, 'items/another.md': other },
    );
    const before = itemsIn(root);
    const report = build(root);
    expect(report.problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'items/another.md PAGE_SHARED',
      'items/ferry.md YAML_BROKEN',
    ]);
    expect(itemsIn(root)).toEqual(before);
    expect(build(root)).toMatchObject({ written: [], removed: [] });
  });
});

describe('an article that may be either of two', () => {
  it('is left out, and both stay', () => {
    const root = changed({ 'items/a.md': FERRY, 'items/b.md': FERRY, 'items/whale.md': WHALE }, {});
    const before = itemsIn(root);
    renameSync(join(root, 'items/a.md'), join(root, 'items/c.md'));
    rmSync(join(root, 'items/b.md'));
    const report = build(root);
    expect(report.problems.map(({ code }) => code)).toEqual(['ID_UNCLEAR']);
    expect(report.leftOut).toEqual([{ file: 'items/c.md', isKept: true }]);
    expect(report.subscribers).toMatchObject({ gone: [], new: [] });
    expect(itemsIn(root)).toEqual(before);
  });
});

describe('what other commands say', () => {
  it('is what a build would do', () => {
    const root = changed({ 'items/ferry.md': FERRY }, { 'items/ferry.md': BROKEN, 'items/tide.md': TIDE });
    const { disk, publication } = planned(root);
    const before = filesOf(root);
    const expected = [{ file: 'items/ferry.md', isKept: true }];
    const dry = build(root, { isDryRun: true });
    const { report } = diffPublication({ disk }, publication, { now: NOW });
    const checked = checkPublication({ disk }, publication, { now: NOW });
    expect([dry.leftOut, report.leftOut, checked.leftOut]).toEqual([expected, expected, expected]);
    expect(dry.written).toContain('output/rss.xml');
    expect(report.written).toEqual(dry.written);
    expect(report.subscribers.new).toMatchObject([{ file: 'items/tide.md' }]);
    expect(checked.problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'YAML_BROKEN' },
    ]);
    expect(checked.problems.map(({ code }) => code)).toContain('OUTPUT_STALE');
    expect(filesOf(root)).toEqual(before);
  });
});
