import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findAbove } from '../../src/disk/findAbove.ts';
import { folderWith } from '../support/files.ts';

const NAME = 'a-name-that-no-folder-above-has.yaml';

describe('findAbove', () => {
  const root = () => folderWith({ [NAME]: '', 'a/b/c.md': '', 'inner/d/x.md': '', [`inner/${NAME}`]: '' });

  it('finds a file here, in the folder above, and further up, by a path from here', () => {
    const folder = root();
    expect(findAbove(NAME, folder)).toBe('.');
    expect(findAbove(NAME, join(folder, 'a'))).toBe('..');
    expect(findAbove(NAME, join(folder, 'a/b'))).toBe(join('..', '..'));
  });

  it('stops at the nearest one', () => {
    expect(findAbove(NAME, join(root(), 'inner/d'))).toBe('..');
  });

  it('finds nothing where no folder has it', () => {
    expect(findAbove(`other-${NAME}`, root())).toBeUndefined();
  });
});
