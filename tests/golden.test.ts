import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasError, type Problem } from '../src/model/problem.ts';
import { publish } from '../src/publish/publish.ts';
import { readPage } from './site/page.ts';
import { filesOf, putFiles } from './support/files.ts';
import { publicationOf, readOnlyDisk } from './support/memoryDisk.ts';
import { withLayout, withoutLayout } from './support/pageLayout.ts';
import { NOW } from './support/publication.ts';
import { readXmlStrictly } from './support/strictXml.ts';
import { warningsOf } from './support/validator.ts';

const golden = fileURLToPath(new URL('./golden/', import.meta.url));
const cases = readdirSync(golden, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** `UPDATE_GOLDEN=1 npm test` rewrites what is expected; the diff is then for a person to read. */
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

/** Half of a character in an author's file is published as U+FFFD, so that it is seen where it is mended. */
const MEANT = new Set(['A page that was pasted from a wire: a character that was lost']);

/** What is there once, beside feeds and pages. */
const LISTS = new Set(['feeds.opml', '.well-known/feed-menu.json', '_headers', '.nojekyll']);

describe.each(cases)('the publication golden/%s', (name) => {
  it('becomes the documents and the problems in its folder, byte by byte', () => {
    const made = make(name);
    const short = withoutLayout(made);
    expect(withLayout(short)).toEqual(made);
    if (isUpdate) writeExpected(name, short);
    expect(short).toEqual(filesOf(expectedOf(name)));
  });

  it('has no half: each feed in three formats and each page, or nothing where an error stands', () => {
    const { 'problems.txt': problems = '', 'media.txt': _copies, ...written } = readExpected(name);
    const stands = / error [A-Z]/.test(problems);
    const documents = Object.keys(written).filter((path) => !LISTS.has(path) && !path.endsWith('.html'));
    const folders = stands ? [] : new Set(documents.map((path) => path.replace(/[^/]*$/, '')));
    const parts = new Set(documents.filter(isOfArchive).map((path) => path.replace(/(?:\.atom)?\.\w+$/, '')));
    const feeds = [...folders].filter((folder) => !isOfArchive(folder));
    expect(documents.sort()).toEqual(
      [
        ...feeds.flatMap((folder) => ['atom.xml', 'feed.json', 'rss.xml'].map((file) => folder + file)),
        ...[...parts].flatMap((part) => ['.atom.xml', '.json', '.xml'].map((ending) => part + ending)),
      ].sort(),
    );
    expect(stands || 'rss.xml' in written).toBe(true);
    const pages = Object.keys(written).filter((path) => path.endsWith('.html'));
    const { home_page_url: home, items } = JSON.parse(written['feed.json'] ?? '{ "items": [] }');
    const links = items.map(({ url }: { url: string }) => decodeURI(url.replace(home, '')));
    if (pages.length > 0) expect(pages).toEqual(expect.arrayContaining(['404.html', 'index.html']));
    for (const link of pages.length > 0 ? links.filter((one: string) => !one.startsWith('https:')) : [])
      expect(pages).toContain(`${link}index.html`);
  });

  it('has nothing in its feeds that validators warn of', () => {
    const feeds = Object.entries(readExpected(name)).filter(([file]) => file.endsWith('.xml'));
    expect(feeds.flatMap(([, text]) => warningsOf(text)).filter((one) => !MEANT.has(one))).toEqual([]);
  });

  it('is XML, JSON and HTML to strict parsers', () => {
    for (const [file, text] of Object.entries(readExpected(name))) {
      if (/\.(?:xml|opml)$/.test(file)) expect(() => readXmlStrictly(text)).not.toThrow();
      if (file.endsWith('.json')) expect(() => JSON.parse(text)).not.toThrow();
      if (file.endsWith('.html')) expect(() => readPage(text)).not.toThrow();
    }
  });
});

function isOfArchive(path: string): boolean {
  return /(?:^|\/)archive\//.test(path);
}

function make(name: string): Record<string, string> {
  const { disk, outputs: all } = readOnlyDisk(join(golden, name));
  const { problems } = publish({ disk }, publicationOf(disk), { now: NOW });
  // Style sheets and the script are the same for all publications; how they look and work is tested in a browser.
  const { 'feed.css': _feedStyle, 'page.css': _pageStyle, 'copy.js': _script, ...outputs } = all;
  expect(hasError(problems)).toBe(Object.keys(outputs).length === 0);
  const copies = Object.entries(outputs).filter(([path]) => path.startsWith('media/'));
  const documents = Object.entries(outputs).filter(([path]) => !path.startsWith('media/'));
  return {
    ...Object.fromEntries(documents),
    ...(copies.length > 0 && { 'media.txt': copies.map(([path, copyOf]) => `${path} ${copyOf}`).join('') }),
    'problems.txt': problems.map(lineOf).join(''),
  };
}

function lineOf({ file, line, column, severity, code, message, mend }: Problem): string {
  return `${file}:${line}:${column} ${severity} ${code} ${message} - ${mend}\n`;
}

function readExpected(name: string): Record<string, string> {
  return withLayout(filesOf(expectedOf(name)));
}

function expectedOf(name: string): string {
  return join(golden, name, 'expected');
}

function writeExpected(name: string, files: Readonly<Record<string, string>>): void {
  const folder = expectedOf(name);
  rmSync(folder, { recursive: true, force: true });
  putFiles(folder, files);
}
