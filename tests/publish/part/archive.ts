import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { openMeasured } from '../../../src/publish/incremental/measuredRecordings.ts';
import { findUpToDate } from '../../../src/publish/incremental/upToDate.ts';
import { preparePart } from '../../../src/publish/part/preparePart.ts';
import { readSettings } from '../../../src/publish/readSettings.ts';
import { folderWith, putFiles } from '../../support/files.ts';
import { diskOf, PROGRAM } from '../incremental/history.ts';

/** The time of all runs, unless an edit moves it. */
export const NOW = new Date('2026-01-20T00:00:00Z');

const SETTINGS = `title: Harbour News
description: News of the harbour
url: https://news.example.nz/
language: en-NZ
timeZone: Pacific/Auckland
`;
/** What a publication may have beside that. */
export const SETTING_LINES = [
  '',
  'links: dateline\n',
  // The title of an article is in its address.
  'links: "posts/:title/"\ndates: { withoutZone: UTC }\n',
  'archive: false\n',
  'window: { items: 5, days: 1 }\n',
  'window: { items: 12, days: 40 }\nlinks: dateline\n',
  'window: { items: 3, days: 1, bytes: 2000 }\n',
  'tagFeeds: true\nwindow: { items: 4, days: 1 }\n',
  'feeds: [{ path: deep, title: Deep, where: { folder: deep } }, { path: sport, title: Sport, where: { tags: [sport] } }]\nwindow: { items: 4, days: 2 }\n',
  'feeds: [{ path: deep, title: Deep, where: { folder: deep } }]\nwindow: { items: 2, days: 1 }\nlinks: dateline\ncontent: summary\n',
  'aliases: [feed/index.xml, { path: feeds/posts/default, format: atom }, old.json]\nfeeds: [{ path: sport, title: Sport, where: { tags: [sport] }, aliases: sport.xml }]\nwindow: { items: 4, days: 2 }\n',
  'precompress: true\nwindow: { items: 4, days: 2 }\n',
];
const TAGS = ['', 'tags: [sport]\n', 'tags: [sea, sport]\n', 'tags: [sea]\n'];
const BODIES = [
  'The tide came in.',
  'The tide *went* out, and ![Sea](sea.svg).',
  'As [the second](n2.md) has it, and [none](nowhere.md).',
  'An <b>open tag and <iframe src="https://maps.example/"></iframe>.',
  'With [its page](/2025/03/05/n4/) and [another](../n7.md).',
  '',
];
const SPECIAL = [
  'expires: 2025-01-01\n',
  'withdrawn: 2025-08-01\n',
  'unlisted: true\n',
  'draft: true\n',
  'expires: 2027-01-01\n',
  'id: urn:mine\n',
  'link: https://elsewhere.example/a\n',
  'updated: 2025-12-01 10:00\n',
];

/** An article of a number: `n4` is of 5 March, in a folder of its own where the number is a multiple of three. */
function articleOf(number: number, variant = number): { path: string; text: string } {
  const month = String(1 + (number % 12)).padStart(2, '0');
  const day = String(1 + ((number * 4) % 27)).padStart(2, '0');
  const folder = number % 3 === 0 ? 'items/deep' : 'items';
  const body = `${pick(BODIES, variant)} Number ${number}, ${variant}.`;
  const text = `---\ntitle: Article ${number}\ndate: 2025-${month}-${day} 10:${String(number % 60).padStart(2, '0')}\n${pick(TAGS, variant)}---\n\n${body}\n`;
  return { path: `${folder}/n${number}.md`, text };
}

const SEA = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"/>';

/** Two folders with some forty articles of a year. */
export function archiveWith(settings: string): { recorded: string; fresh: string } {
  const files: Record<string, string> = { 'feed.yaml': SETTINGS + settings };
  for (const name of ['items/sea.svg', 'items/deep/sea.svg']) files[name] = SEA;
  for (let number = 0; number < 40; number += 1) {
    const { path, text } = articleOf(number);
    files[path] = number % 13 === 5 ? say(text, pick(SPECIAL, number)) : text;
  }
  return { recorded: folderWith(files), fresh: folderWith(files) };
}

