import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { findAbove } from '../../src/disk/findAbove.ts';
import { folderWith } from '../support/files.ts';

const NAME = 'a-name-that-no-folder-above-has.yaml';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const lstat = (path: string, options?: { throwIfNoEntry: false }): Stats | undefined => {
    const there = fs.lstatSync(path, options);
    // What another user has put there.
    return there && path.endsWith(NAME) ? Object.assign(there, { uid: there.uid + 1 }) : there;
  };
  return { ...fs, lstatSync: lstat };
});

it('a file of somebody else does not count, as in a folder that all may write to', () => {
  const folder = folderWith({ [NAME]: '', 'a/b.md': '' });
  expect(lstatSync(join(folder, NAME)).uid).not.toBe(lstatSync(folder).uid);
  expect(findAbove(NAME, join(folder, 'a'))).toBeUndefined();
});
