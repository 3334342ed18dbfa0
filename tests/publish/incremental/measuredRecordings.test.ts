import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../../src/disk/disk.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import type { Recording } from '../../../src/model/media.ts';
import {
  openMeasured,
  recordingOn,
  saveMeasured,
} from '../../../src/publish/incremental/measuredRecordings.ts';
import { EMPTY_PREVIEW, refreshPreview } from '../../../src/publish/preview/livePreview.ts';
import { tell } from '../../cli/commandLine.ts';
import { article } from '../../support/articles.ts';
import { folderWith, putFiles } from '../../support/files.ts';
import { recordingDisk } from '../../support/memoryDisk.ts';
import { NOW, SETTINGS } from '../../support/publication.ts';
import { runsOf } from '../../support/runs.ts';
import { buildAt, PROGRAM, servedIn, told } from './history.ts';

const FILE = '.dateline/recordings';

/** A recording is as long as its file says in figures; any other file is none. */
function recordingIn(bytes: Uint8Array): Recording {
  const seconds = Number(String(bytes));
  return Number.isNaN(seconds)
    ? { chapters: [] }
    : {
        container: 'MPEG',
        durationInSeconds: seconds,
        chapters: [{ startInSeconds: 0, title: 'The pier', url: 'https://pier.example/' }],
      };
}

/** A disk that measures, and the names of what it has measured. */
function measuring<D extends Disk>(disk: D) {
  const measured: string[] = [];
  const recordingOf = (path: string) => {
    measured.push(path);
    return recordingIn(disk.read(path));
  };
  return { disk: { ...disk, recordingOf }, take: () => measured.splice(0) };
}

const talk = (name: string, text = 'The tide came in.') =>
  article(`Talk ${name}`, '3 March 2015, 6:12 am', text, `enclosures: ${name}.mp3\n`);

const TWO = {
  'feed.yaml': SETTINGS,
  'items/a.md': talk('a'),
  'items/a.mp3': '62',
  'items/b.md': talk('b'),
  'items/b.mp3': '63',
};

/** A publication with two recordings that was built. */
function built() {
  const root = folderWith(TWO);
  const { disk, take } = measuring(realDisk(root));
  buildAt(disk, NOW, PROGRAM);
  expect(take().toSorted()).toEqual(['items/a.mp3', 'items/b.mp3']);
  const build = (program?: string) => {
    buildAt(disk, NOW, program);
    return take().toSorted();
  };
  return { root, disk, take, build };
}

describe('a recording that was measured', () => {
  it('is not measured again when the text beside it changes, or another recording', () => {
    const { root, build } = built();
    putFiles(root, { 'items/a.md': talk('a', 'It went out.') });
    expect(build(PROGRAM)).toEqual([]);
    putFiles(root, { 'items/b.mp3': '64' });
    expect(build(PROGRAM)).toEqual(['items/b.mp3']);
    expect(servedIn(root)['output/rss.xml']).toContain('<itunes:duration>64</itunes:duration>');
    putFiles(root, { 'items/a.md': talk('a') });
    expect(build(PROGRAM)).toEqual([]);
  });

  it('is not measured again under other settings', () => {
    const { root, build } = built();
    putFiles(root, { 'feed.yaml': SETTINGS.replace('Harbour', 'Port') });
    expect(build(PROGRAM)).toEqual([]);
  });

  it('is measured again by another program, and by one without a name', () => {
    const { root, build } = built();
    for (const program of [undefined, 'another']) {
      putFiles(root, { 'items/a.md': talk('a', `For ${program}.`) });
      expect(build(program)).toEqual(['items/a.mp3', 'items/b.mp3']);
    }
  });

  it.each(['check', 'diff'])('is not measured again by %s, which leaves nothing', async (command) => {
    const { root, disk, take } = built();
    putFiles(root, { 'items/a.md': talk('a', 'It went out.') });
    const before = readFileSync(join(root, FILE));
    await tell([command], disk, { program: PROGRAM });
    expect(take()).toEqual([]);
    putFiles(root, { 'items/b.mp3': '64' });
    await tell([command], disk, { program: PROGRAM });
    expect(new Set(take())).toEqual(new Set(['items/b.mp3']));
    expect(readFileSync(join(root, FILE))).toEqual(before);
    rmSync(join(root, '.dateline'), { recursive: true });
    await tell([command], disk, { program: PROGRAM });
    expect(() => readdirSync(join(root, '.dateline'))).toThrow('ENOENT');
  });

  it('is not measured again by serve, whatever changes while it runs', () => {
    const { root, disk, take } = built();
    const world = { disk, program: PROGRAM };
    const serving = { url: 'http://localhost:8080/', now: NOW };
    putFiles(root, { 'items/a.md': talk('a', 'It went out.'), 'items/b.mp3': '64' });
    const preview = refreshPreview(world, EMPTY_PREVIEW, serving);
    expect(take()).toEqual(['items/b.mp3']);
    putFiles(root, { 'feed.yaml': SETTINGS.replace('Harbour', 'Port') });
    refreshPreview(world, preview, serving);
    expect(take()).toEqual([]);
  });

  it('is forgotten when its file has gone, or is another', () => {
    const { root, build } = built();
    rmSync(join(root, 'items/a.md'));
    rmSync(join(root, 'items/a.mp3'));
    putFiles(root, { 'items/b.mp3': '64' });
    expect(build(PROGRAM)).toEqual(['items/b.mp3']);
    const text = String(readFileSync(join(root, FILE)));
    expect(text).not.toContain('items/a.mp3');
    expect(text.match(/items\/b\.mp3/g)).toHaveLength(1);
  });

  it('is measured again where it was none: it may not have been readable', () => {
    const root = folderWith({ ...TWO, 'items/a.mp3': 'none' });
    const { disk, take } = measuring(realDisk(root));
    buildAt(disk, NOW, PROGRAM);
    take();
    putFiles(root, { 'feed.yaml': SETTINGS.replace('Harbour', 'Port') });
    buildAt(disk, NOW, PROGRAM);
    expect(new Set(take())).toEqual(new Set(['items/a.mp3']));
  });

  it('is measured again where nobody can tell the state of its file', () => {
    const { disk, take } = measuring({ ...recordingDisk({ 'a.mp3': '62' }), stateOf: () => 'none' });
    const recordings = openMeasured({ disk, program: PROGRAM });
    for (let look = 0; look < 2; look += 1)
      expect(recordingOn(disk, 'a.mp3', recordings)).toMatchObject({ durationInSeconds: 62 });
    expect(take()).toEqual(['a.mp3', 'a.mp3']);
    saveMeasured(disk, PROGRAM, recordings);
    expect(disk.written).toEqual([]);
  });
});

