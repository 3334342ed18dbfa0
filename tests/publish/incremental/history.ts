import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Disk } from '../../../src/disk/disk.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import type { BuildReport } from '../../../src/publish/buildReport.ts';
import { findUpToDate } from '../../../src/publish/incremental/upToDate.ts';
import { publish } from '../../../src/publish/publish.ts';
import { type Publication, readSettings } from '../../../src/publish/readSettings.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { SHORTEST } from '../../support/publication.ts';

/** The program of these tests, whose runs keep records. */
export const PROGRAM = 'a program';

/** What the command line tells of a build: the report, with what is wrong with feed.yaml. */
export type Told = BuildReport | { readonly problems: BuildReport['problems'] };

/** Builds as the command line does, but does not look whether all is up to date. */
export function buildAt(
  disk: Disk,
  now: Date,
  program?: string,
  keepsGoing = false,
  found?: Publication['found'],
): Told {
  const publication = readSettings(disk);
  const { settings, problems } = publication;
  if (settings === undefined) return { problems };
  const report = publish({ disk, program }, { ...publication, found }, { now, keepsGoing });
  return { ...report, problems: [...problems, ...report.problems] };
}

/** The report of the last run, if all is up to date. */
export function recallAt(
  disk: Disk,
  now: Date,
  program: string | undefined = PROGRAM,
  isStrict = false,
): BuildReport | undefined {
  return findUpToDate({ disk, program }, { now, isStrict }).previous?.report;
}

/** Builds as the command line does, unless all is up to date. */
export function runAt(disk: Disk, now: Date, keepsGoing = false): Told {
  const { previous, found } = findUpToDate({ disk, program: PROGRAM }, { now, keepsGoing });
  return previous?.report ?? buildAt(disk, now, PROGRAM, keepsGoing, found);
}

/** A report as a person compares it: whatever the order of the files' names, and only of articles what it tells. */
export function told(report: Told): unknown {
  if (!('written' in report)) return report;
  const { written, unchanged, removed, newest, held, ...rest } = report;
  const brief = (head: BuildReport['newest']) =>
    head && [head.id, head.file, head.title, head.published.getTime(), head.published.offsetInMinutes];
  return {
    ...rest,
    written: written.toSorted(),
    unchanged: unchanged.toSorted(),
    removed: removed.toSorted(),
    newest: brief(newest),
    held: held.map(brief),
  };
}

/** Every folder, and every file with all that a run could leave on it. */
export function tracesIn(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return entries.toSorted().map((path) => {
    const there = lstatSync(join(root, path));
    const { ino, mtimeMs, ctimeMs, size } = there;
    return there.isDirectory() ? `${path}/` : `${path} ${ino} ${mtimeMs} ${ctimeMs} ${size}`;
  });
}

/** What is served and what is remembered. */
export function servedIn(root: string): Record<string, string> {
  const all = Object.entries(filesOf(root));
  return Object.fromEntries(all.filter(([path]) => /^(?:output\/|feed\.lock$)/.test(path)));
}

/** Two folders to which the same is done: in one, runs keep records. */
export interface Pair {
  readonly recorded: string;
  readonly fresh: string;
  now: Date;
  /** True while runs are made with `--keep-going`. */
  keepsGoing: boolean;
  settingsText: SettingLines;
}

interface SettingLines {
  readonly [line: string]: string;
}

const PICTURES = [1, 2, 3].map((level) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${level}0" height="20"><title>${level}</title></svg>`,
  ),
);

