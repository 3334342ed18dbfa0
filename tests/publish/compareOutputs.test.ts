import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Disk } from '../../src/disk/disk.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { compareOutputs, type SettledOutput } from '../../src/publish/compareOutputs.ts';
import { prepareBuild } from '../../src/publish/prepare.ts';
import { publish } from '../../src/publish/publish.ts';
import { settleOutputs } from '../../src/publish/settleOutputs.ts';
import { article } from '../support/articles.ts';
import { type Files, filesOf, folderWith, putFiles } from '../support/files.ts';
import { publicationOf } from '../support/memoryDisk.ts';
import { NOW, SETTINGS, SHORTEST } from '../support/publication.ts';

/** The paths of all texts that were rendered. */
const rendered = vi.hoisted(() => [] as string[]);

vi.mock('../../src/publish/renderOutput.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../src/publish/renderOutput.ts')>();
  const renderOutput: typeof real.renderOutput = (output, context, load) => {
    rendered.push(output.path);
    return real.renderOutput(output, context, load);
  };
  return { ...real, renderOutput };
});

const PROGRAM = 'a program';
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';
const TEXTS = ['rss.xml', 'atom.xml', 'feed.json', 'feed.css'];
const LEFTOVER = '.rss.xml.01234567-0123-0123-0123-0123456789ab.dateline-tmp';

afterEach(() => {
  rendered.length = 0;
});

function publicationWith(files: Files = {}, settingsText = SETTINGS): string {
  return folderWith({
    'feed.yaml': settingsText,
    'items/road.md': article('The road', '2014-12-21 08:00'),
    ...files,
  });
}

/** One run with records. `begun` tells whether it began to write. */
function runIn(root: string) {
  return runWith(root, PROGRAM);
}

function runWithoutRecords(root: string) {
  return runWith(root, undefined);
}

function runWith(root: string, program: string | undefined) {
  rendered.length = 0;
  const disk = realDisk(root);
  let begun = false;
  const begin: Disk['begin'] = (folder) => {
    begun = true;
    return disk.begin(folder);
  };
  const report = publish({ disk: { ...disk, begin }, program }, publicationOf(disk), { now: NOW });
  return { report, begun, rendered: rendered.splice(0) };
}

const settleAll = (build: ReturnType<typeof prepareBuild>, disk: Disk) =>
  settleOutputs(build, compareOutputs(build, disk), disk);

function prepareIn(root: string) {
  const disk = realDisk(root);
  return { disk, build: prepareBuild({ disk, program: PROGRAM }, publicationOf(disk), { now: NOW }) };
}

function compareIn(root: string): { compared: readonly SettledOutput[]; rendered: readonly string[] } {
  const { disk, build } = prepareIn(root);
  const compared = [...settleAll(build, disk)];
  return { compared, rendered: rendered.splice(0) };
}

const statusesOf = (compared: readonly SettledOutput[]) =>
  Object.fromEntries(compared.map(({ output, status }) => [output.path, status]));

const edit = (root: string, title: string) =>
  putFiles(root, { 'items/road.md': article(title, '2014-12-21 08:00') });

