import { describe, expect, it } from 'vitest';
import { programsIn } from '../../src/cli/runProgram.ts';
import { folderWith } from '../support/files.ts';

describe.skipIf(process.platform === 'win32')('another program', () => {
  it('gets its input, and tells how it ended', async () => {
    const { status, output, errors } = await programsIn(folderWith({}))(
      'sh',
      ['-c', 'cat; echo no >&2; exit 3'],
      { input: 'news' },
    );
    expect([status, Buffer.from(output).toString(), errors]).toEqual([3, 'news', 'no\n']);
  });

  it('that hangs is ended, though what it has started goes on', async () => {
    const { status } = await programsIn(folderWith({}))('sh', ['-c', 'sleep 20 & sleep 20'], {
      longestInMs: 100,
    });
    expect(status).toBeUndefined();
  });
});