const NAMES = [
  'a.md',
  'b.md',
  'c.txt',
  'a.txt',
  'deep/a.md',
  '2014-12-21-d.md',
  '2014-12-22-d.md',
  'deep/e.md',
  'deep/drafts/f.md',
  '_drafts/e.md',
];
const [SMALL, BROAD] = PICTURES.map((bytes) => `data:image/svg+xml;base64,${bytes.toString('base64')}`);
const TITLES = ['Road', 'Ferry', 'Māori &amp; more'];
const DATES = [
  '2014-12-21T08:00:00+13:00',
  '2014-12-20T19:00:00Z',
  '2014-12-22 08:00',
  '2014-11-02',
  '2014-10-30 20:00',
  '2026-01-02 10:00',
  '2026-01-03 10:00',
];
const TEXTS = [
  'The tide came in.',
  'The tide went out.',
  'The tide *went* out.\n\n![Sea](sea.svg)',
  'See ![Sea](Sea.svg)\n\nand [this](sea.svg).',
  `Long. ${'And more. '.repeat(300)}`,
  'An <iframe src="https://maps.example/"></iframe> and <b>more',
  'See [it](b.md), [the other](./a.md#wind) and [what was](../2014-12-21-d.md).',
  'As in [[e]], [[a|there]] and <a href="/deep/a.md">here</a>, or [b](c/).',
  'At [its page](/2014/12/21/d/), [its other](https://news.example.nz/2014/12/21/a/) or [none](d.md).',
  `Here ![Sea](${SMALL}) and [there](deep/e.md).`,
  `## Wind\n\nOf [the wind](#wind) and [none](#rain).\n\n![Sea](${BROAD})\n\n![Sea](sea.svg)`,
  'In pieces ![Sea](data:image/png;base64,AAAA) and [it](a.md#wind).',
  'Text.[^1] {{< ref "deep/e.md" >}} and ![[sea.svg]]\n\n[^1]: As [[c]] has it.',
];
const MORE = [
  'tags: [sport]\n',
  'tags: [sport]\nlink: https://news.example.nz/own/\n',
  'tags: [Sport, sea]\n',
  'draft: true\n',
  'unlisted: true\n',
  'withdrawn: 2026-01-01 09:00\n',
  'withdrawn: { time: 2026-01-01 09:00, reason: Wrong }\n',
  'expires: 2026-01-02 09:00\n',
  'expires: 2026-01-03 23:00\n',
  'updated: 2026-01-02 12:00\n',
  'link: https://news.example.nz/own/\n',
  'link: https://other.example/own/\n',
  'summary: In short.\n',
  'image: sea.svg\n',
  `image: ${BROAD}\n`,
  `image: ${SMALL}\nunlisted: true\n`,
  'id: urn:one\n',
  'language: mi\n',
  'language: he\n',
  'unheard: of\n',
  'feed: false\n',
  'embargo: true\n',
  'excludeFromFeeds: true\n',
  'slug: d\n',
  'slug: e\n',
  'link: /2014/12/21/theirs/\n',
  '',
  '',
  '',
];
const SETTINGS: readonly [string, readonly string[]][] = [
  ['title', ['title: Harbour News', 'title: Harbour Times']],
  [
    'window',
    [
      'window: { items: 1, days: 1 }',
      'window: { items: 2, days: 1 }',
      'window: { bytes: 3000, items: 1, days: 1 }',
      '',
    ],
  ],
  ['tagFeeds', ['tagFeeds: true', '']],
  ['pages', ['pages: false', '']],
  ['links', ['links: posts/:title/', 'links: jekyll-date', 'links: dateline', '']],
  ['dates', ['dates: { withoutZone: UTC }', '']],
  ['archive', ['archive: false', '']],
  ['content', ['content: summary', '']],
  ['feeds', ['feeds: [{ path: deep, title: Deep, where: { folder: deep } }]', '']],
  ['icon', ['icon: https://news.example.nz/icon.svg', '']],
  ['onError', ['onError: skip', 'onError: skip', 'onError: stop', '']],
  ['copyright', ['copyright: Harbour\u0007', '']],
];

/** Something that an author, or somebody else, does to a folder. */
export type Step = readonly [kind: string, which: number, other: number, third: number];

