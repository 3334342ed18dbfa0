import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BuildReport } from '../../src/publish/buildReport.ts';
import { publish } from '../../src/publish/publish.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SETTINGS } from '../support/publication.ts';
import { runsOf } from '../support/runs.ts';
import { edit, type Folder, filesIn, isPlain, type Step, steps } from './edits.ts';
import { readLock } from './material.ts';

type Told = readonly string[];

/** A folder on a disk that is published after every edit; what a run refuses is undone. */
function newsroom() {
  const disk = memoryDisk({});
  const lock = () => disk.files.get('feed.lock')?.toString() ?? '';
  const ids = new Map<number, string>();
  let folder: Folder = { url: 'https://a.example/', there: [], away: [] };

  function run(to: Folder): BuildReport {
    for (const file of disk.files.keys()) if (file.startsWith('items/')) disk.files.delete(file);
    const settings = SETTINGS.replace('https://news.example.nz/', to.url);
    for (const [file, text] of Object.entries({ 'feed.yaml': settings, ...filesIn(to) }))
      disk.files.set(file, Buffer.from(text));
    return publish({ disk }, publicationOf(disk), { now: NOW });
  }

  /** The ids of all articles that are there, by the line of their file. */
  function remember(): void {
    const { entries, problems } = readLock(lock());
    expect(tellAll(problems)).toBe('');
    for (const { key, file, isDraft } of folder.there) {
      if (isDraft) continue;
      const id = entries.find((entry) => entry.file === file && !entry.isGone)?.id ?? 'none';
      expect(`${key} ${id}`).toBe(`${key} ${ids.get(key) ?? id}`);
      ids.set(key, id);
    }
    expect(new Set(ids.values()).size).toBe(ids.size);
  }

  /** What was told: nothing where the edit could not be made. */
  function make(step: Step): Told {
    const next = edit(folder, step, ids);
    if (next === undefined) return [];
    const before = lock();
    const errors = run(next).problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) expect(lock()).toBe(before);
    else folder = next;
    if (errors.length === 0) remember();
    return errors.map(({ code }) => code);
  }

  return { make, runAgain: () => run(folder) };
}

test('whatever authors do, an edit a run, an article that was shown keeps its id, or an error is told', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { make, runAgain } = newsroom();
      for (const step of all) {
        const told = make(step);
        if (isPlain(step)) expect(told).toEqual([]);
        else if (step.kind !== 'contradict')
          expect(['ID_DUPLICATE', 'ID_UNCLEAR']).toEqual(expect.arrayContaining([...told]));
        else expect(told.filter((code) => code !== 'ID_DUPLICATE')).toEqual(told.slice(0, 1));
      }
      const { written, subscribers } = runAgain();
      expect(written.filter((path) => path === 'feed.lock')).toEqual([]);
      expect(Object.values(subscribers).flat()).toEqual([]);
    }),
    runsOf(60),
  );
});
