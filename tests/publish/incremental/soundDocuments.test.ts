import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import {
  isSound,
  openSoundDocuments,
  saveSoundDocuments,
} from '../../../src/publish/incremental/soundDocuments.ts';
import { tell } from '../../cli/commandLine.ts';
import { article } from '../../support/articles.ts';
import { folderWith, putFiles } from '../../support/files.ts';
import { SETTINGS } from '../../support/publication.ts';

const [ONE, OTHER] = [Buffer.from('<rss/>'), Buffer.from('<feed/>')];
const PROGRAM = 'a program';

/** A folder in which a look at two documents, of which the second is none, has left what it found. */
function lookedAt() {
  const disk = realDisk(folderWith({}));
  const sound = openSoundDocuments({ disk, program: PROGRAM });
  isSound(ONE, sound, () => true);
  isSound(OTHER, sound, () => false);
  saveSoundDocuments({ disk, program: PROGRAM }, sound);
  return disk;
}

/** Which documents a look has to read. */
function readBy(sound: ReturnType<typeof openSoundDocuments>): Buffer[] {
  const read: Buffer[] = [];
  for (const bytes of [ONE, ONE, OTHER]) {
    isSound(bytes, sound, () => {
      read.push(bytes);
      return true;
    });
  }
  return read;
}

describe('what a strict reader has taken', () => {
  it('is not read again, and all else is', () => {
    expect(readBy(openSoundDocuments({ disk: lookedAt(), program: PROGRAM }))).toEqual([OTHER]);
  });

  it('is read again by another program, and by one without a name', () => {
    const disk = lookedAt();
    expect(readBy(openSoundDocuments({ disk, program: 'another' }))).toEqual([ONE, OTHER]);
    expect(readBy(openSoundDocuments({ disk, program: undefined }))).toEqual([ONE, OTHER]);
  });

  it('is written only where it is not what was there', () => {
    const disk = lookedAt();
    const written: string[] = [];
    const watched = { ...disk, writeCache: (path: string) => written.push(path) > 0 };
    const look = (documents: readonly Buffer[], program?: string) => {
      const sound = openSoundDocuments({ disk, program });
      for (const bytes of documents) isSound(bytes, sound, () => true);
      saveSoundDocuments({ disk: watched, program }, sound);
      return written.splice(0);
    };
    expect(look([ONE], PROGRAM)).toEqual([]);
    expect(look([OTHER], PROGRAM)).toEqual(['.dateline/sound']);
    expect(look([ONE, OTHER], PROGRAM)).toEqual(['.dateline/sound']);
    expect(look([], PROGRAM)).toEqual(['.dateline/sound']);
    expect(look([ONE, OTHER])).toEqual([]);
  });
});

describe('check', () => {
  const files = {
    'feed.yaml': SETTINGS,
    'items/ferry.md': article('Ferry', '3 March 2015, 6:12 am', 'It left.'),
  };
  const check = async (root: string) =>
    JSON.parse((await tell(['check', '--json'], realDisk(root), { program: PROGRAM })).stdout).problems.map(
      ({ file, code }: Record<string, string>) => `${file} ${code}`,
    );
  const hidden = (root: string) => readdirSync(join(root, '.dateline')).sort();

  it('leaves it beside the records of a build, and nothing where there are none', async () => {
    const root = folderWith(files);
    await tell(['build'], realDisk(root), { program: PROGRAM });
    await check(root);
    expect(hidden(root)).toEqual(['.gitignore', 'articles', 'records', 'sound']);
    rmSync(join(root, '.dateline'), { recursive: true });
    await check(root);
    expect(() => hidden(root)).toThrow('ENOENT');
  });

  it('tells of a document that is broken by now, whether an article has changed too or not', async () => {
    const root = folderWith(files);
    await tell(['build'], realDisk(root), { program: PROGRAM });
    expect(await check(root)).toEqual([]);
    const broken = String(readFileSync(join(root, 'output/rss.xml'))).replace('</item>', '</itm>');
    putFiles(root, { 'output/rss.xml': broken });
    expect(await check(root)).toEqual(['output/rss.xml OUTPUT_BROKEN', 'output/rss.xml OUTPUT_STALE']);
    putFiles(root, { 'items/ferry.md': article('Boat', '3 March 2015, 6:12 am', 'It left.') });
    expect(await check(root)).toContain('output/rss.xml OUTPUT_BROKEN');
  });
});
