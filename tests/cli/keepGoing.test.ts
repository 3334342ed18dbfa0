import { describe, expect, it } from 'vitest';
import { article } from '../support/articles.ts';
import { memoryDisk } from '../support/memoryDisk.ts';
import { SETTINGS } from '../support/publication.ts';
import { build, tell } from './commandLine.ts';

const FERRY = article('The ferry is back', '6:12 am on 3 March 2015');
const FILES = { 'items/ferry.md': FERRY, 'items/README.md': 'Put articles here.\n' };

describe('an article with an error', () => {
  it('is told with status 1, and nothing is written, if nothing is said', async () => {
    const { status, stdout, disk } = await build([], FILES);
    expect({ status, isWritten: disk.files.has('output/rss.xml') }).toEqual({ status: 1, isWritten: false });
    expect(stdout).toContain('Harbour News: nothing written, one error stands\n');
  });

  it.each([
    ['--keep-going', ['--keep-going'], ''],
    ['onError: skip', [], 'onError: skip\n'],
  ])('is left out with status 3 by %s', async (_, args, settingsText) => {
    const { status, stdout, stderr, disk } = await build(args, FILES, settingsText);
    expect({ status, isWritten: disk.files.has('output/rss.xml') }).toEqual({ status: 3, isWritten: true });
    expect(stderr).toContain('items/README.md:1:1 error DATE_MISSING');
    expect(stdout).toMatch(/^ {2}left out {4}items\/README\.md\n {14}errors keep these out; .*\n/m);
  });

  it('stays as it was, and that is told', async () => {
    const { disk } = await build([], { 'items/ferry.md': FERRY });
    disk.files.set('items/ferry.md', Buffer.from('---\ntitle: [\n---\n'));
    const { status, stdout } = await tell(['build', '--keep-going'], disk);
    expect(status).toBe(3);
    expect(stdout).toContain('left out    items/ferry.md: stays as it was\n');
    const { stdout: json } = await tell(['build', '--keep-going', '--json'], disk);
    expect(JSON.parse(json)).toMatchObject({
      written: [],
      leftOut: [{ file: 'items/ferry.md', isKept: true }],
    });
  });

  it.each(['build --dry-run', 'check'])('ends %s with status 3', async (command) => {
    const disk = memoryDisk({ 'feed.yaml': `${SETTINGS}onError: skip\n`, ...FILES });
    expect(await tell(command.split(' '), disk)).toMatchObject({ status: 3 });
    expect(disk.files.has('output/rss.xml')).toBe(false);
  });

  it('is no error that keeps diff from telling the others', async () => {
    const disk = memoryDisk({ 'feed.yaml': SETTINGS, ...FILES });
    const { status, stdout } = await tell(['diff', '--keep-going'], disk);
    expect(status).toBe(1);
    expect(stdout).toContain('new        The ferry is back');
    expect(stdout).toContain('5 files would be written');
  });
});

it('onError has no other values', async () => {
  const { status, stderr } = await build([], FILES, 'onError: ignore\n');
  expect(status).toBe(2);
  expect(stderr).toContain('expected stop or skip, found "ignore"');
  expect(await build([], FILES, 'onError: stop\n')).toMatchObject({ status: 1 });
});
