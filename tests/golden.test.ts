import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasError, type Problem } from '../src/model/problem.ts';
import { publish } from '../src/publish.ts';
import { filesOf, NOW, publicationOf, putFiles, readOnlyDisk, readXmlStrictly } from './fixtures.ts';

const golden = fileURLToPath(new URL('golden/', import.meta.url));
const cases = readdirSync(golden, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** `UPDATE_GOLDEN=1 npm test` rewrites what is expected; the diff is then for a person to read. */
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

describe.each(cases)('the publication golden/%s', (name) => {
  it('becomes the documents and the problems in its folder, byte by byte', () => {
    const made = make(name);
    if (isUpdate) writeExpected(name, made);
    expect(made).toEqual(readExpected(name));
  });

  it('has no half: three documents, or none where an error stands', () => {
    const { 'problems.txt': problems = '', 'media.txt': _copies, ...written } = readExpected(name);
    const stands = / error [A-Z]/.test(problems);
    const { 'feeds.opml': _list, ...documents } = written;
    const folders = stands ? [] : new Set(Object.keys(documents).map((path) => path.replace(/[^/]*$/, '')));
    expect(Object.keys(documents).sort()).toEqual(
      [...folders]
        .flatMap((folder) => ['atom.xml', 'feed.json', 'rss.xml'].map((file) => folder + file))
        .sort(),
    );
    expect(stands || 'rss.xml' in documents).toBe(true);
  });

  it('is XML and JSON to strict parsers', () => {
    for (const [file, text] of Object.entries(readExpected(name))) {
      if (/\.(?:xml|opml)$/.test(file)) expect(() => readXmlStrictly(text)).not.toThrow();
      if (file.endsWith('.json')) expect(() => JSON.parse(text)).not.toThrow();
    }
  });
});

function make(name: string): Record<string, string> {
  const { disk, outputs: all } = readOnlyDisk(join(golden, name));
  const { problems } = publish(disk, publicationOf(disk), { now: NOW });
  // The style sheet is the same for all publications; how it looks is tested in a browser.
  const { 'feed.css': _style, ...outputs } = all;
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
  return filesOf(join(golden, name, 'expected'));
}

function writeExpected(name: string, files: Readonly<Record<string, string>>): void {
  const folder = join(golden, name, 'expected');
  rmSync(folder, { recursive: true, force: true });
  putFiles(folder, files);
}
