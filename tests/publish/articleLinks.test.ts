import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { type Files, folderWith, putFiles } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SHORTEST } from '../support/publication.ts';
import { buildAt, diskOf, PROGRAM, servedIn, told } from './incremental/history.ts';

const SITE = 'https://news.example.nz/';
const B = article('B', '2015-02-02T09:00:00+13:00', '## Wind\n\nText.');

/** An article, and another one that it may link to. */
const withA = (body: string, more: Files = {}): Files => ({
  'items/b.md': B,
  'items/a.md': article('A', '2015-02-03T09:00:00+13:00', body),
  ...more,
});

/** The text of the article, the same in three formats and on its page, and what its author is told. */
function published(files: Files, now = NOW) {
  const disk = memoryDisk({ 'feed.yaml': SHORTEST, ...files });
  const { problems } = publish({ disk }, publicationOf(disk), { now });
  const textOf = (path: string) => `${disk.files.get(`output/${path}`)}`;
  const items: { title: string; content_html: string }[] = JSON.parse(textOf('feed.json')).items;
  const text = `${items.find(({ title }) => title === 'A')?.content_html}`;
  for (const path of ['rss.xml', 'atom.xml', '2015/02/03/a/index.html']) expect(textOf(path)).toContain(text);
  return { text, told: tellAll(problems) };
}

describe('a link between articles', () => {
  it.each([
    ['[b](b.md)', `${SITE}2015/02/02/b/`],
    ['[b](b.md#wind)', `${SITE}2015/02/02/b/#wind`],
    ['<a href="./b.md">b</a>', `${SITE}2015/02/02/b/`],
    ['[[b]]', `${SITE}2015/02/02/b/`],
    ['[b](@/posts/b.md)', `${SITE}2015/02/02/b/`],
  ])('is the same in every format and on our page: %s', (body, href) => {
    expect(published(withA(body))).toEqual({ text: `<p><a href="${href}">b</a></p>`, told: '' });
  });

  it('keeps the id of what it leads to in its own article', () => {
    const { text } = published(withA('[there](a.md#wind)\n\n<h2 id="wind">Wind</h2>\n'));
    expect(text).toContain(`<a href="${SITE}2015/02/03/a/#wind">there</a>`);
    expect(text).toContain('<h2 id="wind">Wind</h2>');
  });

  it('in double brackets may show a picture', () => {
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>';
    const { text, told: message } = published(withA('![[sea.svg|The sea]]', { 'items/sea.svg': picture }));
    expect(text).toMatch(/^<figure><img src="https:\/\/news\.example\.nz\/media\/sea-[^"]+" alt="The sea"/);
    expect(message).toBe('');
  });

  it('is told where it stands while the other is held back, and leads there when it is out', () => {
    const files = withA('Of b.\n\nSee [[b]].', { 'items/b.md': article('B', '2026-02-01T09:00:00+13:00') });
    expect(published(files)).toEqual({
      text: '<p>Of b.</p>\n<p>See <a>b</a>.</p>',
      told: 'items/a.md:8:5 warning LINK_BROKEN expected a link to an article that is out, found "b" - items/b.md is held back until 9:00 am on 1 February 2026, NZDT; until it is out, readers see the words without a link',
    });
    expect(published(files, new Date('2026-03-01T00:00:00Z'))).toEqual({
      text: `<p>Of b.</p>\n<p>See <a href="${SITE}2026/02/01/b/">b</a>.</p>`,
      told: '',
    });
  });
});

describe('with records, and without, a run does and tells the same where', () => {
  const saying = (line: string) => B.replace('---\n', `---\n${line}\n`);
  it.each<[what: string, after: Files, gone: readonly string[], link: string]>([
    [
      'the other has another slug',
      { 'items/b.md': saying('slug: c') },
      [],
      `<a href="${SITE}2015/02/02/c/">`,
    ],
    ['the other becomes a draft', { 'items/b.md': saying('draft: true') }, [], '<a>'],
    ['the other expires', { 'items/b.md': saying('expires: 2015-12-01') }, [], '<a>'],
    ['the other is held back', { 'items/b.md': B.replace('2015', '2027') }, [], '<a>'],
    ['the other is gone', {}, ['items/b.md'], '<a>'],
    ['the other is moved', { 'items/deep/b.md': B }, ['items/b.md'], `<a href="${SITE}2015/02/02/b/">`],
    [
      'there is one of nearly the name that none has',
      { 'items/harbor.md': B.replace('-02-02', '-02-01') },
      [],
      `<a href="${SITE}2015/02/02/b/">`,
    ],
  ])('%s', (_what, after, gone, link) => {
    const old = article('Old', '2014-01-01', '[b](b.md) and [[harbour]]');
    const [recorded, fresh] = [PROGRAM, undefined].map((program) => {
      const settings = `${SHORTEST}window: { items: 1, days: 1 }\n`;
      const root = folderWith({ 'feed.yaml': settings, ...withA('[b](b.md)'), 'items/old.md': old });
      const build = () => told(buildAt(diskOf(root), NOW, program));
      build();
      for (const path of gone) rmSync(join(root, path));
      putFiles(root, after);
      return { report: build(), served: servedIn(root), again: build() };
    });
    expect(recorded).toEqual(fresh);
    for (const page of ['2014/01/01/old', '2015/02/03/a'])
      expect(recorded?.served[`output/${page}/index.html`]).toContain(`${link}b</a>`);
  });
});
