import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { publish } from '../../src/publish/publish.ts';
import { readSettings } from '../../src/publish/readSettings.ts';
import { type Files, filesOf, folderWith, putFiles } from '../support/files.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

/** A note of six in the morning on 3 March 2015. */
const note = (text: string) => `---\ndate: 6 am on 3 March 2015\n---\n\n${text}\n`;

function publishIn(root: string) {
  const disk = realDisk(root);
  const publication = readSettings(disk);
  if (publication.settings === undefined) throw new Error('no settings');
  return publish({ disk }, publication, { now: NOW });
}

function published(files: Files) {
  const root = folderWith({ 'feed.yaml': SHORTEST, ...files });
  const report = publishIn(root);
  return { root, report, output: filesOf(root) };
}

const idsIn = (root: string) =>
  JSON.parse(filesOf(root)['output/feed.json'] ?? '').items.map(
    ({ id, content_html }: Record<string, string>) => [id, content_html],
  );

describe('a note', () => {
  it('is called by its first words on pages and in reports, and by nothing in feeds', () => {
    const { report, output } = published({ 'items/tide.md': note('The *tide* is in.\n\nMore of it.') });
    expect(report.newest).toMatchObject({ title: 'The tide is in.' });
    expect(output['output/2015/03/03/tide/index.html']).toContain('<h1 class="p-name">The tide is in.</h1>');
    expect(output['output/2015/03/03/tide/index.html']).toContain(
      '<title>The tide is in. - Harbour News</title>',
    );
    expect(output['output/index.html']).toContain('>The tide is in.</a></h3>');
    expect(output['output/archive/2015-03/index.html']).toContain('>The tide is in.</a></h2>');
    expect(output['output/rss.xml']).not.toContain('<title>The tide');
    expect(output['output/atom.xml']).toContain('<title></title>');
    expect(JSON.parse(output['output/feed.json'] ?? '').items[0]).not.toHaveProperty('title');
  });

  it('is not taken for another that has no title either, though both were renamed and edited at once', () => {
    const ferry = 'The ferry left the wharf at six in the morning with the mail, two dogs and a piano.';
    const road = 'The road over the hill is open again to cars, bicycles and sheep, but not to lorries.';
    const { root } = published({ 'items/a.md': note(ferry), 'items/b.md': note(road) });
    const before = idsIn(root);
    for (const file of ['items/a.md', 'items/b.md']) rmSync(join(root, file));
    putFiles(root, {
      'items/c.md': note(`${road} Bring water.`),
      'items/d.md': note(`${ferry} Bring water.`),
    });
    const report = publishIn(root);
    expect(report.problems).toEqual([]);
    expect(idsIn(root)).toEqual(
      before.map(([id, html]: [string, string]) => [id, html.replace('</p>', ' Bring water.</p>')]),
    );
  });
});

describe('formats that are not read', () => {
  const rst = { 'items/a.rst': 'A', 'items/b.rst': 'B', 'items/c.adoc': 'C', 'items/d.html': '<p>D</p>' };

  it('are counted where they are most of a folder', () => {
    const { report, output } = published({ ...rst, 'items/e.md': note('E') });
    expect(tellAll(report.problems.filter(({ severity }) => severity === 'error'))).toMatchInlineSnapshot(
      `"items:1:1 error MOSTLY_UNREAD expected articles, found 1 of them and 4 files that are left out (2 .rst, 1 .adoc, 1 .html) - nothing is written; mend those, or write into feed.yaml which are no articles, in ignore:, or mend items:"`,
    );
    expect(report.problems[0]?.code).toBe('MOSTLY_UNREAD');
    expect(Object.keys(output).filter((path) => path.startsWith('output/'))).toEqual([]);
    expect(report.problems.filter(({ code }) => code === 'FORMAT_UNREAD')).toHaveLength(4);
  });

  it('are told one by one where they are not', () => {
    const { report } = published({ 'items/a.rst': 'A', 'items/e.md': note('E') });
    expect(report.problems.map(({ code }) => code)).toEqual(['FORMAT_UNREAD']);
  });

  it('are no articles', () => {
    const { report } = published(rst);
    expect(report.problems.map(({ code }) => code)).toContain('NO_ITEMS');
  });

  it('leave a page of a site that was an article gone, and a file with an error where it is', () => {
    const html = `${note('<p>The tide</p>')}`;
    const { root } = published({ 'items/a.html': html, 'items/b.md': note('B') });
    putFiles(root, { 'items/a.html': '<p>The tide</p>' });
    expect(publishIn(root).subscribers.gone).toMatchObject([{ file: 'items/a.html' }]);
  });
});
