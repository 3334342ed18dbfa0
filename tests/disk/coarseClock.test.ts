import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { isSameLook } from '../../src/disk/disk.ts';
import { stateOf } from '../../src/disk/fileState.ts';
import { diskOf, runAt } from '../publish/incremental/history.ts';
import { article } from '../support/articles.ts';
import { folderWith } from '../support/files.ts';
import { NOW, SETTINGS } from '../support/publication.ts';

/** What the file system does with times, in milliseconds. */
const clock = vi.hoisted(() => ({ grain: 1, age: 0 }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const coarse = (time: number) => Math.floor((time - clock.age) / clock.grain) * clock.grain;
  const lstatSync = (...args: Parameters<typeof fs.lstatSync>) => {
    const there = fs.lstatSync(...args) as import('node:fs').Stats | undefined;
    return there && Object.assign(there, { ctimeMs: coarse(there.ctimeMs), mtimeMs: coarse(there.mtimeMs) });
  };
  return { ...fs, lstatSync };
});

const picture = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20"/>`;

/** Changes a file in its place, and not its length. */
function edit(root: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(root, file), 'utf8');
  expect([to.length, text]).toEqual([from.length, expect.stringContaining(from)]);
  writeFileSync(join(root, file), text.replaceAll(from, to));
}

describe.each([2000, 1000, 10])('on a file system whose times are in steps of %i ms', (grain) => {
  it.each([
    ['an article', 'items/road.md', /Text (\d{3})/],
    ['a picture', 'items/sea.svg', /width="(\d{3})"/],
    ['feed.yaml', 'feed.yaml', /<title>News (\d{3})</],
  ])('a build misses no edit of %s that keeps its length', (_, file, shown) => {
    Object.assign(clock, { grain, age: 0 });
    const root = folderWith({
      'feed.yaml': SETTINGS.replace('Harbour News', 'News 100'),
      'items/road.md': article('The road', '21 December 2014', 'Text 100. ![Sea](sea.svg)'),
      'items/sea.svg': picture(100),
    });
    const disk = diskOf(root);
    for (let number = 100; number < 104; number += 1) {
      runAt(disk, NOW);
      runAt(disk, NOW);
      expect(shown.exec(readFileSync(join(root, 'output/rss.xml'), 'utf8'))?.[1]).toBe(`${number}`);
      edit(root, file, `${number}`, `${number + 1}`);
    }
  });

  it('a state is trusted once another change would have another time', () => {
    Object.assign(clock, { grain, age: 0 });
    const file = join(folderWith({ 'a.md': 'a' }), 'a.md');
    const [first, second] = [stateOf(file), stateOf(file)];
    if (grain > 10) expect(first).not.toBe(second);
    expect(isSameLook(first, second)).toBe(true);
    clock.age = 4000;
    expect(stateOf(file)).toBe(stateOf(file));
    writeFileSync(file, 'bb');
    expect(isSameLook(first, stateOf(file))).toBe(false);
  });
});
