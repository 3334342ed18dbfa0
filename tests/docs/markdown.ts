import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A file of the repository, as text. */
export function readFile(path: string): string {
  return readFileSync(ROOT + path, 'utf8');
}

/** The paths of README.md and of all pages in docs/. */
export const PAGES: readonly string[] = [
  'README.md',
  ...readdirSync(`${ROOT}docs`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** The rows of all tables in Markdown that have a column of this name, each with its cells by column. */
export function tableRows(markdown: string, column: string): Record<string, string>[] {
  return markdown
    .split(/\n(?!\|)/)
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
    .flatMap(([first = '', , ...lines]) => {
      const names = cellsOf(first);
      if (!names.includes(column)) return [];
      return lines.map((line) =>
        Object.fromEntries(cellsOf(line).map((cell, index) => [names[index], cell])),
      );
    });
}

/** What stands in backquotes. */
export function quotedIn(text = ''): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, quoted = '']) => quoted);
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
