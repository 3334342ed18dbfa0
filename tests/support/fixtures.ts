import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SaxesParser } from 'saxes';
import { onTestFinished } from 'vitest';

/** Files by their paths, as a test writes them down. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The shortest feed.yaml there is. */
export const SHORTEST = `title: Harbour News
description: News from a harbour
url: https://news.example.nz/
language: en-NZ
timeZone: Pacific/Auckland
`;

/** The shortest feed.yaml of a publication that has feeds and nothing else. */
export const SETTINGS = `${SHORTEST}pages: false
`;

/** A day on which every article of the tests is out, but for those of the future. */
export const NOW = new Date('2026-01-01T00:00:00Z');

/** A Markdown article. */
export function article(title: string, date: string, body = 'The tide came in.', more = ''): string {
  return `---\ntitle: ${title}\ndate: ${date}\n${more}---\n\n${body}\n`;
}

/** A folder with these files in it, which goes when the test ends. */
export function folderWith(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  putFiles(folder, files);
  return folder;
}

/** Puts files into a folder, and makes the folders that they need. */
export function putFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Every file of a folder, hidden ones too, with its text. */
export function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** @throws where the text is not well-formed XML, as the strictest parser has it */
export function readXmlStrictly(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}
