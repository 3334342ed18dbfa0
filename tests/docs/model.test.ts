import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../src/articles/fields.ts';
import { quotedIn, readFile, tableRows } from './markdown.ts';

const page = readFile('docs/model.md');
const rows = tableRows(page, 'names');
const inFormats = rows.filter((row) => 'RSS 2.0' in row);
const settings = tableRows(page, 'setting');

/** What a cell names: elements, values of `rel`, and members. */
function namesIn(cell: string | undefined): string[] {
  return quotedIn(cell).map((text) => / rel="(.+)"/.exec(text)?.[1] ?? text);
}

describe('docs/model.md', () => {
  it('has each field of front matter once, with its names in their order', () => {
    const inPage = rows.map((row) => ({ key: quotedIn(row['field'])[0], names: quotedIn(row['names']) }));
    const byKey = ({ key: a = '' }, { key: b = '' }) => (a < b ? -1 : 1);
    const inTable = FIELDS.map(({ key, names }) => ({ key: String(key), names: [...names] }));
    expect(inPage.sort(byKey)).toEqual(inTable.sort(byKey));
  });

  it.each([
    ['RSS 2.0', ['rss', 'podcast', 'xmlExtensions']],
    ['Atom 1.0', ['atom', 'xmlExtensions']],
    ['JSON Feed 1.1', ['jsonFeed']],
  ] as const)('names nothing in %s that its renderer does not write', (column, files) => {
    const code = files.map((file) => readFile(`src/feeds/${file}.ts`)).join('');
    const named = [...inFormats, ...settings].flatMap((row) => namesIn(row[column]));
    const known = new Set(code.match(/[\w:-]+/g)?.flatMap((word) => [word, word.replace(/:$/, '')]));
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
  });
});
