import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import type { Settings } from '../../src/model/settings.ts';
import { findUpToDate } from '../../src/publish/incremental/upToDate.ts';
import { publish } from '../../src/publish/publish.ts';
import { readSettings } from '../../src/publish/readSettings.ts';
import { article } from '../support/articles.ts';
import { type Files, filesOf, folderWith, putFiles } from '../support/files.ts';
import { pngOf } from '../support/pictures.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

const PROGRAM = 'a program';
const GOOD = article('A', '2015-02-03 10:00', 'Good.');

/** Publishes as if feed.yaml had these settings too. */
function publishIn(root: string, more: Partial<Settings>) {
  const disk = realDisk(root);
  const publication = readSettings(disk);
  if (publication.settings === undefined) throw new Error('no settings');
  const settings = { ...publication.settings, ...more };
  return publish({ disk, program: PROGRAM }, { ...publication, settings }, { now: NOW });
}

const folder = (files: Files) => folderWith({ 'feed.yaml': SHORTEST, ...files });

describe('files that feed.yaml leaves out', () => {
  const others = {
    'items/README.md': '# How to add a post\n',
    'items/robots.txt': 'User-agent: *\n',
    'items/index.md': '---\ntitle: Blog\nlayout: list\n---\n',
    'items/zh/a.md': '---\ntitle: [\n---\n',
  };

  it('are no articles and no errors, whatever is in them', () => {
    const root = folder({ 'items/a.md': GOOD, ...others });
    expect(publishIn(root, {}).problems.filter(({ severity }) => severity === 'error')).toHaveLength(4);
    const { problems, items } = publishIn(root, { ignore: ['README.md', '*.txt', '/items/index.md', 'zh/'] });
    expect({ problems, count: items.published }).toEqual({ problems: [], count: 1 });
  });

  it('may be all there are, which is told', () => {
    const { problems } = publishIn(folder({ 'items/a.md': GOOD }), { ignore: ['*.md'] });
    expect(tellAll(problems)).toMatchInlineSnapshot(
      `"items:1:1 warning NO_ITEMS expected articles (.md, .markdown, .mdx, .txt, .html, .htm), found only files that ignore: leaves out - mend ignore: in feed.yaml"`,
    );
  });

  it('may be none, which is told of each pattern', () => {
    const { problems } = publishIn(folder({ 'items/a.md': GOOD }), { ignore: ['drafs/'] });
    expect(tellAll(problems)).toMatchInlineSnapshot(
      `"feed.yaml:1:1 note IGNORE_UNUSED expected a pattern in ignore: that names articles' files, found "drafs/", which names none - mend it, or take it out; patterns are relative to the folder of feed.yaml"`,
    );
  });

  it('are gone for subscribers, as if they were deleted', () => {
    const root = folder({ 'items/a.md': GOOD, 'items/b.md': article('B', '2015-02-04 10:00', 'Better.') });
    publishIn(root, {});
    const { subscribers } = publishIn(root, { ignore: ['b.md'] });
    expect(subscribers.gone).toMatchObject([{ file: 'items/b.md' }]);
  });

  it('that are many at once are an error, as if they were deleted', () => {
    const many = Array.from({ length: 30 }, (_, at) => [
      `items/${at + 10}.md`,
      article(`T${at}`, `2015-03-01 10:${at + 10}`, `Text ${at}.`),
    ]);
    const root = folder(Object.fromEntries(many));
    publishIn(root, {});
    const { problems } = publishIn(root, { ignore: ['[1-3]*.md'] });
    expect(problems.map(({ code }) => code)).toContain('UNPUBLISHES_MANY');
  });

  it('hold pictures that articles may show', () => {
    const root = folder({ 'items/a.md': `${GOOD}\n![Boat](img/a.png)\n`, 'items/img/a.png': pngOf(4, 3) });
    expect(publishIn(root, { ignore: ['img/', '*.png'] }).problems).toMatchObject([
      { code: 'IGNORE_UNUSED' },
    ]);
    expect(Object.keys(filesOf(root)).some((path) => path.startsWith('output/media/a-'))).toBe(true);
  });

  it('are nothing that a run has to look at', () => {
    const root = folder({ 'items/a.md': GOOD, 'items/README.md': 'One\n' });
    publishIn(root, { ignore: ['README.md'] });
    const world = { disk: realDisk(root), program: PROGRAM };
    putFiles(root, { 'items/README.md': 'Two\n', 'items/b/README.md': 'Three\n' });
    expect(findUpToDate(world, { now: NOW }).previous).toBeDefined();
    putFiles(root, { 'items/b.md': 'Three\n' });
    expect(findUpToDate(world, { now: NOW }).previous).toBeUndefined();
  });
});

it('files that only send readers on are told once, with their number', () => {
  const stub = '---\nredirect: /blog/new\n---\n';
  const root = folder({ 'items/a.md': GOOD, 'items/b.md': stub, 'items/c.md': stub, 'items/d.md': stub });
  const { problems, items } = publishIn(root, {});
  expect(items.published).toBe(1);
  expect(tellAll(problems)).toMatchInlineSnapshot(
    `"items/b.md:1:1 note REDIRECT_ONLY expected articles, found 3 files that only send readers on - it is no article, and the program that makes the pages reads it; write a text below the front matter to publish it"`,
  );
  const output = Object.entries(filesOf(root)).filter(([path]) => path.startsWith('output/'));
  expect(output.filter(([, text]) => text.includes('/blog/new'))).toEqual([]);
});

it('a leaf bundle is one article', () => {
  const root = folder({ 'items/trip/index.md': GOOD, 'items/trip/notes.md': '# Packing list\n' });
  expect(publishIn(root, { leafBundles: true })).toMatchObject({ problems: [], items: { published: 1 } });
});
