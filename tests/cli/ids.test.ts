import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { tell } from './commandLine.ts';
import { CHANGES, edit, IDS, threeArticles } from './idChanges.ts';

describe.each(Object.keys(CHANGES))('when %s', (name) => {
  it('all three formats give the ids that they gave before', async () => {
    const { root, ids } = await threeArticles();
    CHANGES[name]?.(root);
    const { status, stdout } = await tell(['build', '--json'], realDisk(root));
    expect({ status, problems: errorsIn(stdout) }).toEqual({ status: 0, problems: [] });
    expect(JSON.parse(stdout).subscribers).toMatchObject({ new: [], returning: [], gone: [] });
    expect(ids()).toEqual({ json: IDS, rss: IDS, atom: IDS });
  });
});

describe('an id in the front matter', () => {
  const added = (root: string) => edit(root, 'ferry.md', '---\n\n', 'id: tag:other.example,2015:f\n---\n\n');

  it('that contradicts the lock is refused, and nothing is written', async () => {
    const { root, ids } = await threeArticles();
    const before = ids();
    added(root);
    const { status, stdout } = await tell(['build', '--json'], realDisk(root));
    expect({ status, codes: errorsIn(stdout) }).toEqual({ status: 1, codes: ['ID_CHANGED'] });
    expect(JSON.parse(stdout).subscribers.returning).toEqual(['tag:other.example,2015:f']);
    expect(ids()).toEqual(before);
  });

  it('is accepted with --reissue, once', async () => {
    const { root, ids } = await threeArticles();
    added(root);
    expect((await tell(['build', '--reissue'], realDisk(root))).status).toBe(0);
    expect(ids().rss).toEqual([IDS[0], IDS[2], 'tag:other.example,2015:f']);
    const again = await tell(['build', '--json'], realDisk(root));
    expect(again.status).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ written: [], subscribers: { returning: [], gone: [] } });
  });
});

it('minted ids are the same without a lock', async () => {
  const { root, ids } = await threeArticles();
  const before = ids();
  rmSync(join(root, 'feed.lock'));
  rmSync(join(root, 'output'), { recursive: true });
  await tell(['build'], realDisk(root));
  expect(ids()).toEqual(before);
});

function errorsIn(stdout: string): string[] {
  return JSON.parse(stdout)
    .problems.filter(({ severity }: { severity: string }) => severity === 'error')
    .map(({ code }: { code: string }) => code);
}