describe('an output', () => {
  it('is recorded when it is written, and not rendered as long as nobody touches it', () => {
    const root = publicationWith();
    expect(runIn(root)).toMatchObject({
      begun: true,
      report: { written: expect.arrayContaining(['output/rss.xml']) },
    });
    expect([...prepareIn(root).build.records.outputs.keys()].toSorted()).toEqual(TEXTS.toSorted());
    for (const _ of [1, 2]) {
      expect(runIn(root)).toMatchObject({ begun: false, rendered: [], report: { written: [] } });
      const { compared, rendered: again } = compareIn(root);
      expect(again).toEqual([]);
      expect(new Set(compared.map(({ status }) => status))).toEqual(new Set(['unchanged']));
      expect(compared.flatMap(({ text }) => text ?? [])).toEqual([]);
    }
  });

  it('is rendered once if its file was touched, and holds the same', () => {
    const root = publicationWith();
    runIn(root);
    const rss = join(root, 'output/rss.xml');
    writeFileSync(rss, readFileSync(rss));
    expect(runIn(root)).toMatchObject({ begun: false, rendered: ['rss.xml'] });
    expect(runIn(root)).toMatchObject({ begun: false, rendered: [] });
  });

  it('is recorded if its text was there already', () => {
    const root = publicationWith();
    runIn(root);
    rmSync(join(root, '.dateline'), { recursive: true });
    expect(runIn(root)).toMatchObject({ begun: false, rendered: TEXTS });
    expect(runIn(root)).toMatchObject({ begun: false, rendered: [] });
  });

  it('is looked for, and not read, where nothing stands in its place', () => {
    const disk = realDisk(publicationWith());
    const hasText = vi.fn(disk.hasText);
    publish({ disk: { ...disk, hasText } }, publicationOf(disk), { now: NOW });
    expect(hasText.mock.calls.map(([path]) => path).filter((path) => path !== 'feed.lock')).toEqual([]);
    publish({ disk: { ...disk, hasText } }, publicationOf(disk), { now: NOW });
    expect(hasText).toHaveBeenCalledWith('output/rss.xml', expect.any(String));
  });

  it('is stale if its file is gone or edited, or its text is rendered of something else', () => {
    const root = publicationWith();
    runIn(root);
    rmSync(join(root, 'output/rss.xml'));
    const isWritten = { begun: true, rendered: ['rss.xml'], report: { written: ['output/rss.xml'] } };
    expect(runIn(root)).toMatchObject(isWritten);
    putFiles(root, { 'output/rss.xml': 'Mine.' });
    expect(runIn(root)).toMatchObject({ begun: true, report: { written: ['output/rss.xml'] } });
    edit(root, 'Another road');
    expect(runIn(root)).toMatchObject({
      begun: true,
      report: { written: expect.arrayContaining(['output/rss.xml']) },
    });
    expect(readFileSync(join(root, 'output/rss.xml'), 'utf8')).toContain('Another road');
    expect(runIn(root)).toMatchObject({ begun: false, rendered: [] });
  });

  it('is unchanged if it is rendered of something else and is the same, and recorded as that', () => {
    const root = publicationWith();
    runIn(root);
    const before = prepareIn(root).build.records.outputs.get('feed.css');
    // The stylesheet shows no article, and every text is made of the settings.
    putFiles(root, { 'feed.yaml': SETTINGS.replace('Harbour News', 'Harbour Times') });
    const { disk, build } = prepareIn(root);
    rendered.length = 0;
    const statuses = statusesOf([...settleAll(build, disk)]);
    expect(statuses['feed.css']).toBe('unchanged');
    expect(statuses['rss.xml']).toBe('written');
    expect(rendered).toContain('feed.css');
    const after = build.records.outputs.get('feed.css');
    expect(after?.state).toBe(before?.state);
    expect(after?.inputsHash).not.toBe(before?.inputsHash);
    runIn(root);
    expect(compareIn(root).rendered).toEqual([]);
  });

  it('is forgotten when it is no longer planned', () => {
    const root = publicationWith({}, `${SETTINGS}feedMenu: true\n`);
    runIn(root);
    const menu = Object.keys(filesOf(join(root, 'output'))).filter((path) => !TEXTS.includes(path));
    expect(menu).toHaveLength(1);
    const recorded = () => [...prepareIn(root).build.records.outputs.keys()].toSorted();
    expect(recorded()).toEqual([...TEXTS, ...menu].toSorted());
    putFiles(root, { 'feed.yaml': SETTINGS });
    runIn(root);
    expect(recorded()).toEqual(TEXTS.toSorted());
  });

  it('is forgotten by the comparison when its article has no page any more', () => {
    const root = publicationWith({ 'items/ferry.md': article('The ferry', '2014-11-20 08:00') }, SHORTEST);
    runIn(root);
    rmSync(join(root, 'items/ferry.md'));
    const { disk, build } = prepareIn(root);
    expect(build.records.outputs.has('2014/11/20/ferry/index.html')).toBe(true);
    for (const _ of settleAll(build, disk));
    expect(build.records.outputs.has('2014/11/20/ferry/index.html')).toBe(false);
    expect(build.records.outputs.has('2014/12/21/road/index.html')).toBe(true);
  });

  it('is rendered each time if nothing is recorded', () => {
    const root = publicationWith();
    for (const _ of [1, 2]) runWithoutRecords(root);
    expect(runWithoutRecords(root)).toMatchObject({ begun: false, rendered: TEXTS });
  });
});

