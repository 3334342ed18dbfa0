import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Disk } from '../../src/disk/disk.ts';
import { runsOf } from '../support/runs.ts';
import { checkAt } from './checking.ts';
import { diskOf, PROGRAM, runAt } from './incremental/history.ts';
import { archiveWith, doTo, edits, NOW, SETTING_LINES } from './part/archive.ts';

/** So many sequences; more of them where somebody asks for it. */
const RUNS = Number(process.env['SEQUENCES'] ?? 40);

/** What somebody else may do to a file. */
const DAMAGES: Readonly<Record<string, (path: string, at: number) => void>> = {
  reword: (path) => write(path, (text) => text.replace('tide', 'wave')),
  break: (path) => write(path, (text) => text.replace(/<\/(?:item|entry|channel)>|\]/, '!')),
  spoil: (path, at) => write(path, (text) => `${text.slice(0, at % text.length)}\u0007${text.slice(at)}`),
  add: (path) => write(path, (text) => `${text}\n`),
  cut: (path, at) => write(path, (text) => text.slice(0, -1 - (at % text.length))),
  empty: (path) => writeFileSync(path, ''),
  lose: (path) => rmSync(path),
};
const damage = fc.record({
  kind: fc.constantFrom(...Object.keys(DAMAGES)),
  which: fc.nat(200),
  at: fc.nat(100_000),
  keepsTime: fc.boolean(),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;
const step = fc.record({
  edits: fc.oneof(
    fc.constant([]),
    edits.map(([first]) => first ?? []),
  ),
  output: fc.option(damage, { freq: 2 }),
  memory: fc.option(damage, { freq: 6 }),
  isBuilt: fc.boolean(),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const UNTOUCHED = { output: null, memory: null, isBuilt: false };
/** An article that links to itself gets another name, and no page says where it was. */
const RENAMED: [settings: string, steps: Step[]] = [
  'links: dateline\n',
  [
    {
      ...UNTOUCHED,
      edits: [
        ['rename', 5, 0],
        ['edit', 0, 0],
      ],
    },
    { ...UNTOUCHED, edits: [['edit', 0, 0]] },
  ],
];

test('what was found out before changes nothing of what check says', { timeout: 1_000_000 }, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SETTING_LINES),
      fc.array(step, { minLength: 1, maxLength: 6 }),
      (settings, steps) => {
        const pair = archiveWith(settings);
        const { recorded: root } = pair;
        const disk = diskOf(root);
        runAt(disk, NOW);
        let isTouched = false;
        for (const { edits: some, output, memory, isBuilt } of steps) {
          if (isBuilt) runAt(disk, NOW);
          checkAt(disk, PROGRAM);
          doTo(pair, some);
          harm(join(root, 'output'), output);
          harm(join(root, '.dateline'), memory);
          const expected = checkAt(forgetful(disk), PROGRAM, false);
          expect(checkAt(disk, PROGRAM)).toEqual(expected);
          expect(checkAt(disk, PROGRAM)).toEqual(expected);
          // Which file is as we wrote it, only records say.
          isTouched ||= output !== null;
          if (!isTouched) expect(checkAt(disk, undefined)).toEqual(expected);
        }
        for (const one of [pair.recorded, pair.fresh]) rmSync(one, { recursive: true });
      },
    ),
    { ...runsOf(RUNS), examples: [RENAMED] },
  );
});

/** A disk on which no check has left anything. */
function forgetful(disk: Disk): Disk {
  const readCache: Disk['readCache'] = (path, start, length) =>
    path.endsWith('sound') ? undefined : disk.readCache(path, start, length);
  return { ...disk, readCache, writeCache: () => true };
}

function harm(folder: string, one: Damage | null): void {
  if (one === null || !existsSync(folder)) return;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const path = files.sort()[one.which % files.length];
  if (path === undefined) return;
  const { atime, mtime } = statSync(path);
  DAMAGES[one.kind]?.(path, one.at);
  if (one.keepsTime && existsSync(path)) utimesSync(path, atime, mtime);
}

function write(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'latin1')), 'latin1');
}
