import { readFileSync } from 'node:fs';
import type { Chance } from './chance.ts';
import { hostileBytes } from './hostileText.ts';
import { mutate } from './mutate.ts';
import { anyArticle, anyOddity, file, type Placed } from './publication.ts';
import { pathIn, tracesIn } from './sandbox.ts';
import { settingsText } from './settingsText.ts';

/** What happens to a publication between two runs; nothing where there is nothing that it could happen to. */
type Change = (root: string, chance: Chance) => readonly Placed[];

const nothing = { kind: 'nothing' } as const;

/** What authors do. */
const EDITS: readonly Change[] = [
  (_root, chance) => [anyArticle(chance)],
  (_root, chance) => [anyArticle(chance)],
  (_root, chance) => [anyArticle(chance), anyArticle(chance)],
  (root, chance) => anyIn(root, chance, /^items\//).map((path) => [path, nothing]),
  (root, chance) =>
    anyIn(root, chance, /^items\/.*\.(?:md|txt)$/).map((path) => [path, mutated(root, path, chance)]),
  // Another name for the same text.
  (root, chance) =>
    anyIn(root, chance, /^items\/.*\.(?:md|txt)$/).flatMap((path) => [
      [path, nothing],
      [anyArticle(chance)[0], { kind: 'file', bytes: read(root, path) }],
    ]),
  (_root, chance) => [file('feed.yaml', settingsText(chance))],
  () => [],
];

/** What happens to files that are none of the author's. */
const DAMAGES: readonly Change[] = [
  (root, chance) =>
    anyIn(root, chance, /^feed\.lock$/).map((path) => [path, lockWithout(root, path, chance)]),
  (root, chance) => anyIn(root, chance, /^feed\.lock$/).map((path) => [path, mutated(root, path, chance)]),
  (root, chance) =>
    anyIn(root, chance, /^\.dateline\/(?:records|articles)$/).map((path) => [
      path,
      mutated(root, path, chance),
    ]),
  (_root, chance) => [file(chance.oneOf(['.dateline/records', '.dateline/articles']), hostileBytes(chance))],
  (root, chance) => anyIn(root, chance, /^output\//).map((path) => [path, mutated(root, path, chance)]),
  (root, chance) => anyIn(root, chance, /^output\//).map((path) => [path, nothing]),
  () => [[Buffer.from('output'), nothing]],
  () => [[Buffer.from('.dateline'), nothing]],
  () => [file('output/.rss.xml.01234567-89ab-cdef-0123-456789abcdef.dateline-tmp', Buffer.from('half'))],
  (_root, chance) => [anyOddity(chance)],
  (_root, chance) => [anyOddity(chance)],
];

export function editsOf(root: string, chance: Chance): readonly Placed[] {
  return chance.oneOf(EDITS)(root, chance);
}

export function damagesOf(root: string, chance: Chance): readonly Placed[] {
  return chance.oneOf(DAMAGES)(root, chance);
}

/** Any regular file of these, as a list of one. */
function anyIn(root: string, chance: Chance, pattern: RegExp): Buffer[] {
  const found = [...tracesIn(root)].filter(
    ([path, trace]) => pattern.test(path) && trace.startsWith('file '),
  );
  const paths = found.map(([path]) => Buffer.from(path, 'latin1')).sort(Buffer.compare);
  return paths.length === 0 ? [] : [chance.oneOf(paths)];
}

/** Files of more than a megabyte are left as they are. */
function read(root: string, path: Buffer): Buffer {
  const size = Number(tracesIn(root).get(path.toString('latin1'))?.split(' ')[2] ?? 0);
  return size > 1e6 ? Buffer.alloc(0) : readFileSync(pathIn(root, path));
}

function mutated(root: string, path: Buffer, chance: Chance): Placed[1] {
  return { kind: 'file', bytes: mutate(read(root, path), chance) };
}

/** A line goes, is there twice, or has another field; what git leaves after a merge. */
function lockWithout(root: string, path: Buffer, chance: Chance): Placed[1] {
  const lines = read(root, path).toString().split('\n');
  const index = chance.below(lines.length);
  const line = lines[index] ?? '';
  const fields = line.split('\t');
  const one = chance.below(fields.length);
  const other = fields.with(one, hostileBytes(chance).toString('latin1')).join('\t');
  const replaced = chance.oneOf([
    [],
    [line, line],
    [other],
    ['<<<<<<< a', line, '=======', line, '>>>>>>> b'],
  ]);
  return { kind: 'file', bytes: Buffer.from(lines.toSpliced(index, 1, ...replaced).join('\n')) };
}