/** The lines of the file, with others in their place. */
type Damage = (lines: readonly string[]) => readonly string[];

const sealed =
  (json: string): Damage =>
  ([header = '']) => [header, `${crc32(json)}`, json, ''];

describe('what is remembered of recordings', () => {
  it.each<[what: string, damage: Damage]>([
    ['is empty', () => []],
    ['ends too early', (lines) => lines.slice(0, 2)],
    ['has another number in it', (lines) => lines.map((line) => line.replace(':62,', ':61,'))],
    ['is of another version', ([, ...rest]) => ['dateline recordings 0', ...rest]],
    ['is no JSON', sealed('[')],
    ['is no list', sealed('{}')],
    ['has lengths that are none', (lines) => sealed(`${lines[2]}`.replace(/:(6\d),/g, ':"$1",'))(lines)],
  ])('is of no use where it %s, and made anew', (_, damage) => {
    const { root, build } = built();
    const before = servedIn(root);
    const lines = readFileSync(join(root, FILE), 'utf8').split('\n');
    putFiles(root, { [FILE]: damage(lines).join('\n'), 'feed.yaml': `${SETTINGS}# The same\n` });
    rmSync(join(root, '.dateline/records'));
    expect(build(PROGRAM)).toEqual(['items/a.mp3', 'items/b.mp3']);
    expect(servedIn(root)).toEqual(before);
    rmSync(join(root, '.dateline/records'));
    expect(build(PROGRAM)).toEqual([]);
  });

  it('is not read where no recording is asked for, and not written where none was measured', () => {
    const root = folderWith({ 'feed.yaml': SETTINGS, 'items/a.md': article('A', '3 March 2015, 6:12 am') });
    const seen: string[] = [];
    const disk = realDisk(root);
    const readCache: Disk['readCache'] = (path, start, length) => {
      seen.push(path);
      return disk.readCache(path, start, length);
    };
    buildAt({ ...disk, readCache }, NOW, PROGRAM);
    expect(seen).not.toContain(FILE);
    expect(readdirSync(join(root, '.dateline'))).not.toContain('recordings');
  });

  it('changes nothing of what a run does and tells', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const length = fc.constantFrom('61', '62', '3700', 'none');
    const edit = fc.oneof(
      fc.record({ put: fc.constant('recording'), name, text: length }),
      fc.record({ put: fc.constant('article'), name, text: fc.constantFrom('One.', 'Two.') }),
      fc.record({ put: fc.constant('settings'), name, text: fc.constantFrom('Port', 'Bay') }),
      fc.record({ put: fc.constant('damage'), name, text: fc.constantFrom('', '[]', 'dateline') }),
      fc.record({ put: fc.constant('swap'), name, text: length }),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const [kept, fresh] = [folderWith(TWO), folderWith(TWO)];
        const [withIt, without] = [kept, fresh].map((root) => measuring(realDisk(root)).disk) as [Disk, Disk];
        for (const { put, name, text } of edits) {
          const files = {
            recording: { [`items/${name}.mp3`]: text },
            article: { [`items/${name}.md`]: talk(name, text) },
            settings: { 'feed.yaml': SETTINGS.replace('Harbour', text) },
            damage: {},
            swap: { 'items/a.mp3': text, 'items/b.mp3': '62' },
          }[put];
          for (const root of [kept, fresh]) putFiles(root, files ?? {});
          if (put === 'damage') putFiles(kept, { [FILE]: text });
          expect(told(buildAt(withIt, NOW, PROGRAM))).toEqual(told(buildAt(without, NOW)));
          expect(servedIn(kept)).toEqual(servedIn(fresh));
        }
      }),
      runsOf(60),
    );
  });
});