/** What is done to each of the two folders. A clock is the same for both. */
const STEPS: Readonly<Record<string, (root: string, pair: Pair, step: Step) => void>> = {
  add: (root, _, [, which, other, third]) => {
    const day = pick(DATES, other);
    const name = pick(NAMES, which);
    // A date in the name is the date.
    const date = /^\d/.test(name) ? '' : `date: ${day}\n`;
    const text = `---\ntitle: ${pick(TITLES, third)}\n${date}${pick(MORE, other * 7 + third)}---\n\n${pick(TEXTS, which + third)}\n`;
    putFiles(root, { [`items/${name}`]: text });
  },
  rewrite: (root, _, [, which, other]) =>
    change(root, which, (text) => text.replace(/\n\n.*/s, `\n\n${pick(TEXTS, other)}\n`)),
  comment: (root, _, [, which]) => change(root, which, (text) => text.replace('---\n', '---\n# Nothing.\n')),
  retitle: (root, _, [, which, other]) =>
    change(root, which, (text) => text.replace(/title: .*/, `title: ${pick(TITLES, other)}`)),
  redate: (root, _, [, which, other]) =>
    change(root, which, (text) => text.replace(/\ndate: .*/, `\ndate: ${pick(DATES, other)}`)),
  say: (root, _, [, which, other]) =>
    change(root, which, (text) => text.replace(/\n---\n/, `\n${pick(MORE, other)}---\n`)),
  unsay: (root, _, [, which]) =>
    change(root, which, (text) =>
      text.replace(
        /\n(?:tags|draft|unlisted|withdrawn|expires|updated|link|image|id|slug|unheard|feed|embargo|excludeFromFeeds): .*/,
        '',
      ),
    ),
  spoil: (root, _, [, which]) => change(root, which, (text) => text.replace(/title: .*/, 'title: [')),
  untitle: (root, _, [, which]) => change(root, which, (text) => text.replace(/title: .*/, 'title:')),
  mend: (root) => {
    for (const path of articlesIn(root))
      writeFileSync(path, readFileSync(path, 'utf8').replace(/title:(?: \[)?\n/, 'title: Road\n'));
  },
  delete: (root, _, [, which]) => {
    const path = articleIn(root, which);
    if (path) rmSync(path);
  },
  rename: (root, _, [, which, other]) => {
    const path = articleIn(root, which);
    const target = `items/${pick(NAMES, other)}`;
    if (!path || existsSync(join(root, target))) return;
    putFiles(root, { [target]: readFileSync(path) });
    rmSync(path);
  },
  picture: (root, _, [, which, other]) =>
    putFiles(root, {
      [pick(['items/sea.svg', 'items/deep/sea.svg', 'icon.svg', 'items/Sea.svg'], which)]: pick(
        PICTURES,
        other,
      ),
    }),
  noPicture: (root, _, [, which]) =>
    rmSync(join(root, pick(['items/sea.svg', 'items/deep/sea.svg', 'icon.svg', 'items/Sea.svg'], which)), {
      force: true,
    }),
  damage: (root, _, [, which]) => {
    const path = outputIn(root, which);
    if (path) writeFileSync(path, `${readFileSync(path)} `);
  },
  lose: (root, _, [, which]) => {
    const path = outputIn(root, which);
    if (path) rmSync(path);
  },
  replace: (root, _, [, which]) => {
    const path = outputIn(root, which);
    if (path) writeFileSync(path, 'Somebody else’s.');
  },
  theirs: (root, _, [, which]) => {
    const path = 'output/2014/12/21/theirs/index.html';
    if (which % 3 === 0) rmSync(join(root, path), { force: true });
    else putFiles(root, { [path]: 'Theirs.' });
  },
  stray: (root) =>
    putFiles(root, { 'output/archive/notes.txt': 'Ours.', 'output/archive/2001-01.xml': 'Ours.' }),
  old: (root, _, [, which]) => {
    const mark = pick(['http://purl.org/syndication/history/1.0', 'nothing'], which);
    putFiles(root, { 'output/archive/2001-02.xml': mark });
  },
  noLock: (root) => rmSync(join(root, 'feed.lock'), { force: true }),
  loseRecords: (root, _, [, which]) =>
    rmSync(join(root, pick(['.dateline/records', '.dateline/articles'], which)), { force: true }),
  damageRecords: (root, _, [, which, other]) => {
    const path = join(root, pick(['.dateline/records', '.dateline/articles'], which));
    if (!existsSync(path)) return;
    const bytes = readFileSync(path);
    bytes[(which * 61 + other) % bytes.length] = 0x20;
    writeFileSync(path, bytes.subarray(0, other % 3 === 0 ? bytes.length : bytes.length - other));
  },
  settingsText: (root, { settingsText }) => putFiles(root, { 'feed.yaml': settingsOf(settingsText) }),
};

const WEIGHTS = [
  'add',
  'add',
  'add',
  'spoil',
  'mend',
  'retitle',
  'settings',
  'settings',
  'clock',
  'keepGoing',
  'picture',
  'say',
  'rename',
  'rename',
];

/** Edits in a row. */
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.tuple(fc.constantFrom(...WEIGHTS, ...Object.keys(STEPS)), fc.nat(60), fc.nat(60), fc.nat(60)),
  { minLength: 3, maxLength: 16 },
);

