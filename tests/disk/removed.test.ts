import { chmodSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { install } from '../faults/layer.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { diskAt } from './made.ts';

const MARK = '<!-- ours -->';
const ROAD = '2014/12/21/road/index.html';
const GONE = { kind: 'removal', path: ROAD, mark: MARK } as const;
const PAGE = { path: 'index.html', text: `new ${MARK}\n`, mark: MARK };
const EMPTY = { written: [], unchanged: [], removed: [], notOurs: [] };

describe('a file that is no more', () => {
  it('goes, with the folders that it leaves empty', () => {
    const root = folderWith({ [`output/${ROAD}`]: MARK, 'output/rss.xml': '' });
    expect(diskAt(root).write('output', [GONE])).toEqual({ ...EMPTY, removed: [ROAD] });
    expect(statSync(join(root, 'output')).isDirectory()).toBe(true);
    expect(() => statSync(join(root, 'output/2014'))).toThrow('ENOENT');
    expect(filesOf(root)).toEqual({ 'output/rss.xml': '' });
  });

  it('leaves the output folder, though that is empty then', () => {
    const root = folderWith({ [`output/${ROAD}`]: MARK });
    diskAt(root).write('output', [GONE]);
    expect(statSync(join(root, 'output')).isDirectory()).toBe(true);
  });

  it('leaves folders that have anything else in them', () => {
    const beside = { 'output/2014/12/21/ferry/index.html': '', 'output/2014/12/.keep': '' };
    const root = folderWith({ [`output/${ROAD}`]: MARK, ...beside });
    diskAt(root).write('output', [GONE]);
    expect(filesOf(root)).toEqual(beside);
    expect(() => statSync(join(root, 'output/2014/12/21/road'))).toThrow('ENOENT');
  });

  it('goes from a folder of which nothing else is known, and several at once', () => {
    const root = folderWith({
      'output/a/x.html': MARK,
      'output/a/y.html': `${MARK}!`,
      'output/z.html': MARK,
    });
    const gone = ['a/x.html', 'a/y.html', 'z.html'].map(
      (path) => ({ kind: 'removal', path, mark: MARK }) as const,
    );
    expect(diskAt(root).write('output', gone).removed).toEqual(['a/x.html', 'a/y.html', 'z.html']);
    expect(filesOf(root)).toEqual({});
  });

  it('that was gone already is nothing to do, and no folder is made for it', () => {
    const root = folderWith({ 'feed.yaml': '' });
    expect(diskAt(root).write('output', [GONE])).toEqual(EMPTY);
    expect(() => statSync(join(root, 'output'))).toThrow('ENOENT');
  });

  it('stays where it has not our mark', () => {
    const theirs = { [`output/${ROAD}`]: '<!-- theirs -->' };
    const root = folderWith(theirs);
    expect(diskAt(root).write('output', [GONE])).toEqual(EMPTY);
    expect(filesOf(root)).toEqual(theirs);
  });

  it('stays where it is a folder now', () => {
    const root = folderWith({ [`output/${ROAD}/mine.txt`]: MARK });
    expect(diskAt(root).write('output', [GONE])).toEqual(EMPTY);
    expect(Object.keys(filesOf(root))).toEqual([`output/${ROAD}/mine.txt`]);
  });

  it('stays where it is a link, and so does what that leads to', () => {
    const outside = folderWith({ 'page.html': MARK });
    const root = folderWith({ 'output/text': '' });
    symlinkSync(join(outside, 'page.html'), join(root, 'output/page.html'));
    expect(diskAt(root).write('output', [{ kind: 'removal', path: 'page.html', mark: MARK }])).toEqual(EMPTY);
    expect(filesOf(outside)).toEqual({ 'page.html': MARK });
  });

  it('stays where a link leads out of the output folder, and other files are written', () => {
    const outside = folderWith({ '12/21/road/index.html': MARK });
    const root = folderWith({ 'output/text': '' });
    symlinkSync(outside, join(root, 'output/2014'));
    expect(diskAt(root).write('output', [GONE, PAGE])).toEqual({ ...EMPTY, written: ['index.html'] });
    expect(filesOf(outside)).toEqual({ '12/21/road/index.html': MARK });
  });

  it('goes where a link leads to another folder of the output, and the link stays', () => {
    const root = folderWith({ 'output/archive/12/21/road/index.html': MARK });
    symlinkSync(join(root, 'output/archive'), join(root, 'output/2014'));
    expect(diskAt(root).write('output', [GONE]).removed).toEqual([ROAD]);
    expect(statSync(join(root, 'output/2014')).isDirectory()).toBe(true);
  });

  // Nothing is kept from root, as whom the tests of many machines run.
  it.runIf(process.getuid?.() !== 0)('stays where it may not be read, and the run ends well', () => {
    const root = folderWith({ 'output/x.html': MARK });
    chmodSync(join(root, 'output/x.html'), 0o200);
    expect(diskAt(root).write('output', [{ kind: 'removal', path: 'x.html', mark: MARK }])).toEqual(EMPTY);
  });

  it.each(['EROFS', 'EACCES'] as const)(
    'that cannot be removed (%s) is told, and the lock is written by the run that can',
    (kind) => {
      const root = folderWith({ [`output/${ROAD}`]: MARK });
      const write = () => diskAt(root).write('output', [GONE, PAGE], 'gone');
      const uninstall = install({ at: 1, kind, lasts: 'for ever', change: 'remove', endingIn: '.html' });
      expect(write).toThrow(kind);
      uninstall();
      expect(Object.keys(filesOf(root))).toEqual([`output/${ROAD}`, 'output/index.html']);
      expect(write()).toEqual({ ...EMPTY, unchanged: ['index.html'], removed: [ROAD], lock: 'written' });
    },
  );
});

describe('a file with a mark', () => {
  it('takes the place of one that has it', () => {
    const root = folderWith({ 'output/index.html': `old ${MARK}` });
    expect(diskAt(root).write('output', [PAGE])).toEqual({ ...EMPTY, written: ['index.html'] });
    expect(filesOf(root)).toEqual({ 'output/index.html': PAGE.text });
  });

  it.each([
    ['another text', 'theirs'],
    ['no text', ''],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0])],
  ])('does not take the place of one with %s', (_, text) => {
    const root = folderWith({ 'output/index.html': text });
    expect(diskAt(root).write('output', [PAGE])).toEqual({ ...EMPTY, notOurs: ['index.html'] });
    expect(filesOf(root)).toEqual({ 'output/index.html': String(text) });
  });

  it('does not take the place of a folder, nor of a file where its folder would be', () => {
    const root = folderWith({ 'output/2014': 'a file' });
    mkdirSync(join(root, 'output/index.html'));
    const road = { ...PAGE, path: ROAD };
    expect(diskAt(root).write('output', [PAGE, road])).toEqual({
      ...EMPTY,
      notOurs: ['index.html', ROAD],
    });
    expect(filesOf(root)).toEqual({ 'output/2014': 'a file' });
  });

  it('does not take the place of a link, not even of one that leads nowhere', () => {
    const root = folderWith({ 'output/mine.html': MARK });
    symlinkSync(join(root, 'output/mine.html'), join(root, 'output/index.html'));
    symlinkSync(join(root, 'nowhere'), join(root, 'output/page.css'));
    const sheet = { ...PAGE, path: 'page.css' };
    expect(diskAt(root).write('output', [PAGE, sheet]).notOurs).toEqual(['index.html', 'page.css']);
    expect(filesOf(root)).toEqual({ 'output/mine.html': MARK });
  });

  it.each([
    ['out of the output folder', '..'],
    ['to a folder beside it, whose name begins as its own', '../output-of-old'],
    ['nowhere', 'nowhere'],
  ])('is not written where a link in the place of a folder leads %s', (_, target) => {
    const root = folderWith({ 'output/text': '', 'output-of-old/text': '' });
    symlinkSync(join(root, 'output', target), join(root, 'output/2014'));
    expect(diskAt(root).write('output', [{ ...PAGE, path: ROAD }]).notOurs).toEqual([ROAD]);
    expect(Object.keys(filesOf(root))).toEqual(['output-of-old/text', 'output/text']);
  });

  it('is as it should be where it says the same, though it has lost the mark', () => {
    const root = folderWith({ 'output/a.html': 'same' });
    const same = { path: 'a.html', text: 'same', mark: MARK };
    expect(diskAt(root).write('output', [same])).toEqual({ ...EMPTY, unchanged: ['a.html'] });
  });
});

it('compare tells what write would do, and does nothing', () => {
  const there = { [`output/${ROAD}`]: MARK, 'output/index.html': 'theirs', 'output/x.html': 'theirs' };
  const root = folderWith(there);
  expect(
    diskAt(root).compare('output', [PAGE, GONE, { kind: 'removal', path: 'x.html', mark: MARK }]),
  ).toEqual({
    ...EMPTY,
    removed: [ROAD],
    notOurs: ['index.html'],
    hasLeftovers: false,
  });
  expect(filesOf(root)).toEqual(there);
});
