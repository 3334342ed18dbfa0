import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { putFiles } from '../../support/files.ts';
import { buildAt, diskOf, runAt, servedIn, told } from '../incremental/history.ts';
import { archiveWith, isPartPlanned, NOW } from './archive.ts';

const DATE = 'date: 2025-07-01 10:00\n';
const FILES = {
  'items/road.md': `---\ntitle: Road\n${DATE}---\n\nThe road is open.\n`,
  'items/road.fr.md': `---\ntitle: Route\n${DATE}---\n\nLa route est ouverte.\n`,
};

/** Does something between two runs; tells whether a part was planned, and whether all is as a whole build makes it. */
function after(act: (root: string) => void, more = '') {
  const pair = archiveWith(`languages: [fr, mi]\n${more}`);
  const roots = [pair.recorded, pair.fresh];
  for (const root of roots) putFiles(root, FILES);
  const [recorded, fresh] = [diskOf(pair.recorded), diskOf(pair.fresh)];
  for (let run = 0; run < 2; run += 1) {
    runAt(recorded, NOW);
    buildAt(fresh, NOW);
  }
  for (const root of roots) act(root);
  const isPart = isPartPlanned(pair.recorded, NOW);
  const expected = buildAt(fresh, NOW);
  expect(told(runAt(recorded, NOW))).toEqual(told(expected));
  const served = servedIn(pair.recorded);
  expect(served).toEqual(servedIn(pair.fresh));
  for (const root of roots) rmSync(root, { recursive: true });
  return { isPart, page: `${served['output/2025/07/01/road/index.html']}` };
}

const edit = (path: string, from: string, to: string) => (root: string) =>
  writeFileSync(join(root, path), readFileSync(join(root, path), 'utf8').replace(from, to));

it('an article that has changed leads to its translation, though only a part is planned', () => {
  const { isPart, page } = after(edit('items/road.md', 'open', 'shut'));
  expect(isPart).toBe(true);
  expect(page).toContain('shut');
  expect(page).toContain('hreflang="fr"');
});

it.each([
  [
    'comes',
    (root: string) =>
      putFiles(root, { 'items/road.mi.md': `---\ntitle: Huarahi\n${DATE}---\n\nKua tuwhera.\n` }),
  ],
  ['goes', (root: string) => rmSync(join(root, 'items/road.fr.md'))],
  ['has a key', edit('items/road.fr.md', '---\n\n', 'translationKey: road\n---\n\n')],
  ['is unlisted', edit('items/road.fr.md', '---\n\n', 'unlisted: true\n---\n\n')],
  ['has a page elsewhere', edit('items/road.fr.md', '---\n\n', 'link: https://elsewhere.example/\n---\n\n')],
])('where a translation %s, all is planned', (_, act) => {
  expect(after(act).isPart).toBe(false);
});

it('where neither pages nor archives say where all articles are, all is planned', () => {
  expect(after(edit('items/road.md', 'open', 'shut'), 'pages: false\narchive: false\n').isPart).toBe(false);
});

it('where the main feed has some articles, all is planned', () => {
  expect(after(edit('items/road.md', 'open', 'shut'), 'where: { language: en }\n').isPart).toBe(false);
});
