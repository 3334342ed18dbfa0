import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasError } from '../../src/model/problem.ts';
import { publish } from '../../src/publish/publish.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SETTINGS } from '../support/publication.ts';
import { runsOf } from '../support/runs.ts';
import { edit, type Folder, filesIn, type Step, steps, type Written } from './edits.ts';
import { readLock } from './material.ts';

/** A branch: its folder, the lock that was committed with it, and the ids of all articles that it has shown. */
interface Branch {
  readonly folder: Folder;
  readonly lock: string;
  readonly ids: ReadonlyMap<number, string>;
}

const EMPTY: Branch = {
  folder: { url: 'https://a.example/', there: [], away: [] },
  lock: '',
  ids: new Map(),
};

/** Publishes a folder; undefined where a run refuses it. */
function run(folder: Folder, lock: string) {
  const settings = SETTINGS.replace('https://news.example.nz/', folder.url);
  const disk = memoryDisk({ 'feed.yaml': settings, ...filesIn(folder), ...(lock && { 'feed.lock': lock }) });
  const { problems } = publish({ disk }, publicationOf(disk), { now: NOW });
  const next = String(disk.files.get('feed.lock') ?? '');
  const { entries } = readLock(next);
  const ids = new Map(
    folder.there.flatMap(({ key, file, isDraft }) => {
      const id = entries.find((entry) => entry.file === file && !entry.isGone)?.id;
      return isDraft || id === undefined ? [] : [[key, id] as const];
    }),
  );
  return { isRefused: hasError(problems), problems, lock: next, ids };
}

/** Makes edits, a run each. What a run refuses is undone; articles that are new have numbers from `from`. */
function work(start: Branch, all: readonly Step[], from: number): Branch {
  return all.reduce((branch, step) => {
    const next = edit(branch.folder, step, branch.ids);
    if (next === undefined) return branch;
    const known = new Set([...branch.folder.there, ...branch.folder.away].map(({ key }) => key));
    const there = next.there.map((one) => (known.has(one.key) ? one : { ...one, key: from + known.size }));
    const folder = { ...next, there };
    const { isRefused, lock, ids } = run(folder, branch.lock);
    return isRefused ? branch : { folder, lock, ids: new Map([...branch.ids, ...ids]) };
  }, start);
}

/** As git merges files: what one side has changed is as it has it; where both have, a person takes ours. */
function mergeFolders(base: Folder, ours: Folder, theirs: Folder): Folder {
  const find = ({ there }: Folder, key: number) => there.find((one) => one.key === key);
  const textOf = (one: Written | undefined) => one && JSON.stringify(filesIn({ ...base, there: [one] }));
  const isSame = (a: Written | undefined, b: Written | undefined) => textOf(a) === textOf(b);
  const all = [...ours.there, ...theirs.there].map(({ key }) => key);
  const there: Written[] = [];
  for (const key of new Set(all)) {
    const [was, our, their] = [base, ours, theirs].map((folder) => find(folder, key));
    const one = isSame(our, was) ? their : our;
    if (one && !there.some(({ file }) => file === one.file)) there.push(one);
  }
  return { url: ours.url === base.url ? theirs.url : ours.url, there, away: [] };
}

/** As `merge=union` may merge lines, in any order: it keeps what either side has, and perhaps what one took out. */
function unionOf(base: string, ours: string, theirs: string, order: readonly number[]): string {
  const [of, our, their] = [base, ours, theirs].map((lock) => new Set(lock.split('\n'))) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  const [header = '', ...lines] = [...new Set([...our, ...their])].filter((line) => line !== '');
  const kept = lines.filter((line, index) => {
    const isRemoved = of.has(line) && !(our.has(line) && their.has(line));
    return !isRemoved || (order[index % order.length] ?? 0) % 2 === 0;
  });
  const shuffled = kept
    .map((line, index) => ({ line, at: order[(index * 7) % order.length] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ line }) => line);
  return header === '' ? '' : `${[header, ...shuffled].join('\n')}\n`;
}

/**
 * True if both branches have changed one file: then git asks, and what a person
 * answers may leave two articles of one line, or two lines of one article.
 */
function isContested(base: Folder, ours: Folder, theirs: Folder): boolean {
  const textsIn = (folder: Folder) => new Map(Object.entries(filesIn(folder)));
  const [was, our, their] = [base, ours, theirs].map(textsIn) as [
    Map<string, string>,
    Map<string, string>,
    Map<string, string>,
  ];
  const isChanged = (now: Map<string, string>, file: string) => now.get(file) !== was.get(file);
  return [...was.keys(), ...our.keys(), ...their.keys()].some(
    (file) => isChanged(our, file) && isChanged(their, file),
  );
}

/** True if two articles have one id: each branch has made it for one of its own. */
function clashes(ours: Branch, theirs: Branch): boolean {
  const byId = new Map([...ours.ids].map(([key, id]) => [id, key]));
  return [...theirs.ids].some(([key, id]) => byId.has(id) && byId.get(id) !== key);
}

/**
 * What may be asked of a contested file. An id is a question, too: one branch has written it into an article, and the other
 * has published the same file and words under another id.
 */
const ASKED = ['ID_CHANGED', 'ID_DUPLICATE', 'ID_UNCLEAR', 'LOCK_DUPLICATE'];

/** The id that a branch gave to an article, and to another that it had in the same file. */
function idsOf({ folder, ids }: Branch, key: number, file: string | undefined): readonly string[] {
  const there = folder.there.filter((one) => one.file === file).map((one) => one.key);
  return [key, ...there].flatMap((one) => ids.get(one) ?? []);
}

test('two branches that were published apart and merged by union publish on, with the ids of each', () => {
  let merged = 0;
  fc.assert(
    fc.property(
      steps,
      steps,
      steps,
      fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }),
      (before, ourSteps, theirSteps, order) => {
        const base = work(EMPTY, before, 0);
        const ours = work(base, ourSteps, 100);
        const theirs = work(base, theirSteps, 200);
        fc.pre(!clashes(ours, theirs));
        const folder = mergeFolders(base.folder, ours.folder, theirs.folder);
        const result = run(folder, unionOf(base.lock, ours.lock, theirs.lock, order));
        const errors = result.problems.filter(({ severity }) => severity === 'error');
        const isAsked = isContested(base.folder, ours.folder, theirs.folder);
        if (isAsked) expect(ASKED).toEqual(expect.arrayContaining(errors.map(({ code }) => code)));
        else expect(errors).toEqual([]);
        for (const { key, file } of folder.there) {
          const given = [ours, theirs].flatMap((branch) => idsOf(branch, key, isAsked ? file : undefined));
          const id = result.ids.get(key);
          if (given.length > 0 && id !== undefined) expect(given).toContain(id);
        }
        if (!isAsked) merged += 1;
      },
    ),
    runsOf(100),
  );
  expect(merged).toBeGreaterThan(0);
});
