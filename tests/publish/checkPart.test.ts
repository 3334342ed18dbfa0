import { describe, expect, it } from 'vitest';
import type { Disk } from '../../src/disk/disk.ts';
import { putFiles } from '../support/files.ts';
import { checkAt } from './checking.ts';
import { diskOf, PROGRAM, runAt } from './incremental/history.ts';
import { archiveWith, isPartPlanned, NOW } from './part/archive.ts';

const BROKEN = 'output/archive/2025-03.atom.xml';

/** An archive that was built, and whose article of January has been changed since: March and April are planned no more. */
function changedArchive(settings = 'window: { items: 3, days: 1 }\nlinks: dateline\n', text = 'More.') {
  const { recorded: root } = archiveWith(settings);
  runAt(diskOf(root), NOW);
  runAt(diskOf(root), NOW);
  putFiles(root, {
    'items/deep/n0.md': `---\ntitle: Article 0\ndate: 2025-01-01 10:00\n---\n\n${text}\n`,
  });
  return root;
}

/** What check says with records, where only a part is planned. */
function codesOf(root: string, more: Partial<Disk> = {}): string[] {
  expect(isPartPlanned(root, NOW)).toBe(true);
  const disk = { ...diskOf(root), ...more };
  const { problems } = checkAt(disk, PROGRAM);
  return problems.filter(({ severity }) => severity !== 'note').map(({ file, code }) => `${file} ${code}`);
}

describe('check, where only a part of the publication is planned,', () => {
  it.each<[what: string, read: () => Uint8Array | undefined]>([
    ['is broken', () => Buffer.from('<feed>')],
    [
      'cannot be read',
      () => {
        throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      },
    ],
  ])('tells of a document of the rest that %s, though its file looks as it was', (_, read) => {
    const root = changedArchive();
    const disk = diskOf(root);
    const before = codesOf(root);
    const readIfThere: Disk['readIfThere'] = (path) => (path === BROKEN ? read() : disk.readIfThere(path));
    expect(codesOf(root, { readIfThere })).toEqual([...before, `${BROKEN} OUTPUT_BROKEN`]);
  });

  it('tells of a further copy of a feed that none of the changed articles is in', () => {
    const sport = 'feeds: [{ path: sport, title: S, where: { tags: [sport] }, aliases: latest }]\n';
    const root = changedArchive(`window: { items: 3, days: 1 }\nlinks: dateline\n${sport}`);
    const disk = diskOf(root);
    const before = codesOf(root);
    const readIfThere: Disk['readIfThere'] = (path) =>
      path === 'output/latest' ? Buffer.from('<feed>') : disk.readIfThere(path);
    expect(codesOf(root, { readIfThere })).toEqual([...before, 'output/latest OUTPUT_BROKEN']);
  });

  it('asks all articles where the links of one that is held may lead', () => {
    const settings = 'archive: false\nlinks: dateline\nwindow: { items: 2, days: 1 }\n';
    const held = '---\ntitle: Held\ndate: 2026-02-17\n---\n\nSee [it](n2.md) and [none](nowhere.md).\n';
    const { recorded: root } = archiveWith(settings);
    putFiles(root, { 'items/held.md': held });
    for (const _ of [1, 2]) runAt(diskOf(root), NOW);
    expect(codesOf(root).filter((code) => code.startsWith('items/held.md'))).toEqual([
      'items/held.md LINK_BROKEN',
    ]);
  });
});
