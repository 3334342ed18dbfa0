import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putFiles } from '../../support/files.ts';
import { runsOf } from '../../support/runs.ts';
import { archiveWith, edits } from './archive.ts';
import { compareEach } from './compareEach.ts';

/** So many sequences of edits; more of them where somebody asks for it. */
const RUNS = Number(process.env['SEQUENCES'] ?? 10);

const FRENCH = '{ path: french, title: French, where: { language: fr } }';
const SETTING_LINES = [
  '',
  `window: { items: 4, days: 1 }\nfeeds: [${FRENCH}]\n`,
  `window: { items: 4, days: 1 }\nfeeds: [${FRENCH}]\npages: false\n`,
  'window: { items: 2, days: 1 }\narchive: false\n',
  'window: { items: 2, days: 1 }\narchive: false\npages: false\n',
  `window: { items: 4, days: 1 }\nfeeds: [${FRENCH}]\nwhere: { language: en }\n`,
];

/** Which article is translated, or its translation taken away, and how. */
const turns = fc.oneof(fc.constant([]), fc.array(fc.tuple(fc.nat(80), fc.nat(80)), { maxLength: 2 }));

test('a run that plans what changed files reach does so with translations that come, go and change', {
  timeout: 1_000_000,
}, () => {
  let [parts, all] = [0, 0];
  fc.assert(
    fc.property(
      fc.constantFrom(...SETTING_LINES),
      edits,
      fc.infiniteStream(turns),
      (line, sequence, some) => {
        const pair = archiveWith(`${line}languages: [fr, mi]\n`);
        for (let number = 0; number < 12; number += 1) turnAll(pair, [[number, number]]);
        parts += compareEach(pair, sequence, () => turnAll(pair, some.next().value ?? []));
        all += sequence.length;
      },
    ),
    runsOf(RUNS),
  );
  // Of few sequences it may be that none is one.
  if (RUNS >= 50) expect(parts).toBeGreaterThan(0);
  if (process.env['TELL']) console.log(parts, all);
});

function turnAll(pair: ReturnType<typeof archiveWith>, some: readonly (readonly [number, number])[]): void {
  for (const root of Object.values(pair)) for (const [which, how] of some) turn(root, which, how);
}

/** Names of a translation of an article. */
const NAMES: readonly ((path: string) => string)[] = [
  (path) => path.replace(/\.md$/, '.fr.md'),
  (path) => path.replace(/^items/, 'items/mi'),
];
/** What is done to an article beside that, so that it is translated otherwise. */
const LINES = ['', '', 'translationKey: one\n', 'lang: fr\n', 'slug: road\n'];

/** Translates an article, takes its translation away, or has it be another's. */
function turn(root: string, which: number, how: number): void {
  const names = readdirSync(join(root, 'items'), { recursive: true, encoding: 'utf8' });
  const originals = names.filter((name) => /\/?n\d+\.md$/.test(name) && !name.startsWith('mi/')).sort();
  if (originals.length === 0) return;
  const path = `items/${pick(originals, which)}`;
  const translation = pick(NAMES, how)(path);
  if (existsSync(join(root, translation))) rmSync(join(root, translation));
  else {
    const text = readFileSync(join(root, path), 'utf8');
    const line = pick(LINES, how);
    const other = text.replace(/\n\n.*/s, `\n\nLe texte de ${path}, ${how}.\n`);
    putFiles(root, { [translation]: other.replace(/\n---\n/, `\n${line}---\n`) });
    if (line.startsWith('translationKey'))
      writeFileSync(join(root, path), text.replace(/\n---\n/, `\n${line}---\n`));
  }
}

function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}