/** Something that is done to an archive: which article, and how. */
export type Edit = readonly [kind: string, which: number, other: number];

const EDITS: Readonly<Record<string, (root: string, which: number, other: number) => void>> = {
  edit: (root, which, other) =>
    change(root, which, (text) =>
      text.replace(/\n\n.*/s, `\n\n${pick(BODIES, other)} ${which}, ${other}.\n`),
    ),
  copy: (root, which, other) => {
    const [from, to] = [pathIn(root, which), pathIn(root, other)];
    if (from && to) writeFileSync(to, readFileSync(from));
  },
  retitle: (root, which, other) =>
    change(root, which, (text) => text.replace(/title: .*/, `title: Another ${other}`)),
  redate: (root, which, other) =>
    change(root, which, (text) =>
      text.replace(/\ndate: \S+/, `\ndate: 2025-${String(1 + (other % 12)).padStart(2, '0')}-17`),
    ),
  hold: (root, which) => change(root, which, (text) => text.replace(/\ndate: \S+/, '\ndate: 2026-02-17')),
  retag: (root, which, other) =>
    change(root, which, (text) => text.replace(/\n(?:tags: .*\n)?---\n/, `\n${pick(TAGS, other)}---\n`)),
  say: (root, which, other) => change(root, which, (text) => say(text, pick(SPECIAL, other))),
  unsay: (root, which) =>
    change(root, which, (text) =>
      text.replace(/\n(?:draft|unlisted|withdrawn|expires|updated|link|id): .*/, ''),
    ),
  add: (root, which, other) => {
    const { path, text } = articleOf(40 + which, other);
    putFiles(root, { [path]: text });
  },
  remove: (root, which) => {
    const path = pathIn(root, which);
    if (path) rmSync(path);
  },
  rename: (root, which, other) => {
    const path = pathIn(root, which);
    const target = join(root, `items/${pick(['', 'deep/'], other)}r${other}.md`);
    if (!path || existsSync(target)) return;
    writeFileSync(target, readFileSync(path));
    rmSync(path);
  },
  picture: (root, _, other) => putFiles(root, { 'items/sea.svg': SEA.replace('10', `${1 + (other % 3)}0`) }),
};

/** Edits, some at once, between two runs each. */
export const edits: fc.Arbitrary<readonly (readonly Edit[])[]> = fc.array(
  fc.array(
    fc.tuple(
      fc.constantFrom('edit', 'edit', 'add', 'add', 'rename', 'remove', ...Object.keys(EDITS)),
      fc.nat(80),
      fc.nat(80),
    ),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 2, maxLength: 8 },
);

/** Does the same to both folders. */
export function doTo({ recorded, fresh }: { recorded: string; fresh: string }, all: readonly Edit[]): void {
  for (const root of [recorded, fresh])
    for (const [kind, which, other] of all) EDITS[kind]?.(root, which, other);
}

/** True if only a part of the publication is planned now. */
export function isPartPlanned(root: string, now: Date): boolean {
  const world = { disk: diskOf(root), program: PROGRAM };
  const publication = readSettings(world.disk);
  if (publication.settings === undefined) return false;
  const { found } = findUpToDate(world, { now });
  return preparePart(world, { ...publication, found }, openMeasured(world), { now }) !== undefined;
}

function say(text: string, line: string): string {
  return text.replace(/\n---\n/, `\n${line}---\n`);
}

function change(root: string, which: number, edit: (text: string) => string): void {
  const path = pathIn(root, which);
  if (path) writeFileSync(path, edit(readFileSync(path, 'utf8')));
}

function pathIn(root: string, which: number): string | undefined {
  const names = readdirSync(join(root, 'items'), { recursive: true, encoding: 'utf8' });
  const articles = names.filter((name) => name.endsWith('.md')).sort();
  return articles.length === 0 ? undefined : join(root, 'items', pick(articles, which * 7));
}

function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}
