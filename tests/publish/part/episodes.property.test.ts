import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderWith } from '../../support/files.ts';
import { runsOf } from '../../support/runs.ts';
import { buildAt, diskOf, runAt, servedIn, told } from '../incremental/history.ts';
import { isPartPlanned, NOW } from './archive.ts';

const PODCAST = `podcast:
  image: https://x.example/c.jpg
  category: News
  explicit: false
  owner: { name: Ana, email: ana@x.nz }
`;
const SETTINGS = `title: Harbour News
description: News of the harbour
url: https://news.example.nz/
language: en-NZ
timeZone: Pacific/Auckland
${PODCAST}  type: serial
`;
/** A show that knows only its newest episodes where others are edited. */
const FEW_SHOWN = `${SETTINGS.replace(/podcast:.*/s, '')}window: { items: 3, days: 1 }
feeds:
  - path: show
    title: Show
    where: { language: en-NZ }
    window: { items: 3, days: 1 }
    ${PODCAST.replaceAll('\n', '\n    ')}
`;
const FILE = 'enclosures: { url: "https://x.example/a.mp3", type: audio/mpeg, sizeInBytes: 7 }\n';
/** What an article may say of itself as an episode. */
const LINES = [
  '',
  FILE,
  `${FILE}episode: 1\n`,
  `${FILE}episode: 2\n`,
  `${FILE}episode: 2\nseason: 1\n`,
  `${FILE}episode: 2\ntags: [sea]\n`,
  `${FILE}episode: 2\nepisodeType: bonus\n`,
  'episodeType: trailer\n',
  'episode: 2\n',
];

function episode(number: number, lines: string): string {
  const month = String(1 + (number % 12)).padStart(2, '0');
  const date = `2025-${month}-10 10:${String(number).padStart(2, '0')}`;
  return `---\ntitle: Article ${number}\ndate: ${date}\n${lines}---\n\nNumber ${number} of the harbour.\n`;
}

type Edit = readonly [which: number, lines: string, isText: boolean];

const lines = fc.oneof(
  fc.constantFrom(...LINES),
  fc.nat(24).map((number) => `${FILE}episode: ${number}\n`),
);
const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.nat(29),
  lines,
  fc.nat(2).map((number) => number > 0),
);

function apply(root: string, [which, lines, isText]: Edit): void {
  const names = readdirSync(join(root, 'items')).sort();
  const path = join(root, 'items', names[which % names.length] as string);
  const text = readFileSync(path, 'utf8');
  const changed = isText
    ? `${text}And more.\n`
    : text.replace(/(\ndate: .*\n)(?:\w+: .*\n)*/, (_, date: string) => date + lines);
  writeFileSync(path, changed);
}

test('a run that plans what changed files reach tells of episodes what a run would that plans all', {
  timeout: 1_000_000,
}, () => {
  let parts = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 2, maxLength: 6 }), (sequence) => {
      // Each has a number of its own, until one is edited.
      const files = Object.fromEntries(
        Array.from({ length: 24 }, (_, number) => [
          `items/n${String(number).padStart(2, '0')}.md`,
          episode(number, number % 3 === 0 ? '' : `${FILE}episode: ${number + 1}\n`),
        ]),
      );
      const [recorded, fresh] = [0, 1].map(() => folderWith({ 'feed.yaml': SETTINGS, ...files })) as [
        string,
        string,
      ];
      runAt(diskOf(recorded), NOW);
      buildAt(diskOf(fresh), NOW);
      for (const one of sequence) {
        for (const root of [recorded, fresh]) apply(root, one);
        if (isPartPlanned(recorded, NOW)) parts += 1;
        const expected = buildAt(diskOf(fresh), NOW);
        expect(told(runAt(diskOf(recorded), NOW))).toEqual(told(expected));
        expect(servedIn(recorded)).toEqual(servedIn(fresh));
      }
      for (const root of [recorded, fresh]) rmSync(root, { recursive: true });
    }),
    runsOf(15),
  );
  expect(parts).toBeGreaterThan(0);
});

test('an episode that takes the number of one in another month is told', () => {
  const files = Object.fromEntries(
    Array.from({ length: 24 }, (_, number) => [
      `items/n${String(number).padStart(2, '0')}.md`,
      episode(number, `${FILE}episode: ${number + 1}\n`),
    ]),
  );
  const root = folderWith({ 'feed.yaml': SETTINGS, ...files });
  runAt(diskOf(root), NOW);
  runAt(diskOf(root), NOW);
  apply(root, [23, `${FILE}episode: 3\n`, false]);
  expect(JSON.stringify(told(runAt(diskOf(root), NOW)))).toContain('found the number 3 of items/n02.md');
});

test.each([
  [11, 3, 'items/n11.md', 'items/n02.md'],
  [0, 4, 'items/n03.md', 'items/n00.md'],
])(
  'an episode that takes the number of one in a month that the change does not reach is told: %i, %i',
  (which, taken, told, other) => {
    const files = Object.fromEntries(
      Array.from({ length: 48 }, (_, number) => [
        `items/n${String(number).padStart(2, '0')}.md`,
        episode(number, `${FILE}episode: ${number + 1}\n`),
      ]),
    );
    const root = folderWith({ 'feed.yaml': FEW_SHOWN, ...files });
    for (const _ of [1, 2]) runAt(diskOf(root), NOW);
    apply(root, [which, '', true]);
    expect(isPartPlanned(root, NOW)).toBe(true);
    // What subscribers notice is told once; the run after that is repeated.
    for (const _ of [1, 2]) runAt(diskOf(root), NOW);
    apply(root, [which, `${FILE}episode: ${taken}\n`, false]);
    const { problems } = runAt(diskOf(root), NOW);
    expect(problems).toEqual([
      expect.objectContaining({
        file: told,
        message: expect.stringContaining(`the number ${taken} of ${other}`),
      }),
    ]);
  },
);
