import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderWith } from '../../support/files.ts';
import { runsOf } from '../../support/runs.ts';
import { buildAt, diskOf, runAt, servedIn, told } from '../incremental/history.ts';
import { isPartPlanned, NOW } from './archive.ts';

/** So many sequences of edits; more of them where somebody asks for it. */
const RUNS = Number(process.env['SEQUENCES'] ?? 20);

const SETTINGS = `title: Harbour News
description: News of the harbour
url: https://news.example.nz/
language: en-NZ
timeZone: Pacific/Auckland
`;
const COVER = 'image: "https://cdn.example/c.png", category: News, explicit: false';
const SHOW = `{ path: show, title: Show, where: { tags: [show] }, podcast: { ${COVER} } }`;
const ALL_SHOWN = 'window: { items: 99, days: 9999 }\n';
/** Feeds without a show declare what their items need; shows declare it for themselves. */
const SETTING_LINES = [
  ALL_SHOWN,
  'window: { items: 4, days: 1 }\n',
  `${ALL_SHOWN}feeds: [{ path: sea, title: Sea, where: { tags: [sea] }, window: { items: 2, days: 1 } }]\n`,
  `${ALL_SHOWN}content: summary\nlinks: dateline\n`,
  `${ALL_SHOWN}archive: false\n`,
  `feeds: [${SHOW}]\nwindow: { items: 4, days: 1 }\n`,
  `feeds: [${SHOW}]\nwindow: { items: 4, days: 1 }\narchive: false\n`,
  `feeds: [${SHOW.replace('false }', 'false, simpleChapters: true }')}]\n${ALL_SHOWN}`,
  `podcast: { ${COVER}, simpleChapters: true }\n`,
  `podcast: { ${COVER} }\nwindow: { items: 3, days: 1 }\nfeeds: [${SHOW}]\n`,
];

const FILE = 'url: "https://cdn.example/a.mp3", type: audio/mpeg, sizeInBytes: 9';
/** What an article says beside its title, its date and its tags. */
const LINES = [
  '',
  `enclosures: { ${FILE} }\n`,
  `enclosures: { ${FILE}, duration: 77 }\n`,
  `enclosures: { ${FILE} }\ntranscripts: { url: "https://cdn.example/a.vtt", type: text/vtt }\n`,
  `enclosures: { ${FILE}, duration: 7 }\nchapters: [{ start: 0, title: Ebb }, { start: 3, title: "<itunes:x>" }]\n`,
  `enclosures: { ${FILE} }\nepisodeType: bonus\n`,
  `enclosures: { ${FILE} }\npersons: [{ name: Ana }]\nlicense: cc0-1.0\n`,
  `enclosures: { ${FILE}, duration: 7 }\nwithdrawn: 2025-12-30\n`,
  'enclosures: { url: "https://cdn.example/a.pdf", type: application/pdf, sizeInBytes: 9 }\n',
  'transcripts: { url: "https://cdn.example/a.vtt", type: text/vtt }\n',
];
const BODIES = [
  'The tide came in.',
  'Apple has `<itunes:duration>`.\n\n          <itunes:duration>7</itunes:duration>\n\nAnd [a link](https://x.example/ "<podcast:season>").',
  'It says `]]>` and <b title="<itunes:title>">more</b>, and `<![CDATA[`.',
];
const COUNT = 24;

function articleOf(number: number, lines: string): string {
  const month = String(1 + (number % 12)).padStart(2, '0');
  const tags = ['show', 'sea, show', 'sea'][number % 3];
  const date = `2025-${month}-10 10:${String(number).padStart(2, '0')}`;
  const body = BODIES[number % BODIES.length];
  return `---\ntitle: Article ${number}\ndate: ${date}\ntags: [${tags}]\n${lines}---\n\n${body} Number ${number}.\n`;
}

/** The articles that say something first: all in turn, one that is always shown, one of the archive, or none. */
const SPEAKERS: readonly ((number: number) => boolean)[] = [
  () => true,
  (number) => number === COUNT - 1,
  (number) => number === 5,
  () => false,
];

/** An article, and what it says then; it is told no more of itself where that is nothing, and goes where it is `gone`. */
type Edit = readonly [which: number, lines: string | 'gone' | 'text'];

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.oneof(fc.constantFrom(5, COUNT - 1, COUNT - 2), fc.nat(COUNT - 1)),
  fc.oneof(
    { weight: 4, arbitrary: fc.constant('text') },
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 6, arbitrary: fc.constantFrom(...LINES) },
    fc.constant('gone'),
  ),
);

function apply(root: string, [which, lines]: Edit): void {
  const name = `n${String(which).padStart(2, '0')}.md`;
  const path = join(root, 'items', name);
  const isThere = readdirSync(join(root, 'items')).includes(name);
  if (lines === 'gone') rmSync(path, { force: true });
  else if (lines !== 'text') writeFileSync(path, articleOf(which, lines));
  else if (isThere) writeFileSync(path, `${readFileSync(path, 'utf8')}\nAnd more.\n`);
}

test('a document of texts that the last run wrote has the bytes of one that is rendered, whatever episodes its articles are', {
  timeout: 1_000_000,
}, () => {
  let [parts, all] = [0, 0];
  fc.assert(
    fc.property(
      fc.constantFrom(...SETTING_LINES),
      fc.constantFrom(...SPEAKERS),
      fc.array(edit, { minLength: 3, maxLength: 8 }),
      (line, speaks, sequence) => {
        const files = Object.fromEntries(
          Array.from({ length: COUNT }, (_, number) => {
            const lines = speaks(number) ? (LINES[number % LINES.length] as string) : '';
            return [`items/n${String(number).padStart(2, '0')}.md`, articleOf(number, lines)];
          }),
        );
        const root = () => folderWith({ 'feed.yaml': SETTINGS + line, ...files });
        const [recorded, fresh] = [root(), root()];
        runAt(diskOf(recorded), NOW);
        buildAt(diskOf(fresh), NOW);
        for (const one of sequence) {
          runAt(diskOf(recorded), NOW);
          buildAt(diskOf(fresh), NOW);
          for (const folder of [recorded, fresh]) apply(folder, one);
          all += 1;
          if (isPartPlanned(recorded, NOW)) parts += 1;
          const expected = buildAt(diskOf(fresh), NOW);
          expect(told(runAt(diskOf(recorded), NOW))).toEqual(told(expected));
          expect(servedIn(recorded)).toEqual(servedIn(fresh));
        }
        for (const folder of [recorded, fresh]) rmSync(folder, { recursive: true });
      },
    ),
    runsOf(RUNS),
  );
  expect(parts).toBeGreaterThan(0);
  if (process.env['TELL']) console.log(parts, all);
});
