import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Files, filesOf, folderWith } from '../support/files.ts';
import { stepOf } from '../support/runs.ts';
import { bundlePrograms } from './program.ts';
import { runHere } from './scenarios.ts';

const programs = bundlePrograms();

/** More than two batches. Some entries have one name, one link or one title and time. */
const ENTRIES = 1200;
const FEED = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Old Harbour</title><link>https://old.example.nz/</link><language>en-NZ</language>
${Array.from({ length: ENTRIES }, (_, index) => itemOf(index)).join('\n')}
</channel></rss>
`;

function itemOf(index: number): string {
  const day = new Date(Date.UTC(2014, 0, 1 + Math.floor(index / 7))).toUTCString();
  const text = `&lt;p&gt;Tide number ${index}, of ${index * 7919}.&lt;/p&gt;`;
  return `<item><title>Tide ${index % 50}</title><link>https://old.example.nz/${index % 700}/tide</link>
<guid isPermaLink="false">old-${index}</guid><pubDate>${day}</pubDate><description>${text}</description></item>`;
}

const argsIn = (root: string) => [
  ...['import', join(root, 'old.xml'), '--root', root, '--now', '2026-01-01T00:00:00Z'],
  ...['--time-zone', 'Pacific/Auckland'],
];

/** All that a run leaves but what is kept for the next one, and what it was given. */
function leftIn(root: string): Files {
  const entries = Object.entries(filesOf(root)).filter(([path]) => !/^(?:\.dateline\/|old\.xml$)/.test(path));
  return Object.fromEntries(entries);
}

const isArticle = (path: string) => path.startsWith('items/') && path.endsWith('.md');

it('an import that is killed at any write goes on where it stopped, and ends as one that was not', {
  timeout: 600_000,
}, async () => {
  const whole = folderWith({ 'old.xml': FEED });
  expect((await runHere(argsIn(whole))).status).toBe(0);
  const expected = leftIn(whole);
  expect(Object.keys(expected).filter(isArticle)).toHaveLength(ENTRIES);
  const before: number[] = [];
  for (let at = 40; ; at += 350 * stepOf(10)) {
    const root = folderWith({ 'old.xml': FEED });
    const killed = programs.dateline(argsIn(root), { fault: { at, kind: 'SIGKILL', under: root } });
    const { signal, status, stderr } = await killed.ending;
    const left = leftIn(root);
    before.push(Object.keys(left).filter(isArticle).length);
    if (signal === null) expect(status, stderr).toBe(0);
    // Until all is there nothing can be published.
    else expectUnfinished(left, expected);
    const next = await runHere(argsIn(root));
    expect(next.status, next.said).toBe(0);
    expect(leftIn(root)).toEqual(expected);
    if (signal === null) break;
  }
  // It was killed between batches too, not only before the first and after the last.
  expect(before.some((count) => count >= 500 && count < ENTRIES)).toBe(true);
});

function expectUnfinished(left: Files, expected: Files): void {
  for (const [path, text] of Object.entries(left)) {
    if (isArticle(path)) expect(text).toBe(expected[path]);
  }
  const locked = String(left['feed.lock'] ?? '').matchAll(/\t(items\/[^\t\n]+)$/gm);
  for (const [, file = ''] of locked) expect(left).toHaveProperty([file]);
  if (left['feed.yaml'] !== undefined) expect(left['feed.lock']).toBe(expected['feed.lock']);
}
