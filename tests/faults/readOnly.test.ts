import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putFiles } from '../support/files.ts';
import { type Fault, install } from './layer.ts';
import { filesOf, NEW_ARTICLE, runHere } from './scenarios.ts';

const NOT_WRITTEN =
  'dateline: the feeds could not be written; each is still the last good one, or the new one (';

// Root may write everywhere, and so may the tests of many machines: that a folder is read-only is said by the layer
// between the program and the disk, with the error that Linux would give.
describe.each(['EROFS', 'EACCES'] as const)('with %s, a run', (kind) => {
  it.each([
    { what: 'the output folder', where: { under: '/output/' }, path: /\/output\/\.rss\.xml\..*/ },
    { what: 'the folder of feed.yaml', where: {}, path: /\/\.run\..*/ },
    { what: 'the place of feed.lock', where: { under: '/.feed.lock' }, path: /\/\.feed\.lock\..*/ },
    { what: 'feed.lock itself', where: { endingIn: 'feed.lock' }, path: /\/feed\.lock/ },
  ])('says of $what that it cannot be written to, and leaves every file', async ({ where, path }) => {
    const root = NEW_ARTICLE.prepare();
    const before = filesOf(root);
    const { status, said } = await refusedFor(root, { kind, ...where });
    expect(status).toBe(1);
    expect(said.startsWith(`${NOT_WRITTEN}${kind}: `), said).toBe(true);
    expect(said).toMatch(path);
    expect(said.split('\n')).toHaveLength(2);
    // Documents are in their places before the lock is.
    const left = where.endingIn ? { 'feed.lock': before['feed.lock'] } : before;
    expect(filesOf(root)).toMatchObject(left);
    expect(Object.keys(filesOf(root))).toEqual(Object.keys(before));
  });
});

// Nothing is read-only to root, as whom the tests of many machines run.
it.runIf(process.getuid?.() !== 0)('says of a folder whose mode forbids writing that it does', async () => {
  const root = NEW_ARTICLE.prepare();
  const before = filesOf(root);
  chmodSync(join(root, 'output'), 0o555);
  const { status, said } = await runHere(NEW_ARTICLE.args(root));
  chmodSync(join(root, 'output'), 0o755);
  expect(status).toBe(1);
  expect(said).toContain(`${NOT_WRITTEN}EACCES: permission denied`);
  expect(filesOf(root)).toEqual(before);
});

it('a run whose output folder cannot be made says so', async () => {
  const root = NEW_ARTICLE.prepare();
  rmSync(join(root, 'output'), { recursive: true });
  const { status, said } = await refusedFor(root, { kind: 'EROFS', under: '/output' });
  expect(status).toBe(1);
  expect(said).toContain(`EROFS: the disk refuses, folder ${root}/output`);
});

it('a run that has nothing to write asks nothing of a folder that is read-only', async () => {
  const root = NEW_ARTICLE.prepare();
  await runHere(NEW_ARTICLE.args(root));
  const { status, said } = await refusedFor(root, { kind: 'EROFS' });
  expect(status, said).toBe(0);
});

it('says that output is a file, and leaves it', async () => {
  const root = NEW_ARTICLE.prepare();
  rmSync(join(root, 'output'), { recursive: true });
  putFiles(root, { output: 'mine' });
  const before = filesOf(root);
  const { status, said } = await runHere(NEW_ARTICLE.args(root));
  expect(status).toBe(1);
  expect(said).toBe(`${NOT_WRITTEN}output is a file; put a folder in its place)\n`);
  expect(filesOf(root)).toEqual(before);
});

it('says that feed.lock is a folder, and leaves it', async () => {
  const root = NEW_ARTICLE.prepare();
  rmSync(join(root, 'feed.lock'));
  mkdirSync(join(root, 'feed.lock'));
  const before = filesOf(root);
  const { status, said } = await runHere(NEW_ARTICLE.args(root));
  expect(status).toBe(1);
  expect(said).toMatch(/\(EISDIR: expected a file, found a folder, read '.*\/feed\.lock'\)\n$/);
  expect(filesOf(root)).toEqual(before);
});

describe('a feed.lock that is a symbolic link', () => {
  it('is neither replaced nor written through: a run says so, and leaves every document', async () => {
    const root = NEW_ARTICLE.prepare();
    const lock = readFileSync(join(root, 'feed.lock'), 'utf8');
    rmSync(join(root, 'feed.lock'));
    putFiles(root, { 'elsewhere/lock': lock });
    symlinkSync('elsewhere/lock', join(root, 'feed.lock'));
    const before = filesOf(root);
    const { status, said } = await runHere(NEW_ARTICLE.args(root));
    expect(status).toBe(1);
    expect(said).toBe(`${NOT_WRITTEN}feed.lock is a symbolic link; put the file itself here)\n`);
    expect(filesOf(root)).toEqual(before);
  });

  it('to nothing is not taken for none, which would give every article a new id', async () => {
    const root = NEW_ARTICLE.prepare();
    rmSync(join(root, 'feed.lock'));
    symlinkSync('gone', join(root, 'feed.lock'));
    const before = filesOf(root);
    const { status, said } = await runHere(NEW_ARTICLE.args(root));
    expect(status).toBe(1);
    expect(said).toContain(`ENOENT: no such file or directory, open '${root}/feed.lock'`);
    expect(filesOf(root)).toEqual(before);
  });
});

async function refusedFor(
  root: string,
  { under = '/', ...fault }: Pick<Fault, 'kind' | 'under' | 'endingIn'>,
) {
  const undo = install({ ...fault, under: root + under, at: 1, lasts: 'for ever' });
  return runHere(NEW_ARTICLE.args(root)).finally(undo);
}