describe('a comparison', () => {
  it('ends at the first difference if it is asked no further, and renders nothing after it', () => {
    const root = publicationWith();
    runWithoutRecords(root);
    putFiles(root, { 'output/atom.xml': 'Mine.' });
    const { disk, build } = prepareIn(root);
    rendered.length = 0;
    for (const { status } of settleAll(build, disk)) if (status === 'written') break;
    expect(rendered).toEqual(['rss.xml', 'atom.xml']);
  });

  it('looks first at what is recorded of other inputs', () => {
    const root = publicationWith({ 'items/ferry.md': article('The ferry', '2014-11-20 08:00') }, SHORTEST);
    runIn(root);
    const style = join(root, 'output/page.css');
    writeFileSync(style, readFileSync(style));
    putFiles(root, { 'items/ferry.md': article('The ferry', '2014-11-20 08:00', 'Another text.') });
    const { disk, build } = prepareIn(root);
    build.records.outputs.delete('404.html');
    rendered.length = 0;
    for (const { status } of settleAll(build, disk)) if (status === 'written') break;
    expect(rendered).toEqual(['rss.xml']);
    rendered.length = 0;
    for (const _ of settleAll(build, disk));
    expect(rendered).toContain('2014/11/20/ferry/index.html');
    expect(rendered.slice(-2).toSorted()).toEqual(['404.html', 'page.css']);
  });

  it('tells of each planned file what is to be done', () => {
    const root = publicationWith(
      {
        'items/road.md': article('The road', '2014-12-21 08:00', '![Sea](sea.svg)'),
        'items/sea.svg': PICTURE,
        'output/2014/12/21/road/index.html': 'Somebody else’s.',
      },
      SHORTEST,
    );
    runIn(root);
    putFiles(root, { 'output/archive/2001-02.xml': 'http://purl.org/syndication/history/1.0' });
    const [copy = ''] = Object.keys(filesOf(join(root, 'output'))).filter((path) =>
      path.startsWith('media/'),
    );
    rmSync(join(root, 'output', copy));
    expect(statusesOf(compareIn(root).compared)).toMatchObject({
      'rss.xml': 'unchanged',
      'archive/2001-02.xml': 'removed',
      '2014/12/21/road/index.html': 'notOurs',
      [copy]: 'written',
    });
    putFiles(root, { [`output/${copy}`]: 'Cut off.' });
    expect(statusesOf(compareIn(root).compared)[copy]).toBe('written');
    putFiles(root, { [`output/${copy}`]: PICTURE });
    expect(statusesOf(compareIn(root).compared)[copy]).toBe('unchanged');
  });
});

describe('a run that has nothing to write', () => {
  const files = {
    'items/road.md': article('The road', '2014-12-21 08:00', '![Sea](sea.svg)'),
    'items/sea.svg': PICTURE,
  };

  it('does not begin to', () => {
    const root = publicationWith(files);
    runIn(root);
    expect(runIn(root)).toMatchObject({
      begun: false,
      report: { written: [], removed: [], unchanged: expect.arrayContaining(['feed.lock']) },
    });
  });

  it.each<[string, (root: string) => unknown]>([
    [
      'a copy differs',
      (root) => {
        const paths = Object.keys(filesOf(join(root, 'output')));
        const copy = paths.find((path) => path.startsWith('media/'));
        putFiles(root, { [`output/${copy}`]: 'Cut off.' });
      },
    ],
    ['the lock differs', (root) => rmSync(join(root, 'feed.lock'))],
    ['a killed run has left something', (root) => putFiles(root, { [`output/${LEFTOVER}`]: '' })],
    [
      'something is to go',
      (root) => putFiles(root, { 'output/archive/2001-02.xml': 'http://purl.org/syndication/history/1.0' }),
    ],
  ])('is not one where %s', (_, act) => {
    const root = publicationWith(files);
    runIn(root);
    act(root);
    expect(runIn(root)).toMatchObject({ begun: true });
    expect(runIn(root)).toMatchObject({ begun: false });
    expect(Object.keys(filesOf(root))).not.toContain(`output/${LEFTOVER}`);
  });

  it('is one where what is to go is somebody else’s', () => {
    const root = publicationWith({ ...files, 'output/archive/2001-02.xml': 'theirs' });
    runIn(root);
    expect(runIn(root)).toMatchObject({ begun: false });
    expect(filesOf(root)).toMatchObject({ 'output/archive/2001-02.xml': 'theirs' });
  });
});

describe('where there is an error in what would be written, a run', () => {
  const missing = { 'items/new.md': article('New', '2014-12-22 08:00', '![Gone](gone.png)') };

  it('leaves everything as it was', () => {
    const root = publicationWith({}, SHORTEST);
    runIn(root);
    putFiles(root, { ...missing, 'output/archive/2001-02.xml': 'http://purl.org/syndication/history/1.0' });
    const before = filesOf(root);
    const { report } = runIn(root);
    expect(report).toMatchObject({
      written: [],
      removed: [],
      unchanged: [],
      problems: [{ code: 'PICTURE_MISSING' }],
    });
    const outside = (all: Record<string, string>) =>
      Object.entries(all).filter(([path]) => !path.startsWith('.dateline/'));
    expect(outside(filesOf(root))).toEqual(outside(before));
  });

  it.each(['output', 'site/feeds'])('makes no folder %s, nor any above it', (output) => {
    const root = publicationWith(missing, `${SETTINGS}output: ${output}\n`);
    expect(runWithoutRecords(root).report).toMatchObject({
      written: [],
      problems: [{ code: 'PICTURE_MISSING' }],
    });
    expect(realDisk(root).names('.')).toEqual(['feed.yaml', 'items']);
  });

  it('records no output that it did not write', () => {
    const root = publicationWith(missing);
    runIn(root);
    expect([...prepareIn(root).build.records.outputs.keys()]).toEqual([]);
    rmSync(join(root, 'items/new.md'));
    expect(runIn(root).report.written).toContain('output/rss.xml');
  });
});
