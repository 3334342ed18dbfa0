import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { filesOf, folderWith } from '../support/files.ts';
import { oldFeed } from '../support/oldFeed.ts';
import { SETTINGS } from '../support/publication.ts';

const PROGRAM = fileURLToPath(new URL('../../src/cli/from-source.js', import.meta.url));

/** Starts a command line whose reader has gone before it says a word: of stdout, of stderr, or of both. */
function withoutReader(args: readonly string[], gone: readonly ('stdout' | 'stderr')[]): ChildProcess {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const name of gone) child[name].destroy();
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** How a command ends, and what it said on stderr. */
async function endingOf(child: ChildProcess): Promise<{ status: unknown; stderr: string }> {
  let stderr = '';
  child.stderr?.on('data', (text) => {
    stderr += text;
  });
  const [status] = await once(child, 'exit');
  return { status, stderr };
}

/** Of which there is nothing to tell. */
const COMPLETE = oldFeed()
  .rss2()
  .replace('<channel>', '<channel><complete xmlns="http://purl.org/syndication/history/1.0"/>');

describe('a command whose reader has gone, as with head', () => {
  it.each([
    ['stdout', 0, ['stdout']],
    ['stderr', 0, ['stderr']],
    ['both', 0, ['stdout', 'stderr']],
  ] as const)('does all that it was to do, and ends without a word: %s', async (_, status, gone) => {
    const root = folderWith({ 'feed.yaml': SETTINGS, 'old.xml': COMPLETE });
    const args = ['import', join(root, 'old.xml'), '--root', root, '--verbose'];
    expect(await endingOf(withoutReader(args, gone))).toEqual({ status, stderr: '' });
    expect(filesOf(root)).toHaveProperty(['feed.lock']);
  });

  it('has the exit status that it would have', async () => {
    const root = folderWith({ 'feed.yaml': SETTINGS, 'old.xml': '<rss>' });
    const args = ['import', join(root, 'old.xml'), '--root', root];
    expect((await endingOf(withoutReader(args, ['stdout', 'stderr']))).status).toBe(1);
    expect((await endingOf(withoutReader(['--help'], ['stdout']))).status).toBe(0);
  });

  it('ends then, where it would not end by itself', async () => {
    const root = folderWith({ 'feed.yaml': SETTINGS });
    const { status, stderr } = await endingOf(
      withoutReader(['serve', '--root', root, '--port', '0'], ['stdout']),
    );
    expect(stderr).not.toContain('at ');
    expect(status).not.toBeNull();
  });
});
