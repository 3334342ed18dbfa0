import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { publish } from '../../src/publish/publish.ts';
import { readSettings } from '../../src/publish/readSettings.ts';
import { filesOf } from '../support/files.ts';
import { NOW } from '../support/publication.ts';

const golden = fileURLToPath(new URL('../golden/', import.meta.url));
const cases = readdirSync(golden).filter((name) => name !== 'all-errors' && name !== 'pictures-wrong');
/** Expired, or silent in a show, so that no document has them. */
const IN_NONE = ['items/expired.md', 'items/wharf.md', 'items/no-sound.md'];
const BROKEN = '---\ntitle: [\n---\n';

describe.each(cases)('when every article of golden/%s has an error', (name) => {
  it('subscribers are given what they had, to the byte', () => {
    const root = mkdtempSync(join(tmpdir(), 'dateline-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    cpSync(join(golden, name), root, { recursive: true });
    rmSync(join(root, 'expected'), { recursive: true });
    publishIn(root);
    const before = filesOf(root);
    const inLock = readFileSync(join(root, 'feed.lock'), 'utf8').match(/(?<=\t)items\/[^\t\n]+/g) ?? [];
    const files = inLock.filter((file) => !IN_NONE.includes(file));
    for (const file of files) writeFileSync(join(root, file), BROKEN);
    const report = publishIn(root);
    expect(report.leftOut.filter(({ isKept }) => isKept).map(({ file }) => file)).toEqual(files.toSorted());
    expect(report).toMatchObject({
      written: [],
      removed: [],
      subscribers: { gone: [], edited: [], new: [] },
    });
    for (const file of files) before[file] = BROKEN;
    expect(filesOf(root)).toEqual(before);
  });
});

function publishIn(root: string) {
  const disk = realDisk(root);
  const publication = readSettings(disk);
  if (publication.settings === undefined) throw new Error('no settings');
  return publish({ disk }, publication, { now: NOW, keepsGoing: true });
}
