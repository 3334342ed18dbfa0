import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many articles the Atom documents in a folder and below it have: each id counts once. */
export function countEntries(folder: string): number {
  const ids = new Set<string>();
  for (const path of documentsOf(folder)) addIds(readFileSync(path), ids);
  return ids.size;
}

/** Whether the RSS and Atom documents in a folder and below it have these words. */
export function isShown(words: string, folder: string): boolean {
  return documentsOf(folder).some((path) => readFileSync(path).includes(words));
}

function documentsOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.xml')).map((name) => join(folder, name));
}

/** A document may be longer than a string can be. */
function addIds(document: Buffer, ids: Set<string>): void {
  for (let at = document.indexOf('<entry'); at !== -1; at = document.indexOf('<entry', at + 1)) {
    const start = document.indexOf('<id>', at) + '<id>'.length;
    ids.add(document.toString('utf8', start, document.indexOf('</id>', start)));
  }
}