/** Two folders with the same in them. */
export function pairOf(): Pair {
  const settingsText = { window: 'window: { items: 1, days: 1 }' };
  const files = {
    'feed.yaml': settingsOf(settingsText),
    'items/a.md': `---\ntitle: Road\ndate: ${DATES[0]}\ntags: [sport]\n---\n\nText.\n`,
    'items/b.md': `---\ntitle: Ferry\ndate: ${DATES[2]}\n---\n\nOf [it](a.md) and ![Sea](sea.svg).\n`,
    'items/deep/e.md': `---\ntitle: Sea\ndate: ${DATES[3]}\n---\n\n![Sea](${SMALL}) and [it](/b.md).\n`,
    'items/sea.svg': PICTURES[0] as Buffer,
  };
  return {
    recorded: folderWith(files),
    fresh: folderWith(files),
    now: new Date('2026-01-01T00:00:00Z'),
    keepsGoing: false,
    settingsText,
  };
}

/** Does the same to both folders. */
export function take(pair: Pair, step: Step): void {
  const [kind, which, other] = step;
  if (kind === 'clock') pair.now = new Date(pair.now.getTime() + (which % 3) * 9 * 3_600_000);
  if (kind === 'keepGoing') pair.keepsGoing = which % 2 === 0;
  if (kind === 'settings') {
    const [name, lines] = pick(SETTINGS, which);
    pair.settingsText = { ...pair.settingsText, [name]: pick(lines, other) };
  }
  const act = STEPS[kind];
  act?.(pair.recorded, pair, step);
  act?.(pair.fresh, pair, step);
}

/** The disk of a folder. */
export const diskOf = (root: string): Disk => realDisk(root);

function settingsOf(settingsText: SettingLines): string {
  const rest = settingsText['title'] ? SHORTEST.replace(/title: .*\n/, '') : SHORTEST;
  return `${rest}${Object.values(settingsText).join('\n')}\n`;
}

function pick<T>(all: readonly T[], which: number): T {
  return all[which % all.length] as T;
}

function articleIn(root: string, which: number): string | undefined {
  const all = articlesIn(root);
  return all.length === 0 ? undefined : pick(all, which);
}

function articlesIn(root: string): string[] {
  return pathsIn(join(root, 'items')).filter((path) => /\.(?:md|txt)$/.test(path));
}

function outputIn(root: string, which: number): string | undefined {
  const all = existsSync(join(root, 'output')) ? pathsIn(join(root, 'output')) : [];
  return all.length === 0 ? undefined : pick(all, which);
}

function pathsIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function change(root: string, which: number, edit: (text: string) => string): void {
  const path = articleIn(root, which);
  if (path) writeFileSync(path, edit(readFileSync(path, 'utf8')));
}
