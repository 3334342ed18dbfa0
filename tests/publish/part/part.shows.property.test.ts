import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf } from '../../support/runs.ts';
import { archiveWith, edits } from './archive.ts';
import { compareEach } from './compareEach.ts';

/** So many sequences of edits; more of them where somebody asks for it. */
const RUNS = Number(process.env['SEQUENCES'] ?? 10);

const COVER = 'podcast: { image: "https://cdn.example/c.png", category: News, explicit: false }';
const SHOW = `{ path: show, title: Show, where: { folder: deep }, ${COVER} }`;
const SPORT = '{ path: sport, title: Sport, where: { tags: [sport] } }';
const SETTING_LINES = [
  `feeds: [${SHOW}]\nwindow: { items: 4, days: 1 }\n`,
  `feeds: [${SHOW.replace('where', 'window: { items: 2, days: 1 }, where')}, ${SPORT}]\nwindow: { items: 4, days: 1 }\n`,
  `feeds: [${SPORT.replace('where', 'window: { items: 1, days: 1 }, where')}]\n`,
  `${COVER}\n`,
  `${COVER}\nfeeds: [${SPORT}]\n`,
  `${COVER}\nwindow: { items: 3, days: 1 }\n`,
  `${COVER}\nwindow: { items: 3, days: 1 }\nlinks: dateline\nfeeds: [${SPORT}, ${SHOW}]\n`,
];

const SOUND = 'enclosures: [{ url: "https://cdn.example/a.mp3", type: audio/mpeg, sizeInBytes: 9 }]\n';

/** The articles that have audio first: half of them, or few, of one month. */
const SPOKEN = [Array.from({ length: 20 }, (_, number) => 2 * number), [0, 13]];

/** Which article gets audio, or loses it; what else is done is that of an archive. */
const sounds = fc.array(fc.nat(80), { maxLength: 2 });

test('a run that plans what changed files reach does so with shows, and articles that come and go in them', {
  timeout: 1_000_000,
}, () => {
  let [parts, all] = [0, 0];
  fc.assert(
    fc.property(
      fc.constantFrom(...SETTING_LINES),
      fc.constantFrom(...SPOKEN),
      edits,
      fc.infiniteStream(sounds),
      (line, spoken, sequence, turns) => {
        const pair = archiveWith(line);
        turnAll(pair, spoken);
        parts += compareEach(pair, sequence, () => turnAll(pair, turns.next().value ?? []));
        all += sequence.length;
      },
    ),
    runsOf(RUNS),
  );
  // Of few sequences it may be that none is one; shows.test.ts has edits that are.
  if (RUNS >= 50) expect(parts).toBeGreaterThan(0);
  if (process.env['TELL']) console.log(parts, all);
});

/** Turns articles in both folders. */
function turnAll(pair: ReturnType<typeof archiveWith>, numbers: readonly number[]): void {
  for (const root of Object.values(pair)) for (const which of numbers) turn(root, which);
}

/** Gives an article audio, or takes it away. */
function turn(root: string, which: number): void {
  const names = readdirSync(join(root, 'items'), { recursive: true, encoding: 'utf8' });
  const articles = names.filter((name) => name.endsWith('.md')).sort();
  const path = join(root, 'items', String(articles[which % articles.length]));
  const text = articles.length === 0 ? '' : readFileSync(path, 'utf8');
  if (text === '') return;
  writeFileSync(
    path,
    text.includes(SOUND) ? text.replace(SOUND, '') : text.replace(/\n---\n/, `\n${SOUND}---\n`),
  );
}
